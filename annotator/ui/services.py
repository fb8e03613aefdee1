"""What the window is given, loaded when first needed: nothing heavy before the first paint."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, overload

from annotator.model.drafts import Taken
from annotator.model.kinds import Kind
from annotator.model.records import Document, FieldValue, Official, Tenure
from annotator.model.snapshot import Exporter
from annotator.model.spans import Span
from annotator.model.suggestion import ModelName, Suggestion
from annotator.workspace import OpenDocument

if TYPE_CHECKING:
    from annotator.intake.releases import ReleaseReader
    from annotator.suggest.pipeline import Suggester


class LazyReader:
    """Reads files as releases; the importers are loaded with the first file."""

    def __init__(self, resources: Path) -> None:
        self._resources = resources
        self._reader: ReleaseReader | None = None

    def __call__(self, data: bytes, name: str) -> Iterator[Taken]:
        if self._reader is None:
            from annotator.intake.releases import ReleaseReader

            self._reader = ReleaseReader.load(self._resources)
        return self._reader(data, name)


class LazyExporters(Sequence[Exporter]):
    """The exporters, imported when they are first looked at."""

    def __init__(self, load: Callable[[], Sequence[Exporter]]) -> None:
        self._load = load
        self._loaded: Sequence[Exporter] | None = None

    def _all(self) -> Sequence[Exporter]:
        if self._loaded is None:
            self._loaded = self._load()
        return self._loaded

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, index: int) -> Exporter: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Exporter]: ...
    def __getitem__(self, index: int | slice) -> Exporter | Sequence[Exporter]:
        return self._all()[index]

    def __iter__(self) -> Iterator[Exporter]:
        return iter(self._all())


class LazyPrefill:
    """Guesses the fields of a new tag; the recognisers are loaded by `warm_up` or the first tag."""

    def __init__(self, resources: Path) -> None:
        self._resources = resources
        self._suggester: Suggester | None = None

    def warm_up(self) -> "Suggester":
        """Load the recognisers; safe on any thread."""
        if self._suggester is None:
            from annotator.suggest.pipeline import Suggester

            self._suggester = Suggester.load(self._resources)
        return self._suggester

    def __call__(
        self,
        kind: Kind,
        span: Span,
        opened: OpenDocument,
        officials: Sequence[Official],
        tenures: Sequence[Tenure],
        read: Mapping[str, FieldValue] | None = None,
    ) -> Mapping[str, FieldValue]:
        from annotator.suggest.contexts import context_of
        from annotator.suggest.prefill import Registry, prefilled

        document = opened.document
        context = replace(
            context_of(document, opened.text),
            reference_date=document.event_date or document.published_on,
        )
        guess = self.warm_up().guess
        return prefilled(kind, span, context, Registry(officials, tenures), guess, read)

    def suggest(
        self,
        document: Document,
        text: str,
        officials: Sequence[Official],
        people: tuple[ModelName, ...] = (),
    ) -> list[Suggestion]:
        """All that is proposed for a release; safe on any thread."""
        from annotator.suggest.contexts import context_of

        context = replace(context_of(document, text, officials), people=people)
        return self.warm_up().suggest(context)
