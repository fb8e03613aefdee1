"""Make the briefings' Word templates (A4) from tables; the same bytes every time.

A maintainer's tool: `python packaging/make_template.py`. `briefing.docx` is for the full record,
which has a title page; `page.docx` is for the briefings whose text begins below the title. The
exporter puts the briefing in place of the paragraph {{body}} and fills {{head}}, {{status}} and
{{foot}}; everything that is only look stands here and in `template_styles.py`.
"""

from pathlib import Path

from template_archive import pack
from template_styles import (
    ACCENT,
    FONT,
    INK,
    MUTED,
    NS,
    OFFICE,
    PANEL,
    PARAGRAPH_STYLES,
    page_styles,
    styles,
)

TEMPLATES = Path(__file__).resolve().parents[1] / "resources" / "templates"

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_NUMBERING = f"""\
<w:numbering {NS}>\
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
<w:settings {NS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>\
<w:characterSpacingControl w:val="doNotCompress"/>\
<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>\
<w:compat><w:compatSetting w:name="compatibilityMode" \
w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>\
<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>\
</w:settings>"""

_FONTS = f"""\
<w:fonts {NS}><w:font w:name="{FONT}"><w:altName w:val="Liberation Sans"/>\
<w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/><w:family w:val="swiss"/>\
<w:pitch w:val="variable"/></w:font></w:fonts>"""

_FOOTNOTES = f"""\
<w:footnotes {NS}>\
<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" \
w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>\
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" \
w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>\
</w:footnotes>"""


_DRAWING = f"{OFFICE}/drawingml/2006/main"
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
    f'<w:ftr {NS}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    f"{_text('{{foot}}')}{_TAB}{_PAGES}</w:p></w:ftr>"
)
_HEADER = (
    f'<w:hdr {NS}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    f"{_text('{{head}}')}{_TAB}{_text('{{status}}')}</w:p></w:hdr>"
)
_FIRST_HEADER = f'<w:hdr {NS}><w:p><w:pPr><w:spacing w:after="0"/></w:pPr></w:p></w:hdr>'

_DOCUMENT = f"""\
<w:document {NS}><w:body><w:p><w:r><w:t>{{{{body}}}}</w:t></w:r></w:p><w:sectPr>\
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
    f'<Types xmlns="{OFFICE}/package/2006/content-types">'
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
_RELATED = f"{OFFICE}/officeDocument/2006/relationships"
_ROOT_RELATIONSHIPS = (
    f'<Relationships xmlns="{OFFICE}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATED}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/package/2006/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{_RELATED}/extended-properties" Target="docProps/app.xml"/>'
    "</Relationships>"
)
_RELATIONSHIPS = (
    f'<Relationships xmlns="{OFFICE}/package/2006/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATED}/{kind}" Target="{part}.xml"/>'
        for number, (part, _, kind) in enumerate(_PARTS, start=1)
    )
    + f'<Relationship Id="rIdTheme" Type="{_RELATED}/theme" Target="theme/theme1.xml"/>'
    "</Relationships>"
)
_CORE = (
    f'<cp:coreProperties xmlns:cp="{OFFICE}/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Briefing</dc:title>'
    "</cp:coreProperties>"
)
_APP = (
    f'<Properties xmlns="{OFFICE}/officeDocument/2006/extended-properties">'
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
    "word/styles.xml": styles(PARAGRAPH_STYLES),
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
    "word/styles.xml": styles(page_styles()),
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
    pack(target, {part: _XML + content for part, content in _MADE[name].items()})


if __name__ == "__main__":
    for made in _MADE:
        make(TEMPLATES / made, made)
