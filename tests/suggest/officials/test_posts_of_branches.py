"""Branches behind titled names, forces, subjects and datelines: texts of our own."""

import pytest

from tests.suggest.officials.conftest import Find, Read


@pytest.mark.parametrize(
    ("text", "quote", "role", "body"),
    [
        (
            (
                "said U.S. Attorney Helen Moss for the District of Ohio, and Census Bureau "
                "Director "
                "Al Stone."
            ),
            "U.S. Attorney Helen Moss for the District of Ohio",
            "U.S. Attorney",
            "District of Ohio",
        ),
        (
            (
                "said Acting Assistant Attorney General Helen Moss for the Justice Department’s "
                "Civil "
                "Division."
            ),
            (
                "Acting Assistant Attorney General Helen Moss for the Justice Department’s Civil "
                "Division"
            ),
            "Acting Assistant Attorney General",
            "Justice Department’s Civil Division",
        ),
        (
            (
                "said Special Agent in Charge Paul Stone of the Department of Health, Office of "
                "Inspector General (HHS-OIG)."
            ),
            (
                "Special Agent in Charge Paul Stone of the Department of Health, Office of "
                "Inspector "
                "General (HHS-OIG)"
            ),
            "Special Agent in Charge",
            "Department of Health, Office of Inspector General",
        ),
        (
            "Inspector General Paul Stone, U.S. Department of Veterans Affairs, agreed.",
            "Inspector General Paul Stone, U.S. Department of Veterans Affairs",
            "Inspector General",
            "U.S. Department of Veterans Affairs",
        ),
        (
            "They met Minister of Justice Harshana Perera today.",
            "Minister of Justice Harshana Perera",
            "Minister of Justice",
            "",
        ),
        (
            "Minister of Justice and National Integration, Attorney-at-Law Harshana Perera, came.",
            "Minister of Justice and National Integration, Attorney-at-Law Harshana Perera",
            "Minister of Justice and National Integration",
            "",
        ),
        (
            "The Minister of Justice and National Integration Attorney Harshana Perera came.",
            "Minister of Justice and National Integration Attorney Harshana Perera",
            "Minister of Justice and National Integration",
            "",
        ),
        (
            "Department of Justice Trial Attorney Ann Lee is in charge.",
            "Department of Justice Trial Attorney Ann Lee",
            "Trial Attorney",
            "Department of Justice",
        ),
        (
            "Present were Commander of the Navy Vice Admiral Peter Stone and others.",
            "Commander of the Navy Vice Admiral Peter Stone",
            "Commander",
            "Navy",
        ),
        (
            "Present were Air Force Commander Air Marshal Peter Stone and others.",
            "Air Force Commander Air Marshal Peter Stone",
            "Commander",
            "Air Force",
        ),
        (
            "Leader of the House Minister Bimal Perera was present.",
            "Leader of the House Minister Bimal Perera",
            "Leader of the House; Minister",
            "",
        ),
        (
            "High Representative/Vice-President Helen Moss spoke.",
            "High Representative/Vice-President Helen Moss",
            "High Representative/Vice-President",
            "",
        ),
    ],
)
def test_the_words_around_a_post_are_told_apart(
    read: Read, text: str, quote: str, role: str, body: str
) -> None:
    fields = read(text)[quote]
    assert (fields["role"], fields.get("body", "")) == (role, body)


@pytest.mark.parametrize(
    "text",
    [
        "Justice Department Sues Lakewood Over Wages\n\nLakewood did not pay.",
        "Attorney Bob Stone represents the defendant. Stone declined to comment.",
        "He thanked Minister Helen Moss for the Government support of the new plan.",
    ],
)
def test_departments_and_private_lawyers_name_no_further_official(find: Find, text: str) -> None:
    assert [item for item in find(text) if "Moss" not in item.span.of(text)] == []


def test_thanks_for_something_are_no_body(read: Read) -> None:
    found = read("He thanked Minister Helen Moss for the Government support of the new plan.")
    assert list(found) == ["Minister Helen Moss"]


def test_a_dateline_is_no_body_of_a_senator(read: Read) -> None:
    found = read("WASHINGTON, D.C. – U.S. Senator Dick Marsh (D-IL) today announced a grant.")
    assert found["U.S. Senator Dick Marsh"]["role"] == "U.S. Senator"
    assert "body" not in found["U.S. Senator Dick Marsh"]


def test_a_body_may_have_a_dash_within(read: Read) -> None:
    found = read("Combined Joint Task Force – Inherent Resolve Commander Paul Stone spoke.")
    assert [fields["body"] for fields in found.values()] == [
        "Combined Joint Task Force – Inherent Resolve"
    ]


def test_names_that_open_with_the_family_are_known_by_it_and_the_post(read: Read) -> None:
    found = read(
        "President Yoon Seok Min of the Republic of Korea arrived. President Yoon was received. "
        "Minister Yoon stayed at home."
    )
    assert found["President Yoon"]["body"] == "Republic of Korea"
    assert "body" not in found["Minister Yoon"]


def test_a_third_short_word_behind_a_post_ends_the_name(read: Read) -> None:
    assert list(read("Foreign Minister Bui Thanh Son welcomed them.")) == [
        "Foreign Minister Bui Thanh Son"
    ]
    assert list(read("Foreign Minister Bui Thanh Opens the Talks")) == [
        "Foreign Minister Bui Thanh"
    ]


def test_junior_and_third_are_no_family_names(read: Read) -> None:
    found = read(
        "Defense Secretary Lloyd J. Marsh III and President Joe R. Stone, Jr. met. Marsh left."
    )
    assert found["Marsh"]["person"] == "Lloyd J. Marsh III"


def test_the_committee_is_not_the_senators_body(read: Read) -> None:
    found = read(
        "Sen. Rick Webb (R-PA), Chairman of the Senate Rules Committee, spoke. Senator Webb left. "
        "Chairman Webb came back."
    )
    assert "body" not in found["Senator Webb"]
    assert found["Chairman Webb"]["body"] == "Senate Rules Committee"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("They met then-Foreign Minister Ivan Moss there.", "former"),
        ("They met ex-President Ivan Moss there.", "former"),
        ("They met Foreign Minister-designate Ivan Moss there.", "designated"),
    ],
)
def test_words_tied_to_a_post_by_a_hyphen_tell_its_status(
    find: Find, text: str, status: str
) -> None:
    assert [item.fields["status"].value for item in find(text)] == [status]
