"""Shapes of names: cases, patronymics, and keys that are the same in both scripts."""

import re
import unicodedata
from functools import lru_cache

_PATRONYMIC = re.compile(
    r".{2,}(?:[оеё]вич|[ьъ]ич|ич|[оеё]вн|ичн|инич|оглы|кызы|o?vich|yevich|evich|ovna|evna|yevna|ichna|"
    r"ovitch|evitch|uly|oglu|ogly)(?:а|у|ем|е|ом|ы|ой)?$",
    re.IGNORECASE,
)
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_ENDING = re.compile(r"(?:ого|ому|ыми|ими|ым|им|ом|ем|ём|ой|ей|ую|юю|ая|яя|ый|ий|[аяуюеыиоьй])$")
_VOWELS = "аеёиоуыэюяйь"
_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґүұқғңөәһў",
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh sch  y  e yu ya i i e g u u k g n o a h u".split(
            " "
        ),
        strict=True,
    )
)
_FOLDS = (
    ("kh", "h"), ("zh", "j"), ("dzh", "j"), ("dj", "j"), ("sch", "sh"), ("tch", "ch"), ("ck", "k"), ("ks", "x"), ("ph", "f"),
    ("tz", "ts"), ("yu", "u"), ("iu", "u"), ("ju", "u"), ("ya", "a"), ("ia", "a"), ("ja", "a"), ("ye", "e"), ("ie", "e"), ("yo", "e"), ("w", "v"), ("y", "i"),
    ("j", "i"), ("ee", "e"), ("ou", "u"), ("oo", "u"), ("q", "k"),
)  # fmt: skip


def is_cyrillic(word: str) -> bool:
    """Whether the word is written in Cyrillic letters."""
    return bool(_CYRILLIC.search(word))


def is_patronymic(word: str) -> bool:
    """Whether the word has the shape of a patronymic, in either script and any case."""
    return bool(_PATRONYMIC.match(word))


@lru_cache(maxsize=4096)
def name_key(word: str) -> str:
    """What stays of a name without its case ending, script and way of transliteration.

    Сергея, Sergei and Sergey share a key; so do Jeenbekov, Zheenbekov and Жээнбеков.
    """
    low = unicodedata.normalize("NFKD", word.casefold())
    if _CYRILLIC.search(low):
        low = stem(unicodedata.normalize("NFC", low).replace("ё", "е").replace("э", "е"))
        low = "".join(_LATIN.get(char, char) for char in low)
    plain = "".join(char for char in low if char.isalpha())
    for old, new in _FOLDS:
        plain = plain.replace(old, new)
    plain = re.sub(r"(.)\1+", r"\1", plain)
    return plain.rstrip("aeiou") if len(plain) > 4 else plain


def stem(low: str) -> str:
    """A Cyrillic surname without its case ending; at least three letters stay."""
    bare = _ENDING.sub("", low)
    bare = bare if len(bare) >= 3 else low
    while len(bare) > 3 and bare[-1] in _VOWELS:
        bare = bare[:-1]
    return bare


def case_forms(name: str) -> tuple[str, ...]:
    """A Russian given name in all cases, the dictionary form first."""
    endings: tuple[str, ...]
    if name[-1] in "йь":
        body, endings = (
            name[:-1],
            ("я", "ю", "ем", "е", "и", "ём")
            if name[-1] == "й"
            else ("я", "ю", "ем", "е", "и", "ью"),
        )
    elif name[-1] == "а":
        body, endings = name[:-1], ("ы", "и", "е", "у", "ой")
    elif name[-1] == "я":
        body, endings = name[:-1], ("и", "е", "ю", "ей", "ёй")
    elif name[-1] in "еиоуыэюё":
        return (name,)
    else:
        body, endings = name, ("а", "у", "ом", "е", "ем")
    forms = [name, *(body + ending for ending in endings)]
    irregular = {"Павел": "Павл", "Пётр": "Петр", "Лев": "Льв"}
    if name in irregular:
        forms += [irregular[name] + ending for ending in endings]
    return tuple(forms)


_ADJECTIVE = re.compile(r"(?:ый|ий|ой|ая|ое)$")


def inflected(word: str) -> tuple[str, ...]:
    """A Russian noun or adjective of the lexicon in the cases of the singular."""
    if not is_cyrillic(word) or word.isupper() or word.endswith("."):
        return (word,)
    if _ADJECTIVE.search(word) and len(word) > 4:
        soft = word[-3] in "кгхжшщч" or word.endswith("ий")
        body = word[:-2]
        masculine = (
            ("ий", "его", "ему", "им", "ем")
            if soft and word[-3] not in "кгх"
            else ("ий" if soft else "ый", "ого", "ому", "им" if soft else "ым", "ом")
        )
        feminine = ("ая", "ой", "ую", "ое")
        return tuple(dict.fromkeys([word, *(body + end for end in (*masculine, *feminine))]))
    return _noun_forms(word)


def _noun_forms(word: str) -> tuple[str, ...]:
    if word.endswith("ия"):
        ends, body = ("и", "ю", "ей"), word[:-1]
    elif word.endswith("ие"):
        ends, body = ("я", "ю", "ем", "и"), word[:-1]
    elif word[-1] in "аы":
        ends, body = ("ы", "и", "е", "у", "ой", "ей", "ам", "ами", "ах"), word[:-1]
    elif word[-1] == "я":
        ends, body = ("и", "е", "ю", "ей"), word[:-1]
    elif word[-1] == "ь":
        ends, body = ("я", "ю", "ем", "е", "и", "ью"), word[:-1]
    elif word[-1] == "й":
        ends, body = ("я", "ю", "ем", "е", "и"), word[:-1]
    elif word[-1] == "о":
        ends, body = ("а", "у", "ом", "е"), word[:-1]
    elif word[-1] in "еиуюэ":
        return (word,)
    else:
        ends, body = ("а", "у", "ом", "е", "ем"), word
    if word.endswith("посол"):
        return (word, *(word[:-2] + "л" + end for end in ("а", "у", "ом")))
    forms = [word, *(body + end for end in ends)]
    if word.endswith(("ок", "ец")):
        forms += [word[:-2] + word[-1] + end for end in ends]
    return tuple(forms)
