"""WordprocessingML as text: small pieces that are well-formed whatever words they hold."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from exports.briefing.wording import directions, reads_right_to_left

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can't hold (section 2.2): control characters, surrogates, U+FFFE, U+FFFF."""
_QUOTES = {'"': "&quot;"}
_BREAKS = re.compile(r"(\r\n|[\n\r\t])")
_RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ur", "ps", "ckb", "dv", "yi", "sd", "ug"))


def illegal(text: str) -> int:
    """How many characters of the text XML can't hold."""
    return len(_ILLEGAL.findall(text))


def escaped(text: str) -> str:
    """The text as XML character data or attribute value; U+FFFD for what XML can't hold."""
    return escape(legal(text), _QUOTES)


def legal(text: str) -> str:
    """The text with U+FFFD for what XML can't hold."""
    return _ILLEGAL.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of text looks: a character style, its language, in bold."""

    style: str = ""
    language: str = ""
    bold: bool = False


PLAIN = Look()


def _properties(look: Look, *, right: bool, text: str) -> str:
    style = f'<w:rStyle w:val="{look.style}"/>' if look.style else ""
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    direction = "<w:rtl/>" if right else ""
    language = _language(look.language, right=right, text=text)
    inside = f"{style}{bold}{direction}{language}"
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def _language(language: str, *, right: bool, text: str) -> str:
    if not right:
        return f'<w:lang w:val="{language}"/>' if language else ""
    own = language.partition("-")[0] in _RIGHT_TO_LEFT
    hebrew = any("\u0590" <= char <= "\u05ff" for char in text)
    return f'<w:lang w:bidi="{language if own else "he-IL" if hebrew else "ar-SA"}"/>'


def _inside(text: str) -> str:
    parts = _BREAKS.split(text)
    return "".join(
        ("<w:tab/>" if part == "\t" else "<w:br/>")
        if number % 2
        else f'<w:t xml:space="preserve">{escaped(part)}</w:t>'
        for number, part in enumerate(parts)
        if part
    )


def run(text: str, look: Look = PLAIN) -> str:
    """Runs of text, one for each direction; line breaks and tabs stay what they are."""
    return "".join(
        f"<w:r>{_properties(look, right=right, text=part)}{_inside(part)}</w:r>"
        for right, part in directions(text)
        if part
    )


TAB = "<w:r><w:tab/></w:r>"


def paragraph(
    style: str,
    content: str,
    *,
    leading: str = "",
    with_next: bool | None = None,
    before: int = 0,
) -> str:
    """A paragraph; it runs from right to left where the `leading` text does.

    `with_next` says whether it stays with what follows, None leaves that to the style; `before` is
    the room above it in twips, 0 the style's.
    """
    keep = {None: "", True: "<w:keepNext/>", False: '<w:keepNext w:val="0"/>'}[with_next]
    bidi = "<w:bidi/>" if leading and reads_right_to_left(leading) else ""
    room = f'<w:spacing w:before="{before}"/>' if before else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{bidi}{room}</w:pPr>{content}</w:p>'


_FEW_NOTED = 4


def caption_keeps(noted: int) -> bool | None:
    """Whether a table's caption may be kept with it, by how many of its rows have notes.

    LibreOffice (seen in 7.4) lays a table out again and again where its caption must stay with it
    and its notes need room on several pages; in the end it leaves those pages half empty.
    """
    return None if noted <= _FEW_NOTED else False


def bookmark(name: str, number: int, content: str) -> str:
    """Content that links and fields can lead to."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )


def link_within(anchor: str, content: str) -> str:
    """A link to a bookmark."""
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{content}</w:hyperlink>'


def link_out(relation: str, content: str) -> str:
    """A link to an address that the document's relationships hold."""
    return f'<w:hyperlink r:id="{relation}" w:history="1">{content}</w:hyperlink>'


def _mark(kind: str, properties: str) -> str:
    return f'<w:r>{properties}<w:fldChar w:fldCharType="{kind}"/></w:r>'


def field_start(code: str, properties: str = "") -> str:
    """The beginning of a field, up to its result."""
    instruction = f'<w:instrText xml:space="preserve"> {escaped(code)} </w:instrText>'
    return (
        _mark("begin", properties)
        + f"<w:r>{properties}{instruction}</w:r>"
        + _mark("separate", properties)
    )


def field_end(properties: str = "") -> str:
    """The end of a field."""
    return _mark("end", properties)


def word_field(code: str, result: str, look: Look = PLAIN) -> str:
    """A field with the result that is shown until Word works it out anew."""
    properties = _properties(look, right=False, text=result)
    return field_start(code, properties) + run(result, look) + field_end(properties)


def note_reference(number: int, look: Look) -> str:
    """The place in the text that a footnote belongs to."""
    properties = _properties(look, right=False, text="")
    return f'<w:r>{properties}<w:footnoteReference w:id="{number}"/></w:r>'


def footnote(number: int, content: str) -> str:
    """A footnote with its number in front."""
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    inside = paragraph("FootnoteText", f"{mark}{run(' ')}{content}")
    return f'<w:footnote w:id="{number}">{inside}</w:footnote>'


def row(
    cells: Iterable[str], widths: Sequence[int], *, header: bool = False, open_below: bool = False
) -> str:
    """A row that no page break cuts unless it is very long; a header row is repeated on each page.

    A row that is `open_below` has no line between itself and the next.
    """
    repeated = "<w:tblHeader/>" if header else ""
    border = _NO_LINE if open_below else ""
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{border}</w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{_row_properties(inside, repeated)}{inside}</w:tr>"


def _row_properties(inside: str, repeated: str = "") -> str:
    together = "" if len(inside) >= _LONGEST_UNCUT else "<w:cantSplit/>"
    return f"<w:trPr>{together}{repeated}</w:trPr>" if together or repeated else ""


_LONGEST_UNCUT = 8000  # characters of markup; more may need more than a page
_NO_LINE = '<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>'
_NO_LINE_ABOVE = '<w:tcBorders><w:top w:val="nil"/></w:tcBorders>'


def wide_row(cell: str, widths: Sequence[int]) -> str:
    """A row of one cell as wide as the table, which goes with the row above it."""
    return (
        f'<w:tr>{_row_properties(cell)}<w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:gridSpan w:val="{len(widths)}"/>{_NO_LINE_ABOVE}</w:tcPr>{cell}</w:tc></w:tr>'
    )


def table(rows: str, widths: Sequence[int], *, title: str, description: str) -> str:
    """A table with a header row; title and description are read to those who can't see it."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="BriefingTable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="0" w:noVBand="0"/>'
        f'<w:tblCaption w:val="{escaped(title)}"/>'
        f'<w:tblDescription w:val="{escaped(description)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
