"""What review says of the selected tag: whose it is, who decided, why, and what changed since."""

from collections.abc import Mapping

from PySide6.QtWidgets import QLabel, QWidget

from annotator.model.images import FIELD_PREFIX, image
from annotator.model.records import Annotation, State
from annotator.ui.jobs import Job, Jobs
from annotator.ui.session import Session
from annotator.ui.stylesheet import restyle


class ReviewNote(QLabel):
    """A line above the annotations; hidden where there is nothing to say."""

    def __init__(self, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._asked = 0
        self.setWordWrap(True)
        self.setMargin(12)
        self.setAccessibleDescription(self.tr("Review of the selected tag"))
        self.hide()
        session.selection_changed.connect(self._show)
        session.closed.connect(self._forget)

    def _forget(self) -> None:
        self._asked += 1

    def _show(self, tag: Annotation | None) -> None:
        self._asked += 1
        words = self._words(tag) if tag is not None else ""
        wrong = tag is not None and tag.state in (State.RETURNED, State.REJECTED)
        role = "error" if wrong else "muted"
        if self.property("role") != role:  # a new style costs more than everything else here
            restyle(self, role=role)
        self.setText(words)
        self.setVisible(bool(words))
        if tag is not None and tag.state is State.CHANGED:
            self._look_up(tag, words, self._asked)

    def _words(self, tag: Annotation) -> str:
        team = self._session.workspace.team
        who, author = team.name(tag.reviewer), team.name(tag.author)
        by = {
            State.RETURNED: self.tr("Returned by {who}: {reason}"),
            State.REJECTED: self.tr("Rejected by {who}: {reason}"),
            State.VERIFIED: self.tr("Verified by {who}"),
            State.CHANGED: self.tr("Verified by {who}, changed since"),
        }
        words = by.get(tag.state, "").format(who=who, reason=tag.reason) if who else ""
        if len(team.members) > 1 and tag.author != team.acting.id:
            tagged = self.tr("Tagged by {author}.").format(author=author)
            words = f"{tagged} {words}".strip()
        return words

    # what changed since

    def _look_up(self, tag: Annotation, words: str, asked: int) -> None:
        """Read in the log what was verified, beside the window."""
        from annotator.workspace.reviewing import queue_reader

        path = self._session.workspace.path

        def work(_: Job) -> Mapping[str, object] | None:
            with queue_reader(path) as reader:
                return reader.verified_as(tag)

        def done(then: Mapping[str, object] | None) -> None:
            if then and asked == self._asked:
                self.setText(f"{words}: {self._changes(tag, then)}")

        self._jobs.run(work, done, lambda error: self._session.refused.emit(str(error)))

    def _changes(self, tag: Annotation, then: Mapping[str, object]) -> str:
        now, kind = image(tag), self._session.kinds.get(tag.kind)
        labels = {field.key: field.label for field in kind.fields} if kind else {}
        parts = []
        for column, before in then.items():
            if column.startswith(FIELD_PREFIX):
                key = column.removeprefix(FIELD_PREFIX)
                name, was, is_now = labels.get(key, key), _value(before), _value(now.get(column))
            elif column == "quote":
                name, was, is_now = self.tr("words"), str(before), tag.quote
            elif column == "kind":
                name, was, is_now = self.tr("kind"), str(before), tag.kind
            else:
                continue
            parts.append(f"{name} {_shown(was)} → {_shown(is_now)}")
        return "; ".join(parts) or self.tr("its place")


def _value(plain: object) -> str:
    return str(plain[0]) if isinstance(plain, list) and plain else ""


def _shown(words: str) -> str:
    return f"“{words}”" if words else "–"
