"""Titles as other governments and organisations write them; sentences of our own."""

import pytest

from tests.suggest.officials.conftest import Find, Read


@pytest.mark.parametrize(
    ("text", "quote", "role", "body"),
    [
        (
            "UN Under-Secretary-General for Political Affairs Rosa Marin spoke.",
            "UN Under-Secretary-General for Political Affairs Rosa Marin",
            "Under-Secretary-General for Political Affairs",
            "UN",
        ),
        (
            "It was Chairman of the Council of the SCO Interbank Association A.K. Sattarov.",
            "Chairman of the Council of the SCO Interbank Association A.K. Sattarov",
            "Chairman",
            "Council of the SCO Interbank Association",
        ),
        (
            "He met Premier of the State Council of the People's Republic of China Li Wenhao.",
            "Premier of the State Council of the People's Republic of China Li Wenhao",
            "Premier",
            "State Council of the People's Republic of China",
        ),
        (
            "The Secretary of the Security Council of the Republic of Belarus Pavel Sorokin.",
            "Secretary of the Security Council of the Republic of Belarus Pavel Sorokin",
            "Secretary",
            "Security Council of the Republic of Belarus",
        ),
        (
            (
                "The event was attended by Secretary to the Governor of the Southern Province "
                "Mr. Ruwan Samarasekara and District Secretary of Galle Ms. Nimali Silva."
            ),
            "Secretary to the Governor of the Southern Province Mr. Ruwan Samarasekara",
            "Secretary to the Governor",
            "Southern Province",
        ),
        (
            "The Norwegian Ambassador – H.E. Ingrid Solberg took part.",
            "Norwegian Ambassador – H.E. Ingrid Solberg",
            "Ambassador",
            "Norwegian",
        ),
        (
            "Chargé d'Affaires a.i. of the Embassy of Japan Mr. Kenji Sato was there.",
            "Chargé d'Affaires a.i. of the Embassy of Japan Mr. Kenji Sato",
            "Chargé d'Affaires a.i.",
            "Embassy of Japan",
        ),
        (
            "He spoke with European Commission President Clara Lindqvist.",
            "European Commission President Clara Lindqvist",
            "President",
            "European Commission",
        ),
        (
            "Lieutenant General James L Harper, commander of Regional Command South, agreed.",
            "Lieutenant General James L Harper, commander of Regional Command South",
            "commander",
            "Regional Command South",
        ),
        (
            "High Commissioner of the Kingdom of Eswatini Thabo Dlamini presented his letters.",
            "High Commissioner of the Kingdom of Eswatini Thabo Dlamini",
            "High Commissioner",
            "Kingdom of Eswatini",
        ),
        (
            "The **Senior Adviser to the President,** **Amos Reed,** will travel.",
            "Senior Adviser to the President,** **Amos Reed",
            "Senior Adviser to the President",
            "",
        ),
    ],
)
def test_titles_of_many_bodies_are_read_whole(
    read: Read, text: str, quote: str, role: str, body: str
) -> None:
    found = read(text)
    assert quote in found, list(found)
    assert found[quote]["role"] == role
    assert found[quote].get("body", "") == body


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Foreign Minister Dr AK Abdul Rahim opened it.", "AK Abdul Rahim"),
        ("Defence Minister K M Asif opened it.", "K M Asif"),
        ("Gen. David H Porter, commander of the Task Force, spoke.", "David H Porter"),
    ],
)
def test_initials_need_no_full_stops(find: Find, text: str, person: str) -> None:
    found = find(text)
    assert [item.fields["person"].value for item in found] == [person]


def test_a_prime_minister_and_a_president_are_two_people(read: Read) -> None:
    assert list(read("Prime Minister and President Moreau discussed trade.")) == [
        "President Moreau"
    ]


def test_one_person_may_be_acting_president_and_prime_minister(read: Read) -> None:
    found = read("Acting President and Prime Minister Ivan Sokolov chaired the meeting.")
    assert list(found) == ["Acting President and Prime Minister Ivan Sokolov"]


def test_a_family_name_that_is_also_a_word_is_linked_where_it_acts(read: Read) -> None:
    text = (
        "Maj. Gen. Richard Mills, commanding general of Regional Command West, was there. "
        "Mills declined to comment."
    )
    assert "Mills" in read(text)


def test_a_person_is_called_by_given_name_and_patronymic(read: Read) -> None:
    text = "President Nurlan Asanov received guests. “Dear Nurlan Bolatovich, welcome.”"
    assert "Nurlan Bolatovich" in read(text)


def test_given_name_and_patronymic_of_somebody_else_are_not_taken(read: Read) -> None:
    text = (
        "Президент России Владимир Орлов вспомнил героев: среди них артиллеристы "
        "Владимир Таранович и другие."
    )
    assert "Владимир Таранович" not in read(text)


@pytest.mark.parametrize(
    ("text", "quote", "role", "body"),
    [
        (
            "Он провёл встречу с послом Венгрии Норбертом Конкой.",
            "послом Венгрии Норбертом Конкой",
            "послом",
            "Венгрии",
        ),
        (
            "Прибыли канцлер Австрии Карл Винклер и другие.",
            "канцлер Австрии Карл Винклер",
            "канцлер",
            "Австрии",
        ),
        (
            "Министр внутренних дел Таджикистана Рамазон Шарифзода доложил об итогах.",
            "Министр внутренних дел Таджикистана Рамазон Шарифзода",
            "Министр внутренних дел",
            "Таджикистана",
        ),
        (
            "Об этом сказал глава правительства Сербии Мирко Вуканович.",
            "глава правительства Сербии Мирко Вуканович",
            "глава",
            "правительства Сербии",
        ),
        (
            (
                "Обсуждался визит Президента Соединённых Штатов Джонсона в Европу. "
                "Президент США Роберт Джонсон прилетит в мае."
            ),
            "Президента Соединённых Штатов Джонсона",
            "Президента",
            "Соединённых Штатов",
        ),
    ],
)
def test_russian_names_may_be_foreign_to_the_lists(
    read: Read, text: str, quote: str, role: str, body: str
) -> None:
    found = read(text)
    assert quote in found, list(found)
    assert found[quote]["role"] == role
    assert found[quote].get("body", "") == body


def test_brothers_who_share_their_fathers_names_are_two_people(read: Read) -> None:
    text = (
        "Участники: Хасан Бен Тарек АЛЬ РАШИД – Султан Омана "
        "Шихаб Бен Тарек АЛЬ РАШИД – заместитель Председателя Совета министров. "
        "Выступил Хасан Бен Тарек Аль Рашид."
    )
    assert read(text)["Хасан Бен Тарек Аль Рашид"]["role"] == "Султан"


def test_a_short_mention_in_russian_takes_the_post_in_its_first_case(read: Read) -> None:
    text = (
        "Состоялась встреча с Президентом Казахстана Ерланом Садыковым. "
        "Е.Садыков Садыков Ерлан Болатович Президент Республики Казахстан : Спасибо. "
        "Е.Садыков поблагодарил."
    )
    assert read(text)["Е.Садыков"]["role"] == "Президент"


@pytest.mark.parametrize(
    ("text", "quote", "role"),
    [
        (
            "The new High Commissioner of New Zealand is Michael Edward Carter.",
            "Michael Edward Carter",
            "High Commissioner",
        ),
        (
            "Secretary of Health and Human Services Karl Berg spoke.",
            "Secretary of Health and Human Services Karl Berg",
            "Secretary of Health and Human Services",
        ),
        (
            "Reports of Deputy Prime Ministers Zh.Kasymov and G.Orlova were heard.",
            "Zh.Kasymov",
            "Deputy Prime Minister",
        ),
        (
            "I know Oleg Sorokin [Governor of Sakhalin Region] well.",
            "Oleg Sorokin [Governor of Sakhalin Region]",
            "Governor",
        ),
        (
            "Ambassador of People's Republic of China in Colombo H.E. Li Wenhao came.",
            "Ambassador of People's Republic of China in Colombo H.E. Li Wenhao",
            "Ambassador in Colombo",
        ),
        (
            "Kenyan Cabinet Secretary for Foreign Affairs Musalia Okello and others signed it.",
            "Kenyan Cabinet Secretary for Foreign Affairs Musalia Okello",
            "Cabinet Secretary for Foreign Affairs",
        ),
    ],
)
def test_posts_are_told_in_several_ways(read: Read, text: str, quote: str, role: str) -> None:
    found = read(text)
    assert quote in found, list(found)
    assert found[quote]["role"] == role


def test_a_post_of_which_there_is_one_stands_for_its_holder(find: Find) -> None:
    found = find("The Foreign Secretary pressed for a ceasefire. A minister agreed.")
    assert [item.fields["type"].value for item in found] == ["title"]


@pytest.mark.parametrize(
    ("text", "quote", "role", "body"),
    [
        (
            "Director of the Regional Structure (RS) Executive Committee Yevgeny Orlov attended.",
            "Director of the Regional Structure (RS) Executive Committee Yevgeny Orlov",
            "Director",
            "Regional Structure (RS) Executive Committee",
        ),
        (
            "Mongolian Ministry of Foreign Affairs State Secretary D. Davaa co-chaired it.",
            "Mongolian Ministry of Foreign Affairs State Secretary D. Davaa",
            "State Secretary",
            "Mongolian Ministry of Foreign Affairs",
        ),
        (
            "В Москву прибыл губернатор Ямало-Ненецкого автономного округа (ЯНАО) Дмитрий Орлов.",
            "губернатор Ямало-Ненецкого автономного округа (ЯНАО) Дмитрий Орлов",
            "губернатор",
            "Ямало-Ненецкого автономного округа (ЯНАО)",
        ),
        (
            "На докладе будет врио губернатора Самарской области Федорищев, сообщили нам.",
            "врио губернатора Самарской области Федорищев",
            "врио губернатора",
            "Самарской области",
        ),
        (
            (
                "Он представил нового полпреда президента в Приволжском федеральном округе "
                "Александра Громова."
            ),
            "нового полпреда президента в Приволжском федеральном округе Александра Громова",
            "полпреда президента в Приволжском федеральном округе",
            "",
        ),
        (
            "Приехал белорусский лидер Иван Орлов.",
            "белорусский лидер Иван Орлов",
            "лидер",
            "белорусский",
        ),
        (
            "Gen. John Marsh, commander, U.S. Central Command, came.",
            "Gen. John Marsh, commander, U.S. Central Command",
            "commander",
            "U.S. Central Command",
        ),
        (
            "Major General Kamal Silva (Retd), Secretary to the Ministry of Defence, came.",
            "Major General Kamal Silva (Retd), Secretary to the Ministry of Defence",
            "Secretary",
            "Ministry of Defence",
        ),
        (
            "The Deputy Minister, Maj. Gen. (Rtd.) Kamal Silva, came.",
            "Deputy Minister, Maj. Gen. (Rtd.) Kamal Silva",
            "Deputy Minister",
            "",
        ),
        (
            "Aide to the President and Adviser on Security Kamal Silva came.",
            "Aide to the President and Adviser on Security Kamal Silva",
            "Aide to the President; Adviser on Security",
            "",
        ),
        (
            "He met with Norway Deputy Prime Minister and Foreign Minister Marsh.",
            "Norway Deputy Prime Minister and Foreign Minister Marsh",
            "Deputy Prime Minister; Foreign Minister",
            "Norway",
        ),
        (
            "IMF Mission Chief for Norway John Marsh came.",
            "IMF Mission Chief for Norway John Marsh",
            "Mission Chief for Norway",
            "IMF",
        ),
        (
            "They met Deputy Minister Kamal Silva (Retd.) today.",
            "Deputy Minister Kamal Silva (Retd.)",
            "Deputy Minister",
            "",
        ),
    ],
)
def test_short_names_in_brackets_and_bare_family_names(
    read: Read, text: str, quote: str, role: str, body: str
) -> None:
    found = read(text)
    assert quote in found, list(found)
    assert found[quote]["role"] == role
    assert found[quote].get("body", "") == body


@pytest.mark.parametrize(
    "text",
    [
        "Abukar Hassan is deputy leader of al-Shabaab.",
        "The commander of the Taliban, Karim Shah, was captured.",
        "A Haqqani leader, Nur Gul, was detained.",
    ],
)
def test_leaders_of_armed_groups_hold_no_post(find: Find, text: str) -> None:
    assert find(text) == []


def test_an_armed_group_in_the_sentence_before_changes_nothing(read: Read) -> None:
    text = "They gave support to the Taliban, said U.S. Attorney Bruna Marsh."
    assert list(read(text)) == ["U.S. Attorney Bruna Marsh"]


SENT = (
    "The President received Nepal's newly appointed diplomats today.\n\n"
    "* Mr. A. B. Thapa, Ambassador-designate to Norland\n"
    "* Ms. Sita Rana, High Commissioner-designate for Kenya\n"
)


def test_diplomats_are_their_senders_where_the_release_names_it(read: Read) -> None:
    found = read(SENT)
    assert found["Mr. A. B. Thapa, Ambassador-designate to Norland"]["body"] == "Nepal"
    assert found["Ms. Sita Rana, High Commissioner-designate for Kenya"]["body"] == "Nepal"


def test_diplomats_have_no_body_where_the_release_names_none_or_two(read: Read) -> None:
    none = read(SENT.replace("Nepal's newly appointed diplomats", "the new diplomats"))
    two = read(SENT + "\nJapan's ambassadors were there too.")
    for found in (none, two):
        assert "body" not in found["Mr. A. B. Thapa, Ambassador-designate to Norland"]


def test_who_is_sent_to_the_state_that_sends_diplomats_is_not_its_own(read: Read) -> None:
    found = read("Ms. Sita Rana, Ambassador-designate to Nepal, met Nepal's diplomats.")
    assert "body" not in found["Ms. Sita Rana, Ambassador-designate to Nepal"]


def test_an_apostrophe_that_the_page_lost_is_put_back_in_the_body(read: Read) -> None:
    found = read("Ann Marlow, head of the Justice Departments Civil Division, spoke.")
    held = next(iter(found.values()))
    assert held["body"] == "Justice Department's Civil Division"


def test_plain_plurals_of_bodies_stay(read: Read) -> None:
    found = read("Ann Marlow, director of the Joint Departments Office, spoke.")
    assert all("'" not in held.get("body", "") for held in found.values())
