"""The styles of the briefings' Word templates, as tables."""

from typing import TypeAlias

INK, MUTED, ACCENT = "1D2430", "566072", "1D4AA5"
HAIRLINE, RULE, PANEL = "D5DAE1", "C9CFD8", "F3F5F8"
FONT = "Arial"  # Liberation Sans, its metric twin, takes its place where Arial is missing
WIDTH = 9524  # twips between the margins: 168 mm

OFFICE = "http://schemas.openxmlformats.org"
NS = (
    f'xmlns:w="{OFFICE}/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}/officeDocument/2006/relationships"'
)

_LEFT = f'<w:left w:val="single" w:sz="24" w:space="10" w:color="{ACCENT}"/>'
_PANEL_LINE = f'w:val="single" w:sz="4" w:space="6" w:color="{PANEL}"'
Style: TypeAlias = tuple[str, str, str, str, int, str, str]
"""Id, name, what it is based on, the style that follows, priority, paragraph, run."""

_P = {
    "title": '<w:keepNext/><w:spacing w:before="1500" w:after="80" w:line="252" '
    'w:lineRule="auto"/>',
    "subtitle": '<w:spacing w:before="0" w:after="360"/>',
    "h1": "<w:keepNext/><w:keepLines/><w:pageBreakBefore/>"
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    '<w:spacing w:before="0" w:after="60" w:line="252" w:lineRule="auto"/>'
    '<w:outlineLvl w:val="0"/>',
    "h2": "<w:keepNext/><w:keepLines/>"
    '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    '<w:spacing w:before="320" w:after="80"/><w:outlineLvl w:val="1"/>',
    "source": '<w:spacing w:before="0" w:after="240"/>',
    "caption": '<w:keepNext/><w:spacing w:before="120" w:after="80"/>',
    "box": f"<w:keepLines/><w:pBdr><w:top {_PANEL_LINE}/>{_LEFT}<w:bottom {_PANEL_LINE}/>"
    f"<w:right {_PANEL_LINE}/></w:pBdr>"
    f'<w:shd w:val="clear" w:color="auto" w:fill="{PANEL}"/>'
    '<w:spacing w:before="0" w:after="0" w:line="300" w:lineRule="auto"/>'
    '<w:ind w:left="260" w:right="180"/>',
    "boxhead": "<w:keepNext/>",
    "boxlist": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>',
    "cell": '<w:spacing w:before="50" w:after="50" w:line="252" w:lineRule="auto"/>',
    "below": '<w:spacing w:before="0" w:after="80" w:line="252" w:lineRule="auto"/>',
    "remark": '<w:spacing w:before="240" w:after="120"/>',
    "cellhead": "<w:keepNext/>",
    "fact": '<w:tabs><w:tab w:val="left" w:pos="2400"/></w:tabs>'
    '<w:spacing w:before="0" w:after="60"/><w:ind w:left="2400" w:hanging="2400"/>',
    "contents": '<w:keepNext/><w:spacing w:before="480" w:after="120"/>',
    "toc1": '<w:spacing w:before="100" w:after="20"/>',
    "toc2": '<w:spacing w:before="0" w:after="20"/><w:ind w:left="340"/>',
    "head": f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="6" w:color="{RULE}"/></w:pBdr>'
    f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs><w:spacing w:after="0"/>',
    "foot": f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs><w:spacing w:after="0"/>',
    "note": '<w:spacing w:before="0" w:after="30" w:line="247" w:lineRule="auto"/>',
}


def _run(size: float, colour: str = INK, *, bold: bool = False) -> str:
    weight = "<w:b/><w:bCs/>" if bold else ""
    half = round(size * 2)
    return f'{weight}<w:color w:val="{colour}"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


PARAGRAPH_STYLES = (
    # id, name, based on, next, priority, paragraph, run
    ("Title", "Title", "Normal", "Subtitle", 10, _P["title"], _run(26, bold=True)),
    ("Subtitle", "Subtitle", "Normal", "Normal", 11, _P["subtitle"], _run(12, MUTED)),
    ("Heading1", "heading 1", "Normal", "SourceLine", 9, _P["h1"], _run(19, bold=True)),
    ("Heading2", "heading 2", "Normal", "Normal", 9, _P["h2"], _run(13, ACCENT, bold=True)),
    ("SourceLine", "Source Line", "Normal", "Normal", 12, _P["source"], _run(10.5, MUTED)),
    ("Fact", "Fact", "Normal", "Fact", 13, _P["fact"], ""),
    ("FactLast", "Fact Last", "Fact", "Normal", 13, '<w:spacing w:before="0" w:after="360"/>', ""),
    ("Box", "Box", "Normal", "Box", 14, _P["box"], ""),
    ("BoxHeading", "Box Heading", "Box", "BoxList", 14, _P["boxhead"], _run(10.5, bold=True)),
    ("BoxList", "Box List", "Box", "BoxList", 14, _P["boxlist"], ""),
    ("Caption", "caption", "Normal", "Normal", 35, _P["caption"], _run(8.5, MUTED)),
    ("TableText", "Table Text", "Normal", "TableText", 15, _P["cell"], _run(9)),
    ("TableHead", "Table Head", "TableText", "TableText", 15, _P["cellhead"], _run(9, bold=True)),
    ("TableFigure", "Table Figure", "TableText", "TableText", 15, '<w:jc w:val="right"/>', ""),
    ("TableQuote", "Table Quote", "TableText", "TableText", 15, "", _run(8.5, MUTED)),
    ("QuoteBelow", "Quote Below", "TableQuote", "TableText", 15, _P["below"], ""),
    ("Remark", "Remark", "Normal", "Normal", 16, _P["remark"], _run(10.5, MUTED)),
    (
        "ContentsHeading",
        "Contents Heading",
        "Normal",
        "TOC1",
        38,
        _P["contents"],
        _run(13, ACCENT, bold=True),
    ),
    ("TOC1", "toc 1", "Normal", "Normal", 39, _P["toc1"], _run(10)),
    ("TOC2", "toc 2", "Normal", "Normal", 39, _P["toc2"], _run(10, MUTED)),
    ("Header", "header", "Normal", "Header", 99, _P["head"], _run(8.5, MUTED)),
    ("Footer", "footer", "Normal", "Footer", 99, _P["foot"], _run(8.5, MUTED)),
    ("FootnoteText", "footnote text", "Normal", "FootnoteText", 99, _P["note"], _run(8)),
)
_PAGE_P = {
    "Title": '<w:keepNext/><w:spacing w:before="0" w:after="60" w:line="252" w:lineRule="auto"/>',
    "Subtitle": '<w:spacing w:before="0" w:after="260"/>',
    "Heading1": "<w:keepNext/><w:keepLines/>"
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    '<w:spacing w:before="320" w:after="100"/><w:outlineLvl w:val="0"/>',
    "Heading2": '<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="20"/>'
    '<w:outlineLvl w:val="1"/>',
    "SourceLine": '<w:keepNext/><w:spacing w:before="0" w:after="100"/>',
    "BoxHeading": '<w:keepNext/><w:outlineLvl w:val="0"/>',
    "BoxList": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    '<w:ind w:left="500" w:right="180" w:hanging="240"/>',
    "Remark": '<w:spacing w:before="80" w:after="120"/>',
    "FootnoteText": f"<w:keepLines/>{_P['note']}",
}
_PAGE_RUN = {
    "Title": _run(19, bold=True),
    "Subtitle": _run(10.5, MUTED),
    "Heading1": _run(13, ACCENT, bold=True),
    "Heading2": _run(10.5, bold=True),
    "SourceLine": _run(9, MUTED),
    "Remark": _run(9, MUTED),
}
_PAGE_STYLES = (
    (
        "TableSource",
        "Table Source",
        "TableText",
        "TableText",
        15,
        '<w:jc w:val="right"/>',
        '<w:sz w:val="22"/><w:szCs w:val="22"/>',
    ),
    (
        "ListItem",
        "List Item",
        "Normal",
        "ListItem",
        36,
        (
            '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr><w:spacing w:after="80"/>'
            '<w:ind w:left="280" w:hanging="240"/>'
        ),
        "",
    ),
    (
        "Figure",
        "Figure",
        "Normal",
        "Normal",
        36,
        '<w:keepLines/><w:spacing w:before="60" w:after="200"/>',
        "",
    ),
    (
        "AnnexEntry",
        "Annex Entry",
        "Normal",
        "AnnexEntry",
        37,
        (
            '<w:keepLines/><w:tabs><w:tab w:val="left" w:pos="520"/></w:tabs>'
            '<w:spacing w:before="40" w:after="40" w:line="252" w:lineRule="auto"/>'
            '<w:ind w:left="520" w:hanging="520"/>'
        ),
        _run(9),
    ),
)


def page_styles() -> tuple[Style, ...]:
    """The styles of the page template: some of them look otherwise, two are its own."""
    changed = tuple(
        (*row[:5], _PAGE_P.get(row[0], row[5]), _PAGE_RUN.get(row[0], row[6]))
        for row in PARAGRAPH_STYLES
    )
    return (*changed, *_PAGE_STYLES)


_CHARACTER_STYLES = (
    ("Strong", "Strong", 22, "<w:b/><w:bCs/>"),
    ("Label", "Label", 23, f'<w:color w:val="{MUTED}"/>'),
    ("Hyperlink", "Hyperlink", 99, f'<w:color w:val="{ACCENT}"/>'),
    (
        "FootnoteReference",
        "footnote reference",
        99,
        f'<w:color w:val="{ACCENT}"/><w:vertAlign w:val="superscript"/>',
    ),
)


def _paragraph_style(row: Style) -> str:
    key, name, based, following, priority, paragraph, run = row
    custom = "" if name[0].islower() or name in {"Title", "Subtitle"} else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/><w:next w:val="{following}"/>'
        f'<w:uiPriority w:val="{priority}"/><w:qFormat/>'
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


def _character_style(row: tuple[str, str, int, str]) -> str:
    key, name, priority, run = row
    custom = ' w:customStyle="1"' if name == "Label" else ""
    return (
        f'<w:style w:type="character"{custom} w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="{priority}"/><w:qFormat/>'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )


_TABLE_STYLE = f"""\
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>\
<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" \
w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>\
<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>\
</w:style><w:style w:type="table" w:customStyle="1" w:styleId="BriefingTable">\
<w:name w:val="Briefing Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/>\
<w:qFormat/><w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" \
w:color="{HAIRLINE}"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="{HAIRLINE}"/>\
</w:tblBorders><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>\
<w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>\
<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders><w:bottom w:val="single" \
w:sz="8" w:space="0" w:color="{INK}"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>"""


def styles(rows: tuple[Style, ...]) -> str:
    """`word/styles.xml` with these paragraph styles and all character and table styles."""
    return f"""\
<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr>\
<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>\
<w:color w:val="{INK}"/><w:sz w:val="21"/><w:szCs w:val="21"/>\
<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>\
<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr>\
</w:pPrDefault></w:docDefaults>\
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>\
<w:qFormat/></w:style>\
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">\
<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>\
<w:unhideWhenUsed/></w:style>\
{"".join(map(_paragraph_style, rows))}\
{"".join(map(_character_style, _CHARACTER_STYLES))}\
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>\
<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>{_TABLE_STYLE}</w:styles>"""
