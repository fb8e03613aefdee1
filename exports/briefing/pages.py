"""The pages of a briefing: its content set in the template's styles."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from exports.briefing import markup
from exports.briefing.content import Note, Quoted, Release, Row, Section, source_name
from exports.briefing.markup import Look, paragraph, run
from exports.briefing.phrases import Phrases
from exports.briefing.recordwords import ENGLISH_WORDS, RecordWords
from exports.briefing.widths import Texts, shares
from exports.briefing.wording import language_tag

_LABEL, _STRONG, _LINK = Look("Label"), Look("Strong"), Look("Hyperlink")
_REFERENCE = Look("FootnoteReference")
_ADDRESS_SIGNS = "%/:=&?~#+!$,;'@()*[]"
_SCHEMES = frozenset(("http", "https"))
_LONGEST_BESIDE = 80  # code points of an average quote in a column of its own
_MOST_BESIDE = 6  # columns besides the quote's
_ENDS = (".", "!", "?", "…")
_FEW_RELEASES = 5  # with more of them, the contents list releases only
_EN_SPACE = "\u2002"
_FIRST_TABLE = 1  # the title page's, which is set last


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents."""

    level: int
    text: str
    anchor: str


def web_address(address: str) -> str | None:
    """The address as a link may hold it, None where it is not one of the web."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    if parts.scheme.casefold() not in _SCHEMES or not parts.netloc:
        return None
    plain = address.strip().encode("utf-8", "replace")
    return quote(plain, safe=_ADDRESS_SIGNS)


class Pages:
    """Sets one release after the other, and counts what runs through: bookmarks, tables, links."""

    def __init__(self, words: RecordWords = ENGLISH_WORDS) -> None:
        self._words = words
        self._phrases = words.phrases
        self.entries: list[Entry] = []
        self.links: dict[str, str] = {}
        self._bookmarks = 0
        self._tables = _FIRST_TABLE
        self._last_note = 0

    def release(self, release: Release) -> str:
        """The pages of a release, from its title to the last table."""
        language = language_tag(release.document.language)
        title = self._heading("Heading1", 1, release.title, language)
        parts = [title, self._source_line(release), self._in_short(release)]
        for number, section in enumerate(release.sections, start=1):
            parts.append(self._section(number, section, language))
        return "".join(parts)

    def _heading(self, style: str, level: int, text: str, language: str = "", no: str = "") -> str:
        self._bookmarks += 1
        anchor = f"_Toc{self._bookmarks:08d}"
        line = " ".join(text.split())
        listed = f"{no}{_EN_SPACE}{line}" if no else line
        self.entries.append(Entry(level, listed, anchor))
        inside = markup.bookmark(anchor, self._bookmarks, run(line, Look(language=language)))
        return paragraph(style, inside, leading=line)

    def _source_line(self, release: Release) -> str:
        facts = [
            _capital(fact) if not number else fact for number, fact in enumerate(release.facts)
        ]
        content = run(" · ".join(facts))
        address = release.document.source_address.strip()
        if address:
            content += (run(" · ") if facts else "") + self._address(address)
        return paragraph("SourceLine", content or run(self._phrases("record.no_source")))

    def _address(self, address: str) -> str:
        target = web_address(address)
        if target is None:
            return run(address)
        key = f"rLink{len(self.links) + 1}"
        self.links[key] = target
        return markup.link_out(key, run(address, _LINK))

    def _section(self, number: int, section: Section, language: str) -> str:
        heading = self._heading("Heading2", 2, section.heading, no=str(number))
        caption = self._phrases(
            "record.caption", kinds=section.heading, tally=tally(section, self._words)
        )
        self._tables += 1
        keeps = markup.caption_keeps(len(section.notes))
        captioned = self._captioned(self._tables, caption, with_next=keeps)
        return heading + captioned + self._table(section, language)

    def _table(self, section: Section, language: str) -> str:
        below = _quotes_below(section)
        quote = self._phrases("col.quote")
        labels = [column.label for column in section.columns] + ([] if below else [quote])
        widths = shares(_texts(section, quote, below=below))
        head = [_head(column.label, right=column.right) for column in section.columns]
        head += [] if below else [_head(quote)]
        rows = [markup.row(head, widths, header=True)]
        setting = _Rows(section, language, widths, self._note_place, self._phrases)
        rows += [
            setting.with_quotes_below(row) if below else setting.one(row) for row in section.rows
        ]
        key = "record.described.below" if below else "record.described"
        return markup.table(
            "".join(rows),
            widths,
            title=section.heading,
            description=self._phrases(key, kinds=section.heading, labels=", ".join(labels)),
        )

    def _note_place(self, number: int) -> str:
        """The note itself where it is cited first, a field that repeats its number after that."""
        name = f"_RefNote{number:06d}"
        if number <= self._last_note:
            return markup.word_field(f"NOTEREF {name} \\f \\h", str(number), _REFERENCE)
        self._last_note = number
        self._bookmarks += 1
        reference = markup.note_reference(number, _REFERENCE)
        return markup.bookmark(name, self._bookmarks, reference)

    def front(self, title: str, subtitle: str, facts: Sequence[tuple[str, str]]) -> str:
        """The title and what the briefing covers."""
        lines = [
            paragraph("Title", run(title), leading=title),
            paragraph("Subtitle", run(subtitle)),
        ]
        for number, (label, text) in enumerate(facts, start=1):
            style = "FactLast" if number == len(facts) else "Fact"
            lines.append(paragraph(style, run(label, _LABEL) + markup.TAB + run(text)))
        return "".join(lines)

    def counts(self, rows: Sequence[tuple[str, int, int]]) -> str:
        """The table of what is recorded by kind: label, how many, how many of them verified."""
        phrases, number = self._phrases, self._words.number
        texts = [(label, number(count), number(verified)) for label, count, verified in rows]
        head = (
            _head(phrases("record.kind")),
            _head(phrases("record.recorded"), right=True),
            _head(phrases("record.verified"), right=True),
        )
        widths = (4762, 2381, 2381)
        lines = [markup.row(head, widths, header=True)]
        lines += [
            markup.row(
                (
                    paragraph("TableText", run(label)),
                    paragraph("TableFigure", run(count)),
                    paragraph("TableFigure", run(verified)),
                ),
                widths,
            )
            for label, count, verified in texts
        ]
        title = phrases("record.by_kind")
        return self._captioned(_FIRST_TABLE, title) + markup.table(
            "".join(lines), widths, title=title, description=phrases("record.by_kind.described")
        )

    def _captioned(self, number: int, text: str, *, with_next: bool | None = None) -> str:
        field = markup.word_field("SEQ Table \\* ARABIC", str(number), _STRONG)
        word = run(f"{self._phrases('table')} ", _STRONG)
        words = f"{word}{field}{run('.', _STRONG)}{run(f' {text}.')}"
        return paragraph("Caption", words, with_next=with_next)

    def _in_short(self, release: Release) -> str:
        head = paragraph("BoxHeading", run(self._phrases("in_short")))
        if not release.sections:
            return head + paragraph("Box", run(self._phrases("record.nothing")))
        lines = (paragraph("BoxList", self._count_line(part)) for part in release.sections)
        return head + "".join(lines)

    def _count_line(self, section: Section) -> str:
        number = self._words.number(section.count)
        words = self._words.counted(section.count, section.kind).removeprefix(number)
        told = tally(section, self._words).removeprefix(number)
        return run(number, _STRONG) + run(f"{words}{told}.")

    def contents(self) -> str:
        """The table of contents, filled so that it reads right before Word works it out anew.

        It has no page numbers, which nobody but the program that lays out the pages knows.
        """
        releases = sum(entry.level == 1 for entry in self.entries)
        levels = 2 if releases <= _FEW_RELEASES else 1
        listed = [entry for entry in self.entries if entry.level <= levels]
        if not listed:
            return ""
        links = [_contents_line(entry) for entry in listed]
        links[0] = markup.field_start(f'TOC \\o "1-{levels}" \\n \\h \\z') + links[0]
        links[-1] += markup.field_end()
        lines = [
            paragraph(f"TOC{entry.level}", link) for entry, link in zip(listed, links, strict=True)
        ]
        return paragraph("ContentsHeading", run(self._phrases("contents"))) + "".join(lines)


def _contents_line(entry: Entry) -> str:
    return markup.link_within(entry.anchor, run(entry.text))


def _head(label: str, *, right: bool = False) -> str:
    side = '<w:jc w:val="right"/>' if right else ""
    return f'<w:p><w:pPr><w:pStyle w:val="TableHead"/>{side}</w:pPr>{run(label)}</w:p>'


def _quotes_below(section: Section) -> bool:
    """Whether quotes stand under their rows: where they are long, or the columns many."""
    lengths = [len(quoted.text) for row in section.rows for quoted in row.quotes]
    long = sum(lengths) > _LONGEST_BESIDE * len(lengths)
    return bool(section.columns) and (long or len(section.columns) > _MOST_BESIDE)


def _texts(section: Section, quote: str, *, below: bool) -> list[Texts]:
    """What stands in each column of the section, from the head down."""
    columns = [
        Texts(column.label, [row.cells[at] for row in section.rows], not column.as_written)
        for at, column in enumerate(section.columns)
    ]
    quotes = [
        f"“{quoted.text}”{'000' * len(quoted.notes)}"
        for row in section.rows
        for quoted in row.quotes
    ]
    return columns if below else [*columns, Texts(quote, quotes)]


class _Rows:
    """Sets the rows of one section's table."""

    def __init__(
        self,
        section: Section,
        language: str,
        widths: Sequence[int],
        note_place: Callable[[int], str],
        phrases: Phrases,
    ) -> None:
        self._columns = section.columns
        self._written = Look(language=language)
        self._widths = widths
        self._note_place = note_place
        self._phrases = phrases

    def one(self, row: Row) -> str:
        """The row with its quotes in the last cell."""
        return markup.row([*self._cells(row), self._quotes(row, "TableQuote")], self._widths)

    def with_quotes_below(self, row: Row) -> str:
        """The row, and its quotes in a second one across the page."""
        cells = self._cells(row, with_next=True)
        fields = markup.row(cells, self._widths, open_below=True)
        return fields + markup.wide_row(self._quotes(row, "QuoteBelow"), self._widths)

    def _cells(self, row: Row, *, with_next: bool = False) -> list[str]:
        return [
            paragraph(
                "TableFigure" if column.right else "TableText",
                run(text, self._written if column.as_written else markup.PLAIN),
                leading=text,
                with_next=with_next or None,
            )
            for column, text in zip(self._columns, row.cells, strict=True)
        ]

    def _quotes(self, row: Row, style: str) -> str:
        return "".join(self._quote(quoted, style) for quoted in row.quotes)

    def _quote(self, quoted: Quoted, style: str) -> str:
        open_, close = self._phrases("open"), self._phrases("close")
        words = run(open_) + run(quoted.text, self._written) + run(close)
        places = run(", ", _REFERENCE).join(map(self._note_place, quoted.notes))
        return paragraph(style, words + places, leading=quoted.text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def tally(section: Section, words: RecordWords = ENGLISH_WORDS) -> str:
    """`12, all verified`, `12, of which 10 verified`; `1, not verified`."""
    count, verified = words.number(section.count), words.number(section.verified)
    if section.count == 1:
        key = "tally.one" if section.verified else "tally.one.none"
    elif section.verified == section.count:
        key = "tally.all"
    else:
        key = "tally.some" if section.verified else "tally.none"
    return words.phrases(key, count=count, verified=verified)


def footnotes(release: Release, words: RecordWords = ENGLISH_WORDS) -> str:
    """The source notes of a release; only the first of each section names the source in full."""
    source, again = source_name(release.document, words), words.phrases("ibid")
    language = language_tag(release.document.language)
    return "".join(
        markup.footnote(note.number, _note(note, again if at else source, language, words.phrases))
        for section in release.sections
        for at, note in enumerate(section.notes)
    )


def _note(note: Note, source: str, language: str, phrases: Phrases) -> str:
    place = phrases("paragraph", numbers=", ".join(map(str, note.paragraphs)))
    content = run(f"{source}, {place}" if note.paragraphs else source)
    if not note.pieces:
        stop = "" if source == phrases("ibid") and not note.paragraphs else "."
        return content + run(f"{stop} {note.state}")
    content += run(f": {phrases('open')}")
    for piece in note.pieces:
        content += run(piece.text, Look(language=language, bold=piece.quoted))
    stop = "" if note.pieces[-1].text.rstrip().endswith(_ENDS) else "."
    return content + run(f"{phrases('close')}{stop} {note.state}")


def listed(phrases: Phrases, said: Sequence[str]) -> str:
    """`12 decisions, 8 statistics and 1 official`."""
    if len(said) < 2:
        return "".join(said)
    return f"{', '.join(said[:-1])} {phrases('and')} {said[-1]}"
