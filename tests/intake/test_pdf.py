"""PDFs: lines become paragraphs again, and what can't be read says why."""

import pytest

from annotator.intake import pdf, pdfpages, reader
from annotator.model.errors import UserError
from tests.intake import samples
from tests.intake.corpus import corpus_bytes, needs_corpus

LETTER = [
    (60, 800, "Ministers meet in Oslo"),
    (60, 760, "The ministers met on 3 March 2021 in Oslo and agreed on a plan for the"),
    (60, 746, "coming years, which has three parts and will be carried out in the Tajik-"),
    (60, 732, "Afghan region."),
    (60, 704, "The plan costs 29.1 million and is paid for by the members of the council."),
]


def test_lines_are_joined_into_paragraphs() -> None:
    draft = reader.read(samples.pdf([LETTER]), "a.pdf")
    assert draft.text == (
        "Ministers meet in Oslo\n\n"
        "The ministers met on 3 March 2021 in Oslo and agreed on a plan for the coming years, "
        "which has three parts and will be carried out in the Tajik-Afghan region.\n\n"
        "The plan costs 29.1 million and is paid for by the members of the council."
    )
    assert draft.metadata["title"].value == "Ministers meet in Oslo"


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [("co-", "operation", "cooperation"), ("Tajik-", "Afghan", "Tajik-Afghan"),
     ("two-", "day visit, the two men spent a day", "two-day")],
)  # fmt: skip
def test_a_word_parted_at_a_lines_end_is_whole_again(first: str, second: str, whole: str) -> None:
    lines = [(60, 800, f"They spoke of the {first}"), (60, 786, f"{second} in Oslo.")]
    assert whole in reader.read(samples.pdf([lines]), "a.pdf").text


def test_a_letterhead_that_is_last_in_the_file_comes_first() -> None:
    draft = reader.read(samples.pdf([[*LETTER, (60, 830, "Ministry of Works")]]), "a.pdf")
    assert draft.text.startswith("Ministry of Works\n\nMinisters meet")


def test_list_items_and_columns_keep_their_form() -> None:
    lines = [
        (60, 800, "1. Roads"), (60, 786, "2. Bridges"), (60, 740, "Work"), (300, 740, "Cost"),
        (60, 726, "Road"), (300, 726, "5 million"),
    ]  # fmt: skip
    draft = reader.read(samples.pdf([lines]), "a.pdf")
    assert draft.text == "1. Roads\n2. Bridges\n\nWork\tCost\nRoad\t5 million"


def test_a_paragraph_goes_on_over_the_page_and_page_numbers_are_furniture() -> None:
    first = [*LETTER[1:2], (290, 40, "1")]
    second = [(60, 800, "whole of the region, as was said."), (290, 40, "2")]
    draft = reader.read(samples.pdf([first, second]), "a.pdf")
    words = "The ministers met on 3 March 2021 in Oslo and agreed on a plan for the whole of the"
    assert draft.text == f"{words} region, as was said.\n\n1\n\n2"
    assert [span.of(draft.text) for span in draft.furniture] == ["1", "2"]


def test_a_page_without_text_among_others_is_noted() -> None:
    draft = reader.read(samples.pdf([LETTER, []]), "a.pdf")
    assert draft.notes == ("no text on page 2: a scan or a picture",)


FULL = "The ministers met in Oslo on the third of March and agreed on a plan of many"


def test_a_headline_of_several_lines_is_one_and_the_title() -> None:
    lines = [(60, 800, "#Ministers meet in Oslo and"), (60, 777, "#agree on a plan"),
             *((60, 740 - 14 * at, FULL) for at in range(4))]  # fmt: skip
    draft = reader.read(samples.pdf([[(60, 825, "Ministry of Works"), *lines]], large="#"), "a.pdf")
    assert "\n\nMinisters meet in Oslo and agree on a plan\n\n" in draft.text
    assert draft.metadata["title"].value == "Ministers meet in Oslo and agree on a plan"
    assert draft.metadata["title"].source == "largest letters of the first page"


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    first = [(60, 800 - 14 * at, "They met in Oslo and agreed on a plan of") for at in range(3)]
    second = [(320, 800, "many parts."), (320, 760, "The next meeting is in Bergen.")]
    text = reader.read(samples.pdf([[*first, *second]]), "a.pdf").text
    assert text.endswith("agreed on a plan of many parts.\n\nThe next meeting is in Bergen.")


def test_a_line_that_ends_early_ends_its_paragraph() -> None:
    lines = [(60, 800, "Oslo, 3 March 2021"), (60, 786, "Press Office"), (60, 772, FULL),
             (60, 758, "parts, it was said."), (60, 744, FULL)]  # fmt: skip
    text = reader.read(samples.pdf([lines]), "a.pdf").text
    assert text.split("\n\n") == [
        "Oslo, 3 March 2021", "Press Office", f"{FULL} parts, it was said.", FULL
    ]  # fmt: skip


@pytest.mark.parametrize(
    "second", ["- which has many parts", "p. 5 of the plan", "a. m. on the day", "12. or later"]
)
def test_a_line_that_goes_on_with_a_sign_of_lists_is_no_item(second: str) -> None:
    lines = [(60, 800, FULL), (60, 786, f"{second} and was agreed by all."), (60, 772, "1. Roads")]
    assert reader.read(samples.pdf([lines]), "a.pdf").text == (
        f"{FULL} {second} and was agreed by all.\n\n1. Roads"
    )


def test_lines_beside_a_picture_are_one_paragraph() -> None:
    narrow = [(60, 800 - 14 * at, "The Ministers met in Oslo and") for at in range(5)]
    wide = [(60, 730 - 14 * at, f"{FULL} Parts") for at in range(3)]
    assert "\n" not in reader.read(samples.pdf([[*narrow, *wide]]), "a.pdf").text


def test_the_letterhead_of_two_pages_is_furniture() -> None:
    pages = [
        [(60, 820, "Ministry of Works"), (60, 806, "Oslo, Norway"), (60, 770, f"{FULL} {page}."),
         (60, 40, "www.works.example")]
        for page in ("one", "two")
    ]  # fmt: skip
    draft = reader.read(samples.pdf(pages), "a.pdf")
    marked = "\n".join(span.of(draft.text) for span in draft.furniture)
    assert all(marked.count(one) == 2 for one in ("Ministry", "Norway", "www.works"))
    assert "ministers" not in marked
    assert draft.metadata["title"].source != "first line"


def test_a_document_that_parts_no_words_keeps_the_hyphens_at_its_lines_ends() -> None:
    lines = [(60, 800 - 14 * at, FULL) for at in range(40)]
    lines[20] = (60, 520, f"{FULL} anti-")
    lines[21] = (60, 506, "drug measures, it was said, and so on for a long while to the end of it")
    assert "anti-drug" in reader.read(samples.pdf([lines]), "a.pdf").text


@pytest.mark.parametrize(
    ("turned", "matrix"),
    [(90, "0 1 -1 0 842 0 cm"), (180, "-1 0 0 -1 595 842 cm"), (270, "0 -1 1 0 0 842 cm")],
)
def test_a_page_that_is_shown_turned_is_read_as_it_is_seen(turned: int, matrix: str) -> None:
    data = samples.pdf([LETTER], page=f"/Rotate {turned}", matrix=matrix)
    assert reader.read(data, "a.pdf").text == reader.read(samples.pdf([LETTER]), "b.pdf").text


class Letters:
    """Letters five points wide, with the gaps given before some of them."""

    def __init__(self, gaps: dict[int, float], everywhere: float = 0.0) -> None:
        self.gaps, self.everywhere = gaps, everywhere

    def of(self, index: int) -> tuple[float, float, float, float]:
        before = sum(gap for at, gap in self.gaps.items() if at <= index)
        left = 5.0 * index + before + self.everywhere * index
        return left, left + 5.0, 0.0, 10.0


def test_a_blank_that_the_reader_of_pdf_overlooks_is_put_in() -> None:
    parted = pdfpages._parted
    assert parted("fivedifferent", 0, Letters({4: 2.6}), 11.0) == "five different"
    assert parted("fivedifferent", 0, Letters({}, 2.6), 11.0) == "fivedifferent"  # spaced letters
    assert parted("fivedifferent", 0, Letters({4: 1.0}), 11.0) == "fivedifferent"  # kerning


def test_words_that_the_file_writes_later_come_to_where_they_stand() -> None:
    line = [(60, 800, "In "), (160, 800, "buses were bought"), (80, 800, "2021 1,250")]
    assert reader.read(samples.pdf([line]), "a.pdf").text == "In 2021 1,250 buses were bought"


def test_words_on_two_levels_stay_in_the_order_of_the_file() -> None:
    places = Letters({})
    level = [("ab", 10), ("cd", 0)]
    assert pdfpages._by_place(level, places, 11.0) == "cd\tab"
    places.of = lambda index: (5.0 * index, 5.0 * index + 5, 20.0 * (index < 5), 30.0)  # type: ignore[method-assign]
    assert pdfpages._by_place(level, places, 11.0) == ""


@pytest.mark.parametrize(
    ("text", "leftwards"),
    [("قال وزير النقل NATO", True), ("שר התחבורה", True), ("The minister", False), ("Зас", False)],
)
def test_lines_from_right_to_left_are_known_by_their_letters(text: str, leftwards: bool) -> None:
    assert pdfpages._reads_leftwards(text) == leftwards


def test_lines_of_chinese_are_joined_without_a_blank() -> None:
    known = pdf._Words(frozenset(), parts=False)
    assert (
        pdf._joined(["政府宣布了新", "的资金来源", "and more"], known)
        == "政府宣布了新的资金来源 and more"
    )


LOCK = "/Encrypt<</Filter/Standard/V 1/R 2/O<{0}>/U<{0}>/P -4>>/ID[<00><00>]".format("41" * 32)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (samples.pdf([[]]), "a scan without a text layer"),
        (samples.pdf([LETTER], LOCK), "password-protected"),
        (samples.pdf([LETTER, LETTER]).replace(b"/Kids[4 0 R 6 0 R]", b"/Kids[4 0 R 9 0 R]"),
         "damaged PDF at page 2"),
        (b"%PDF-1.4\nnothing more", "a damaged PDF"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UserError, match=reason) as refusal:
        reader.read(data, "a.pdf")
    assert "\n" not in str(refusal.value)


def test_a_pdf_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(UserError, match="takes too long"):
        pdfpages.pages(samples.pdf([LETTER] * 300), seconds=0)


@needs_corpus
@pytest.mark.parametrize(
    "name", ["lkpolice-en-2025-08-13-16-10", "lktreasury-en-2015-12-11-42c82b"]
)
def test_the_corpus_gives_the_words_that_others_found(name: str) -> None:
    draft = reader.read(corpus_bytes(f"raw/pdf/{name}.pdf"), f"{name}.pdf")
    wanted = corpus_bytes(f"raw/pdf/{name}.collector.txt").decode().split()
    missing = [word for word in wanted if word not in draft.text]
    assert len(missing) <= 0.01 * len(wanted)
