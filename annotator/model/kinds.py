"""Kinds: what can be tagged. The three built-ins are constants; a project adds its own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from annotator.model.errors import UserError
from annotator.model.fields import Choice, Field, FieldType
from annotator.model.quantity import COMPARATORS

_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
RESERVED_SHORTCUTS = frozenset("UXNPFJKGHT")
"""Letters that the window uses for itself; a kind can't take them."""


class Pattern(StrEnum):
    """How a kind's lane is drawn, so that colour is never the only sign."""

    SOLID = "solid"
    BRACKET = "bracket"
    DOTTED = "dotted"
    DOUBLE = "double"
    DASHED = "dashed"
    WAVE = "wave"


@dataclass(frozen=True, slots=True)
class Color:
    """A kind's colour on light and on dark paper, each as #RRGGBB."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that can be tagged, with the fields that a tag of it carries."""

    key: str
    label: str
    color: Color
    pattern: Pattern
    shortcut: str
    fields: tuple[Field, ...]
    help: str = ""

    @property
    def id(self) -> str:
        """A kind is known by its key."""
        return self.key

    @property
    def letter(self) -> str:
        """The sign beside a tag in the text: the shortcut's letter."""
        return self.shortcut.upper()

    def field(self, key: str) -> Field:
        """The field of that key. Raises UserError where the kind has none."""
        for field in self.fields:
            if field.key == key:
                return field
        raise UserError(f"{self.label} has no field “{key}”. Choose one of its own fields.")

    @property
    def table_fields(self) -> tuple[Field, ...]:
        """The fields that tables and briefings show beside the quote."""
        return tuple(field for field in self.fields if field.in_table)

    def subject_field(self) -> Field | None:
        """The field whose value names a person of the registry, if the kind has one."""
        return next((field for field in self.fields if field.type is FieldType.OFFICIAL), None)


def _choices(*keys: str) -> tuple[Choice, ...]:
    return tuple(Choice(key) for key in keys)


OFFICIAL = Kind(
    key="official",
    label="Official",
    color=Color("#2456B8", "#8FB2FF"),
    pattern=Pattern.SOLID,
    shortcut="O",
    help="A mention of one person who holds, held or is about to hold a post.",
    fields=(
        Field(
            "person", "Person", FieldType.OFFICIAL, "The fullest form of the name", in_table=True
        ),
        Field("role", "Role", help="The post without the body", in_table=True),
        Field("body", "Body", help="State or organisation", in_table=True),
        Field(
            "status",
            "Status",
            FieldType.CHOICE,
            "Empty if the text does not say",
            choices=_choices("in office", "acting", "former", "designated"),
            in_table=True,
        ),
        Field(
            "type",
            "Mention",
            FieldType.CHOICE,
            "By name, or by the post alone",
            choices=(Choice("named", "by name"), Choice("title", "by title"), Choice("uncertain")),
        ),
    ),
)

DECISION = Kind(
    key="decision",
    label="Decision",
    color=Color("#1F7A4D", "#7FD3A6"),
    pattern=Pattern.BRACKET,
    shortcut="D",
    help="A clause that states a formal act of a body or an official.",
    fields=(
        Field(
            "instrument",
            "Instrument",
            FieldType.CHOICE,
            "The head noun",
            in_table=True,
            choices=_choices(
                "statement",
                "plan",
                "programme",
                "list",
                "decision",
                "resolution",
                "decree",
                "order",
                "law",
                "agreement",
                "memorandum",
                "protocol",
                "budget",
                "regulation",
                "amendment",
                "appointment",
                "award",
                "sanction",
                "declaration",
                "strategy",
                "agenda",
                "contract",
                "pardon",
                "other",
            ),
        ),
        Field(
            "title", "Subject", FieldType.LONG_TEXT, "What it is about, as written", in_table=True
        ),
        Field("body", "Body", help="Who decided, as written", in_table=True),
        Field(
            "body_source",
            "Body from",
            FieldType.CHOICE,
            "Where the body comes from",
            choices=(Choice("stated", "stated in the clause"), Choice("inferred", "the context")),
        ),
        Field("action", "Action", help="The verb's dictionary form"),
        Field(
            "status",
            "Status",
            FieldType.CHOICE,
            "Appointments and sanctions are adopted",
            in_table=True,
            choices=_choices(
                "proposed",
                "agreed",
                "adopted",
                "approved",
                "signed",
                "ratified",
                "issued",
                "in force",
                "amended",
                "repealed",
            ),
        ),
        Field("date", "Date", FieldType.DATE, "EDTF: 2019-11-28", in_table=True),
    ),
)

STATISTIC = Kind(
    key="statistic",
    label="Statistic",
    color=Color("#A85B00", "#F2B56B"),
    pattern=Pattern.DOTTED,
    shortcut="S",
    help="A quantity stated as a fact, a target or a budget.",
    fields=(
        Field(
            "comparator",
            "Comparator",
            FieldType.CHOICE,
            in_table=True,
            choices=tuple(
                Choice(sign, f"{sign}  {words}" if len(sign) < 3 else words)
                for sign, words in COMPARATORS.items()
            ),
        ),
        Field("value", "Value", FieldType.NUMBER, "In the base unit: 7500000", in_table=True),
        Field("low", "Low", FieldType.NUMBER, "Lower bound of a range"),
        Field("high", "High", FieldType.NUMBER, "Upper bound of a range"),
        Field(
            "unit",
            "Unit",
            help="count, percent, tonne, or ISO 4217: USD",
            in_table=True,
            suggested=(
                "count",
                "percent",
                "USD",
                "EUR",
                "RUB",
                "tonne",
                "kilogram",
                "kilometre",
                "hectare",
            ),
        ),
        Field("counted", "Counted", help="As written: drugs", in_table=True),
        Field("period", "Period", FieldType.DATE, "EDTF: 2019, 2017/2020", in_table=True),
        Field("place", "Place"),
        Field(
            "tier",
            "Tier",
            FieldType.CHOICE,
            "Peripheral figures stay out of key figures",
            choices=_choices("core", "peripheral"),
        ),
    ),
)

BUILT_IN: tuple[Kind, ...] = (OFFICIAL, DECISION, STATISTIC)

OTHER_LABELS = "imported"
"""Key of the kind that takes an import's labels that are no kind of the project."""

USER_COLORS: tuple[Color, ...] = (
    Color("#7B3FB5", "#C9A6F5"),
    Color("#A3275F", "#F59BC1"),
    Color("#0B7285", "#72CFE0"),
    Color("#5C6B1E", "#C3D27A"),
    Color("#6B4A2F", "#D9B596"),
    Color("#3F4E66", "#AFC0DA"),
)
"""Colours for a project's own kinds: 4.5:1 on either paper, told apart when colour-blind."""


def overlaid(own: Mapping[str, Kind]) -> dict[str, Kind]:
    """The kinds of a project: the built-ins, in their order, overlaid by the project's own."""
    return {kind.key: kind for kind in BUILT_IN} | dict(own)


def check_kind(kind: Kind, others: Mapping[str, Kind]) -> None:
    """Raise UserError where the kind can't stand in the codebook beside the others."""
    if not _KEY.fullmatch(kind.key):
        raise UserError(
            f"“{kind.key}” can't be a key. Use lower-case letters, digits and _, a letter first."
        )
    if not kind.label.strip():
        raise UserError("The kind has no label. Write the word that annotators should read.")
    for color in (kind.color.light, kind.color.dark):
        if not _COLOR.fullmatch(color):
            raise UserError(f"“{color}” is not a colour. Write it like #2456B8.")
    _check_shortcut(kind, others)
    if not kind.fields:
        raise UserError(f"{kind.label} has no field. Add at least one.")
    _check_fields(kind)


def _check_shortcut(kind: Kind, others: Mapping[str, Kind]) -> None:
    letter = kind.shortcut.upper()
    if len(letter) != 1 or not letter.isascii() or not letter.isalpha():
        raise UserError("The shortcut must be one letter from A to Z.")
    if letter in RESERVED_SHORTCUTS:
        raise UserError(f"The window uses {letter} itself. Choose another letter.")
    for other in others.values():
        if other.key != kind.key and other.shortcut.upper() == letter:
            raise UserError(f"{letter} belongs to {other.label} already. Choose another letter.")


def _check_fields(kind: Kind) -> None:
    seen: set[str] = set()
    for field in kind.fields:
        if not _KEY.fullmatch(field.key):
            raise UserError(
                f"“{field.key}” can't be a field's key. Use lower-case letters, digits and _."
            )
        if field.key in seen:
            raise UserError(f"Two fields are called “{field.key}”. Rename one.")
        if not field.label.strip():
            raise UserError(f"The field “{field.key}” has no label. Write one.")
        if field.type is FieldType.CHOICE:
            _check_choices(field)
        seen.add(field.key)


def _check_choices(field: Field) -> None:
    keys = [choice.key.strip().casefold() for choice in field.choices]
    if not keys:
        raise UserError(f"The choice field “{field.label}” has no choices. Add some.")
    if "" in keys:
        raise UserError(f"A choice of “{field.label}” is empty. Write a word or leave it out.")
    if len(set(keys)) < len(keys):
        raise UserError(f"Two choices of “{field.label}” are the same. Rename one.")
