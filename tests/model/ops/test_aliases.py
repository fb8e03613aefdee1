"""Names that the registry learns when a tag is confirmed to mean one of its people."""

import pytest

from annotator.model.errors import UserError
from annotator.model.history import described
from annotator.model.ops import Accept, AcceptMany, CreateOfficial, SetFields, Tag
from annotator.model.records import FieldValue, Official
from annotator.model.suggestion import Suggestion
from annotator.workspace import Workspace, new_id
from tests.builders import RELEASE, draft, span_of

OLSEN = "Mira Olsen"


@pytest.fixture
def olsen(workspace: Workspace) -> Official:
    made = Official(new_id(), OLSEN)
    workspace.apply(CreateOfficial(made))
    return made


@pytest.fixture
def document(workspace: Workspace) -> str:
    return workspace.import_draft(draft(RELEASE)).id


def accepting(document: str, olsen: Official, value: str, words: str = OLSEN) -> Accept:
    held = FieldValue(value, span_of(OLSEN), olsen.id)
    return Accept(
        new_id(), document, Suggestion("official", span_of(words), {"person": held}, rule="r")
    )


def aliases(workspace: Workspace) -> tuple[str, ...]:
    return workspace.officials()[0].aliases


def test_another_name_is_learnt_in_the_same_act(
    workspace: Workspace, document: str, olsen: Official
) -> None:
    workspace.apply(accepting(document, olsen, "Мира Ольсен"))
    assert aliases(workspace) == ("Мира Ольсен",)
    workspace.undo()
    assert aliases(workspace) == ()


@pytest.mark.parametrize("known", ["Mira Olsen", "mira  olsen", "Olsen", "Mira Olsens"])
def test_known_names_single_words_and_cases_are_not(
    workspace: Workspace, document: str, olsen: Official, known: str
) -> None:
    workspace.apply(accepting(document, olsen, known))
    assert aliases(workspace) == ()


def test_a_single_word_in_another_script_is(
    workspace: Workspace, document: str, olsen: Official
) -> None:
    workspace.apply(accepting(document, olsen, "Ольсен"))
    assert aliases(workspace) == ("Ольсен",)


def test_many_tags_teach_each_name_once(
    workspace: Workspace, document: str, olsen: Official
) -> None:
    many = (
        accepting(document, olsen, "Мира Ольсен"),
        accepting(document, olsen, "Мира Ольсен", "Acting Chair Mira Olsen"),
        accepting(document, olsen, "Mirabella Rask", "Chair Mira Olsen"),
    )
    workspace.apply(AcceptMany(many))
    assert aliases(workspace) == ("Мира Ольсен", "Mirabella Rask")


def test_a_suggestion_of_another_text_is_stale(workspace: Workspace, document: str) -> None:
    one = Suggestion("statistic", span_of("340"), rule="count")
    with pytest.raises(UserError, match="text has changed"):
        workspace.apply(Accept(new_id(), document, one, sha256="00" * 32))
    current = workspace.open_document(document).document.sha256
    workspace.apply(Accept(new_id(), document, one, sha256=current))


def test_a_field_that_refers_to_somebody_teaches_the_name_too(
    workspace: Workspace, document: str, olsen: Official
) -> None:
    made = new_id()
    workspace.apply(Tag(made, document, "official", (span_of(OLSEN),)))
    held = FieldValue("Мира Ольсен", span_of(OLSEN), olsen.id)
    workspace.apply(SetFields(made, {"person": held}))
    assert aliases(workspace) == ("Мира Ольсен",)


def test_the_history_tells_of_the_tag_and_not_of_the_name_it_taught(
    workspace: Workspace, document: str, olsen: Official
) -> None:
    workspace.apply(accepting(document, olsen, "Мира Ольсен"))
    assert described(workspace.history(1)[0], workspace.kinds()) == (
        "Accepted Official “Mira Olsen”"
    )
    workspace.undo()
    assert described(workspace.history(1)[0], workspace.kinds()) == (
        "Undid: Accepted Official “Mira Olsen”"
    )
