"""Names that a model found and no rule has: officials where the rules' grammar reads a post."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from annotator.model.spans import Span
from annotator.model.suggestion import ModelName
from annotator.suggest.officials.document import Name
from annotator.suggest.officials.lexicon import Mark
from annotator.suggest.officials.people import Person, Shape, shape
from annotator.suggest.officials.reading import Mention, Reading
from annotator.suggest.officials.titled import TitledReader
from annotator.suggest.officials.titles import Found
from annotator.suggest.officials.tokens import HARD

RULE = "model:{model}"
"""What such a suggestion is named by."""

_SCORE = 0.4
_LONGEST = 5
_SHORTEST = 5
"""Words of fewer letters are small in a headline too."""
_STOPS = frozenset(".!?;:…")
_OF_BODIES = Mark.NOUN | Mark.CALENDAR | Mark.COMPANY | Mark.ACRONYM
"""What stands in no person's name: `Unit`, `Monday`, `Ltd`."""


class Assisted:
    """Adds to the names that the rules found, and takes none of them away."""

    def __init__(self, reading: Reading, titled: TitledReader) -> None:
        self._reading = reading
        self._doc = reading.doc
        self._titled = titled

    def read(self, people: Sequence[ModelName]) -> None:
        """Keep the names of people whose post stands beside them, or elsewhere in the release."""
        starts = [token.start for token in self._doc.tokens] if people else []
        for one in people:
            name = self._name(one.span, starts)
            if name and not self._is_known(name) and not self._in_headline(name):
                self._add(name, one.model)

    def _name(self, span: Span, starts: Sequence[int]) -> Name | None:
        """The tokens of the span without a title at its start; None where they are no full name."""
        doc = self._doc
        start, end = bisect_right(starts, span.start) - 1, bisect_left(starts, span.end)
        start = max(start, 0)
        while start < end and (start in doc.in_post or start in doc.address):
            start += 1
        tokens = doc.tokens[start:end]
        if not 2 <= len(tokens) <= _LONGEST or not all(map(doc.joined, range(start + 1, end))):
            return None
        if not all(token.capital or token.marks & Mark.PARTICLE for token in tokens):
            return None
        if any(token.marks & _OF_BODIES for token in tokens) or tokens[-1].marks & Mark.TOPIC:
            return None
        return Name(start, end, given=any(token.marks & Mark.GIVEN for token in tokens))

    def _is_known(self, name: Name) -> bool:
        taken = self._reading.used
        doc, at = self._doc, range(name.start, name.end)
        place = all(k in doc.in_land for k in at)
        return place or any(k in taken or k in doc.in_post for k in at)

    def _in_headline(self, name: Name) -> bool:
        """Whether capitals stand throughout, with no full stop: `President Leads Talks`."""
        doc = self._doc
        start, end = name.start, name.end
        while start > 0 and doc.tokens[start].gap < HARD:
            start -= 1
        while end < len(doc.tokens) and doc.tokens[end].gap < HARD:
            end += 1
        words = [token.text for token in doc.tokens[start:end]]
        small = any(len(word) >= _SHORTEST and word.islower() for word in words)
        return not small and words[-1] not in _STOPS

    def _add(self, name: Name, model: str) -> None:
        people, parts = self._reading.people, shape(self._doc, name)
        if parts.family in self._reading.private:
            return
        found, person = self._beside(name), people.find(parts)
        rule = RULE.format(model=model)
        if found is not None:
            person = people.add(name, found.title)
            self._reading.keep(
                Mention(found.start, found.end, name, person, found.title, rule, _SCORE, model)
            )
        elif person is not None and person.titles and _same(person, parts):
            self._reading.keep(
                Mention(name.start, name.end, name, person, None, rule, _SCORE, model)
            )

    def _beside(self, name: Name) -> Found | None:
        before = (one.end for one in self._reading.mentions if one.end <= name.start)
        found = self._titled.beside(name, max(before, default=0))
        if found is None or self._reading.used.intersection(range(found.start, found.end)):
            return None
        return found


def _same(person: Person, parts: Shape) -> bool:
    """Whether a full name means the person: the family name, and no other first name known."""
    if person.family != parts.family or not parts.givens:
        return False
    first = parts.givens[0]
    return not person.givens or any(
        known.startswith(first) or first.startswith(known) for known in person.givens
    )
