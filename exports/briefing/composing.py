"""From a snapshot and options to a briefing."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from annotator.model import edtf
from annotator.model.briefing import Block, Briefing, Section, Table
from annotator.model.claims import Names
from annotator.model.errors import FieldError, UserError
from annotator.model.guard import Guard
from annotator.model.handling import MARKS
from annotator.model.records import State
from annotator.model.snapshot import Progress, Snapshot
from exports.briefing import profile
from exports.briefing.material import Choice, Material, date_of
from exports.briefing.phrases import Phrases
from exports.briefing.sections import nothing, person_name
from exports.briefing.templates import MAKERS, TEMPLATES, BriefingTemplate, sections_of
from exports.briefing.wording import moment
from exports.checks import require_mark


def compose(
    snapshot: Snapshot, options: Mapping[str, str], given: frozenset[str], progress: Progress
) -> Briefing:
    """The briefing of checked options; `given` names tell people in typed text.

    Raises UserError for a release, day or section that is unknown.
    """
    template = TEMPLATES[options["template"]]
    phrases = Phrases(options["language"])
    keys = sections_of(template, options["sections"])
    material = Material.of(snapshot, choice_of(options), phrases, progress)
    _require_mark(material, options["mark"])
    material.free_text = options["text"]
    guard = material.guard = _guard(material, given)
    material.every_release = "releases" in keys
    sections = tuple(
        Section(
            key,
            phrases(f"section.{key}"),
            tuple(_tidy(material, key)),
            annex=key == "annex",
        )
        for key in keys
        if key != "text" or material.free_text.strip()
    )
    sections = tuple(one for one in sections if one.blocks or (one.annex and material.sources))
    briefing = Briefing(
        template=template.key,
        title=_title(material, template, options["title"]),
        subtitle=_subtitle(material),
        language=phrases.language,
        sections=sections,
        sources=material.sources,
        mark=options["mark"].strip(),
        draft=options["status"] == "draft",
        paper=options["paper"],
        head=snapshot.head,
        made_of=snapshot.revised_at,
        generator=snapshot.generator,
        left_out=tuple(material.left_out),
        documents=len(material.helds),
        evidence=material.evidence,
        title_typed=bool(options["title"].strip()),
        title_language=_title_language(material, template, options["title"]),
    )
    return briefing if options["status"] == "draft" else _guarded(briefing, guard)


def _require_mark(material: Material, mark: str) -> None:
    marks: tuple[str, ...] = getattr(material.snapshot, "marks", MARKS)
    held = {one.document.id: one.document for one in material.helds}
    require_mark(held.values(), mark, marks)


def _guard(material: Material, given: frozenset[str]) -> Guard:
    """The guard with everybody whom the registry or a tag names."""
    people = {official.id: official.names for official in material.snapshot.officials}
    full = {name for names in people.values() for name in names}
    full |= {one.value("person") for one in material.found("official")}
    return Guard(Names.of(given, full), people)


def _guarded(briefing: Briefing, guard: Guard) -> Briefing:
    """The briefing with what is not proven, a draft where that is anything."""
    found = guard.check(briefing)
    return replace(briefing, unproven=found, draft=bool(found))


def _tidy(material: Material, key: str) -> Iterator[Block]:
    """A section's blocks: tables without empty columns, and a remark in place of empty ones."""
    for block in MAKERS[key](material):
        if not isinstance(block, Table):
            yield block
        elif block.rows:
            yield block.without_empty_columns()
        elif key != "sources":
            yield nothing(material, key)


def choice_of(options: Mapping[str, str]) -> Choice:
    """What the options choose. Raises UserError where a day is none."""
    return Choice(
        frozenset(filter(None, (one.strip() for one in options["releases"].split(",")))),
        tuple(filter(None, (one.strip() for one in options["officials"].split(";")))),
        _day(options["first"]),
        _day(options["last"]),
        verified_only=options["status"] == "final",
    )


def _day(typed: str) -> str:
    try:
        return edtf.parsed(typed.strip()) if typed.strip() else ""
    except FieldError as error:
        raise UserError(f"The period can't be read. {error}") from error


def _title(material: Material, template: BriefingTemplate, typed: str) -> str:
    if typed.strip():
        return " ".join(typed.split())
    if template.for_release and len(material.helds) == 1:
        document = material.helds[0].document
        return " ".join((document.title or document.source_name).split())
    label = template.label_ru if material.phrases.language == "ru" else template.label
    if template.key == "profile":
        people = profile.chosen(material)
        names = ", ".join(person_name(material, mentions).text for mentions in people[:2])
        return f"{label}: {names}" if names else label
    return f"{label}: {material.snapshot.project}" if material.snapshot.project else label


def _title_language(material: Material, template: BriefingTemplate, typed: str) -> str:
    """The language of a release's own title, empty for a title in the briefing's."""
    own = template.for_release and len(material.helds) == 1 and not typed.strip()
    return material.helds[0].language if own else ""


def _subtitle(material: Material) -> str:
    phrases = material.phrases
    if not material.helds:
        return phrases("subtitle.empty")
    parts = [*_dates(material), _verified(material)]
    at = moment(material.snapshot.revised_at)
    if at:
        parts.append(phrases("subtitle.data", day=phrases.day(f"{at:%Y-%m-%d}")))
    return " · ".join(filter(None, parts))


def _dates(material: Material) -> list[str]:
    phrases = material.phrases
    if len(material.helds) == 1:
        document = material.helds[0].document
        event, published = document.event_date, document.published_on
        return [
            phrases("subtitle.event", day=phrases.day(event)) if event else "",
            phrases("subtitle.published", day=phrases.day(published)) if published else "",
        ]
    periods = [day for held in material.helds if (day := date_of(held.document))]
    count = phrases.counted(len(material.helds), "release")
    if not periods:
        return [count]
    first = min(period.partition("/")[0] for period in periods)
    last = max(period.rpartition("/")[2] for period in periods)
    if first == last:
        return [count, phrases.day(first)]
    return [count, phrases("subtitle.between", first=phrases.day(first), last=phrases.day(last))]


def _verified(material: Material) -> str:
    every = [annotation for held in material.helds for annotation in held.annotations]
    verified = sum(annotation.state is State.VERIFIED for annotation in every)
    if not every:
        return ""
    if verified == len(every):
        return material.phrases("subtitle.verified")
    return material.phrases("subtitle.some_verified", verified=verified, total=len(every))
