"""Clauses that state a formal act are proposed with their fields; nothing else is."""

from pathlib import Path

import pytest

from annotator.model.kinds import DECISION
from annotator.model.spans import Span
from annotator.model.suggestion import Context
from annotator.model.text import normalised
from annotator.suggest.decisions import Decisions
from tests.intake.corpus import FOLDER, needs_corpus
from tests.suggest.deciding import quotes, read, values

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="module")
def decisions() -> Decisions:
    return Decisions.load(RESOURCES)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (
            "Therefore, the Council approved a List of measures aimed at peace.",
            "the Council approved a List of measures aimed at peace",
        ),
        (
            "During the talks, the agenda, which has 20 items, was approved.",
            "the agenda, which has 20 items, was approved",
        ),
        (
            "Also, by the Decision of the Council, a Plan of work was adopted, providing for more.",
            "by the Decision of the Council, a Plan of work was adopted",
        ),
        (
            "The ministers agreed to hold talks in Minsk, Mr Orlov said.",
            "The ministers agreed to hold talks in Minsk",
        ),
        (
            "A decision was also made to open an office.",
            "A decision was also made to open an office",
        ),
        (
            "It was decided to hold the next session in Minsk.",
            "It was decided to hold the next session in Minsk",
        ),
        (
            "Mr Orlov said that the Cabinet had adopted a law on trade, which is new.",
            "the Cabinet had adopted a law on trade",
        ),
        (
            "Ivan Orlov: Last year, we signed a treaty with Northland.",
            "we signed a treaty with Northland",
        ),
        (
            "“We signed a treaty with Northland,” President Orlov said.",
            "We signed a treaty with Northland",
        ),
        (
            "The Council, meeting in Minsk, adopted a statement, and the ministers left.",
            "The Council, meeting in Minsk, adopted a statement",
        ),
        (
            "The proposal made by Hon. A. Silva, Minister of Ports, to buy a ship, was approved.",
            "The proposal made by Hon. A. Silva, Minister of Ports, to buy a ship, was approved",
        ),
        (
            "Accordingly, I hereby direct the Secretary to take measures.",
            "I hereby direct the Secretary to take measures",
        ),
        (
            "Mr Orlov declared that a disaster exists in the region and left for Minsk.",
            "Mr Orlov declared that a disaster exists in the region",
        ),
        (
            "По итогам визита президенты подписали Совместное заявление, в котором отметили рост.",
            "президенты подписали Совместное заявление",
        ),
        (
            "Напомню, что в прошлом году был принят закон о поддержке семей.",
            "был принят закон о поддержке семей",
        ),
        (
            "During the visit the sides signed an agreement on trade.",
            "the sides signed an agreement on trade",
        ),
        (
            "The Council adopted a statement on trade, heard a report and closed the session.",
            "The Council adopted a statement on trade",
        ),
        (
            "Today the ministers agreed a list of measures, thanked the host and left.",
            "the ministers agreed a list of measures",
        ),
    ],
)
def test_the_clause_is_proposed_from_its_actor_to_its_end(
    decisions: Decisions, text: str, clause: str
) -> None:
    assert quotes(decisions, text) == [clause]


@pytest.mark.parametrize(
    "text",
    [
        "The Council did not approve the plan.",
        "No decision was made on the matter.",
        "The Council will approve the plan and sign a treaty.",
        "The plan may be approved in May.",
        "It is expected that several documents will be signed.",
        "The ministers discussed adopting a plan and called for a treaty to be signed.",
        "Before the plan was adopted, talks were held.",
        "If the plan is approved, work begins.",
        "The plan approved in October helps the approved projects.",
        "The newly adopted programme is under way, as are the agreements signed in May.",
        "Measures were taken to protect the border, and views were exchanged.",
        "The delegations exchanged opinions and extended an invitation to the Minister.",
        "The ministers agreed that the situation was difficult.",
        "The ministers agreed a plan was needed.",
        "The Council was imposing sanctions, and is not lifting restrictions.",
        "They noted the need for a plan and stressed the importance of the treaty.",
        "The Minister signed the guest book.",
        "Forces detained two men and established security at the scene.",
        "This is the first time the State has imposed sanctions.",
        "Senator Orlov welcomed the news after the House passed a bill.",
        "Have you approved the plan?",
        "The insurgents ordered fighters to attack the base.",
        "Troops ordered the men to leave the house.",
        "He asked why the leaders decided to wait.",
        "The Doctrine, which was adopted in May, is new.",
        "Совет не принял решения.",
        "Документы будут подписаны в мае.",
        "В совещании приняли участие министры.",
        "Приняты меры для повышения качества.",
        "Программа, которая была утверждена в мае, работает.",
    ],
)
def test_what_states_no_act_gives_nothing(decisions: Decisions, text: str) -> None:
    assert quotes(decisions, text) == []


def test_each_verb_with_its_own_object_is_a_decision(decisions: Decisions) -> None:
    text = "The Council adopted a statement on peace and approved the budget for 2020."
    assert quotes(decisions, text) == [
        "The Council adopted a statement on peace",
        "approved the budget for 2020",
    ]


def test_two_passives_in_one_sentence_are_two_decisions(decisions: Decisions) -> None:
    text = "A statement was adopted and the agenda of the session was approved."
    assert quotes(decisions, text) == [
        "A statement was adopted",
        "the agenda of the session was approved",
    ]


def test_several_instruments_under_one_verb_are_one_decision(decisions: Decisions) -> None:
    text = "The sides signed a declaration on peace, a plan of work and three protocols."
    assert quotes(decisions, text) == [text[:-1]]


def test_a_second_participle_shares_the_auxiliary(decisions: Decisions) -> None:
    text = "The law was adopted by the Duma in 2015 and approved by the Senate on May 9, 2015."
    first, second = read(decisions, text)
    assert values(first)["body"] == "Duma"
    assert second.span.of(text) == "approved by the Senate on May 9, 2015"
    assert values(second) | {"body": "Senate", "date": "2015-05-09"} == values(second)


def test_a_list_below_the_clause_belongs_to_it(decisions: Decisions) -> None:
    lines = ["They signed these documents:", "- a protocol;", "- a plan of work.", "They left."]
    text = "\n".join(lines)
    (found,) = read(decisions, text)
    assert found.span.of(text).endswith("- a plan of work")


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("The Council adopted the Combat Training Plan for 2020.", "plan"),
        ("The Council adopted a number of decisions on trade.", "decision"),
        ("The leaders signed a package of documents.", "other"),
        ("The leaders signed a Memorandum of Understanding.", "memorandum"),
        ("The President signed Federal Law On Amendments to the Code.", "law"),
        ("The President signed an Executive Order on trade.", "order"),
        ("The President appointed Ivan Orlov as Minister of Trade.", "appointment"),
        ("Ivan Orlov was dismissed as Minister of Trade.", "appointment"),
        ("The President awarded Ivan Orlov the Order of Honour.", "award"),
        ("The President pardoned two prisoners.", "pardon"),
        ("The Council imposed sanctions on two companies.", "sanction"),
        ("The Department today is imposing sanctions on two companies.", "sanction"),
        ("The Treasury is designating three entities.", "sanction"),
        ("The Cabinet granted approval to build a port.", "decision"),
        ("The President instructed the Government to draft a bill.", "order"),
        ("The Council unanimously adopted Resolution 1234.", "resolution"),
        ("Президент подписал Указ «О мерах поддержки».", "decree"),
        ("На заседании был утверждён план работы.", "plan"),
        ("Мы договорились провести встречу в Минске.", "agreement"),
        ("Указом Президента Иван Орлов назначен послом в Минске.", "appointment"),
        ("Принято решение о создании центра.", "decision"),
    ],
)
def test_the_instrument_is_the_head_noun_or_follows_from_the_verb(
    decisions: Decisions, text: str, instrument: str
) -> None:
    (found,) = read(decisions, text)
    assert values(found)["instrument"] == instrument


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Министры подписали протокол, заслушали доклад и приняли заявление.",
            [("Министры подписали протокол", "Министры"), ("приняли заявление", "Министры")],
        ),
        ("Комитет рассмотрел доклад и утвердил план.", [("утвердил план", "Комитет")]),
        (
            "В ходе встречи стороны обсудили торговлю и подписали протокол.",
            [("подписали протокол", "стороны")],
        ),
        ("В Минске обсудили торговлю и подписали протокол.", [("подписали протокол", None)]),
        (
            "Глава страны подписал указ, правительство утвердило план.",
            [
                ("Глава страны подписал указ", "Глава страны"),
                ("правительство утвердило план", "правительство"),
            ],
        ),
    ],
)
def test_verbs_of_one_russian_subject_are_told_apart(
    decisions: Decisions, text: str, expected: list[tuple[str, str | None]]
) -> None:
    found = read(decisions, text)
    assert [(one.span.of(text), values(one).get("body")) for one in found] == expected


def test_the_fields_say_who_did_what_when(decisions: Decisions) -> None:
    text = "On May 5, 2020, the Council adopted a Statement on peace."
    (found,) = read(decisions, text)
    assert values(found) == {
        "instrument": "statement",
        "title": "Statement on peace",
        "body": "Council",
        "body_source": "stated",
        "action": "adopt",
        "status": "adopted",
        "date": "2020-05-05",
    }
    trigger = found.fields["action"].span
    assert trigger is not None
    assert trigger.of(text) == "adopted"


def test_a_passive_without_an_actor_takes_the_body_whose_session_it_was(
    decisions: Decisions,
) -> None:
    text = "A session of the Collective Security Council was held in Minsk. A plan was approved."
    (found,) = read(decisions, text)
    assert values(found)["body"] == "Collective Security Council"
    assert values(found)["body_source"] == "inferred"


def test_the_act_without_a_date_has_the_events_date(decisions: Decisions) -> None:
    (found,) = read(decisions, "The plan was approved.", reference_date="2020-05-05")
    assert values(found)["date"] == "2020-05-05"


def test_a_heading_tells_of_acts_in_the_present(decisions: Decisions) -> None:
    text = "President Appoints Two Ambassadors\n\nIvan Orlov appointed as Ambassador to Northland"
    assert quotes(decisions, text) == text.split("\n\n")


def test_the_present_tense_in_a_sentence_is_no_act(decisions: Decisions) -> None:
    assert quotes(decisions, "The President appoints ambassadors every year.") == []


def test_furniture_gives_nothing(decisions: Decisions) -> None:
    text = "The Council approved a plan."
    context = Context(text=text, furniture=(Span(0, len(text)),))
    assert decisions(Span(0, len(text)), context) == []


def test_every_suggestion_explains_itself(decisions: Decisions) -> None:
    text = "The Council approved a plan of work."
    (found,) = read(decisions, text)
    assert found.kind == DECISION.key
    assert found.rule == "decision.en.anything.active"
    assert 0 < found.score < 1
    assert [span.of(text) for span in found.evidence] == ["approved", "plan"]
    assert "approve" in found.reason


def test_fields_hold_what_their_kind_admits(decisions: Decisions) -> None:
    text = (
        "On 5 May 2020 the Council adopted a Plan. The Minister was appointed. Both sides agreed "
        "to meet.\n\nSanctions were lifted. An amnesty was declared. The Cabinet allocated Rs. 5 "
        "million."
    )
    found = read(decisions, text, reference_date="2020-05-06")
    assert len(found) == 6
    for suggestion in found:
        for key, held in suggestion.fields.items():
            assert DECISION.field(key).problem(held.value) is None


@needs_corpus
def test_every_release_of_the_corpus_is_read_without_an_error(decisions: Decisions) -> None:
    assert FOLDER is not None
    for path in sorted((FOLDER / "igo").glob("*.txt"))[::8]:
        text = normalised(path.read_text(encoding="utf-8"))
        for found in read(decisions, text, reference_date="2020-01-01"):
            assert found.span.of(text).strip() == found.span.of(text)
            assert all(DECISION.field(k).problem(v.value) is None for k, v in found.fields.items())


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            (
                "The heads of state adopted a Declaration, approved the budget for 2025 and "
                "appointed a new Secretary General."
            ),
            [
                "The heads of state adopted a Declaration",
                "approved the budget for 2025",
                "appointed a new Secretary General",
            ],
        ),
        (
            (
                "Declarations on the principles of trust and partnership, on safe water and on "
                "tourism were adopted."
            ),
            [
                (
                    "Declarations on the principles of trust and partnership, on safe water and on "
                    "tourism were adopted"
                )
            ],
        ),
        (
            "The Treasury has made an initial allocation of £4 million for the work.",
            ["The Treasury has made an initial allocation of £4 million for the work"],
        ),
        (
            "Mr Berg was named Special Envoy for Climate.",
            ["Mr Berg was named Special Envoy for Climate"],
        ),
        ("The ship was named after a former president.", []),
        (
            (
                "The Council extended the sanctions until July and imposed restrictive measures on "
                "12 people."
            ),
            [
                "The Council extended the sanctions until July",
                "imposed restrictive measures on 12 people",
            ],
        ),
        ("Amendments have been taken up for discussion.", []),
        (
            "Лидеры приняли Декларацию, утвердили бюджет на 2025 год и назначили секретаря.",
            [
                "Лидеры приняли Декларацию",
                "утвердили бюджет на 2025 год",
                "назначили секретаря",
            ],
        ),
        (
            "Министерство согласилось продлить контракт.",
            ["Министерство согласилось продлить контракт"],
        ),
    ],
)
def test_verbs_of_one_subject_are_decisions_of_their_own(
    decisions: Decisions, text: str, clauses: list[str]
) -> None:
    assert quotes(decisions, text) == clauses


def test_a_russian_heading_runs_into_its_release(decisions: Decisions) -> None:
    text = (
        "События Подписан Указ о призыве граждан Президент подписал Указ «О призыве». "
        "31 марта 2025 года 18:30 Глава государства утвердил перечень поручений."
    )
    assert quotes(decisions, text) == [
        "Подписан Указ о призыве граждан",
        "Президент подписал Указ «О призыве»",
        "Глава государства утвердил перечень поручений",
    ]


def test_who_reports_a_decision_is_no_part_of_it(decisions: Decisions) -> None:
    text = (
        "The State Department has designated 12 groups, Secretary of State Mark Berg said on "
        "Tuesday."
    )
    assert quotes(decisions, text) == []
    text = "The Council approved a plan, Secretary of State Mark Berg said on Tuesday."
    assert quotes(decisions, text) == ["The Council approved a plan"]


def test_a_date_in_the_object_is_not_the_day_of_the_act(decisions: Decisions) -> None:
    text = "The Council extended the sanctions until 31 July 2024."
    (found,) = read(decisions, text, reference_date="2024-01-29")
    assert values(found)["date"] == "2024-01-29"
