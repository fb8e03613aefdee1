"""What is known of one release while its officials are read."""

from dataclasses import dataclass, field

from annotator.suggest.officials.document import Doc, Name
from annotator.suggest.officials.holders import Holders
from annotator.suggest.officials.people import People, Person
from annotator.suggest.officials.titles import Found, Title

_REGNAL = frozenset("II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention over the tokens `start` to `end`, with the name in it and the person meant.

    `model` says which model found the name, where no rule did.
    """

    start: int
    end: int
    name: Name
    person: Person | None
    title: Title | None
    rule: str
    score: float
    model: str = ""


@dataclass(slots=True)
class Reading:
    """The mentions found so far, the persons, and the names that are still without a post.

    `used` are the tokens of mentions, `named` those of the names in them, `private` the family
    names of people with a post that is none of a state.
    """

    doc: Doc
    holders: Holders
    people: People
    mentions: list[Mention] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    named: set[int] = field(default_factory=set)
    private: set[str] = field(default_factory=set)
    loose: list[tuple[Name, Found]] = field(default_factory=list)

    def keep(self, mention: Mention) -> None:
        """Add a mention and take its tokens."""
        self.mentions.append(mention)
        self.used.update(range(mention.start, mention.end))
        self.named.update(range(mention.name.start, mention.name.end))

    def forget(self, mention: Mention, person: Person) -> None:
        """Take the mention back, and with it the person whose only post it gave."""
        self.mentions.remove(mention)
        self.used.difference_update(range(mention.start, mention.end))
        self.named.difference_update(range(mention.name.start, mention.name.end))
        self.people.forget(person)


def with_suffix(doc: Doc, name: Name) -> Name:
    """Take in `Jr.`, `III` behind the name."""
    tokens, at = doc.tokens, name.end
    if (
        at < len(tokens)
        and tokens[at].text == ","
        and at + 1 < len(tokens)
        and tokens[at + 1].low in ("jr.", "sr.", "jr")
    ):
        return Name(name.start, at + 2, name.given)
    if at < len(tokens) and tokens[at].low in ("jr.", "sr.", "ii", "iii", "iv", "jr"):
        return Name(name.start, at + 1, name.given)
    if at < len(tokens) and tokens[at].text in _REGNAL and not tokens[at].gap:
        return Name(name.start, at + 1, name.given)
    return name
