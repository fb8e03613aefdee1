import pytest

from annotator.suggest.officials.names import case_forms, inflected, is_patronymic, name_key
from annotator.suggest.officials.tokens import is_wrapped, tokens


@pytest.mark.parametrize(
    "names",
    [
        ("Jeenbekov", "Zheenbekov", "Жээнбеков", "Жээнбекова"),
        ("Zas", "Зась"),
        ("Lavrov", "Лавров", "Лавровым"),
        ("Sergei", "Sergey", "Сергей"),
        ("Tokayev", "Токаев"),
        ("al-Abadi", "Abadi", "аль-Абади"),
    ],
)
def test_spellings_of_one_name_share_a_key(names: tuple[str, ...]) -> None:
    assert len({name_key(name) for name in names}) == 1


def test_different_names_have_different_keys() -> None:
    assert len({name_key(name) for name in ("Ivanov", "Petrov", "Orlov", "Вайно", "Титов")}) == 5


@pytest.mark.parametrize("word", ["Ильич", "Ильича", "Кужугетовна", "Vladimirovich", "Ivanovna"])
def test_patronymics_are_known_by_their_shape(word: str) -> None:
    assert is_patronymic(word)


def test_given_names_and_posts_are_declined() -> None:
    assert {"Сергея", "Сергею", "Сергеем", "Сергее"} <= set(case_forms("Сергей"))
    assert {"министра", "министром"} <= set(inflected("министр"))
    assert {"генерального", "генеральным"} <= set(inflected("генеральный"))


def test_initials_abbreviations_and_possessives_are_tokens_of_their_own() -> None:
    text = "Mr. V. Orlov’s U.S. visit"
    assert [token.text for token in tokens(text)] == ["Mr.", "V.", "Orlov", "’s", "U.S.", "visit"]
    assert all(text[token.start : token.end] == token.text for token in tokens(text))


def test_a_text_of_equal_lines_is_wrapped_and_one_of_paragraphs_is_not() -> None:
    line = "a line of about seventy characters that goes on in the one below it, and so on"
    assert is_wrapped("\n".join([line] * 6))
    assert not is_wrapped("\n".join([line * 3] * 6))
