"""Decisions on a story as it is now: those that fit, the findings they judge, and those that are orphaned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from core.decisions.drafts import FINDINGS, JOINS, LINES, OF_SENTENCES
from core.decisions.pairs import ENOUGH_OVERLAP, effective, overlap, sentences_at
from core.index import Index
from core.models import Article, Comparison, Decision, DecisionKind, Finding, Orphan, Reading, Target, Verdict

Kind = DecisionKind
ENOUGH_SPANS = {Kind.POINT: 0.5, Kind.QUOTE: 0.5}
"""Least part of the spans of verdict and finding that must meet, where it is not all of them."""


def relocate(
    readings: Sequence[Reading], decisions: Iterable[Decision]
) -> tuple[tuple[Decision, ...], tuple[Orphan, ...]]:
    """Part the decisions in effect into those that still fit the articles as read now, and the orphaned ones.

    Args:
        readings: The articles as read now, with the decisions on their lines applied.
        decisions: In any order; withdrawn ones are in neither part.
    """
    reasons = [(decision, _misfit(readings, decision)) for decision in effective(decisions)]
    fitting = tuple(decision for decision, reason in reasons if not reason)
    return fitting, tuple(Orphan(decision, reason) for decision, reason in reasons if reason)


def finding(
    kind: DecisionKind, finding_id: str, spans: Iterable[tuple[str, int, int]], articles: Mapping[str, Article]
) -> Finding:
    """Name something that can be judged by its spans: article id, start and end of each."""
    targets = (Target(articles[article_id].sha256, start, end) for article_id, start, end in spans)
    return Finding(finding_id, kind, tuple(dict.fromkeys(targets)))


def findings(comparison: Comparison) -> tuple[Finding, ...]:
    """All of a comparison that an editor may judge. A match's id is "left=right"; a speaker's is that of the quote."""
    articles = {reading.article.article_id: reading.article for reading in comparison.readings}
    spans = {
        one.sentence_id: (one.article_id, one.start, one.end)
        for reading in comparison.readings
        for one in reading.sentences
    }
    found: list[tuple[DecisionKind, str, list[tuple[str, int, int]]]] = []
    for point in comparison.points:
        found.append((Kind.POINT, point.point_id, [spans[member.sentence_id] for member in point.members]))
    for match in Index.of(comparison).matched_pairs():
        found.append((Kind.MATCH, f"{match.left}={match.right}", [spans[match.left], spans[match.right]]))
    for quote in comparison.quotes:
        found.append((Kind.QUOTE, quote.quote_id, [(quote.article_id, *span) for span in quote.content]))
        if quote.speaker_as_written:
            spoken = [(quote.article_id, *span) for span in (quote.content[0], quote.speaker_as_written)]
            found.append((Kind.SPEAKER, quote.quote_id, spoken))
    for conflict in comparison.conflicts:
        sides = [(side.article_id, side.start, side.end) for side in (conflict.a, conflict.b)]
        found.append((Kind.CONFLICT, conflict.conflict_id, sides))
    for origin in comparison.origins:
        whole = [(name, 0, len(articles[name].text)) for name in origin.article_ids]
        found.append((Kind.ORIGIN, origin.origin_id, whole))
    return tuple(finding(kind, name, places, articles) for kind, name, places in found)


def judge(
    found: Iterable[Finding], decisions: Iterable[Decision]
) -> tuple[Mapping[tuple[DecisionKind, str], Decision], tuple[Orphan, ...]]:
    """Find the verdict on each finding; verdicts whose finding is no longer made are orphaned.

    A verdict belongs to the finding of its kind with the most of its spans. For a point or quote, which may grow or be
    cut otherwise, half of the spans on either side must meet; for the others all. Where two verdicts are on one
    finding, the later counts. A rejection of what is not found any more has had its way: neither it nor what was
    said before of the same words is an orphan.

    Returns:
        The decision in effect by kind and finding id, for the findings that have one; and the orphans.
    """
    by_kind: dict[DecisionKind, list[Finding]] = {}
    for one in found:
        by_kind.setdefault(one.kind, []).append(one)
    verdicts: dict[tuple[DecisionKind, str], Decision] = {}
    orphans = []
    held = [decision for decision in effective(decisions) if decision.kind in FINDINGS]
    last = {(decision.kind, frozenset(decision.targets)): decision.verdict for decision in held}
    for decision in held:
        share, finding_id = _best(decision, by_kind.get(decision.kind, ()))
        if share >= ENOUGH_SPANS.get(decision.kind, 1.0):
            verdicts[decision.kind, finding_id] = decision
        elif last[decision.kind, frozenset(decision.targets)] is not Verdict.REJECT:
            orphans.append(Orphan(decision, f"The {decision.kind.value} it was about is not found any more."))
    return verdicts, tuple(orphans)


def _best(decision: Decision, found: Iterable[Finding]) -> tuple[float, str]:
    """The finding that shares most with a decision: the very same spans before others, then the first by id."""
    ranked = (
        (-_shared(decision.targets, one.targets), set(decision.targets) != set(one.targets), one.finding_id)
        for one in found
    )
    share, _, finding_id = min(ranked, default=(0.0, True, ""))
    return -share, finding_id


def _shared(targets: Sequence[Target], others: Sequence[Target]) -> float:
    """The lesser of the two parts of spans that meet a span on the other side, in [0, 1]."""
    return min(_met(targets, others), _met(others, targets))


def _met(targets: Sequence[Target], others: Sequence[Target]) -> float:
    meeting = sum(
        any(
            one.sha256 == other.sha256 and overlap(one.start, one.end, other.start, other.end) >= ENOUGH_OVERLAP
            for other in others
        )
        for one in targets
    )
    return meeting / len(targets) if targets else 0.0


def _misfit(readings: Sequence[Reading], decision: Decision) -> str:
    """Say why a decision fits nothing, empty if it fits."""
    for target in decision.targets:
        holding = [reading for reading in readings if reading.article.sha256 == target.sha256]
        if not holding:
            return "An article it was about is no longer in the story, or its text has changed."
        if target.end > len(holding[0].article.text):
            return f"It is about characters {target.start} to {target.end}; the article ends before that."
        if decision.kind in LINES and not _touches_a_passage(holding[0], target):
            return "No line of the article stands where it was."
        if decision.kind in OF_SENTENCES and not sentences_at(readings, target):
            return "Words it was about are no longer compared: they are not read as body text any more."
    if decision.kind in JOINS | {Kind.MATCH} and not _from_two_articles(readings, decision):
        return "Its sentences are no longer from two articles."
    return ""


def _touches_a_passage(reading: Reading, target: Target) -> bool:
    return any(passage.start < target.end and target.start < passage.end for passage in reading.passages)


def _from_two_articles(readings: Sequence[Reading], decision: Decision) -> bool:
    articles = {one.article_id for target in decision.targets for one in sentences_at(readings, target)}
    return len(articles) > 1
