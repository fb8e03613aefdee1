"""Sentences end where a reader would end them."""

import pytest

from annotator.model.spans import Span
from annotator.suggest.sentences import blocks, sentences


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The Council met. It approved a plan.", 2),
        ("Mr. Orlov met Gen. Petrov. They signed No. 5.", 2),
        ("V. Orlov and J. P. Stone signed it. The U.S. Senate agreed.", 2),
        ("It began at 9 a.m. The Council met. It ended at 5 p.m. in Minsk.", 3),
        ("“We agreed.” The meeting closed.", 2),
        ("Is it true? Yes! Perhaps… He left.", 4),
        ("Указ подписан 5 мая 2019 г. Москва. В Минске прошла встреча.", 2),
        ("В.Орлов: Добрый день! Прошу Вас.", 2),
        ("Ущерб в 5 млн. Рублей и проч. нет.", 1),
        ("Harbour (Pvt.) Ltd. and Hon. (Dr.) A. Silva signed. They left.", 2),
        ("They met (in Minsk.) The Council rose.", 2),
        ("Growth of 2.5 percent was noted on kremlin.ru by Orlov.", 1),
    ],
)
def test_a_text_has_as_many_sentences_as_a_reader_counts(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_closing_quotes_stay_with_their_sentence() -> None:
    assert split("“We agreed.” He left.") == ["“We agreed.”", "He left."]


def test_only_the_given_paragraph_is_read() -> None:
    text = "One here. Two here. Three here."
    assert [s.of(text) for s in sentences(text, Span(10, 19))] == ["Two here."]


def test_a_missing_blank_between_sentences_is_seen() -> None:
    assert len(split("The plan was adopted.The Council also met in Minsk.")) == 2


def test_list_items_and_blank_lines_end_a_sentence() -> None:
    assert split("They signed:\n- a plan\n- a list\n\nThen they left") == [
        "They signed:",
        "- a plan",
        "- a list",
        "Then they left",
    ]


def test_lines_wrapped_by_hand_are_one_block() -> None:
    wrapped = (
        "The participants of the meeting decided to strengthen their cooperation\n"
        "in the field of security, including by holding joint exercises with the\n"
        "participation of the armed forces of the states which are members of\n"
        "the organisation.\n\nA new paragraph."
    )
    found = blocks(wrapped)
    assert [span.of(wrapped)[:8] for span in found] == ["The part", "A new pa"]
    assert found[0].of(wrapped).endswith("organisation.")


def test_unwrapped_lines_are_blocks_of_their_own() -> None:
    text = "A headline\nMay 5, 2019\nThe first paragraph of the text.\n\nThe second."
    assert len(blocks(text)) == 4
