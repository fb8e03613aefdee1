"""Completes a body of one word from its whole name: `Secretary to the Ministry`."""

from dataclasses import replace

from annotator.model.spans import Span
from annotator.suggest.officials.complements import Complements
from annotator.suggest.officials.document import Doc
from annotator.suggest.officials.titles import Title

_BARE = frozenset("ministry department commission committee council authority".split())


class Wholes:
    """Knows the one whole name that a release gives of a ministry, department or the like."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._grammar = Complements(doc)
        self._found: dict[str, Span | None] = {}

    def completed(self, title: Title) -> Title:
        """The post with the body's whole name, where the release gives but one."""
        word = title.body.casefold()
        if word not in _BARE:
            return title
        if word not in self._found:
            self._found[word] = self._whole(word)
        whole = self._found[word]
        if whole is None:
            return title
        return replace(title, body=" ".join(whole.of(self._doc.text).split()), body_span=whole)

    def _whole(self, word: str) -> Span | None:
        tokens = self._doc.tokens
        names: dict[str, Span] = {}
        for at, token in enumerate(tokens[:-1]):
            if token.low == word and token.capital and tokens[at + 1].low == "of":
                end = self._grammar.complement(at + 1)
                if end > at + 1:
                    span = Span(token.start, tokens[end - 1].end)
                    names.setdefault(self._doc.quote(at, end).casefold(), span)
        return next(iter(names.values())) if len(names) == 1 else None
