"""What every exporter makes sure of before it writes a document."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from annotator.model.errors import UserError
from annotator.model.handling import above
from annotator.model.kinds import Kind
from annotator.model.plain import PlainTag
from annotator.model.records import Annotation, Document
from annotator.model.snapshot import Option, Options, SnapshotDocument
from annotator.model.spans import Span, quote_of

_LONGEST_NAME = 80
_NAMED = 5
_LONGEST_WORD = 24


def shortened(text: str, limit: int = _LONGEST_NAME) -> str:
    """The text as one line of at most `limit` characters, cut between words where it can be."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    blank = cut.rfind(" ") if line[limit - 1] != " " else len(cut)
    if blank >= max(limit - _LONGEST_WORD, 1):
        cut = cut[:blank]
    return cut.rstrip(" ,;:–—(«“-") + "…"


def document_name(document: Document) -> str:
    """What a person calls the document: its title, else its file's name, else its id."""
    return document.title.strip() or document.source_name.strip() or document.id


def require_mark(documents: Iterable[Document], mark: str, marks: Sequence[str]) -> None:
    """Raise UserError where a release has a higher handling mark than the briefing."""
    every = list(documents)
    higher = set(above((one.handling for one in every), mark, marks))
    names = [document_name(one) for one in every if one.handling in higher]
    if names:
        shown = "; ".join(f"“{shortened(name)}”" for name in names[:_NAMED])
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        own = f"“{mark.strip()}”" if mark.strip() else "none"
        raise UserError(
            f"Nothing was exported: {shown}{more} carry a higher handling mark than the briefing "
            f"({', '.join(sorted(higher))}; the briefing's is {own}). Give the briefing that mark, "
            "or leave these releases out."
        )


def not_held(name: str, count: int, kind_of_file: str) -> str:
    """That characters of a release were replaced, since the file has no way to hold them."""
    signs = "1 character" if count == 1 else f"{count:,} characters"
    were = "was" if count == 1 else "were"
    return (
        f"In “{shortened(name)}”, {signs} that {kind_of_file} can't hold {were} written as U+FFFD."
    )


class _Optioned(Protocol):
    @property
    def label(self) -> str: ...

    @property
    def options(self) -> tuple[Option, ...]: ...


def check_options(exporter: _Optioned, options: Options) -> dict[str, str]:
    """Every option of the exporter with what was chosen, or its default.

    Raises UserError for an option that it does not have, and for a choice that is none.
    """
    known = {option.key: option for option in exporter.options}
    for name, value in options.items():
        if name not in known:
            offered = f"Its options are: {', '.join(known)}." if known else "It has none."
            raise UserError(f"{exporter.label} knows no option “{name}”. {offered}")
        choices = [choice.key for choice in known[name].choices]
        if choices and value not in choices:
            raise UserError(
                f"“{value}” is no choice for “{name}” of {exporter.label}. "
                f"Choose one of: {', '.join(choices)}."
            )
    return {key: options.get(key, option.default) for key, option in known.items()}


def check_quotes(held: SnapshotDocument) -> None:
    """Raise UserError at the first annotation whose quote or evidence is not in the text."""
    length = len(held.text)
    for annotation in held.annotations:
        spans = (*annotation.spans, *_evidence(annotation))
        if any(span.end > length for span in spans):
            raise _mismatch(held, annotation, f"it reaches beyond the text ({length} characters)")
        if quote_of(held.text, annotation.spans) != annotation.quote:
            raise _mismatch(held, annotation, "the text reads differently there")


def _evidence(annotation: Annotation) -> list[Span]:
    return [held.span for held in annotation.fields.values() if held.span is not None]


def _mismatch(held: SnapshotDocument, annotation: Annotation, why: str) -> UserError:
    return _refused(held.document, annotation.quote, annotation.id, why)


def mismatch(document: Document, text: str, row: PlainTag) -> UserError:
    """Why nothing is exported: the row's quote or evidence is not in the text."""
    ends = [row[2][-1][1], *(held[1][1] for held in row[5].values() if len(held) > 1 and held[1])]
    beyond = max(ends) > len(text)
    why = (
        f"it reaches beyond the text ({len(text)} characters)"
        if beyond
        else "the text reads differently there"
    )
    return _refused(document, row[3], row[0], why)


def _refused(document: Document, quote: str, row_id: str, why: str) -> UserError:
    return UserError(
        f"Nothing was exported: in “{shortened(document_name(document))}” the quote "
        f"“{shortened(quote)}” (annotation {row_id}) does not match its text; "
        f"{why}. Run the project's check, then delete this annotation or tag it again."
    )


def unknown_kind(held: SnapshotDocument, annotation: Annotation) -> str:
    """Why an annotation of a kind outside the codebook is left out."""
    return unknown_kind_lost(held.document, annotation.quote, annotation.kind)


def unknown_kind_lost(document: Document, quote: str, kind: str) -> str:
    """Why a tag of a kind outside the codebook is left out."""
    return (
        f"In “{shortened(document_name(document))}”, “{shortened(quote)}” was left "
        f"out: its kind “{kind}” is not in the codebook."
    )


def unknown_fields(
    held: SnapshotDocument, annotation: Annotation, kinds: Mapping[str, Kind]
) -> list[str]:
    """One sentence for each filled field that the annotation's kind does not have."""
    kind = kinds[annotation.kind]
    known = {field.key for field in kind.fields}
    return [
        field_left_out(held, annotation, key, f"{kind.label} has no such field.")
        for key, value in annotation.fields.items()
        if key not in known and value.value.strip()
    ]


def field_left_out(held: SnapshotDocument, annotation: Annotation, field: str, reason: str) -> str:
    """Why a field of an annotation was left out, as a whole sentence."""
    return field_lost(held.document, annotation.quote, field, reason)


def field_lost(
    document: Document, quote: str, field: str, reason: str, *, kept: bool = False
) -> str:
    """Why a field of a tag was left out, or is `kept` only as the text that was typed."""
    what = "is there only as it was typed" if kept else "was left out"
    return (
        f"In “{shortened(document_name(document))}”, the field “{field}” of "
        f"“{shortened(quote)}” {what}: {reason}"
    )
