"""Which state sends the diplomats of a release, where its own words tell that."""

import re
from dataclasses import replace

from annotator.model.spans import Span
from annotator.suggest.officials.document import Doc
from annotator.suggest.officials.lexicon import Sort
from annotator.suggest.officials.titles import Title

_POST = re.compile(
    r"(?:ambassador|high commissioner|consul general|consul|chargé d['’]affaires|envoy)\b"
    r".*\b(?:to|for|in)\b",
    re.IGNORECASE,
)
_SERVICE = frozenset(("service", "corps", "mission", "missions"))
_OF_DIPLOMATS = frozenset(("diplomatic", "foreign"))
_SENT = frozenset("diplomats ambassadors envoys embassies".split())
_REACH = 5
"""Words behind the state's name among which its diplomats stand."""


class Diplomats:
    """Completes posts such as "Ambassador-designate to Qatar" with the state that sends them."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._state: tuple[int, int] | None = None
        self._read = False

    def completed(self, title: Title) -> Title:
        """The post with its body, where it is a diplomat's and the release names one sender."""
        if title.body or not _POST.match(title.role):
            return title
        state = self._sender()
        if state is None:
            return title
        doc = self._doc
        quote = doc.quote(*state)
        if quote.casefold() in title.role.casefold():
            return title  # the one who is sent to that state comes from another
        span = Span(doc.tokens[state[0]].start, doc.tokens[state[1] - 1].end)
        return replace(title, body=quote, body_span=span)

    def _sender(self) -> tuple[int, int] | None:
        """“Sri Lanka's newly appointed diplomats”, “Nepal's diplomatic service”: if but one."""
        if not self._read:
            self._read = True
            found = [
                (hit.start, hit.end)
                for hit in self._doc.lands.values()
                if hit.sort & Sort.COUNTRY and not hit.sort & Sort.DEMONYM and self._sends(hit.end)
            ]
            names = {self._doc.quote(*state).casefold() for state in found}
            self._state = found[0] if len(names) == 1 else None
        return self._state

    def _sends(self, at: int) -> bool:
        tokens = self._doc.tokens
        if at >= len(tokens) or tokens[at].low != "'s":
            return False
        for k in range(at + 1, min(at + 1 + _REACH, len(tokens))):
            low, before = tokens[k].low, tokens[k - 1].low
            if not low[0].isalpha() or not self._doc.joined(k):
                return False
            if low in _SENT or (low in _SERVICE and before in _OF_DIPLOMATS):
                return True
        return False
