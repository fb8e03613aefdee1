"""A digest of twenty pages: 200 sentences with their sources, 20 tables, 3 charts."""

import re
import zipfile
from pathlib import Path

from annotator.assets import resources
from annotator.model.briefing import Chart, Paragraph, Table
from annotator.model.ops import Submit, Tag, TagMany, Verify
from annotator.model.records import FieldValue
from annotator.model.snapshot import no_progress
from annotator.workspace import Workspace, new_id
from exports.briefing import WordBriefing
from tests.bench import data
from tests.bench.harness import Figure, repeated
from tests.builders import span_of

_RELEASES = 18
_DECISIONS = 11
_FIGURES = 5
_COUNTED = ("boats", "engines", "permits", "anchors", "buoys")


def briefing(folder: Path, *, quick: bool) -> list[Figure]:
    """The digest as a draft, and as a final one in which all is proven."""
    runs = 3 if quick else 10
    word = WordBriefing(resources() / "templates" / "briefing.docx")
    workspace = _project(folder / "digest.pressdb")
    target = folder / "digest.docx"
    figures = []
    for status in ("draft", "final"):
        options = {"template": "digest", "status": status}

        def act(_: int, options: dict[str, str] = options) -> None:
            with workspace.snapshot() as snapshot:
                word.write(snapshot, target, options, no_progress)

        act(0)
        name = f"digest, 200 sentences with sources, 20 tables, 3 charts, {status}"
        figures.append(Figure(name, "ms", repeated(runs, act), goal=1500))
    with workspace.snapshot() as snapshot:
        _require_size(word, snapshot, target)
    workspace.close()
    return figures


def _require_size(word: WordBriefing, snapshot: object, target: Path) -> None:
    """That the digest is as large as its line says."""
    made = word.compose(snapshot, {"template": "digest"}, no_progress)  # type: ignore[arg-type]
    blocks = [block for section in made.sections for block in section.blocks]
    sentences = sum(len(one.sentences) for one in blocks if isinstance(one, Paragraph))
    tables = sum(isinstance(one, Table) for one in blocks)
    charts = sum(isinstance(one, Chart) for one in blocks)
    with zipfile.ZipFile(target) as package:
        notes = len(re.findall(b"<w:footnoteReference ", package.read("word/document.xml")))
    assert sentences >= 198, sentences
    assert tables >= 20, tables
    assert charts >= 3, charts
    assert notes >= 200, notes


def _project(path: Path) -> Workspace:
    workspace = Workspace.create(path, author="Bench")
    for number in range(_RELEASES):
        year = 2001 + number
        lines = [f"Release {number}\n"]
        lines += [
            f"On {day + 1} May {year} the Council adopted plan {day + 1} for the lower river."
            for day in range(_DECISIONS)
        ]
        lines += [
            f"In {year} the police counted {700 + 10 * number + at} {counted}."
            for at, counted in enumerate(_COUNTED)
        ]
        lines.append("Chair Lena Voss spoke.")
        text = "\n".join(lines)
        document = workspace.import_draft(data.draft(number, text)).id
        tags = tuple(_tags(document, text, year, number))
        workspace.apply(TagMany(tags))
        workspace.apply(Submit(tuple(tag.id for tag in tags)))
        workspace.apply(Verify(tuple(tag.id for tag in tags)))
    return workspace


def _tags(document: str, text: str, year: int, number: int) -> list[Tag]:
    made = []
    for day in range(_DECISIONS):
        title = f"plan {day + 1} for the lower river"
        fields = {
            "instrument": "plan", "title": title, "body": "Council", "status": "adopted",
            "date": f"{year}-05-{day + 1:02}",
        }  # fmt: skip
        made.append(_tag(document, text, "decision", f"the Council adopted {title}", fields))
    for at, counted in enumerate(_COUNTED):
        value = str(700 + 10 * number + at)
        fields = {
            "value": value, "unit": "count", "comparator": "=", "counted": counted,
            "period": str(year),
        }  # fmt: skip
        made.append(_tag(document, text, "statistic", f"{value} {counted}", fields))
    fields = {"person": "Lena Voss", "role": "Chair", "status": "in office"}
    made.append(_tag(document, text, "official", "Chair Lena Voss", fields))
    return made


def _tag(document: str, text: str, kind: str, quote: str, fields: dict[str, str]) -> Tag:
    values = {key: FieldValue(value) for key, value in fields.items()}
    return Tag(new_id(), document, kind, (span_of(quote, text),), values)
