"""Word, OpenDocument and rich text: every word a reader sees, with the page's structure."""

import pytest

from annotator.intake import reader
from annotator.model.drafts import Draft
from annotator.model.errors import UserError
from tests.intake import samples
from tests.intake.corpus import corpus_bytes, needs_corpus


def test_a_word_file_keeps_headings_lists_tables_and_changes() -> None:
    draft = reader.read(samples.word(), "a.docx")
    assert draft.text == (
        "Ministry of Works\n\nMinisters meet\n\nOn 3 March 2021 the ministers met.\n\n"
        "• roads\n1. first\n2. second\n\nWork\tCost\nRoad\t$ 5 million\n\n"
        "inserted words\n\none\ntwo\tthree\n\ncontrolled"
    )


def test_a_word_files_header_is_furniture_and_its_title_the_styled_one() -> None:
    draft = reader.read(samples.word(), "a.docx")
    assert [span.of(draft.text) for span in draft.furniture] == ["Ministry of Works"]
    assert draft.metadata["title"].value == "Ministers meet"
    assert draft.metadata["author"].source == "document properties: author"
    assert draft.metadata["event_date"].value == "2021-03-03"


def test_an_opendocument_text_keeps_headings_lists_tables_and_notes() -> None:
    body = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        "<text:h>Head</text:h><text:p>one <text:s text:c='2'/>two<text:tab/>three"
        "<text:line-break/>four<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>below</text:p></text:note-body></text:note></text:p>"
        "<text:list><text:list-item><text:p>a</text:p></text:list-item>"
        "<text:list-item><text:p>b</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell>"
        "<table:table-cell><text:p>y</text:p></table:table-cell></table:table-row></table:table>"
    )
    draft = reader.read(samples.odt(body), "a.odt")
    assert draft.text == "Head\n\none   two\tthree\nfour[1]\n\n• a\n• b\n\nx\ty\n\n[1] below"
    assert draft.metadata["title"].value == "Head"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (samples.odt("<text:p>x</text:p>", "<m><encryption-data/></m>"), "password-protected"),
        (samples.odt("<text:p></text:p>"), "without words"),
        (samples.odt("<broken>"), "damaged office file"),
        (samples.archive({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
         "XML entities"),
        (samples.archive({"word/document.xml": "<a/>"}), "without text"),
        (samples.archive({"word/other.xml": "<a/>"}), "damaged office file"),
        (samples.compound({"EncryptedPackage": b"x"}), "password-protected"),
        (samples.archive({"xl/workbook.xml": "<a/>"}), "from an office program"),
    ],
)  # fmt: skip
def test_office_files_that_cannot_be_read_say_why(data: bytes, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        reader.read(data, "a.docx")


def rtf(body: str) -> Draft:
    fonts = r"{\fonttbl{\f0\fcharset204 A;}{\f1\fcharset2 Symbol;}{\f2\fcharset2 Wingdings;}}"
    return reader.read(rf"{{\rtf1\ansi\ansicpg1251{fonts}\f0 {body}}}".encode("latin-1"), "a.rtf")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"one\par two\line three", "one\n\ntwo\nthree"),
        (r"\'c7\'e0\'f1 \u1047?\u-10179?\u-8704?", "Зас З😀"),
        (r"a\~b \emdash  \lquote c\rquote  \{d\}", "a\u00a0b — ‘c’ {d}"),
        (r"{\listtext\f1\'b7\tab}item\par \bullet\tab next\par", "• item\n• next"),
        (r"\trowd\intbl a\cell b\par c\cell\row\pard end", "a\tb c\n\nend"),
        (
            r"\trowd\intbl a\cell b\par c\par d\cell\row\trowd\intbl e\par f\cell\row\pard g",
            "a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng",
        ),
        (r"shown{\v hidden}{\deleted gone}{\*\unknown x}{\pict 00ff}", "shown"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}} text", "link text"),
        (r"word{\footnote {\super\chftn} below}.\par", "word[1].\n\n[1]  below"),
        ("{\\f1 \xb7}\\tab raw", "• raw"),
        ("\xc7\xe0\xf1", "Зас"),
        (r"x{\*\unknown\bin4 \}\}}y", "xy"),
        (r"\f0 a {\f1 abg \'b35} {\f2\'fc}", "a αβγ ≥5 ✓"),
        (r"10{\super 6} on the 19{\super th}", "10⁶ on the 19th"),
        (r"a{\object{\*\objdata 0105}{\result shown}}", "ashown"),
        (r"a {\shp{\*\shpinst{\sp{\sn x}}{\shptxt b\par c\par}}}d\par e", "a d\n\nb\n\nc\n\ne"),
        (r"a{\*\do\dptxbx{\dptxbxtext b\par}}\par", "a\n\nb"),
        (r"{\upr{old}{\*\ud{n\u1077?w}}} words", "nеw words"),
        (r"one\lbr0 two", "one\ntwo"),
        ("Сразу".encode().decode("latin-1"), "Сразу"),
    ],
)
def test_rich_text_is_read_as_it_is_shown(body: str, text: str) -> None:
    assert rtf(body).text.replace("  ", " ") == text.replace("  ", " ")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbf{\\rtf1 words}", "words"),
        (b"\n {\\rtf1 words}", "words"),
        (rb"{\rtf1\pc caf\'82}", "café"),
        (rb"{\rtf1\mac caf\'8e}", "café"),
    ],
)
def test_rich_text_is_known_behind_marks_and_read_in_old_code_pages(data: bytes, text: str) -> None:
    assert reader.read(data, "a.txt").text == text


def test_headers_of_rich_text_are_furniture() -> None:
    draft = rtf(
        r"{\headerl letterhead\par}{\headerr letterhead\par}words{\footer 1}"
        r"{\info{\title Set title}}"
    )
    assert draft.text == "letterhead\n\nwords"
    assert [span.of(draft.text) for span in draft.furniture] == ["letterhead"]
    assert draft.metadata["title"].value == "Set title"


def test_rich_text_nested_without_end_is_refused() -> None:
    with pytest.raises(UserError, match="nested without end"):
        rtf("{" * 5000)


@needs_corpus
@pytest.mark.parametrize("name", ["kremlin-en-62146", "lorem-ipsum"])
def test_one_document_in_three_formats_gives_one_text(name: str) -> None:
    texts = {
        reader.read(corpus_bytes(f"raw/office/{name}{suffix}"), f"{name}{suffix}").text
        for suffix in (".docx", ".odt", ".rtf")
    }
    assert len(texts) == 1
