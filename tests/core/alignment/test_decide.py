"""An editor's word on sentences holds in the points: at any threshold, whoever is left out, in whatever order."""

from collections.abc import Set
from datetime import UTC, datetime, timedelta
from itertools import combinations

from hypothesis import example, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from core.alignment import apply_decisions, group_points
from core.models import Article, Decision, DecisionKind, Match, Passage, Point, Reading, Role, Sentence, Target, Verdict

Kind = DecisionKind
NOON = datetime(2025, 10, 7, 12, tzinfo=UTC)
OUTLETS = "abcd"
WORDS = "Ten words. Of the same."


def reading(outlet: str) -> Reading:
    """Two sentences; the sentence id is outlet and number."""
    sentences = (Sentence(f"{outlet}0", outlet, 0, 10, 0), Sentence(f"{outlet}1", outlet, 11, 23, 0))
    return Reading(Article(outlet, outlet, WORDS, f"hash {outlet}"), (Passage(0, 23, Role.BODY, 0, "", ""),), sentences)


READINGS = tuple(map(reading, OUTLETS))
TARGETS = {
    sentence.sentence_id: Target(read.article.sha256, sentence.start, sentence.end)
    for read in READINGS
    for sentence in read.sentences
}
PAIRS = [(left, right) for left, right in combinations(TARGETS, 2) if left[0] != right[0]]
SAYS: dict[tuple[Kind, Verdict | None], bool | None] = {
    (Kind.SAME_POINT, None): True,
    (Kind.DIFFERENT_POINT, None): False,
    (Kind.MATCH, Verdict.AGREE): True,
    (Kind.MATCH, Verdict.REJECT): False,
    (Kind.MATCH, Verdict.UNSURE): None,
    (Kind.POINT, Verdict.AGREE): True,
    (Kind.POINT, Verdict.REJECT): False,
}


def decided(kind: Kind, *names: str, minute: int = 0, verdict: Verdict | None = None) -> Decision:
    targets = tuple(TARGETS[name] for name in names)
    return Decision(f"{minute}", kind, targets, "Ana", NOON + timedelta(minutes=minute), verdict=verdict)


def weighed(probabilities: list[int | None]) -> tuple[Match, ...]:
    pairs = zip(PAIRS, probabilities, strict=True)
    return tuple(Match(*pair, percent / 100, 0.5, 0.5) for pair, percent in pairs if percent)


def last_word(decisions: list[Decision]) -> dict[tuple[str, str], bool]:
    """True for each pair an editor joined, False for each that was parted; the latest decision counts."""
    names = {target: name for name, target in TARGETS.items()}
    said: dict[tuple[str, str], bool | None] = {}
    for decision in sorted(decisions, key=lambda one: one.when):
        meant = [names[target] for target in decision.targets]
        pairs = combinations(meant, 2)
        if decision.kind is Kind.DIFFERENT_POINT:
            pairs = ((meant[0], other) for other in meant[1:])
        for pair in pairs:
            if pair[0][0] != pair[1][0] and not decision.withdrawn:
                said[min(pair), max(pair)] = SAYS[decision.kind, decision.verdict]
    return {pair: together for pair, together in said.items() if together is not None}


MATCHES = st.lists(st.none() | st.integers(5, 99), min_size=len(PAIRS), max_size=len(PAIRS)).map(weighed)
DECISION = st.builds(
    lambda said, names, withdrawn: Decision(
        "", said[0], tuple(TARGETS[name] for name in names), "Ana", NOON, withdrawn=withdrawn, verdict=said[1]
    ),
    st.sampled_from(list(SAYS)),
    st.lists(st.sampled_from(list(TARGETS)), min_size=2, max_size=3, unique=True),
    st.sampled_from([None, None, None, NOON]),
)
DECISIONS = st.lists(DECISION, max_size=6).map(
    lambda taken: [
        Decision(f"{n}", one.kind, one.targets, one.who, NOON + timedelta(minutes=n), "", one.withdrawn, one.verdict)
        for n, one in enumerate(taken)
    ]
)
THRESHOLDS = st.sampled_from([0.3, 0.4, 0.5, 0.6, 0.75, 0.9])
KEPT = st.sets(st.sampled_from(OUTLETS), min_size=2)


def points(
    matches: tuple[Match, ...], decisions: list[Decision], *, threshold: float, kept: Set[str] = frozenset(OUTLETS)
) -> tuple[Point, ...]:
    """As the main path does it: decisions are applied, outlets left out, sentences grouped."""
    decided_on = apply_decisions(READINGS, matches, decisions)
    readings = [read for read in READINGS if read.article.article_id in kept]
    return group_points(readings, [m for m in decided_on if {m.left[0], m.right[0]} <= kept], threshold=threshold)


def broken(found: tuple[Point, ...], decisions: list[Decision], kept: set[str]) -> list[tuple[str, str]]:
    """Decided pairs of the outlets kept that the points do not keep to."""
    groups = [{member.sentence_id for member in point.members} for point in found]
    return [
        pair
        for pair, together in last_word(decisions).items()
        if {pair[0][0], pair[1][0]} <= kept and any(set(pair) <= group for group in groups) != together
    ]


NOTHING = (None,) * len(PAIRS)
ALL_LIKELY = weighed([90] * len(PAIRS))


@given(MATCHES, DECISIONS, THRESHOLDS, KEPT)
@example(weighed(list(NOTHING)), [decided(Kind.SAME_POINT, "a0", "b1")], 0.9, {"a", "b"})
@example(ALL_LIKELY, [decided(Kind.DIFFERENT_POINT, "a0", "b0")], 0.3, set(OUTLETS))
@example(
    ALL_LIKELY,
    [
        decided(Kind.SAME_POINT, "a0", "b0"),
        decided(Kind.SAME_POINT, "a0", "c0", minute=1),
        decided(Kind.DIFFERENT_POINT, "b0", "c0", minute=2),
    ],
    0.9,
    set(OUTLETS),
)
@examples(max_examples=400)
def test_the_last_word_on_two_sentences_holds_in_the_points(
    matches: tuple[Match, ...], decisions: list[Decision], threshold: float, kept: set[str]
) -> None:
    assert broken(points(matches, decisions, threshold=threshold, kept=kept), decisions, kept) == []


@given(MATCHES, DECISIONS, THRESHOLDS, st.permutations(READINGS), st.randoms(use_true_random=False))
def test_the_order_of_articles_matches_and_decisions_changes_nothing(
    matches: tuple[Match, ...], decisions: list[Decision], threshold: float, order: list[Reading], numbers
) -> None:
    shuffled = numbers.sample(matches, len(matches))
    applied = apply_decisions(order, shuffled, numbers.sample(decisions, len(decisions)))
    assert group_points(order, applied, threshold=threshold) == points(matches, decisions, threshold=threshold)


@given(MATCHES, DECISIONS)
def test_only_decided_pairs_are_certain_and_nothing_else_is_moved(
    matches: tuple[Match, ...], decisions: list[Decision]
) -> None:
    said = last_word(decisions)
    before = {(match.left, match.right): match for match in matches}
    after = {(match.left, match.right): match for match in apply_decisions(READINGS, matches, decisions)}
    assert {pair: match.probability for pair, match in after.items() if pair in said} == said
    assert {pair: match for pair, match in after.items() if pair not in said} == {
        pair: match for pair, match in before.items() if pair not in said
    }


def test_unsure_and_two_sentences_of_one_article_leave_the_evidence() -> None:
    joined, unsure = (
        decided(Kind.SAME_POINT, "a0", "b0"),
        decided(Kind.MATCH, "a0", "b0", minute=1, verdict=Verdict.UNSURE),
    )
    assert apply_decisions(READINGS, ALL_LIKELY, [joined, unsure]) == ALL_LIKELY
    assert apply_decisions(READINGS, ALL_LIKELY, [decided(Kind.SAME_POINT, "a0", "a1")]) == ALL_LIKELY
