"""The recogniser of statistics, loaded once."""

import pytest

from annotator.suggest.statistics.recogniser import StatisticRecogniser
from tests.suggest.shared import RESOURCES


@pytest.fixture(scope="module")
def recogniser() -> StatisticRecogniser:
    return StatisticRecogniser.load(RESOURCES)
