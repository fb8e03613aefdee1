"""The profile of an official: posts over time, statements and mentions, decisions."""

import re
from collections.abc import Iterable, Iterator

from annotator.model.briefing import Block, Heading, Part, Row, Table
from annotator.model.records import Official, Tenure
from exports.briefing.material import Found, Material, date_of
from exports.briefing.saying import SENTENCE_END, decided, quoted, status
from exports.briefing.sections import column, nothing, person_name

_SPOKE = re.compile(
    r"\b(said|says|stated|stressed|noted|announced|told|declared|emphasi[sz]ed|added|thanked|"
    r"informed|pointed out|underlined|expressed|proposed|called|congratulated)\b|"
    r"\b(сказал|заявил|отметил|подчеркнул|сообщил|объявил|добавил|поблагодарил|предложил|"
    r"выразил|призвал|поздравил|проинформировал)а?\b",
    re.IGNORECASE,
)
_LONGEST_PASSAGE = 420
_MOST = 40


def chosen(material: Material) -> list[list[Found]]:
    """The mentions of each official that the profile is about, person by person.

    Where none was chosen it is the one whom the releases name most.
    """
    people: dict[str, list[Found]] = {}
    for one in material.found("official"):
        key = one.annotation.official or one.value("person").casefold()
        if key:
            people.setdefault(key, []).append(one)
    if not material.choice.officials:
        most = max(people.values(), key=len, default=[])
        return [most] if most else []
    wanted = [name.casefold() for name in material.choice.officials]
    known = {official.id: official for official in material.snapshot.officials}
    found: dict[str, list[Found]] = {}
    for name, written in zip(wanted, material.choice.officials, strict=True):
        meant = {
            key: mentions
            for key, mentions in people.items()
            if _is(name, key, known.get(key), mentions)
        }
        found |= meant
        words = f"Nobody of the name “{written}” is tagged in these releases."
        if not meant and words not in material.left_out:
            material.left_out.append(words)
    return [mentions for key, mentions in people.items() if key in found]


def _is(name: str, key: str, official: Official | None, mentions: Iterable[Found]) -> bool:
    names = {key.casefold(), *(one.value("person").casefold() for one in mentions)}
    if official:
        names |= {held.casefold() for held in official.names}
    asked = set(name.split())  # a family name alone is enough
    return any(asked <= set(held.split()) for held in names)


def posts(material: Material) -> Iterator[Block]:
    """The registry's posts, then those that the releases give, by date."""
    people = chosen(material)
    if not people:
        yield nothing(material, "posts")
    for number, mentions in enumerate(people):
        if len(people) > 1:
            name = person_name(material, mentions)
            yield Heading(name.text, name.language)
        yield from _registry(material, number, mentions)
        yield _told(material, number, mentions)


def _registry(material: Material, number: int, mentions: list[Found]) -> Iterator[Block]:
    phrases = material.phrases
    ids = {one.annotation.official for one in mentions} - {None}
    by_id = {one.id: one for one in material.found("official")}
    held = [tenure for tenure in material.snapshot.tenures if tenure.official in ids]
    if material.choice.verified_only:
        proven = [tenure for tenure in held if tenure.annotation in by_id]
        if len(proven) < len(held):
            material.left_out.append(
                "Posts of the registry that no verified tag proves were left out: a final "
                "briefing takes verified tags only."
            )
        held = proven
    if not held:
        return
    rows = tuple(
        Row(
            f"registry/{number}/{tenure.id}",
            (
                Part(tenure.role),
                Part(tenure.body),
                Part(phrases.short_day(tenure.start)),
                Part(phrases.short_day(tenure.end)),
                Part(tenure.manner),
            ),
            _tenure_source(material, by_id, tenure),
        )
        for tenure in sorted(held, key=lambda one: (one.start, one.end, one.role))
    )
    columns = tuple(column(phrases, key) for key in ("post", "body", "from", "to", "manner"))
    yield Table(phrases("cap.registry"), columns, rows)


def _tenure_source(material: Material, by_id: dict[str, Found], tenure: Tenure) -> tuple[str, ...]:
    found = by_id.get(tenure.annotation or "")
    return material.cite(found) if found else ()


def _told(material: Material, number: int, mentions: list[Found]) -> Table:
    phrases = material.phrases
    told: dict[tuple[str, str, str, str], list[Found]] = {}
    for one in sorted(mentions, key=lambda found: date_of(found.held.document)):
        post = (one.value("role"), one.value("body"), one.value("status"))
        if any(post):
            told.setdefault((date_of(one.held.document), *post), []).append(one)
    rows = tuple(
        material.row(
            f"posts/{number}/{held[0].id}",
            phrases.short_day(day),
            Part(role, held[0].held.language),
            Part(body, held[0].held.language),
            status(phrases, state),
            by=held,
        )
        for (day, role, body, state), held in told.items()
    )
    columns = tuple(column(phrases, key) for key in ("date", "post", "body", "status"))
    return Table(phrases("cap.posts"), columns, rows)


def statements(material: Material) -> Iterator[Block]:
    """Where the releases name the person; passages in which somebody speaks come first."""
    phrases = material.phrases
    people = chosen(material)
    if not people:
        yield nothing(material, "statements")
    for mentions in people:
        name = person_name(material, mentions)
        by_place = {(one.held.document.id, _around(one)): one for one in reversed(mentions)}
        ordered = sorted(
            by_place.values(),
            key=lambda one: (
                not _SPOKE.search(_around(one)),
                date_of(one.held.document),
                one.annotation.start,
            ),
        )
        rows = tuple(
            material.row(
                f"statements/{one.id}",
                phrases.short_day(date_of(one.held.document)),
                Part(quoted(phrases, material.proven(_around(one), one)), one.held.language),
                by=[one],
            )
            for one in ordered[:_MOST]
        )
        columns = (column(phrases, "date", whole=True), column(phrases, "quote"))
        yield Table(phrases("cap.statements", name=name.text), columns, rows)


def _around(found: Found) -> str:
    """The paragraph of a mention; of a long one its sentence, cut at words where that is long."""
    passage, at = found.held.passage(found.annotation)
    if len(passage) <= _LONGEST_PASSAGE:
        return passage
    ends = list(SENTENCE_END.finditer(passage))
    first = max((end.end() for end in ends if end.end() <= at), default=0)
    behind = at + len(found.quote)
    last = min((end.start() for end in ends if end.start() >= behind), default=len(passage))
    if last - first <= _LONGEST_PASSAGE:
        return passage[first:last]
    start = max(first, min(at - _LONGEST_PASSAGE // 3, last - _LONGEST_PASSAGE))
    cut = passage[start : start + _LONGEST_PASSAGE]
    if start > first:
        cut = "…" + cut[cut.find(" ") + 1 :]
    return cut if start + _LONGEST_PASSAGE >= last else cut[: cut.rfind(" ")] + "…"


def person_decisions(material: Material) -> Iterator[Block]:
    """Decisions of the person, and those told of in a paragraph that names the person."""
    phrases = material.phrases
    places: set[tuple[str, int]] = set()
    names: set[str] = set()
    for mentions in chosen(material):
        for one in mentions:
            names.add(one.value("person").casefold())
            places |= {(one.held.document.id, at) for at in one.held.paragraphs_of(one.annotation)}
    rows = tuple(
        material.row(
            f"person_decisions/{one.id}",
            phrases.short_day(one.value("date") or date_of(one.held.document)),
            "".join(part.text for part in decided(material, one, with_day=False)).rstrip("."),
            by=[one],
        )
        for one in material.found("decision")
        if one.value("body").casefold() in names
        or places & {(one.held.document.id, at) for at in one.held.paragraphs_of(one.annotation)}
    )
    if not rows:
        yield nothing(material, "person_decisions")
        return
    columns = (column(phrases, "date", whole=True), column(phrases, "event"))
    yield Table(phrases("cap.person_decisions"), columns, rows)
