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
LAND_ADJECTIVE = re.compile(r"ск(?:ой|ий|ого|ому|им|ом|ая|ую|ое|их)$")
_OF_BODY = re.compile(
    r"(?:мент|митет|овет|центр|штаб|институт)а$|(?:ств|бществ)а$|(?:ени|ани|нци|сси|ции|граци)[яи]$"
    r"|(?:служб|палат|прокуратур|коллеги)[ыи]$"
)
"""A body in the genitive: `директор Департамента стран Европы Министерства иностранных дел`."""
_BETWEEN = frozenset("что как это его если или перед после был была было были".split())
"""Words of a sentence that stand in no post."""
_WITH = ("сотрудничеств", "взаимодейств", "отношени", "связ")
_LONGEST_QUOTE = 14
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
        return token.text[0].isalpha() and self._is_word(at)

    def _is_word(self, at: int) -> bool:
        token = self._doc.tokens[at]
        if token.low in INSIDE:
            return True
        if token.low in ("с", "со") and self._doc.tokens[at - 1].low.startswith(_WITH):
            return True
        if len(token.low) <= 2 or token.low in _BETWEEN or token.low.startswith("котор"):
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
        if at in self._doc.in_post:
            return False
        return bool(_VERB.match(token.low)) and not token.low.endswith(("ов", "ев", "ств"))

    def _in_list(self, at: int, last: int) -> bool:
        """A comma within `по вопросам экологии, транспорта и связи`."""
        tokens = self._doc.tokens
        behind = any(tokens[k].low == "и" for k in range(at + 1, min(at + 6, last)))
        near = [tokens[k].low for k in range(max(0, at - 8), at)]
        duty = "по" in near or any(word.startswith("министр") for word in near[-3:-1])
        return behind and duty and not tokens[at + 1].capital

    def complement(self, hit: Hit, *, index: bool) -> int:
        """The end of what belongs to the post behind its head word."""
        doc = self._doc
        at = end = hit.end
        while at < self._size and at - hit.end < LONG and not doc.tokens[at].gap:
            token = doc.tokens[at]
            name = doc.name_at.get(at)
            if name is not None and (name.given or self.heads_entry(name) or self._apart(name)):
                break
            if closed := self.quoted_subject(at):
                return closed
            if self._second_name_of_post(at):
                at = end = at + 3
                continue
            if token.text == "," or token.low == "и" or token.low in DUTY:
                if not self._joins(at):
                    break
            elif self._ends_complement(at, hit, index=index):
                break
            else:
                end = at + 1
            at += 1
        return end

    def _second_name_of_post(self, at: int) -> bool:
        """`Глава (Министр) канцелярии`: another word for the post in brackets."""
        doc = self._doc
        inside = at + 2 < self._size and doc.tokens[at].text == "(" and at + 1 in doc.posts
        return inside and doc.tokens[at + 2].text == ")"

    def _joins(self, at: int) -> bool:
        """Whether a comma, `и` or a preposition goes on with the same post."""
        token = self._doc.tokens[at]
        if token.text == ",":
            return self._in_list(at, min(self._size, at + 7))
        after = at + 1
        if token.low != "и" or self._pairs_modifiers(at):
            return True
        return after < self._size and not (self._opens_post(after) or self._is_verb(after))

    def _pairs_modifiers(self, at: int) -> bool:
        """`заместитель Чрезвычайного и Полномочного Посла`: both words belong to the post."""
        doc = self._doc
        if at + 2 >= self._size or not doc.has(at - 1, Mark.MODIFIER):
            return False
        return doc.has(at + 1, Mark.MODIFIER) and at + 2 in doc.in_post

    def quoted_subject(self, at: int) -> int:
        """Behind the name in quotation marks of what a post deals with; 0 where none opens here.

        `по направлению «Наука»` says of what, while `президент «Наука»` is of a firm.
        """
        tokens = self._doc.tokens
        if tokens[at].text != "«" or at < 2 or "по" not in (tokens[at - 2].low, tokens[at - 3].low):
            return 0
        last = min(self._size, at + _LONGEST_QUOTE)
        return next((k + 1 for k in range(at + 1, last) if tokens[k].text == "»"), 0)

    def _apart(self, name: Name) -> bool:
        """Whether two words or more stand behind a state or a short name: `главы МВФ | Имя Имя`."""
        doc, before = self._doc, name.start - 1
        short = doc.has(before, Mark.ACRONYM) and doc.tokens[before].text.isupper()
        return name.end - name.start > 1 and (short or before in doc.in_land)

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
            adjective = LAND_ADJECTIVE.search(doc.tokens[at - 1].low) and token.text.islower()
            if not (adjective or (token.marks & Mark.NOUN and _OF_BODY.search(token.low))):
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
