"""Where a decision begins and ends, and what looks like one: the cases that took learning."""

from pathlib import Path

import pytest

from annotator.suggest.decisions import Decisions
from tests.suggest.deciding import quotes, read, values

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="module")
def decisions() -> Decisions:
    return Decisions.load(RESOURCES)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (
            "Accordingly, the proposal made by the Minister of Ports to buy a ship, was approved.",
            "the proposal made by the Minister of Ports to buy a ship, was approved",
        ),
        (
            "The Plan, an initiative of the Assembly, was approved.",
            "The Plan, an initiative of the Assembly, was approved",
        ),
        (
            "By the Decision of the Council, the Plan for the port, was approved.",
            "By the Decision of the Council, the Plan for the port, was approved",
        ),
        (
            (
                "The proposal made by the Minister of Trade, Economic Programmes and Policies to "
                "buy a ship, was approved."
            ),
            (
                "The proposal made by the Minister of Trade, Economic Programmes and Policies to "
                "buy a ship, was approved"
            ),
        ),
        (
            (
                "The proposal made by Hon. A. Silva, the Minister of Ports, to buy oil, subject to "
                "strict rules, the recommendations of the Board and the weather, was approved."
            ),
            (
                "The proposal made by Hon. A. Silva, the Minister of Ports, to buy oil, subject to "
                "strict rules, the recommendations of the Board and the weather, was approved"
            ),
        ),
        (
            "In view of the proposal made by the Minister, approval was granted to buy a ship.",
            "approval was granted to buy a ship",
        ),
        (
            (
                "The proposal to table the Notification dated 2021-01-05 issued under the Import "
                "and Export Act, was approved by the Cabinet."
            ),
            (
                "The proposal to table the Notification dated 2021-01-05 issued under the Import "
                "and Export Act, was approved by the Cabinet"
            ),
        ),
        (
            "As such, the Bill drafted by Oil (East) Pte. Ltd., was approved by the Cabinet.",
            "the Bill drafted by Oil (East) Pte. Ltd., was approved by the Cabinet",
        ),
    ],
)
def test_a_comma_before_the_verb_does_not_hide_its_subject(
    decisions: Decisions, text: str, clause: str
) -> None:
    assert quotes(decisions, text) == [clause]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (
            "The sides signed a treaty, it enters into force in May.",
            "The sides signed a treaty",
        ),
        (
            "A joint committee has been formed, the legal base has been laid and work goes on.",
            "A joint committee has been formed",
        ),
        (
            "The Council adopted a plan, a statement and a list of steps that had been agreed.",
            "The Council adopted a plan, a statement and a list of steps that had been agreed",
        ),
        (
            "We adopted documents on trade, submitted reports to the press, and developed steps.",
            "We adopted documents on trade",
        ),
        (
            "The leaders endorsed the Roadmap and tasked the Commission with its use.",
            "The leaders endorsed the Roadmap",
        ),
        (
            "65 years ago Northland and Southland signed a treaty.",
            "Northland and Southland signed a treaty",
        ),
        (
            "The Council adopted a plan on trade, improved security and safe water.",
            "The Council adopted a plan on trade, improved security and safe water",
        ),
    ],
)
def test_a_sentence_behind_a_comma_is_one_of_its_own(
    decisions: Decisions, text: str, clause: str
) -> None:
    assert quotes(decisions, text) == [clause]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (
            "The Council approved the construction of a bridge, demonstrating its will to build.",
            "The Council approved the construction of a bridge",
        ),
        (
            "The President ordered the army to hold the river, sending two brigades to the north.",
            "The President ordered the army to hold the river, sending two brigades to the north",
        ),
        (
            "A Plan of work was adopted, enabling the sides to trade.",
            "A Plan of work was adopted",
        ),
        (
            "Approval was granted to amend the Act, enabling widows to draw pensions.",
            "Approval was granted to amend the Act, enabling widows to draw pensions",
        ),
        (
            (
                "A number of documents were adopted, including the Declaration and the Statement "
                "on coordinated action against smugglers."
            ),
            (
                "A number of documents were adopted, including the Declaration and the Statement "
                "on coordinated action against smugglers"
            ),
        ),
        (
            "The leaders adopted a Statement on the war of 1941\N{EN DASH}1945 and went home.",
            "The leaders adopted a Statement on the war of 1941\N{EN DASH}1945",
        ),
        (
            "On Monday Orlov signed a law on trade, requesting the ministers to report on it.",
            "Orlov signed a law on trade",
        ),
        (
            "The Council renewed the mandate, maintaining the current authorized strength.",
            "The Council renewed the mandate",
        ),
        (
            "The sides signed an agreement, allowing both to trade.",
            "The sides signed an agreement",
        ),
        (
            "I issued instructions on improving rules, setting prices, and concluding contracts.",
            "I issued instructions on improving rules, setting prices, and concluding contracts",
        ),
        (
            "Appointments have been made for three ministries, all of which are new.",
            "Appointments have been made for three ministries",
        ),
        (
            "The leaders signed a treaty on 5 May in the presence of guests, many of whom sang.",
            "The leaders signed a treaty on 5 May in the presence of guests",
        ),
        (
            "The Bank approved up to $20 million in loans, expected to support 300 jobs.",
            "The Bank approved up to $20 million in loans",
        ),
        (
            "The Board approved $9 million for a plant to make power and provide heat.",
            "The Board approved $9 million for a plant to make power and provide heat",
        ),
        (
            "11 мая президент подписал указ о назначении послов.",
            "президент подписал указ о назначении послов",
        ),
        (
            "President Sandu signed a decree, thereby awarding the Order of the Republic to him.",
            "President Sandu signed a decree",
        ),
        (
            "По итогам встречи был назначен новый директор, сменив Ивана Орлова.",
            "был назначен новый директор",
        ),
        (
            "Президенты подписали договор, устав и состав комиссии.",
            "Президенты подписали договор, устав и состав комиссии",
        ),
    ],
)
def test_what_comments_on_the_act_trails_it_and_what_is_to_be_done_belongs_to_it(
    decisions: Decisions, text: str, clause: str
) -> None:
    assert quotes(decisions, text) == [clause]


@pytest.mark.parametrize(
    "text",
    [
        '"The Committee today approved $94 million to repair levees," Senator Silva said.',
        '"The Committee today approved $94 million to repair levees."',
    ],
)
def test_straight_quotation_marks_stay_outside(decisions: Decisions, text: str) -> None:
    (found,) = read(decisions, text)
    assert found.span.of(text) == "The Committee today approved $94 million to repair levees"
    assert values(found)["body"] == "Committee"


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("The Bank approved over $9 million in loans for farmers.", "other"),
        ("The Cabinet approved the new flag.", "other"),
        ("The Cabinet approved the purchase of four ships.", "decision"),
        ("The Council approved the appointment of Mr Berg.", "appointment"),
        ("The Council has authorised the Secretary to sign.", "decision"),
        ("The Council authorised a reward of up to $5 million.", "other"),
        ("The leaders agreed to open two offices.", "other"),
        ("The company has agreed to pay $5 million to settle the claim.", "agreement"),
        ("The leaders agreed on a plan of work.", "plan"),
        ("The Governor appropriated millions of dollars for the bridge.", "budget"),
        ("The Ministry has been allocated a sum of Rs. 5 million.", "budget"),
        ("The Initiative established the Digital Policy Council.", "other"),
        ("Three laboratories have been established.", "other"),
        ("A moratorium of one year has been granted to hotels.", "decision"),
        ("It was decided by the Cabinet to fix the price of rice.", "decision"),
        ("It was decided at the meeting that the fee would be lifted.", "decision"),
        ("Ministers agreed an outline design for the command.", "other"),
        ("Ministers agreed on a structure for the fund.", "other"),
        ("The Council extended the mandate of the Panel.", "other"),
        ("A medal was bestowed upon the Ambassador.", "award"),
        (
            (
                "The President granted the late Deputy Prime Minister and Minister of Foreign "
                "Affairs of the country, Walid Orlov, the Order of Merit."
            ),
            "award",
        ),
        ("Глава государства создал новую должность.", "other"),
        ("The Committee approved three candidates for the Court.", "appointment"),
        ("The Council adopted the next package of sanctions.", "sanction"),
        ("Соответствующее распоряжение подписал премьер-министр Иван Орлов.", "order"),
        ("Amendments were introduced to the Rules.", "amendment"),
        ("Mr Lee was released from the post of Chief of Staff.", "appointment"),
        ("The funds were awarded to the fire brigade.", "award"),
        ("The Governor granted assent to the bill.", "decision"),
        ("Достигнута договорённость о встрече.", "agreement"),
        ("The Assembly elected Northland to the Rights Council.", "appointment"),
        ("The Government has frozen assets worth $40 million.", "sanction"),
        ("The sides established diplomatic relations.", "other"),
        ("The Council decided by consensus to extend the mission.", "decision"),
        ("Распоряжение о выделении средств подписано.", "order"),
        ("Дума приняла в третьем чтении закон о бюджете.", "law"),
        ("В июле Орлов подписал с «Новой газетой» трудовой договор.", "agreement"),
        ("Президенты подписали в Минске меморандум.", "memorandum"),
    ],
)
def test_the_instrument_of_acts_that_name_none(
    decisions: Decisions, text: str, instrument: str
) -> None:
    (found,) = read(decisions, text)
    assert values(found)["instrument"] == instrument


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("World leaders approve joint communique", "statement"),
        ("Ministers Agree to Open an Office", "other"),
        ("President grants late minister the Order of Merit", "award"),
        ("Defence Ministers decide on modernisation of the Alliance", "decision"),
    ],
)
def test_several_act_in_a_headline_too(decisions: Decisions, text: str, instrument: str) -> None:
    (found,) = read(decisions, text)
    assert found.span.of(text) == text
    assert values(found)["instrument"] == instrument


@pytest.mark.parametrize(
    "text",
    ["Sports Award Ceremony", "Senators to Approve Budget", "The leaders approve plans as a rule."],
)
def test_a_noun_or_a_habit_is_no_act_of_a_headline(decisions: Decisions, text: str) -> None:
    assert quotes(decisions, text) == []


def test_what_will_be_done_behind_an_and_is_not_done(decisions: Decisions) -> None:
    assert quotes(decisions, "The Alliance will name commands and set up a new Centre.") == []
    found = quotes(decisions, "The Alliance named commands and set up a new Centre.")
    assert found == ["set up a new Centre"]


def test_an_exchange_of_signed_papers_is_an_act_and_one_of_views_is_none(
    decisions: Decisions,
) -> None:
    text = (
        "In addition, an exchange of legal, economic and military documents signed during the "
        "visit took place in Minsk."
    )
    (found,) = read(decisions, text)
    assert found.span.of(text) == text.removeprefix("In addition, ").removesuffix(".")
    assert values(found)["instrument"] == "other"
    assert values(found)["status"] == "signed"
    assert "body" not in values(found)
    assert quotes(decisions, "An exchange of views took place in Minsk.") == []
    assert quotes(decisions, "An exchange of notes will take place in Minsk.") == []


@pytest.mark.parametrize(
    "text",
    [
        "He agreed with two other bidders to rig the auctions.",
        "She agreed to plead guilty.",
        "Twenty of them agreed to plead guilty.",
        "The indictment alleges that Mr Smith signed a contract with the firm.",
        "The firm allegedly issued permits and signed documents after the deadline.",
        "They directed false refunds to the account of a friend.",
        "One count of perjury was dismissed by Judge Lee.",
        "The bill increases authorized funding levels to $110 million.",
        "We fight barriers that prevent authorized workers from working.",
        "Senator Lee introduced an amendment to the bill.",
        "He was released from active duty.",
        "The Ministry released a report from the post office.",
    ],
)
def test_what_people_are_accused_of_is_no_formal_act(decisions: Decisions, text: str) -> None:
    assert quotes(decisions, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The President signed a law on the fight against illegal migration",
        "The Council agreed to ban illegal fishing",
        "Mr Smith was ordered to pay $5 million for the fraud",
        "The company agreed to pay $5 million to settle alleged violations",
        "The Minister was dismissed by the President",
    ],
)
def test_acts_against_wrongdoing_stay_acts(decisions: Decisions, text: str) -> None:
    assert quotes(decisions, text + ".") == [text]


def test_a_russian_subject_behind_its_verb_is_who_decided(decisions: Decisions) -> None:
    text = "Средства выделят в мае, распоряжение подписал Михаил Орлов."
    (found,) = read(decisions, text)
    assert found.span.of(text) == "распоряжение подписал Михаил Орлов"
    assert values(found)["body"] == "Михаил Орлов"
    assert values(found)["title"] == "распоряжение"
    own = "Президент своим указом назначил Ивана Орлова послом."
    (found,) = read(decisions, own)
    assert values(found)["body"] == "Президент"
    assert quotes(decisions, "Министр подписал в рамках программы письма друзьям.") == []


def test_how_a_body_decides_is_no_body_and_a_deadline_no_day_of_the_act(
    decisions: Decisions,
) -> None:
    (found,) = read(decisions, "The document was adopted by a large majority.")
    assert "body" not in values(found)
    text = "The Council instructed the Secretary to report by December 1."
    (found,) = read(decisions, text, reference_date="2021-05-12")
    assert values(found)["date"] == "2021-05-12"
    assert found.span.of(text) == text.removesuffix(".")


@pytest.mark.parametrize(
    "reporting",
    [
        ", the Department of Trade announced today",
        ", El.kz news agency reports with reference to the press service",
        ", a statement by the Council said",
        ", Report informs, citing the Council",
        ", the press service of the head of state reported",
        ", the bank said Sunday",
        ", Kazinform learnt from its press service",
    ],
)
def test_whoever_reports_it_does_not_cut_the_clause_at_an_and(
    decisions: Decisions, reporting: str
) -> None:
    clause = "The Council extended the sanctions against those who threaten trade and safety"
    assert quotes(decisions, f"{clause}{reporting}.") == [clause]


@pytest.mark.parametrize(
    "text",
    [
        "The Council decided on September 13 to prolong the measures",
        "The Council decided not to renew the list",
        "The Council decided this morning to extend the mission",
        "The Head of State decreed the Government to stay in office",
        "The Council adopted today - in view of the date - a thirteenth package of sanctions",
        "The Council added 27 companies to the list of those that trade in arms",
    ],
)
def test_what_stands_between_the_verb_and_what_was_decided_is_passed_over(
    decisions: Decisions, text: str
) -> None:
    assert quotes(decisions, text + ".") == [text]


def test_a_list_goes_on_behind_a_comma_to_the_next_verb_of_its_subject(
    decisions: Decisions,
) -> None:
    text = (
        "The leaders adopted a statement on the impact of arms on safety and stability, a "
        "statement on safe borders, heard a report and made a decision on the Centre."
    )
    first, second = quotes(decisions, text)
    assert first.endswith("a statement on safe borders")
    assert second == "made a decision on the Centre"


@pytest.mark.parametrize(
    "dateline",
    [
        "BRUSSELS, Feb 14 (KUNA) -- ",
        "ASTANA, 5 May – ",
        "TASHKENT, May 6, 2024 — ",
        "KABUL (15 May 2012) - ",
        "Bishkek, May 5 - On May 4 ",
    ],
)
def test_a_dateline_is_no_part_of_an_act(decisions: Decisions, dateline: str) -> None:
    act = "the President signed a decree on wages"
    act = act if dateline.endswith("4 ") else act.capitalize().replace("president", "President")
    (found,) = read(decisions, f"{dateline}{act}.")
    assert values(found)["body"] == "President"
    assert quotes(decisions, f"{dateline}{act}.") == [act]


def test_a_dash_behind_a_number_ends_no_dateline_within_a_clause(decisions: Decisions) -> None:
    text = "Resolution 2231 (2015) – the JCPOA – was adopted by the Council."
    assert quotes(decisions, text) == [text[:-1]]
