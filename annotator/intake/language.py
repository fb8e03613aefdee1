"""Which language a text or a paragraph is in, by its script, its own letters and small words."""

import re
from collections import Counter
from collections.abc import Mapping

from annotator.model.text import paragraphs

UNKNOWN = "und"
"""BCP 47 for a language that could not be told."""

_WORD = re.compile(r"[^\W\d_]+")
_ASCII = re.compile(r"[\x00-\x7f]+")
_ASCII_LETTER = re.compile(r"[A-Za-z]")
_SAMPLE = 3_000
_FEWEST_WORDS = 2
_SHARE = 0.06
_SHORT = 5

# Scripts with the language that release writers use them for; Latin, Cyrillic and Arabic serve
# several and are looked at more closely. Ranges are Unicode blocks.
_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("Latin", "A-Za-zÀ-ɏḀ-ỿ"),
    ("Cyrillic", "Ѐ-ԯ"),
    ("Arabic", "؀-ۿݐ-ݿﭐ-﷿ﹰ-﻿"),
    ("el", "Ͱ-Ͽἀ-῿"),
    ("hy", "Ա-֏"),
    ("he", "֐-׿"),
    ("hi", "ऀ-ॿ"),
    ("bn", "ঀ-৿"),
    ("ta", "஀-௿"),
    ("si", "඀-෿"),
    ("th", "฀-๿"),
    ("ka", "Ⴀ-ჿ"),
    ("ko", "가-힣"),
    ("ja", "぀-ヿ"),
    ("zh", "一-鿿"),
)
_LETTERS = tuple((name, re.compile(f"[{block}]")) for name, block in _SCRIPTS)
_SEVERAL: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Latin": (
        ("en", "the of and to in a is that for on with by was were has have be from at this"),
        ("fr", "le la les des du et en un une que dans pour sur par est au aux avec ont été"),
        ("de", "der die das und den dem des ein eine mit von zu für auf ist im nicht wurde hat"),
        ("es", "el los las del y en un una que por para con se su al es fue como más"),
        ("it", "il lo gli di e che un una per con del della dei è nel alla sono da non"),
        ("pt", "o os as do da dos das e em um uma que para com no na por ao foi não"),
        ("pl", "i w z na do się że nie jest oraz przez od dla po jego został przy ze są"),
        ("nl", "de het een en van in op te dat die is met voor zijn aan door niet werd"),
        ("tr", "ve bir bu ile için da de olarak olan daha en gibi sonra türkiye kadar"),
    ),
    "Cyrillic": (
        ("ru", "и в на с по о к из за для что не от как это его был или при также года"),
        ("uk", "і в на з у до що не та для як про від його було або при також року є"),
        ("be", "і ў на з да што не для як пра ад яго было або пры таксама года ён"),
        ("bg", "и в на с за от да се че не са по като към през е беше или също"),
        ("sr", "и у на са за од да се је су не као који или после биће"),
        ("kk", "және мен бұл үшін деп бойынша болып туралы еді жылы қазақстан"),
        ("ky", "жана менен бул үчүн деп боюнча болуп тууралуу жылы кыргыз"),
        ("tg", "ва дар аз ба ки бо барои ин тоҷикистон соли ҷумҳурии"),
    ),
    "Arabic": (
        ("ar", "في من على إلى أن التي الذي عن مع هذا هذه بين كان قال بعد"),
        ("fa", "در از به که این را با است برای آن بود می های شد"),
        ("ur", "کے کی میں سے کا کو ہے اور نے پر یہ کہ تھا"),
    ),
}
_WORDS = {
    script: tuple((language, frozenset(words.split())) for language, words in rows)
    for script, rows in _SEVERAL.items()
}
# Without small words: text in these letters alone is in the language that uses no others.
_PLAIN = {
    "Cyrillic": ("ru", re.compile(r"[^\u0430-\u044fё]")),
    "Arabic": ("ar", re.compile(r"[^\u0621-\u064a]")),
}
_VOWEL_SIGNS = re.compile(r"[\u064b-\u0652\u0670\u0640]")


def language_of(text: str) -> str:
    """The BCP 47 tag of the language most of the text is in, `und` where nothing tells.

    The script decides; where it serves several languages, the one whose small words are the
    largest share, at least six words in a hundred. Two words suffice: a headline has no more.
    """
    sample = text[:_SAMPLE]
    if sample.isascii():
        return _among("Latin", sample)
    beyond = _ASCII.sub("", sample)  # little in most texts: dashes and quotation marks
    counts = {name: len(pattern.findall(beyond)) for name, pattern in _LETTERS}
    counts["Latin"] += len(_ASCII_LETTER.findall(sample))
    script = max(counts, key=lambda name: counts[name])
    if not counts[script]:
        return UNKNOWN
    if script == "zh" and counts["ja"]:
        return "ja"
    return _among(script, sample) if script in _WORDS else script


def _among(script: str, sample: str) -> str:
    plain = sample if sample.isascii() else _VOWEL_SIGNS.sub("", sample)
    words = Counter(plain.lower().split())
    total = sum(words.values())
    hits = {
        name: sum([words[word] for word in small if word in words])
        for name, small in _WORDS[script]
    }
    best = max(hits, key=lambda name: hits[name])
    if hits[best] >= max(_FEWEST_WORDS, _SHARE * total):
        return best
    if script not in _PLAIN:
        return UNKNOWN
    language, others = _PLAIN[script]
    letters = "".join(filter(str.isalpha, "".join(words)))
    return language if letters and not others.search(letters) else UNKNOWN


def languages(text: str) -> tuple[str, ...]:
    """The language of each paragraph, in order; one too short to tell has that of the text."""
    whole = language_of(text)
    return tuple(language_within(span.of(text), whole) for span in paragraphs(text))


def language_within(paragraph: str, whole: str) -> str:
    """The language of a paragraph, that of the `whole` text where it is too short to tell."""
    own = language_of(paragraph)
    short = len(_WORD.findall(paragraph)) < _SHORT
    if own == UNKNOWN or (short and same_script(own, whole)):
        return whole
    return own


def same_script(first: str, second: str) -> bool:
    """Whether both languages are among those that share a script here."""
    return any({first, second} <= {name for name, _ in rows} for rows in _SEVERAL.values())
