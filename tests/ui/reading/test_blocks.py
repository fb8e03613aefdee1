"""Lines as the page lays them out."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.spans import Span
from annotator.model.text import paragraphs
from annotator.ui.reading.blocks import LONGEST_BLOCK, blocks_of, covered

_lines = st.lists(st.sampled_from(["", " ", "a", "Two words.", "\u00a0", "😀"]), max_size=12)


@given(_lines)
def test_paragraphs_are_numbered_as_the_model_counts_them(lines: list[str]) -> None:
    text = "\n".join(lines)
    blocks = blocks_of(text)
    numbered = [start for start, no in zip(blocks.starts, blocks.numbers, strict=True) if no]
    assert numbered == [span.start for span in paragraphs(text)]
    assert [no for no in blocks.numbers if no] == list(range(1, len(numbered) + 1))


@given(_lines)
def test_every_code_point_lies_in_the_block_of_its_line(lines: list[str]) -> None:
    text = "\n".join(lines)
    blocks = blocks_of(text)
    for at in range(len(text) + 1):
        assert blocks.at(at) == text.count("\n", 0, at)


def test_a_very_long_line_is_parted_at_a_blank() -> None:
    text = "word " * LONGEST_BLOCK
    blocks = blocks_of(text)
    assert len(blocks) > 1
    assert all(
        end - start <= LONGEST_BLOCK for start, end in zip(blocks.starts, blocks.ends, strict=True)
    )
    assert all(text[cut - 1] == " " for cut in blocks.breaks)
    assert blocks.numbers[0] == 1
    assert not any(blocks.numbers[1:])
    assert blocks.paragraph(1) == Span(0, len(text))


def test_a_long_line_without_blanks_is_not_parted_within_a_glyph() -> None:
    text = "e\u0301" * LONGEST_BLOCK
    assert all(text[cut] == "e" for cut in blocks_of(text).breaks)


def test_an_empty_line_is_no_paragraph() -> None:
    assert blocks_of("a\n\nb").paragraph(1) is None


def test_furniture_covers_blocks_only_where_it_covers_all_their_words() -> None:
    text = "Menu\nHome\n\nThe release begins. Share\nFoot"
    blocks = blocks_of(text)
    share = Span(text.index("Share"), text.index("Foot") - 1)
    assert covered(text, blocks, [Span(0, 9), share]) == [range(3)]
    assert covered(text, blocks, [Span(2, 9)]) == [range(1, 3)]
    assert not covered(text, blocks, [Span(9, 10)])


def test_furniture_that_touches_is_one_run() -> None:
    text = "Menu\nHome\n\nTeaser\nRelease\nFoot"
    blocks = blocks_of(text)
    spans = [Span(0, 4), Span(0, 9), Span(11, 17), Span(26, 30)]
    assert covered(text, blocks, spans) == [range(4), range(5, 6)]
