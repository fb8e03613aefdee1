"""Phrases of a lexicon in a list of tokens: the longest wins, at both ends of the list too."""

from annotator.assets import resources
from annotator.suggest.statistics import blocklist
from annotator.suggest.statistics.lexicon import Lexicon
from annotator.suggest.statistics.phrases import Phrases
from annotator.suggest.statistics.tokens import tokens

WORDS = Phrases(
    [("at least", "short"), ("at least about", "long"), ("ton*", "stem"), ("at", "one")]
)


def test_the_longest_phrase_that_begins_at_a_token_wins() -> None:
    stream = tokens("at least about 5")
    assert WORDS.at(stream, 0) == ("long", 3)


def test_a_longer_phrase_that_the_text_cuts_off_gives_way_to_the_shorter_one() -> None:
    stream = tokens("at least")
    assert WORDS.at(stream, 0) == ("short", 2)
    assert WORDS.at(stream, 1) is None
    assert WORDS.at(stream, 2) is None


def test_a_phrase_in_front_of_a_token_never_begins_before_the_text() -> None:
    stream = tokens("least about 5 at least")
    assert WORDS.before(stream, 2) is None
    assert WORDS.before(stream, 0) is None
    assert WORDS.before(stream, 5) == ("short", 3)


def test_an_ending_is_taken_from_a_word_that_is_no_phrase_itself() -> None:
    assert WORDS.at(tokens("tonnes"), 0) == ("stem", 1)


def _blocked(text: str) -> list[str]:
    expression = blocklist.pattern(Lexicon.load(resources() / "lexicons").context)
    return [text[start:end] for start, end in blocklist.blocked(expression, text, 0)]


def test_designations_and_links_are_found_wherever_a_word_may_begin() -> None:
    assert _blocked("see Resolution 1373 and page 12") == ["Resolution 1373", "page 12"]
    assert _blocked("Write office17@example.org soon") == ["office17@example.org"]
    assert _blocked("  1) the first point") == ["  1)"]


def test_a_designation_inside_a_longer_word_is_none() -> None:
    assert _blocked("the homepage 12 visitors saw") == []
