"""`annotator suggest` and `export json --suggestions`: what is proposed is never a tag."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.__main__ import main
from annotator.model.ops import Accept, Dismiss, Tag
from annotator.model.suggestion import Suggestion
from annotator.suggest.contexts import context_of
from annotator.suggest.models.library import MODELS
from annotator.suggest.pipeline import Suggester
from annotator.workspace import Workspace, new_id
from tests.builders import RELEASE, draft, noted, project, span_of
from tests.suggest.shared import RESOURCES


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with project(tmp_path) as workspace:
        workspace.import_draft(draft())
        return workspace.path


def exported(path: Path, *more: str) -> Any:
    target = path.with_suffix(".json")
    assert main(["export", "json", "--project", str(path), "--output", str(target), *more]) == 0
    return json.loads(target.read_bytes())


def annotations(path: Path, *more: str) -> list[Any]:
    found: list[Any] = exported(path, *more)["documents"][0]["annotations"]
    return found


def decide(path: Path) -> None:
    """Accept the first suggestion and dismiss the second."""
    workspace = Workspace(path)
    document = workspace.listed(0, 1)[0].document
    first, second, *_ = Suggester.load(RESOURCES).suggest(context_of(document, RELEASE))
    workspace.apply(Accept(new_id(), document.id, first))
    workspace.apply(Dismiss(new_id(), document.id, second))
    workspace.close()


def test_without_the_option_nothing_of_a_suggestion_is_exported(path: Path) -> None:
    assert annotations(path) == []
    assert "suggested" not in json.dumps(exported(path)["documents"])


def test_suggestions_have_the_shape_of_annotations_and_say_what_they_are(path: Path) -> None:
    found = annotations(path, "--suggestions")
    assert {one["kind"] for one in found} == {"official", "decision", "statistic"}
    for one in found:
        assert one["state"] == "suggested"
        assert one["origin"].startswith("suggested:")
        assert one["author"] == ""
        assert 0 <= one["score"] <= 1
        for span in one["spans"]:
            assert RELEASE[span["start"] : span["end"]] == span["quote"]


def test_the_same_project_gives_the_same_bytes(path: Path) -> None:
    exported(path, "--suggestions")
    first = path.with_suffix(".json").read_bytes()
    exported(path, "--suggestions")
    assert path.with_suffix(".json").read_bytes() == first


def test_what_was_accepted_or_dismissed_is_no_longer_suggested(path: Path) -> None:
    before = len(annotations(path, "--suggestions"))
    decide(path)
    after = annotations(path, "--suggestions")
    assert [one["state"] for one in after].count("draft") == 1
    assert [one["state"] for one in after].count("suggested") == before - 2


def test_a_filter_of_states_does_not_bring_back_what_is_tagged(path: Path) -> None:
    before = len(annotations(path, "--suggestions"))
    decide(path)
    verified = annotations(path, "--suggestions", "--state", "verified")
    assert [one["state"] for one in verified] == ["suggested"] * (before - 2)


def test_only_the_dataset_takes_suggestions(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = str(path.with_suffix(".docx"))
    words = ["export", "docx", "--project", str(path), "--output", target, "--suggestions"]
    assert main(words) == 1
    assert "they are no tags" in capsys.readouterr().err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_library_is_read_and_counted(
    path: Path, jobs: str, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = len(annotations(path, "--suggestions"))
    capsys.readouterr()
    assert main(["suggest", "--project", str(path), "--jobs", jobs]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == f"suggested {expected} in 1 documents"
    assert sum(int(line.split("\t")[1]) for line in lines[:-1]) == expected


def test_reading_the_library_changes_nothing(path: Path) -> None:
    before = exported(path)
    main(["suggest", "--project", str(path), "--jobs", "1"])
    assert exported(path) == before
    workspace = Workspace(path)
    assert workspace.check() == []
    assert workspace.listed(0, 1)[0].tags == 0
    workspace.close()


def test_a_negative_number_of_processes_is_refused(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["suggest", "--project", str(path), "--jobs", "-1"]) == 1
    assert "can't be negative" in capsys.readouterr().err


CHAIR = "Acting Chair Mira Olsen"


def quotes_of(tags: list[Any]) -> list[str]:
    return [span["quote"] for one in tags for span in one["spans"]]


def taught(path: Path) -> None:
    """Three further releases in which the chair was turned down, and a keeper tagged by hand."""
    workspace = Workspace(path)
    for number in range(3):
        text = f"Note {number}. {CHAIR} met the Lantern Keepers.\n"
        document = workspace.import_draft(draft(text, f"{number}.txt"))
        proposed = Suggestion("official", span_of(CHAIR, text), rule="officials: title before")
        workspace.apply(Dismiss(new_id(), document.id, proposed))
        if number:
            keepers = span_of("Lantern Keepers", text)
            workspace.apply(Tag(new_id(), document.id, "official", (keepers,)))
    workspace.close()


def test_what_was_learnt_counts_without_a_window_too(path: Path) -> None:
    assert CHAIR in quotes_of(annotations(path, "--suggestions"))
    taught(path)
    documents = exported(path, "--suggestions")["documents"]
    quotes = [quotes_of(document["annotations"]) for document in documents]
    assert CHAIR not in quotes[0]
    assert "Lantern Keepers" in quotes[1]
    tags = documents[1]["annotations"]
    [keepers] = [one for one in tags if "Lantern Keepers" in quotes_of([one])]
    assert keepers["origin"] == "suggested:memory"
    assert keepers["state"] == "suggested"


def test_counting_notes_for_the_library_what_is_open(path: Path) -> None:
    assert main(["suggest", "--project", str(path), "--jobs", "1"]) == 0
    suggested = annotations(path, "--suggestions")
    workspace = Workspace(path)
    try:
        [(sha256, count)] = noted(path).items()
        assert sha256 == workspace.listed(0, 1)[0].document.sha256
        assert count.open == len(suggested)
        assert count.sure == sum(one["score"] >= 0.8 for one in suggested)
        assert workspace.check() == []
    finally:
        workspace.close()


MINISTER = "Finance Minister Hope Summer"


@pytest.fixture
def missed(path: Path) -> Path:
    """The project with a further release that names somebody whom no rule takes for a person."""
    if not MODELS["en"].installed:
        pytest.skip("the model for English is not installed")
    workspace = Workspace(path)
    workspace.import_draft(draft(f"The talks were opened.\n\n{MINISTER} said so.\n", "talks.txt"))
    workspace.close()
    return path


def models_said(path: Path, *more: str) -> list[Any]:
    documents = exported(path, "--suggestions", *more)["documents"]
    tags = [one for document in documents for one in document["annotations"]]
    return [one for one in tags if one["origin"].startswith("suggested:model:")]


def test_models_are_asked_only_where_one_says_so(missed: Path) -> None:
    assert models_said(missed) == []
    [one] = models_said(missed, "--models")
    assert quotes_of([one]) == [MINISTER]
    assert one["origin"] == "suggested:model:spacy"
    assert one["state"] == "suggested"


def test_with_models_the_count_is_the_same_for_any_number_of_processes(
    missed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for jobs in ("1", "2"):
        assert main(["suggest", "--project", str(missed), "--jobs", jobs, "--models"]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert main(["suggest", "--project", str(missed), "--jobs", "1"]) == 0
    assert capsys.readouterr().out != told[0]


def test_where_no_model_is_installed_one_line_says_how_to_have_them(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = annotations(path, "--suggestions")
    monkeypatch.setattr("annotator.suggest.models.library.any_installed", lambda: False)
    capsys.readouterr()
    assert annotations(path, "--suggestions", "--models") == expected
    [line] = capsys.readouterr().err.splitlines()
    assert "pip install press-annotator[assist]" in line


def test_models_without_suggestions_are_refused(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = str(path.with_suffix(".json"))
    words = ["export", "json", "--project", str(path), "--output", target, "--models"]
    assert main(words) == 1
    assert "Add --suggestions" in capsys.readouterr().err
