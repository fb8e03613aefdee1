"""Names of officials that are learnt when a tag is confirmed to mean them."""

from collections.abc import Iterable
from dataclasses import replace

from annotator.model.ops.state import StateView
from annotator.model.records import Annotation, Change, Official
from annotator.model.registry import folded

_STEM = 4
_FEWEST_WORDS = 2


def learnt_aliases(state: StateView, tags: Iterable[Annotation]) -> tuple[Change, ...]:
    """The officials that the tags refer to, with the names that the tags give them.

    A single word is learnt only in another script: family names are shared. The same words in
    another case of the same language are no other name.
    """
    before: dict[str, Official] = {}
    after: dict[str, Official] = {}
    for tag in tags:
        text = state.text(tag.document)
        for held in tag.fields.values():
            if held.official is None:
                continue
            official = after.get(held.official) or state.official(held.official)
            before.setdefault(official.id, official)
            spoken = (held.value, held.span.of(text) if held.span else "")
            after[official.id] = _with_names(official, spoken)
    return tuple(Change(old, after[key]) for key, old in before.items() if after[key] != old)


def _with_names(official: Official, names: Iterable[str]) -> Official:
    for name in (" ".join(one.split()) for one in names):
        if name and _is_new(name, official.names):
            official = replace(official, aliases=(*official.aliases, name))
    return official


def _is_new(name: str, known: tuple[str, ...]) -> bool:
    if folded(name) in map(folded, known):
        return False
    same_script = [one for one in known if _is_cyrillic(one) == _is_cyrillic(name)]
    if len(name.split()) < _FEWEST_WORDS:
        return not same_script
    return not any(_same_words(name, one) for one in same_script)


def _same_words(name: str, other: str) -> bool:
    """Whether each word of the one begins like a word of the other."""
    ours, theirs = ({word[:_STEM] for word in folded(words).split()} for words in (name, other))
    return ours <= theirs


def _is_cyrillic(name: str) -> bool:
    return any("\u0400" <= sign <= "\u04ff" for sign in name)
