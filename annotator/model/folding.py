"""Words as the search compares them: lower case, without accents, `ё` as `е`.

Folding keeps the length, so that places in the folded text are places in the text. It gives what
the index's tokenizer gives (SQLite's `unicode61 remove_diacritics 2`), for Latin, Cyrillic and
Greek; a test compares them.
"""

import re
import unicodedata
from functools import cache

_SPECIAL = re.compile("[^\x00-\x7fа-яА-Я\u00a0№–—‘’“”«»…]")
_WORD = re.compile(r"[^\W_]+")
_SAME = {"ё": "е", "Ё": "е", "İ": "i", "ſ": "s", "ς": "σ"}


@cache
def _folded(sign: str) -> str:
    if sign in _SAME:
        return _SAME[sign]
    lower = sign.lower()
    if len(lower) != 1:
        return sign
    if "LATIN" not in unicodedata.name(lower, ""):
        return lower
    return unicodedata.normalize("NFD", lower)[0]


def folded(text: str) -> str:
    """The text in lower case and without accents, of the same length in code points."""
    if text.isascii():
        return text.lower()
    plain = _SPECIAL.sub(lambda match: _folded(match[0]), text)
    return plain.lower()


def words_of(text: str) -> list[str]:
    """The words of a text, folded: runs of letters and digits."""
    return _WORD.findall(folded(text))
