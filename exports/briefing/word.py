"""A briefing set as the body, notes and parts of a Word file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from annotator.model.briefing import (
    Block,
    Box,
    Briefing,
    Chart,
    Heading,
    Paragraph,
    Part,
    Row,
    Section,
    Sentence,
    Table,
    in_runs,
)
from exports.briefing import charts, markup
from exports.briefing.markup import Look, paragraph, run
from exports.briefing.notes import Note, Notes, annex_anchor, note_anchor
from exports.briefing.phrases import Phrases
from exports.briefing.widths import Texts, shares

_STRONG, _LINK = Look("Strong"), Look("Hyperlink")
_REFERENCE, _PLAIN = Look("FootnoteReference"), markup.PLAIN
_EN_SPACE = "\u2002"
_MOST_BESIDE = 4
_BELOW_TABLE = 280  # twips
_LISTED = 9
"""A briefing with more headings than this has a table of contents."""
STATEMENT = "_Said{:06d}"
"""The bookmark of a sentence or row, by which it is known again when the file comes back."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the table of contents."""

    level: int
    text: str
    anchor: str


@dataclass(slots=True)
class Setting:
    """Sets a briefing once; afterwards its body, notes, links and parts are there."""

    briefing: Briefing
    phrases: Phrases
    notes: Notes
    links: dict[str, str] = field(default_factory=dict)
    parts: dict[str, bytes] = field(default_factory=dict)
    _bookmarks: int = 0
    _statements: int = 0
    _tables: int = 0
    _charts: int = 0
    _numbered: int = 0
    _main: int = 0
    _listed: list[Listed] = field(default_factory=list)

    @classmethod
    def of(cls, briefing: Briefing) -> "Setting":
        """What will set the briefing."""
        phrases = Phrases(briefing.language)
        annex = any(section.annex for section in briefing.sections)
        return cls(briefing, phrases, Notes(briefing.sources, phrases, annex=annex))

    def body(self) -> str:
        """The body's paragraphs, tables and drawings."""
        briefing = self.briefing
        title = run(briefing.title, Look(language=briefing.title_language))
        front = paragraph("Title", title, leading=briefing.title)
        front += paragraph("Subtitle", run(briefing.subtitle))
        sections = [self._section(section) for section in briefing.sections]
        self._main = self._main or len(self._listed)
        lead = sections.pop(0) if briefing.sections and not briefing.sections[0].headed else ""
        contents = self._contents() if self._main > _LISTED else ""
        whole = front + lead + contents + "".join(sections)
        # A Word file may not end with a table.
        return whole + paragraph("TableText", "") if whole.endswith("</w:tbl>") else whole

    def _section(self, section: Section) -> str:
        head = self._heading(section) if section.headed else ""
        if section.annex:
            self._main = len(self._listed)
            return head + "".join(self._annex())
        before: list[Block | None] = [None, *section.blocks]
        return head + "".join(map(self._block, section.blocks, before))

    def _heading(self, section: Section) -> str:
        self._numbered += 1
        text = f"{self._numbered}{_EN_SPACE}{section.heading}"
        return paragraph("Heading1", self._entry(1, section.heading, text))

    def _entry(self, level: int, words: str, listed: str, language: str = "") -> str:
        anchor = f"_Toc{len(self._listed) + 1:08d}"
        self._listed.append(Listed(level, listed, anchor))
        return self._bookmark(anchor, run(words, Look(language=language)))

    def _bookmark(self, name: str, content: str) -> str:
        self._bookmarks += 1
        return markup.bookmark(name, self._bookmarks, content)

    def _block(self, block: Block, previous: Block | None) -> str:
        room = _BELOW_TABLE if isinstance(previous, Table) else 0
        match block:
            case Paragraph(listed=True):
                return "".join(
                    paragraph("ListItem", self._sentence(one), leading=one.text)
                    for one in block.sentences
                )
            case Paragraph():
                style = "Remark" if block.quiet else "Normal"
                return paragraph(style, self._sentences(block.sentences), before=room)
            case Box():
                return self._box(block)
            case Heading():
                inside = self._entry(2, block.text, block.text, block.language)
                line = paragraph("SourceLine", run(block.below)) if block.below else ""
                return paragraph("Heading2", inside, leading=block.text) + line
            case Table():
                return self._table(block, room)
            case Chart():
                return self._chart(block, room)

    def _box(self, box: Box) -> str:
        lines = (
            paragraph("BoxList", self._sentence(sentence), leading=sentence.text)
            for sentence in box.sentences
        )
        return paragraph("BoxHeading", run(box.heading)) + "".join(lines)

    def _sentences(self, sentences: Iterable[Sentence]) -> str:
        return run(" ").join(map(self._sentence, sentences))

    def _sentence(self, sentence: Sentence) -> str:
        said = self._said("".join(map(_part, sentence.parts)))
        return said + self._references(sentence.sources, _REFERENCE)

    def _said(self, content: str) -> str:
        self._statements += 1
        return self._bookmark(STATEMENT.format(self._statements), content)

    def _references(self, sources: Iterable[str], look: Look) -> str:
        comma = run(", ", look)
        return comma.join(
            self._reference(number, look, first=first) for number, first in self.notes.cite(sources)
        )

    def _reference(self, number: int, look: Look, *, first: bool) -> str:
        name = note_anchor(number)
        if first:
            return self._bookmark(name, markup.note_reference(number, look))
        return markup.word_field(f"NOTEREF {name} \\f \\h", str(number), look)

    # tables

    def _table(self, table: Table, room: int) -> str:
        self._tables += 1
        noted = sum(bool(row.sources) for row in table.rows)
        widths = shares(self._texts(table, sourced=bool(noted)))
        head = [_head(column.label, right=column.right) for column in table.columns]
        head += [_head(self.phrases("source"), right=True)] if noted else []
        rows = [markup.row(head, widths, header=True)]
        rows += [self._row(row, table, widths, sourced=bool(noted)) for row in table.rows]
        labels = ", ".join(column.label for column in table.columns)
        caption = self._caption("table", self._tables, table.caption)
        keeps = markup.caption_keeps(noted)
        return paragraph("Caption", caption, with_next=keeps, before=room) + markup.table(
            "".join(rows),
            widths,
            title=table.caption,
            description=table.description or f"{table.caption}: {labels}.",
        )

    def _texts(self, table: Table, *, sourced: bool) -> list[Texts]:
        found = [
            Texts(column.label, [row.cells[at].text for row in table.rows], column.whole)
            for at, column in enumerate(table.columns)
        ]
        return (
            [*found, Texts(self.phrases("source"), [self._widest(table)], whole=True)]
            if sourced
            else found
        )

    def _widest(self, table: Table) -> str:
        """As many numbers of notes as the row with the most has, one for each release."""
        known = self.briefing.sources
        most = max(len({known[key].document for key in row.sources}) for row in table.rows)
        return ", ".join(["000"] * min(most, _MOST_BESIDE))

    def _row(self, row: Row, table: Table, widths: Sequence[int], *, sourced: bool) -> str:
        contents = [self._linked(cell) for cell in row.cells]
        contents[:1] = [self._said(content) for content in contents[:1]]
        cells = [
            paragraph("TableFigure" if column.right else "TableText", content, leading=cell.text)
            for column, cell, content in zip(table.columns, row.cells, contents, strict=True)
        ]
        if sourced:
            cells.append(paragraph("TableSource", self._references(row.sources, _REFERENCE)))
        return markup.row(cells, widths)

    def _linked(self, cell: Part) -> str:
        """The cell's words, a link where they are an address of the web and nothing else."""
        key = "" if " " in cell.text else self._link(cell.text)
        return markup.link_out(key, run(cell.text, _LINK)) if key else _part(cell)

    def _caption(self, kind: str, number: int, caption: str) -> str:
        word = self.phrases(kind)
        sequence = "Table" if kind == "table" else "Figure"
        counter = markup.word_field(f"SEQ {sequence} \\* ARABIC", str(number), _STRONG)
        return run(f"{word} ", _STRONG) + counter + run(".", _STRONG) + run(f" {caption}")

    # charts

    def _chart(self, chart: Chart, room: int) -> str:
        self._charts += 1
        number = self._charts
        tag = self.phrases.tag
        self.parts[f"word/charts/chart{number}.xml"] = charts.part(chart, tag)
        self.parts[f"word/charts/_rels/chart{number}.xml.rels"] = charts.relations(number)
        self.parts[f"word/embeddings/chart{number}.xlsx"] = charts.workbook(chart)
        drawn = charts.drawing(number, chart, f"rChart{number}")
        caption = self._caption("chart", number, chart.caption) + self._chart_notes(chart)
        return paragraph("Caption", caption, before=room) + paragraph("Figure", drawn)

    def _chart_notes(self, chart: Chart) -> str:
        """The notes that its figures have already, else notes of its own."""
        known = self.notes.known(chart.sources)
        if known is None:
            return self._references(chart.sources, _REFERENCE)
        dash, comma = run("–", _REFERENCE), run(", ", _REFERENCE)
        return comma.join(
            dash.join(self._reference(number, _REFERENCE, first=False) for number in ends)
            for ends in in_runs(known)
        )

    @property
    def chart_count(self) -> int:
        """How many charts were set."""
        return self._charts

    # annex and contents

    def _annex(self) -> Iterator[str]:
        by_release: dict[str, list[Note]] = {}
        for note in self.notes.all:
            by_release.setdefault(note.sources[0].document, []).append(note)
        if not by_release:
            yield paragraph("SourceLine", run(self.phrases("nothing")))  # no sentence of its own
        for notes in by_release.values():
            source = notes[0].sources[0]
            head = self._entry(2, source.title, source.title, source.language)
            yield paragraph("Heading2", head, leading=source.title)
            yield paragraph("SourceLine", self._release_line(notes[0]))
            yield from map(self._annexed, notes)

    def _release_line(self, note: Note) -> str:
        source = note.sources[0]
        facts = filter(None, (source.publisher, self.phrases.day(source.date)))
        content = run(" · ".join(facts))
        if source.address:
            key = self._link(source.address)
            words = run(source.address, _LINK if key else _PLAIN)
            content += run(" · ") + (markup.link_out(key, words) if key else words)
        return content

    def _link(self, address: str) -> str:
        from exports.briefing.pages import web_address

        target = web_address(address)
        if target is None:
            return ""
        for key, known in self.links.items():
            if known == target:
                return key
        key = f"rLink{len(self.links) + 1}"
        self.links[key] = target
        return key

    def _annexed(self, note: Note) -> str:
        back = markup.link_within(note_anchor(note.number), run(str(note.number), _LINK))
        content = self._bookmark(annex_anchor(note.number), back) + markup.TAB
        if note.paragraphs:
            content += run(self.phrases("paragraph", numbers=note.paragraphs) + "  ")
        content += self._quotes(note)
        return paragraph("AnnexEntry", content + run(f" {self.notes.state(note)}"))

    def _quotes(self, note: Note) -> str:
        """The quotes of a note; where each has a note of its own, the numbers of those."""
        own = {
            other.sources[0].annotation: other.number
            for other in self.notes.all
            if len(other.sources) == 1
        }
        numbers = [own.get(source.annotation) for source in note.sources]
        if len(numbers) > 1 and None not in numbers:
            links = run(", ").join(
                markup.link_within(annex_anchor(number), run(str(number), _LINK))
                for number in numbers
                if number
            )
            return run(self.phrases("annex.as") + " ") + links + run(".")
        return self.notes.quotes((Part(one.quote, one.language),) for one in note.sources)

    def _contents(self) -> str:
        levels = 2
        start = markup.field_start(f'TOC \\o "1-{levels}" \\n \\h \\z')
        listed = self._listed[: self._main]
        links = [markup.link_within(entry.anchor, run(entry.text)) for entry in listed]
        links[0] = start + links[0]
        links[-1] += markup.field_end()
        lines = [
            paragraph(f"TOC{entry.level}", link) for entry, link in zip(listed, links, strict=True)
        ]
        return paragraph("ContentsHeading", run(self.phrases("contents"))) + "".join(lines)


def _part(part: Part) -> str:
    return run(part.text, Look(language=part.language, bold=part.strong))


def _head(label: str, *, right: bool = False) -> str:
    side = '<w:jc w:val="right"/>' if right else ""
    return f'<w:p><w:pPr><w:pStyle w:val="TableHead"/>{side}</w:pPr>{run(label)}</w:p>'
