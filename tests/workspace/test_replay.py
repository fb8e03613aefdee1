"""Any sequence of acts, undone and redone and restarted, keeps the log and the tables at one."""

import random
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from annotator.model.errors import UserError
from annotator.model.fields import Field
from annotator.model.kinds import BUILT_IN
from annotator.model.ops import (
    AddFragment,
    AddTenure,
    ChangeKind,
    CreateOfficial,
    Delete,
    DeleteDocument,
    DeleteKind,
    DeleteOfficial,
    EditDocument,
    EditOfficial,
    EditTenure,
    MarkUncertain,
    MergeOfficials,
    MoveBoundary,
    Op,
    RemoveFragment,
    SaveKind,
    SetFields,
    SetFurniture,
    SplitOfficial,
    Tag,
    TagMany,
)
from annotator.model.records import Annotation, Document, FieldValue, Official, Tenure
from annotator.model.spans import Span
from annotator.workspace import Workspace, new_id
from tests.builders import RELEASE, contents, draft, own_kind

TEXTS = ["Пётр 🚢 Olsen and 340 e\u0301toiles", "Chair Voss", "👩\u200d✈️ 12,5 т", "a b c d e f g"]
SPANS = st.builds(
    lambda start, size: Span(start, start + size), st.integers(0, 9), st.integers(1, 5)
)
FIRST = (Span(0, 3), Span(0, 5), Span(4, 9))
SEVERAL = st.lists(SPANS, min_size=1, max_size=3).map(tuple)
KINDS = st.sampled_from([*(kind.key for kind in BUILT_IN), "vessel"])
KEYS = st.sampled_from(["role", "body", "person", "value", "date", "crew", "captain", "rank"])
WORDS = st.sampled_from(["", "Chair", "12,5 млн", "4 мая 2021", "not a number"])
PICK = st.integers(0, 99)
SAVED = st.sampled_from(
    [
        own_kind(),
        own_kind(shortcut="Y"),
        replace(own_kind(), fields=own_kind().fields[:5]),
        replace(BUILT_IN[0], fields=(*BUILT_IN[0].fields, Field("rank", "Rank"))),
        replace(BUILT_IN[2], shortcut="Z"),
        *BUILT_IN,
    ]
)


class Replay(RuleBasedStateMachine):
    """Random acts beside a plain list of what the project held after each."""

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "harbour.pressdb"
        self.workspace = Workspace.create(self.path, author="Inga Berg")
        self.states = [contents(self.workspace)]
        self.at = 0
        for text in (RELEASE, TEXTS[0]):
            self.imports(text)
        document = self.document(0).id
        self.do(TagMany(tuple(Tag(new_id(), document, "official", (span,)) for span in FIRST)))

    def teardown(self) -> None:
        if not hasattr(self, "workspace"):
            return
        while self.workspace.undoable is not None:
            self.workspace.undo()
        assert contents(self.workspace) == self.states[0]
        assert self.workspace.check() == []
        self.workspace.close()
        self.folder.cleanup()

    # what there is to act on

    def document(self, pick: int) -> Document:
        listed = self.workspace.listed(0, 99)
        return listed[pick % len(listed)].document

    def tags(self) -> list[Annotation]:
        documents = [one.document for one in self.workspace.listed(0, 99)]
        return [
            tag for one in documents for tag in self.workspace.open_document(one.id).annotations
        ]

    def a_tag(self, pick: int) -> Annotation:
        tags = self.tags()
        return tags[pick % len(tags)]

    def do(self, op: Op) -> None:
        """Apply the op; a refused one must leave everything as it was."""
        before = self.workspace.history(1)
        with suppress(UserError):
            if self.workspace.apply(op).number is not None:
                self.note()
                return
        assert self.workspace.history(1) == before
        assert contents(self.workspace) == self.states[self.at]

    def note(self) -> None:
        self.at += 1
        self.states[self.at :] = [contents(self.workspace)]

    # acts

    @rule(text=st.sampled_from(TEXTS))
    def imports_a_release(self, text: str) -> None:
        self.imports(text)

    def imports(self, text: str) -> None:
        with suppress(UserError):
            self.workspace.import_draft(draft(text, "a.txt"))
            self.note()

    @precondition(lambda self: self.workspace.document_count())
    @rule(pick=PICK, column=st.sampled_from(["title", "event_date"]), words=WORDS)
    def edits(self, pick: int, column: str, words: str) -> None:
        self.do(EditDocument(self.document(pick).id, {column: words}))

    @precondition(lambda self: self.workspace.document_count())
    @rule(pick=PICK, spans=SEVERAL)
    def marks_furniture(self, pick: int, spans: tuple[Span, ...]) -> None:
        self.do(SetFurniture(self.document(pick).id, spans))

    @precondition(lambda self: self.workspace.document_count())
    @rule(pick=PICK)
    def deletes_a_release(self, pick: int) -> None:
        self.do(DeleteDocument(self.document(pick).id))

    @precondition(lambda self: self.workspace.document_count())
    @rule(pick=PICK, kind=KINDS, spans=SEVERAL, key=KEYS, words=WORDS)
    def tags_a_passage(
        self, pick: int, kind: str, spans: tuple[Span, ...], key: str, words: str
    ) -> None:
        fields = {key: FieldValue(words, spans[0])} if words else {}
        self.do(Tag(new_id(), self.document(pick).id, kind, spans, fields))

    @precondition(lambda self: self.workspace.document_count())
    @rule(pick=PICK, kind=KINDS, places=st.lists(SPANS, max_size=4))
    def tags_many(self, pick: int, kind: str, places: list[Span]) -> None:
        document = self.document(pick).id
        self.do(TagMany(tuple(Tag(new_id(), document, kind, (one,)) for one in places)))

    @precondition(lambda self: self.tags())
    @rule(
        pick=PICK, spans=SEVERAL, act=st.sampled_from([AddFragment, RemoveFragment, MoveBoundary])
    )
    def moves(self, pick: int, spans: tuple[Span, ...], act: type) -> None:
        tag = self.a_tag(pick)
        place = {AddFragment: spans[0], RemoveFragment: tag.spans[0], MoveBoundary: spans}[act]
        self.do(act(tag.id, place))

    @precondition(lambda self: self.tags())
    @rule(pick=PICK, kind=KINDS)
    def changes_kind(self, pick: int, kind: str) -> None:
        self.do(ChangeKind(self.a_tag(pick).id, kind))

    @precondition(lambda self: self.tags())
    @rule(pick=PICK, key=KEYS, words=WORDS, registered=st.booleans())
    def fills_in(self, pick: int, key: str, words: str, *, registered: bool) -> None:
        officials = self.workspace.officials()
        official = officials[pick % len(officials)].id if officials and registered else None
        self.do(SetFields(self.a_tag(pick).id, {key: FieldValue(words, Span(0, 2), official)}))

    @precondition(lambda self: self.tags())
    @rule(pick=PICK, uncertain=st.booleans())
    def doubts(self, pick: int, *, uncertain: bool) -> None:
        self.do(MarkUncertain(self.a_tag(pick).id, uncertain))

    @precondition(lambda self: self.tags())
    @rule(picks=st.lists(PICK, min_size=1, max_size=3))
    def deletes(self, picks: list[int]) -> None:
        self.do(Delete(tuple(self.a_tag(pick).id for pick in picks)))

    @precondition(lambda self: self.tags())
    @rule(pick=PICK, key=st.sampled_from(["person", "captain"]), post=st.booleans())
    def creates_an_official(self, pick: int, key: str, *, post: bool) -> None:
        tag, official = self.a_tag(pick), Official(new_id(), "Mira Olsen")
        tenure = Tenure(new_id(), official.id, "Chair", annotation=tag.id) if post else None
        self.do(CreateOfficial(official, tenure, tag.id, key))

    @precondition(lambda self: self.workspace.officials())
    @rule(pick=PICK, words=WORDS)
    def edits_the_registry(self, pick: int, words: str) -> None:
        officials = self.workspace.officials()
        official = officials[pick % len(officials)]
        self.do(EditOfficial(replace(official, aliases=(words,))))
        self.do(AddTenure(Tenure(new_id(), official.id, words, start=words)))

    @precondition(lambda self: self.workspace.officials())
    @rule(pick=PICK, other=PICK)
    def orders_the_registry(self, pick: int, other: int) -> None:
        officials = self.workspace.officials()
        one, two = officials[pick % len(officials)], officials[other % len(officials)]
        tags = tuple(tag.id for tag in self.tags() if tag.official == one.id)
        made = Official(new_id(), "Ada Voss", one.aliases[:1])
        self.do(SplitOfficial(one.id, made, tags[:1]))
        self.do(MergeOfficials(one.id, (two.id,)))
        for post in self.workspace.tenures()[:1]:
            self.do(EditTenure(replace(post, manner="acting", end="2021")))
        if pick % 5 == 0:
            self.do(DeleteOfficial(one.id))

    @rule(kind=SAVED)
    def saves_a_kind(self, kind: object) -> None:
        self.do(SaveKind(kind))  # type: ignore[arg-type]

    @rule(key=KINDS)
    def deletes_a_kind(self, key: str) -> None:
        self.do(DeleteKind(key))

    # the history

    @rule()
    def undoes(self) -> None:
        if self.at:
            self.workspace.undo()
            self.at -= 1
        else:
            assert self.workspace.undoable is None
        assert contents(self.workspace) == self.states[self.at]

    @rule()
    def redoes(self) -> None:
        if self.at < len(self.states) - 1:
            self.workspace.redo()
            self.at += 1
        else:
            assert self.workspace.redoable is None
        assert contents(self.workspace) == self.states[self.at]

    @rule(pick=PICK)
    def reverts(self, pick: int) -> None:
        history = self.workspace.history(99)
        before = contents(self.workspace)
        try:
            self.workspace.revert(history[pick % len(history)].number)
        except UserError:
            assert contents(self.workspace) == before
        else:
            self.note()

    @rule()
    def restarts(self) -> None:
        self.workspace.close()
        self.workspace = Workspace(self.path)
        assert contents(self.workspace) == self.states[self.at]

    @invariant()
    def log_and_tables_agree(self) -> None:
        if hasattr(self, "workspace"):
            assert self.workspace.check() == []


def test_whatever_is_done_the_log_rebuilds_the_tables_and_undoing_all_leads_back() -> None:
    run_state_machine_as_test(
        Replay, settings=settings(max_examples=30, stateful_step_count=40, deadline=None)
    )


def test_hundreds_of_random_acts_are_undone_to_the_first_state_and_redone_to_the_last(
    tmp_path: Path,
) -> None:
    dice = random.Random(2019)
    workspace = Workspace.create(tmp_path / "harbour.pressdb", author="Inga Berg")
    document = workspace.import_draft(draft())
    first = contents(workspace)
    while workspace.history(1)[0].number < 400:
        at, size = dice.randrange(300), dice.randrange(1, 9)
        tags = workspace.open_document(document.id).annotations
        some = dice.choice(tags).id if tags else ""
        ops: list[Op] = [
            Tag(new_id(), document.id, "official", (Span(at, at + size),)),
            MarkUncertain(some, uncertain=dice.random() < 0.5),
            SetFields(some, {"role": FieldValue(str(at))}),
            MoveBoundary(some, (Span(at, at + size),)),
            Delete((some,)),
        ]
        op = dice.choice(ops) if some else ops[0]
        with suppress(UserError):
            workspace.apply(op)
    last, levels = contents(workspace), 0
    assert workspace.check() == []
    while workspace.undoable is not None and workspace.undoable.verb != "import":
        workspace.undo()
        levels += 1
    assert contents(workspace) == first
    for _ in range(levels):
        workspace.redo()
    assert contents(workspace) == last
    assert workspace.check() == []
    workspace.close()
