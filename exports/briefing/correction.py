"""A correction note: what was told in an exported briefing, and what holds now."""

from collections.abc import Sequence
from dataclasses import replace

from annotator.model.briefing import Briefing, Column, Part, Row, Section, Table
from annotator.model.recall import Correction
from exports.briefing.phrases import Phrases


def correction_note(
    title: str, made_at: str, corrections: Sequence[Correction], now: Briefing
) -> Briefing:
    """The note as a briefing of its own, in the language of the one that it corrects.

    `made_at` is the day of the export (ISO 8601), `now` the same briefing as it would be made now.
    """
    phrases = Phrases(now.language)
    day = phrases.day(made_at[:10])
    rows = tuple(
        Row(
            f"correction/{number}",
            (
                Part(_cells(one.before)),
                Part(_cells(one.after) or phrases("correction.none")),
                Part(_why(phrases, one)),
            ),
            one.sources,
        )
        for number, one in enumerate(corrections, start=1)
    )
    columns = tuple(Column(phrases(f"col.{key}")) for key in ("told", "now", "because"))
    table = Table(phrases("cap.correction", title=title, day=day), columns, rows)
    sections = [Section("correction", phrases("section.correction"), (table,))]
    if any(one.sources for one in corrections):
        sections.append(Section("annex", phrases("section.annex"), (), annex=True))
    used = {key for one in corrections for key in one.sources}
    return replace(
        now,
        template="correction",
        title=phrases("title.correction", title=title),
        subtitle=phrases("subtitle.correction", day=day, now=phrases.day(now.made_of[:10])),
        sections=tuple(sections),
        sources={key: one for key, one in now.sources.items() if key in used},
        evidence={key: one for key, one in now.evidence.items() if key in used},
        left_out=(),
        unproven=(),
    )


def _cells(told: str) -> str:
    """A sentence as it is, the cells of a row (see `Row.text`) without the empty ones."""
    return " · ".join(filter(None, (cell.strip() for cell in told.split(" | "))))


def _why(phrases: Phrases, one: Correction) -> str:
    return "; ".join(phrases.find(f"stale.{why}", why) for why in one.reason.split("; "))
