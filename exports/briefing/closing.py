"""Sections that say nothing of their own: the officer's remarks, the sources, the annex."""

from collections.abc import Iterator

from annotator.model.briefing import Block, Paragraph, Part, Row, Sentence, Table
from exports.briefing.material import Material
from exports.briefing.sections import column


def text(material: Material) -> Iterator[Block]:
    """What the officer typed, a paragraph for each blank line."""
    typed = (part.strip() for part in material.free_text.replace("\r\n", "\n").split("\n\n"))
    for number, words in enumerate(filter(None, typed), start=1):
        yield Paragraph((Sentence(f"text/{number}", (Part(words),), free=True),))


def sources(material: Material) -> Iterator[Block]:
    """The releases that the briefing cites, all of them in a digest."""
    phrases = material.phrases
    cited = {source.document for source in material.sources.values()}
    rows = tuple(
        Row(
            f"sources/{held.document.id}",
            (
                Part(
                    " ".join((held.document.title or held.document.source_name).split()),
                    held.language,
                ),
                Part(" ".join(held.document.publisher.split()), held.language),
                Part(phrases.short_day(held.document.published_on or held.document.event_date)),
                Part(held.document.source_address.strip()),
                Part(held.document.handling),
                Part(held.document.reliability),
            ),
        )
        for held in material.helds
        if material.every_release or held.document.id in cited
    )
    columns = (
        column(phrases, "release"),
        column(phrases, "publisher"),
        column(phrases, "date", whole=True),
        column(phrases, "address"),
        column(phrases, "handling"),
        column(phrases, "reliability", whole=True),
    )
    yield Table(phrases("cap.sources"), columns, rows)


def annex(_: Material) -> Iterator[Block]:
    """The annex is set from the sources that the other sections cited."""
    return iter(())
