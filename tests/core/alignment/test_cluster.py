"""Groups of rows: what an editor joined or parted holds, whatever the evidence around it says."""

import random
from collections.abc import Sequence
from itertools import combinations

from hypothesis import example, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from core.alignment.cluster import Edges, Group, Neighbours, Pair, decide_groups
from core.alignment.cluster import find_groups as by_evidence

ARTICLES = [0, 0, 1, 1, 2, 2, 3, 3]
PAIRS = [(left, right) for left, right in combinations(range(8), 2) if ARTICLES[left] != ARTICLES[right]]
EVIDENCE = [percent / 100 for percent in range(5, 100, 5)]
THRESHOLDS = st.sampled_from([0.05, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9, 1.0])


def dense(numbers: random.Random) -> dict[tuple[int, int], float]:
    """A small story in which nearly every pair was weighed and about one in four was decided on."""
    kinds = numbers.choices([EVIDENCE, [1.0], [0.0], None], weights=[6, 1, 1, 1], k=len(PAIRS))
    return {pair: numbers.choice(kind) for pair, kind in zip(PAIRS, kinds, strict=True) if kind}


STORIES = st.randoms(use_true_random=False).map(dense)
WEIGHED = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from(EVIDENCE))

# Each of these is broken where one guard of the groups is taken out, and no other guard stands in for it.
SHOULDERED_BY_A_THIRD = {(0, 2): 0.0, (0, 4): 1.0, (2, 4): 1.0}
PARTED_FROM_ONE_OF_A_POINT = {(0, 2): 0.95, (0, 4): 0.95, (2, 4): 0.95, (2, 6): 0.0, (0, 6): 0.95, (4, 6): 0.95}
PARTED_WHILE_BOTH_JOIN = {(0, 2): 0.95, (0, 4): 0.7, (2, 4): 0.7, (0, 6): 0.7, (2, 6): 0.7, (4, 6): 0.0}
JOINED_TO_TWO_THAT_ARE_PARTED = {(0, 2): 1.0, (0, 4): 1.0, (2, 4): 0.0}


def grouped(
    article_of: list[int],
    evidence: Edges,
    *,
    threshold: float,
    joined: Sequence[Pair] = (),
    parted: Sequence[Pair] = (),
) -> list[Group]:
    near = Neighbours(article_of, evidence)
    found = by_evidence(near, threshold=threshold)
    return decide_groups(found, near, threshold=threshold, joined=joined, parted=parted)


def find_groups(article_of: list[int], edges: Edges, *, threshold: float) -> list[Group]:
    """Groups where a probability of exactly 1 or 0 is an editor's word, over evidence that says 80% either way."""
    joined = [pair for pair, p in edges.items() if p == 1.0]
    parted = [pair for pair, p in edges.items() if p == 0.0]
    evidence = {pair: 0.8 if p in (0.0, 1.0) else p for pair, p in edges.items()}
    return grouped(article_of, evidence, threshold=threshold, joined=joined, parted=parted)


def in_one(groups: list[frozenset[int]], pair: tuple[int, int]) -> bool:
    return any(set(pair) <= group for group in groups)


def broken(edges: Edges, threshold: float) -> list[tuple[int, int]]:
    """Decided pairs that the groups do not keep to."""
    groups = find_groups(ARTICLES, edges, threshold=threshold)
    return [pair for pair, p in edges.items() if p in (0.0, 1.0) and in_one(groups, pair) != (p == 1.0)]


@given(STORIES, THRESHOLDS)
@example(SHOULDERED_BY_A_THIRD, 0.5)
@example(SHOULDERED_BY_A_THIRD, 0.3)
@example(PARTED_FROM_ONE_OF_A_POINT, 0.3)
@example(PARTED_WHILE_BOTH_JOIN, 0.5)
@example(JOINED_TO_TWO_THAT_ARE_PARTED, 0.9)
@examples(max_examples=600)
def test_what_was_parted_is_in_no_group_and_what_was_joined_in_some(
    edges: dict[tuple[int, int], float], threshold: float
) -> None:
    assert broken(edges, threshold) == []


@given(STORIES, THRESHOLDS, st.sampled_from(PAIRS), st.sampled_from([0.0, 1.0]))
def test_a_further_decision_holds_and_so_do_those_before_it(
    edges: dict[tuple[int, int], float], threshold: float, pair: tuple[int, int], verdict: float
) -> None:
    assert broken(edges | {pair: verdict}, threshold) == []


@given(STORIES, THRESHOLDS, st.permutations(PAIRS))
def test_the_order_of_pairs_changes_nothing(
    edges: dict[tuple[int, int], float], threshold: float, order: list[tuple[int, int]]
) -> None:
    shuffled = {pair: edges[pair] for pair in order if pair in edges}
    assert find_groups(ARTICLES, shuffled, threshold=threshold) == find_groups(ARTICLES, edges, threshold=threshold)


@given(STORIES, THRESHOLDS)
def test_a_group_spans_two_articles_and_lies_in_no_other(edges: dict[tuple[int, int], float], threshold: float) -> None:
    groups = find_groups(ARTICLES, edges, threshold=threshold)
    assert all(len({ARTICLES[row] for row in group}) > 1 for group in groups)
    assert not any(group < other for group in groups for other in groups)
    assert len(set(groups)) == len(groups)


@given(WEIGHED, THRESHOLDS)
def test_every_match_stands_with_its_best_and_nothing_else_stands(
    edges: dict[tuple[int, int], float], threshold: float
) -> None:
    groups = find_groups(ARTICLES, edges, threshold=threshold)
    for row in range(len(ARTICLES)):
        near = {(set(pair) - {row}).pop(): p for pair, p in edges.items() if row in pair and p >= threshold}
        own = [group for group in groups if row in group]
        if not near:
            assert own == []
        else:
            best = min(near, key=lambda other: (-near[other], other))
            assert any(best in group for group in own)


def test_a_chain_of_matches_is_not_one_group() -> None:
    groups = find_groups([0, 1, 2, 3], {(0, 1): 0.9, (1, 2): 0.6, (2, 3): 0.9}, threshold=0.5)
    assert groups == [frozenset({0, 1}), frozenset({2, 3})]


def test_a_pair_that_grew_is_weighed_again_before_a_third_joins() -> None:
    """Rows 1 and 2 both match row 0 and not each other: one group of three would say that they do."""
    groups = find_groups([0, 1, 2], {(0, 1): 0.95, (0, 2): 0.9}, threshold=0.5)
    assert groups == [frozenset({0, 1}), frozenset({0, 2})]


def test_a_sentence_with_two_facts_stands_in_two_groups() -> None:
    edges = {(0, 2): 0.95, (1, 2): 0.9, (0, 3): 0.95, (1, 4): 0.9, (2, 3): 0.95, (2, 4): 0.9}
    groups = find_groups([0, 1, 2, 3, 4], edges, threshold=0.5)
    assert sum(2 in group for group in groups) == 2


def test_a_sentence_joins_a_second_group_only_on_stronger_evidence() -> None:
    """At a mean of 55% it stands in the pair it fits best; at 60% it joins the other point as well."""

    def groups(mean: float) -> list[frozenset[int]]:
        edges = {(0, 1): 0.95, (2, 3): 0.95, (0, 3): mean, (1, 3): mean}
        return find_groups([0, 1, 2, 3], edges, threshold=0.5)

    assert groups(0.55) == [frozenset({0, 1}), frozenset({2, 3})]
    assert groups(0.6) == [frozenset({0, 1, 3}), frozenset({2, 3})]


def test_joined_sentences_that_each_fit_others_better_stand_in_a_group_of_their_own() -> None:
    edges = {(0, 2): 0.9, (4, 6): 0.9, (0, 4): 1.0, (0, 6): 0.0, (2, 4): 0.0, (2, 6): 0.0}
    groups = find_groups(ARTICLES, edges, threshold=0.5)
    assert frozenset({0, 4}) in groups


def test_joining_two_sentences_makes_one_group_of_theirs_and_moves_no_other() -> None:
    evidence = {(0, 2): 0.9, (4, 6): 0.9, (1, 3): 0.9, (1, 5): 0.3}
    apart = grouped(ARTICLES, evidence, threshold=0.5)
    assert apart == [frozenset({0, 2}), frozenset({1, 3}), frozenset({4, 6})]
    assert grouped(ARTICLES, evidence, threshold=0.5, joined=[(2, 4)]) == [frozenset({0, 2, 4, 6}), frozenset({1, 3})]
    assert frozenset({1, 3, 5}) in grouped(ARTICLES, evidence, threshold=0.5, joined=[(1, 5)])


def test_rejecting_a_group_brings_up_no_other_of_the_same_rows() -> None:
    """Rows 0 and 1 of one article nearly say the same: taken from row 2, row 0 does not come back in another guise."""
    evidence = {(0, 2): 0.9, (1, 2): 0.4, (0, 4): 0.6, (2, 4): 0.1}
    assert grouped(ARTICLES, evidence, threshold=0.5) == [frozenset({0, 2}), frozenset({0, 4})]
    assert grouped(ARTICLES, evidence, threshold=0.5, parted=[(0, 2)]) == [frozenset({0, 4})]
    three = {(0, 2): 0.9, (0, 4): 0.9, (2, 4): 0.9, (1, 2): 0.45, (1, 4): 0.45}
    assert grouped(ARTICLES, three, threshold=0.5, parted=[(0, 2), (0, 4), (2, 4)]) == []


def test_what_was_not_weighed_is_not_kept_apart() -> None:
    """Two rows far below the floor may stand in one group by way of others; only an editor forbids it."""
    edges = {(0, 4): 0.9, (2, 4): 0.9, (0, 6): 0.9, (2, 6): 0.9, (4, 6): 0.9}
    assert in_one(find_groups(ARTICLES, edges, threshold=0.5), (0, 2))
    assert not in_one(find_groups(ARTICLES, edges | {(0, 2): 0.0}, threshold=0.5), (0, 2))


def test_a_copy_of_a_rows_best_match_stands_with_it_wherever_the_match_does() -> None:
    """Row 2 is a copy of row 1, which row 0 fits, but not the group that both are in."""
    article_of = [0, 1, 2, 3]
    edges = {(0, 1): 0.8, (0, 2): 0.7999, (1, 2): 0.9999, (1, 3): 0.9, (2, 3): 0.9}
    assert find_groups(article_of, edges, threshold=0.6) == [frozenset({0, 1, 2}), frozenset({1, 2, 3})]


def test_copies_of_a_row_stand_together_with_its_best_match() -> None:
    """Rows 2 and 3 are copies; row 0 matches both as surely as they match each other, and stands elsewhere."""
    edges = {(0, 1): 0.9999, (0, 2): 0.9999, (0, 3): 0.9999, (2, 3): 0.9999}
    assert find_groups([0, 1, 2, 3], edges, threshold=0.6) == [frozenset({0, 1}), frozenset({0, 2, 3})]


def test_groups_that_share_a_row_are_one_where_the_others_fit_half_way() -> None:
    """Rows 0 and 1, 0 and 2 match; 1 and 2 at 30% are a second wording of one point, at 29% another fact."""

    def groups(between: float) -> list[frozenset[int]]:
        return find_groups([0, 1, 2], {(0, 1): 0.7, (0, 2): 0.65, (1, 2): between}, threshold=0.5)

    assert groups(0.29) == [frozenset({0, 1}), frozenset({0, 2})]
    assert groups(0.3) == [frozenset({0, 1, 2})]


def test_merged_groups_merge_on_and_an_older_number_is_not_taken_again() -> None:
    edges = {(0, 1): 0.7, (0, 2): 0.69, (0, 3): 0.68, (1, 2): 0.3, (1, 3): 0.3, (2, 3): 0.3}
    assert find_groups([0, 1, 2, 3], edges, threshold=0.6) == [frozenset({0, 1}), frozenset({0, 2}), frozenset({0, 3})]
    assert find_groups([0, 1, 2, 3], edges, threshold=0.5) == [frozenset({0, 1, 2, 3})]
