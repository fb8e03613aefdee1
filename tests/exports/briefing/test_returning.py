"""The return check: sentences of a briefing as others edited them, each with what became of it."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from annotator.model.claims import Names
from annotator.model.errors import UserError
from annotator.model.recall import told_by
from annotator.model.records import State
from annotator.model.returning import Fate, Verdict, compare
from annotator.model.snapshot import no_progress
from exports.briefing.readback import W
from exports.briefing.returning import read_back
from tests.exports.briefing.library import first, library, second, third
from tests.exports.briefing.test_templates import WORD
from tests.exports.snapshots import MemorySnapshot

NAMES = Names.of(("lena", "anna", "john", "лена"), ("Lena Voss", "Лена Восс"))
OPTIONS = {"template": "digest", "sections": "text,releases,people,annex"}
TEXT = "The council met three times. Its work goes on."

PLAN = "The River Council adopted the “Plan on safe fairways for 2019-2021”."
BUDGET = "The River Council approved the “budget of about 2 million euros”."
PACT = "Совет реки signed an agreement: “соглашение о безопасности”."
BOATS18, BOATS19, BOATS20 = "Boats: 400 (2018).", "Boats: 500 (2019).", "Лодок: 450 (2020)."
DRUGS18, DRUGS19 = "Contraband: 12.5 tonnes (2018).", "Contraband: more than 29.1 tonnes (2019)."
GRANTS18, GRANTS19 = "Grants: EUR 900,000 (2018).", "Grants: USD 750,000 (2019)."

EDITS: tuple[tuple[str, str, Fate], ...] = (
    (PLAN, PLAN, Fate.UNCHANGED),
    (PLAN, 'The River Council adopted the "Plan on safe fairways for 2019–2021".', Fate.UNCHANGED),
    (BOATS18, "Boats:  400 (2018).", Fate.UNCHANGED),
    (PLAN, "The “Plan on safe fairways for 2019-2021” was adopted by the River Council.",
     Fate.REWORDED),
    (PLAN, "The Council adopted its Plan on safe fairways for 2019-2021.", Fate.REWORDED),
    (PLAN, "The River Council has adopted the plan on safe fairways.", Fate.REWORDED),
    (BUDGET, "A budget of about 2 million euros was approved by the River Council.",
     Fate.REWORDED),
    (BUDGET, "The River Council approved a budget of roughly €2,000,000.", Fate.REWORDED),
    (BUDGET, "The Council approved the budget of about 2 million euros on 6 May 2020.",
     Fate.REWORDED),
    (BOATS18, "In 2018, 400 boats.", Fate.REWORDED),
    (BOATS18, "Boats seized: 400.", Fate.REWORDED),
    (DRUGS18, "Contraband: 12.5 t (2018).", Fate.REWORDED),
    (DRUGS19, "Contraband: over 29.1 tonnes (2019).", Fate.REWORDED),
    (DRUGS19, "More than 29.1 tons of contraband in 2019.", Fate.REWORDED),
    (GRANTS18, "Grants: 900 thousand euros (2018).", Fate.REWORDED),
    (GRANTS19, "Grants in 2019: $750,000.", Fate.REWORDED),
    (BOATS20, "В 2020 году лодок: 450.", Fate.REWORDED),
    (PACT, "Совет реки signed the agreement “соглашение о безопасности” on 6 May 2021.",
     Fate.REWORDED),
    (BOATS18, "Boats: 401 (2018).", Fate.NUMBER),
    (BOATS18, "Boats: 4,000 (2018).", Fate.NUMBER),
    (BOATS18, "Boats: 400 (2017).", Fate.NUMBER),
    (BOATS18, "Boats: more than 400 (2018).", Fate.NUMBER),
    (BOATS18, "Boats: forty (2018).", Fate.NUMBER),
    (BOATS19, "Boats: 50 (2019).", Fate.NUMBER),
    (BOATS19, "Boats: 500 (2020).", Fate.NUMBER),
    (BOATS20, "Лодок: 540 (2020).", Fate.NUMBER),
    (BOATS20, "Лодок: более 450 (2020).", Fate.NUMBER),
    (DRUGS18, "Contraband: 12.5 kilograms (2018).", Fate.NUMBER),
    (DRUGS18, "Contraband: 125 tonnes (2018).", Fate.NUMBER),
    (DRUGS19, "Contraband: 29.1 tonnes (2019).", Fate.NUMBER),
    (DRUGS19, "Contraband: less than 29.1 tonnes (2019).", Fate.NUMBER),
    (DRUGS19, "Contraband: more than 29.7 tonnes (2019).", Fate.NUMBER),
    (GRANTS18, "Grants: USD 900,000 (2018).", Fate.NUMBER),
    (GRANTS18, "Grants: EUR 900 million (2018).", Fate.NUMBER),
    (BUDGET, "The River Council approved the “budget of 2 million euros”.", Fate.NUMBER),
    (BUDGET, "The River Council approved the “budget of about 3 million euros”.", Fate.NUMBER),
    (PLAN, "The River Council adopted the “Plan on safe fairways for 2019-2023”.", Fate.NUMBER),
    (PLAN, "The River Council did not adopt the “Plan on safe fairways for 2019-2021”.",
     Fate.UNSUPPORTED),
    (PLAN, "The River Council rejected the “Plan on safe fairways for 2019-2021”.",
     Fate.UNSUPPORTED),
    (PLAN, "The River Council will adopt the “Plan on safe fairways for 2019-2021”.",
     Fate.UNSUPPORTED),
    (PLAN, PLAN[:-1] + " at the request of John Miller.", Fate.UNSUPPORTED),
    (PLAN, PLAN[:-1] + " with 12 votes.", Fate.UNSUPPORTED),
    (BUDGET, "The River Council postponed the “budget of about 2 million euros”.",
     Fate.UNSUPPORTED),
    (BUDGET, BUDGET[:-1] + " and a loan of 5 million euros.", Fate.UNSUPPORTED),
    (BOATS18, BOATS18 + " That is a third of the fleet.", Fate.UNSUPPORTED),
    (PACT, "Совет реки не подписал соглашение о безопасности.", Fate.UNSUPPORTED),
    (BOATS19, "The river police are to be thanked for all that.", Fate.UNSUPPORTED),
    (BOATS19, "", Fate.REMOVED),
    (PACT, "", Fate.REMOVED),
)  # fmt: skip


def snapshot() -> MemorySnapshot:
    held = third()
    tags = tuple(replace(one, state=State.VERIFIED) for one in held.annotations)
    return library(first(), second(), replace(held, annotations=tags))


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("sent") / "briefing.docx"
    WORD.write(snapshot(), target, {**OPTIONS, "text": TEXT}, no_progress)
    return target


BRIEFING = WORD.compose(snapshot(), {**OPTIONS, "text": TEXT}, no_progress)
TOLD = told_by(BRIEFING)
EVIDENCE = {
    one.key: " ".join(
        f"{BRIEFING.evidence[key].quote} {BRIEFING.evidence[key].value('date')}"
        for key in one.sources
    )
    for one in BRIEFING.statements()
}


def edited(source: Path, target: Path, edit: Callable[[etree._Element], None]) -> Path:
    """The file with its body edited, as Word would save it."""
    held = io.BytesIO(source.read_bytes())
    with zipfile.ZipFile(held) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                body = etree.fromstring(content)
                edit(body)
                content = etree.tostring(body)
            new.writestr(name, content)
    return target


def sentence_nodes(body: etree._Element, number: int) -> list[etree._Element]:
    """The text nodes inside the bookmark of a sentence."""
    (start,) = [
        one for one in body.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == f"_Said{number:06d}"
    ]
    found = []
    node = start.getnext()
    while node is not None and node.get(f"{W}id") != start.get(f"{W}id"):
        found += list(node.iter(f"{W}t"))
        node = node.getnext()
    return found


def rewrite(number: int, words: str) -> Callable[[etree._Element], None]:
    def edit(body: etree._Element) -> None:
        nodes = sentence_nodes(body, number)
        nodes[0].text = words
        for node in nodes[1:]:
            node.text = ""

    return edit


def check(path: Path) -> tuple[Verdict, ...]:
    return compare(TOLD, read_back(path).statements, NAMES, EVIDENCE)


def number_of(text: str) -> int:
    return next(at for at, one in enumerate(TOLD, start=1) if one.text == text)


def test_a_file_that_nobody_edited_comes_back_unchanged(sent: Path) -> None:
    verdicts = check(sent)
    assert len(verdicts) == len(TOLD)
    assert {one.fate for one in verdicts} == {Fate.UNCHANGED}
    assert read_back(sent).head == BRIEFING.head


def test_a_briefing_without_any_tags_comes_back_unchanged_too(tmp_path: Path) -> None:
    empty = library(replace(first(), annotations=()))
    target = tmp_path / "empty.docx"
    WORD.write(empty, target, {"template": "digest"}, no_progress)
    told = told_by(WORD.compose(empty, {"template": "digest"}, no_progress))
    verdicts = compare(told, read_back(target).statements, NAMES, {})
    assert {one.fate for one in verdicts} == {Fate.UNCHANGED}


@pytest.mark.parametrize(("before", "after", "fate"), EDITS)
def test_each_edited_sentence_comes_back_as_what_it_is(
    sent: Path, tmp_path: Path, before: str, after: str, fate: Fate
) -> None:
    number = number_of(before)
    verdicts = check(edited(sent, tmp_path / "back.docx", rewrite(number, after)))
    assert len(EDITS) >= 40
    assert (verdicts[number - 1].fate, verdicts[number - 1].before) == (fate, before)
    others = [one for at, one in enumerate(verdicts, start=1) if at != number]
    assert {one.fate for one in others} == {Fate.UNCHANGED}


def test_a_changed_number_is_told_with_both(sent: Path, tmp_path: Path) -> None:
    number = number_of(BOATS18)
    back = edited(sent, tmp_path / "b.docx", rewrite(number, "Boats: 401 (2018)."))
    assert check(back)[number - 1].reason == "“400” became “401”"


def test_a_figure_of_a_table_that_was_changed_is_found(sent: Path, tmp_path: Path) -> None:
    def edit(body: etree._Element) -> None:
        for node in body.iter(f"{W}tbl"):
            for text in node.iter(f"{W}t"):
                if text.text == "Lena Voss":
                    text.text = "Anna Petrova"
                    return

    verdicts = check(edited(sent, tmp_path / "b.docx", edit))
    assert [one.fate for one in verdicts if one.fate is not Fate.UNCHANGED] == [Fate.UNSUPPORTED]


def test_a_sentence_that_was_typed_in_has_no_source(sent: Path, tmp_path: Path) -> None:
    def edit(body: etree._Element) -> None:
        words = etree.fromstring(
            f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t>The minister is content. 7 boats sank.</w:t>'
            "</w:r></w:p>"
        )
        body[0].insert(3, words)

    added = [one for one in check(edited(sent, tmp_path / "b.docx", edit)) if not one.before]
    assert [one.after for one in added] == ["The minister is content.", "7 boats sank."]
    assert {one.fate for one in added} == {Fate.UNSUPPORTED}


def test_a_sentence_that_lost_its_bookmark_is_known_by_its_words(
    sent: Path, tmp_path: Path
) -> None:
    number = number_of(BUDGET)

    def edit(body: etree._Element) -> None:
        for mark in list(body.iter(f"{W}bookmarkStart")):
            if mark.get(f"{W}name") == f"_Said{number:06d}":
                mark.getparent().remove(mark)  # type: ignore[union-attr]

    assert check(edited(sent, tmp_path / "b.docx", edit))[number - 1].fate is Fate.UNCHANGED


def test_words_typed_at_the_edge_of_a_sentence_are_its_own(sent: Path, tmp_path: Path) -> None:
    number = number_of(BUDGET)

    def edit(body: etree._Element) -> None:
        nodes = sentence_nodes(body, number)
        nodes[-1].text = str(nodes[-1].text).rstrip(".")
        end = next(
            one
            for one in body.iter(f"{W}bookmarkEnd")
            if one.getprevious() is not None and one.getprevious() is nodes[-1].getparent()
        )
        end.addnext(etree.fromstring(f'<w:r xmlns:w="{W[1:-1]}"><w:t> with 12 votes.</w:t></w:r>'))

    verdict = check(edited(sent, tmp_path / "b.docx", edit))[number - 1]
    assert (verdict.fate, verdict.after[-15:]) == (Fate.UNSUPPORTED, " with 12 votes.")


def test_tracked_deletions_count_as_deleted(sent: Path, tmp_path: Path) -> None:
    number = number_of(BOATS18)

    def edit(body: etree._Element) -> None:
        for node in sentence_nodes(body, number):
            node.tag = f"{W}delText"

    assert check(edited(sent, tmp_path / "b.docx", edit))[number - 1].fate is Fate.REMOVED


def test_what_is_no_word_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(b"no zip")
    with pytest.raises(UserError, match="can't be read as a Word file"):
        read_back(tmp_path / "x.docx")
