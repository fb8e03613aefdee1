"""Mentions of officials in one release: names with titles first, then the names linked to them."""

from collections.abc import Sequence

from annotator.model.suggestion import ModelName
from annotator.suggest.officials.assisted import Assisted
from annotator.suggest.officials.capacities import Capacities
from annotator.suggest.officials.document import Doc
from annotator.suggest.officials.holders import Holders
from annotator.suggest.officials.lexicon import Lexicon
from annotator.suggest.officials.linking import Linker
from annotator.suggest.officials.people import People
from annotator.suggest.officials.posts import Post, PostReader
from annotator.suggest.officials.reading import Mention, Reading
from annotator.suggest.officials.russian_posts import RussianPosts
from annotator.suggest.officials.shapes import Names
from annotator.suggest.officials.titled import TitledReader


def read(
    doc: Doc, lexicon: Lexicon, holders: Holders, people: Sequence[ModelName] = ()
) -> tuple[list[Mention], list[Post]]:
    """The mentions by name in reading order, and those by title alone.

    Of `people`, names that models found, those with a post that no rule has read are added last.
    """
    doc.take_names(Names(doc).find())
    reading = Reading(doc, holders, People(doc, lexicon.givens_ru, lexicon.posts_ru))
    titled = TitledReader(reading, lexicon)
    titled.read()
    Linker(reading).link()
    Capacities(reading, lexicon).read()
    Assisted(reading, titled).read(people)
    persons = reading.people.persons
    posts = [
        *PostReader(doc, lexicon, persons).posts(reading.used),
        *RussianPosts(doc, lexicon, persons).posts(reading.used),
    ]
    return sorted(reading.mentions, key=lambda mention: mention.start), posts
