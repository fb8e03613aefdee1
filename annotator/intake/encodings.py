"""Which encoding a text's bytes are in, and the text they stand for."""

import codecs
import math
import re
from collections import Counter
from dataclasses import dataclass

from annotator.model.errors import UserError

ENCODINGS: tuple[tuple[str, str], ...] = (
    ("utf-8", "Unicode (UTF-8)"),
    ("utf-8-sig", "Unicode (UTF-8 with a mark)"),
    ("utf-16", "Unicode (UTF-16 with a mark)"),
    ("utf-16-le", "Unicode (UTF-16, little end first)"),
    ("utf-16-be", "Unicode (UTF-16, big end first)"),
    ("windows-1251", "Cyrillic (Windows-1251)"),
    ("koi8-r", "Cyrillic (KOI8-R)"),
    ("cp866", "Cyrillic (DOS, cp866)"),
    ("iso-8859-5", "Cyrillic (ISO 8859-5)"),
    ("koi8-u", "Cyrillic, Ukrainian (KOI8-U)"),
    ("mac-cyrillic", "Cyrillic (Macintosh)"),
    ("windows-1252", "Western European (Windows-1252)"),
    ("mac-roman", "Western European (Macintosh)"),
    ("cp850", "Western European (DOS, cp850)"),
    ("windows-1250", "Central European (Windows-1250)"),
    ("iso-8859-2", "Central European (ISO 8859-2)"),
    ("windows-1257", "Baltic (Windows-1257)"),
    ("windows-1253", "Greek (Windows-1253)"),
    ("windows-1254", "Turkish (Windows-1254)"),
    ("windows-1256", "Arabic (Windows-1256)"),
)
"""What the encoding chooser offers: Python's name and a label; any other codec works too."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# Letters of Russian in percent: Lyashevskaya and Sharov, frequency dictionary of the Russian
# National Corpus (2009). The letters of its neighbours are there so that Kyrgyz names or a
# Belarusian quotation do not tip the balance.
_LETTERS = {
    **dict(zip("оеаинтсрвлкмдпу", (11, 8.45, 8, 7.35, 6.7, 6.26, 5.47, 4.73, 4.54, 4.4,
                                   3.49, 3.21, 2.98, 2.81, 2.62), strict=True)),
    **dict(zip("яыьгзбчйхжшюцщэфъё", (2.01, 1.9, 1.74, 1.7, 1.65, 1.59, 1.44, 1.21, 0.97, 0.94,
                                      0.73, 0.64, 0.48, 0.36, 0.32, 0.26, 0.04, 0.04),
               strict=True)),
    **dict.fromkeys("іїєўґ", 0.05),
}  # fmt: skip
_SIGNS = dict.fromkeys("«»„“”‘’—–-…№§° ", 0.5)
_STRANGE = 0.0005
_CYRILLIC = ("windows-1251", "koi8-r", "koi8-u", "cp866", "iso-8859-5", "mac-cyrillic")
# Russian in its own encoding scores about -3 (the entropy of its letters in nats), in another
# one -5 or worse.
_RUSSIAN = -4.2
_RUNS = 0.5
# Greek and Arabic read as Cyrillic have capitals in the middle of words.
_CAPITAL_INSIDE = re.compile(r"[а-яёіїєґў][А-ЯЁІЇЄҐЎ]")
_WORDS_BEYOND_ASCII = re.compile(r"[^\W\d_]*[^\x00-\x7f\W\d_][^\W\d_]*")
_MOST_CAPITALS_INSIDE = 0.2

# The letters beyond ASCII of languages in the Latin alphabet, most often met first, and the
# one-byte encodings that files in them have. A text is in the first encoding in which (nearly)
# all its letters beyond ASCII are those of one of its languages.
_ALPHABETS: dict[str, tuple[str, ...]] = {
    "windows-1252": (
        "àâæçéèêëîïôœùûüÿ", "äöüß", "áéíñóúü", "ãáâàçéêíóôõúü", "àèéìíîòóùú", "áéëïíóöü",
        "åäöé", "æøåé", "áðéíóúýþæö",
    ),
    "windows-1250": ("áčďéěíňóřšťúůýž", "ąćęłńóśźż", "áéíóöőúüű", "áäčďéíĺľňóôŕšťúýž",
                     "čćđšž", "ăâîşţ"),
    "iso-8859-2": ("áčďéěíňóřšťúůýž", "ąćęłńóśźż", "áéíóöőúüű", "áäčďéíĺľňóôŕšťúýž",
                   "čćđšž", "ăâîşţ"),
    "windows-1254": ("çğıİöşüâî",),
    "windows-1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž"),
    "cp850": ("äöüß", "àâçéèêëîïôùûüÿ", "áéíñóúü"),
    "mac-roman": ("äöüß", "àâæçéèêëîïôœùûüÿ", "áéíñóúü"),
}  # fmt: skip
_SIGNS_OF_PRINT = frozenset("‘’‚“”„–—…•·¡¿«»‹›§©®™°±²³¼½¾€£¥¢†‡ªº´¶\u00a0\u00ad")
_OWN_LETTERS = 0.9
# Polish or Czech bytes read in another encoding: signs in the middle or at the end of words.
_SIGN_IN_WORD = re.compile(r"[a-zà-ÿ](?:[¿¹³£¢¥¼¾±»«©®][a-zà-ÿ]|[±¶¼¾¿¥])")
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")
_SAMPLE = 200_000
_MEANT = dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"), "windows-1252")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding it was read in; `lost` bytes meant nothing there, now U+FFFD."""

    text: str
    encoding: str
    lost: int = 0


def decoded(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of `data` in the encoding given, else in the one it is found to be in.

    Raises UserError where the encoding is not known to Python.
    """
    name = encoding or detected(data)
    try:
        return Decoded(data.decode(name), name)
    except UnicodeError:
        text = data.decode(name, "replace")
        return Decoded(text, name, text.count("\ufffd"))
    except (LookupError, ValueError) as error:
        raise UserError(
            f"“{name}” is no text encoding. Choose one from the list, such as windows-1251."
        ) from error


def declared(data: bytes, charset: str) -> str | None:
    """The encoding that a page or mail says it is in, None where its bytes say otherwise.

    ISO 8859-1 means Windows-1252, as in browsers. What is UTF-8 is nothing else, and Cyrillic
    encodings, which decode everything, are held against the letters of Russian.
    """
    name = charset.strip().lower()
    name = _MEANT.get(name, name)
    try:
        plain = codecs.lookup(name).name
        data.decode(name)
    except (UnicodeError, LookupError, ValueError):
        return None
    if plain.startswith(("utf-16", "utf-32", "utf-7")):
        return None
    if not data.isascii() and _is_utf8(data):
        return None
    one_byte = any(plain == codecs.lookup(one).name for one in (*_CYRILLIC, "windows-1252"))
    found = cyrillic(data) if one_byte else None
    same = found is None or codecs.lookup(found).name == plain
    return name if same or {found, name} == {"koi8-r", "koi8-u"} else None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def detected(data: bytes) -> str:
    """The name of the most likely encoding: a mark, then UTF-8, then UTF-16, then the rest."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    return _unmarked_utf16(data) or _utf8(data) or cyrillic(data) or _western(data) or _other(data)


def _utf8(data: bytes) -> str | None:
    """UTF-8 where it decodes, and also where a few stray bytes stand among many good sequences."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        good = len(_MULTIBYTE.findall(data))
        bad = data.decode("utf-8", "replace").count("\ufffd")
        return "utf-8" if good >= 10 * bad else None
    return "utf-8"


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is one of two or three values, blanks included."""
    sample = data[: _SAMPLE // 2 * 2]
    if len(data) % 2 or len(sample) < 4 or b"\0" not in sample or not any(sample):
        return None
    for name, high, low in (("utf-16-le", sample[1::2], sample[::2]),
                            ("utf-16-be", sample[::2], sample[1::2])):  # fmt: skip
        pages = Counter(high)
        usual = sum(pages[page] for page in (0x00, 0x04, 0x20))
        blanks = pages[0x00] and low.count(0x00) == 0
        if blanks and usual >= 0.9 * len(high) and len(set(low)) > len(pages):
            return name
    return None


def _weights(encoding: str) -> list[float]:
    """The log-likelihood in Russian of each of the bytes 128 to 255, in nats."""
    likely = []
    for code in range(128, 256):
        char = bytes((code,)).decode(encoding, "replace")
        share = _LETTERS.get(char.lower()) or _SIGNS.get(char, _STRANGE)
        likely.append(math.log(share / 100))
    return likely


def cyrillic(data: bytes) -> str | None:
    """The Cyrillic encoding whose reading looks most like Russian, None where none does.

    General detectors confuse these: all four decode every byte to something, KOI8-R read as
    Windows-1251 even gives letters only (with small and capital exchanged), and short texts have
    too few words. How often each letter occurs in Russian tells them apart from some twenty
    letters on, without regard to case (headlines may be all capitals). Only bytes above 127 are
    weighed, as ASCII is the same in all of them; that they come in runs (words) keeps Western
    text with single accented letters out.
    """
    sample = data[:_SAMPLE]
    counts = Counter(byte for byte in sample if byte > 127)
    total = sum(counts.values())
    in_runs = sum(len(run) for run in _HIGH_RUN.findall(sample))
    if not total or in_runs < _RUNS * total:
        return None
    scores = {}
    for name in _CYRILLIC:
        weights = _weights(name)
        scores[name] = sum(weights[byte - 128] * n for byte, n in counts.items()) / total
    best = max(scores, key=lambda name: scores[name])
    if scores[best] <= _RUSSIAN:
        return None
    text = sample.decode(best, "replace")
    inside = len(_CAPITAL_INSIDE.findall(text))
    words = len(_WORDS_BEYOND_ASCII.findall(text))
    return best if inside <= _MOST_CAPITALS_INSIDE * words else None


def _western(data: bytes) -> str | None:
    """The encoding in which the letters beyond ASCII are those of a language in Latin letters."""
    sample = data[:_SAMPLE]
    letters = sum(1 for byte in sample if chr(byte).isalpha() and byte < 128)
    if letters < sum(1 for byte in sample if byte > 127):
        return None  # another alphabet
    best, most = None, 0.0
    for name, alphabets in _ALPHABETS.items():
        share = _own_letters(sample.decode(name, "replace"), alphabets)
        if share > most + 0.02:  # the usual encodings come first
            best, most = name, share
    if most >= _OWN_LETTERS:
        return best
    mixed = ("".join(_ALPHABETS["windows-1252"]),)  # names of several languages
    return "windows-1252" if _own_letters(sample.decode("cp1252", "replace"), mixed) == 1 else None


def _own_letters(text: str, alphabets: tuple[str, ...]) -> float:
    """How much of what stands beyond ASCII is of the best fitting alphabet, or usual in print."""
    if _SIGN_IN_WORD.search(text):
        return 0.0
    beyond = Counter(char.lower() for char in text if not char.isascii())
    signs = sum(count for char, count in beyond.items() if char in _SIGNS_OF_PRINT)
    total = sum(beyond.values())
    letters = max(
        sum(count for char, count in beyond.items() if char in alphabet) for alphabet in alphabets
    )
    return (letters + signs) / total if total else 1.0


def _other(data: bytes) -> str:
    """What charset-normalizer finds, Windows-1252 where it finds nothing."""
    from charset_normalizer import from_bytes

    for match in from_bytes(data[:_SAMPLE]):  # likeliest first
        if not _SIGN_IN_WORD.search(str(match)):
            return match.encoding.replace("_", "-")
    return "windows-1252"
