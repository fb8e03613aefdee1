"""The dashboard's plots, made of what was measured. No drawing, and nothing of Qt but words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from annotator.model.kinds import Kind
from annotator.review.agreement.study import Agreement, Study
from annotator.review.measure import Measure, Undefined
from annotator.review.sampling import error_rate
from annotator.review.tally import Due, Tally
from annotator.ui.dashboard.chart import Chart, Form, Point, Series, Tone, coefficient, count, share
from annotator.ui.wording import date_words

_MOST_RULES = 40
"""Rules with fewer answers than the first so many are left out of the plot."""


@dataclass(frozen=True, slots=True)
class Measurements:
    """What a worker brings back: the study, the tally, the days, and names by id."""

    study: Study
    tally: Tally
    due: tuple[Due, ...]
    members: Mapping[str, str] = field(default_factory=dict)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Dashboard", words)


def charts(found: Measurements, kinds: Mapping[str, Kind]) -> tuple[Chart, ...]:
    """All plots in their order."""
    study = found.study
    pairs = {
        " · ".join(found.members.get(one, one) for one in pair): line
        for pair, line in study.by_pair.items()
    }
    by_kind = {_label(kinds, kind): line for kind, line in study.by_kind.items()}
    return (
        _agreement("weeks", _tr("Agreement over time"), _tr("Week"), study.by_week, Form.LINES),
        _agreement("kinds", _tr("Agreement by kind"), _tr("Kind"), by_kind, Form.BARS),
        _agreement("pairs", _tr("Agreement by pair"), _tr("Annotators"), pairs, Form.BARS),
        _fields(study, kinds),
        _errors(found, kinds),
        _progress(found.due),
        _acceptance(found.tally),
    )


def lines_of(key: str, study: Study) -> tuple[Agreement, ...]:
    """The lines of the study behind the rows of a plot; none for plots of something else."""
    held = {
        "weeks": tuple(study.by_week.values()),
        "kinds": tuple(study.by_kind.values()),
        "pairs": tuple(study.by_pair.values()),
    }
    return held.get(key, ())


def _label(kinds: Mapping[str, Kind], key: str) -> str:
    return kinds[key].label if key in kinds else key


def _point(value: Measure) -> Point:
    if isinstance(value, Undefined):
        return Point(None, note=value.reason)
    return Point(value)


def _agreement(
    key: str, title: str, label_name: str, lines: Mapping[str, Agreement], form: Form
) -> Chart:
    held = tuple(lines.values())
    series = (
        Series(_tr("Span (F1)"), tuple(_point(one.exact) for one in held)),
        Series(_tr("Overlap (F1)"), tuple(_point(one.overlap) for one in held)),
        Series(_tr("Kind (α)"), tuple(_point(one.alpha) for one in held)),
        Series(_tr("Place (αᵤ)"), tuple(_point(one.unitised) for one in held)),
    )
    return Chart(
        key,
        title,
        _tr(
            "How far annotators of the same release agree: 1 is all, 0 what chance would give "
            "(alpha) or nothing (F1)."
        ),
        form,
        tuple(lines),
        series,
        label_name,
        coefficient,
        empty=_tr("No release has been read by two annotators yet. Assign some to two."),
    )


def _fields(study: Study, kinds: Mapping[str, Kind]) -> Chart:
    held = study.whole.kappas
    labels = {}
    for name in held:
        kind, _, key = name.partition(".")
        known = kinds.get(kind)
        fields = {one.key: one.label for one in known.fields} if known else {}
        labels[name] = f"{_label(kinds, kind)}: {fields.get(key, key)}"
    return Chart(
        "fields",
        _tr("Agreement by field"),
        _tr("Cohen’s kappa of each field, over the tags that both annotators made."),
        Form.BARS,
        tuple(labels.values()),
        (Series(_tr("Kappa"), tuple(_point(held[name]) for name in labels)),),
        _tr("Field"),
        coefficient,
        empty=_tr("No tag was made by two annotators yet."),
    )


def _errors(found: Measurements, kinds: Mapping[str, Kind]) -> Chart:
    judged, wrong = found.tally.judged, found.tally.wrong
    people = sorted({who for who, _ in judged}, key=lambda who: found.members.get(who, who))
    held = [kind for kind in kinds if any(judged[who, kind] for who in people)]
    series = tuple(
        Series(
            _label(kinds, kind),
            tuple(_rate(wrong[who, kind], judged[who, kind], _NOT_JUDGED) for who in people),
        )
        for kind in held
    )
    return Chart(
        "errors",
        _tr("Error rate by annotator and kind"),
        _tr(
            "Of the tags that were judged, the share returned, rejected or corrected; the thin "
            "line is the 95 % interval."
        ),
        Form.BARS,
        tuple(found.members.get(who, who) for who in people) if series else (),
        series,
        _tr("Annotator"),
        share,
        empty=_tr("No tag has been verified, returned or rejected yet."),
    )


_NOT_JUDGED = "none judged"


def _rate(part: int, whole: int, reason: str) -> Point:
    rate = error_rate(part, whole)
    if isinstance(rate, Undefined):
        return Point(None, note=_tr(reason))
    return Point(rate.rate, rate.low, rate.high, f"{part}/{whole}")


def _progress(due: Sequence[Due]) -> Chart:
    parts = (
        (_tr("Done"), [one.done for one in due], Tone.GOOD),
        (_tr("To do"), [one.open for one in due], Tone.CALM),
        (_tr("Late"), [one.late for one in due], Tone.BAD),
    )
    return Chart(
        "progress",
        _tr("Progress against due dates"),
        _tr("Releases given to annotators, by the day or week in which they are due."),
        Form.STACKED,
        tuple(date_words(one.day) or _tr("no date") for one in due),
        tuple(
            Series(name, tuple(Point(float(value)) for value in values), tone)
            for name, values, tone in parts
        ),
        _tr("Due"),
        count,
        top=None,
        empty=_tr("No release has been assigned yet."),
    )


def _acceptance(tally: Tally) -> Chart:
    answers = tally.accepted + tally.dismissed
    rules = [rule for rule, _ in answers.most_common(_MOST_RULES)]
    points = tuple(_rate(tally.accepted[rule], answers[rule], _NOT_JUDGED) for rule in rules)
    return Chart(
        "acceptance",
        _tr("Acceptance rate by rule"),
        _tr(
            "Of the suggestions that were answered, the share accepted; the thin line is the 95 % "
            "interval."
        ),
        Form.BARS,
        tuple(rule or _tr("(no name)") for rule in rules),
        (Series(_tr("Accepted"), points),),
        _tr("Rule"),
        share,
        empty=_tr("No suggestion has been accepted or dismissed yet."),
    )
