"""Releases and tags are found by words, forms, places, values and dates; the index is kept."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model.errors import UserError
from annotator.model.ops import (
    CreateOfficial,
    Delete,
    DeleteDocument,
    EditDocument,
    FlagDocument,
    Say,
    SetFields,
)
from annotator.model.records import Document, FieldValue, Official
from annotator.model.search import parsed
from annotator.store.search import Hit, field_names
from annotator.workspace import Workspace, new_id
from annotator.workspace.searching import searching
from tests.builders import draft, project, reopened, tag
from tests.store.tools import value

TEXTS = {
    "Harbour": "The harbour police seized 29.4 tonnes of contraband fuel in 2020.\nIt was a "
    "studied decision of the café owners.\n\nThe Security Council met the fund, "
    "worth $ 7.5 million.",
    "Dyke": "Studies of the dyke cost 1.2 million euros. Security was tight at the Council hall.",
    "Совет": "Председатель Совета Пётр Лавров сообщил о решениях. Изъято 340 зелёных буёв в 2019.",
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Workspace]:
    with project(tmp_path) as workspace:
        for title, text in TEXTS.items():
            workspace.import_draft(
                draft(
                    text,
                    f"{title}.txt",
                    title=title,
                    publisher="ISAF" if title == "Dyke" else "River News",
                    language="ru" if title == "Совет" else "en",
                    event_date={"Harbour": "2020-03-04", "Dyke": "2019-11"}.get(title, ""),
                )
            )
        yield workspace


def release(workspace: Workspace, title: str) -> Document:
    return next(one.document for one in workspace.listed(0, 99) if one.document.title == title)


def put(workspace: Workspace, title: str, words: str, kind: str, /, **fields: str) -> str:
    act = tag(release(workspace, title), words, kind, text=TEXTS[title])
    held = {key: FieldValue(value) for key, value in fields.items()}
    act = replace(act, fields=held)
    workspace.apply(act)
    return act.id


def hits(workspace: Workspace, text: str, *, tags: bool = False) -> list[Hit]:
    with searching(workspace.path) as search:
        found = search.find(text, tags=tags)
        page = search.page(found, 0, 50)
        assert len(page) == found.count
        return page


def titles(workspace: Workspace, text: str) -> set[str]:
    return {one.document.title for one in hits(workspace, text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fuel", {"Harbour"}),
        ("FUEL", {"Harbour"}),
        ("cafe", {"Harbour"}),
        ("café", {"Harbour"}),
        ("study", {"Harbour", "Dyke"}),
        ('"studies"', {"Dyke"}),
        ("contra*", {"Harbour"}),
        ("contra", set()),
        ('"security council"', {"Harbour"}),
        ("security council", {"Harbour", "Dyke"}),
        ("security AND fuel", {"Harbour"}),
        ("fuel OR dyke", {"Harbour", "Dyke"}),
        ("security NOT fuel", {"Dyke"}),
        ("-security", {"Совет"}),
        ("security (fuel OR euros) -tonne", {"Dyke"}),
        ("решение", {"Совет"}),
        ("советы", {"Совет"}),
        ("зеленый", {"Совет"}),
        ("зелёными", {"Совет"}),
        ("петр", {"Совет"}),
        ("29.4", {"Harbour"}),
        ("publisher:ISAF", {"Dyke"}),
        ("title:harbour", {"Harbour"}),
        ("harbour", {"Harbour"}),
        ("source:dyke.txt", {"Dyke"}),
        ("language:ru", {"Совет"}),
        ("event:2020", {"Harbour"}),
        ("event:2019", {"Dyke"}),
        ("event:2019-12..2020", {"Harbour"}),
        ("event>2019", {"Harbour"}),
        ("event<=2019", {"Dyke"}),
        ("event:2019.. security", {"Harbour", "Dyke"}),
        ("isaf", {"Dyke"}),
        ("nowhere", set()),
    ],
)
def test_releases_are_found_by_what_they_say(
    library: Workspace, text: str, expected: set[str]
) -> None:
    assert titles(library, text) == expected


def test_the_line_shows_the_match_and_where_it_stands(library: Workspace) -> None:
    [hit] = hits(library, "решение")
    assert hit.where == "text"
    [mark] = hit.snippet.marks
    assert hit.snippet.text[mark.start : mark.end] == "решениях"
    assert hit.at is not None
    assert TEXTS["Совет"][hit.at.start : hit.at.end] == "решениях"


def test_a_match_elsewhere_is_shown_where_it_is(library: Workspace) -> None:
    assert [one.where for one in hits(library, "isaf")] == ["publisher"]
    assert [one.where for one in hits(library, "source:harbour.txt")] == ["source"]


def test_those_with_the_words_in_their_title_come_first(library: Workspace) -> None:
    library.import_draft(draft("Of a harbour far away.", "far.txt", title="Far"))
    assert [one.document.title for one in hits(library, "harbour")] == ["Harbour", "Far"]


def test_fields_quotes_and_notes_of_tags_are_found(library: Workspace) -> None:
    put(library, "Harbour", "29.4 tonnes", "statistic", counted="petroleum", value="29.4")
    assert titles(library, "petroleum") == {"Harbour"}
    assert titles(library, "field:petroleum") == {"Harbour"}
    assert titles(library, "quote:tonne") == {"Harbour"}
    assert titles(library, "quote:fuel") == set()
    [hit] = hits(library, "petroleum")
    assert hit.where == "tag"
    assert hit.annotation is not None
    assert hit.annotation.quote == "29.4 tonnes"


def test_words_that_a_tag_adds_count_beside_those_of_the_text(library: Workspace) -> None:
    put(library, "Harbour", "29.4 tonnes", "statistic", counted="petroleum", value="29.4")
    assert titles(library, "petroleum fuel") == {"Harbour"}
    assert titles(library, "petroleum dyke") == set()
    assert titles(library, "security council fuel") == {"Harbour"}


def test_an_officials_note_leads_to_the_tags_that_name_the_person(library: Workspace) -> None:
    made = put(library, "Совет", "Пётр Лавров", "official", person="Пётр Лавров")
    official = Official(new_id(), "Pyotr Lavrov", ("П. Лавров",), "speaks for the pilots")
    library.apply(CreateOfficial(official, None, made, "person"))
    assert titles(library, "note:pilot") == {"Совет"}
    assert titles(library, "pilots") == {"Совет"}
    [hit] = hits(library, 'official:"Pyotr Lavrov"')
    assert hit.annotation is not None
    assert hit.annotation.id == made
    assert len(hits(library, "official:лавров")) == 1
    assert hits(library, "official:olsen") == []


def test_comments_are_found_with_what_they_are_on(library: Workspace) -> None:
    dyke = release(library, "Dyke")
    made = put(library, "Harbour", "29.4 tonnes", "statistic", value="29.4")
    harbour = release(library, "Harbour")
    library.apply(Say(new_id(), dyke.id, "Is the hydrologist right?"))
    library.apply(Say(new_id(), harbour.id, "Count the hydrologists anew.", annotation=made))
    assert titles(library, "note:hydrologist") == {"Dyke", "Harbour"}
    assert titles(library, "hydrologist NOT fuel") == {"Dyke"}
    found = hits(library, "note:hydrologist", tags=True)
    assert [one.annotation.id for one in found if one.annotation] == [made]
    library.undo()
    assert titles(library, "hydrologist") == {"Dyke"}


@pytest.fixture
def tagged(library: Workspace) -> Workspace:
    fuel = {"value": "29.4", "unit": "tonne", "counted": "contraband fuel", "period": "2020"}
    put(library, "Harbour", "29.4 tonnes", "statistic", **fuel)
    put(
        library, "Harbour", "$ 7.5 million", "statistic", value="7500000", unit="USD", period="2019"
    )
    put(library, "Dyke", "1.2 million euros", "statistic", value="1200000", unit="EUR",
        period="2019-02/2019-05")  # fmt: skip
    put(library, "Harbour", "decision", "decision", title="the café", status="adopted")
    return library


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("kind:statistic", {"29.4 tonnes", "$ 7.5 million", "1.2 million euros"}),
        ("kind:Decision", {"decision"}),
        ("kind:statistic unit:USD", {"$ 7.5 million"}),
        ("unit:usd value>1000000 period:2019", {"$ 7.5 million"}),
        ("value>1m", {"$ 7.5 million", "1.2 million euros"}),
        ("value:1m..2m", {"1.2 million euros"}),
        ("value<=29.4", {"29.4 tonnes"}),
        ("value:29.4", {"29.4 tonnes"}),
        ("period:2019", {"$ 7.5 million", "1.2 million euros"}),
        ("period:2019-03", {"$ 7.5 million", "1.2 million euros"}),
        ("period>2019", {"29.4 tonnes"}),
        ("counted:fuels", {"29.4 tonnes"}),
        ("counted:fuel kind:statistic OR status:adopted", {"29.4 tonnes", "decision"}),
        ("decision.title:cafe", {"decision"}),
        ("kind:statistic NOT unit:USD", {"29.4 tonnes", "1.2 million euros"}),
        ("kind:statistic NOT contraband", {"$ 7.5 million", "1.2 million euros"}),
        ("kind:statistic NOT value>1000", {"29.4 tonnes"}),
        ("NOT unit:tonne", {"$ 7.5 million", "1.2 million euros", "decision"}),
        ("kind:statistic -official:olsen -note:x period:2020", {"29.4 tonnes"}),
        ("kind:statistic publisher:isaf", {"1.2 million euros"}),
        ("kind:statistic event:2020", {"29.4 tonnes", "$ 7.5 million"}),
        ("kind:statistic contraband", {"29.4 tonnes"}),
        (
            "state:draft author:inga",
            {"29.4 tonnes", "$ 7.5 million", "1.2 million euros", "decision"},
        ),
        ("state:verified", set()),
    ],
)
def test_tags_are_found_by_kind_values_and_ranges(
    tagged: Workspace, text: str, quotes: set[str]
) -> None:
    found = hits(tagged, text)
    assert {one.annotation.quote for one in found if one.annotation} == quotes
    for one in found:
        [mark] = one.snippet.marks
        assert one.annotation is not None
        assert one.snippet.text[mark.start : mark.end] == one.annotation.quote


def test_plain_words_can_be_asked_of_tags(tagged: Workspace) -> None:
    found = hits(tagged, "million", tags=True)
    assert {one.annotation.quote for one in found if one.annotation} == {
        "$ 7.5 million",
        "1.2 million euros",
    }


def test_tags_that_a_member_may_not_see_are_not_found(tagged: Workspace) -> None:
    harbour = release(tagged, "Harbour").id
    with searching(tagged.path, lambda document, _: document != harbour) as search:
        found = search.find("kind:statistic")
        assert [one.document.title for one in search.page(found, 0, 9)] == ["Dyke"]
        assert found.count == 1
        [hit] = search.page(search.find("contraband"), 0, 9)
        assert hit.where == "text"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("kind:place", "no kind “place”"),
        ("value>much", "is a number"),
        ("period:soon", "is not a date"),
        ("unit>USD", "has no order"),
        ("state:good", "no state"),
    ],
)
def test_what_can_not_be_compared_is_refused(tagged: Workspace, text: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        hits(tagged, text)


def test_the_index_follows_every_act_and_its_undo(library: Workspace) -> None:
    dyke = release(library, "Dyke")
    library.apply(EditDocument(dyke.id, {"title": "Pilots elected"}))
    assert titles(library, "pilots") == {"Pilots elected"}
    assert titles(library, "title:dyke") == set()
    library.undo()
    assert titles(library, "title:dyke") == {"Dyke"}
    made = put(library, "Harbour", "29.4 tonnes", "statistic", counted="petroleum")
    library.apply(SetFields(made, {"counted": FieldValue("kerosene")}))
    assert titles(library, "petroleum") == set()
    assert titles(library, "kerosene") == {"Harbour"}
    library.apply(Delete((made,)))
    assert titles(library, "kerosene") == set()
    library.apply(DeleteDocument(dyke.id))
    assert titles(library, "security") == {"Harbour"}
    library.undo()
    assert titles(library, "security") == {"Harbour", "Dyke"}
    library.apply(FlagDocument(dyke.id, True))
    assert titles(library, "is:flagged") == {"Dyke"}


def test_what_merging_the_index_leaves_free_is_given_back_at_the_close(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        for number in range(60):
            words = " ".join(f"word{number * 7 + at} the" for at in range(300))
            workspace.import_draft(draft(words, f"{number}.txt"))
    assert value(workspace.path, "PRAGMA auto_vacuum") == 2
    assert value(workspace.path, "PRAGMA freelist_count") == 0


def test_the_index_is_there_after_a_restart(library: Workspace) -> None:
    library.close()
    with reopened(library.path) as again:
        assert titles(again, "study") == {"Harbour", "Dyke"}


_WORDS = "AND OR NOT study совет value>1 kind:statistic İ official:a period:2019 quote:' is:flagged"
PIECES = [*_WORDS.split(), *'"()*-:', "e\u0301", "🚢a", "note:x"]


@settings(max_examples=60)
@given(text=st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=6).map(" ".join))
def test_whatever_is_typed_gives_hits_or_a_sentence(text: str, tmp_path_factory: object) -> None:
    with searching(_shared(tmp_path_factory)) as search:
        said = ""
        try:
            found = search.find(text)
        except UserError as error:
            said = str(error)
        assert said.endswith(".") if said else found.count >= len(search.page(found, 0, 9))


_made: list[Path] = []


def _shared(factory: object) -> Path:
    if not _made:
        with project(factory.mktemp("shared")) as workspace:  # type: ignore[attr-defined]
            document = workspace.import_draft(draft())
            workspace.apply(tag(document, "340", "statistic", value="340", period="2019"))
            _made.append(workspace.path)
    return _made[0]


def test_the_names_of_fields_are_known_with_their_kinds(library: Workspace) -> None:
    names = field_names(library.kinds())
    assert {"value", "statistic.value", "decision.title"} <= names
    assert parsed("statistic.value>1", names).about_tags
