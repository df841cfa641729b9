"""What an editor may judge, the least sure first, with the sentence that says why it is not sure."""

from __future__ import annotations

from dataclasses import dataclass

from core.decisions import findings
from core.index import Index
from core.models import Comparison, Conflict, DecisionKind, Finding, Quote, QuoteKind
from core.tables import coverage as coverage_tables

Kind = DecisionKind
UNRESOLVED, NEVER_CLOSED, RESOLVED = 0.9, 0.7, 0.1
"""Doubt of a quote without a speaker, of one whose mark never closes, of any other: an order, not a measurement."""
CONFLICT_AT_LEAST = 0.4
"""Doubt of the surest conflict: each is worth an editor's look before a sure match is."""
QUOTED = {
    QuoteKind.DIRECT: "These words are a quote.",
    QuoteKind.MIXED: "These words are a quote, partly in quotation marks.",
    QuoteKind.INDIRECT: "These words are somebody's, told without quotation marks.",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding with how unsure it is, in [0, 1], what it says, and why it is where it is in the queue."""

    finding: Finding
    doubt: float
    says: str
    reason: str


def doubts(comparison: Comparison, index: Index) -> tuple[Doubt, ...]:
    """All findings, the least sure first; equal ones in the order of the comparison.

    The doubt of a match or point is how near its probability stands to the threshold, where it would flip.
    """
    matches = {f"{match.left}={match.right}": match for match in comparison.matches}
    points = {point.point_id: point for point in comparison.points}
    quotes = {quote.quote_id: quote for quote in comparison.quotes}
    conflicts = {conflict.conflict_id: conflict for conflict in comparison.conflicts}
    origins = {origin.origin_id: origin for origin in comparison.origins}
    threshold = comparison.settings.threshold
    found = []
    for one in findings(comparison):
        if one.kind is Kind.MATCH:
            match = matches[one.finding_id]
            says = "These two sentences make the same point."
            found.append(Doubt(one, _near(match.probability, threshold), says, _counts(match.probability, threshold)))
        elif one.kind is Kind.POINT:
            point = points[one.finding_id]
            says = f"One point: {coverage_tables.label(point, index)}"
            reason = _counts(point.mean_probability, threshold, of_point=True)
            found.append(Doubt(one, _near(point.mean_probability, threshold), says, reason))
        elif one.kind is Kind.QUOTE:
            found.append(_quote(one, quotes[one.finding_id]))
        elif one.kind is Kind.SPEAKER:
            found.append(_speaker(one, quotes[one.finding_id]))
        elif one.kind is Kind.CONFLICT:
            found.append(_conflict(one, conflicts[one.finding_id], threshold))
        elif one.kind is Kind.ORIGIN and len(origins[one.finding_id].article_ids) > 1:
            found.append(
                Doubt(one, 0.3, origins[one.finding_id].statement, "Origins rest on shared words and credits.")
            )
    return tuple(sorted(found, key=lambda doubt: -doubt.doubt))


def _near(probability: float, threshold: float) -> float:
    """1 at the threshold, 0 at certainty."""
    return round(1 - min(1.0, abs(probability - threshold) / max(1 - threshold, threshold)), 4)


def _counts(probability: float, threshold: float, *, of_point: bool = False) -> str:
    """Why a match or point stands: by its probability, or though that falls short of what is asked of a pair."""
    shown = "over 99%" if probability > 0.99 else f"{probability:.0%}"
    if probability < threshold:
        below = "Its pairs reach on average" if of_point else "The pair by itself reaches"
        holds = (
            "its surest pairs or an editor’s agreement hold it" if of_point else "their point holds the two together"
        )
        return f"{below} {shown}, below the {threshold:.0%} asked of one; {holds}."
    of = "Its sentences match each other with" if of_point else "The pair matches with"
    return f"{of} a probability of {shown}; it counts from {threshold:.0%}."


def _quote(one: Finding, quote: Quote) -> Doubt:
    if quote.never_closed:
        return Doubt(one, NEVER_CLOSED, QUOTED[quote.kind], "Its quotation mark never closes.")
    return Doubt(one, RESOLVED, QUOTED[quote.kind], f"Found by the rule “{quote.rule}”.")


def _speaker(one: Finding, quote: Quote) -> Doubt:
    if quote.speaker:
        return Doubt(one, RESOLVED, f"Said by {quote.speaker}.", f"Found by the rule “{quote.rule}”.")
    fits = f"It may be {' or '.join(quote.candidates)}." if quote.candidates else "No name in the article fits."
    return Doubt(one, UNRESOLVED, "Who says this is not resolved.", fits)


def _conflict(one: Finding, conflict: Conflict, threshold: float) -> Doubt:
    says = f"“{conflict.a.value}” and “{conflict.b.value}” cannot both hold."
    doubt = 0.0 if conflict.inside else _near(conflict.probability, threshold)
    return Doubt(one, max(CONFLICT_AT_LEAST, doubt), says, conflict.reason)
