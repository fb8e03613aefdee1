"""The page of findings: the list, both sides of the chosen one, and how it is closed."""

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from annotator.model.errors import UserError
from annotator.model.ops import ReopenFinding, RuleOnFinding
from annotator.model.rulings import Outcome
from annotator.review.findings.finding import Evidence
from annotator.review.findings.labels import LABELS
from annotator.ui.actions import Reach
from annotator.ui.findings.commands import OUTCOMES, outcome_words
from annotator.ui.findings.model import FindingDelegate, FindingsModel, Shown
from annotator.ui.findings.sides import Side, SideBySide, SideCard
from annotator.ui.findings.watch import FindingsWatch, Judged
from annotator.ui.key_button import KeyButton
from annotator.ui.library import title_of
from annotator.ui.naming import name_choice
from annotator.ui.showing import show_dialog
from annotator.ui.theme import Theme
from annotator.ui.wording import date_words

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class _Note(QLineEdit):
    """The note; Enter and Esc go back to the list, where a key closes the finding."""

    def __init__(self, back: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._back = back

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


class FindingsPage(QWidget):
    """What does not fit together in the project, to be looked at and closed one by one."""

    def __init__(self, window: "MainWindow", watch: FindingsWatch) -> None:
        super().__init__(window)
        self._window, self._session, self._watch = window, window.session, watch
        self._titles: dict[str, str] = {}
        self.model = FindingsModel(lambda rule: LABELS.get(rule, rule), self._title)
        self.model.setParent(self)
        self._delegate = FindingDelegate(self.model, window.theme, self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(self.tr("Findings"))
        window.actions_.own(Reach.FINDINGS, self.list)
        self._rule, self._standing = QComboBox(self), QComboBox(self)
        self._empty = QLabel(self)
        self.cards = (SideCard(self), SideCard(self))
        self._note = _Note(self.list, self)
        self._detail = self._made_detail()
        self._lay_out()
        self._fill_filters()
        self._wire()
        self._refill()
        watch.start()

    # building

    def _made_detail(self) -> QWidget:
        detail = QWidget(self)
        self._sentence, self._more = QLabel(detail), QLabel(detail)
        self._sentence.setProperty("role", "heading")
        self._more.setProperty("role", "muted")
        for label in (self._sentence, self._more):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        for card in self.cards:
            sides.addWidget(card, 1)
        self._note.setPlaceholderText(self.tr("Note  N  (Enter, then a key below)"))
        self._note.setAccessibleName(self.tr("Note on the finding"))
        column = QVBoxLayout(detail)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._sentence)
        column.addLayout(sides)
        column.addWidget(self._more)
        column.addWidget(self._note)
        column.addLayout(self._made_buttons(detail))
        return detail

    def _made_buttons(self, parent: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, (key, outcome) in enumerate(OUTCOMES):
            button = KeyButton(f"{outcome_words(outcome)}  {key}", parent)
            button.clicked.connect(lambda *_, outcome=outcome: self.close_as(outcome))
            grid.addWidget(button, at // 2, at % 2)
        self._reopen = KeyButton(self.tr("Open again  O"), parent)
        self._reopen.clicked.connect(self.reopen)
        grid.addWidget(self._reopen, 2, 0, 1, 2)
        return grid

    def _lay_out(self) -> None:
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._empty.setMargin(16)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 12, 8)
        head.setSpacing(8)
        head.addWidget(self._rule, 1)
        head.addWidget(self._standing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._empty, 1)
        column.addWidget(self.list, 1)
        column.addWidget(self._detail)

    def _fill_filters(self) -> None:
        name_choice(self._rule, self.tr("Rule"))
        self._rule.setMinimumContentsLength(12)
        self._rule.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._rule.addItem(self.tr("All rules"), "")
        for key, label in LABELS.items():
            self._rule.addItem(label, key)
        name_choice(self._standing, self.tr("Open or closed"))
        for words, shown in (
            (self.tr("Open"), Shown.OPEN),
            (self.tr("Closed"), Shown.CLOSED),
            (self.tr("All"), Shown.ALL),
        ):
            self._standing.addItem(words, shown)

    def _wire(self) -> None:
        self._rule.currentIndexChanged.connect(lambda _: self._refill())
        self._standing.currentIndexChanged.connect(lambda _: self._refill())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_chosen())
        self.list.doubleClicked.connect(lambda _: self.show_sides())
        self._watch.changed.connect(self._refill)
        for number, card in enumerate(self.cards):
            card.asked.connect(lambda number=number: self.go_to(number))

    # showing

    def _refill(self) -> None:
        """Show the findings as they are now, the same one chosen, or the one in its place."""
        before, row = self.chosen, self.list.currentIndex().row()
        self._titles.clear()
        judged = self._watch.judged
        rule, shown = self._rule.currentData(), self._standing.currentData()
        rows = [one for one in judged if rule in ("", one.finding.rule) and shown.shows(one)]
        self.model.show(rows)
        self._count_rules(judged)
        at = self.model.row_of(before.finding.id) if before else None
        if at is None:
            at = min(max(row, 0), len(rows) - 1)
        if rows:
            place = self.model.index(at)
            flags = QItemSelectionModel.SelectionFlag
            self.list.selectionModel().setCurrentIndex(place, flags.ClearAndSelect)
        self._show_empty(len(judged), bool(rows))
        self._show_chosen()

    def _count_rules(self, judged: tuple[Judged, ...]) -> None:
        """Say beside each rule how many of its findings are open."""
        counts = Counter(one.finding.rule for one in judged if one.is_open)
        for at in range(1, self._rule.count()):
            key = self._rule.itemData(at)
            count = counts[key]
            self._rule.setItemText(at, f"{LABELS[key]} · {count}" if count else LABELS[key])

    def _show_empty(self, total: int, some: bool) -> None:
        self.list.setVisible(some)
        self._detail.setVisible(some)
        self._empty.setVisible(not some)
        if not self._watch.ready:
            words = self.tr("Comparing the releases…")
        elif total:
            words = self.tr("No finding here. Choose another rule, or “All”.")
        else:
            words = self.tr(
                "Nothing contradicts anything else. Findings appear here as releases are tagged: "
                "counts that don’t add up, values that differ, posts, dates, names."
            )
        self._empty.setText(words)

    @property
    def chosen(self) -> Judged | None:
        """The chosen finding."""
        row = self.list.currentIndex().row()
        return self.model.judged(row) if 0 <= row < self.model.rowCount() else None

    def _show_chosen(self) -> None:
        judged = self.chosen
        if judged is None:
            return
        sides = [self._side(one) for one in judged.finding.evidence]
        if len({side.document for side in sides[:2]}) == 1:
            sides[1] = replace(sides[1], release=self.tr("the same release"))
        self._sentence.setText(judged.finding.sentence)
        for number, card in enumerate(self.cards):
            card.show_side(sides[number] if number < len(sides) else None, str(number + 1))
        self._more.setText(self._more_words(judged, len(sides) - len(self.cards)))
        self._more.setVisible(bool(self._more.text()))
        self._reopen.setVisible(not judged.is_open)

    def _more_words(self, judged: Judged, more: int) -> str:
        words = []
        if more > 0:
            words.append(self.tr("{count} more places: Enter shows all.").format(count=more))
        if judged.ruling is not None:
            who = self._session.workspace.team.name(judged.ruling.author)
            standing = self.model.standing(judged)
            words.append(self.tr("{standing}, by {who}").format(standing=standing, who=who))
            if judged.ruling.note:
                words.append(f"“{judged.ruling.note}”")
        return " ".join(words)

    def _side(self, one: Evidence) -> Side:
        document, span = one.document, one.span
        if not document and one.annotation:
            try:
                tag = self._session.workspace.annotation(one.annotation)
            except UserError:  # the registry outlives the tag it was filled from
                return Side(one.about, "", one.quote, "", None, "")
            document, span = tag.document, tag.spans[0]
        release = self._title(document)
        about = one.about or self.tr("tagged")
        return Side(about, release, one.quote, document, span, one.annotation)

    def _title(self, document_id: str) -> str:
        """What a release is called, read once for a list."""
        if document_id not in self._titles:
            self._titles[document_id] = self._release_words(document_id)
        return self._titles[document_id]

    def _release_words(self, document_id: str) -> str:
        if not document_id:
            return ""
        try:
            document = self._session.workspace.open_document(document_id).document
        except UserError:  # deleted a moment ago; the next run forgets it
            return ""
        day = date_words(document.event_date or document.published_on)
        return " · ".join(filter(None, (title_of(document), day)))

    def show_theme(self, theme: Theme) -> None:
        """Use another palette."""
        self._delegate.theme = theme
        self.list.viewport().update()

    # acts

    def focus_list(self) -> None:
        """Put the focus into the list, where the keys work."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_note(self) -> None:
        """Put the focus into the note; Enter comes back to the list."""
        if self._needed() is not None:
            self._note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_as(self, outcome: Outcome) -> None:
        """Close the chosen finding with the note that stands in its field."""
        judged = self._needed()
        if judged is None:
            return
        finding = judged.finding
        op = RuleOnFinding(
            finding.id,
            finding.rule,
            finding.sentence,
            outcome,
            finding.evidence_hash,
            self._note.text(),
        )
        if self._session.apply(op) is not None:
            self._note.clear()
            self._session.said.emit(
                self.tr("Closed as {outcome}. Ctrl+Z opens it again.").format(
                    outcome=outcome_words(outcome).lower()
                )
            )
        self.focus_list()

    def reopen(self) -> None:
        """Open the chosen finding again."""
        judged = self._needed()
        if judged is not None and self._session.apply(ReopenFinding(judged.finding.id)):
            self._session.said.emit(self.tr("The finding is open again."))

    def _needed(self) -> Judged | None:
        if self.chosen is None:
            self._session.refused.emit(self.tr("No finding is chosen. Choose one of the list."))
        return self.chosen

    def go_to(self, number: int) -> None:
        """Show a side in its release, its words selected."""
        judged = self._needed()
        if judged is None or number >= len(judged.finding.evidence):
            return
        side = self._side(judged.finding.evidence[number])
        if not side.document:
            self._session.said.emit(self.tr("This side stands in no release."))
            return
        document = self._session.document
        if document is None or document.id != side.document:
            self._window.open_document(side.document)
        if side.annotation:
            self._session.select(side.annotation)
        if side.span:
            self._window.pane.view.select(side.span)
            self._window.pane.view.reveal(side.span)
        self._window.pane.focus_text()

    def show_sides(self) -> None:
        """Show all sides in their paragraphs."""
        judged = self._needed()
        if judged is None:
            return
        sides = [self._side(one) for one in judged.finding.evidence]
        text_of = self._session.workspace.open_document
        dialog = SideBySide(
            judged.finding.sentence,
            sides,
            lambda document_id: text_of(document_id).text,
            self._window.theme,
            self._window,
        )
        show_dialog(dialog, self._window)
