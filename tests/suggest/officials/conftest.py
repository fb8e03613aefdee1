"""One recogniser for all tests: it is built from the data files and keeps no state of a release."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.model.suggestion import Context, Suggestion
from annotator.suggest.officials.recogniser import OfficialRecogniser

RESOURCES = Path(__file__).resolve().parents[3] / "resources"

Find = Callable[..., list[Suggestion]]
Read = Callable[..., dict[str, dict[str, str]]]


@pytest.fixture(scope="session")
def recogniser() -> OfficialRecogniser:
    return OfficialRecogniser.load(RESOURCES)


@pytest.fixture
def find(recogniser: OfficialRecogniser) -> Find:
    """All suggestions of a text."""

    def run(text: str, officials: tuple[tuple[str, ...], ...] = ()) -> list[Suggestion]:
        return recogniser.document(Context(text, officials=officials))

    return run


@pytest.fixture
def read(find: Find) -> Read:
    """The fields of the mentions by name, by their quotes."""

    def run(text: str, officials: tuple[tuple[str, ...], ...] = ()) -> dict[str, dict[str, str]]:
        return {
            item.span.of(text): {key: held.value for key, held in item.fields.items()}
            for item in find(text, officials)
            if item.fields["type"].value == "named"
        }

    return run
