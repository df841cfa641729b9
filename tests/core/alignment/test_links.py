import numpy as np
import pytest

from core.alignment import prepare_story, weigh_pairs
from core.alignment.cluster import Neighbours, find_groups
from core.alignment.nominate import FEW_PAIRS, nominate

WEIGHTS = {"centred": 4.0, "lexical": 8.0}


def random_story(sentences: int, outlets: int):
    numbers = np.random.default_rng(3)
    vectors = numbers.standard_normal((sentences, 32)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    words = [" ".join(f"w{n}" for n in numbers.integers(0, 4_000, 12)) for _ in range(sentences)]
    given = [(f"{row:05}", f"{row * outlets // sentences:02}", text) for row, text in enumerate(words)]
    return given, vectors


@pytest.mark.parametrize("threshold", [0.3, 0.5, 0.7])
def test_a_row_has_a_match_exactly_if_it_stands_in_a_group(threshold: float) -> None:
    numbers = np.random.default_rng(5)
    article_of = [row // 6 for row in range(30)]
    edges = {
        (left, right): float(numbers.uniform(0.05, 0.95))
        for left in range(30)
        for right in range(left + 1, 30)
        if article_of[left] != article_of[right] and numbers.random() < 0.2
    }
    groups = find_groups(Neighbours(article_of, edges), threshold=threshold)
    grouped = {row for group in groups for row in group}
    best = {row: max((p for pair, p in edges.items() if row in pair), default=0.0) for row in range(30)}
    assert grouped == {row for row, probability in best.items() if probability >= threshold}


def test_of_a_large_story_only_the_likeliest_pairs_are_looked_at() -> None:
    story = prepare_story(*random_story(1_200, 4))
    everything = nominate(story, intercept=0.0, weights=WEIGHTS, least=0.0)
    kept = nominate(story, intercept=0.0, weights=WEIGHTS)
    assert len(everything) > 5 * FEW_PAIRS
    assert len(kept) == FEW_PAIRS
    score = 4 * everything.centred + 8 * everything.lexical
    assert (4 * kept.centred + 8 * kept.lexical).min() >= np.sort(score)[-FEW_PAIRS] - 1e-5


def test_two_thousand_sentences_end_with_pairs_in_order() -> None:
    given, vectors = random_story(2_000, 10)
    matches = weigh_pairs(given, vectors, floor=0.05)
    keys = [(match.left, match.right) for match in matches]
    assert keys == sorted(keys)
