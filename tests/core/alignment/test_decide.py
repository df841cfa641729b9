"""An editor's word on sentences holds in the points: at any threshold, whoever is left out, in whatever order."""

from collections.abc import Sequence, Set
from datetime import UTC, datetime, timedelta
from itertools import combinations

from hypothesis import example, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from core.alignment import decided_pairs, group_points
from core.decisions import pinned_groups, sentence_pairs
from core.models import Article, Decision, DecisionKind, Match, Passage, Point, Reading, Role, Sentence, Target, Verdict

Kind = DecisionKind
NOON = datetime(2025, 10, 7, 12, tzinfo=UTC)
OUTLETS = "abcd"
WORDS = {
    "a": "Apple fell. Amber rose.",
    "b": "Birch grew. Brick fell.",
    "c": "Cedar bent. Coal glow.",
    "d": "Dunes move. Doves fly.",
}


def reading(outlet: str) -> Reading:
    """Two sentences; the sentence id is outlet and number."""
    text = WORDS[outlet]
    end = len(text)
    sentences = (Sentence(f"{outlet}0", outlet, 0, 11, 0), Sentence(f"{outlet}1", outlet, 12, end, 0))
    return Reading(Article(outlet, outlet, text, f"hash {outlet}"), (Passage(0, end, Role.BODY, 0, "", ""),), sentences)


READINGS = tuple(map(reading, OUTLETS))
TARGETS = {
    sentence.sentence_id: Target(read.article.sha256, sentence.start, sentence.end)
    for read in READINGS
    for sentence in read.sentences
}
PAIRS = [(left, right) for left, right in combinations(TARGETS, 2) if left[0] != right[0]]
SAYS: dict[tuple[Kind, Verdict | None], str] = {
    (Kind.SAME_POINT, None): "joined",
    (Kind.DIFFERENT_POINT, None): "parted",
    (Kind.MATCH, Verdict.AGREE): "agreed",
    (Kind.MATCH, Verdict.REJECT): "rejected",
    (Kind.MATCH, Verdict.UNSURE): "open",
    (Kind.POINT, Verdict.AGREE): "agreed",
    (Kind.POINT, Verdict.REJECT): "rejected",
}


def decided(kind: Kind, *names: str, minute: int = 0, verdict: Verdict | None = None) -> Decision:
    targets = tuple(TARGETS[name] for name in names)
    return Decision(f"{minute}", kind, targets, "Ana", NOON + timedelta(minutes=minute), verdict=verdict)


def weighed(probabilities: list[int | None]) -> tuple[Match, ...]:
    pairs = zip(PAIRS, probabilities, strict=True)
    return tuple(Match(*pair, percent / 100, 0.5, 0.5) for pair, percent in pairs if percent)


def last_word(decisions: list[Decision]) -> dict[tuple[str, str], str]:
    """What was last said of each pair. Agreeing and doubt leave what was joined or parted by hand."""
    names = {target: name for name, target in TARGETS.items()}
    said: dict[tuple[str, str], str] = {}
    for decision in sorted(decisions, key=lambda one: one.when):
        meant = [names[target] for target in decision.targets]
        pairs = combinations(meant, 2)
        if decision.kind is Kind.DIFFERENT_POINT:
            pairs = ((meant[0], other) for other in meant[1:])
        says = SAYS[decision.kind, decision.verdict]
        for pair in pairs:
            ordered = min(pair), max(pair)
            by_hand = said.get(ordered) in ("joined", "parted")
            if pair[0][0] != pair[1][0] and not decision.withdrawn and not (by_hand and says in ("agreed", "open")):
                said[ordered] = says
    return {pair: word for pair, word in said.items() if word != "open"}


TOGETHER = ("joined", "agreed")


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


def applied(readings: Sequence[Reading], matches: Sequence[Match], decisions: list[Decision]) -> tuple[Match, ...]:
    """Matches with decided pairs as they were decided."""
    decided_on = decided_pairs(readings, matches, sentence_pairs(readings, decisions))
    return tuple({(one.left, one.right): one for one in (*matches, *decided_on)}.values())


def points(
    matches: Sequence[Match],
    decisions: list[Decision],
    *,
    threshold: float,
    kept: Set[str] = frozenset(OUTLETS),
    order: Sequence[Reading] = READINGS,
) -> tuple[Point, ...]:
    """As the main path does it: outlets left out, decisions applied, sentences grouped."""
    readings = [read for read in order if read.article.article_id in kept]
    shown = [one for one in matches if {one.left[0], one.right[0]} <= kept]
    pairs = sentence_pairs(readings, decisions)
    pinned = pinned_groups(readings, decisions, pairs)
    return group_points(readings, shown, threshold=threshold, decided=pairs, pinned=pinned)


def broken(found: tuple[Point, ...], decisions: list[Decision], kept: set[str]) -> list[tuple[str, str]]:
    """Decided pairs of the outlets kept that the points do not keep to."""
    groups = [{member.sentence_id for member in point.members} for point in found]
    return [
        pair
        for pair, word in last_word(decisions).items()
        if {pair[0][0], pair[1][0]} <= kept and any(set(pair) <= group for group in groups) != (word in TOGETHER)
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
    mixed = numbers.sample(decisions, len(decisions))
    assert points(shuffled, mixed, threshold=threshold, order=order) == points(matches, decisions, threshold=threshold)


@given(MATCHES, DECISIONS)
def test_only_pairs_joined_or_parted_are_certain_and_nothing_else_is_moved(
    matches: tuple[Match, ...], decisions: list[Decision]
) -> None:
    said = {pair: float(word == "joined") for pair, word in last_word(decisions).items() if word != "agreed"}
    before = {(match.left, match.right): match for match in matches}
    after = {(match.left, match.right): match for match in applied(READINGS, matches, decisions)}
    assert {pair: match.probability for pair, match in after.items() if pair in said} == said
    assert {pair: match for pair, match in after.items() if pair not in said} == {
        pair: match for pair, match in before.items() if pair not in said
    }


@given(MATCHES, THRESHOLDS, st.data())
def test_agreeing_with_a_point_changes_no_point(
    matches: tuple[Match, ...], threshold: float, data: st.DataObject
) -> None:
    before = points(matches, [], threshold=threshold)
    if before:
        chosen = data.draw(st.lists(st.sampled_from(before), min_size=1, unique_by=lambda one: one.point_id))
        agreed = [
            decided(Kind.POINT, *(one.sentence_id for one in point.members), minute=at, verdict=Verdict.AGREE)
            for at, point in enumerate(chosen)
        ]
        assert points(matches, agreed, threshold=threshold) == before


def test_doubt_and_two_sentences_of_one_article_leave_the_evidence() -> None:
    agreed, unsure = (
        decided(Kind.MATCH, "a0", "b0", verdict=Verdict.AGREE),
        decided(Kind.MATCH, "a0", "b0", minute=1, verdict=Verdict.UNSURE),
    )
    assert points((), [agreed, unsure], threshold=0.5) == ()
    assert applied(READINGS, ALL_LIKELY, [agreed, unsure]) == ALL_LIKELY
    assert applied(READINGS, ALL_LIKELY, [decided(Kind.SAME_POINT, "a0", "a1")]) == ALL_LIKELY
