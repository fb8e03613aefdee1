"""The origin map: a passage of the stored text is found again in the file's own text."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.intake.origin import _plain, byte_span, origin
from annotator.model.spans import Span
from annotator.model.text import normalised

RAW = "\ufeffNaive\u0301\r\nSooronbai\rJeenbekov\r\n"
TRICKY = st.text(alphabet="aé\u0301\u0308\u0344\r\n\ufeff가\u1100\u1161\u0dd9\u0dcf\u0958\u212b🙂")


def test_line_ends_marks_and_composed_letters_are_found_again() -> None:
    stored = normalised(RAW)
    assert stored == "Naivé\nSooronbai\nJeenbekov\n"
    for quote, first in {"Naivé": "Naive\u0301", "\n": "\r\n", "Jeenbekov": "Jeenbekov"}.items():
        at = stored.index(quote)
        assert origin(RAW).to_original(Span(at, at + len(quote))).of(RAW) == first


def test_the_way_back_leads_to_the_same_words() -> None:
    at = RAW.index("Jeenbekov")
    found = origin(RAW).to_stored(Span(at, at + 9))
    assert found is not None
    assert found.of(normalised(RAW)) == "Jeenbekov"


def test_what_is_not_stored_has_no_place() -> None:
    assert origin(RAW).to_stored(Span(0, 1)) is None


def test_an_unchanged_text_costs_two_pairs() -> None:
    assert len(origin("plain text\n" * 1000).stored) == 2


@given(TRICKY, st.integers(0, 30), st.integers(1, 10))
def test_every_stored_passage_comes_from_text_that_normalises_to_it(
    raw: str, start: int, length: int
) -> None:
    stored = normalised(raw)
    assert origin(raw).stored[-1] == len(stored)
    if start + length > len(stored):
        return
    span = Span(start, start + length)
    there = origin(raw).to_original(span)
    assert there.end <= len(raw)
    assert span.of(stored) in normalised(" " + there.of(raw))


ENCODED = st.sampled_from(
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1251", "koi8-r", "cp866"]
)
LETTERS = st.text("Зас 546\r\n\t.е", min_size=1, max_size=30)


@given(LETTERS, ENCODED, st.data())
def test_a_passage_leads_to_the_bytes_it_was_made_of(
    raw: str, encoding: str, data: st.DataObject
) -> None:
    file = raw.encode(encoding)
    stored = normalised(file.decode(encoding))
    start = data.draw(st.integers(0, len(stored) - 1))
    end = data.draw(st.integers(start + 1, len(stored)))
    place = byte_span(file, encoding, Span(start, end))
    assert place is not None
    piece = file[place.start : place.end].decode(_plain(encoding))
    assert normalised(piece) == stored[start:end]


def test_a_file_that_lost_bytes_has_no_way_back() -> None:
    assert byte_span(b"a\xffb", "utf-8", Span(0, 1)) is None
