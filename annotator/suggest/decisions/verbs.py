"""Finite verb groups of English that can state a formal act."""

from dataclasses import dataclass, replace

from annotator.suggest.decisions import grammar
from annotator.suggest.decisions.lexicon import Form, Lexicon, Verb
from annotator.suggest.decisions.nouns import is_adverb
from annotator.suggest.decisions.tokens import Tokens

_OPEN_DETERMINERS = frozenset({"both", "all", "some", "many", "most", "that", "this"})
_TOLD_PASSIVE = grammar.PAST_BE | {"been"}
_PRESENT = frozenset({"is", "are", "am"})
_UNREAL = grammar.MODALS | grammar.NEGATIONS
_TRANSITIVES = frozenset(
    "increase increases raise raises reduce reduces exceed exceeds prevent prevents provide"
    " provides include includes receive receives use uses make makes require requires protect"
    " protects".split()
)
"""Verbs of the present whose object a participle describes: "increases authorized funding"."""
_UNCHANGED = frozenset({"set", "put", "cut"})
"""Verbs whose past is their infinitive."""
_MODAL_REACH = 14
_ADJECTIVES = frozenset({"current", "existing", "present", "maximum"})
_BEHIND_BARE_PASSIVE = frozenset({"by", "between", "at", "in", "with", "during", "today"})


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb group: from its first word to behind the trigger, and how it is built.

    `leader` is where the auxiliary stands that a second participle shares ("was read and signed").
    """

    start: int
    trigger: int
    end: int
    verb: Verb
    passive: bool
    bare: bool = False
    leader: int | None = None


def _form(tokens: Tokens, lexicon: Lexicon, at: int) -> tuple[Form, int] | None:
    if tokens.words[at] not in lexicon.heads:
        return None
    pair = f"{tokens.word(at)} {tokens.word(at + 1)}"
    if pair in lexicon.forms:
        return lexicon.forms[pair], at + 2
    form = lexicon.forms.get(tokens.word(at))
    return (form, at + 1) if form else None


def verb_group(tokens: Tokens, lexicon: Lexicon, at: int, *, heading: bool) -> VerbGroup | None:
    """The finite verb group whose trigger stands at `at`; None where it states no act.

    Negation, modality and an infinitive state none. In a heading the present tense and a passive
    without its auxiliary count as well.
    """
    known = _form(tokens, lexicon, at)
    if known is None or tokens.depth[at] or (tokens.capitalised(at) and not heading):
        return None
    form, end = known
    start, chain = _chain(tokens, at)
    if form.base:
        performs = "hereby" in tokens.words[start:at] and not chain - {"do", "does"}
        headline = heading and not chain and _several_act(tokens, at)
        states = performs or headline
        return (
            VerbGroup(start, at, end, form.verb, passive=False, bare=headline) if states else None
        )
    if chain & (_UNREAL | {"being", "having"}) or _shares_modal(tokens, at):
        return None
    plain = VerbGroup(start, at, end, form.verb, passive=False)
    if form.progressive:
        return plain if chain and chain <= _PRESENT else None
    if chain & (_TOLD_PASSIVE | grammar.PRESENT_BE | grammar.HAVE):
        told = form.participle and (chain & _TOLD_PASSIVE or not chain & grammar.PRESENT_BE)
        return replace(plain, passive=bool(chain & _TOLD_PASSIVE)) if told else None
    return _without_auxiliary(tokens, form, plain, heading=heading)


def _shares_modal(tokens: Tokens, at: int) -> bool:
    """Whether an earlier "will" holds for the verb too: "will designate commands and set up"."""
    if tokens.word(at) not in _UNCHANGED or tokens.word(at - 1) != "and":
        return False
    return any(tokens.word(k) in grammar.MODALS for k in range(max(0, at - _MODAL_REACH), at))


def _several_act(tokens: Tokens, at: int) -> bool:
    """Whether those who act in a headline stand before the verb: "Leaders approve a plan"."""
    before, last = tokens.word(at - 1), tokens.word(at + 1)
    return before.endswith("s") and before not in grammar.FINITE and bool(last)


def _without_auxiliary(
    tokens: Tokens, form: Form, plain: VerbGroup, *, heading: bool
) -> VerbGroup | None:
    """The simple past, a participle that shares an earlier auxiliary, or a heading's tense."""
    if form.participle:
        told = heading and tokens.word(plain.start - 1) != ","
        if told and _told_without_be(tokens, form, plain.end):
            return replace(plain, passive=True, bare=True)
        leader = _led_passive(tokens, plain.trigger, plain.end)
        if leader is not None:
            return replace(plain, passive=True, leader=leader)
    if form.past and not _attributive(tokens, plain.start):
        return plain
    return replace(plain, bare=True) if heading and form.present else None


def _led_passive(tokens: Tokens, at: int, end: int) -> int | None:
    """Where the auxiliaries of an earlier participle stand which "and signed (by)" shares."""
    if tokens.word(at - 1) != "and":
        return None
    adjacent, chain = _chain(tokens, at - 2)
    if chain & _TOLD_PASSIVE and tokens.word(at - 2).endswith("ed"):
        return None if chain & _UNREAL else adjacent
    if tokens.word(end) != "by":
        return None
    for k in range(at - 2, 0, -1):
        if tokens.word(k) in _TOLD_PASSIVE:
            start, chain = _chain(tokens, k + 1)
            return None if chain & _UNREAL else start
    return None


def _told_without_be(tokens: Tokens, form: Form, end: int) -> bool:
    """Whether a heading tells of the act in the passive without "was" ("Judge Named as")."""
    following = tokens.word(end)
    if form.verb.takes == "person" and following in ("as", "to", "new", "acting"):
        return True
    if form.verb.takes == "order":
        return following == "to"
    return not following or following in _BEHIND_BARE_PASSIVE


def verb_start(tokens: Tokens, at: int) -> int:
    """The first auxiliary or adverb of the verb group whose main verb stands at `at`."""
    return _chain(tokens, at)[0]


def _chain(tokens: Tokens, at: int) -> tuple[int, set[str]]:
    """The start of the auxiliaries and adverbs before a verb, and those auxiliaries."""
    chain: set[str] = set()
    start = at
    k = at - 1
    while k >= 0:
        word = tokens.word(k)
        if word in grammar.AUXILIARIES:
            chain.add("not" if word.endswith("n't") else word)
        elif not is_adverb(word):
            break
        start = k
        k -= 1
    return start, chain


def _attributive(tokens: Tokens, start: int) -> bool:
    """Whether the form before which `start` stands describes a noun ("the approved plan")."""
    before = tokens.word(start - 1)
    if before[:1].isdigit() and tokens.word(start - 2) == "dated":
        return True  # "the notification dated 2021-01-05 issued under the Act"
    if before.endswith("'s") or before == "'" or tokens.word(start) == "newly":
        return True
    if before in (grammar.DETERMINERS - _OPEN_DETERMINERS) | _TRANSITIVES | _ADJECTIVES:
        return True
    return before in grammar.PREPOSITIONS - {"including"}
