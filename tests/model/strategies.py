"""Hypothesis strategies for the records of a project."""

import uuid

from hypothesis import strategies as st

from annotator.model.exported import ExportRecord, Told
from annotator.model.fields import Choice, Field, FieldType
from annotator.model.images import table_of
from annotator.model.kinds import Color, Kind, Pattern
from annotator.model.records import (
    Acceptance,
    Annotation,
    Assignment,
    Comment,
    Dismissal,
    Document,
    FieldValue,
    Member,
    Official,
    Orphan,
    Record,
    Role,
    Setting,
    State,
    Statement,
    Tenure,
)
from annotator.model.rulings import Outcome, Ruling
from annotator.model.spans import Span, joined

WORDS = st.text("abЖё🚢\u0301\u00a0 ", max_size=6)
KEYS = st.sampled_from(["role", "body", "person", "value", "status"])
IDS = st.uuids(version=4).map(str)
SHAS = st.binary(min_size=32, max_size=32).map(bytes.hex)
SPANS = st.builds(
    lambda start, size: Span(start, start + size), st.integers(0, 99), st.integers(1, 9)
)
FURNITURE = st.lists(SPANS, max_size=3).map(joined)
FIELD_VALUES = st.builds(FieldValue, WORDS, st.none() | SPANS, st.none() | IDS)

DOCUMENTS = st.builds(
    Document,
    *(IDS, SHAS, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS, FURNITURE),
    author=WORDS,
    original=st.just("") | SHAS,
    encoding=WORDS,
    earlier=st.lists(SHAS, max_size=2).map(tuple),
    provenance=st.dictionaries(st.sampled_from(["title", "event_date"]), WORDS),
    flagged=st.booleans(),
    handling=WORDS,
    reliability=WORDS,
)
ANNOTATIONS = st.builds(
    Annotation,
    id=IDS,
    document=IDS,
    kind=KEYS,
    spans=st.lists(SPANS, min_size=1, max_size=3).map(joined),
    quote=WORDS,
    author=IDS,
    fields=st.dictionaries(KEYS, FIELD_VALUES, max_size=3),
    state=st.sampled_from(State),
    origin=st.sampled_from(["manual", "imported", "suggested:money"]),
    confidence=st.none() | st.sampled_from([0.0, 0.5, 1.0]),
    uncertain=st.booleans(),
    acceptance=st.sampled_from(Acceptance),
    reviewer=st.just("") | IDS,
    reason=WORDS,
)
DISMISSALS = st.builds(
    Dismissal, IDS, IDS, KEYS, st.lists(SPANS, min_size=1, max_size=3).map(joined), WORDS, WORDS
)
ORPHANS = st.builds(
    Orphan, IDS, IDS, st.dictionaries(KEYS, WORDS | st.booleans(), max_size=3), WORDS, WORDS
)
OFFICIALS = st.builds(Official, IDS, WORDS, st.lists(WORDS, max_size=3).map(tuple), WORDS)
TENURES = st.builds(Tenure, IDS, IDS, WORDS, WORDS, WORDS, WORDS, WORDS, st.none() | IDS)
ROLES = st.lists(st.sampled_from(Role), unique=True, max_size=3).map(tuple)
MEMBERS = st.builds(Member, IDS, WORDS, ROLES, st.booleans())
ASSIGNMENTS = st.builds(Assignment, IDS, IDS, IDS, WORDS, st.booleans())
STATEMENTS = st.builds(
    Statement,
    IDS,
    IDS,
    IDS,
    st.none() | SPANS,
    st.sampled_from(State),
    st.just("") | IDS,
    WORDS,
)
COMMENTS = st.builds(
    Comment, IDS, IDS, IDS, WORDS, st.just("") | IDS, st.just("") | IDS, st.booleans()
)
KIND_FIELDS = st.builds(
    Field,
    KEYS,
    WORDS,
    st.sampled_from(FieldType),
    WORDS,
    st.lists(st.builds(Choice, WORDS, WORDS), max_size=2).map(tuple),
    st.lists(WORDS, max_size=2).map(tuple),
    st.booleans(),
)
KINDS = st.builds(
    Kind,
    KEYS,
    WORDS,
    st.builds(Color, WORDS, WORDS),
    st.sampled_from(Pattern),
    WORDS,
    st.lists(KIND_FIELDS, max_size=3).map(tuple),
    WORDS,
)

TOLD = st.builds(
    Told, WORDS, WORDS, st.lists(IDS, max_size=2).map(tuple), st.lists(WORDS, max_size=2).map(tuple)
)
EXPORTED = st.builds(
    ExportRecord,
    *(IDS, WORDS, WORDS, WORDS, WORDS, WORDS),
    st.dictionaries(KEYS, WORDS, max_size=2),
    st.lists(TOLD, max_size=2).map(tuple),
)
SETTINGS = st.builds(Setting, KEYS, WORDS)
RULINGS = st.builds(Ruling, IDS, WORDS, WORDS, st.sampled_from(Outcome), WORDS, IDS, WORDS)

RECORDS: dict[str, st.SearchStrategy[Record]] = {
    "document": DOCUMENTS,
    "annotation": ANNOTATIONS,
    "dismissal": DISMISSALS,
    "orphan": ORPHANS,
    "official": OFFICIALS,
    "tenure": TENURES,
    "member": MEMBERS,
    "assignment": ASSIGNMENTS,
    "statement": STATEMENTS,
    "comment": COMMENTS,
    "setting": SETTINGS,
    "exported": EXPORTED,
    "ruling": RULINGS,
    "codebook": KINDS,
}
assert set(RECORDS) == set(table_of.values())


def an_id(number: int) -> str:
    """A readable id for a fixed record."""
    return str(uuid.UUID(int=number))
