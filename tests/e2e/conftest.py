"""The window of the tests of the interface, for whole journeys."""

from pathlib import Path

import pytest

from tests.ui.conftest import OFFSCREEN, desk, make_desk, services

__all__ = ["desk", "make_desk", "services"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN))
