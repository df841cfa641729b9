"""The dates and numbers of a sentence, each with what it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from core.facts.amounts import FoundNumber, find_numbers
from core.facts.dates import FoundDate, find_clocks, find_dates
from core.facts.grammar import LIGHT, keys, say_words, surroundings
from core.people.names import near_spelling
from core.text.tree import Token, Tree
from core.text.words import stem


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A sentence that is compared: its tree, where it stands, and when its article was published."""

    tree: Tree
    published: date | None = None
    sentence_id: str | None = None
    article_id: str = ""
    offset: int = 0

    @property
    def text(self) -> str:
        """The words as written."""
        return self.tree.text


@dataclass(frozen=True, slots=True)
class ValueMention:
    """A date or number in its sentence. `verb` governs it, `thing` is what is counted, measured or dated.

    `reporting` says that it dates the statement ("said Monday"), not the event. `acts` is what a date can be the date
    of, as keys that can be compared.
    """

    start: int
    end: int
    text: str
    date: FoundDate | None = None
    number: FoundNumber | None = None
    clock: int | None = None
    zoned: bool = False
    verb: Token | None = None
    thing: Token | None = None
    reporting: bool = False
    around: Mapping[str, float] = field(default_factory=dict)
    acts: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    ahead: bool = False
    tense: str = ""
    repeated: bool = False
    marks: frozenset[str] = frozenset()


@lru_cache(maxsize=20_000)
def mentions(statement: Statement) -> tuple[ValueMention, ...]:
    """Find the dates, times of day and numbers of a sentence, in order."""
    tree, text = statement.tree, statement.text
    dates, clocks = find_dates(text, statement.published), find_clocks(text)
    taken = [(one.start, one.end) for one in dates] + [(start, end) for start, end, _, _ in clocks]
    found = [_dated(tree, one, statement.published) for one in dates]
    found += [_timed(tree, start, end, minutes, zoned) for start, end, minutes, zoned in clocks]
    found += _inherit([_counted(tree, one) for one in find_numbers(text, taken)])
    return tuple(sorted(found, key=lambda one: one.start))


def _inherit(numbers: list[ValueMention]) -> list[ValueMention]:
    """A share without "of" is of what the share before it was of: "2.5 percent of calories, against 11 percent"."""
    inherited: list[ValueMention] = []
    for one in sorted(numbers, key=lambda mention: mention.start):
        last = inherited[-1] if inherited else None
        if (
            last
            and one.thing is None
            and one.number
            and last.number
            and one.number.measure == last.number.measure == "share"
        ):
            one = replace(one, thing=last.thing)
        inherited.append(one)
    return inherited


def _place(tree: Tree, start: int, end: int) -> tuple[Token | None, Token | None, dict[str, float]]:
    top = tree.top(start, end)
    if top is None:
        return None, None, {}
    inside = [token.index for token in tree.at(start, end)]
    return top, tree.verb_above(tree.head(top.index).index), surroundings(tree, inside)


def _dated(tree: Tree, one: FoundDate, published: date | None) -> ValueMention:
    top, verb, around = _place(tree, one.start, one.end)
    acts = _acts_dated(tree, top) if top else []
    noun = acts[0] if acts else None
    reporting = verb is not None and verb.lemma in say_words() and (noun is None or noun.index == verb.index)
    if reporting and verb is not None:
        acts = [kid for kid in tree.children(verb.index) if kid.dep == "ccomp"]
    keyed = frozenset(
        key for act in acts if act.lemma not in LIGHT and act.lemma not in say_words() for key in keys(act.lemma)
    )
    return ValueMention(
        one.start,
        one.end,
        tree.text[one.start : one.end],
        date=one,
        verb=verb,
        thing=noun,
        reporting=reporting,
        around=around,
        acts=keyed,
        targets=_targets(tree, acts[:1]),
        tense=_tense(tree, verb),
        repeated=verb is not None and any(kid.lemma in ("again", "anew") for kid in tree.children(verb.index)),
        ahead=published is not None and bool(one.ranges) and all(range_.first > published for range_ in one.ranges),
    )


def _tense(tree: Tree, verb: Token | None) -> str:
    """Say whether a verb tells what was ("past") or what will be ("to come"); empty where it tells neither."""
    if verb is None:
        return ""
    helpers = {kid.lemma for kid in tree.children(verb.index) if kid.dep in ("aux", "auxpass")}
    if helpers & {"will", "would", "shall", "to", "may", "might", "could"} or verb.lemma in LEADING - {
        "agree",
        "try",
        "be",
    }:
        return "to come"
    finite = [verb, *(kid for kid in tree.children(verb.index) if kid.dep in ("aux", "auxpass"))]
    return "past" if any(word.tag == "VBD" for word in finite) else ""


def _behind_of(tree: Tree, word: Token) -> list[Token]:
    kids = tree.children(word.index)
    return [below for kid in kids if kid.lemma == "of" for below in tree.children(kid.index) if below.dep == "pobj"]


def _targets(tree: Tree, acts: list[Token]) -> frozenset[str]:
    """Whom or what the dated act is done to, as keys that can be compared."""
    found: set[str] = set()
    for act in acts:
        kids = tree.children(act.index)
        words = [kid for kid in kids if kid.dep in ("nsubjpass", "dobj")]
        words += [
            below for kid in kids if kid.lemma == "of" for below in tree.children(kid.index) if below.dep == "pobj"
        ]
        if act.dep == "acl" and act.tag == "VBN":
            words.append(tree.head(act.index))
        # "stripped the accreditations of eight members" is done to the members.
        words += [below for word in words for below in _behind_of(tree, word)]
        found |= {key for word in words if word.pos in ("NOUN", "PROPN") for key in keys(word.lemma)}
    return frozenset(found)


# A date beside one of these is that of the act they lead to: "is expected to be sentenced on July 3".
LEADING = frozenset(
    ["expect", "schedule", "set", "due", "plan", "begin", "start", "agree", "need", "try", "go", "is", "be"]
)


def _acts_dated(tree: Tree, top: Token) -> list[Token]:
    """What a date can be the date of: the nouns it stands beside and the first verb above, with the act it leads to."""
    found: list[Token] = []
    for token in tree.ancestors(top.index):
        if token.pos in ("NOUN", "PROPN"):
            found.append(token)
        elif token.pos in ("VERB", "AUX"):
            found.append(token)
            if token.lemma in LEADING:
                found += [kid for kid in tree.children(token.index) if kid.dep in ("xcomp", "attr")]
                found += [
                    kid
                    for kid in tree.children(token.index)
                    if kid.dep in ("nsubj", "nsubjpass") and token.lemma == "be"
                ]
            break
    return found


def _timed(tree: Tree, start: int, end: int, minutes: int, zoned: bool) -> ValueMention:
    _, verb, around = _place(tree, start, end)
    return ValueMention(start, end, tree.text[start:end], clock=minutes, zoned=zoned, verb=verb, around=around)


def _counted(tree: Tree, one: FoundNumber) -> ValueMention:
    top, verb, around = _place(tree, one.start, one.end)
    thing = _thing(tree, one, top) if top else None
    if thing is not None:
        own = surroundings(tree, [*(token.index for token in tree.at(one.start, one.end)), thing.index])
        around = own
    kids = tree.children(thing.index) if thing else ()
    marks = frozenset(stem(kid.lemma) for kid in kids if kid.dep in ("amod", "compound", "nmod") and kid.pos != "NUM")
    return ValueMention(
        one.start,
        one.end,
        tree.text[one.start : one.end].strip(),
        number=one,
        verb=verb,
        thing=thing,
        around=around,
        marks=marks,
    )


def _thing(tree: Tree, one: FoundNumber, top: Token) -> Token | None:
    """What is counted: the noun the number stands before, or the one after "of"."""
    for token in (top, *tree.at(one.start, one.end)):
        for kid in tree.children(token.index):
            if kid.lemma == "of" and kid.start >= one.start:
                nouns = [below for below in tree.children(kid.index) if below.pos in ("NOUN", "PROPN", "PRON")]
                if nouns:
                    return nouns[0]
    mother = tree.head(tree.head(top.index).index)
    before = tree.tokens[top.index - 1] if top.index else None
    if before is not None and before.lemma == "of" and tree.head(before.index).pos == "NOUN" and mother.pos != "NUM":
        follower = tree.tokens[top.index + 1] if top.index + 1 < len(tree.tokens) else None
        if follower is None or follower.pos not in ("NOUN", "ADJ"):
            return tree.head(before.index)
    if top.dep in ("nummod", "quantmod", "compound", "amod", "nmod") or one.measure == "ordinal":
        head = tree.head(top.index)
        if head.pos in ("NOUN", "PROPN", "ADJ") and head.index != top.index:
            return head
    if one.measure == "count":
        following = [token for token in tree.tokens if token.start >= one.end][:4]
        for token in following:
            if token.pos in ("NOUN", "PROPN"):
                return token
            if token.pos not in ("ADJ", "NUM", "ADV", "VERB"):
                break
    if top.dep == "pobj":
        above = tree.head(tree.head(top.index).index)
        if above.pos in ("NOUN", "PROPN"):
            return above
    return None


def same_thing(left: Token | None, right: Token | None) -> bool | None:
    """Say whether two things can be one; None where one of them is not said."""
    if left is None or right is None or left.pos == "PRON" or right.pos == "PRON":
        return None
    if not keys(left.lemma).isdisjoint(keys(right.lemma)):
        return True
    return left.pos == right.pos == "PROPN" and near_spelling(left.form, right.form)


def other_thing(a: ValueMention, b: ValueMention) -> bool:
    """Say whether two numbers count things of different names that have no describing word in common either."""
    return same_thing(a.thing, b.thing) is False and a.marks.isdisjoint(b.marks)
