"""Clauses of decision in English: a verb group, what it needs beside it, and their limits."""

from annotator.suggest.decisions import grammar
from annotator.suggest.decisions.boundaries import clause_start, joins_predicate
from annotator.suggest.decisions.clause import Clause
from annotator.suggest.decisions.endings import clause_end
from annotator.suggest.decisions.lexicon import Lexicon
from annotator.suggest.decisions.needs import needs_met
from annotator.suggest.decisions.nouns import has_any, starts_noun
from annotator.suggest.decisions.tokens import Tokens
from annotator.suggest.decisions.verbs import VerbGroup, verb_group, verb_start

_QUESTIONS = frozenset({"why", "how", "whether", "what"})
_CONDITIONS = frozenset({"when", "if", "unless", "once", "because"})
_ACTS = frozenset("decision order decree resolution directive edict notification law".split())
_NO_SUBJECT = frozenset("no neither nobody none you let if as".split())
_NO_SUBJECT_END = frozenset({"that", "to", "and", "or", "not"})
_MANNERS = frozenset("consensus acclamation unanimity vote votes majority ballot".split())
"""How a body decides, and no body: "was adopted by a large majority"."""
_BEHIND_AGENT = frozenset({",", ";", "on", "in", "at", "for", "to"})


def english(tokens: Tokens, lexicon: Lexicon, *, heading: bool) -> list[Clause]:
    """The clauses of decision of one English sentence, in reading order.

    In a heading the present tense and a passive without its auxiliary tell of an act as well.
    """
    found: list[Clause] = []
    if tokens.word(len(tokens) - 1) == "?":
        return found
    for at in range(len(tokens)):
        group = verb_group(tokens, lexicon, at, heading=heading)
        if group is None:
            continue
        clause = _clause(tokens, lexicon, group)
        if clause is not None:
            found.append(clause)
    return found


def _clause(tokens: Tokens, lexicon: Lexicon, group: VerbGroup) -> Clause | None:
    shared = group.leader is not None or _shares_subject(tokens, group)
    limit = clause_end(tokens, group.end, passive=group.passive, forms=lexicon.past_forms)
    start = (
        group.start if shared else clause_start(tokens, lexicon, group.start, passive=group.passive)
    )
    if not shared and not _subject_fits(tokens, start, group.start):
        return None
    subject = None if start >= group.start else (start, group.start)
    if group.leader is not None:
        first = clause_start(tokens, lexicon, group.leader, passive=True)
        if not _subject_fits(tokens, first, group.leader):
            return None
        subject = (first, group.leader)
    if shared and not group.passive:
        subject = _shared_subject(tokens, lexicon, group.start)
    found = needs_met(tokens, lexicon, group, subject, limit)
    if found is None or (shared and group.bare):
        return None
    limit = max(limit, group.end)
    return Clause(
        whole=(start if not shared else group.start, limit),
        trigger=(group.trigger, group.end),
        verb=group.verb,
        passive=group.passive or group.verb.takes == "ceremony",
        instrument=found.instrument or group.verb.instrument or "other",
        noun=found.noun,
        subject=subject,
        object=(group.end, limit) if group.end < limit else None,
        agent=_agent(tokens, group.end, limit) if group.passive else None,
        shared=shared,
        rule=_rule_name(group),
        score=found.score - 0.1 * shared,
    )


def _rule_name(group: VerbGroup) -> str:
    voice = "passive" if group.passive else "heading" if group.bare else "active"
    return f"decision.en.{group.verb.takes.replace(' ', '-')}.{voice}"


def _shares_subject(tokens: Tokens, group: VerbGroup) -> bool:
    """Whether the verb follows "and" or a comma, its subject standing before an earlier verb."""
    start = group.start
    before = tokens.word(start - 1)
    if before == "," and not group.passive:
        return joins_predicate(tokens, start)
    if before not in ("and", "or", "but", "then"):
        return False
    return any(
        tokens.word(k) in grammar.FINITE or tokens.word(k).endswith("ed") for k in range(start - 1)
    )


def _shared_subject(tokens: Tokens, lexicon: Lexicon, verb: int) -> tuple[int, int] | None:
    """The subject of the verb before, which "and" hands on."""
    for at in range(verb - 2, 0, -1):
        word = tokens.word(at)
        if tokens.depth[at] or not (word in grammar.FINITE or word in lexicon.past_forms):
            continue
        end = verb_start(tokens, at)
        if tokens.word(end - 1) in (",", "and", "or"):
            continue
        start = clause_start(tokens, lexicon, end, passive=False)
        return (start, end) if _subject_fits(tokens, start, end) else None
    return None


def _subject_fits(tokens: Tokens, start: int, verb: int) -> bool:
    """Whether the words before the verb can be its subject, in a clause that states something."""
    if start >= verb:
        return False
    first, last = tokens.word(start), tokens.word(verb - 1)
    conditional = any(
        tokens.word(k) in grammar.SUBORDINATORS for k in range(max(0, start - 2), start + 1)
    )
    relative = first in grammar.RELATIVES or last in grammar.RELATIVES
    if last == "," and verb - 2 >= start and tokens.word(verb - 2) in grammar.RELATIVES:
        relative = True
    wrong = first in _NO_SUBJECT or first in grammar.AUXILIARIES or last in _NO_SUBJECT_END
    return not (conditional or relative or wrong or _presupposed(tokens, start, verb))


def _presupposed(tokens: Tokens, start: int, verb: int) -> bool:
    """Whether the words before the verb make its act a condition, a question or old news."""
    for at in range(start, verb):
        word, following = tokens.word(at), tokens.word(at + 1)
        if word in _QUESTIONS or (word == "first" and following == "time"):
            return True
        joined = at > start and "," not in tokens.words[at:verb]
        if word in _CONDITIONS and joined:
            return True
        told = any(_tells(tokens.word(k)) for k in range(start, at))
        if word in ("after", "before") and told and joined:
            return True
        dated = following[:1].isdigit() or following in grammar.TIMES
        if word == "since" and at > start and not dated:
            return True
    return False


def _tells(word: str) -> bool:
    return word in grammar.FINITE or word.endswith("ed")


def _agent(tokens: Tokens, start: int, limit: int) -> tuple[int, int] | None:
    """The words behind "by" right after a passive, up to the next comma or preposition."""
    for at in range(start, min(limit, start + 10)):
        if tokens.word(at) != "by" or not starts_noun(tokens, at + 1):
            continue
        if has_any(tokens, _MANNERS, at + 1, at + 4) is not None:
            continue
        act = has_any(tokens, _ACTS, at + 1, at + 5)
        names_author = act is not None and tokens.word(act + 1) == "of"
        first = act + 2 if act is not None and names_author else at + 1
        end = first
        while end < limit and tokens.word(end) not in _BEHIND_AGENT:
            end += 1
        return (first, end) if end > first else None
    return None
