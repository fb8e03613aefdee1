"""What was corrected of a person in a release holds for the person's other mentions there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from annotator.model.answers import Answer, Verdict
from annotator.model.kinds import OFFICIAL
from annotator.model.records import FieldValue
from annotator.model.registry import folded
from annotator.model.suggestion import Suggestion

_PERSON, _ROLE, _BODY, _TYPE = "person", "role", "body", "type"
_BY_TITLE = "title"
_GIVEN = (_ROLE, _BODY, "status")
_TELLING = (Verdict.MADE, Verdict.CHANGED)
_WORDS = "as you put it elsewhere in this release"


@dataclass(slots=True)
class People:
    """The officials whom somebody tagged by hand or corrected, by release."""

    _by_release: dict[str, dict[str, Answer]] = field(default_factory=dict)

    def note(self, answer: Answer, sign: int) -> None:
        """Remember an answer (1), or forget it again (-1)."""
        if answer.kind != OFFICIAL.key or answer.verdict not in _TELLING:
            return
        held = self._by_release.setdefault(answer.document, {})
        if sign > 0:
            held[answer.id] = answer
        else:
            held.pop(answer.id, None)

    def told(self, found: Iterable[Suggestion], document: str) -> list[Suggestion]:
        """The suggestions of a release, with what was corrected of the same people before.

        What a mention's own words say stays; what is empty is filled in, and what was taken from
        elsewhere gives way to what another mention by name was corrected to. A post without a
        name gets the person who was given to the same post.
        """
        held = self._by_release.get(document)
        if not held:
            return list(found)
        newest = [held[key] for key in sorted(held, reverse=True)]
        return [_told(one, newest) if one.kind == OFFICIAL.key else one for one in found]


def _told(one: Suggestion, answers: Iterable[Answer]) -> Suggestion:
    for answer in answers:
        if fields := _missing(one, answer):
            reason = f"{one.reason}; {_WORDS}" if one.reason else _WORDS
            return replace(one, fields={**one.fields, **fields}, reason=reason)
        if _same_person(one, answer):
            return one
    return one


def _missing(one: Suggestion, answer: Answer) -> dict[str, FieldValue]:
    """What the answer says otherwise than the suggestion, and may say."""
    if _same_person(one, answer):
        wanted: tuple[str, ...] = _GIVEN
    elif _same_post(one, answer):
        wanted = (_PERSON, _BODY)
    else:
        return {}
    return {
        key: FieldValue(told.value, None, told.official)
        for key in wanted
        if (told := answer.fields.get(key)) is not None
        and told.value
        and told.value != _value(one.fields, key)
        and not _is_own(one, key)
        and (not _value(one.fields, key) or _value(answer.fields, _TYPE) != _BY_TITLE)
    }


def _same_person(one: Suggestion, answer: Answer) -> bool:
    person = _value(one.fields, _PERSON)
    return bool(person) and folded(person) == folded(_value(answer.fields, _PERSON))


def _same_post(one: Suggestion, answer: Answer) -> bool:
    if _value(one.fields, _PERSON) or _value(one.fields, _TYPE) != _BY_TITLE:
        return False
    role, body = _value(one.fields, _ROLE), _value(one.fields, _BODY)
    theirs = _value(answer.fields, _BODY)
    same_body = not body or not theirs or folded(body) == folded(theirs)
    return bool(role) and folded(role) == folded(_value(answer.fields, _ROLE)) and same_body


def _is_own(one: Suggestion, key: str) -> bool:
    held = one.fields.get(key)
    return held is not None and held.span is not None and one.span.covers(held.span)


def _value(fields: Mapping[str, FieldValue], key: str) -> str:
    held = fields.get(key)
    return held.value if held else ""
