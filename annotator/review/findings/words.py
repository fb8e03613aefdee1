"""Words made comparable: folded, stemmed a little, names by their sound in either script."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from annotator.model.registry import folded

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_EMPTY = frozenset(
    "a an the of in on for and or to by at with from и в на о об по для с к из от".split()
)
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєўңөүәқғһ",
        "a b v g d e e j z i i k l m n o p r s t u f h c ch sh sh  i  e yu ya i i e u n o u a k g h"
        "".split(" "),
        strict=True,
    )
)
_SOUNDS = (
    ("shch", "sh"),
    ("sch", "sh"),
    ("dzh", "j"),
    ("kh", "h"),
    ("zh", "j"),
    ("ts", "c"),
    ("tz", "c"),
    ("cz", "c"),
    ("ph", "f"),
    ("ks", "x"),
    ("ck", "k"),
    ("ou", "u"),
    ("y", "i"),
    ("w", "v"),
)
"""Ways of writing one sound of a name in Latin letters; the first that fits is taken."""
_LEAST_STEM = 4
_ALIKE = 0.8
"""Share of letters in common from which two parts of a name may be one."""


@lru_cache(maxsize=20_000)
def key_words(words: str) -> tuple[str, ...]:
    """The words that carry meaning, folded and without the commonest endings."""
    found = (folded(match[0]) for match in _WORD.finditer(words))
    return tuple(_stem(word) for word in found if word not in _EMPTY)


@lru_cache(maxsize=20_000)
def key_of(words: str) -> str:
    """`key_words` as one string."""
    return " ".join(key_words(words))


def _stem(word: str) -> str:
    if "а" <= word[0] <= "ё":
        return word[: max(_LEAST_STEM, len(word) - 2)]
    if len(word) > _LEAST_STEM and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] != "s" else word


def is_cyrillic(words: str) -> bool:
    """Whether there is a Cyrillic letter in it."""
    return any("а" <= char <= "ӿ" for char in words.casefold())


@lru_cache(maxsize=20_000)
def sound(name: str) -> str:
    """How a name sounds, whichever way it is written: `Sergey`, `Sergei` and `Сергей` alike."""
    plain = folded(" ".join(name.split())).replace("’", "").replace("'", "").replace("-", " ")
    plain = plain.replace(".", " ")
    plain = "".join(_CYRILLIC.get(char, char) for char in plain)
    for written, heard in _SOUNDS:
        plain = plain.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", plain)


def surname(name: str) -> str:
    """The last word of a name as it sounds."""
    return sound(name).rpartition(" ")[2]


@lru_cache(maxsize=20_000)
def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: a part nearly alike, or too little to tell."""
    if is_cyrillic(one) != is_cyrillic(other):
        return True
    return any(_nearly(mine, his) for mine in _parts(one) for his in _parts(other))


def _parts(name: str) -> list[str]:
    return [part for part in sound(name).split() if len(part) > 2]


def _nearly(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other).ratio() >= _ALIKE
