"""The templates as a table: which sections each has, in which order; and the options of all."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.model.errors import UserError
from annotator.model.fields import Choice
from annotator.model.snapshot import Option
from exports.briefing import closing, comparing, profile, sections, tracking
from exports.briefing.sections import Maker

MAKERS: Mapping[str, Maker] = {
    "summary": sections.summary,
    "text": closing.text,
    "decisions": sections.decisions,
    "statistics": sections.statistics,
    "people": sections.people,
    "others": sections.others,
    "releases": sections.releases,
    "posts": profile.posts,
    "statements": profile.statements,
    "person_decisions": profile.person_decisions,
    "tracker": tracking.tracker,
    "by_body": tracking.by_body,
    "comparison": comparing.comparison,
    "over_time": comparing.over_time,
    "chronology": tracking.chronology,
    "sources": closing.sources,
    "annex": closing.annex,
}
"""Every section by its key; a new one is a function and a line here."""

RECORD = "record"


@dataclass(frozen=True, slots=True)
class BriefingTemplate:
    """What a template is called, what it is for, and its sections in their order."""

    key: str
    label: str
    label_ru: str
    help: str
    sections: tuple[str, ...]
    for_release: bool = False


TEMPLATES: Mapping[str, BriefingTemplate] = {
    template.key: template
    for template in (
        BriefingTemplate(
            "event",
            "Event brief",
            "Справка о событии",
            "One release: what was decided, which figures it gives, who took part.",
            ("summary", "text", "decisions", "statistics", "people", "others", "annex"),
            for_release=True,
        ),
        BriefingTemplate(
            "digest",
            "Periodic digest",
            "Обзор за период",
            "Several releases of a period, one after the other, with charts and sources.",
            (
                "summary",
                "text",
                "releases",
                "by_body",
                "over_time",
                "people",
                "others",
                "sources",
                "annex",
            ),
        ),
        BriefingTemplate(
            "profile",
            "Official’s profile",
            "Профиль должностного лица",
            "One official: posts over time, statements and mentions, decisions.",
            ("text", "posts", "statements", "person_decisions", "sources", "annex"),
        ),
        BriefingTemplate(
            "tracker",
            "Decision tracker",
            "Контроль решений",
            "Each decision with its status and the next step, and how many each body took.",
            ("text", "tracker", "by_body", "sources", "annex"),
        ),
        BriefingTemplate(
            "statistics",
            "Statistics, year on year",
            "Статистика по годам",
            "Figures a year apart with their change, and which can't be compared and why.",
            ("text", "comparison", "over_time", "statistics", "sources", "annex"),
        ),
        BriefingTemplate(
            "chronology",
            "Chronology",
            "Хронология",
            "What happened when, from all releases.",
            ("text", "chronology", "sources", "annex"),
        ),
    )
}

OPTIONS: tuple[Option, ...] = (
    Option(
        "template",
        "Template",
        (
            Choice(RECORD, "Full record, release by release"),
            *(Choice(one.key, one.label) for one in TEMPLATES.values()),
        ),
        RECORD,
        "what the briefing is for",
    ),
    Option("title", "Title", help="on the title page, in place of the project's name"),
    Option(
        "language",
        "Language",
        (Choice("en", "English"), Choice("ru", "Russian")),
        "en",
        "of headings, dates and figures",
    ),
    Option(
        "status",
        "Status",
        (
            Choice("draft", "Draft"),
            Choice("final", "Final: refuse what is not verified"),
            Choice("checked", "Final if all is verified, else draft"),
        ),
        "draft",
        "a final briefing takes verified tags only, and every figure must be proven",
    ),
    Option("paper", "Paper", (Choice("A4"), Choice("Letter")), "A4", "A4 or US Letter"),
    Option("mark", "Handling mark", help="at the head of every page: OFFICIAL USE"),
    Option("releases", "Releases", help="ids or file names, parted by commas; all if empty"),
    Option("first", "From", help="first day: 2019-11-01"),
    Option("last", "To", help="last day: 2019-11-30"),
    Option("officials", "Officials", help="names, parted by semicolons"),
    Option("sections", "Sections", help="their keys in the order wanted, parted by commas"),
    Option("text", "Remarks", help="text of your own; an empty line parts paragraphs"),
)


def sections_of(template: BriefingTemplate, wanted: str) -> tuple[str, ...]:
    """The sections that were asked for, the template's own for nothing. UserError if unknown."""
    keys = tuple(filter(None, (key.strip() for key in wanted.split(",")))) or template.sections
    for key in keys:
        if key not in MAKERS:
            raise UserError(f"There is no section “{key}”. Choose among: {', '.join(MAKERS)}.")
    if len(set(keys)) != len(keys):
        raise UserError("A section is named twice. Name each once.")
    return keys
