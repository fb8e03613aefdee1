"""What stands below: that all is saved, where the caret is, who works."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from annotator.intake.language import language_within
from annotator.ui.naming import announce
from annotator.ui.session import Session
from annotator.ui.short_label import ShortLabel
from annotator.ui.stylesheet import restyle
from annotator.ui.suggestions import Suggestions
from annotator.ui.wording import counted, language_words
from annotator.workspace import Applied

_MESSAGE_MS = 8_000


class StatusLine(QStatusBar):
    """Says what is saved only after it is; messages stay for a while and are read out."""

    def __init__(
        self, session: Session, suggestions: Suggestions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._suggestions = suggestions
        self.setSizeGripEnabled(False)
        self.saved = self._label(self.tr("✓ All saved"))
        self._place = self._label()
        self._tags = self._label()
        self.message = ShortLabel(self)
        self.addWidget(self.message)
        self._author = ShortLabel(self)
        self._author.setAccessibleDescription(self.tr("Who works"))
        self.addPermanentWidget(self._author)
        self._language = QLabel(self)
        self._language.setAccessibleDescription(self.tr("Language of the paragraph"))
        self.addPermanentWidget(self._language)
        self._zoom = QLabel(self)
        self._zoom.setAccessibleDescription(self.tr("Size of the text"))
        self.addPermanentWidget(self._zoom)
        self._fade = QTimer(self, singleShot=True, interval=_MESSAGE_MS)
        self._fade.timeout.connect(self._clear)
        session.committed.connect(self._show_saved)
        session.committed.connect(lambda _: self._show_member())
        session.member_changed.connect(self._show_member)
        self._show_member()
        session.opened.connect(self._show_document)
        session.annotations_changed.connect(lambda _: self._show_tags())
        suggestions.updated.connect(lambda *_: self._show_tags())
        session.said.connect(self.say)
        session.refused.connect(self.refuse)
        session.withdrawn.connect(self.withdraw)

    def _label(self, words: str = "") -> QLabel:
        label = QLabel(words, self)
        self.addWidget(label)
        return label

    def say(self, words: str) -> None:
        """Show a message for a while."""
        self._message(words, "muted")

    def refuse(self, words: str) -> None:
        """Show why something was not done."""
        self._message(words, "error")

    def withdraw(self, words: str) -> None:
        """Take a message away if it still stands."""
        if self.message.text() == words:
            self._clear()

    def _clear(self) -> None:
        self.message.clear()
        self._make_room(free=False)

    def _make_room(self, *, free: bool) -> None:
        """Let what is said about the release step aside, so that why and what next can be read."""
        standing = (self.saved, self.message, self._author, self._language, self._zoom)
        for label in self.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if label not in standing:
                label.setVisible(not free)

    def _message(self, words: str, role: str) -> None:
        restyle(self.message, role=role)
        self._make_room(free=role == "error")
        self.message.setText(words)
        self.message.setToolTip(words)
        announce(self.message, words, urgent=role == "error")
        self._fade.start()

    def _show_saved(self, applied: Applied) -> None:
        if applied.number is not None:
            time = datetime.now().astimezone().strftime("%H:%M:%S")
            self.saved.setText(self.tr("✓ All saved {time}").format(time=time))
            if self.message.property("role") == "error":
                self._clear()

    def _show_member(self) -> None:
        """Name who works, with the roles where several people do."""
        team = self._session.workspace.team
        member = team.acting
        roles = ", ".join(str(role) for role in member.roles)
        several = len(team.members) > 1
        self._author.setText(f"{member.name} · {roles}" if several else member.name)

    def _show_document(self, _: object) -> None:
        self._show_language(0)
        self._show_tags()

    def _show_tags(self) -> None:
        tags, left = self._session.count, self._suggestions.count
        parts = [counted(tags, self.tr("tag"), self.tr("tags"))] if tags or left else []
        if left:
            words = counted(left, self.tr("suggestion"), self.tr("suggestions"))
            parts.append(self.tr("{suggestions} left").format(suggestions=words))
        self._tags.setText(" · ".join(parts))

    def show_place(self, code_point: int, at: int, count: int) -> None:
        """Name the paragraph that the caret is in, and its language."""
        words = self.tr("Paragraph {at} of {count}").format(at=at, count=count)
        self._place.setText(words if count else "")
        self._show_language(code_point)

    def _show_language(self, code_point: int) -> None:
        """The language of the paragraph there; of the release where that says nothing."""
        text, document = self._session.text, self._session.document
        start, end = text.rfind("\n", 0, code_point) + 1, text.find("\n", code_point)
        whole = document.language if document else ""
        here = language_within(text[start : end if end >= 0 else None], whole)
        self._language.setText(here)
        self._language.setToolTip(
            self.tr("This paragraph is in {language}").format(language=language_words(here))
            if here
            else ""
        )

    def show_zoom(self, percent: int) -> None:
        """Name the zoom of the release."""
        self._zoom.setText(f"{percent} %")
