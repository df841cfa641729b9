"""A clause made shorter by leaving out whole phrases, and its words as pieces of the text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from core import lexicon
from core.models import Span, Spans
from core.text.quotation_marks import EVERY_MARK
from core.text.tree import Token, Tree
from core.text.verbs_of_speech import is_speech

MOST_CHARS = 90
MOST_PHRASES = 10
"""Phrases of a clause that are tried; a sentence with more is a list."""
LAST_RESORT = 8
"""Cost from which on a phrase is left out only where nothing else fits."""
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_OBJECTS = ("dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "dative", "obj")
_SUPERLATIVE = ("JJS", "RBS")
_ASIDES = ("appos", "relcl", "acl", "advcl")
_NESTED = ("xcomp", "advcl", "relcl", "acl")
_WHEN = ("DATE", "TIME")


@cache
def words_that(kind: str) -> frozenset[str]:
    """Words of one kind in the list `clause_words`."""
    return frozenset(row[0] for row in lexicon.rows("clause_words") if row[1] == kind)


@dataclass(frozen=True, slots=True)
class Shortening:
    """A clause before it is cut: groups of words in the order they are read.

    `front` are pieces of the article that go before them, such as the name for a pronoun.
    """

    verb: int
    groups: tuple[frozenset[int], ...]
    front: Spans = ()


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words that a clause can do without. The less `cost`, the sooner they go."""

    cost: float
    words: frozenset[int]


def indexes(tokens: Collection[Token]) -> frozenset[int]:
    """Where words stand in their tree."""
    return frozenset(token.index for token in tokens)


def subject_of(tree: Tree, verb: int) -> Token | None:
    """The subject of a verb itself."""
    return next((child for child in tree.children(verb) if child.dep in SUBJECTS), None)


def is_finite(tree: Tree, verb: int) -> bool:
    """Whether a verb, or the auxiliary before it, shows tense."""
    token = tree.tokens[verb]
    if token.pos not in ("VERB", "AUX"):
        return False
    helpers = [child for child in tree.children(verb) if child.dep in ("aux", "auxpass")]
    if any(child.form == "to" for child in helpers):
        return False
    return any(one.tag in ("VBD", "VBZ", "VBP", "MD") for one in (token, *helpers))


def chars(tree: Tree, groups: Sequence[Collection[int]]) -> int:
    """How long the words are by themselves, without the blanks between them."""
    return sum(tree.tokens[index].end - tree.tokens[index].start for group in groups for index in group)


def shortened(tree: Tree, draft: Shortening, *, last_resort: bool = False) -> Iterator[tuple[frozenset[int], ...]]:
    """The groups of a clause with more and more left out: first as much as may stay, then each phrase that can go.

    `last_resort` lets go of what is missed, too. Nothing here says whether a result is short enough or reads well.
    """
    kept = frozenset().union(*draft.groups)
    found = (one for one in _phrases(tree, kept, draft.verb) if last_resort or one.cost < LAST_RESORT)
    phrases = sorted(found, key=lambda one: (one.cost, -min(one.words)))[:MOST_PHRASES]
    gone: list[_Phrase] = []
    yield draft.groups
    for phrase in phrases:
        gone.append(phrase)
        yield _without(draft.groups, gone)
        for back in gone[:-1]:
            yield _without(draft.groups, [one for one in gone if one is not back])
    for one in phrases:
        yield _without(draft.groups, [one])


def _without(groups: Sequence[frozenset[int]], phrases: Collection[_Phrase]) -> tuple[frozenset[int], ...]:
    gone = frozenset().union(*(phrase.words for phrase in phrases))
    return tuple(group - gone for group in groups)


def _phrases(tree: Tree, kept: frozenset[int], verb: int) -> Iterator[_Phrase]:
    subjects = {word for token in tree.tokens if token.dep in SUBJECTS for word in indexes(tree.within(token.index))}
    costs = {index: _cost(tree, tree.tokens[index], subjects) for index in sorted(kept - {verb})}
    there = [token.index for token in tree.tokens if any(one.dep == "expl" for one in tree.children(token.index))]
    for makes in (*there, *(one.index for one in tree.tokens if one.lemma in words_that("it") and _with_it(tree, one))):
        costs |= {index: None for index in costs if index > makes}
    for index, cost in costs.items():
        token = tree.tokens[index]
        if cost is None or token.head not in kept or _inside_an_aside(tree, index, verb, costs):
            continue
        words = indexes(tree.within(index)) & kept
        if verb in words or _parts_a_share(tree, words, kept):
            continue
        if token.dep == "conj":
            joining = [one.index for one in tree.children(token.head) if one.dep == "cc" and one.index < index]
            words |= {max(joining)} if joining else frozenset()
        words |= _measure_before(tree, min(words)) & kept
        telling = any(tree.tokens[word].pos in ("NUM", "PROPN") for word in words)
        yield _Phrase(cost + (0.4 if telling else 0), words)
    for index in sorted(kept):
        if titles := _titles(tree, tree.tokens[index]) & kept:
            yield _Phrase(3.5, titles)


def _with_it(tree: Tree, verb: Token) -> bool:
    """Whether "it" follows, for what is said only later ("makes it a crime to ...")."""
    return any(token.form == "it" for token in tree.tokens[verb.index + 1 : verb.index + 2])


def _parts_a_share(tree: Tree, words: frozenset[int], kept: frozenset[int]) -> bool:
    """Whether "most of them" would go and what most of them did would stay."""
    first, after = tree.tokens[min(words)], max(words) + 1
    opens = first.form in words_that("share") and tree.tokens[first.index + 1].form == "of"
    return opens and after in kept and tree.tokens[after].pos != "PUNCT"


def _measure_before(tree: Tree, first: int) -> frozenset[int]:
    """The "three weeks" of "three weeks after ..."."""
    for token in tree.tokens[:first]:
        if token.dep == "npadvmod" and token.entity in _WHEN:
            words = indexes(tree.within(token.index))
            if max(words) == first - 1:
                return words
    return frozenset()


def _titles(tree: Tree, name: Token) -> frozenset[int]:
    """What stands before the name of a person: "chief executive", "the vice-chancellor"."""
    if name.entity != "PERSON" or name.pos != "PROPN" or name.dep in ("compound", "appos"):
        return frozenset()
    first = name.index
    while first and tree.tokens[first - 1].entity == "PERSON":
        first -= 1
    before = min(token.index for token in tree.within(name.index))
    within_commas = any(token.text == "," for token in tree.tokens[before:first]) and _is_closed(tree, name)
    return frozenset(range(before, first)) | (frozenset([name.index + 1]) if within_commas else frozenset())


def _inside_an_aside(tree: Tree, index: int, verb: int, costs: Mapping[int, float | None]) -> bool:
    """Whether a phrase belongs to one that only adds to the clause: that goes as a whole or stays as a whole."""
    for above in tree.ancestors(index):
        if above.index == verb:
            return False
        if above.dep == "advcl" and is_finite(tree, above.index):
            continue
        cost = costs.get(above.index)
        if cost is not None and cost <= 4:
            return True
    return False


def _cost(tree: Tree, token: Token, subjects: Collection[int]) -> float | None:
    """How readily the phrase of a word is left out; None where the clause needs it."""
    head = tree.tokens[token.head]
    within = tree.within(token.index)
    first = within[0]
    apart = first.index > 0 and any(
        one.text in (",", "-", "--", "–", "—", ";", ":") for one in (first, tree.tokens[first.index - 1])
    )
    opens = first.index == 0 or (token.index < head.index and head.pos in ("VERB", "AUX"))
    match token.dep:
        case "mark" if token.form == "that" and head.dep == "ccomp" and is_speech(tree.head(head.index).lemma):
            following = tree.tokens[token.index + 1 :][:1]
            ends = any(one.pos in ("PUNCT", "CCONJ") and not is_mark(one) for one in following)
            return 0.5 if _follows_who_speaks(tree, token, tree.head(head.index)) and not ends else None
        case "parataxis" | "advcl" if _names_the_source(tree, token):
            return None
        case "appos" | "parataxis":
            share = first.pos == "NUM" or first.form in words_that("share")
            counts = share and any(one.form == "of" for one in within[1:3])
            return 1 if apart and not counts and not _is_listed(tree, within) else None
        case "relcl" | "acl":
            return _cost_of_relative(tree, token, head, subjects, apart=apart)
        case "advcl" if head.pos in ("VERB", "AUX") and (
            apart or not _is_denied(tree, head) or token.index < head.index
        ):
            if (head.lemma == "be" and token.tag == "VBN") or (
                head.lemma in words_that("light") - {"be"} and not apart
            ):
                return None
            forms = [child.form for child in tree.children(token.index)]
            return _cost_of_adverbial(tree, token, head, first, forms, apart=apart)
        case "conj" if token.pos in ("VERB", "AUX") and head.pos in ("VERB", "AUX") and head.dep != "conj":
            joined = [child.form for child in tree.children(head.index) if child.dep == "cc"]
            nested = head.dep in ("relcl", "acl", "csubj")
            lone = sum(child.dep == "conj" for child in tree.children(head.index)) == 1
            return 4 if lone and not nested and not {"but", "yet"} & {*joined} else None
        case "ccomp" if any(one.text in (":", ";") for one in tree.tokens[head.index : token.index]):
            return None if is_speech(head.lemma) else 1
        case "advmod" if token.form == "also" and head.pos in ("VERB", "AUX"):
            return 3
        case "npadvmod" | "advmod" if token.entity in _WHEN and head.pos in ("VERB", "AUX") and head.dep != "acl":
            after = within[-1].index + 1
            if after < len(tree.tokens) and tree.tokens[after].pos in ("ADP", "SCONJ"):
                return None
            return 2 if opens else (None if _is_denied(tree, head) else 5)
        case "npadvmod" | "advmod" if apart and len(within) > 2 and not _is_closed(tree, token):
            return 2
        case "agent" if is_finite(tree, head.index):
            return 6
        case "prep":
            return _cost_of_phrase(tree, token, head, subjects, apart=apart, opens=opens)
    return None


def _names_the_source(tree: Tree, token: Token) -> bool:
    """Whether a verb of speech says whose the words around it are ("as the owners said"), and has no object."""
    objects = any(child.dep in _OBJECTS for child in tree.children(token.index))
    return is_speech(token.lemma) and subject_of(tree, token.index) is not None and not objects


def _follows_who_speaks(tree: Tree, that: Token, teller: Token) -> bool:
    """Whether "that" stands right behind the verb of speech or whom it was said to."""
    told = next((child for child in tree.children(teller.index) if child.dep in ("dobj", "dative")), None)
    return that.index - 1 == (teller.index if told is None else tree.within(told.index)[-1].index)


def _cost_of_relative(tree: Tree, token: Token, head: Token, subjects: Collection[int], *, apart: bool) -> float | None:
    """Between commas it only adds; elsewhere it says which one is meant, and stays with a subject or "the first"."""
    if apart:
        return None if _is_a_date_spoken_of(tree, head) else 1
    infinitive = any(child.form == "to" and child.dep == "aux" for child in tree.children(token.index))
    singled_out = any(
        child.tag in _SUPERLATIVE or child.form in ("only", "first") for child in tree.children(head.index)
    )
    denied = _is_denied(tree, tree.head(head.index))
    told = is_speech(tree.head(head.index).lemma)
    seen_doing = token.tag == "VBG" and head.dep in ("dobj", "pobj")
    if (
        told
        or seen_doing
        or infinitive
        or singled_out
        or denied
        or token.index in subjects
        or head.pos not in ("NOUN", "PROPN")
    ):
        return None
    if tree.head(head.index).dep in ("prep", "agent") and _says_little(tree, token):
        return None
    return LAST_RESORT if subject_of(tree, token.index) is not None else 6.5


def _is_a_date_spoken_of(tree: Tree, date: Token) -> bool:
    """Whether a date is what the verb is about ("the winter of 2013"), and not when it happened."""
    above = (date, *tree.ancestors(date.index))
    return date.entity in _WHEN and any(
        one.dep == "dobj" for one in above[: next((n for n, one in enumerate(above) if one.pos == "VERB"), 0)]
    )


def _says_little(tree: Tree, token: Token) -> bool:
    """Whether the verb above says next to nothing without what follows ("comes in a letter signed by ...")."""
    verb = next((one for one in tree.ancestors(token.index) if one.pos in ("VERB", "AUX")), token)
    first = next((one for one in tree.children(verb.index) if one.dep in ("prep", "agent")), None)
    above = indexes(tree.ancestors(token.index))
    return verb.lemma in words_that("light") and first is not None and first.index in above


def _is_the_most(tree: Tree, first: Token) -> bool:
    """Whether a phrase says among what something is the most, the first or the only one."""
    before = tree.tokens[max(first.index - 6, 0) : first.index]
    ranked = [one for one in before if one.tag in _SUPERLATIVE or one.form in ("first", "only")]
    return any(not any(one.text == "," for one in tree.tokens[each.index : first.index]) for each in ranked)


def _is_denied(tree: Tree, verb: Token) -> bool:
    subject = subject_of(tree, verb.index)
    nobody = subject is not None and bool({one.form for one in tree.within(subject.index)} & words_that("none"))
    return nobody or any(child.dep == "neg" for child in tree.children(verb.index))


def _is_closed(tree: Tree, token: Token) -> bool:
    """Whether a comma ends the phrase of a word or follows it."""
    last = tree.within(token.index)[-1].index
    return any(one.text == "," for one in tree.tokens[last : last + 2])


def _top(phrase: Sequence[Token]) -> int:
    inside = {token.index for token in phrase}
    return next(token.index for token in phrase if token.head not in inside)


def _is_listed(tree: Tree, phrase: Sequence[Token]) -> bool:
    """Whether a phrase between commas may be an item of a list: "and" stands in it or follows it."""
    follows = any(token.dep == "cc" for token in tree.tokens[phrase[-1].index + 1 :][:1])
    closed = _is_closed(tree, tree.tokens[_top(phrase)])
    return follows or (not closed and any(token.dep == "cc" for token in tree.children(_top(phrase))))


def _cost_of_adverbial(
    tree: Tree, token: Token, head: Token, first: Token, forms: Sequence[str], *, apart: bool
) -> float | None:
    if words_that("bound") & {first.form, *forms[:2]}:
        return None
    if "when" in forms and not apart and any(child.tag == "MD" for child in tree.children(head.index)):
        return None
    if "than" in forms:
        return LAST_RESORT
    if "to" in forms:
        if not apart and (head.dep == "ccomp" or _is_denied(tree, head)):
            return None
        return 1.5 if apart else 6
    if token.tag in ("VBG", "VBN") and apart:
        return 1
    return 3


def _cost_of_phrase(
    tree: Tree, token: Token, head: Token, subjects: Collection[int], *, apart: bool, opens: bool
) -> float | None:
    """A phrase of a verb goes unless the verb seems to need it; one of a noun goes unless it says which one."""
    if token.form == "as" and any(one.form == "part" for one in tree.children(token.index)):
        return LAST_RESORT
    source = any(one.form in words_that("source") for one in tree.children(token.index))
    asked = any(child.form == "whether" for child in tree.children(head.index))
    time = tree.tokens[max(token.index - 1, 0)]
    dated = token.form in ("before", "after") and time.entity in _WHEN and time.pos == "NOUN"
    if token.form == "according" or source or asked or dated or _is_the_most(tree, token):
        return None
    if token.form in ("of", "as", "than") or token.form in words_that("bound") or not tree.children(token.index):
        return None
    if token.form == "to" and any(child.form == "from" for child in tree.children(head.index)):
        return None
    if token.form == "with" and apart and token.index > head.index:
        return 2
    if apart and _is_closed(tree, token):
        return 1
    if head.pos not in ("VERB", "AUX"):
        counted = any(child.pos == "NUM" for child in tree.children(token.index))
        inside = [child for child in tree.children(head.index) if child.index < head.index]
        fixed = head.dep == "pobj" and not inside
        clause = next((one for one in tree.ancestors(head.index) if one.pos in ("VERB", "AUX")), head)
        in_a_clause = clause.dep == "ccomp" and not is_speech(tree.head(clause.index).lemma)
        lists = any(one.dep in ("cc", "appos") for one in tree.within(token.index))
        if token.index in subjects and in_a_clause and token.form in words_that("circumstance") and not lists:
            return LAST_RESORT + 1
        if token.index in subjects or counted or fixed or head.pos not in ("NOUN", "PROPN"):
            return None
        if head.dep == "conj" or any(one.dep == "conj" for one in tree.children(head.index)):
            return LAST_RESORT
        if apart:
            return 2
        if token.form == "to":
            return None
        return 7 if token.form in words_that("circumstance") else LAST_RESORT + 1
    if opens:
        return 6 if any(one.text.isdigit() and len(one.text) == 4 for one in tree.children(token.index)) else 2
    if head.lemma in words_that("light") and head.lemma != "be" and token.form in words_that("circumstance"):
        return LAST_RESORT
    if _is_denied(tree, head):
        return None
    if apart or any(one.entity in _WHEN for one in tree.children(token.index)):
        return 5
    after = [child for child in tree.children(head.index) if child.index > head.index]
    has_object = any(child.dep in _OBJECTS for child in after)
    is_first = next((child for child in after if child.dep in ("prep", "agent")), None) is token
    if token.form in words_that("circumstance") and (has_object or not is_first):
        return 5
    if is_first and token.form in words_that("circumstance") and head.dep in _NESTED and head.lemma != "be":
        return LAST_RESORT + 1
    return None if is_first else 5.5


def pieces(tree: Tree, groups: Sequence[Collection[int]]) -> Spans:
    """Words of a sentence as spans over its text: without quotation marks, and without punctuation at a cut.

    Empty where a comma would be lost that does not belong to what is left out.
    """
    found: list[Span] = []
    for group in groups:
        runs = _runs(sorted(index for index in group if not is_mark(tree.tokens[index])))
        while runs and all(tree.tokens[index].pos == "PUNCT" for index in runs[-1]):
            runs.pop()
        for place, run in enumerate(runs):
            if place and _loses_a_comma(tree, runs[place - 1], run):
                return ()
            beside = place + 1 < len(runs) and _only_marks(tree, run[-1], runs[place + 1][0])
            while run and tree.tokens[run[0]].pos == "PUNCT":
                run.pop(0)
            closes = place + 1 < len(runs) and _closes_an_aside(tree, run, runs[place + 1])
            while run and tree.tokens[run[-1]].pos == "PUNCT" and not (beside and tree.tokens[run[-1]].text == ","):
                run.pop()
            if closes and run and run[-1] + 1 < len(tree.tokens) and tree.tokens[run[-1] + 1].text == ",":
                run.append(run[-1] + 1)
            if run:
                found.append((tree.tokens[run[0]].start, tree.tokens[run[-1]].end))
    return tuple(found)


def _begins_an_aside(tree: Tree, index: int) -> bool:
    above = (tree.tokens[index], *tree.ancestors(index))
    return any(one.dep in _ASIDES and tree.within(one.index)[0].index == index for one in above)


def _closes_an_aside(tree: Tree, run: Sequence[int], after: Sequence[int]) -> bool:
    """Whether a run ends inside what began after a comma in it, so that a comma must close it."""
    last = next((index for index in reversed(run) if tree.tokens[index].pos != "PUNCT"), None)
    if last is None:
        return False
    for above in (tree.tokens[last], *tree.ancestors(last)):
        inside = indexes(tree.within(above.index))
        first = min(inside)
        if above.dep in _ASIDES and first > run[0] and tree.tokens[first - 1].text == ",":
            return not any(index in inside for index in after)
    return False


def _runs(indices: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in indices:
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _loses_a_comma(tree: Tree, before: Sequence[int], after: Sequence[int]) -> bool:
    if not before or tree.tokens[after[0]].text not in (",", ";", ":"):
        return False
    if len(after) > 1 and _begins_an_aside(tree, after[1]):
        return True
    gap = tree.tokens[before[-1] + 1 : after[0]]
    return not any(token.pos == "PUNCT" and not is_mark(token) for token in (tree.tokens[before[-1]], *gap[:1]))


def is_mark(token: Token) -> bool:
    """Whether a token is a quotation mark."""
    return token.tag != "POS" and set(token.text) <= set(EVERY_MARK)


def _only_marks(tree: Tree, left: int, right: int) -> bool:
    return all(is_mark(token) for token in tree.tokens[left + 1 : right])
