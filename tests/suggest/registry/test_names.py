"""Who of the registry a name means, whatever its script, spelling or case."""

import pytest

from annotator.model.records import Official
from annotator.suggest.registry.names import Likeness, Names, parts_of

JEENBEKOV = Official("1", "Sooronbay Jeenbekov")
ZAS = Official("2", "Stanislav Zas")
LEE = Official("3", "Anna Lee")
OTHER_LEE = Official("4", "Anna Marie Lee")
SEMERIKOV = Official("5", "Valery Semerikov")
NAMES = Names((JEENBEKOV, ZAS, LEE, OTHER_LEE, SEMERIKOV))


@pytest.mark.parametrize(
    ("name", "official", "likeness"),
    [
        ("Sooronbay Jeenbekov", JEENBEKOV, Likeness.EXACT),
        ("sooronbay  jeenbekov", JEENBEKOV, Likeness.EXACT),
        ("Sooronbai Zheenbekov", JEENBEKOV, Likeness.SCRIPT),
        ("Сооронбай Жээнбеков", JEENBEKOV, Likeness.SCRIPT),
        ("Сооронбаем Жээнбековым", JEENBEKOV, Likeness.SCRIPT),
        ("ЖЭЭНБЕКОВ Сооронбай", JEENBEKOV, Likeness.SCRIPT),
        ("Сооронбай Шарипович Жээнбеков", JEENBEKOV, Likeness.SCRIPT),
        ("Жээнбеков", JEENBEKOV, Likeness.FAMILY),
        ("Станислав Зась", ZAS, Likeness.SCRIPT),
        ("Зась", ZAS, Likeness.FAMILY),
        ("S. Zas", ZAS, Likeness.INITIALS),
        ("В. Семериков", SEMERIKOV, Likeness.INITIALS),
        ("Sooronbay Jeebekov", JEENBEKOV, Likeness.TYPO),
    ],
)
def test_a_name_means_one_official(name: str, official: Official, likeness: Likeness) -> None:
    match = NAMES.find(name)
    assert match is not None
    assert (match.official, match.likeness) == (official, likeness)


@pytest.mark.parametrize(
    "name", ["", "—", "Lee", "A. Lee", "Ivan Jeenbekov", "K. Zas", "Stanislav Las", "Sooronbay"]
)
def test_nobody_is_meant_where_it_is_not_certain(name: str) -> None:
    assert NAMES.find(name) is None


def test_who_is_held_twice_is_found_in_the_same_letters() -> None:
    twice = Names((JEENBEKOV, Official("9", "Сооронбай Жээнбеков")))
    for name, official in (("Sooronbai Jeenbekov", "1"), ("Сооронбая Жээнбекова", "9")):
        match = twice.find(name)
        assert match is not None
        assert match.official.id == official


def test_an_alias_is_a_name() -> None:
    match = Names([Official("1", "Sooronbay Jeenbekov", ("Soeke",))]).find("Soeke")
    assert match is not None
    assert match.likeness is Likeness.EXACT


def test_a_patronymic_says_nothing_beside_a_given_name() -> None:
    assert parts_of("Vladimir Vladimirovich Putin") == parts_of("Vladimir Putin")
