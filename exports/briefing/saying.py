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
    key, title = found.value("instrument"), found.value("title")
    written = Part(title or found.quote, found.held.language)
    date = found.value("date")
    day = phrases("decided.day", day=phrases.day(date)) if with_day and date else ""
    if phrases.language == "ru":
        return _decided_in_russian(phrases, found, written, day)
    verb = phrases(f"verb.{found.value('status')}" if found.value("status") else "verb.")
    body = body_of(found)
    before = _object_before(key, written.text)
    open_, close = phrases("open"), phrases("close")
    if body:
        return (
            Part(body, found.held.language),
            Part(f" {verb} {before}{open_}"),
            written,
            Part(f"{close}{day}."),
        )
    said = "was " + (verb if found.value("status") else "decided on")
    return (Part(capital(f"{before}{open_}")), written, Part(f"{close} {said}{day}."))


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
    verb = agreed(phrases.find(f"verb.{found.value('status')}", phrases("verb.")), gender)
    body = found.value("body")
    tail = f"» — {body}{day}." if body else f"»{day}."
    return (Part(f"{verb} {noun} «"), written, Part(tail))


def what_is_counted(found: Found) -> str:
    """What a statistic counts, as written; its quote where that is not said."""
    return found.value("counted") or f"“{found.quote}”"


def figure_cell(material: Material, found: Found) -> str:
    """A statistic's figure for a table; its words where they are vague or can't be read."""
    figure = found.figure
    if figure is None or figure.comparator == "vague":
        return quoted(material.phrases, found.quote)
    return material.phrases.figure(figure)


def figured(material: Material, found: Found) -> tuple[Part, ...]:
    """`Drugs: more than 29.1 tonnes (2019).`."""
    phrases = material.phrases
    figure = found.figure
    clear = figure is not None and figure.comparator != "vague"
    said = phrases.said(figure) if figure and clear else quoted(phrases, found.quote)
    rest = ", ".join(filter(None, (found.value("place"), phrases.day(found.value("period")))))
    counted = capital(what_is_counted(found))
    return (
        Part(counted, found.held.language),
        Part(f": {said}{f' ({rest})' if rest else ''}."),
    )
