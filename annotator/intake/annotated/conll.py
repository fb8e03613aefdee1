"""CoNLL-2003 and its like: a token a line, the tag in the last column as BIO, blank lines between.

Columns are parted by tabs or blanks, comments begin with `#`, and a number before the word, as in
CoNLL-U, is passed over. IOB, BIOES, BILOU and BMES are read alike.

The format has lost the blanks of the text: words are put together with one space between them
and a line for each sentence.
"""

import re
from collections.abc import Iterator, Sequence

from annotator.intake.annotated.files import File, Kinds
from annotator.intake.annotated.marked import Mark, MarkedText, annotated
from annotator.model.annotated import Annotated

_TAG = re.compile(r"(?:O|[BIESLUM]-\S+)")
_INSIDE = ("I-", "E-", "L-", "M-")
_DOCUMENT = "-DOCSTART-"
_LOOKED_AT = 40
_COUNTED = 200


def recognises(head: bytes) -> bool:
    """Whether the first lines are columns that end in a BIO tag."""
    lines = map(_cells, head.decode("utf-8-sig", "replace").split("\n")[:_LOOKED_AT])
    filled = [cells for cells in lines if cells]
    columns = filled[:-1] or filled
    return bool(columns) and all(
        len(cells) > 1 and _TAG.fullmatch(cells[-1]) is not None for cells in columns
    )


def _cells(line: str) -> list[str]:
    """The columns of a line; none of a blank line or a comment."""
    plain = line.rstrip("\r\n")
    if plain.startswith(("# ", "#\t")) and not _TAG.fullmatch(plain.rsplit("\t", 1)[-1]):
        return []
    return [cell for cell in plain.split("\t" if "\t" in plain else " ") if cell.strip()]


def read(files: Sequence[File], kinds: Kinds, name: str) -> Annotated:
    """The documents, put together from their tokens."""
    texts = []
    for file, data in files:
        for number, rows in enumerate(_documents(data.decode("utf-8-sig")), start=1):
            texts.append(_text(f"{file}, document {number}", rows))
    note = (
        "CoNLL keeps no blanks: the texts were put together with one space between words and a "
        "line for each sentence."
    )
    return annotated(name, texts, kinds, [note])


_Sentence = list[tuple[str, str]]


def _documents(text: str) -> Iterator[list[_Sentence]]:
    document: list[_Sentence] = []
    sentence: _Sentence = []
    lines = [*text.split("\n"), ""]
    word = _word_column(lines)
    for line in lines:
        cells = _cells(line)
        if not cells and line.strip():  # a comment
            continue
        if cells and cells[0] != _DOCUMENT:
            sentence.append((cells[min(word, len(cells) - 1)], cells[-1]))
            continue
        if sentence:
            document.append(sentence)
            sentence = []
        if cells and document:
            yield document
            document = []
    if document:
        yield document


def _word_column(lines: Sequence[str]) -> int:
    """Where the words stand: behind a number that counts them, else first."""
    rows = [cells for line in lines[:_COUNTED] if (cells := _cells(line)) and cells[0] != _DOCUMENT]
    counted = rows and all(len(cells) > 2 and cells[0].isdecimal() for cells in rows)
    return 1 if counted and rows[0][0] in "01" else 0


def _text(name: str, sentences: Sequence[_Sentence]) -> MarkedText:
    parts: list[str] = []
    marks: list[Mark] = []
    at = 0
    for sentence in sentences:
        begun: tuple[str, int] | None = None
        for number, (word, tag) in enumerate(sentence):
            if number:
                parts.append(" ")
                at += 1
            label = tag[2:]
            if begun and (not tag.startswith(_INSIDE) or label != begun[0]):
                marks.append(Mark(begun[0], ((begun[1], at - 1),)))
                begun = None
            if label and begun is None:
                begun = (label, at)
            parts.append(word)
            at += len(word)
        if begun:
            marks.append(Mark(begun[0], ((begun[1], at),)))
        parts.append("\n")
        at += 1
    return MarkedText(name, "".join(parts), marks)
