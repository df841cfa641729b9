from hypothesis import given
from hypothesis import strategies as st

from core.alignment.cluster import find_groups

ARTICLES = [0, 0, 1, 1, 2, 2]
PAIRS = [(left, right) for left in range(6) for right in range(left + 1, 6) if ARTICLES[left] != ARTICLES[right]]
EDGES = st.dictionaries(st.sampled_from(PAIRS), st.integers(1, 99).map(lambda percent: percent / 100))


def test_a_chain_of_matches_is_not_one_group() -> None:
    groups = find_groups([0, 1, 2, 3], {(0, 1): 0.9, (1, 2): 0.6, (2, 3): 0.9}, threshold=0.5)
    assert groups == [frozenset({0, 1}), frozenset({2, 3})] or frozenset({0, 1, 2, 3}) not in groups


def test_a_sentence_with_two_facts_stands_in_two_groups() -> None:
    edges = {(0, 2): 0.95, (1, 2): 0.9, (0, 3): 0.95, (1, 4): 0.9, (2, 3): 0.95, (2, 4): 0.9}
    groups = find_groups([0, 1, 2, 3, 4], edges, threshold=0.5)
    assert sum(2 in group for group in groups) == 2


@given(EDGES)
def test_every_match_stands_with_its_best_and_nothing_else_stands(edges: dict[tuple[int, int], float]) -> None:
    groups = find_groups(ARTICLES, edges, threshold=0.5)
    for row in range(6):
        near = {(set(pair) - {row}).pop(): p for pair, p in edges.items() if row in pair and p >= 0.5}
        own = [group for group in groups if row in group]
        if not near:
            assert own == []
        else:
            best = min(near, key=lambda other: (-near[other], other))
            assert any(best in group for group in own)
    assert all(len({ARTICLES[row] for row in group}) > 1 for group in groups)


def test_a_decided_difference_parts_two_sentences_in_every_group() -> None:
    groups = find_groups([0, 1, 2], {(0, 1): 0.0, (0, 2): 0.9, (1, 2): 0.9}, threshold=0.5)
    assert not any({0, 1} <= group for group in groups)
