"""Acts on comments: say something about a tag or a release, answer, resolve."""

from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.model.errors import UserError
from annotator.model.ops.state import Plan, StateView
from annotator.model.records import Change, Comment


@dataclass(frozen=True, slots=True)
class Say:
    """Comment on a tag or, without one, on the release; `thread` is the comment to answer."""

    verb: ClassVar[str] = "comment"
    id: str
    document: str
    words: str
    annotation: str = ""
    thread: str = ""

    def plan(self, state: StateView) -> Plan:
        """One new comment. An answer to a resolved thread opens it again."""
        words = _words(self.words)
        about, changes = self.annotation, []
        if self.thread:
            first = state.comment(self.thread)
            about = first.annotation
            if first.resolved:
                changes.append(Change(first, replace(first, resolved=False)))
        elif about:
            state.annotation(about)
        state.document(self.document)
        made = Comment(self.id, self.document, state.author, words, about, self.thread)
        return Plan((*changes, Change(None, made)))


@dataclass(frozen=True, slots=True)
class EditComment:
    """Put a comment in other words."""

    verb: ClassVar[str] = "edit comment"
    comment: str
    words: str

    def plan(self, state: StateView) -> Plan:
        """The comment in its new words."""
        before = state.comment(self.comment)
        after = replace(before, words=_words(self.words))
        return Plan(() if before == after else (Change(before, after),))


@dataclass(frozen=True, slots=True)
class Resolve:
    """Close a thread, or open it again."""

    verb: ClassVar[str] = "resolve"
    comment: str
    resolved: bool = True

    def plan(self, state: StateView) -> Plan:
        """The thread's first comment, resolved or open."""
        found = state.comment(self.comment)
        before = state.comment(found.thread) if found.thread else found
        after = replace(before, resolved=self.resolved)
        return Plan(() if before == after else (Change(before, after),))


def _words(words: str) -> str:
    tidy = words.strip()
    if not tidy:
        raise UserError("The comment is empty. Write something first.")
    return tidy
