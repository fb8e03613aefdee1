"""The language of a text and of its paragraphs."""

import pytest

from annotator.intake.language import language_of, languages
from annotator.intake.metadata import completed
from annotator.model.drafts import Draft


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The heads of state met in Bishkek and adopted a statement.", "en"),
        ("Главы государств приняли заявление по итогам встречи.", "ru"),
        ("Пресс-секретарь ОДКБ", "ru"),
        ("Президент и міністр обговорили у Києві та на сході, що є новим.", "uk"),
        ("Le ministre a reçu la délégation dans les locaux du ministère.", "fr"),
        ("Der Minister hat die Delegation in Berlin empfangen und dankte der Stadt.", "de"),
        ("ජනාධිපති මහතාට ලෝක බැංකුවේ සහාය", "si"),
        ("ஜனாதிபதி அவர்கள் தலைமையில்", "ta"),
        ("وقال الوزير في البيان إن الاجتماع عقد من أجل السلام", "ar"),
        ("29.1 – 546", "und"),
        ("", "und"),
    ],
)
def test_the_language_is_told_by_script_and_small_words(text: str, language: str) -> None:
    assert language_of(text) == language


def test_each_paragraph_of_a_mixed_release_has_its_own_language() -> None:
    text = (
        "The Council met in Bishkek and adopted a statement on the situation.\n\n"
        "Zas\n\nПресс-секретарь ОДКБ"
    )
    assert languages(text) == ("en", "en", "ru")


def test_paragraphs_in_other_scripts_are_told_beside_the_language() -> None:
    mixed = (
        "The council met in the port on Monday and adopted the budget of the year.\n"
        "Пресс-секретарь Совета Иван Петров\n"
        "The chair thanked the crews for their work in the season.\n"
    )
    proposal = completed(Draft(mixed, "a.txt")).metadata["language"]
    assert (proposal.value, proposal.source) == ("en", "words of the text; 1 paragraph in ru")
