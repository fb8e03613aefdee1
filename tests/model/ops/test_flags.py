"""A flag on a release: to find it again."""

from pathlib import Path

from annotator.model.ops import FlagDocument
from tests.builders import draft, project, reopened


def test_a_flag_is_put_kept_and_undone(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        document = workspace.import_draft(draft())
        workspace.apply(FlagDocument(document.id, True))
        assert workspace.apply(FlagDocument(document.id, True)).number is None
        path = workspace.path
    with reopened(path) as workspace:
        assert workspace.open_document(document.id).document.flagged
        workspace.undo()
        assert not workspace.open_document(document.id).document.flagged
        assert workspace.check() == []
