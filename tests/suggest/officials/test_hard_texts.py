"""Releases that lost their signs, offices of offices, embassies, transcripts: texts of our own."""

import pytest

from annotator.suggest.officials.tokens import is_stripped
from tests.suggest.officials.conftest import Find, Read

STRIPPED = (
    "Senators call for aid     WASHINGTON  D C    U S  Senator Mary L  Marsh today urged the "
    "President to act    Senator Marsh wrote to Governor Adam Stone of Maine  Colorado and others "
    "had asked before  Mr  Stone agreed    Sen  Marsh thanked him"
)


def test_blanks_end_a_sentence_where_a_release_lost_its_stops(read: Read) -> None:
    assert list(read(STRIPPED)) == [
        "U S  Senator Mary L  Marsh",
        "Senator Marsh",
        "Governor Adam Stone of Maine",
        "Mr  Stone",
        "Sen  Marsh",
    ]


@pytest.mark.parametrize(
    ("text", "stripped"),
    [
        (STRIPPED, True),
        ("A release  with wide  blanks. And  stops,  and  commas.", False),
        ("A  short  line", False),
    ],
)
def test_a_release_without_any_stop_or_comma_is_stripped(text: str, *, stripped: bool) -> None:
    assert is_stripped(text) is stripped


@pytest.mark.parametrize(
    ("text", "quote", "role", "body"),
    [
        (
            (
                "She appeared before U.S. District Court Judge Dora Marsh in the Central "
                "District of "
                "Ohio today."
            ),
            "U.S. District Court Judge Dora Marsh in the Central District of Ohio",
            "U.S. District Court Judge",
            "Central District of Ohio",
        ),
        (
            "She appeared before U.S. District Judge Dora Marsh in Toledo today.",
            "U.S. District Judge Dora Marsh",
            "U.S. District Judge",
            "",
        ),
        (
            "It was tried by Michael Frank, a Trial Attorney with the Civil Rights Division.",
            "Michael Frank, a Trial Attorney with the Civil Rights Division",
            "Trial Attorney",
            "Civil Rights Division",
        ),
        (
            (
                "It was tried by Assistant U.S. Attorney Mary Marsh of the U.S. Attorney's "
                "Office for "
                "the Western District of Maine."
            ),
            (
                "Assistant U.S. Attorney Mary Marsh of the U.S. Attorney's Office for the Western "
                "District of Maine"
            ),
            "Assistant U.S. Attorney",
            "U.S. Attorney's Office for the Western District of Maine",
        ),
        (
            "Mr. Ahmad Salem, Minister Plenipotentiary of the Embassy of Kenya in Colombo, came.",
            "Mr. Ahmad Salem, Minister Plenipotentiary of the Embassy of Kenya in Colombo",
            "Minister Plenipotentiary",
            "Embassy of Kenya in Colombo",
        ),
        (
            "He assured President Anura Perera of Kenya’s commitment.",
            "President Anura Perera",
            "President",
            "",
        ),
        (
            (
                "With Brett Marsh and Deputy Assistant and Senior Advisor to the President for "
                "Energy "
                "Amos Stone came others."
            ),
            "Deputy Assistant and Senior Advisor to the President for Energy Amos Stone",
            "Deputy Assistant; Senior Advisor to the President for Energy",
            "",
        ),
        (
            (
                "Бадр Бен Хамад АЛЬ-ГРОМИ – Министр торговли, промышленности и инвестиций "
                "Султаната "
                "Оман Хамад Бен Саид АЛЬ-ОРЛИ – руководитель личной канцелярии Султана Омана"
            ),
            (
                "Бадр Бен Хамад АЛЬ-ГРОМИ – Министр торговли, промышленности и инвестиций "
                "Султаната "
                "Оман"
            ),
            "Министр торговли, промышленности и инвестиций",
            "Султаната Оман",
        ),
        (
            "Хамад Бен Саид АЛЬ-ОРЛИ – руководитель личной канцелярии Султана Омана",
            "Хамад Бен Саид АЛЬ-ОРЛИ – руководитель личной канцелярии Султана Омана",
            "руководитель",
            "личной канцелярии Султана Омана",
        ),
        (
            "Султан Бен Саид АЛЬ-ОРЛИ – Глава (Министр) Султанской канцелярии",
            "Султан Бен Саид АЛЬ-ОРЛИ – Глава (Министр) Султанской канцелярии",
            "Глава",
            "(Министр) Султанской канцелярии",
        ),
        (
            (
                "ГРОМОВ Пётр Ильич – представитель Президента Российской Федерации по "
                "сотрудничеству "
                "с зарубежными странами"
            ),
            (
                "ГРОМОВ Пётр Ильич – представитель Президента Российской Федерации по "
                "сотрудничеству "
                "с зарубежными странами"
            ),
            "представитель Президента по сотрудничеству с зарубежными странами",
            "Российской Федерации",
        ),
    ],
)
def test_further_ways_to_write_a_post(
    read: Read, text: str, quote: str, role: str, body: str
) -> None:
    fields = read(text)[quote]
    assert (fields["role"], fields.get("body", "")) == (role, body)


def test_a_family_name_that_a_transcript_adds_makes_a_name_known(read: Read) -> None:
    found = read("Уважаемые Валентина Ивановна [Матвиенко], Вячеслав Викторович [Володин]!")
    assert list(found) == ["Валентина Ивановна [Матвиенко]", "Вячеслав Викторович [Володин]"]


@pytest.mark.parametrize(
    "text",
    [
        "Они встретились с главой Hermitage Capital Уильямом Громовым.",
        "Он работал с представителем Mail.ru Group Иваном Громовым.",
    ],
)
def test_heads_of_firms_with_foreign_names_are_no_officials(find: Find, text: str) -> None:
    assert find(text) == []


def test_the_place_of_a_dateline_is_not_the_attorney_of_that_name(find: Find) -> None:
    text = "WASHINGTON A man pleaded guilty.\n\nU.S. Attorney Donald Washington agreed."
    assert [item.span.of(text) for item in find(text)] == ["U.S. Attorney Donald Washington"]


@pytest.mark.parametrize(
    ("text", "quote", "role", "body"),
    [
        (
            "Inspector General of Police (IGP) Kamal Perera came.",
            "Inspector General of Police (IGP) Kamal Perera",
            "Inspector General of Police",
            "",
        ),
        (
            "Chairman of the Kalutara Pradeshiya Sabha, A.A.P.P. Silva, came.",
            "Chairman of the Kalutara Pradeshiya Sabha, A.A.P.P. Silva",
            "Chairman",
            "Kalutara Pradeshiya Sabha",
        ),
        (
            "Toraga of the Jogorku Kenesh Nurlan Asanov came.",
            "Toraga of the Jogorku Kenesh Nurlan Asanov",
            "Toraga",
            "Jogorku Kenesh",
        ),
        (
            "Выступил представитель президента России в Арктике и Антарктике А.Н. Громов.",
            "представитель президента России в Арктике и Антарктике А.Н. Громов",
            "представитель президента в Арктике и Антарктике",
            "России",
        ),
    ],
)
def test_parliaments_and_councils_of_many_lands(
    read: Read, text: str, quote: str, role: str, body: str
) -> None:
    fields = read(text)[quote]
    assert (fields["role"], fields.get("body", "")) == (role, body)


def test_a_speakers_label_in_capitals_takes_its_form_of_address(read: Read) -> None:
    found = read(
        "Press Secretary Karine Moreau and Mark Stone spoke.\n\nMS. MOREAU: Thank you.\n\n"
        "Q Why?\n\nMS. MOREAU: Because."
    )
    assert list(found) == ["Press Secretary Karine Moreau", "MS. MOREAU"]


def test_a_bare_ministry_is_the_one_that_the_release_names(read: Read) -> None:
    text = (
        "Officials of the Ministry of Public Works and Secretary to the Ministry Kamal Perera came."
    )
    assert (
        read(text)["Secretary to the Ministry Kamal Perera"]["body"] == "Ministry of Public Works"
    )
    two = f"{text} The Ministry of Health agreed."
    assert read(two)["Secretary to the Ministry Kamal Perera"]["body"] == "Ministry"


@pytest.mark.parametrize(
    "text",
    [
        "Chairman of the Nurses Union Most Ven. Muru Ananda Thera came.",
        "Secretary General of the Maha Sangha Sabha Ven. Bala Siri Thero came.",
    ],
)
def test_monks_are_no_officials(find: Find, text: str) -> None:
    assert [item for item in find(text) if item.fields["type"].value == "named"] == []


WHOLE = (
    "Minister of Energy Kamal Perera, Minister of Labour and Deputy Minister of Parliamentary "
    "Affairs Ann Lee of the Department of Health, Office for Access to Justice (OAJ) in charge of "
    "it, Sens. Paul Marsh (R-PA) and Al Moss. Министр связи [Пётр] Громов – председатель комиссии "
    "по направлению «Наука», глава государства; Иван Ильич [Орлов]"
)


@pytest.mark.parametrize("start", range(0, 60, 7))
def test_a_release_may_break_off_anywhere(find: Find, start: int) -> None:
    for end in range(start + 1, len(WHOLE) + 1, 3):
        text = WHOLE[start:end]
        assert all(item.span.end <= len(text) for item in find(text))
