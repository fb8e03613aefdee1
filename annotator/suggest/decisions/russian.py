"""Clauses of decision in Russian, whose subject may stand before or behind its verb."""

import re
from dataclasses import replace

from annotator.suggest.decisions.clause import Clause, Range
from annotator.suggest.decisions.lexicon import Form, Lexicon
from annotator.suggest.decisions.russian_needs import (
    ACTS,
    ADVERBS,
    NEEDS,
    PREPOSITIONS,
    Found,
    Place,
    listed,
)
from annotator.suggest.decisions.tokens import Tokens

_OPENERS = frozenset(
    "и а но также кроме того однако поэтому ранее сегодня вчера накануне затем напомню в-частности"
    " частности итак таким образом при этом наконец далее тогда теперь уже впервые так"
    " например".split()
)
_BLOCKING = frozenset(
    "не ни нет будет будут может могут должен должна должно должны чтобы если бы надо нужно"
    " следует планируется ожидается предлагаю предлагается когда пока".split()
)
_RELATIVE = ("котор", "чей", "чья", "чьё", "чьи")
_TRAILING = frozenset(
    "где когда чтобы поскольку так потому хотя если сообщает сообщил сообщила"
    " сообщили сказал сказала заявил заявила отметил отметила говорится пишет"
    " передает передаёт подчеркнул добавил но а".split()
)
_GERUNDS = ("ив", "ав", "ыв", "ув", "вшись")
_NO_GERUNDS = frozenset("архив актив коллектив мотив норматив устав состав".split())
_ADJECTIVES = ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "ых", "их")
_REPORTING = tuple(
    "напом отме сообщ заяв следует извест подчерк сказа добав знае уточн рассказ поясн объяв говор"
    " переда пишет".split()
)
_OBLIQUE = (*_ADJECTIVES, "ую", "юю", "ом", "ем", "ым", "им", "ыми", "ими")
_GENITIVE = ("а", "я", "ы", "и", "го", "ой", "ей", "их", "ых", "ов", "ев")
_GENITIVE_NOUN = ("а", "я", "ов", "ев", "ей", "ии", "ого", "его", "ых", "их")
_SUBJECTS = frozenset(
    "президент глава правительство председатель премьер-министр министр министерство совет"
    " комитет владимир стороны лидеры участники государства главы президенты".split()
)
_MONTHS = frozenset(
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
)
_PRONOUNS = frozenset("мы они он она я мною мной нами".split())
_FURTHER = re.compile(
    "(?:(?:за|вы)слуша|обсуди|рассмотре|отмети|вырази|обменя|подчеркну|констатирова|провё?е?|"
    "посети|осмотре|встрети|поблагодари|подве|приветствова|призва|ознакоми|проинформирова|"
    "уточни|обрати|напомни|высказа|поздрави)л[аои]?(?:с[ья])?"
    "|(?:обсужд|рассмотр|отмеч|выраж|проведе|заслуша)е?н[аоы]?"
)
"""Verbs that tell of no decision and begin a further clause of the same subject."""


def russian(tokens: Tokens, lexicon: Lexicon, *, heading: bool) -> list[Clause]:
    """The clauses of decision of one Russian sentence, in reading order."""
    del heading  # Russian headlines use the same tenses as the text
    found: list[Clause] = []
    for at in range(len(tokens)):
        form = lexicon.forms.get(tokens.word(at))
        if form is None or tokens.depth[at]:
            continue
        clause = _clause(tokens, lexicon, form, at)
        if clause is not None:
            found.append(_with_subject(tokens, lexicon, clause, found[-1] if found else None))
    return found


def _with_subject(
    tokens: Tokens, lexicon: Lexicon, clause: Clause, before: Clause | None
) -> Clause:
    """The clause with the subject of the verb before it, where "и" or a comma hands it on."""
    first = clause.trigger[0]
    handed = clause.whole[0] == first and tokens.word(first - 1) in ("и", ",")
    if not handed or clause.passive:
        return clause
    if before and not before.passive:
        verb, subject = before.trigger[0], before.subject
    else:
        start = _left(tokens, lexicon, first - 1)
        verb = next((k for k in range(start, first) if _FURTHER.fullmatch(tokens.word(k))), start)
        if start < verb and tokens.word(start) in PREPOSITIONS:
            adverbial = _behind_adverbial(tokens, start, verb)
            named = (k for k in range(start, verb) if tokens.word(k) in _SUBJECTS)
            start = next(named, adverbial)
        subject = (start, verb)
    agree = _number(tokens.word(first)) == _number(tokens.word(verb))
    known = subject and subject[0] < subject[1] and agree
    return replace(clause, subject=subject, shared=True) if known else clause


def _number(verb: str) -> str:
    """The last letter of a past form, which tells its number and gender."""
    return verb.removesuffix("сь").removesuffix("ся")[-1:]


def _clause(tokens: Tokens, lexicon: Lexicon, form: Form, at: int) -> Clause | None:
    start = _left(tokens, lexicon, at)
    end = _right(tokens, lexicon, at, clausal=form.verb.takes == "clause")
    if any(tokens.word(k) in _BLOCKING for k in range(max(start - 1, 0), at)):
        return None
    if tokens.word(start).startswith(_RELATIVE) or tokens.word(start) in ("что", "вы"):
        return None
    need = NEEDS.get(form.verb.takes, listed)
    met = need(Place(tokens, lexicon, form, at, start, end))
    if met is None:
        return None
    first = _first(tokens, start, at, met, passive=form.participle)
    author = _author(tokens, first, at)
    subject, told = _subject(tokens, first, at), (at + 1, end) if at + 1 < end else None
    if met.noun is not None and met.noun < at and not form.participle:
        subject, told = told, subject  # "распоряжение подписал Михаил Орлов"
    return Clause(
        whole=(first, end),
        trigger=(at, at + 1),
        verb=form.verb,
        passive=form.participle,
        instrument=met.instrument,
        noun=met.noun,
        subject=subject,
        object=told,
        agent=author,
        rule=f"decision.ru.{form.verb.takes}.{'passive' if form.participle else 'active'}",
        score=met.score,
    )


def _left(tokens: Tokens, lexicon: Lexicon, at: int) -> int:
    """The first word of the clause, behind the last comma, colon or conjunction before the verb."""
    start = at
    while start > 0:
        before = tokens.word(start - 1)
        if tokens.depth[start - 1] == 0:
            if before in ",;:–—*«“…" and not _inside_name(tokens, start - 1, at):
                break
            if start < at and _opens_sentence(tokens, start):
                break
            if before in ("и", "а") and tokens.word(start) in lexicon.forms:
                break
        start -= 1
    if tokens.word(start) == "что" and tokens.word(start - 2).startswith(_REPORTING):
        start += 1
    while start < at and (tokens.word(start) in _OPENERS or not tokens.word(start)[0].isalnum()):
        start += 1
    if tokens.word(start).isdigit() and tokens.word(start + 1) in _MONTHS and start + 2 < at:
        start += 2  # "11 мая президент подписал указ"
    return start


def _opens_sentence(tokens: Tokens, at: int) -> bool:
    """Whether a subject stands there whose sentence follows a heading or a date line at once."""
    if not tokens.capitalised(at) or tokens.word(at) not in _SUBJECTS:
        return False
    before = tokens.word(at - 1)
    return at > 0 and not tokens.capitalised(at - 1) and before not in PREPOSITIONS | {"и"}


def _inside_name(tokens: Tokens, quote: int, at: int) -> bool:
    """Whether an opening quotation mark closes again before the verb."""
    return tokens.word(quote) in ("«", "“") and any(
        tokens.word(k) in ("»", "”") for k in range(quote, at)
    )


def _right(tokens: Tokens, lexicon: Lexicon, at: int, *, clausal: bool) -> int:
    opened = 0
    for k in range(at + 1, len(tokens)):
        word, following = tokens.word(k), tokens.word(k + 1)
        if tokens.depth[k]:
            continue
        if word in ("«", "“"):
            opened += 1
        elif word in ("»", "”"):
            if opened == 0:
                return k
            opened -= 1
        elif opened == 0 and word == ",":
            if _comma_ends(tokens, lexicon, k + 1, clausal=clausal):
                return k
        elif (opened == 0 and _opens_sentence(tokens, k) and _tells(tokens, lexicon, k)) or (
            word == ";"
            or (word == "*" and opened == 0)
            or (word == "и" and following in lexicon.forms and opened == 0)
        ):
            return k
    return len(tokens)


def _comma_ends(tokens: Tokens, lexicon: Lexicon, at: int, *, clausal: bool) -> bool:
    """Whether what stands there, behind a comma, is no more of the clause before."""
    word = tokens.word(at)
    if word in _TRAILING and tokens.word(at + 1) not in ("также", "именно"):
        return True
    if word.endswith(_GERUNDS) and len(word) > 5 and word not in _NO_GERUNDS:
        return True  # "был назначен послом, сменив Иванова"
    if word in lexicon.forms or _begins_relative(tokens, at):
        return True
    if word in _SUBJECTS and _tells(tokens, lexicon, at):
        return True
    return not clausal and (word == "что" or _FURTHER.fullmatch(word) is not None)


def _tells(tokens: Tokens, lexicon: Lexicon, at: int) -> bool:
    """Whether a verb of decision comes soon behind the subject there."""
    return any(tokens.word(k) in lexicon.forms for k in range(at + 1, at + 5))


def _begins_relative(tokens: Tokens, at: int) -> bool:
    """Whether "который" or "в которой" stands there."""
    first = at + 1 if tokens.word(at) in PREPOSITIONS else at
    return tokens.word(first).startswith(_RELATIVE)


def _first(tokens: Tokens, start: int, at: int, met: Found, *, passive: bool) -> int:
    """Where the clause's own words begin behind an adverbial that opens it."""
    if tokens.word(start).startswith(ACTS):
        return start
    own = at
    while own > start and tokens.word(own - 1) in ADVERBS | _PRONOUNS:
        own -= 1
    if own < at and tokens.word(own) in _PRONOUNS:
        return own
    if passive and met.noun is not None and met.noun > at:
        return own
    if tokens.word(start) not in PREPOSITIONS:
        return start
    if met.noun is not None and start < met.noun < at:
        first = met.noun
        while first > start and (
            tokens.word(first - 1).endswith(_ADJECTIVES) or tokens.capitalised(first - 1)
        ):
            first -= 1
        return first
    first = _behind_adverbial(tokens, start, at)
    alone = passive and first == own - 1 and tokens.word(first).endswith(("и", "ы"))
    # "По итогам встречи был назначен": a single verb has no subject in the plural
    return own if alone and not tokens.word(at).endswith("ы") else first


def _behind_adverbial(tokens: Tokens, start: int, at: int) -> int:
    """The first word behind the last prepositional phrase ("По итогам визита | президенты")."""
    last = max(k for k in range(start, at) if tokens.word(k) in PREPOSITIONS)
    first = last + 1
    while first < at - 1 and tokens.word(first).endswith(_OBLIQUE):
        first += 1
    first += 1
    while (
        first < at - 1
        and tokens.word(first).endswith(_GENITIVE_NOUN)
        and not (tokens.capitalised(first))
    ):
        first += 1
    while first < at and tokens.word(first) in ADVERBS:
        first += 1
    return min(first, at)


def _subject(tokens: Tokens, first: int, at: int) -> Range | None:
    """The words before the verb without the adverbs and the auxiliary right before it."""
    last = at
    while last > first and tokens.word(last - 1) in ADVERBS:
        last -= 1
    own = next((k for k in range(first + 1, last) if tokens.word(k) == "своим"), last)
    return (first, own) if first < own else None


def _author(tokens: Tokens, first: int, at: int) -> Range | None:
    """The body of "Указом Президента Российской Федерации Иванов назначен"."""
    if not tokens.word(first).startswith(ACTS) or first + 1 >= at:
        return None
    end = first + 1
    while end < at and end - first < 8 and tokens.word(end).endswith(_GENITIVE):
        end += 1
    return (first + 1, end) if end > first + 1 else None
