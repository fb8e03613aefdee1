"""OpenDocument texts of other programs: headers, numbered lists, boxes, what is hidden."""

from annotator.intake import reader
from annotator.model.drafts import Draft
from tests.intake import samples

URNS = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
        ("draw", "drawing"),
    )
)  # fmt: skip
NUMBERED = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"'
    ' style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2"'
    ' style:num-format="a" style:num-suffix=")"/></text:list-style>'
)


def flat(body: str, styles: str = "", pages: str = "") -> Draft:
    made = (
        f'<?xml version="1.0"?><office:document {URNS}'
        ' office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:master-styles>{pages}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )
    return reader.read(made.encode(), "a.fodt")


def item(text: str, inner: str = "", start: str = "") -> str:
    return f"<text:list-item{start}><text:p>{text}</text:p>{inner}</text:list-item>"


def test_numbered_lists_keep_their_numbers() -> None:
    inner = f"<text:list>{item('deeper')}</text:list>"
    body = (
        f'<text:list text:style-name="L1">{item("one", inner)}{item("two")}</text:list>'
        "<text:p>between</text:p>"
        '<text:list text:style-name="L1" text:continue-numbering="true">'
        + item("three") + item("nine", start=' text:start-value="9"') + "</text:list>"
        f'<text:list text:style-name="L1">{item("anew")}</text:list>'
    )  # fmt: skip
    assert flat(body, NUMBERED).text == (
        "1. one\na) deeper\n2. two\n\nbetween\n\n3. three\n9. nine\n1. anew"
    )


def test_headers_and_footers_are_furniture_and_page_numbers_are_not_told() -> None:
    pages = (
        "<style:master-page><style:header><text:p>Ministry</text:p></style:header>"
        "<style:header-left><text:p>Ministry</text:p></style:header-left>"
        "<style:footer><text:p>2</text:p></style:footer></style:master-page>"
    )
    draft = flat("<text:p>Words</text:p>", pages=pages)
    assert draft.text == "Ministry\n\nWords"
    assert [span.of(draft.text) for span in draft.furniture] == ["Ministry"]


def test_hidden_words_stay_hidden_and_raised_figures_apart() -> None:
    styles = (
        '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="T2"><style:text-properties style:text-position="super 58%"/>'
        "</style:style>"
    )
    body = (
        '<text:p>Seen<text:span text:style-name="T1"> hidden</text:span> words, 10<text:span'
        ' text:style-name="T2">6</text:span></text:p>'
        '<text:section text:display="none"><text:p>gone</text:p></text:section>'
    )
    assert flat(body, styles).text == "Seen words, 10⁶"


def test_what_was_deleted_is_left_out_also_where_it_stands_in_the_text() -> None:
    body = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion/>'
        '</text:changed-region><text:changed-region text:id="c2"><text:insertion/>'
        "</text:changed-region></text:tracked-changes>"
        '<text:p>kept <text:change-start text:change-id="c1"/>old <text:span>words</text:span>'
        '<text:change-end text:change-id="c1"/><text:change-start text:change-id="c2"/>new'
        '<text:change-end text:change-id="c2"/></text:p>'
    )
    assert flat(body).text == "kept new"


def test_the_title_is_the_paragraph_with_a_style_made_from_title() -> None:
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    draft = flat(
        '<text:h>Chapter</text:h><text:p text:style-name="P1">Ministers meet</text:p>', styles
    )
    assert draft.metadata["title"].value == "Ministers meet"


def test_boxes_and_shapes_are_paragraphs_of_their_own() -> None:
    shape = "<draw:custom-shape><text:p>one</text:p><text:p>two</text:p></draw:custom-shape>"
    frame = "<draw:frame><draw:text-box><text:p>three</text:p></draw:text-box></draw:frame>"
    assert flat(f"<text:p>Before {shape}after{frame}</text:p>").text == (
        "Before after\n\none\n\ntwo\n\nthree"
    )


def test_tables_in_tables_are_read_once() -> None:
    def cell(inner: str) -> str:
        return f"<table:table-cell>{inner}</table:table-cell>"

    def table(*rows: str) -> str:
        made = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        return f"<table:table><table:table-rows>{made}</table:table-rows></table:table>"

    inner = table(cell("<text:p>x</text:p>") + cell("<text:p>y</text:p>"))
    body = table(
        cell("<text:p>a</text:p>") + cell("<text:p>b</text:p>"),
        cell("<text:p>left</text:p>") + cell(f"<text:p>right</text:p>{inner}"),
    )
    assert flat(body).text == "a\tb\n\nleft\n\nright\n\nx\ty"


def test_text_documents_in_an_archive_take_headers_from_their_styles() -> None:
    styles = (
        f"<office:document-styles {URNS}><style:master-page><style:header><text:p>Head</text:p>"
        "</style:header></style:master-page></office:document-styles>"
    )
    content = (
        f"<office:document-content {URNS}><office:body><office:text><text:p>Words</text:p>"
        "</office:text></office:body></office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.text"
    files = {"mimetype": mimetype, "content.xml": content, "styles.xml": styles}
    assert reader.read(samples.archive(files), "a.odt").text == "Head\n\nWords"
