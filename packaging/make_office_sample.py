"""Make the sample of an office's own template: our A4 styles with fields and loops in the text.

A maintainer's tool: `python packaging/make_office_sample.py [FILE]`. Run it after
`make_template.py`; the same bytes every time.
"""

import sys
import zipfile
from pathlib import Path

from template_archive import pack

TEMPLATES = Path(__file__).resolve().parents[1] / "resources" / "templates"
TARGET = TEMPLATES / "office-sample.docx"
_BODY = "<w:p><w:r><w:t>{{body}}</w:t></w:r></w:p>"
_PLACES = {
    "{{head}}": "{{ project }}",
    "{{status}}": "{{ data_of }}",
    "{{foot}}": "{{ generator }} · {{ snapshot }}",
}
_WIDTHS = (3000, 2000, 1724, 2800)  # twips; together the 168 mm between the margins


def _paragraph(style: str, text: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def _row(style: str, *texts: str, head: bool = False) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_paragraph(style, text)}</w:tc>"
        for width, text in zip(_WIDTHS, texts, strict=True)
    )
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head else ''}{cells}</w:tr>"


_COLUMNS = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
_TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="BriefingTable"/>'
    f'<w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblLook w:val="0420"/></w:tblPr>'
    f"<w:tblGrid>{_COLUMNS}</w:tblGrid>"
    + _row("TableHead", "What", "Figure", "Period", "Source", head=True)
    + _row("TableText", "{%tr for s in document.statistics %}", "", "", "")
    + _row("TableText", "{{ s.counted }}", "{{ s.figure }}", "{{ s.period }}", "{{ s.source }}")
    + _row("TableText", "{%tr endfor %}", "", "", "")
    + "</w:tbl>"
)
_TEXT = "".join(
    (
        _paragraph("Title", "{{ project }}"),
        _paragraph("Subtitle", "Data of {{ data_of }}"),
        _paragraph("Normal", "{%p for document in documents %}"),
        _paragraph("Heading1", "{{ document.title }}"),
        _paragraph("SourceLine", "{{ document.publisher }} {{ document.published }}"),
        _paragraph("Normal", "{%p if document.decisions %}"),
        _paragraph("Heading2", "Decisions"),
        _paragraph("Normal", "{%p for d in document.decisions %}"),
        _paragraph("Normal", "{{ d.quote }} ({{ d.source }})"),
        _paragraph("Normal", "{%p endfor %}"),
        _paragraph("Normal", "{%p endif %}"),
        _paragraph("Normal", "{%p if document.statistics %}"),
        _paragraph("Heading2", "Statistics"),
        _TABLE,
        _paragraph("Normal", "{%p endif %}"),
        _paragraph("Normal", "{%p if document.officials %}"),
        _paragraph("Heading2", "Officials"),
        _paragraph("Normal", "{%p for o in document.officials %}"),
        _paragraph("Normal", "{{ o.person }}, {{ o.role }} {{ o.body }} ({{ o.source }})"),
        _paragraph("Normal", "{%p endfor %}"),
        _paragraph("Normal", "{%p endif %}"),
        _paragraph("Normal", "{%p endfor %}"),
    )
)


def make(target: Path) -> None:
    """Write the sample to `target`."""
    with zipfile.ZipFile(TEMPLATES / "briefing.docx") as ours:
        parts = {name: ours.read(name).decode() for name in ours.namelist()}
    made = {}
    for name, content in parts.items():
        made[name] = content.replace(_BODY, _TEXT)
        for place, field in _PLACES.items():
            made[name] = made[name].replace(place, field)
    pack(target, made)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
