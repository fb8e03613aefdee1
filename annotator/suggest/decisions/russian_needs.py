"""What a Russian verb of decision asks for: its object or, in the passive, its subject."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from annotator.suggest.decisions.lexicon import Form, Lexicon
from annotator.suggest.decisions.tokens import Tokens

PREPOSITIONS = frozenset(
    "в во на по при с со из от до для за под над о об к ко между после перед через у без в-целях"
    " согласно благодаря среди вопреки около кроме".split()
)
ADVERBS = frozenset(
    "уже также сегодня вчера недавно единогласно совместно ранее только что было были был была"
    " официально тоже затем накануне впервые".split()
)
ACTS = ("указ", "распоряжени", "решени", "постановлени", "приказ")
_ACTORS = frozenset(
    "президент премьер-министр премьер вице-премьер глава министр председатель губернатор мэр"
    " правительство".split()
)
_INFINITIVES = ("ть", "ти", "чь", "ться", "тись")
_NEAR = 7
_BACK = 14


@dataclass(frozen=True, slots=True)
class Place:
    """A verb form at `at` and the range of its clause."""

    tokens: Tokens
    lexicon: Lexicon
    form: Form
    at: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """What was decided, where its noun stands, and how surely that makes a decision."""

    instrument: str
    noun: int | None
    score: float = 0.75


def _instrument_near(place: Place) -> tuple[int, str] | None:
    """The instrument behind the verb or, in the passive, also before it."""
    tokens = place.tokens
    behind = _past_place(tokens, place.at + 1)
    for k in range(behind, min(place.end, behind + _NEAR)):
        if tokens.word(k) in PREPOSITIONS | {","}:
            break
        if name := place.lexicon.instrument(tokens.word(k)):
            return k, name
    if not place.form.participle:
        # "распоряжение подписал Михаил Орлов"
        name = place.lexicon.instrument(tokens.word(place.at - 1))
        described = range(place.start, place.at - 1)
        alone = all(
            tokens.word(k).endswith(("ее", "ое", "ий", "ый", "ие", "ые")) for k in described
        )
        acts = tokens.capitalised(place.at + 1) or tokens.word(place.at + 1) in _ACTORS
        turned = name and alone and acts
        return (place.at - 1, name) if turned else None
    for k in range(max(place.start, place.at - _BACK), place.at):
        by_act = tokens.word(k).startswith(ACTS) and tokens.word(k).endswith(("ом", "ем"))
        if tokens.word(k - 1) in PREPOSITIONS or (by_act and k == place.start):
            continue
        if name := place.lexicon.instrument(tokens.word(k)):
            return k, name
    return None


def _past_place(tokens: Tokens, at: int) -> int:
    """Behind "в Минске" or "с «Новой газетой»" right after the verb."""
    if tokens.word(at) not in ("в", "на", "с", "со"):
        return at
    end = at + 1
    if tokens.word(at + 2) == "чтении":
        return at + 3
    while tokens.capitalised(end) or tokens.word(end) in ("«", "»"):
        end += 1
    return end if end > at + 1 else at


def _instrument(place: Place) -> Found | None:
    near = _instrument_near(place)
    return Found(near[1], near[0], 0.85) if near else None


def _anything(place: Place) -> Found | None:
    near = _instrument_near(place)
    if near:
        return Found(
            place.form.verb.instrument if place.form.verb.instrument == "award" else near[1],
            near[0],
            0.8,
        )
    follows = place.tokens.word(place.at + 1)
    described = follows in PREPOSITIONS or not follows or not follows[0].isalnum()
    if described and not place.form.participle:
        return None
    if place.form.participle and place.start == place.at and described:
        return None
    return Found(place.form.verb.instrument, None, 0.6)


def _person(place: Place) -> Found | None:
    if place.tokens.word(place.at - 1).isdigit():
        return None
    return Found(place.form.verb.instrument, None, 0.75)


def _clause_needed(place: Place) -> Found | None:
    tokens, at = place.tokens, place.at + 1
    while tokens.word(at) in ADVERBS:
        at += 1
    word = tokens.word(at)
    if word.endswith(_INFINITIVES) or word in ("о", "об", "не"):
        return Found(place.form.verb.instrument, None, 0.75)
    if word == "," and tokens.word(at + 1) == "что":
        return Found(place.form.verb.instrument, None, 0.65)
    return None


def _order(place: Place) -> Found | None:
    end = min(place.end, place.at + _BACK)
    if any(place.tokens.word(k).endswith(_INFINITIVES) for k in range(place.at + 1, end)):
        return Found(place.form.verb.instrument, None, 0.7)
    return None


def listed(place: Place) -> Found | None:
    """A noun of the verb's own list behind it or, in the passive, before it."""
    stems = tuple(place.lexicon.nouns.get(place.form.verb.takes, ()))
    first = place.start if place.form.participle else place.at + 1
    for k in range(first, min(place.end, place.at + _BACK)):
        if stems and place.tokens.word(k).startswith(stems):
            return Found(place.form.verb.instrument, k, 0.75)
    return None


NEEDS: Mapping[str, Callable[[Place], Found | None]] = {
    "instrument": _instrument,
    "anything": _anything,
    "person": _person,
    "clause": _clause_needed,
    "order": _order,
}
