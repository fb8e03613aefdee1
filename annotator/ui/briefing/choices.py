"""What can be chosen of a briefing, in a column."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.model.briefing import TemplateInfo
from annotator.model.making import BriefingMaker
from annotator.model.records import Official, StateFilter
from annotator.ui.briefing.order import SectionOrder
from annotator.ui.briefing.releases import Releases
from annotator.ui.naming import name_choice

_LINES = 4


class Choices(QWidget):
    """Template, releases, period, people, sections, words of one's own, and how it looks."""

    changed = Signal()
    order_wanted = Signal()
    """The order of marks is to be edited."""

    def __init__(
        self, maker: BriefingMaker, marks: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._templates: Mapping[str, TemplateInfo] = {one.key: one for one in maker.templates}
        self._make_lists(maker, marks)
        self.order = QPushButton(self.tr("Order of marks…"), self)
        self.order.clicked.connect(self.order_wanted)
        self.title = self._line(self.tr("Title"), self.tr("Made of the template if empty"))
        self.first = self._line(self.tr("From"), "2019-11-01")
        self.last = self._line(self.tr("To"), "2019-11-30")
        self.officials = self._line(self.tr("Officials"), self.tr("Names, parted by semicolons"))
        self.as_of = self._line(self.tr("As of"), self.tr("Now; or a day: 2026-11-23"))
        self.releases = Releases(self)
        self.sections = SectionOrder(self)
        self.text = QPlainTextEdit(self)
        self.text.setAccessibleName(self.tr("Remarks"))
        self.text.setPlaceholderText(self.tr("Your own words; an empty line parts paragraphs"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES + 16)
        self._help = QLabel(self)
        self._help.setProperty("role", "muted")
        self._help.setWordWrap(True)
        self._lay_out()
        self._wire()
        self._show_template()

    def _make_lists(self, maker: BriefingMaker, marks: Sequence[str]) -> None:
        named = {option.key: option for option in maker.options}
        self.template = self._combo(
            self.tr("Template"), [(one.label, one.key) for one in maker.templates]
        )
        self.language, self.status, self.paper = (
            self._combo(label, [(one.caption, one.key) for one in named[key].choices])
            for key, label in (
                ("language", self.tr("Language")),
                ("status", self.tr("Status")),
                ("paper", self.tr("Paper")),
            )
        )
        self.state = self._combo(
            self.tr("Tags"),
            [
                (self.tr("All, whatever their state"), str(StateFilter.ANY)),
                (self.tr("Submitted and verified"), str(StateFilter.SUBMITTED)),
                (self.tr("Verified only"), str(StateFilter.VERIFIED)),
            ],
        )
        self.mark = self._combo(self.tr("Handling mark"), [("", ""), *((m, m) for m in marks)])
        self.mark.setEditable(True)
        self.mark.setItemData(0, self.tr("none"), Qt.ItemDataRole.AccessibleTextRole)
        for beside_others in (self.state, self.language, self.paper, self.mark):
            name_choice(beside_others, beside_others.accessibleName())

    def _wire(self) -> None:
        self.template.currentIndexChanged.connect(self._show_template)
        for source in (
            self.releases.changed,
            self.sections.changed,
            self.text.textChanged,
            self.mark.editTextChanged,
        ):
            source.connect(self.changed)

    def _combo(self, label: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(label)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(10)
        for words, key in choices:
            combo.addItem(words, key)
        combo.currentIndexChanged.connect(self.changed)
        return combo

    def _line(self, label: str, hint: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(label)
        line.setPlaceholderText(hint)
        line.textChanged.connect(self.changed)
        return line

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Template"), self.template)
        form.addRow("", self._help)
        form.addRow(self.tr("Status"), self.status)
        form.addRow(self.tr("Title"), self.title)
        form.addRow(self.tr("Releases"), self.releases)
        form.addRow(self.tr("Period"), _side_by_side(self.first, self.last))
        form.addRow(self.tr("Officials"), self.officials)
        form.addRow(self.tr("Tags"), _side_by_side(self.state, self.as_of))
        form.addRow(self.tr("Sections"), self.sections)
        form.addRow(self.tr("Remarks"), self.text)
        form.addRow(self.tr("Language"), _side_by_side(self.language, self.paper))
        form.addRow(self.tr("Mark"), _side_by_side(self.mark, self.order))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(form)
        column.addStretch(1)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes down the rows as they are seen."""
        rows = (
            *(self.template, self.status, self.title, *self.releases.stops),
            *(self.first, self.last, self.officials, self.state, self.as_of),
            *(*self.sections.stops, self.text, self.language, self.paper, self.mark, self.order),
        )
        for one, next_one in pairwise(rows):
            self.setTabOrder(one, next_one)

    def offer_marks(self, marks: Sequence[str]) -> None:
        """The handling marks, the lowest first; what is chosen stays."""
        chosen = self.mark.currentText()
        self.mark.clear()
        self.mark.addItems(["", *marks])
        self.mark.setCurrentText(chosen)

    def offer_officials(self, officials: Sequence[Official]) -> None:
        """Names that are completed while they are typed."""
        names = sorted(official.name for official in officials)
        completer = QCompleter(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.officials.setCompleter(completer)

    def _show_template(self) -> None:
        template = self._templates[str(self.template.currentData())]
        self._help.setText(template.help)
        self.sections.offer(template.sections)

    @property
    def state_filter(self) -> StateFilter:
        """Which tags it takes."""
        return StateFilter(self.state.currentData())

    def options(self) -> dict[str, str]:
        """What was chosen, as the exporter takes it."""
        sections = self.sections.chosen
        return {
            "template": str(self.template.currentData()),
            "title": self.title.text(),
            "language": str(self.language.currentData()),
            "status": str(self.status.currentData()),
            "paper": str(self.paper.currentData()),
            "mark": self.mark.currentText(),
            "releases": ",".join(sorted(self.releases.ticked)),
            "first": self.first.text(),
            "last": self.last.text(),
            "officials": self.officials.text(),
            "sections": ",".join(sections),
            "text": self.text.toPlainText(),
        }


def _side_by_side(*widgets: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    for widget in widgets:
        line.addWidget(widget, 1)
    return line
