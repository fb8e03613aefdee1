"""How far a Russian post reaches behind its head word."""

import re

from annotator.suggest.officials.document import Doc, Hit, Name
from annotator.suggest.officials.lexicon import Lexicon, Mark
from annotator.suggest.officials.russian_roles import DUTY

_VERB = re.compile(
    r".{3,}(?:л|ла|ло|ли|лся|лась|лись|ет|ит|ут|ют|ат|ят|ется|ится|ются|ть|ться|вший|вшая|вшего)$"
)
_NOT_VERBS = frozenset(
    (
        "дел отдел отделов органов народов союз совет государств вопросов войск "
        "секретариат комитет мандат аппарат генерал канал материал форумов делами"
    ).split()
)
INSIDE = frozenset("по при и в на за для".split())
LONG = 26


class RussianWords:
    """Tells which words can belong to a post in a Russian release."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._doc = doc
        self._posts = lexicon.posts_ru
        self._size = len(doc.tokens)

    def is_material(self, at: int, last: int) -> bool:
        """Whether the word can stand in a post that ends before `last`."""
        token = self._doc.tokens[at]
        if token.text == ",":
            return self._in_list(at, last)
        if token.text in '«»"-–':
            return token.text in "«»-"
        if not token.text[0].isalpha():
            return False
        if token.low in INSIDE:
            return True
        if len(token.low) <= 2 or token.low in (
            "что",
            "как",
            "это",
            "его",
            "если",
            "или",
            "перед",
            "после",
        ):
            return token.text.isupper()
        return (
            token.capital
            or bool(token.marks & (Mark.NOUN | Mark.MODIFIER))
            or at in self._doc.in_land
            or not self._is_verb(at)
        )

    def _is_verb(self, at: int) -> bool:
        token = self._doc.tokens[at]
        if token.marks & (Mark.NOUN | Mark.TOPIC | Mark.MODIFIER) or token.low in _NOT_VERBS:
            return False
        return bool(_VERB.match(token.low)) and not token.low.endswith(("ов", "ев", "ств"))

    def _in_list(self, at: int, last: int) -> bool:
        """A comma within `по вопросам экологии, транспорта и связи`."""
        tokens = self._doc.tokens
        behind = any(tokens[k].low == "и" for k in range(at + 1, min(at + 6, last)))
        duty = any(tokens[k].low == "по" for k in range(max(0, at - 8), at))
        return behind and duty and not tokens[at + 1].capital

    def complement(self, hit: Hit, *, index: bool) -> int:
        """The end of what belongs to the post behind its head word."""
        doc = self._doc
        at = end = hit.end
        while at < self._size and at - hit.end < LONG and not doc.tokens[at].gap:
            token = doc.tokens[at]
            name = doc.name_at.get(at)
            if name is not None and (name.given or self.heads_entry(name)):
                break
            if token.text == "," or token.low == "и" or token.low in DUTY:
                if not self._joins(at):
                    break
            elif self._ends_complement(at, hit, index=index):
                break
            else:
                end = at + 1
            at += 1
        return end

    def _joins(self, at: int) -> bool:
        """Whether a comma, `и` or a preposition goes on with the same post."""
        token = self._doc.tokens[at]
        if token.text == ",":
            return self._in_list(at, min(self._size, at + 7))
        after = at + 1
        if token.low != "и":
            return True
        return after < self._size and not (self._opens_post(after) or self._is_verb(after))

    def heads_entry(self, name: Name) -> bool:
        """Whether the next entry of a list begins there: `Имя бен Имя АЛЬ-ИМЯ – министр`."""
        tokens = self._doc.tokens
        dashed = name.end < self._size and tokens[name.end].text in "–—"
        return dashed and name.end - name.start > 1

    def _ends_complement(self, at: int, hit: Hit, *, index: bool) -> bool:
        """Whether a word can't belong to the post any more."""
        doc = self._doc
        token = doc.tokens[at]
        if at - 1 in doc.in_land and at - 1 >= hit.end and at not in doc.in_land:
            return True
        if not self.is_material(at, self._size) or self._is_verb(at):
            return True
        # in the publisher's index a post in the nominative belongs to the next person
        return token.text in "«»-" or (index and token.capital and token.low in self._posts)

    def _opens_post(self, at: int) -> bool:
        doc = self._doc
        for k in range(at, min(at + 4, self._size)):
            if k in doc.posts or k in doc.name_at:
                return True
            if not doc.has(k, Mark.MODIFIER):
                return False
        return False
