"""The optional models: names at their right places, nothing without them, and no network."""

import subprocess
import sys
from collections.abc import Sequence

import pytest

from annotator.model.spans import Span
from annotator.model.suggestion import Context, ModelName
from annotator.suggest.library import suggested
from annotator.suggest.models.library import MODELS, Model, ModelNames, any_installed, assisted
from annotator.suggest.models.names import FindNames
from annotator.suggest.pipeline import Suggester
from tests.suggest.shared import RESOURCES, ROOT

ENGLISH = (
    "🙂 Harbour notes\n\n🙂🙂 Finance Minister Hope Summer of Norway met President Barack Obama.\n"
)
RUSSIAN = "🙂 О встрече\n\n🙂🙂 Президент Владимир Путин встретился с Львом Миром.\n"


def need(language: str) -> None:
    if not MODELS[language].installed:
        pytest.skip(f"the model for “{language}” is not installed")


def fake(installed: bool = True) -> Model:
    """A model that takes each word `Win` for a name."""

    def load() -> FindNames:
        def find(text: str, paragraphs: Sequence[Span]) -> list[Span]:
            found = ((one, one.of(text).find("Win")) for one in paragraphs)
            return [Span(one.start + at, one.start + at + 3) for one, at in found if at >= 0]

        return find

    return Model("fake", () if installed else ("no_such_package_here",), load)


def test_a_model_is_given_paragraphs_without_furniture() -> None:
    text = "Win here\n\nWin there\n\nWin at the end\n"
    names = ModelNames({"en": fake()})
    context = Context(text, furniture=(Span(10, 19),))
    starts = (0, text.rindex("Win"))
    assert names(context) == tuple(ModelName(Span(at, at + 3), "fake") for at in starts)


def test_nothing_is_found_without_the_packages() -> None:
    missing = {"en": fake(installed=False)}
    assert not any_installed(missing)
    assert ModelNames(missing)(Context("Win\n")) == ()


def test_nothing_is_found_in_a_language_that_has_no_model() -> None:
    assert ModelNames({"en": fake()})(Context("Win\n", language="ky")) == ()


def test_without_names_the_suggestions_are_those_of_the_rules() -> None:
    suggest = Suggester.load(RESOURCES).suggest
    context = Context(ENGLISH)
    assert assisted(suggest, ModelNames({}))(context) == suggest(context)


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", ENGLISH, ("Hope Summer", "Barack Obama")),
        ("ru", RUSSIAN, ("Владимир Путин", "Львом Миром")),
    ],
)
def test_names_stand_where_the_text_has_them(
    language: str, text: str, names: tuple[str, ...]
) -> None:
    need(language)
    found = ModelNames()(Context(text, language=language))
    assert tuple(one.span.of(text) for one in found) == names
    assert {one.model for one in found} == {MODELS[language].name}
    assert ModelNames()(Context(text, language=language)) == found


def test_an_official_more_is_proposed_and_none_is_lost() -> None:
    need("en")
    suggest = Suggester.load(RESOURCES).suggest
    context = Context(ENGLISH)
    more = assisted(suggest, ModelNames())(context)
    [one] = [one for one in more if one.rule == "model:spacy"]
    assert one.span.of(ENGLISH) == "Finance Minister Hope Summer of Norway"
    officials = {one.span.of(ENGLISH) for one in more if one.kind == "official"}
    assert "President Barack Obama" in officials


def test_the_number_of_processes_changes_nothing() -> None:
    need("en")
    texts = (ENGLISH, "The note was signed by Grant Major, Governor of Helmand.\n", "Nothing.\n")
    one, two = (
        list(suggested(map(Context, texts * 3), RESOURCES, jobs, models=True)) for jobs in (1, 2)
    )
    assert one == two
    assert one[0] == one[3]
    assert {found.rule for found in one[1]} >= {"model:spacy"}


OFFLINE = """
import socket, sys
def refused(*_, **__):
    raise AssertionError("a model asked for the network")
socket.socket.connect = socket.getaddrinfo = refused
from annotator.model.suggestion import Context
from annotator.suggest.models.library import ModelNames
names = ModelNames()
for language, text in (("en", "President Barack Obama spoke.\\n"), ("ru", "Владимир Путин.\\n")):
    assert names(Context(text, language=language)), language
print(sorted({"natasha", "pymorphy2", "yargy"} & set(sys.modules)))
"""


def test_models_need_no_network_and_only_the_files_of_natasha() -> None:
    need("en")
    need("ru")
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
