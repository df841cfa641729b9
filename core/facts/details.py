"""What each sentence gives of a point: who, whom, how many, when, where and why.

A detail that may be one, or that can be held against nothing (a pronoun, "dozens", "after the match"), has an empty
value: enough to say that the sentence gives something of the kind, too little to say that another lacks it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from core.facts.amounts import FoundNumber
from core.facts.dates import FoundDate
from core.facts.grammar import say_words
from core.facts.mentions import Statement, ValueMention, mentions
from core.facts.names import GROUPS, PEOPLE, PLACES, Name, names
from core.lexicon import entries, rows
from core.models import Detail, DetailKind
from core.text.tree import Token, Tree
from core.text.words import is_function_word, read_words

Found = tuple[DetailKind, int, int, str]
"""Kind, span in the sentence, value."""

WHERE = frozenset(
    {"in", "at", "near", "outside", "off", "inside", "across", "throughout", "around", "through", "along"}
)
_AT = frozenset({"at", "near", "outside"})
_SURE_WHERE = {GROUPS: _AT, PEOPLE: frozenset[str](), "nation": frozenset[str](), "": WHERE}
"""What makes a place of a name that is not one by itself, by what it names: "in Siemens" is none."""
PARTS_OF_THE_DAY = frozenset({"dawn", "morning", "noon", "afternoon", "dusk", "evening", "night", "overnight"})
CLOSE = 0.1
"""How far two numbers of one thing may lie apart and still be one, as a share: "about 60" and 58."""
LEAST_TELLING = 13
"""From this number on two equal numbers are one, whatever is counted; "two" is said of anything."""


def find_details(statements: Iterable[Statement]) -> tuple[Detail, ...]:
    """Find what body sentences give, in their order; offsets count characters of the article."""
    return tuple(
        Detail(one.sentence_id or "", kind, one.offset + start, one.offset + end, value)
        for one in statements
        for kind, start, end, value in sorted(set(_of_sentence(one)), key=lambda found: (found[1:3], found[0]))
    )


def agree(one: Detail, other: Detail) -> bool:
    """Say whether two details of one kind are the same or can be: one number, day, name or reason in other words."""
    if one.kind is not other.kind or not one.value or not other.value:
        return False
    if one.kind is DetailKind.NUMBER:
        return _same_number(one.value, other.value)
    if one.kind is DetailKind.DATE:
        return _same_day(one.value, other.value)
    left, right = set(one.value.split()), set(other.value.split())
    return (
        2 * len(left & right) >= min(len(left), len(right)) if one.kind is DetailKind.REASON else _nested(left, right)
    )


def _nested(left: set[str], right: set[str]) -> bool:
    return left <= right or right <= left


def _same_number(one: str, other: str) -> bool:
    (left, measure, *thing), (right, measure_too, *thing_too) = one.split(), other.split()
    if measure != measure_too:
        return False
    a, b = float(left), float(right)
    if thing == thing_too or measure != "count":
        return abs(a - b) <= CLOSE * max(abs(a), abs(b))
    return a == b >= LEAST_TELLING


def _same_day(one: str, other: str) -> bool:
    if "/" not in one or "/" not in other:
        return one == other
    known = [(a, b) for a, b in zip(one.split("/"), other.split("/"), strict=True) if "" not in (a, b)]
    return bool(known) and all(a == b for a, b in known)


def _of_sentence(statement: Statement) -> Iterator[Found]:
    tree = statement.tree
    named = names(tree)
    values = mentions(statement)
    yield from _numbers(tree, values, named)
    yield from _dates(tree, values)
    yield from _people(tree, named)
    yield from _places(tree, named, values)
    yield from _reasons(tree, values)


def _numbers(tree: Tree, values: Iterable[ValueMention], named: tuple[Name, ...]) -> Iterator[Found]:
    for one in values:
        number = one.number
        if number is None or number.measure == "ordinal":
            continue
        if any(name.start <= number.start and number.end <= name.end for name in named):
            continue
        value = "" if _beside(tree, one) else _number_value(tree, one, number)
        yield DetailKind.NUMBER, one.start, one.start + len(one.text), value
    read = {token.index for one in values for token in tree.at(one.start, one.start + len(one.text))}
    for token in tree.tokens:
        if token.text[0].isdigit() and token.index not in read:
            yield DetailKind.NUMBER, token.start, token.end, ""


def _number_value(tree: Tree, one: ValueMention, number: FoundNumber) -> str:
    """The number with what is measured or counted; empty for an age, a vague number and "the two countries"."""
    vague = number.low != number.high and number.rounding != "range" and number.measure != "score"
    if vague or number.measure == "age":
        return ""
    if number.measure == "count":
        kids = tree.children(one.thing.index) if one.thing else ()
        known = number.high < LEAST_TELLING and any(kid.lemma in ("the", "these", "those") for kid in kids)
        if one.thing is None or known:
            return ""
        return f"{number.high:g} count {_stems(one.thing.lemma).replace(' ', '-')}".strip()
    return f"{number.high:g} {number.measure.replace(' ', '-')}"


def _dates(tree: Tree, values: Iterable[ValueMention]) -> Iterator[Found]:
    for one in values:
        if one.date is not None:
            value = "" if one.reporting or _beside(tree, one) else _date_value(one.date, one.text)
            yield DetailKind.DATE, one.start, one.start + len(one.text), value
        elif one.clock is not None:
            yield DetailKind.DATE, one.start, one.start + len(one.text), ""
    for token in tree.tokens:
        if token.lemma in PARTS_OF_THE_DAY:
            yield DetailKind.DATE, token.start, token.end, ""


def _date_value(found: FoundDate, text: str) -> str:
    """Year, month, day and weekday, "2026/11/24/1", each empty where it is not told; else the words themselves.

    Empty for "yesterday" where the day of publication is not known.
    """
    year, month, day, weekday = found.parts
    if len(found.ranges) == 1 and found.ranges[0].first == found.ranges[0].last:
        only = found.ranges[0].first
        year, month, day, weekday = only.year, only.month, only.day, only.weekday()
    if (year, month, day, weekday) == (None, None, None, None):
        return _stems(text) if found.vague else ""
    return "/".join("" if part is None else str(part) for part in (year, month, day, weekday))


def _aside(tree: Tree, token: Token) -> bool:
    """Whether a word stands in a clause that only describes: "the mission, established in 2002"."""
    return any(one.dep in ("relcl", "acl", "advcl") for one in (token, *tree.ancestors(token.index)))


def _beside(tree: Tree, one: ValueMention) -> bool:
    top = tree.top(one.start, one.start + len(one.text))
    return top is not None and _aside(tree, top)


def _main_verbs(tree: Tree) -> list[Token]:
    """The verbs of the main clauses; where the sentence only tells that something was said, those of what was said."""
    todo = [token for token in tree.tokens if token.head == token.index and token.dep == "ROOT"]
    found: list[Token] = []
    while todo:
        verb = todo.pop(0)
        kids = tree.children(verb.index)
        found.append(verb)
        todo += [kid for kid in kids if kid.dep == "conj" and kid.pos in ("VERB", "AUX")]
        if verb.lemma in say_words():
            todo += [kid for kid in kids if kid.dep in ("ccomp", "parataxis")]
    return found


def _people(tree: Tree, named: tuple[Name, ...]) -> Iterator[Found]:
    for verb in _main_verbs(tree):
        for kid in tree.children(verb.index):
            says = verb.lemma in say_words()
            if kid.dep == "nsubj":
                yield _who(tree, DetailKind.WHO, kid, named, weak=says)
            elif kid.dep == "agent":
                for below in tree.children(kid.index):
                    if below.dep == "pobj":
                        yield _who(tree, DetailKind.WHO, below, named)
            elif kid.dep in ("dobj", "nsubjpass", "dative"):
                yield _who(tree, DetailKind.WHOM, kid, named, weak=says)


def _who(tree: Tree, kind: DetailKind, word: Token, named: tuple[Name, ...], *, weak: bool = False) -> Found:
    """A name, or a noun for people or a body, as its stems; anything else has an empty value."""
    if word.pos == "NUM" or word.entity in ("CARDINAL", "PERCENT"):
        # "one of the drivers", "two thirds of the members"
        of = [kid for kid in tree.children(word.index) if kid.lemma == "of"]
        word = next((below for kid in of for below in tree.children(kid.index) if below.dep == "pobj"), word)
    name = next((name for name in named if name.top.index == word.index), None)
    if name is None:
        # "the company's chief executive, Dana Wolf": the name beside the noun is the name of who is meant.
        beside = {kid.index for kid in tree.children(word.index) if kid.dep == "appos"}
        name = next((name for name in named if name.top.index in beside and name.sort in (PEOPLE, GROUPS)), None)
    if name is not None:
        return kind, name.start, name.end, "" if weak else _stems(" ".join(name.words))
    acts = word.pos in ("NOUN", "PROPN") and not actors().isdisjoint({word.form, word.lemma})
    return kind, word.start, word.end, "" if weak or not acts else _stems(word.lemma)


@lru_cache(maxsize=1)
def actors() -> frozenset[str]:
    """Common nouns for people and bodies."""
    lists = ("actors", "people_words", "organisation_words", "gendered_words", "role_nouns", "titles")
    return frozenset(word for name in lists for word in entries(name)) - {"some", "many", "others"}


@lru_cache(maxsize=1)
def _place_nouns() -> frozenset[str]:
    return frozenset(entries("place_nouns"))


def _places(tree: Tree, named: tuple[Name, ...], values: tuple[ValueMention, ...]) -> Iterator[Found]:
    taken = {token.index for one in values if one.date for token in tree.at(one.start, one.start + len(one.text))}
    for name in named:
        before = tree.head(name.top.index)
        where = before.lemma if name.top.dep == "pobj" else ""
        if name.top.index in taken or (name.sort != PLACES and where not in (*WHERE, "on")):
            continue
        sure = bool(where) and where != "by" if name.sort == PLACES else where in _SURE_WHERE[name.sort]
        sure = sure and not _aside(tree, name.top)
        yield DetailKind.PLACE, name.start, name.end, _stems(" ".join(name.words)) if sure else ""
    for token in tree.tokens:
        before = tree.head(token.index)
        if token.dep == "pobj" and token.pos == "NOUN" and token.lemma in _place_nouns() and before.lemma in WHERE:
            sure = tree.head(before.index).pos in ("VERB", "AUX") and not _aside(tree, token)
            yield DetailKind.PLACE, token.start, token.end, _stems(token.lemma) if sure else ""


@lru_cache(maxsize=1)
def _reason_words() -> tuple[dict[str, str], re.Pattern[str]]:
    sorts = {row[0]: row[1] for row in rows("reason_words")}
    longest_first = sorted(sorts, key=len, reverse=True)
    return sorts, re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)


def _reasons(tree: Tree, values: tuple[ValueMention, ...]) -> Iterator[Found]:
    sorts, pattern = _reason_words()
    for match in pattern.finditer(tree.text):
        inside = tree.at(match.start(), match.end())
        if not inside:
            continue
        sure = _is_reason(tree, sorts[match[0].lower()], inside, values)
        if sure is None:
            continue
        top = tree.top(inside[0].start, inside[-1].end) or inside[0]
        above = tree.head(tree.head(top.index).index if top.dep == "mark" else top.index)
        what = _what_follows(tree, inside)
        value = _stems(" ".join(token.text for token in what)) if sure and not _aside(tree, above) else ""
        yield DetailKind.REASON, match.start(), max([match.end(), *(token.end for token in what)]), value
    for token in tree.tokens:
        # "to demand cheaper rents": an aim, which may be the reason.
        if token.dep == "advcl" and any(kid.lemma == "to" and kid.dep == "aux" for kid in tree.children(token.index)):
            yield DetailKind.REASON, token.start, token.end, ""


def _what_follows(tree: Tree, inside: list[Token]) -> list[Token]:
    """The words behind those that begin a reason: of the clause they open, or below them."""
    tops = {token.head if token.dep == "mark" else token.index for token in inside}
    below = {token.index: token for top in tops for token in tree.within(top)}
    return [below[spot] for spot in sorted(below) if spot > inside[-1].index and below[spot].pos != "PUNCT"]


def _is_reason(tree: Tree, sort: str, inside: list[Token], values: tuple[ValueMention, ...]) -> bool | None:
    """Whether words give a reason: surely, perhaps (False), or not (None)."""
    first = inside[0]
    if sort in ("clause", "phrase"):
        return True
    if sort == "weak":
        return False if len(inside) > 1 or first.form not in ("as", "since") or first.dep == "mark" else None
    held = {token.index for one in values for token in tree.at(one.start, one.start + len(one.text))}
    if first.index in held or any(one.number and one.start + len(one.text) + 1 == first.start for one in values):
        return None  # "three days after the vote failed" says when
    if first.dep == "mark":
        return sort == "after"
    what = next((kid for kid in tree.children(inside[-1].index) if kid.dep in ("pobj", "pcomp")), None)
    if first.dep != "prep" or what is None:
        return None
    if what.tag == "VBG":
        return tree.head(first.index).pos in ("VERB", "AUX")
    place = what.lemma in _place_nouns() or what.entity in ("GPE", "LOC", "FAC", "PERSON")
    if what.index in held or what.entity in ("DATE", "TIME") or place:
        return None
    if sort == "for" or tree.head(first.index).pos not in ("VERB", "AUX"):
        return False
    counted = not held.isdisjoint(token.index for token in tree.within(what.index))
    known = any(kid.form in ("the", "this", "that", "these", "those") for kid in tree.children(what.index))
    return not counted and what.pos == "NOUN" and (sort == "over" or not known)


def _stems(text: str) -> str:
    """What words are compared by: the stems of those with a meaning, in order and once each."""
    return " ".join(dict.fromkeys(word.stem for word in read_words(text) if not is_function_word(word.form)))
