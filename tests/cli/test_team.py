"""Members, assignments and review on the command line; refused as in the window."""

from pathlib import Path

import pytest

from annotator.__main__ import main
from annotator.model.ops import Submit, Tag
from annotator.model.spans import Span
from annotator.workspace import Workspace, new_id
from tests.builders import OTHER_RELEASE, draft, reopened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with two releases, made by Inga."""
    made = tmp_path / "harbour.pressdb"
    workspace = Workspace.create(made, author="Inga Berg")
    workspace.import_draft(draft(title="Council meets"))
    workspace.import_draft(draft(OTHER_RELEASE, "dyke.txt", language="en"))
    workspace.close()
    return made


def run(path: Path, *words: str) -> int:
    return main([words[0], "--project", str(path), *words[1:]])


def test_members_join_and_are_listed_with_their_roles(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(path, "members", "--add", "Ada Voss") == 0
    assert run(path, "members", "--edit", "ada voss", "--role", "supervisor", "--leave") == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "Inga Berg\tannotator, supervisor, briefing officer",
        "Ada Voss\tsupervisor\tleft",
    ]


def test_what_a_role_does_not_allow_is_refused_in_one_line(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(path, "members", "--add", "Ada Voss")
    assert run(path, "members", "--member", "Ada Voss", "--add", "Cy") == 1
    refused = capsys.readouterr().err
    assert refused == (
        "annotator: Ada Voss may not edit the members: that takes a supervisor. "
        "Nothing was changed.\n"
    )
    assert run(path, "check", "--member", "Nobody") == 1
    assert "The project has no member “Nobody”" in capsys.readouterr().err


def test_releases_are_assigned_in_turn_and_listed(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(path, "members", "--add", "Ada Voss")
    run(path, "members", "--add", "Ben Ruiz")
    to = ("--to", "Ada Voss", "--to", "Ben Ruiz")
    assert run(path, "assign", *to, "--due", "2026-12-01", "--double", "50") == 0
    assert "assigned 2 releases, 1 of them twice" in capsys.readouterr().out
    assert run(path, "assign", *to) == 0
    assert "assigned 0 releases" in capsys.readouterr().out
    assert run(path, "assign") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert "Ada Voss\t2026-12-01\tCouncil meets" in lines


def test_review_says_how_releases_stand_and_what_waits(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with reopened(path) as workspace:
        document = workspace.listed(0, 1)[0].document
        op = Tag(new_id(), document.id, "official", (Span(0, 15),))
        workspace.apply(op)
        workspace.apply(Submit((op.id,)))
    assert run(path, "review", "--list") == 0
    assert capsys.readouterr().out.splitlines() == [
        "open\t1",
        "submitted\t1",
        "tags that wait\t1",
        "0\tsubmitted\tofficial\tInga Berg\tHarbour Council\tCouncil meets",
    ]
