"""What stands around a release is found; the release itself is left alone."""

from itertools import pairwise
from pathlib import Path

import pytest

from annotator.assets import resources
from annotator.intake.furniture import Furniture, furniture
from annotator.intake.releases import ReleaseReader
from annotator.model.errors import UserError
from tests.intake.corpus import corpus_bytes, needs_corpus

BODY = "The Council met in Minsk on Friday. It approved a plan of joint work for the next year."


def quotes(text: str) -> list[str]:
    return [span.of(text) for span in furniture(text)]


def test_plain_releases_have_none() -> None:
    assert quotes(f"The Council meets in Minsk\n\n{BODY}\n\nThe next meeting is in May.\n") == []


def test_a_headline_told_twice_counts_once() -> None:
    text = f"The President meets the Council\n\nThe President meets the Council\n\n{BODY}"
    assert quotes(text) == ["The President meets the Council"]
    assert furniture(text)[0].start == 0


def test_a_cut_headline_is_furniture() -> None:
    cut = "Second phase of the sale begins at…"
    text = f"{cut}\n\nSecond phase of the sale begins at the port\n\n{BODY}"
    assert quotes(text) == ["Second phase of the sale begins at…"]


def test_teasers_above_a_repeated_headline_go_with_it() -> None:
    headline = "On May 5, a session of the Council was held in Minsk"
    teasers = "The Secretary spoke to a paper.\n\nA meeting was held."
    text = f"{teasers}\n\n{headline}\n\n{headline} 14.01.2020\n\n{BODY}"
    (found,) = furniture(text)
    assert found.start == 0
    assert found.of(text).endswith("held in Minsk")
    assert "14.01.2020" not in found.of(text)


def test_a_lead_that_continues_the_headlines_words_leaves_both() -> None:
    headline = "Meeting of the Security Council"
    lead = f"{headline} members with the President was held in Minsk."
    assert quotes(f"{headline}\n\n{lead}\n\n{BODY}") == []


def test_a_headline_with_a_full_stop_counts_where_it_is_known() -> None:
    headline = "The Council has a new chairman."
    text = f"{headline}\n\n{headline}\n\n{BODY}"
    assert furniture(text) == ()
    assert [span.of(text) for span in furniture(text, headline)] == [headline]


@pytest.mark.parametrize("mark", ["\\###", "###", "# # #", "- END -", "Go back", "Click here"])
def test_end_marks_and_link_labels_are_furniture(mark: str) -> None:
    assert quotes(f"A headline of the day\n\n{BODY}\n\n{mark}\n") == [mark]


def test_a_link_label_at_the_end_of_a_paragraph_is_furniture() -> None:
    assert quotes(f"{BODY} Click Here") == ["Click Here"]


def test_release_numbers_and_mastheads_are_furniture() -> None:
    lines = ["Joint Command - Northland", "2011-01-S-228", "For Immediate Release", "Download PDF"]
    head = "\u2028".join(lines)
    assert quotes(f"Forces open a school\n{head}   {BODY}") == [head]


def test_a_contact_block_at_the_end_takes_its_signature() -> None:
    text = f"{BODY}\n\nПресс-секретарь    Иван Петров\n\nЭл.почта: press@example.org\n\nGo back"
    assert quotes(text) == [text[len(BODY) + 2 :]]


def test_an_address_within_the_text_stays() -> None:
    assert quotes(f"{BODY} Write to press@example.org for a copy of the plan.\n\n{BODY}") == []


def test_a_telephone_conversation_is_no_telephone_line() -> None:
    assert quotes(f"Telephone conversation with the President\n\n{BODY}") == []


def test_index_words_around_an_article_in_one_line_are_furniture() -> None:
    article = (
        "Совещание в Минске Президент провёл совещание. 5 мая 2025 года 13:30 Минск "
        "Обсуждали план работы. "
    )
    tail = (
        "Смотрите также Новости Совета Темы Безопасность Статус материала "
        "Опубликован в разделах: Новости Дата публикации: 5 мая 2025 года Текстовая версия"
    )
    assert quotes(f"События {article}{tail}") == ["События", tail]


def test_participants_behind_the_index_words_stay() -> None:
    text = (
        "События Совещание Президент провёл совещание в Кремле. 5 мая 2025 года 13:30 Минск "
        "Обсуждали план работы и меры поддержки на следующий год. "
        * 3
        + "Темы Безопасность Статус материала Опубликован в разделе: Новости Текстовая версия"
        "\n\nИВАНОВ Иван Иванович – министр"
    )
    assert quotes(text)[-1].endswith("Текстовая версия")


def test_spans_are_in_order_and_apart() -> None:
    text = f"###\n{BODY}\nShare\nGo back\n{BODY}\nRead more"
    found = furniture(text)
    assert all(first.end < second.start for first, second in pairwise(found))
    assert [span.of(text) for span in found] == ["###", "Share\nGo back", "Read more"]


def test_a_broken_word_list_is_named(tmp_path: Path) -> None:
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "furniture.toml").write_text("labels = [", encoding="utf-8")
    with pytest.raises(UserError, match=r"furniture\.toml"):
        Furniture.load(tmp_path)


@needs_corpus
def test_in_the_csto_release_the_teasers_and_the_foot_are_furniture() -> None:
    raw = corpus_bytes("csto-2019-bishkek.txt")
    draft = ReleaseReader(Furniture.load(resources())).read(raw, "csto.txt")
    above, below = (span.of(draft.text) for span in draft.furniture)
    teasers = [line for line in above.split("\n") if line.strip()]
    assert len(teasers) == 4
    assert teasers[0].startswith("In an exclusive commentary to Cronos.Asia")
    foot = [line for line in below.split("\n") if line.strip()]
    assert foot[0].startswith("Пресс-секретарь ОДКБ")
    assert foot[1:] == [
        "Эл.почта:\xa0odkb-pressa@gov.ru",
        "Go back",
        "Back to the section",
        "Back to the all news",
    ]
