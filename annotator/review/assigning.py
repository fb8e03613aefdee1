"""Who gets which release: in turn, by language, and a share of them twice."""

from collections.abc import Iterable, Mapping, Sequence

from annotator.model.errors import UserError
from annotator.review.sampling import sample

Pair = tuple[str, str]
"""A document's id and a member's id."""


def in_turn(documents: Sequence[str], members: Sequence[str]) -> tuple[Pair, ...]:
    """Each release to one member, in turn, so that numbers differ by one at most."""
    _require(members)
    return tuple((one, members[at % len(members)]) for at, one in enumerate(documents))


def by_language(
    documents: Iterable[Pair], members_of: Mapping[str, Sequence[str]]
) -> tuple[Pair, ...]:
    """Each release (id, language) in turn to the members of its language; "" takes the others."""
    held: dict[str, list[str]] = {}
    for document, language in documents:
        key = language if language in members_of else ""
        held.setdefault(key, []).append(document)
    found: list[Pair] = []
    for language, ones in held.items():
        found += in_turn(ones, members_of.get(language, ()))
    return tuple(found)


def doubled(
    pairs: Sequence[Pair], members: Sequence[str], share: float, seed: str
) -> tuple[Pair, ...]:
    """The pairs, and for a random share (0 to 1) of the releases a second member each.

    The same seed chooses the same releases. Raises UserError where there is nobody to be second.
    """
    if not 0 <= share <= 1:
        raise UserError("The share is between 0 and 100 percent.")
    if share and len(set(members)) < 2:
        raise UserError("To annotate twice takes two annotators. Choose another one.")
    documents = list(dict.fromkeys(document for document, _ in pairs))
    chosen = sample(documents, round(len(documents) * share), seed)
    takers: dict[str, set[str]] = {}
    for document, member in pairs:
        takers.setdefault(document, set()).add(member)
    load = {member: sum(one == member for _, one in pairs) for member in members}
    second: list[Pair] = []
    for document in sorted(chosen, key=documents.index):
        free = [one for one in members if one not in takers[document]]
        if free:
            least = min(free, key=lambda one: load[one])
            load[least] += 1
            second.append((document, least))
    return (*pairs, *second)


def _require(members: Sequence[str]) -> None:
    if not members:
        raise UserError("Nobody is there to take the releases. Choose at least one annotator.")
