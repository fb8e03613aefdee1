"""Plain text, in whatever encoding it comes."""

import re

from annotator.intake import frontmatter
from annotator.intake.encodings import decoded
from annotator.model.drafts import Draft
from annotator.model.errors import UserError
from annotator.model.text import normalised

_LAYOUT = frozenset("\t\n\r\f\v\x85\x1a")
_CONTROL = re.compile("[" + "".join(chr(c) for c in range(32) if chr(c) not in _LAYOUT) + "]")
# UTF-8 read as Windows-1252: "naivetÃ©", "itâ€™s".
_DECODED_TWICE = re.compile(r"\w*(?:Ã[\u0080-\u00bf]|â€[\u0080-\u00bf™œ“”˜¦])\w*")
_SIGNS_OF_IT = ("Ã", "â€")
_MOST_CONTROLS = 0.01
_MOST_LOST = 0.05


def read(data: bytes, name: str, encoding: str | None = None) -> Draft:
    """The text of a file, its encoding detected unless given.

    Raises UserError for an empty file, for NUL bytes only, and for what is not text at all.
    """
    if not data.strip():
        raise UserError("an empty file. Choose another file.")
    if not data.strip(b"\0"):
        raise UserError("not text: only NUL bytes. Ask for the file again.")
    found = decoded(data, encoding)
    refuse_binary(found.text)
    text = normalised(_CONTROL.sub("\ufffd", found.text))  # one for one: offsets stay
    if not text.strip():
        raise UserError("an empty file: nothing but blanks. Choose another file.")
    metadata, furniture = frontmatter.head(text)
    return Draft(
        text,
        name,
        found.encoding,
        metadata=metadata,
        furniture=furniture,
        notes=(*lost_note(found.lost), *_twice_note(text)),
    )


def refuse_binary(text: str) -> None:
    """Raise UserError where more than one character in a hundred is a control character."""
    controls = len(_CONTROL.findall(text))
    unknown = text.count("\ufffd")
    if controls > _MOST_CONTROLS * len(text) or unknown > _MOST_LOST * len(text):
        raise UserError(
            "not text but a picture or program. Choose a text, web, Word, PDF or mail file."
        )


def lost_note(lost: int) -> tuple[str, ...]:
    """The note on bytes that have no meaning in the encoding, if there are any."""
    if not lost:
        return ()
    subject = "1 byte has" if lost == 1 else f"{lost} bytes have"
    return (f"{subject} no meaning in this encoding, shown as \ufffd",)


def _twice_note(text: str) -> tuple[str, ...]:
    """The note on words that were decoded wrongly before they came here; they stay as they are."""
    if not any(sign in text for sign in _SIGNS_OF_IT):  # the pattern looks at each word
        return ()
    word = _DECODED_TWICE.search(text)
    return (f"decoded wrongly before it was saved: “{word[0]}”",) if word else ()
