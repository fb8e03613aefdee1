"""Shapes of names: cases, patronymics, and keys that are the same in both scripts."""

import re
import unicodedata
from functools import lru_cache

_PATRONYMIC = re.compile(
    r".{2,}(?:[оеё]вич|[ьъ]ич|ич|[оеё]вн|ичн|инич|оглы|кызы|o?vich|yevich|evich|ovna|evna|yevna"
    r"|ichna|ovitch|evitch|uly|oglu|ogly)(?:а|у|ем|е|ом|ы|ой)?$",
    re.IGNORECASE,
)
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_ENDING = re.compile(r"(?:ого|ому|ыми|ими|ым|им|ом|ем|ём|ой|ей|ую|юю|ая|яя|ый|ий|[аяуюеыиоьй])$")
_ARTICLE = re.compile(r"^(?:al|el|as|ash|ar|an|ad|at|az|аль|эль|ас|аш)[-‐‑](?=\w{3})")
_VOWELS = "аеёиоуыэюяйь"
_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґүұқғңөәһў",
        (
            "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh sch  y  e yu ya "
            "i i e g u u k g n o a h u"
        ).split(" "),
        strict=True,
    )
)
_FOLDS = tuple(
    tuple(pair.split("/"))
    for pair in (
        "kh/h zh/j dzh/j dj/j sch/sh tch/ch ck/k ks/x ph/f tz/ts yu/u iu/u ju/u ya/a ia/a ja/a "
        "ye/e ie/e yo/e w/v y/i j/i ee/e ou/u oo/u q/k"
    ).split()
)


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
    low = unicodedata.normalize("NFKD", _ARTICLE.sub("", word.casefold()))
    if _CYRILLIC.search(low):
        low = unicodedata.normalize("NFC", low).replace("ё", "е").replace("э", "е")
        low = _ODD_FORMS.get(low) or stem(low)
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


_ODD_FORMS = {
    form.casefold().replace("ё", "е").replace("э", "е"): name.casefold().replace("э", "е")
    for name in (
        "Артем Вадим Ефим Ибрагим Карим Касым Косым Максим Рахим Рустем Салим Хаким "
        "Павел Лев Ева Зоя Яна"
    ).split()
    for form in case_forms(name)
}
"""Given names whose own ending looks like that of a case, and those that lose a vowel."""
_PLURAL_ENDINGS = (
    # what the word ends in, how many letters go, and what comes in their place
    ("посол", 2, ("лы", "лов", "лам", "лами", "лах")),
    ("ль", 1, ("и", "ей", "ям", "ями", "ях")),
    ("рь", 1, ("и", "ей", "ям", "ями", "ях")),
    ("ья", 1, ("и", "ям", "ями", "ях")),
    ("а", 1, ("ы", "", "ам", "ами", "ах")),
    ("к", 0, ("и", "ов", "ам", "ами", "ах")),
)


def plural_forms(noun: str) -> tuple[str, ...]:
    """The cases of the plural of a Russian noun for a person: `министр`, `посол`, `глава`."""
    for ending, cut, ends in _PLURAL_ENDINGS:
        if noun.endswith(ending):
            return tuple(noun[: len(noun) - cut] + end for end in ends)
    return tuple(noun + end for end in ("ы", "ов", "ам", "ами", "ах"))


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


_NOUN_ENDINGS = (
    # what the word ends in, how many letters go, and what comes in their place
    ("посол", 2, ("ла", "лу", "лом")),
    ("ия", 1, ("и", "ю", "ей")),
    ("ие", 1, ("я", "ю", "ем", "и")),
    ("ок", 2, ("ка", "ку", "ком", "ке")),
    ("ец", 2, ("ца", "цу", "цом", "цем", "це")),
    ("а", 1, ("ы", "и", "е", "у", "ой", "ей")),
    ("ы", 1, ("ам", "ами", "ах", "ов")),
    ("я", 1, ("и", "е", "ю", "ей")),
    ("ь", 1, ("я", "ю", "ем", "е", "и", "ью")),
    ("й", 1, ("я", "ю", "ем", "е", "и")),
    ("о", 1, ("а", "у", "ом", "е")),
)


def _noun_forms(word: str) -> tuple[str, ...]:
    for ending, cut, ends in _NOUN_ENDINGS:
        if word.endswith(ending):
            return (word, *(word[:-cut] + end for end in ends))
    if word[-1] in "еиуюэ":
        return (word,)
    return (word, *(word + end for end in ("а", "у", "ом", "е", "ем")))
