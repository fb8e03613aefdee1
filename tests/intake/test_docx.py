"""Word files of other programs: nothing that a reader sees is lost, nothing hidden is shown."""

import pytest

from annotator.intake import reader
from annotator.model.drafts import Draft
from tests.intake import samples

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def part(kind: str, inner: str, namespace: str = W) -> str:
    return (
        f'<w:{kind} xmlns:w="{namespace}" xmlns:r="{R}"'
        ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
        ' xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram">'
        f"{inner}</w:{kind}>"
    )


def relations(*rows: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{TYPES}/{kind}" Target="{target}"/>'
        for key, kind, target in rows
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'


def word(body: str, **parts: str) -> Draft:
    files = {"word/document.xml": part("document", f"<w:body>{body}</w:body>")}
    files |= {f"word/{name}.xml": part(name, inner) for name, inner in parts.items()}
    return reader.read(samples.archive(files), "a.docx")


def p(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(inner: str) -> str:
    return f"<w:tc>{inner}</w:tc>"


FORMULA = (
    "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r>"
    "</m:den></m:f><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r>"
    "</m:sup></m:sSup></m:oMath>"
)
RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (r("seen") + r("not", "<w:vanish/>") + r(" words", '<w:vanish w:val="0"/>'), "seen words"),
        (r("a") + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + r("5"), "a≥5"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + r(" done"), "✓ done"),
        (r("end") + '<w:r><w:br w:type="page"/></w:r>' + r("begin"), "end\nbegin"),
        (r("left") + "<w:r><w:ptab/></w:r>" + r("right"), "left\tright"),
        (r("10") + r("6", RAISED) + r(" on the 19") + r("th", RAISED), "10⁶ on the 19th"),
        ("<w:r><w:ruby><w:rt>" + r("kan") + "</w:rt><w:rubyBase>" + r("漢")
         + "</w:rubyBase></w:ruby></w:r>", "漢(kan)"),
        (FORMULA, "1/2x²"),
    ],
)  # fmt: skip
def test_a_paragraph_says_what_its_reader_sees(runs: str, text: str) -> None:
    assert word(p(runs)).text == text


def test_words_hidden_by_their_style_are_left_out() -> None:
    styles = '<w:style w:styleId="X1"><w:rPr><w:vanish/></w:rPr></w:style>'
    assert word(p(r("a ") + r("gone", '<w:rStyle w:val="X1"/>') + r("b")), styles=styles).text == (
        "a b"
    )


def test_the_title_is_the_paragraph_of_the_style_that_word_calls_title() -> None:
    styles = '<w:style w:styleId="a7"><w:name w:val="Title"/></w:style>'
    draft = word(
        p(r("Letterhead")) + p(r("Ministers meet"), '<w:pStyle w:val="a7"/>'), styles=styles
    )
    assert draft.metadata["title"].value == "Ministers meet"


def test_paragraphs_whose_parting_was_deleted_are_one() -> None:
    first = p(r("The ministers"), "<w:rPr><w:del/></w:rPr>")
    assert word(first + p(r(" met."))).text == "The ministers met."


def test_rows_in_content_controls_are_read_and_deleted_rows_are_not() -> None:
    rows = (
        f"<w:tr>{cell(p(r('a')))}{cell(p(r('b')))}</w:tr>"
        f"<w:sdt><w:sdtContent><w:tr>{cell(p(r('c')))}<w:sdt><w:sdtContent>{cell(p(r('d')))}"
        "</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell(p(r('e')))}</w:tr>"
    )
    assert word(f"<w:tbl>{rows}</w:tbl>").text == "a\tb\nc\td"


def test_a_table_that_only_lays_out_the_page_is_read_as_paragraphs() -> None:
    inner = f"<w:tbl><w:tr>{cell(p(r('x')))}{cell(p(r('y')))}</w:tr></w:tbl>"
    page = cell(p(r("One.")) + p(r("Two.")) + inner + p(r("Three.")))
    table = (
        f"<w:tbl><w:tr>{cell(p(r('Logo')))}{page}</w:tr><w:tr>{cell(p(r('End')))}</w:tr></w:tbl>"
    )
    assert word(table).text == "Logo\n\nOne.\n\nTwo.\n\nx\ty\n\nThree.\n\nEnd"


def test_a_text_box_in_a_table_is_read() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p(r('box'))}</w:txbxContent></w:pict></w:r>"
    row = f"<w:tr>{cell(p(r('a')))}{cell(p(box))}</w:tr>"
    assert word(f"<w:tbl>{row}</w:tbl>").text == "a\tbox"


def test_lists_of_one_kind_count_on_until_one_starts_anew() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="7">{level}</w:abstractNum>' + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/>{change}</w:num>'
        for number, change in (
            (1, ""), (2, ""),
            (3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
        )
    )  # fmt: skip
    body = "".join(
        p(r("x"), f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
        for number in (1, 2, 3, 3)
    )
    assert word(body, numbering=lists).text == "1. x\n2. x\n1. x\n2. x"


@pytest.mark.parametrize(
    ("form", "text", "markers"),
    [
        ("russianLower", "%1)", "а) б)"),
        ("none", "Note:", "Note: Note:"),
        ("none", "", ""),
        ("ordinal", "%1.", "1. 2."),
        ("bullet", "\uf0b7", "• •"),
    ],
)
def test_lists_count_in_any_form(form: str, text: str, markers: str) -> None:
    level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    lists = (
        f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        '<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = p(r("x"), '<w:numPr><w:numId w:val="4"/></w:numPr>') * 2
    found = word(body, numbering=lists).text
    assert " ".join(found.replace("x", "").split()) == markers


def test_a_style_takes_its_list_from_the_style_it_is_based_on() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1)"/></w:lvl>'
    lists = (
        f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        '<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>'
    )
    styles = (
        '<w:style w:styleId="A"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    body = p(r("first"), '<w:pStyle w:val="B"/>') + p(r("second"), '<w:pStyle w:val="B"/>')
    assert word(body, numbering=lists, styles=styles).text == "I) first\nII) second"


def test_the_text_lies_where_the_files_relations_say() -> None:
    files = {
        "_rels/.rels": relations(("r1", "officeDocument", "/word/document2.xml")),
        "word/document2.xml": part("document", f"<w:body>{p(r('words'))}</w:body>"),
        "word/_rels/document2.xml.rels": relations(("r1", "header", "header7.xml")),
        "word/header7.xml": part("hdr", p(r("letterhead"))),
        "word/header8.xml": part("hdr", p(r("of no page"))),
    }
    assert reader.read(samples.archive(files), "a.docx").text == "letterhead\n\nwords"


def test_headers_that_say_the_same_come_once_and_page_numbers_not_at_all() -> None:
    files = {
        "word/document.xml": part("document", f"<w:body>{p(r('words'))}</w:body>"),
        "word/header1.xml": part("hdr", p(r("letterhead"))),
        "word/header2.xml": part("hdr", p(r("letterhead"))),
        "word/footer1.xml": part("ftr", p(r("- 1 -"))),
    }
    assert reader.read(samples.archive(files), "a.docx").text == "letterhead\n\nwords"


def test_a_strict_file_is_read_as_any_other() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = part("document", f"<w:body>{p(r('words'))}</w:body>", strict)
    assert reader.read(samples.archive({"word/document.xml": body}), "a.docx").text == "words"


def test_pages_kept_inside_and_diagrams_are_read() -> None:
    words = "<html><body><p>A page of its own.</p></body></html>"
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    body = (
        p(r("one")) + '<w:altChunk r:id="c1"/>' + p('<w:r><w:drawing><dgm:relIds r:dm="d1"/>'
        "</w:drawing></w:r>")
    )  # fmt: skip
    files = {
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(
            ("c1", "aFChunk", "chunk.html"), ("d1", "diagramData", "diagrams/data1.xml")
        ),
        "word/chunk.html": words,
        "word/diagrams/data1.xml": (
            f'<d xmlns:a="{drawing}"><a:p><a:r><a:t>Step</a:t></a:r></a:p></d>'
        ),
    }
    text = reader.read(samples.archive(files), "a.docx").text
    assert text == "one\n\nA page of its own.\n\nStep"


def test_word_files_that_are_one_xml_file_are_read() -> None:
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    content = part("document", f"<w:body>{p(r('flat words'))}</w:body>")
    flat = (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
        f'<pkg:package xmlns:pkg="{space}">'
        f'<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>{content}</pkg:xmlData></pkg:part>'
        f'<pkg:part pkg:name="/a.png"><pkg:binaryData>{"A" * 11_000_000}</pkg:binaryData>'
        "</pkg:part>"
        "</pkg:package>"
    )
    assert reader.read(flat.encode(), "a.xml").text == "flat words"
    old = "http://schemas.microsoft.com/office/word/2003/wordml"
    note = "<w:r><w:footnote>" + p(r("below")) + "</w:footnote></w:r>"
    of_2003 = part("wordDocument", f"<w:body>{p(r('old words') + note)}</w:body>", old)
    assert reader.read(f'<?xml version="1.0"?>{of_2003}'.encode(), "a.xml").text == (
        "old words [below]"
    )
