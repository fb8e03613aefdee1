"""CoNLL-2003 and its like: a token a line, the tag in the last column as BIO, blank lines between.

The format has lost the blanks of the text: words are put together with one space between them
and a line for each sentence.
"""

import re
from collections.abc import Iterator, Sequence

from annotator.intake.annotated.files import File, Kinds
from annotator.intake.annotated.marked import Mark, MarkedText, annotated
from annotator.model.annotated import Annotated

_TAG = re.compile(r"(?:O|[BIES]-\S+)")
_DOCUMENT = "-DOCSTART-"
_LOOKED_AT = 20


def recognises(head: bytes) -> bool:
    """Whether the first lines are columns that end in a BIO tag."""
    lines = [line.split() for line in head.decode("utf-8", "replace").splitlines()[:_LOOKED_AT]]
    columns = [line for line in lines if line][:-1] or [line for line in lines if line]
    return bool(columns) and all(
        len(line) > 1 and _TAG.fullmatch(line[-1]) is not None for line in columns
    )


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
    for line in (*text.splitlines(), ""):
        cells = line.split()
        if cells and cells[0] != _DOCUMENT:
            sentence.append((cells[0], cells[-1]))
            continue
        if sentence:
            document.append(sentence)
            sentence = []
        if cells and document:
            yield document
            document = []
    if document:
        yield document


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
            if begun and (not tag.startswith(("I-", "E-")) or label != begun[0]):
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
