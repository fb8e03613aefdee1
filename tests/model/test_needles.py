"""What a search looks for is found in the text, and shown in the line where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.folding import folded
from annotator.model.needles import Needle, Needles, plain_snippet
from annotator.model.spans import Span

TEXT = "The Security Council met.\n\nA café in Ёлкино saw the council of security, councils too."


PREFIXED = ["Security Council", "security, councils"]


def quotes(needles: Needles, text: str = TEXT) -> list[str]:
    return [span.of(text) for span in needles.spans(text)]


@pytest.mark.parametrize(
    ("needle", "expected"),
    [
        (Needle("", forms=("council",)), ["Council", "council"]),
        (Needle("", forms=("council", "councils")), ["Council", "council", "councils"]),
        (Needle("", go_on="counc"), ["Council", "council", "councils"]),
        (Needle("", phrase=("security", "council")), ["Security Council"]),
        (Needle("", phrase=("security", "coun"), go_on="coun"), PREFIXED),
        (Needle("", phrase=("council",)), ["Council", "council"]),
        (Needle("", forms=("cafe",)), ["café"]),
        (Needle("", forms=("елкино",)), ["Ёлкино"]),
        (Needle("", forms=("secur",)), []),
        (Needle("", phrase=("security", "counc")), []),
    ],
)
def test_words_forms_phrases_and_prefixes_are_found(needle: Needle, expected: list[str]) -> None:
    assert quotes(Needles((needle,))) == expected


def test_nothing_is_found_without_a_needle() -> None:
    assert not Needles(())
    assert Needles(()).snippet(TEXT) is None


def test_the_line_with_most_of_the_conditions_is_shown() -> None:
    needles = Needles((Needle("", forms=("council",)), Needle("", forms=("cafe",))))
    text = "A council.\n\n" + "Nothing here. " * 30 + "\n\nThe café of the council."
    snippet = needles.snippet(text)
    assert snippet is not None
    assert snippet.text == "The café of the council."
    assert [mark.of(snippet.text) for mark in snippet.marks] == ["café", "council"]
    assert snippet.at is not None
    assert snippet.at.of(text) == "café"


WORDS = st.lists(
    st.sampled_from(["council", "Café", "ёлка", "🚢", "the", "\n\n", "x" * 90, "councils", "ель"]),
    min_size=1,
    max_size=60,
).map(" ".join)


@given(WORDS)
def test_marks_of_a_snippet_are_the_matches_of_the_text(text: str) -> None:
    needles = Needles((Needle("", forms=("council", "cafe")), Needle("", go_on="ел")))
    snippet = needles.snippet(text)
    spans = needles.spans(text)
    assert (snippet is None) == (not spans)
    if snippet is not None:
        assert snippet.at in spans
        assert len(snippet.text) < 300
        for mark in snippet.marks:
            assert folded(mark.of(snippet.text)) in ("council", "cafe", "елка", "ель")


@given(WORDS, st.data())
def test_the_line_around_a_place_shows_the_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 40)))
    snippet = plain_snippet(text, Span(start, end))
    [mark] = snippet.marks
    assert mark.of(snippet.text) == text[start:end].replace("\n", " ").replace("\t", " ")
