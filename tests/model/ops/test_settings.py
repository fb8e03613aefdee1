"""What a project has set for all its members."""

from pathlib import Path

from annotator.model.ops import SetSetting
from tests.builders import project, reopened


def test_a_setting_is_kept_and_can_be_undone(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        workspace.apply(SetSetting("review.own_tags", True))
        workspace.apply(SetSetting("review.own_tags", [1, "два"]))
        assert workspace.setting("review.own_tags") == [1, "два"]
        workspace.undo()
        assert workspace.setting("review.own_tags") is True
    with reopened(workspace.path) as again:
        assert again.setting("review.own_tags") is True
        assert again.check() == []


def test_a_setting_goes_back_to_nothing(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        workspace.apply(SetSetting("marks", ["open"]))
        workspace.apply(SetSetting("marks", None))
        assert workspace.setting("marks") is None
        assert [one.verb for one in workspace.history(9)] == ["set", "set", "join"]


def test_setting_what_is_set_already_writes_nothing(tmp_path: Path) -> None:
    with project(tmp_path) as workspace:
        assert workspace.apply(SetSetting("marks", None)).number is None
        workspace.apply(SetSetting("marks", 3))
        assert workspace.apply(SetSetting("marks", 3)).number is None
