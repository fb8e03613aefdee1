"""Proposals: what the release says of itself, each with where it came from."""

import pytest

from annotator.intake import reader
from annotator.model.drafts import Proposal
from tests.intake.corpus import corpus_bytes, needs_corpus

RELEASE = """\
The Secretary General spoke to reporters about the progress of the talks last week.

Session of the Security Council held in Dushanbe

Session of the Security Council held in Dushanbe 14.01.2020

On November 28, this year, a session of the Council was held in Dushanbe. It adopted a plan.

Press Secretary Anna Petrova

Source: https://en.odkb-csto.org/news/123
"""


def proposals(text: str, name: str = "release.txt") -> dict[str, Proposal]:
    return reader.read(text.encode(), name).metadata


def test_a_release_says_its_title_dates_people_and_address() -> None:
    found = {column: one.value for column, one in proposals(RELEASE).items()}
    assert found == {
        "title": "Session of the Security Council held in Dushanbe",
        "published_on": "2020-01-14",
        "event_date": "2019-11-28",
        "language": "en",
        "author": "Anna Petrova",
        "source_address": "https://en.odkb-csto.org/news/123",
        "publisher": "Collective Security Treaty Organization",
    }


def test_every_proposal_shows_its_source() -> None:
    found = proposals(RELEASE)
    assert found["title"].source == "headline told twice"
    assert found["event_date"].source == "first sentence: “On November 28, this year, a sessio”"
    assert all(one.source for one in found.values())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ministers meet in Minsk\n\nThe ministers met.", "Ministers meet in Minsk"),
        ("For Immediate Release\n\nMinisters meet in Minsk\n\nText.", "Ministers meet in Minsk"),
        ("Press statement after the summit of ministers\n\nText.",
         "Press statement after the summit of ministers"),
        ("Ministers to meet…\n\nMinisters to meet in Minsk\n\nText.", "Ministers to meet in Minsk"),
    ],
)  # fmt: skip
def test_the_title_is_a_headline(text: str, title: str) -> None:
    assert proposals(text)["title"].value == title


IN_ONE_LINE = (
    "События Встреча с министром труда в Кремле Он доложил о планах. 7 марта 2025 года 13:45 "
    "Москва Встреча с министром труда в Кремле Далее была беседа."
)
LONG = (
    "Ministers met in Minsk on the fourth day of their tour through\nall states of the union, " * 2
)


@pytest.mark.parametrize(
    ("text", "name", "title", "source"),
    [
        ("The minister met the press. He told all.", "r-17.txt", "The minister met the press",
         "first words"),
        ("12 May 2021\n\nМинистр сообщил о планах.", "r.txt", "Министр сообщил о планах",
         "first words"),
        (LONG, "r.txt", f"{' '.join(LONG.split())[:97]}…", "first words"),
        ("The minister spoke.", "Talks of ministers.txt", "Talks of ministers", "file name"),
        ("12 May 2021", "r.txt", "r", "file name"),
        ("மூன்று தசாப்தங்களின் பின்னர் வீதி திறக்கப்பட்டது.", "r.txt",
         "மூன்று தசாப்தங்களின் பின்னர் வீதி திறக்கப்பட்டது", "first words"),
        (IN_ONE_LINE, "r.txt", "Встреча с министром труда в Кремле", "headline told twice"),
    ],
)  # fmt: skip
def test_a_text_without_a_headline_is_called_by_a_telling_file_name_or_its_first_words(
    text: str, name: str, title: str, source: str
) -> None:
    found = reader.read(text.encode(), name).metadata["title"]
    assert (found.value, found.source) == (title, source)


@pytest.mark.parametrize(
    ("text", "name", "day"),
    [
        ("Summit\n\nDecember 19, 2012, 20:00, Moscow\n\nText.", "a.txt", "2012-12-19"),
        ("FOR IMMEDIATE RELEASE: Tuesday, April 10, 2018\n\nText.", "a.txt", "2018-04-10"),
        ("Текст.\n\nДата публикации: 18 апреля 2025 года, 15:00", "a.txt", "2025-04-18"),
        ("A text that names no day.", "mfa-2021-03-04-briefing.txt", "2021-03-04"),
    ],
)
def test_the_day_of_publication_stands_on_its_own_line_or_in_the_name(
    text: str, name: str, day: str
) -> None:
    assert proposals(text, name)["published_on"].value == day


def test_a_day_told_in_the_story_is_not_the_day_of_publication() -> None:
    assert "published_on" not in proposals("The plan approved on 3 May 2019 will be extended.")


def test_today_is_the_day_of_publication() -> None:
    found = proposals("Envoys meet in Oslo\n\n4 March 2021\n\nThe envoys met today in Oslo.")
    assert found["event_date"].value == "2021-03-04"


def test_the_head_of_a_collected_file_is_read_and_is_furniture() -> None:
    text = "---\ndate: '2024-02-08'\ntitle: \"Envoys\\_meet\"\nsource_url: https://mid.ru/1\n---\nText."
    draft = reader.read(text.encode(), "a.md")
    assert draft.metadata["title"] == Proposal("Envoys meet", "head of the file: title")
    assert draft.metadata["published_on"].value == "2024-02-08"
    assert [span.of(draft.text)[:3] for span in draft.furniture] == ["---"]


@needs_corpus
def test_the_csto_release_took_place_in_november_and_was_published_in_january() -> None:
    found = reader.read(corpus_bytes("csto-2019-bishkek.txt"), "csto.txt").metadata
    assert found["event_date"].value == "2019-11-28"
    assert found["published_on"].value == "2020-01-14"
    assert found["publisher"].value == "Collective Security Treaty Organization"
