"""The one place where code points meet Qt's UTF-16 positions."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from annotator.model.text import normalised
from annotator.ui.textmap import TextMap

_TRICKY = st.sampled_from(
    [
        "😀",
        "👩‍👩‍👧",  # a family held together by zero-width joiners
        "e\u0301",
        "é",
        "שלום",
        "مرحبا",
        "\u00a0",
        "\u202f",
        "\r\n",
        "\n",
        "\ud83d",
        "\ude00",
        "\u2028",
        "\u2029",
        "\ufdd0",
        "\ufffc",
        "\ufeff",
        "\ufffe",
        "𝔘",
        "a",
        " ",
    ]
)
_texts = st.lists(_TRICKY | st.text(max_size=4), max_size=30).map("".join)


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(_texts)
@example("")
@example("\ud83d\ude00")
def test_every_code_point_goes_to_qt_and_comes_back(text: str) -> None:
    text_map = TextMap(text)
    for at in range(len(text) + 1):
        assert text_map.to_code_point(text_map.to_qt(at)) == at


@given(_texts)
def test_positions_are_those_of_utf_16(text: str) -> None:
    text_map = TextMap(text)
    sound = "".join(c if not "\ud800" <= c <= "\udfff" else "?" for c in text)
    for at in range(len(text) + 1):
        assert text_map.to_qt(at) == _utf16_length(sound[:at])


@given(_texts)
def test_a_qt_document_has_as_many_positions_as_the_map(text: str) -> None:
    text_map = TextMap(text)
    document = QTextDocument()
    document.setPlainText(text_map.shown())
    assert document.characterCount() - 1 == text_map.qt_length
    assert document.blockCount() == text.count("\n") + 1


@given(_texts.filter(lambda text: len(text) > 1), st.data())
def test_breaks_of_the_layout_take_a_position_and_no_code_point(
    text: str, data: st.DataObject
) -> None:
    breaks = data.draw(st.sets(st.integers(1, len(text) - 1), max_size=5))
    text_map = TextMap(text, breaks)
    document = QTextDocument()
    document.setPlainText(text_map.shown())
    assert document.characterCount() - 1 == text_map.qt_length
    assert document.blockCount() == text.count("\n") + 1 + len(breaks)
    for at in range(len(text) + 1):
        assert text_map.to_code_point(text_map.to_qt(at)) == at
    for at in breaks:
        assert document.findBlock(text_map.to_qt(at)).position() == text_map.to_qt(at)
        assert text_map.to_code_point(text_map.to_qt(at) - 1) == at


@given(_texts)
def test_positions_never_run_backwards(text: str) -> None:
    text_map = TextMap(text)
    back = [text_map.to_code_point(at) for at in range(text_map.qt_length + 1)]
    assert back == sorted(back)
    assert (back[0], back[-1]) == (0, len(text))


def test_inside_a_surrogate_pair_the_code_point_behind_it_counts() -> None:
    assert TextMap("a😀b").to_code_point(2) == 2


def test_a_no_break_space_stays_one_position() -> None:
    assert TextMap("7\u00a0500").to_qt(2) == 2


def test_normalised_line_ends_take_one_position() -> None:
    assert TextMap(normalised("a\r\n😀b")).to_qt(3) == 4


@pytest.mark.parametrize("outside", [-1, 4])
def test_a_code_point_outside_the_text_is_refused(outside: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        TextMap("abc").to_qt(outside)


@pytest.mark.parametrize("outside", [-1, 5])
def test_a_position_outside_the_shown_text_is_refused(outside: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        TextMap("ab😀").to_code_point(outside)


@pytest.mark.parametrize("outside", [0, 3])
def test_a_break_at_an_end_of_the_text_is_refused(outside: int) -> None:
    with pytest.raises(ValueError, match="inside"):
        TextMap("abc", [outside])


def test_a_span_that_ends_at_a_break_ends_before_it() -> None:
    text_map = TextMap("ab😀cd", [3])
    assert text_map.to_qt(3) == 5
    assert text_map.to_qt_end(3) == 4
    assert text_map.to_qt_end(2) == text_map.to_qt(2)
