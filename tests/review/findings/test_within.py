"""Rules that read one release: what they find, what they leave alone, and where they turn."""

import pytest

from tests.review.findings.samples import Tagged, act, figure, found, quotes, release

# --- announced against tagged ------------------------------------------------------------------

SIGNED = "At the end 3 documents were signed. The Council adopted a plan. It approved the budget."


def test_three_documents_are_announced_and_two_are_tagged() -> None:
    held = release(SIGNED, act("The Council adopted a plan"), act("It approved the budget"))
    (finding,) = found("announced", held)
    assert finding.sentence == "The release announces 3, and 2 of them are tagged as decisions."
    assert quotes(finding) == [
        "3 documents were signed",
        "The Council adopted a plan",
        "It approved the budget",
    ]


def test_as_many_as_announced_are_tagged() -> None:
    text = SIGNED.replace("3 documents", "Two documents")
    held = release(text, act("The Council adopted a plan"), act("It approved the budget"))
    assert found("announced", held) == []


def test_a_release_without_a_tagged_decision_has_not_been_read_yet() -> None:
    assert found("announced", release(SIGNED, act("3 documents were signed"))) == []


def test_agreements_are_counted_among_agreements_only() -> None:
    text = "They signed two agreements. One is on ferries. The Council adopted a plan."
    ferry, plan = act("One is on ferries", "agreement"), act("The Council adopted a plan", "plan")
    assert len(found("announced", release(text, ferry, plan))) == 1
    assert found("announced", release(text, act("They signed", "plan"), plan)) == []


def test_russian_announcements_are_read() -> None:
    text = "Подписано пять документов. Утверждён план мероприятий."
    (finding,) = found("announced", release(text, act("Утверждён план мероприятий")))
    assert finding.values == ("5", "1")


# --- parts against the total -------------------------------------------------------------------


def seizures(text: str, *numbers: str) -> list[str]:
    tags = [figure(words, words, "boats") for words in numbers]
    return [one.sentence for one in found("parts", release(text, *tags))]


def test_parts_make_more_than_their_total() -> None:
    text = "The police stopped 100 boats, including 70 ferries and 45 tugs."
    assert seizures(text, "100", "70", "45") == ["The parts make 115, more than the total of 100."]


def test_parts_that_make_the_total_are_right() -> None:
    text = "The police stopped 100 boats, including 70 ferries and 30 tugs."
    assert seizures(text, "100", "70", "30") == []


def test_parts_that_are_only_some_of_the_total_are_right_unless_all_are_promised() -> None:
    some = "The police stopped 100 boats, including 20 ferries and 30 tugs."
    everything = some.replace("including", "consisting of")
    assert seizures(some, "100", "20", "30") == []
    assert seizures(everything, "100", "20", "30") == [
        "The parts make 50, less than the total of 100."
    ]


def test_what_follows_a_verb_is_no_part() -> None:
    text = "The police stopped 10 boats, of which 3 were ferries, and fined 25 crews."
    assert seizures(text, "10", "3", "25") == []


def test_parts_of_more_than_a_hundred_may_be_more_than_a_hundred() -> None:
    text = "The police stopped more than 100 boats, including 70 ferries and 45 tugs."
    total = figure("more than 100", "100", comparator=">")
    assert found("parts", release(text, total, figure("70", "70"), figure("45", "45"))) == []


# --- told against named ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In 2021 3 drills “Shield”, “Tide” were held.", ("3", "2")),
        ("The fleet held 4 trainings: “Shield”, “Tide” and “Storm”.", ("4", "3")),
        (
            "Two ports, Varna, were closed. Three states: Arvia, Belmark, Cerland and Doria.",
            ("3", "4"),
        ),
        (
            "The Council adopted five decisions:\n- on ferries\n- on tugs\n\nIt then rose.",
            ("5", "2"),
        ),
        ("Проведены три учения: «Щит», «Прилив».", ("3", "2")),
        ("There were 2 drills, including “Shield”, “Tide” and “Storm”.", ("2", "3")),
    ],
)
def test_another_number_is_named_than_told(text: str, values: tuple[str, str]) -> None:
    (finding,) = found("listed", release(text))
    assert finding.values == values
    assert len(finding.evidence) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The fleet held 3 trainings: “Shield”, “Tide” and “Storm”.",
        "The fleet held 5 trainings, including “Shield” and “Tide”.",
        "The fleet held 3 trainings. “We are pleased”, said the chair.",
        "The Council adopted two decisions:\n1. on ferries\n2. on tugs",
        "The fund has 12,300 members: Arvia, Belmark and Cerland pay most.",
    ],
)
def test_as_many_are_named_as_told_or_it_is_no_list(text: str) -> None:
    assert found("listed", release(text)) == []


# --- quotation marks ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The chair said: “We agree on the plan.", "A quotation is opened here and never closed."),
        ("We agree on the plan”, the chair said.", "A quotation is closed here and never opened."),
        ("Учения «Щит завершены.", "A quotation is opened here and never closed."),
        (
            'The chair said: "We agree. Then he left.',
            "A quotation is opened here and never closed.",
        ),
    ],
)
def test_a_quotation_mark_has_no_other_half(text: str, sentence: str) -> None:
    (finding,) = found("quotation marks", release(text))
    assert finding.sentence == sentence
    assert len(finding.evidence) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The chair said: “We agree on the ‘Tide’ plan.”",
        "Компания «НК «Роснефть» подписала договор.",
        'The drill "Tide" and the drill "Shield" were held; "we agree," he said.',
        "„Wir stimmen zu“, sagte er.",
        "“We agree.\n\n“And we go on.”",
        "“We agree.\n\nAnd we go on.”",
        'A pipe of 12" was laid.',
        'See <span style="text-decoration: underline">the plan</span>.',
    ],
)
def test_quotation_marks_that_pair_in_one_of_the_usual_ways(text: str) -> None:
    assert found("quotation marks", release(text)) == []


# --- figures of the title ----------------------------------------------------------------------


def titled(title: str, text: str) -> list[list[str]]:
    return [list(quotes(one)) for one in found("title figures", release(text, title=title))]


def test_the_text_gives_another_figure_than_the_title() -> None:
    assert titled("Police seize 546 engines", "The police seized 564 engines.") == [
        ["Police seize 546 engines", "564"]
    ]


def test_the_text_gives_the_titles_figure_in_words_or_digits() -> None:
    assert titled("Police seize 12 engines", "The police seized twelve engines.") == []
    assert titled("$7.5 million for crews", "Crews get 7,500,000 dollars.") == []


def test_a_figure_may_be_rounded_as_far_as_the_title_says() -> None:
    assert titled("Nearly 30 tonnes seized", "The police seized 29.1 tonnes.") == []
    assert titled("$382 million for crews", "Crews get 382.4 million dollars.") == []
    assert titled("30 tonnes seized", "The police seized 29.1 tonnes.") != []


def test_years_and_dates_of_a_title_are_no_figures() -> None:
    assert titled("On November 28, 2019, the Council met", "The Council met with 5 guests.") == []


def test_the_title_told_again_in_the_text_proves_nothing() -> None:
    title = "Police seize 546 engines"
    (quoted,) = titled(title, f"{title}\n\nThe police seized 564 engines.")
    assert quoted == [title, "564"]


# --- told as past ------------------------------------------------------------------------------


def past(text: str, day: str = "2021-05-04") -> list[str]:
    return [one.sentence for one in found("told as past", release(text, day=day))]


def test_a_day_after_publication_is_told_as_past() -> None:
    assert past("The session was held on 6 June 2021 in Varna.") == [
        "2021-06-06 is told as past, but the release came out on 2021-05-04."
    ]
    assert past("Сессия состоялась 6 июня 2021 года в Варне.") != []


@pytest.mark.parametrize(
    "text",
    [
        "The session will be held on 6 June 2021 in Varna.",
        "The permits were extended until 6 June 2021.",
        "It was agreed to meet on 6 June 2021.",
        "The session was held on 4 May 2021 in Varna.",
        "Сессия состоится 6 июня 2021 года.",
    ],
)
def test_a_day_to_come_or_the_day_itself_is_no_finding(text: str) -> None:
    assert past(text) == []


def test_without_a_full_day_of_publication_nothing_is_after_it() -> None:
    assert past("The session was held on 6 June 2021.", day="2021") == []


# --- all of them -------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", ["announced", "parts", "listed", "quotation marks"])
def test_an_empty_release_says_nothing(rule: str) -> None:
    assert found(rule, release("")) == []


def test_a_rejected_tag_counts_for_nothing() -> None:
    from annotator.model.records import State

    gone = Tagged("decision", "The Council adopted a plan", state=State.REJECTED)
    kept = act("It approved the budget")
    (finding,) = found("announced", release(SIGNED, gone, kept))
    assert finding.values == ("3", "1")
