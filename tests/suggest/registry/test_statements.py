"""Statements: what an official is reported to say, and a speaker's turn."""

import pytest

from annotator.model.spans import Span
from annotator.suggest.registry.statements import Sayings
from tests.suggest.shared import RESOURCES

SAYINGS = Sayings.load(RESOURCES)


def said(text: str, name: str = "Voss") -> str | None:
    at = text.index(name)
    found = SAYINGS.statement(text, Span(at, at + len(name)))
    return found.of(text) if found else None


@pytest.mark.parametrize(
    "sentence",
    [
        "Chair Voss said the crews were safe.",
        "“The crews are safe,” said Voss.",
        "Voss, who had come by boat, stressed that the crews were safe.",
        "Председатель Voss заявил, что экипажи в безопасности.",
    ],
)
def test_the_sentence_with_a_verb_of_saying_beside_the_name(sentence: str) -> None:
    assert said(f"It rained. {sentence} Then it stopped.") == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Chair Voss left by boat.",
        "The crews told the press that they had met Voss.",
        "Voss left, and the crews said that it rained.",
    ],
)
def test_other_sentences_report_nothing_of_the_person(sentence: str) -> None:
    assert said(sentence) is None


def test_a_speaker_s_turn_ends_with_its_paragraph() -> None:
    text = "Voss: The crews are safe. They are home.\nOlsen: Good.\n"
    assert said(text) == "The crews are safe. They are home."
    assert said(text, "Olsen") == "Good."


def test_a_label_on_a_line_of_its_own_opens_the_next_paragraph() -> None:
    assert said("Voss:\n\nThe crews are safe.\nThe end.") == "The crews are safe."
    assert said("Voss:") is None
