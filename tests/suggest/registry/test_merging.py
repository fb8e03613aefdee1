"""Which people of the registry may be one person, and why."""

import pytest

from annotator.model.records import Official
from annotator.suggest.registry.merging import Candidates, Ground


def pair(one: str, other: str) -> Ground | None:
    found = Candidates([Official("1", one), Official("2", other)]).of("1")
    return found[0].ground if found else None


@pytest.mark.parametrize(
    ("one", "other", "ground"),
    [
        ("Mira Olsen", "mira olsen", Ground.SAME),
        ("Sooronbay Jeenbekov", "Сооронбай Жээнбеков", Ground.SCRIPTS),
        ("Sooronbay Jeenbekov", "Sooronbai Zheenbekov", Ground.SPELLINGS),
        ("Valery Semerikov", "V. Semerikov", Ground.INITIALS),
        ("Валерий Семериков", "V. Semerikov", Ground.INITIALS),
        ("Sooronbay Jeenbekov", "Sooronbay Jeebekov", Ground.TYPO),
        ("Stanislav Zas", "Зась", Ground.FAMILY),
        ("Anna Lee", "Maria Lee", None),
        ("Anna Lee", "Anna Voss", None),
    ],
)
def test_two_names_and_the_ground(one: str, other: str, ground: Ground | None) -> None:
    assert pair(one, other) is ground
    assert pair(other, one) is ground


def test_aliases_count_and_the_likeliest_come_first() -> None:
    people = [
        Official("1", "Mira Olsen", ("Олсен Мира",)),
        Official("2", "M. Olsen"),
        Official("3", "Мира Олсен"),
        Official("4", "Ada Voss"),
    ]
    assert [(one.one.id, one.other.id, one.ground) for one in Candidates(people).of("1")] == [
        ("1", "3", Ground.SCRIPTS),
        ("1", "2", Ground.INITIALS),
    ]
    assert Candidates(people).of("4") == []
    assert Candidates(people).of("1")[0].beside("1").id == "3"
    assert Candidates(people).of("nobody") == []
