"""Sentences and cells put together from annotations, in the briefing's language."""

import re

from annotator.model.briefing import Part
from exports.briefing.material import Found, Material
from exports.briefing.phrases import Phrases
from exports.briefing.russian import INSTRUMENTS, agreed

_VOWELS = frozenset("aeiou")


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def quoted(phrases: Phrases, text: str) -> str:
    """The text in the language's quotation marks."""
    return f"{phrases('open')}{text}{phrases('close')}"


def body_of(found: Found) -> str:
    """The body as written, with the article that the release gives it."""
    body = found.value("body")
    if body and re.search(rf"\bthe\s+{re.escape(body)}", found.held.text, re.IGNORECASE):
        return f"The {body}"
    return capital(body)


def instrument(phrases: Phrases, key: str) -> str:
    """The instrument's noun."""
    if phrases.language == "ru":
        return INSTRUMENTS.get(key, (key, "m"))[0]
    return key


def status(phrases: Phrases, key: str) -> str:
    """A status as a table shows it; a project's own stays as it is."""
    return phrases.find(f"status.{key}", key)


def decided(material: Material, found: Found, *, with_day: bool) -> tuple[Part, ...]:
    """`The Council adopted the “Statement on …”.`, `Принято заявление «…» — Совет.`."""
    phrases = material.phrases
    date = found.value("date")
    day = phrases("decided.day", day=phrases.day(date)) if with_day and date else ""
    if phrases.language == "ru":
        return _decided_in_russian(phrases, found, _written(found), day)
    return _decided_in_english(phrases, found, _written(found), day)


def _written(found: Found) -> Part:
    return Part(found.value("title") or found.quote, found.held.language)


def _decided_in_english(
    phrases: Phrases, found: Found, written: Part, day: str
) -> tuple[Part, ...]:
    body, verb = body_of(found), _verb(phrases, found)
    before = _object_before(found.value("instrument"), written.text)
    open_, close = phrases("open"), phrases("close")
    if found.value("status") == "agreed" and before == "an agreement: ":
        verb = phrases("agreed") + ("" if written.text.startswith("to ") else ":")
        before = ""
        if not body:
            return (Part(f"{capital(verb)} {open_}"), written, Part(f"{close}{day}."))
    if body:
        return (
            Part(body, found.held.language),
            Part(f" {verb} {before}{open_}"),
            written,
            Part(f"{close}{day}."),
        )
    if before.endswith(": "):
        passive = f"{capital(before[:-2])} was {verb}: {open_}"
        return (Part(passive), written, Part(f"{close}{day}."))
    were = "were" if _several(written.text) else "was"
    return (Part(capital(f"{before}{open_}")), written, Part(f"{close} {were} {verb}{day}."))


def _verb(phrases: Phrases, found: Found) -> str:
    """What was done, by the status, and by the instrument where it has a verb of its own."""
    status_, instrument_ = found.value("status"), found.value("instrument")
    plain = phrases.find(f"verb.{status_}", phrases("verb."))
    return phrases.find(f"verb.{status_}.{instrument_}", plain)


SENTENCE_END = re.compile(
    r"(?:(?<=[a-zа-яё]{3}[.!?])|(?<=\d\d[.!?]))[”»\"]?\s+(?=[^\W\d_a-zа-яё]|[“«])"
)
"""Behind three small letters or two digits: “Ms.” and “Gen.” end no sentence."""
_HEAD_ENDS = frozenset(
    "of on for to in at by from with between under about concerning regarding and or".split()
)


def _several(title: str) -> bool:
    """Whether the title's head noun is a plural: `Regulations`, `amendments to the law`."""
    head = ""
    for word in re.findall(r"[^\W\d_]+", title):
        if head and word.casefold() in _HEAD_ENDS:
            break
        head = word.casefold()
    return head.endswith("s") and not head.endswith(("ss", "us", "is"))


def _object_before(key: str, title: str) -> str:
    """`the ` before a title that names its instrument, else `a statement: `."""
    words = title.casefold().split()[:8]
    if not key or key == "other" or any(word.startswith(key[:6]) for word in words):
        return "" if not key or key == "other" else "the "
    article = "an" if key[0] in _VOWELS else "a"
    return f"{article} {key}: "


def _decided_in_russian(
    phrases: Phrases, found: Found, written: Part, day: str
) -> tuple[Part, ...]:
    noun, gender = INSTRUMENTS.get(found.value("instrument"), ("документ", "m"))
    verb = agreed(_verb(phrases, found), gender)
    body = found.value("body")
    tail = f"» — {body}{day}" if body else f"»{day}"
    stop = "" if tail.endswith(".") else "."
    return (Part(f"{verb} {noun} «"), written, Part(f"{tail}{stop}"))


def what_is_counted(material: Material, found: Found) -> str:
    """What a statistic counts, as written; its quote among its neighbours where nobody says."""
    counted = found.value("counted")
    return counted or quoted(material.phrases, material.proven(_among(material, found), found))


def _among(material: Material, found: Found) -> str:
    """The quote with the words around it, where it is short, within its sentence."""
    material.cite(found)
    around = material.sources[found.id].around
    if not around:
        return found.quote
    at = next(at for at, part in enumerate(around) if part.strong)
    before = SENTENCE_END.split("".join(part.text for part in around[:at]))[-1]
    after = "".join(part.text for part in around[at + 1 :])
    ended = SENTENCE_END.search(after)
    return before + around[at].text + (after[: ended.start()] if ended else after)


def figure_cell(material: Material, found: Found) -> str:
    """A statistic's figure for a table; its words where they are vague or can't be read."""
    figure = found.figure
    if figure is None or figure.comparator == "vague":
        return quoted(material.phrases, found.quote)
    return material.phrases.figure(figure)


def figured(material: Material, found: Found, *, with_period: bool = True) -> tuple[Part, ...]:
    """`Drugs: more than 29.1 tonnes (2019).`."""
    phrases = material.phrases
    figure = found.figure
    clear = figure is not None and figure.comparator != "vague"
    said = phrases.said(figure) if figure and clear else quoted(phrases, found.quote)
    period = phrases.day(found.value("period")) if with_period else ""
    rest = ", ".join(filter(None, (found.value("place"), period)))
    counted = capital(what_is_counted(material, found))
    return (
        Part(counted, found.held.language),
        Part(f": {said}{f' ({rest})' if rest else ''}."),
    )
