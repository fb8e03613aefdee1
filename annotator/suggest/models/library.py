"""The models by language, loaded when a release in their language is first read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib.util import find_spec

from annotator.model.suggestion import Context, ModelName, Suggestion
from annotator.suggest.models import english, russian
from annotator.suggest.models.names import FindNames
from annotator.suggest.pipeline import outside
from annotator.suggest.sentences import blocks

NOT_INSTALLED = (
    "The models for further names are not installed; the rules work without them. "
    "To have them too: pip install press-annotator[assist]"
)


@dataclass(frozen=True, slots=True)
class Model:
    """A model by the name that suggestions give, the packages that it needs, and how it is made."""

    name: str
    needs: tuple[str, ...]
    load: Callable[[], FindNames]

    @property
    def installed(self) -> bool:
        """Whether all that it needs can be found; nothing is imported."""
        return all(find_spec(package) is not None for package in self.needs)


MODELS: Mapping[str, Model] = {
    "en": Model("spacy", english.NEEDS, english.load),
    "ru": Model("slovnet", russian.NEEDS, russian.load),
}
"""The model of each language. One more is a line here and a module with its `load`."""


def any_installed(models: Mapping[str, Model] = MODELS) -> bool:
    """Whether there is a model for any language."""
    return any(model.installed for model in models.values())


class ModelNames:
    """Finds names by the model of a release's language; none where it is not installed."""

    def __init__(self, models: Mapping[str, Model] = MODELS) -> None:
        self._models = models
        self._loaded: dict[str, FindNames] = {}

    def __call__(self, context: Context) -> tuple[ModelName, ...]:
        """The names outside the furniture, in reading order."""
        model = self._models.get(context.language[:2])
        if model is None or not model.installed:
            return ()
        if model.name not in self._loaded:
            self._loaded[model.name] = model.load()
        paragraphs = [
            part for whole in blocks(context.text) for part in outside(whole, context.furniture)
        ]
        found = self._loaded[model.name](context.text, paragraphs)
        return tuple(ModelName(span, model.name) for span in sorted(found))


def assisted(
    suggest: Callable[[Context], list[Suggestion]],
    names: Callable[[Context], tuple[ModelName, ...]],
) -> Callable[[Context], list[Suggestion]]:
    """Suggesting with the names that models find in the release."""

    def read(context: Context) -> list[Suggestion]:
        return suggest(replace(context, people=names(context)))

    return read
