"""Posts that several share, posts behind brackets, and bodies with commas: texts of our own."""

import pytest

from tests.suggest.officials.conftest import Find, Read


def test_several_attorneys_share_the_district_behind_the_last(read: Read) -> None:
    found = read(
        "The case was tried by Assistant U.S. Attorneys Daniel Marsh, Peter Orton and Alice Webb "
        "of the Northern District of Ohio and Trial Attorney Helen Moss of the Tax Division."
    )
    assert list(found) == [
        "Daniel Marsh",
        "Peter Orton",
        "Alice Webb of the Northern District of Ohio",
        "Trial Attorney Helen Moss of the Tax Division",
    ]
    bodies = [fields["body"] for fields in found.values()]
    assert bodies == ["Northern District of Ohio"] * 3 + ["Tax Division"]
    assert {fields["role"] for fields in found.values()} == {
        "Assistant U.S. Attorney",
        "Trial Attorney",
    }


def test_a_junior_among_several_ends_their_list_too(read: Read) -> None:
    found = read("said Trial Attorneys Gregory Marsh and Charles M. Edgar Jr. of the Tax Division.")
    assert [fields["body"] for fields in found.values()] == ["Tax Division"] * 2
    assert "Charles M. Edgar Jr. of the Tax Division" in found


def test_each_of_several_may_have_a_district_of_their_own(read: Read) -> None:
    found = read(
        "U.S. Attorneys Daniel Marsh of the Northern District of Ohio and Alice Webb of the "
        "District of Maine spoke."
    )
    assert found["Daniel Marsh of the Northern District of Ohio"]["body"] == (
        "Northern District of Ohio"
    )
    assert found["Alice Webb of the District of Maine"]["body"] == "District of Maine"


def test_senators_are_named_with_party_and_state_between_them(read: Read) -> None:
    found = read(
        "Sens. Paul S. Marsh (D-MD) and Barbara A. Orton (D-Md.) announced it. "
        "Sen. Rick Webb (R-PA), Chairman of the Senate Rules Committee, and Sen. Al Moss (R-OH) "
        "agreed. Reps. Peter Stone and Ann Lake did not."
    )
    assert {quote: fields["role"] for quote, fields in found.items()} == {
        "Paul S. Marsh": "Sen.",
        "Barbara A. Orton": "Sen.",
        "Sen. Rick Webb (R-PA), Chairman of the Senate Rules Committee": "Sen.; Chairman",
        "Sen. Al Moss": "Sen.",
        "Peter Stone": "Rep.",
        "Ann Lake": "Rep.",
    }


@pytest.mark.parametrize(
    ("text", "quote", "role", "body"),
    [
        (
            (
                "said Special Agent in Charge Paul Stone of the Bureau of Alcohol, Tobacco, "
                "Firearms "
                "and Explosives (ATF) in Denver."
            ),
            (
                "Special Agent in Charge Paul Stone of the Bureau of Alcohol, Tobacco, Firearms "
                "and "
                "Explosives (ATF)"
            ),
            "Special Agent in Charge",
            "Bureau of Alcohol, Tobacco, Firearms and Explosives",
        ),
        (
            "before U.S. District Judge Bernard A. Stone of the Eastern District of Michigan.",
            "U.S. District Judge Bernard A. Stone of the Eastern District of Michigan",
            "U.S. District Judge",
            "Eastern District of Michigan",
        ),
        (
            "said Principal Deputy Director Helen Moss for CENTCOM.",
            "Principal Deputy Director Helen Moss for CENTCOM",
            "Principal Deputy Director",
            "CENTCOM",
        ),
        (
            (
                "World Bank Regional Country Director for Nepal, Maldives, and Sri Lanka, David "
                "Moss, "
                "was present."
            ),
            "World Bank Regional Country Director for Nepal, Maldives, and Sri Lanka, David Moss",
            "Regional Country Director for Nepal, Maldives, and Sri Lanka",
            "World Bank",
        ),
        (
            (
                "It was attended by Chairman of the Executive Committee and Executive Secretary of "
                "the Commonwealth of Independent States Sergei Gromov."
            ),
            (
                "Chairman of the Executive Committee and Executive Secretary of the Commonwealth "
                "of "
                "Independent States Sergei Gromov"
            ),
            "Chairman; Executive Secretary",
            "Executive Committee; Commonwealth of Independent States",
        ),
        (
            "Ananda Perera, Minister of Public Security and Parliamentary Affairs, was present.",
            "Ananda Perera, Minister of Public Security and Parliamentary Affairs",
            "Minister of Public Security and Parliamentary Affairs",
            "",
        ),
        (
            "The Vice President’s Special Assistant, Helen Moss, was present.",
            "Vice President’s Special Assistant, Helen Moss",
            "Vice President’s Special Assistant",
            "",
        ),
        (
            "Major General Peter Stone, Army Commander, inspected the guard.",
            "Major General Peter Stone, Army Commander",
            "Commander",
            "Army",
        ),
    ],
)
def test_role_and_body_are_read_whole(
    read: Read, text: str, quote: str, role: str, body: str
) -> None:
    fields = read(text)[quote]
    assert (fields["role"], fields.get("body", "")) == (role, body)


def test_an_attorney_behind_the_gang_section_is_no_gang_attorney(read: Read) -> None:
    found = read(
        "The case was tried by Trial Attorney Joseph Moss of the Organized Crime and Gang Section "
        "and Assistant U.S. Attorney Helen Stone of the Eastern District of Michigan."
    )
    assert "Assistant U.S. Attorney Helen Stone of the Eastern District of Michigan" in found


@pytest.mark.parametrize(
    "text",
    [
        "He was the leader of the Ohio branch of the Mafia Stone Lords. Lords ran it.",
        "The budget covers the expenditure head of the Ministry of Transport this year.",
        "Mr. Wilfred Dolf – Professor & Chair holder, Business Management, came along.",
    ],
)
def test_gangs_budgets_and_chairs_of_universities_have_no_officials(find: Find, text: str) -> None:
    assert find(text) == []


def test_an_adviser_named_in_full_before_is_known_by_family_name_and_title(read: Read) -> None:
    found = read(
        "Nox Thames, Special Advisor for Religious Minorities, spoke. Special Advisor Thames left."
    )
    assert found["Special Advisor Thames"]["role"] == "Special Advisor"


def test_bodies_get_back_the_apostrophe_that_their_publisher_lost(read: Read) -> None:
    found = read("said Trial Attorney Helen Moss of the Criminal Divisions Fraud Section.")
    assert [fields["body"] for fields in found.values()] == ["Criminal Division's Fraud Section"]
