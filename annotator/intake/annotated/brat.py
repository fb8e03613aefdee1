"""brat standoff: pairs of `.txt` and `.ann`, alone, in a folder or in an archive."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from annotator.intake.annotated.files import File, Kinds
from annotator.intake.annotated.marked import Mark, MarkedText, annotated
from annotator.intake.annotated.notes import UNCERTAIN, values_from
from annotator.model.annotated import Annotated
from annotator.model.errors import UserError

_TEXT_BOUND = re.compile(r"(T\S*)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?")
_NOTE = re.compile(r"#\S*\tAnnotatorNotes (T\S*)\t(.*)")
_ATTRIBUTE = re.compile(r"[AM]\S*\t(\S+) (T\S*)(?: (.*))?")
_OTHERS = {
    "R": "relations",
    "E": "events",
    "N": "references to knowledge bases",
    "*": "equivalences",
}


def recognises(head: bytes) -> bool:
    """Whether it is an annotation file: its first line is text-bound or otherwise of brat."""
    first = head.lstrip(b"\xef\xbb\xbf").split(b"\n", 1)[0]
    return not first.strip() or bool(re.match(rb"[TREAMN#*]\S*\t", first))


def read(files: Sequence[File], kinds: Kinds, name: str) -> Annotated:
    """The texts with their text-bound annotations. Raises UserError where a text is missing."""
    texts = {PurePath(one).with_suffix(""): data for one, data in files if one.endswith(".txt")}
    notes: list[str] = []
    lost: Counter[str] = Counter()
    marked = []
    for one, data in files:
        if one.endswith(".ann"):
            stem = PurePath(one).with_suffix("")
            if stem not in texts:
                raise UserError(
                    f"{PurePath(one).name} has no text beside it. Put {stem.name}.txt there."
                )
            marked.append(_text(f"{stem.name}.txt", texts[stem], data, notes, lost))
    notes += [f"{count} {what} were left out." for what, count in lost.items()]
    return annotated(name, marked, kinds, notes)


def _text(name: str, text: bytes, marks: bytes, notes: list[str], lost: Counter[str]) -> MarkedText:
    raw = text.decode("utf-8")
    lines = [line.rstrip("\r") for line in marks.decode("utf-8-sig").split("\n")]
    said: dict[str, list[str]] = {}
    for line in lines:
        if found := _NOTE.fullmatch(line):
            said.setdefault(found[1], []).append(found[2])
        elif (found := _ATTRIBUTE.fullmatch(line)) and found[1] != "State":
            note = UNCERTAIN if found[1] == "Uncertain" else f"{found[1]}={found[3] or 'yes'}"
            said.setdefault(found[2], []).append(note)
        elif line[:1] in _OTHERS:
            lost[_OTHERS[line[0]]] += 1
    return MarkedText(name, raw, list(_marks(name, raw, lines, said, notes)))


def _marks(
    name: str, text: str, lines: Sequence[str], said: dict[str, list[str]], notes: list[str]
) -> Iterator[Mark]:
    """The text-bound annotations; one whose words are not at its place is told and left out."""
    unix = "\r" in text and "\r\n" in text
    for line in lines:
        found = _TEXT_BOUND.fullmatch(line)
        if found is None:
            continue
        places = tuple(
            (int(start), int(end)) for start, end in (one.split() for one in found[3].split(";"))
        )
        words = " ".join(text[start:end] for start, end in places)
        if found[4] is not None and " ".join(words.split()) != " ".join(found[4].split()):
            notes.append(
                f"In {name}, {found[1]} “{found[4][:60]}” was left out: other words stand there"
                + (" (its offsets may count line ends otherwise)." if unix else ".")
            )
            continue
        values, uncertain = values_from(said.get(found[1], ()))
        yield Mark(found[2], places, values, uncertain=uncertain)
