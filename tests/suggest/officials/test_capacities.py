"""Well-known people whose post the release names alone, and people within others' posts."""

import pytest

from tests.suggest.officials.conftest import Find, Read


def test_the_post_of_a_state_named_alone_is_its_well_known_holders(read: Read) -> None:
    found = read(
        "Vladimir Putin made a visit to Bishkek. The President of Russia met reporters. "
        "Mr Putin left."
    )
    assert found["Vladimir Putin"]["role"] == "President"
    assert found["Mr Putin"]["body"] == "Russia"


def test_a_post_without_its_state_gets_it_from_the_post_named_alone(read: Read) -> None:
    found = read(
        "The invitation came from President Sooronbay Jeenbekov. They signed a statement of the "
        "President of the Kyrgyz Republic."
    )
    assert found["President Sooronbay Jeenbekov"]["body"] == "Kyrgyz Republic"


def test_the_same_holds_in_russian_cases(read: Read) -> None:
    found = read("Европа огорчила президента Белоруссии. Лукашенко запрещён въезд.")
    assert (found["Лукашенко"]["role"], found["Лукашенко"]["body"]) == ("президента", "Белоруссии")


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Putin came. The President of Kazakhstan was there.",
        "Vladimir Putin came. The former President of Russia was there.",
        "Vladimir Putin came. The presidents of Russia and Armenia met.",
        "Vladimir Putin came. The President of the Russian Chess Union was there.",
        "Vladimir Putin came.",
    ],
)
def test_posts_of_others_and_words_about_several_give_no_post(read: Read, text: str) -> None:
    fields = read(text)["Vladimir Putin"]
    assert (fields.get("role", ""), fields.get("body", "")) == ("", "")


def test_what_the_release_says_of_a_person_stands_before_what_the_list_knows(read: Read) -> None:
    found = read(
        "Prime Minister of Russia Vladimir Putin came. The President of Russia was there. "
        "Mr Putin left."
    )
    assert found["Mr Putin"]["role"] == "Prime Minister"


def test_somebody_named_within_anothers_post_is_an_official_too(find: Find) -> None:
    text = "Nox Thames, Special Advisor to Ambassador Sapir for Minorities, came. Sapir left."
    assert [item.span.of(text) for item in find(text)] == [
        "Nox Thames, Special Advisor to Ambassador Sapir for Minorities",
        "Ambassador Sapir",
        "Sapir",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nox Thames, Special Advisor to the President for Minorities, came.",
        "Nox Thames, Director for Middle East, came.",
        "Nox Thames, Ambassador to Saint Lucia, came.",
    ],
)
def test_a_post_or_a_place_within_a_post_is_nobody(find: Find, text: str) -> None:
    assert len(find(text)) == 1


def test_headlines_in_capitals_name_senators_with_their_title(read: Read) -> None:
    found = read(
        "AT CONFERENCE, SEN. DOMBEY LAUDS WATER PLAN\n\nSen. Pete Dombey spoke. Dombey left."
    )
    assert found["SEN. DOMBEY"]["role"] == "SEN."
    assert found["Dombey"]["role"] == "Sen."


def test_a_possessive_in_capitals_stays_outside(read: Read) -> None:
    assert "SEN. DOMBEY" in read("SEN. DOMBEY'S STATEMENT ON WATER\n\nSen. Pete Dombey spoke.")


def test_in_charge_of_a_division_is_part_of_the_role(read: Read) -> None:
    found = read(
        "The letter is from Helen Moss, Assistant Attorney General in charge of the Department of "
        "Justices Antitrust Division. Moss agreed."
    )
    assert found["Moss"]["role"] == "Assistant Attorney General in charge"
    assert found["Moss"]["body"] == "Department of Justice's Antitrust Division"


def test_the_office_of_a_mayor_is_a_body(find: Find) -> None:
    assert find("I ask the Moscow Mayor’s office to submit proposals.") == []


def test_a_ministers_visit_still_names_the_minister(find: Find) -> None:
    text = "They spoke of the President of Kenya’s visit."
    assert [item.span.of(text) for item in find(text)] == ["President of Kenya"]


@pytest.mark.parametrize("name", ["Tobias Ellwood", "Penny Wong", "Geir O. Pedersen"])
def test_well_known_ministers_and_envoys_need_no_post(read: Read, name: str) -> None:
    assert name in read(f"A statement by {name} on the talks was published.")


def test_a_family_name_alone_is_not_enough_for_most(find: Find) -> None:
    assert find("The Wong family and Mr. Burt opened a shop.") == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Обратились к Верховному руководителю Ирана аятолле Сейеду Али Орлову с письмом.",
            "Верховному руководителю Ирана аятолле Сейеду Али Орлову",
        ),
        ("Прибыл посол Кубы Хулио Антонио АЛЬБА ПЕНЬЯ.", "посол Кубы Хулио Антонио АЛЬБА ПЕНЬЯ"),
    ],
)
def test_names_with_words_of_honour_and_capitals_are_whole(
    read: Read, text: str, quote: str
) -> None:
    assert quote in read(text)


@pytest.mark.parametrize(
    ("text", "quote", "role", "body"),
    [
        ("Его принял Президент Кыргызстана.", "Президент Кыргызстана", "Президент", "Кыргызстана"),
        (
            "Письмо премьер-министру Японии.",
            "премьер-министру Японии",
            "премьер-министру",
            "Японии",
        ),
        (
            "Он встретил российского президента.",
            "российского президента",
            "президента",
            "российского",
        ),
        ("Глава государства уехал.", "Глава государства", "Глава государства", ""),
        (
            "Глава Российского государства уехал.",
            "Глава Российского государства",
            "Глава",
            "Российского государства",
        ),
    ],
)
def test_the_head_of_a_state_alone_is_proposed_in_russian(
    find: Find, text: str, quote: str, role: str, body: str
) -> None:
    (item,) = find(text)
    assert item.span.of(text) == quote
    assert item.fields["role"].value == role
    assert (item.fields["body"].value if "body" in item.fields else "") == body
    assert item.fields["type"].value == "title"


@pytest.mark.parametrize(
    "text",
    [
        "Выборы президента Кыргызстана прошли.",
        "Указ подготовила Администрация Президента России.",
        "Он станет следующим президентом США.",
        "Я говорю как глава государства.",
        "Здесь были другие главы государства.",
        "Президент рад.",
        'Иван Орлов, президент "Меридиана", будучи президентом, рад.',
        "Президент Кыргызской шахматной федерации рад.",
        "Президенты России и Кыргызстана встретились.",
    ],
)
def test_offices_and_several_heads_are_nobody_in_russian(find: Find, text: str) -> None:
    assert find(text) == []


def test_the_president_alone_is_who_the_release_names(find: Find) -> None:
    text = "Владимир Путин провёл совещание. Президент поблагодарил всех."
    assert [item.fields["person"].value for item in find(text)] == ["Владимир Путин"] * 2
    text = "Vladimir Putin held a meeting. The President thanked everybody."
    assert [item.span.of(text) for item in find(text)] == ["Vladimir Putin", "President"]


def test_of_two_presidents_the_bare_post_is_neither_in_russian(find: Find) -> None:
    text = "Президент России Иван Орлов и Президент Кубы Луис Альба встретились. Президент уехал."
    assert len(find(text)) == 2
