"""Lists of participants: bullets, dashes, lines that are no wrapped paragraph: texts of our own."""

import pytest

from annotator.suggest.officials.tokens import is_wrapped
from tests.suggest.officials.conftest import Find, Read

BULLETS = """Participants of the talks that were held at the ministry:
- H.E. Mr. Ruslan Asanbaev, Minister of Foreign Affairs of the Kyrgyz Republic
- Ms. Elizabeth Root, Chargé d'Affaires a.i., U.S. Embassy
- Ambassador Marcus Sol, Head of Mission, OSCE Programme Office in Dushanbe
- Lt. Gen. (ret.) Bakyt Orozov – Director, State Border Service
- Kairat Sarin (CICA Secretary General)
"""


def test_every_bullet_is_read_for_itself(read: Read) -> None:
    found = read(BULLETS)
    assert {quote: (one["role"], one.get("body", "")) for quote, one in found.items()} == {
        "H.E. Mr. Ruslan Asanbaev, Minister of Foreign Affairs of the Kyrgyz Republic": (
            "Minister of Foreign Affairs",
            "Kyrgyz Republic",
        ),
        "Ms. Elizabeth Root, Chargé d'Affaires a.i., U.S. Embassy": (
            "Chargé d'Affaires a.i.",
            "U.S. Embassy",
        ),
        "Ambassador Marcus Sol, Head of Mission, OSCE Programme Office in Dushanbe": (
            "Ambassador; Head of Mission",
            "OSCE Programme Office in Dushanbe",
        ),
        "Lt. Gen. (ret.) Bakyt Orozov – Director, State Border Service": (
            "Director",
            "State Border Service",
        ),
        "Kairat Sarin (CICA Secretary General)": ("Secretary General", "CICA"),
    }


def test_lines_of_a_list_are_no_wrapped_paragraph() -> None:
    people = "\n".join(
        f"Mr. {name} Marsh, Minister of {subject} of the Republic of Kenya"
        for name, subject in (
            ("Al", "Health"),
            ("Bo", "Transport, Highways and Aviation"),
            ("Cy", "Trade"),
            ("Dan", "Agriculture and Livestock"),
            ("Eli", "Energy"),
        )
    )
    assert not is_wrapped(people)


def test_lines_that_fill_a_width_are_wrapped() -> None:
    text = (
        "The ministers of the two states met in the capital for two days and spoke\n"
        "about the border, the railway and the harbours that both of them would\n"
        "like to build together; the Minister of Foreign Affairs of the Kyrgyz\n"
        "Republic Ruslan Asanbaev thanked everybody for what had been done before\n"
        "and invited them all to come again next year."
    )
    assert is_wrapped(text)


def test_a_list_with_dashes_may_give_two_posts(read: Read) -> None:
    found = read(
        "Rashid Berdiev — Deputy Chairman of the Cabinet of Ministers, Minister of Foreign Affairs "
        "of Turkmenistan;\nMurat Nurov — Deputy Prime Minister – Minister of Foreign Affairs of "
        "the Republic of Kazakhstan."
    )
    assert [one["role"] for one in found.values()] == [
        "Deputy Chairman; Minister of Foreign Affairs",
        "Deputy Prime Minister; Minister of Foreign Affairs",
    ]


def test_behind_a_comma_the_next_post_is_the_next_persons(read: Read) -> None:
    found = read(
        "Rashid Berdiev, Minister of Health, Minister of Trade Murat Nurov and others came."
    )
    assert list(found) == [
        "Rashid Berdiev, Minister of Health",
        "Minister of Trade Murat Nurov",
    ]


def test_a_titled_envoys_further_post_closes_before_a_verb(read: Read) -> None:
    found = read(
        "It was led by Ambassador Zamir Karin, Special Representative for Kenya, and included "
        "others."
    )
    assert list(found) == ["Ambassador Zamir Karin, Special Representative for Kenya"]


@pytest.mark.parametrize(
    "text",
    [
        "He studied at King Abdul University and lives in Prince Edward County.",
        "The ship called at King Abdullah Port.",
    ],
)
def test_places_and_bodies_called_after_princes_are_nobody(find: Find, text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Commission President von der Lehn said so.", "Commission President von der Lehn"),
        ("MEP David Marsh asked.", "MEP David Marsh"),
        ("SRSG Rosa Marsh reported.", "SRSG Rosa Marsh"),
        ("Home Minister Shri Amit Marsh came.", "Home Minister Shri Amit Marsh"),
        (
            "Smt. Nirmala Marsh, Minister of Finance, came.",
            "Smt. Nirmala Marsh, Minister of Finance",
        ),
    ],
)
def test_particles_short_posts_and_honours_of_many_lands(read: Read, text: str, quote: str) -> None:
    assert quote in read(text)
