import pytest

from tests.suggest.officials.conftest import Find, Read


@pytest.mark.parametrize(
    ("text", "quote", "role", "body"),
    [
        (
            "The session was opened by President of the Kyrgyz Republic Aibek Toktomushev.",
            "President of the Kyrgyz Republic Aibek Toktomushev",
            "President",
            "Kyrgyz Republic",
        ),
        (
            "A briefing was given by CSTO Acting Secretary General Valery Petrov.",
            "CSTO Acting Secretary General Valery Petrov",
            "Acting Secretary General",
            "CSTO",
        ),
        (
            "Stanislav Orlov, Secretary General of the CSTO, spoke first.",
            "Stanislav Orlov, Secretary General of the CSTO",
            "Secretary General",
            "CSTO",
        ),
        (
            "Anna Kovaleva (currently the Minister of Justice of the Republic of Belarus) arrived.",
            "Anna Kovaleva (currently the Minister of Justice of the Republic of Belarus)",
            "Minister of Justice",
            "Republic of Belarus",
        ),
        (
            "He met Federal Security Service Director Pavel Sorokin.",
            "Federal Security Service Director Pavel Sorokin",
            "Director",
            "Federal Security Service",
        ),
        (
            "Talks were held with Japan’s Deputy Minister for Foreign Affairs, Ms. Tanaka Yuko.",
            "Japan’s Deputy Minister for Foreign Affairs, Ms. Tanaka Yuko",
            "Deputy Minister for Foreign Affairs",
            "Japan",
        ),
        (
            "He welcomed Prime Minister Robert Hale of New Zealand at the airport.",
            "Prime Minister Robert Hale of New Zealand",
            "Prime Minister",
            "New Zealand",
        ),
        (
            "“We are ready,” said Lt. Gen. James Porter, commander of U.S. Forces Afghanistan.",
            "Lt. Gen. James Porter, commander of U.S. Forces Afghanistan",
            "commander",
            "U.S. Forces Afghanistan",
        ),
        (
            "The note was handed to H.E. Mr. SATO Kenji, Ambassador of Japan to Nepal.",
            "H.E. Mr. SATO Kenji, Ambassador of Japan to Nepal",
            "Ambassador to Nepal",
            "Japan",
        ),
        (
            "The list names Mr. ONO Taro, Director, East Asia Division, MOFA.",
            "Mr. ONO Taro, Director, East Asia Division, MOFA",
            "Director",
            "East Asia Division, MOFA",
        ),
        (
            "It was signed by Minister of Labour and Deputy Minister of Finance Daniel Moss.",
            "Minister of Labour and Deputy Minister of Finance Daniel Moss",
            "Minister of Labour; Deputy Minister of Finance",
            "",
        ),
        (
            "Acting Assistant Attorney General Mark Dole, head of the Civil Division, said so.",
            "Acting Assistant Attorney General Mark Dole, head of the Civil Division",
            "Acting Assistant Attorney General; head",
            "Civil Division",
        ),
    ],
)
def test_a_mention_takes_in_the_title_and_the_body_beside_the_name(
    read: Read, text: str, quote: str, role: str, body: str
) -> None:
    fields = read(text)[quote]
    assert fields["role"] == role
    assert fields.get("body", "") == body


def test_subjects_of_one_post_may_hold_commas(read: Read) -> None:
    text = "Special Representative for Energy, Ecology and Transport Sergei Volkov took the floor."
    found = read(text)
    assert list(found) == [text.removesuffix(" took the floor.")]
    assert found[text.removesuffix(" took the floor.")]["role"] == (
        "Special Representative for Energy, Ecology and Transport"
    )


def test_every_person_of_a_list_gets_the_post_that_stands_before_the_name(read: Read) -> None:
    text = (
        "Present were Prime Minister Ivan Belov, Speaker of the State Duma Oleg Titov, "
        "Chief of Staff of the Presidential Office Anna Frolova and Interior Minister Lev Gusev."
    )
    assert [(quote, fields["role"]) for quote, fields in read(text).items()] == [
        ("Prime Minister Ivan Belov", "Prime Minister"),
        ("Speaker of the State Duma Oleg Titov", "Speaker"),
        ("Chief of Staff of the Presidential Office Anna Frolova", "Chief of Staff"),
        ("Interior Minister Lev Gusev", "Interior Minister"),
    ]


def test_a_list_with_the_post_behind_each_name_is_read_from_left_to_right(read: Read) -> None:
    text = (
        "Attending were Dr. Anil Silva, Minister of Labour, Nimal Perera, Secretary to the "
        "President, and Roshan Dias, Governor of the Eastern Province."
    )
    assert [fields["role"] for fields in read(text).values()] == [
        "Minister of Labour",
        "Secretary to the President",
        "Governor",
    ]


def test_a_post_in_the_plural_is_shared_by_the_names_behind_it(read: Read) -> None:
    found = read("It was agreed by Presidents Ivan Belov and Omar Said.")
    assert {quote: fields["role"] for quote, fields in found.items()} == {
        "Ivan Belov": "President",
        "Omar Said": "President",
    }


def test_a_name_may_run_over_a_wrapped_line(read: Read) -> None:
    line = "The delegation of the ministry came to the capital to meet with the Foreign Minister"
    second = "Helen Marsh and her staff in the old building of the ministry near"
    text = "\n".join([line, second, *[line] * 4])
    assert "Foreign Minister\nHelen Marsh" in read(text)


def test_a_post_given_by_the_sentence_counts_but_stays_outside(read: Read) -> None:
    found = read("His Excellency Mr. Ruben Azar has been appointed as the Ambassador of Chile.")
    assert found["His Excellency Mr. Ruben Azar"]["role"] == "Ambassador"
    assert found["His Excellency Mr. Ruben Azar"]["body"] == "Chile"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Acting Minister Oleg Titov spoke.", "acting"),
        ("The former Moscow Mayor Yury Belov spoke.", "former"),
        ("Ms. Rita Khan, Ambassador-designate to Qatar, spoke.", "designated"),
        ("Interior Minister Oleg Titov spoke.", "in office"),
    ],
)
def test_the_words_of_a_title_give_the_status(read: Read, text: str, status: str) -> None:
    assert [fields["status"] for fields in read(text).values()] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "The victim, John Smith, was a teacher in Boston.",
        "Acme Holdings president John Smith opened the plant.",
        "Chief Executive Officer John Smith of Acme Ltd praised the team.",
        "Forces captured Taliban leader Abdul Karim in the district.",
        "The foreign ministers discussed the procedure for electing the Secretary General.",
        "The Council of Defense Ministers and the Office of the Attorney General met.",
        "Coach Peter Jones trained the champion Mary Brown.",
    ],
)
def test_people_without_a_post_and_bodies_are_left_alone(read: Read, text: str) -> None:
    assert read(text) == {}


def test_article_possessive_and_final_punctuation_stay_outside(find: Find) -> None:
    text = "A Finance Minister Olga Titova’s idea. He met the Finance Minister Olga Titova."
    assert {item.span.of(text) for item in find(text)} == {"Finance Minister Olga Titova"}


def test_each_suggestion_names_its_rule_its_evidence_and_its_reason(find: Find) -> None:
    text = "President of Chile Maria Lopez spoke."
    (item,) = find(text)
    assert item.rule == "officials: title before"
    assert [span.of(text) for span in item.evidence] == ["Maria Lopez", "President", "Chile"]
    assert item.reason == "President + Chile + name (title before)"
    assert item.fields["person"].span is not None
    assert item.fields["person"].span.of(text) == "Maria Lopez"
