"""Where one name ends and the next begins in a run of Russian words with capitals."""

import re
from collections.abc import Iterator

from annotator.suggest.officials.document import Doc, Name
from annotator.suggest.officials.lexicon import Mark
from annotator.suggest.officials.names import is_patronymic, name_key
from annotator.suggest.officials.tokens import Token

_SHAPES = (
    "SGP",
    "GPS",
    "GPG",
    "IIS",
    "IS",
    "IIG",
    "SII",
    "IIP",
    "IP",
    "SI",
    "GS",
    "GGS",
    "GP",
    "GGG",
    "GG",
    "SG",
)
_ARABIC = re.compile(r"[SG]+(?:p+[SG]+)+")
"""`Хейсам Бен Тарек Аль Саид`: names tied by particles are one."""
_FOREIGN = re.compile(r"G?S{2,4}|GGS{1,3}")
_MIXED = re.compile(r"[GS]{2,5}")
ACTED = re.compile(r".{3}(?:лся|лась|лось|лись|ется|ются|[аеиы]л|[аеи]ла|[аеи]ли)$")
"""A verb of the past that opens the next sentence: `Президентом Иваном Орловым Состоялся`."""


class RussianNames:
    """Takes runs of words apart: family name, given name, patronymic and initials in any order."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._tokens = doc.tokens
        self._size = len(doc.tokens)

    def names(self, start: int, end: int) -> Iterator[Name]:
        """The names over the tokens `start` to `end`, in reading order."""
        at = start
        while at < end:
            size = self._russian_name(at, end)
            kinds = self._kinds(at, at + size)
            last = at + size
            added = last == end and kinds in ("GP", "G", "IG") and self._adds_family(end)
            yield Name(at, last + 3 * added, given="G" in kinds or "I" in kinds)
            at += size

    def _adds_family(self, at: int) -> bool:
        """Whether a transcript adds the family name in brackets: `Пётр Ильич [Громов]`."""
        inside = self._tokens[at : at + 3]
        signs = [token.text for token in inside[::2]]
        return signs == ["[", "]"] and inside[1].capital and inside[1].text.isalpha()

    def _initials_lead(self, at: int) -> bool:
        """Whether the initials belong to what follows: `Ново-Огарёво В.Путин:`."""
        tokens = self._tokens
        after = at + 1
        if after >= self._size or not tokens[after].capital:
            return False
        joined = tokens[at].end == tokens[after].start
        return joined and tokens[at - 1].end < tokens[at].start

    def _kinds(self, start: int, end: int) -> str:
        return "".join(self._kind(at) for at in range(start, end))

    def _kind(self, at: int) -> str:
        token = self._tokens[at]
        if token.initial:
            return "I"
        if token.marks & Mark.PARTICLE:
            return "p"
        if is_patronymic(token.text):
            return "P"
        return "G" if token.marks & Mark.GIVEN else "S"

    def _behind_title(self, at: int) -> bool:
        """Whether words of a post or a body stand directly before: `канцлер Австрии | Имя`."""
        if at == 0 or not self._doc.joined(at):
            return False
        before = at - 1
        known = Mark.NOUN | Mark.TOPIC | Mark.ACRONYM | Mark.COMMON
        addressed = at in self._doc.address_by_end
        settled = before in self._doc.in_post or before in self._doc.in_land or addressed
        return settled or self._doc.has(before, known) or self._ends_duty(at)

    def _ends_duty(self, at: int) -> bool:
        """`комиссар ООН по делам беженцев | Имя`: small words lead back to a post."""
        doc = self._doc
        for k in range(at - 1, max(-1, at - 10), -1):
            if k in doc.in_post:
                return True
            if not self._tokens[k].text[0].isalpha() or not doc.joined(k + 1):
                return False
            if ACTED.search(self._tokens[k].low):
                return False
        return False

    def _russian_name(self, at: int, end: int) -> int:
        """How many words from `at` are one name."""
        kinds = self._kinds(at, end)
        special = self._entry(kinds, end) or self._special(kinds, at)
        twice = kinds.startswith("GSS") and kinds[3:4] not in ("G", "P", "I")
        twice = twice and not self._stands_without(at, self._tokens[at + 2])
        if special or (twice and not ACTED.search(self._tokens[at + 2].low)):
            return special or 3
        return next((len(shape) for shape in _SHAPES if kinds.startswith(shape)), 1)

    def _stands_without(self, at: int, third: Token) -> bool:
        """Whether the release has the first two words elsewhere with no such word behind."""
        tokens = self._tokens
        pair = [name_key(token.text) for token in tokens[at : at + 2]]
        key = name_key(third.text)
        return any(
            tokens[k].capital
            and k not in (at, at + 1)
            and [name_key(token.text) for token in tokens[k : k + 2]] == pair
            and name_key(tokens[k + 2].text) != key
            for k in range(self._size - 2)
        )

    def _entry(self, kinds: str, end: int) -> int:
        """The size of a foreign name before a dash and a post: `Хулио Антонио ПЕНЬЯ – посол`."""
        upper = [token.text.isupper() for token in self._tokens[end - len(kinds) : end]]
        named = _MIXED.fullmatch(kinds) and upper == sorted(upper) and any(upper) and not upper[0]
        if not (_FOREIGN.fullmatch(kinds) or named) or end + 1 >= self._size:
            return 0
        posts = (k in self._doc.posts for k in range(end + 1, min(end + 5, self._size)))
        return len(kinds) * (self._tokens[end].text in "–—" and any(posts))

    def _special(self, kinds: str, at: int) -> int:
        """The size of a name that its neighbours decide on; 0 where none do."""
        if kinds in ("SS", "SSS", "SP") and self._behind_title(at):
            return len(kinds)
        if kinds.startswith(("SGS", "SSG")) and not kinds.startswith("SGSP"):
            return 1
        if kinds.startswith("SI") and (kinds == "SIS" or self._initials_lead(at + 1)):
            return 1
        if arabic := _ARABIC.match(kinds):
            return arabic.end()
        return 3 * (kinds.startswith("SSP") and self._tokens[at].text.isupper())
