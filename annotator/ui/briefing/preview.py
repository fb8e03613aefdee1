"""A briefing as HTML that looks like its page, for the preview beside the builder."""

from collections.abc import Iterable, Iterator
from html import escape

from PySide6.QtCore import QCoreApplication

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
    known_notes,
)

_INK, _MUTED, _ACCENT = "#1D2430", "#566072", "#1D4AA5"
_LINE, _PANEL = "#D5DAE1", "#F3F5F8"
_SHEET = f"""
body {{ color: {_INK}; font-family: 'Liberation Sans', Arial, sans-serif; font-size: 10pt; }}
h1 {{ font-size: 17pt; margin: 0 0 2px 0; }}
h2 {{ font-size: 12pt; color: {_ACCENT}; margin: 16px 0 6px 0; }}
h3 {{ font-size: 10pt; margin: 12px 0 2px 0; }}
p {{ margin: 0 0 6px 0; }}
.muted {{ color: {_MUTED}; font-size: 9pt; }}
.caption {{ color: {_MUTED}; font-size: 8pt; margin: 6px 0 2px 0; }}
.note {{ font-size: 8pt; }}
a, sup {{ color: {_ACCENT}; text-decoration: none; }}
"""
_DRAFT = {"en": "DRAFT", "ru": "ПРОЕКТ"}
"""The briefing's own word, not one of the window's."""
CHART = "chart:"
"""What the address of a chart's picture begins with; its number follows."""


class Preview:
    """The HTML of a briefing; `charts` are those whose pictures it asks for, by number."""

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self._notes: dict[tuple[str, ...], int] = {}
        self.charts: list[Chart] = []
        doubted = {one.sentence for one in briefing.unproven}
        self._doubted = doubted
        self.html = self._page()

    def _page(self) -> str:
        briefing = self._briefing
        status = " · ".join(
            filter(None, (briefing.mark, _DRAFT[briefing.language] if briefing.draft else ""))
        )
        body = [
            f'<p align="right" class="muted">{escape(status)}</p>' if status else "",
            f"<h1>{escape(briefing.title)}</h1>",
            f'<p class="muted">{escape(briefing.subtitle)}</p>',
        ]
        body += map(self._section, briefing.sections)
        body += self._footnotes()
        return f"<style>{_SHEET}</style><body>{''.join(body)}</body>"

    def _section(self, section: Section) -> str:
        head = f"<h2>{escape(section.heading)}</h2>" if section.headed else ""
        if section.annex:
            quotes = QCoreApplication.translate("Preview", "{count} quotes, as in the notes below")
            said = quotes.format(count=f"{len(self._briefing.sources):,}")
            return f'{head}<p class="muted">{said}</p>'
        return head + "".join(map(self._block, section.blocks))

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph(listed=True):
                lines = "".join(f"<li>{self._sentence(one)}</li>" for one in block.sentences)
                return f"<ul>{lines}</ul>"
            case Paragraph():
                style = ' class="muted"' if block.quiet else ""
                return f"<p{style}>{' '.join(map(self._sentence, block.sentences))}</p>"
            case Box():
                lines = "".join(f"<li>{self._sentence(one)}</li>" for one in block.sentences)
                return (
                    f'<table width="100%" bgcolor="{_PANEL}" cellpadding="8"><tr><td>'
                    f"<b>{escape(block.heading)}</b><ul>{lines}</ul></td></tr></table>"
                )
            case Heading():
                below = f'<p class="muted">{escape(block.below)}</p>' if block.below else ""
                return f"<h3>{escape(block.text)}</h3>{below}"
            case Table():
                return self._table(block)
            case Chart():
                self.charts.append(block)
                number = len(self.charts) - 1
                caption = escape(block.caption) + self._chart_references(block.sources)
                return f'<p class="caption">{caption}</p><img src="{CHART}{number}">'

    def _sentence(self, sentence: Sentence) -> str:
        words = self._marked("".join(map(_part, sentence.parts)), sentence.text)
        return words + self._references(sentence.sources)

    def _marked(self, html: str, text: str) -> str:
        if text not in self._doubted:
            return html
        return f'<span style="background-color: #FBE3E4">{html}</span>'

    def _references(self, sources: Iterable[str]) -> str:
        by_release: dict[str, list[str]] = {}
        for key in sources:
            by_release.setdefault(self._briefing.sources[key].document, []).append(key)
        numbers = [
            str(self._notes.setdefault(tuple(keys), len(self._notes) + 1))
            for keys in by_release.values()
        ]
        return f"<sup>{', '.join(numbers)}</sup>" if numbers else ""

    def _chart_references(self, sources: tuple[str, ...]) -> str:
        """The notes that the chart's figures have already, as the Word file cites them."""
        known = known_notes(self._notes, sources)
        if not known:
            return self._references(sources)
        return f"<sup>{', '.join('–'.join(map(str, ends)) for ends in in_runs(known))}</sup>"

    def _table(self, table: Table) -> str:
        heads = "".join(
            f'<th align="{"right" if column.right else "left"}">{escape(column.label)}</th>'
            for column in table.columns
        )
        rows = "".join(self._row(row, table) for row in table.rows)
        return (
            f'<p class="caption">{escape(table.caption)}</p>'
            '<table width="100%" cellspacing="0" cellpadding="3" style="font-size: 9pt">'
            f"<tr>{heads}<th></th></tr>{rows}</table>"
        )

    def _row(self, row: Row, table: Table) -> str:
        line = f"border-top: 1px solid {_LINE}"
        cells = "".join(
            f'<td align="{"right" if column.right else "left"}" style="{line}">'
            f"{self._marked(_part(cell), row.text)}</td>"
            for column, cell in zip(table.columns, row.cells, strict=True)
        )
        source = self._references(row.sources)
        return f'<tr>{cells}<td align="right" style="{line}">{source}</td></tr>'

    def _footnotes(self) -> Iterator[str]:
        if self._notes:
            yield "<hr>"
        for keys, number in self._notes.items():
            held = [self._briefing.sources[key] for key in keys]
            places = ", ".join(map(str, sorted({at for one in held for at in one.paragraphs})))
            quotes = "; ".join(f"“{one.quote}”" for one in held[:2])
            where = " · ".join(filter(None, (held[0].publisher, held[0].date, f"¶ {places}")))
            yield (
                f'<p class="note"><b>{number}</b> {escape(where)}: {escape(quotes)} '
                f"<i>{escape(str(held[0].state))}</i></p>"
            )


def _part(part: Part) -> str:
    words = escape(part.text).replace("\n", "<br>")
    return f"<b>{words}</b>" if part.strong else words
