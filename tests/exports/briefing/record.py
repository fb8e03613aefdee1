"""Projects of which the full record is written: plain, foreign, awkward, and all at once."""

from dataclasses import replace
from pathlib import Path

from annotator.model.snapshot import ExportReport, SnapshotDocument, no_progress
from exports.briefing import WordBriefing
from tests.exports.snapshots import (
    MemorySnapshot,
    harbour,
    release,
    tag,
    with_own_kind,
)

ROOT = Path(__file__).resolve().parents[3]
TEMPLATE = ROOT / "resources" / "templates" / "briefing.docx"
RUSSIAN = "Генеральный секретарь Мара Линдквист сообщила, что изъято более 29,1 тонны груза."
ARABIC = "وقال محمد علي باشا إن المجلس وافق على 546 مشروعا (Harbour Plan)."


def russian() -> SnapshotDocument:
    tags = (
        tag(
            RUSSIAN,
            "official",
            "Генеральный секретарь Мара Линдквист",
            {"person": "Мара Линдквист", "role": "Генеральный секретарь"},
        ),
        tag(
            RUSSIAN,
            "statistic",
            "более 29,1 тонны",
            {"comparator": ">", "value": "29.1", "unit": "tonne", "counted": "груза"},
        ),
    )
    return release(RUSSIAN, tags, id="ru", title="Сессия совета", language="ru")


def arabic() -> SnapshotDocument:
    person = tag(ARABIC, "official", "محمد علي باشا", {"person": "محمد علي باشا"})
    return release(ARABIC, (person,), id="ar", title="اجتماع المجلس", language="ar")


def awkward() -> SnapshotDocument:
    text = "A\x00B & <tag> \x0b \ud83d \ufffe sign: 12 items. " + "Unbreakable" * 60 + " end.\n"
    tags = (
        tag(text, "statistic", "12 items", {"value": "12", "counted": "items\x07 & <more>"}),
        tag(text, "decision", text[2:-1], {"title": "Unbreakable" * 30, "date": "whenever"}),
    )
    return release(text, tags, id="odd", title="Odd & <things>")


def whole() -> MemorySnapshot:
    """A project with everything that has ever gone wrong in a Word file."""
    own = with_own_kind()
    held = (harbour().held[0], russian(), arabic(), awkward(), *own.held, release("Nothing."))
    return replace(own, held=held)


def written(snapshot: MemorySnapshot, folder: Path, **options: str) -> tuple[Path, ExportReport]:
    target = folder / "briefing.docx"
    return target, WordBriefing(TEMPLATE).write(snapshot, target, options, no_progress)


def one(folder: Path, *held: SnapshotDocument) -> Path:
    return written(MemorySnapshot(held), folder)[0]


SNAPSHOTS = {
    "empty": MemorySnapshot(revised_at="", head=""),
    "harbour": harbour(),
    "own kind": with_own_kind(),
    "everything": whole(),
}
