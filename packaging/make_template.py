"""Make the briefings' Word templates (A4) from the tables below; the same bytes every time.

A maintainer's tool: `python packaging/make_template.py`. `briefing.docx` is for the full record,
which has a title page; `page.docx` is for the briefings whose text begins below the title. The
exporter puts the briefing in place of the paragraph {{body}} and fills {{head}}, {{status}} and
{{foot}}; everything that is only look stands here.
"""

import zipfile
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[1] / "resources" / "templates"

INK, MUTED, ACCENT = "1D2430", "566072", "1D4AA5"
HAIRLINE, RULE, PANEL = "D5DAE1", "C9CFD8", "F3F5F8"
FONT = "Arial"  # Liberation Sans, its metric twin, takes its place where Arial is missing
WIDTH = 9524  # twips between the margins: 168 mm

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org"
_NS = (
    f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/officeDocument/2006/relationships"'
)

_LEFT = f'<w:left w:val="single" w:sz="24" w:space="10" w:color="{ACCENT}"/>'
_PANEL_LINE = f'w:val="single" w:sz="4" w:space="6" w:color="{PANEL}"'
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
    "box": f"<w:keepLines/><w:pBdr><w:top {_PANEL_LINE}/>{_LEFT}<w:bottom {_PANEL_LINE}/></w:pBdr>"
    f'<w:shd w:val="clear" w:color="auto" w:fill="{PANEL}"/>'
    '<w:spacing w:before="0" w:after="0" w:line="300" w:lineRule="auto"/>'
    '<w:ind w:left="260" w:right="60"/>',
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


_PARAGRAPH_STYLES = (
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
    '<w:ind w:left="500" w:right="60" w:hanging="240"/>',
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


def _page_styles() -> tuple[tuple[str, str, str, str, int, str, str], ...]:
    """The styles of the page template: some of them look otherwise, two are its own."""
    changed = tuple(
        (*row[:5], _PAGE_P.get(row[0], row[5]), _PAGE_RUN.get(row[0], row[6]))
        for row in _PARAGRAPH_STYLES
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


def _paragraph_style(row: tuple[str, str, str, str, int, str, str]) -> str:
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


def _styles(rows: tuple[tuple[str, str, str, str, int, str, str], ...]) -> str:
    return f"""\
<w:styles {_NS}><w:docDefaults><w:rPrDefault><w:rPr>\
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


_NUMBERING = f"""\
<w:numbering {_NS}>\
<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>\
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/>\
<w:suff w:val="nothing"/><w:lvlText w:val=""/><w:lvlJc w:val="left"/>\
<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>\
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading2"/>\
<w:suff w:val="tab"/><w:lvlText w:val="%2"/><w:lvlJc w:val="left"/>\
<w:pPr><w:tabs><w:tab w:val="num" w:pos="340"/></w:tabs>\
<w:ind w:left="340" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>\
<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>\
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="BoxList"/>\
<w:lvlText w:val="•"/><w:lvlJc w:val="left"/>\
<w:pPr><w:tabs><w:tab w:val="num" w:pos="500"/></w:tabs>\
<w:ind w:left="260" w:firstLine="0"/></w:pPr></w:lvl></w:abstractNum>\
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>\
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""

_SETTINGS = f"""\
<w:settings {_NS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>\
<w:characterSpacingControl w:val="doNotCompress"/>\
<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>\
<w:compat><w:compatSetting w:name="compatibilityMode" \
w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>\
<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>\
</w:settings>"""

_FONTS = f"""\
<w:fonts {_NS}><w:font w:name="{FONT}"><w:altName w:val="Liberation Sans"/>\
<w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/><w:family w:val="swiss"/>\
<w:pitch w:val="variable"/></w:font></w:fonts>"""

_FOOTNOTES = f"""\
<w:footnotes {_NS}>\
<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" \
w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>\
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" \
w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>\
</w:footnotes>"""


_DRAWING = f"{_OFFICE}/drawingml/2006/main"
_COLOURS = {
    "dk1": INK,
    "lt1": "FFFFFF",
    "dk2": MUTED,
    "lt2": PANEL,
    "accent1": ACCENT,
    "accent2": "1F7A4D",
    "accent3": "A85B00",
    "accent4": "7B3FB5",
    "accent5": "A3275F",
    "accent6": "0B7285",
    "hlink": ACCENT,
    "folHlink": ACCENT,
}
_FACE = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="6350">{_FILL}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_THEME = (
    f'<a:theme xmlns:a="{_DRAWING}" name="Briefing"><a:themeElements><a:clrScheme name="Briefing">'
    + "".join(
        f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in _COLOURS.items()
    )
    + f'</a:clrScheme><a:fontScheme name="Briefing"><a:majorFont>{_FACE}</a:majorFont>'
    f'<a:minorFont>{_FACE}</a:minorFont></a:fontScheme><a:fmtScheme name="Briefing">'
    f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)


def _field(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _text(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


_TAB = "<w:r><w:tab/></w:r>"
_PAGES = _field("PAGE") + _text(" / ") + _field("NUMPAGES")
_FOOTER = (
    f'<w:ftr {_NS}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    f"{_text('{{foot}}')}{_TAB}{_PAGES}</w:p></w:ftr>"
)
_HEADER = (
    f'<w:hdr {_NS}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    f"{_text('{{head}}')}{_TAB}{_text('{{status}}')}</w:p></w:hdr>"
)
_FIRST_HEADER = f'<w:hdr {_NS}><w:p><w:pPr><w:spacing w:after="0"/></w:pPr></w:p></w:hdr>'

_DOCUMENT = f"""\
<w:document {_NS}><w:body><w:p><w:r><w:t>{{{{body}}}}</w:t></w:r></w:p><w:sectPr>\
<w:headerReference w:type="default" r:id="rId6"/><w:headerReference w:type="first" r:id="rId7"/>\
<w:footerReference w:type="default" r:id="rId8"/><w:footerReference w:type="first" r:id="rId8"/>\
<w:footnotePr><w:numFmt w:val="decimal"/></w:footnotePr>\
<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1360" w:right="1191" w:bottom="1250" \
w:left="1191" w:header="600" w:footer="600" w:gutter="0"/><w:cols w:space="720"/><w:titlePg/>\
</w:sectPr></w:body></w:document>"""

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = (
    # part, content type's ending, relationship's type
    ("styles", "styles", "styles"),
    ("numbering", "numbering", "numbering"),
    ("settings", "settings", "settings"),
    ("fontTable", "fontTable", "fontTable"),
    ("footnotes", "footnotes", "footnotes"),
    ("header1", "header", "header"),
    ("header2", "header", "header"),
    ("footer1", "footer", "footer"),
)
_TYPES = (
    f'<Types xmlns="{_OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    '+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for part, kind, _ in _PARTS
    )
    + '<Override PartName="/word/theme/theme1.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.theme+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType='
    '"application/vnd.openxmlformats-package.core-properties+xml"/>'
    '<Override PartName="/docProps/app.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
)
_RELATED = f"{_OFFICE}/officeDocument/2006/relationships"
_ROOT_RELATIONSHIPS = (
    f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATED}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/package/2006/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{_RELATED}/extended-properties" Target="docProps/app.xml"/>'
    "</Relationships>"
)
_RELATIONSHIPS = (
    f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATED}/{kind}" Target="{part}.xml"/>'
        for number, (part, _, kind) in enumerate(_PARTS, start=1)
    )
    + f'<Relationship Id="rIdTheme" Type="{_RELATED}/theme" Target="theme/theme1.xml"/>'
    "</Relationships>"
)
_CORE = (
    f'<cp:coreProperties xmlns:cp="{_OFFICE}/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Briefing</dc:title>'
    "</cp:coreProperties>"
)
_APP = (
    f'<Properties xmlns="{_OFFICE}/officeDocument/2006/extended-properties">'
    "<Application>Press Annotator</Application></Properties>"
)

_FILES = {
    "[Content_Types].xml": _TYPES,
    "_rels/.rels": _ROOT_RELATIONSHIPS,
    "docProps/app.xml": _APP,
    "docProps/core.xml": _CORE,
    "word/_rels/document.xml.rels": _RELATIONSHIPS,
    "word/document.xml": _DOCUMENT,
    "word/fontTable.xml": _FONTS,
    "word/footer1.xml": _FOOTER,
    "word/footnotes.xml": _FOOTNOTES,
    "word/header1.xml": _HEADER,
    "word/header2.xml": _FIRST_HEADER,
    "word/numbering.xml": _NUMBERING,
    "word/settings.xml": _SETTINGS,
    "word/styles.xml": _styles(_PARAGRAPH_STYLES),
    "word/theme/theme1.xml": _THEME,
}

_PAGE_LEVELS = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/>'
    '<w:suff w:val="tab"/><w:lvlText w:val="%1"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:tabs><w:tab w:val="num" w:pos="340"/></w:tabs>'
    '<w:ind w:left="340" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>'
)
_HEADER2_TYPE = f'<Override PartName="/word/header2.xml" ContentType="{_WORD}.header+xml"/>'
_HEADER2 = f'<Relationship Id="rId7" Type="{_RELATED}/header" Target="header2.xml"/>'
_LIST_ITEMS = (
    '<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="hybridMultilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListItem"/>'
    '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="280" w:hanging="240"/></w:pPr></w:lvl></w:abstractNum>'
)
_PAGE_FILES = {
    **{name: content for name, content in _FILES.items() if name != "word/header2.xml"},
    "[Content_Types].xml": _TYPES.replace(_HEADER2_TYPE, ""),
    "word/_rels/document.xml.rels": _RELATIONSHIPS.replace(_HEADER2, ""),
    "word/styles.xml": _styles(_page_styles()),
    "word/numbering.xml": _NUMBERING[: _NUMBERING.index('<w:lvl w:ilvl="0">')]
    + _PAGE_LEVELS
    + _NUMBERING[_NUMBERING.index('<w:abstractNum w:abstractNumId="1">') :]
    .replace('<w:ind w:left="260" w:firstLine="0"/>', '<w:ind w:left="500" w:hanging="240"/>')
    .replace('<w:num w:numId="1">', _LIST_ITEMS + '<w:num w:numId="1">')
    .replace(
        "</w:numbering>", '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    ),
    "word/document.xml": _DOCUMENT.replace("<w:titlePg/>", "")
    .replace('<w:headerReference w:type="first" r:id="rId7"/>', "")
    .replace('<w:footerReference w:type="first" r:id="rId8"/>', ""),
}
_MADE = {"briefing.docx": _FILES, "page.docx": _PAGE_FILES}


def make(target: Path, name: str = "briefing.docx") -> None:
    """Write the template of that name to `target`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for part, content in _MADE[name].items():
            entry = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # as on Unix, wherever it is made
            package.writestr(entry, _XML + content)


if __name__ == "__main__":
    for made in _MADE:
        make(TEMPLATES / made, made)
