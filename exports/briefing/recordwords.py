"""The words of the full record: labels, values, counts and languages in the briefing's language."""

from dataclasses import dataclass
from decimal import Decimal

from annotator.model import quantity
from annotator.model.errors import FieldError
from annotator.model.fields import Field, FieldType
from annotator.model.kinds import BUILT_IN, Kind
from annotator.model.records import Annotation
from exports.briefing.figures import FigureParts, quantity_text
from exports.briefing.phrases import Phrases
from exports.briefing.russian import INSTRUMENTS
from exports.briefing.wording import counted, language_name, plural


@dataclass(frozen=True, slots=True)
class RecordWords:
    """A language's words for what the codebook names in English.

    In Russian the built-in kinds and their fields have names; a project's own keep theirs.
    """

    phrases: Phrases

    @property
    def english(self) -> bool:
        """Whether the codebook's own words do."""
        return self.phrases.language == "en"

    def number(self, value: int) -> str:
        """`1,234`, `1 234`."""
        return self.phrases.number(Decimal(value))

    def kinds(self, kind: Kind) -> str:
        """The kind's name in the plural: a heading."""
        if self.english or not _built_in(kind):
            return plural(kind.label)
        return self.phrases(f"kind.{kind.key}")

    def field(self, kind: Kind, slot: Field) -> str:
        """A field's name: a column's head."""
        if self.english or not _built_in(kind):
            return slot.label
        return self.phrases.find(f"field.{slot.key}", slot.label)

    def counted(self, number: int, kind: Kind) -> str:
        """`12 decisions`, `12 решений`."""
        if self.english or not _built_in(kind):
            return counted(number, kind.label)
        return self.phrases.counted(number, kind.key)

    def language(self, code: str) -> str:
        """The name of a language."""
        return language_name(code, self.phrases.language)

    def state(self, annotation: Annotation) -> str:
        """In which state a tag is, and whether it is doubted."""
        said = self.phrases(f"state.{annotation.state}")
        return f"{said} {self.phrases('uncertain')}" if annotation.uncertain else said

    def figure(self, parts: FigureParts, annotation: Annotation) -> str:
        """A tag's figure; texts that can't be read stand as they were typed."""
        if not self.english:
            try:
                if said := self.phrases.figure(parts.quantity(annotation)):
                    return said
            except FieldError:
                pass
        return parts.text(annotation)

    def value(self, slot: Field, value: str) -> str:
        """A field's text as the record shows it; invalid text as it was typed."""
        text = value.strip()
        if slot.type is FieldType.DATE:
            return self.phrases.day(text)
        if slot.type is FieldType.QUANTITY:
            return self._quantity(text)
        if slot.type is FieldType.CHOICE and not self.english:
            noun = INSTRUMENTS.get(text, ("",))[0] if slot.key == "instrument" else ""
            return noun or self.phrases.find(f"{slot.key}.{text}", slot.format(text))
        return slot.format(text)

    def _quantity(self, text: str) -> str:
        if self.english:
            return quantity_text(text)
        try:
            return self.phrases.figure(quantity.quantity(text)) or text
        except FieldError:
            return text


def _built_in(kind: Kind) -> bool:
    """Whether the kind is one of the three, under its own name."""
    return (kind.key, kind.label) in {(one.key, one.label) for one in BUILT_IN}


ENGLISH_WORDS = RecordWords(Phrases("en"))
