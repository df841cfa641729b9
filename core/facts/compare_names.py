"""Names and roles that fill the same place in two matched sentences."""

from __future__ import annotations

from core.facts.grammar import alike, say_words
from core.facts.names import GROUPS, PEOPLE, PLACES, Name, can_be_one, names
from core.facts.roles import Calling, callings
from core.facts.slots import slot_score
from core.facts.value_pair import ValuePair
from core.models import ConflictKind
from core.people.names import near_spelling
from core.people.places import country, region
from core.text.tree import Tree

# Least likeness of two places in their sentences; chosen on the dev pairs.
LEAST_SLOT = 0.75
LEAST_ROLE_SLOT = 0.7
# Two words behind "of" or "to" in common: said of one person, whatever else the sentences call by such a word.
OF_ONE = 0.5


def compare_names(left: Tree, right: Tree, *, shared: float) -> list[ValuePair]:
    """Compare names: spellings of one name are variants, two names in one place a conflict.

    Args:
        left: One sentence.
        right: The other.
        shared: Overlap of their content words, in [0, 1].
    """
    names_a, names_b = names(left), names(right)
    found = _spellings(names_a, names_b)
    lone_a = [name for name in names_a if not _mentioned(name, right, names_b)]
    lone_b = [name for name in names_b if not _mentioned(name, left, names_a)]
    options = sorted(
        (
            (slot_score(left, one.top, right, other.top) + _bonus(left, one, right, other, shared), one, other)
            for one in lone_a
            for other in lone_b
            if _one_sort(one, other)
            and not can_be_one(one, other)
            and not (_listed(left, one) and _listed(right, other))
        ),
        key=lambda option: (-option[0], option[1].start, option[2].start),
    )
    only = {sort for sort in (PEOPLE, PLACES) if _one_each(sort, lone_a, lone_b)}
    used: set[Name] = set()
    for slot, one, other in options:
        score = slot + (ONE_EACH if one.sort == other.sort and one.sort in only and shared >= NEARLY_ALL else 0.0)
        if score + 0.3 * shared < LEAST_SLOT + 0.15 or one in used or other in used:
            continue
        if _speaks(left, one) and _speaks(right, other) and shared < NEARLY_ALL:
            continue
        used |= {one, other}
        reason = f"“{one.text}” stands where the other outlet has “{other.text}”."
        found.append(
            ValuePair(ConflictKind.NAME, (one.start, one.end), (other.start, other.end), True, reason, min(1.0, score))
        )
    return found


# Where two sentences share this much and each has one name of a sort that the other lacks, the two stand for one place.
NEARLY_ALL = 0.6
ONE_EACH = 0.3


def _bonus(left: Tree, one: Name, right: Tree, other: Name, shared: float) -> float:
    """What speaks for one place beyond the slot: the sort, a town before one country, the subject of the sentence."""
    bonus = 0.1 if one.sort == other.sort and one.sort in (PEOPLE, PLACES) else 0.0
    if one.sort == other.sort == PLACES:
        bonus += 0.3 if _beyond_comma(left, one) & _beyond_comma(right, other) else 0.0
        verb_a, verb_b = left.verb_above(one.top.index), right.verb_above(other.top.index)
        bonus += 0.15 if verb_a and verb_b and alike(verb_a.lemma, verb_b.lemma) else 0.0
    if one.sort == other.sort == PEOPLE and _leads(left, one) and _leads(right, other) and shared >= SAME_STORY:
        bonus += 0.4
    return bonus


# Where two sentences share this much, the two people who lead them are in one place.
SAME_STORY = 0.45


def _beyond_comma(tree: Tree, name: Name) -> set[str]:
    """The name behind "Acapulco, Mexico"."""
    after = [token for token in tree.tokens if token.start >= name.end][:3]
    if not after or after[0].text != ",":
        return set()
    return {token.form for token in after[1:] if token.pos == "PROPN"}


def _leads(tree: Tree, name: Name) -> bool:
    return name.top.dep == "nsubj" and tree.head(name.top.index).dep == "ROOT"


def _speaks(tree: Tree, name: Name) -> bool:
    """Say whether a name is that of who speaks; two people may well say different things."""
    return name.top.dep == "nsubj" and tree.head(name.top.index).lemma in say_words()


def _one_each(sort: str, lone_a: list[Name], lone_b: list[Name]) -> bool:
    return all([name.sort for name in row].count(sort) == 1 for row in (lone_a, lone_b))


def _listed(tree: Tree, name: Name) -> bool:
    """Say whether a name is one of three or more in a row; a list can be cut anywhere."""
    first = name.top
    while first.dep in ("conj", "appos") and tree.head(first.index).index != first.index:
        first = tree.head(first.index)
    chain = [token for token in tree.within(first.index) if token.dep in ("conj", "appos") and token.pos == "PROPN"]
    return len(chain) >= 2


def _one_sort(one: Name, other: Name) -> bool:
    """Say whether two names can exclude one another: two towns, two countries, two people; not a town and its state."""
    if {one.sort, other.sort} == {PLACES}:
        return bool(country(one.words)) == bool(country(other.words)) and bool(region(one.words)) == bool(
            region(other.words)
        )
    return one.sort == other.sort and one.sort in (PEOPLE, GROUPS)


def _mentioned(name: Name, tree: Tree, others: tuple[Name, ...]) -> bool:
    """Say whether the other sentence has this name in any form, or one of its words."""
    if any(can_be_one(name, other) for other in others):
        return True
    words = {token.form for token in tree.tokens}
    nation = country(name.words)
    return any(word in words or any(near_spelling(word, other) for other in words) for word in name.words) or (
        nation is not None and any(country((word,)) == nation for word in words)
    )


def _spellings(names_a: tuple[Name, ...], names_b: tuple[Name, ...]) -> list[ValuePair]:
    found = []
    for one in names_a:
        if any(one.words == other.words for other in names_b):
            continue
        for other in names_b:
            if (
                one.sort == other.sort
                and can_be_one(one, other)
                and not set(one.words) <= set(other.words)
                and not set(other.words) <= set(one.words)
            ):
                reason = f"“{one.text}” and “{other.text}” can be one name."
                found.append(
                    ValuePair(ConflictKind.NAME, (one.start, one.end), (other.start, other.end), False, reason)
                )
                break
    return found


def compare_roles(left: Tree, right: Tree, *, shared: float) -> list[ValuePair]:
    """Compare what people are called: beside the same name, or in the same place of the sentence."""
    found = _beside_names(left, right)
    if any(finding.conflict for finding in found):
        return found
    calls_a, calls_b = callings(left), callings(right)
    for one in calls_a:
        for other in calls_b:
            of_one = _same_complement(left, one, right, other)
            twice = any(call.meaning == one.meaning for call in calls_b) or any(
                call.meaning == other.meaning for call in calls_a
            )
            if one.meaning == other.meaning or (twice and of_one < OF_ONE):
                continue
            score = slot_score(left, one.top, right, other.top) + 0.3 * shared + of_one
            if "kin" in one.families ^ other.families and not of_one:
                continue
            if score >= LEAST_ROLE_SLOT + 0.25 and not _can_both_hold(one, other):
                found.append(_role_finding(one, other))
    return found


def _same_complement(left: Tree, one: Calling, right: Tree, other: Calling) -> float:
    """ "an aide to the Speaker" and "a brother of the Speaker" are said of one person in one place."""
    below_a = {
        token.lemma
        for token in left.within(one.top.index)
        if token.index > one.top.index and token.pos in ("PROPN", "NOUN")
    }
    below_b = {
        token.lemma
        for token in right.within(other.top.index)
        if token.index > other.top.index and token.pos in ("PROPN", "NOUN")
    }
    return min(0.5, 0.25 * len(below_a & below_b))


def _can_both_hold(one: Calling, other: Calling) -> bool:
    """A father can be a minister; two offices, two ranks, or kin against staff in one place cannot be one."""
    if one.meaning == other.meaning:
        return True
    return not (one.families & other.families or "kin" in one.families | other.families)


def _role_finding(one: Calling, other: Calling) -> ValuePair:
    reason = f"“{one.text}” stands where the other outlet has “{other.text}”."
    return ValuePair(ConflictKind.ROLE, (one.start, one.end), (other.start, other.end), True, reason)


def _beside_names(left: Tree, right: Tree) -> list[ValuePair]:
    found = []
    for one in names(left):
        for other in names(right):
            if one.sort == other.sort == PEOPLE and can_be_one(one, other):
                found += _callings_differ(_of(left, one), _of(right, other))
    return found


def _of(tree: Tree, name: Name) -> list[Calling]:
    """Role nouns that belong to a name: before it, or set beside it."""
    chain = {name.top.index}
    chain |= {token.index for token in tree.children(name.top.index) if token.dep in ("compound", "appos", "nmod")}
    head = tree.head(name.top.index)
    if name.top.dep in ("appos", "compound", "nmod"):
        chain.add(head.index)
    return [
        call
        for call in callings(tree)
        if call.top.index in chain or (call.end <= name.start <= call.end + 3 + len(name.title))
    ]


def _callings_differ(calls_a: list[Calling], calls_b: list[Calling]) -> list[ValuePair]:
    found = []
    meanings_a, meanings_b = {call.meaning for call in calls_a}, {call.meaning for call in calls_b}
    for one in calls_a:
        for other in calls_b:
            if one.meaning == other.meaning:
                if _marks_differ(one, other):
                    found.append(_role_finding(one, other))
            elif one.meaning not in meanings_b and other.meaning not in meanings_a and one.families & other.families:
                found.append(_role_finding(one, other))
    return found[:1]


def _marks_differ(one: Calling, other: Calling) -> bool:
    """ "foreign minister" against "defence minister", "police" against "army spokesman"; more words can hold."""
    light = {"former", "ex", "then", "senior", "top", "chief", "deputy", "vice", "assistant", "late", "new", "acting"}
    rank = {"former", "ex", "deputy", "vice", "acting", "assistant"}
    own_a, own_b = one.words - light, other.words - light
    if (one.words & rank) and (other.words & rank) and one.words & rank != other.words & rank:
        return True
    return (
        bool(own_a and own_b)
        and not any(alike(word, mark) for word in own_a for mark in own_b)
        and len(own_a) <= 2
        and len(own_b) <= 2
    )
