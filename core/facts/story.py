"""Every conflict and variant of a story: over matched sentences of two outlets, and inside each article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from core.facts.claims import compare_informing
from core.facts.compare import compare_statements
from core.facts.compare_values import compare_values
from core.facts.mentions import Statement, mentions, same_thing
from core.facts.self_contradictions import Spot, check_headline, check_own_dates, check_sums, check_weekdays, find_scars
from core.facts.value_pair import ValuePair
from core.models import Conflict, ConflictKind, Match, Reading, Role, Side, Variant
from core.settings import LEAST_THRESHOLD
from core.text.tree import text_trees

# Pairs this far below the threshold, in probability, are looked at for two dates of one act.
NEARLY_MATCHED = 0.1
# Pairs below the least threshold are compared too, for an editor may join them; further down there are too many.
LEAST_COMPARED = 0.2


def compare_sentences(
    a: str, b: str, *, published_a: date | None = None, published_b: date | None = None, same_article: bool = False
) -> tuple[tuple[Conflict, ...], tuple[Variant, ...]]:
    """Compare two sentences on the same point.

    Args:
        a: A sentence.
        b: Another, of a second outlet or of the same article.
        published_a: What relative dates of `a` are resolved against.
        published_b: The same for `b`.
        same_article: Both are from one article.

    Returns:
        Conflicts and variants; offsets count characters of each sentence, article ids are "a" and "b".

    Raises:
        ParserUnavailable: If the parser is not installed.
    """
    tree_a, tree_b = text_trees([a, b])
    left = Statement(tree_a, published_a, None, "a")
    right = Statement(
        tree_b, published_b or (published_a if same_article else None), None, "a" if same_article else "b"
    )
    return _as_values(left, right, *compare_statements(left, right))


def find_conflicts(
    readings: Sequence[Reading], statements: Iterable[Statement], matches: Iterable[Match]
) -> tuple[tuple[Conflict, ...], tuple[Variant, ...]]:
    """Find where the outlets of a story may disagree, and where an article contradicts itself.

    Pairs of two outlets that may come to stand in one point are compared in full: what is found stands where they do.
    Two dates of one act with one count stand from `NEARLY_MATCHED` below the threshold even where they do not, and that
    one says it informed whom the other says was not informed always: such sentences share few words.

    Args:
        readings: The articles.
        statements: Their body sentences, dated.
        matches: Weighed pairs, down to the candidate floor.

    Returns:
        Conflicts and variants, each in the order of the text; nothing is resolved, no threshold is applied.
    """
    body: dict[str, list[Statement]] = {reading.article.article_id: [] for reading in readings}
    for statement in statements:
        body[statement.article_id].append(statement)
    by_id = {str(one.sentence_id): one for sentences in body.values() for one in sentences}
    conflicts: dict[str, Conflict] = {}
    variants: dict[str, Variant] = {}
    for match in sorted(matches, key=lambda one: (one.left, one.right)):
        left, right = by_id.get(match.left), by_id.get(match.right)
        if left is None or right is None:
            continue
        for differ, both, alone_up_to in _compare(left, right, match):
            found, other = _as_values(left, right, differ, both)
            for one in found:
                known = conflicts.get(one.conflict_id)
                alone = max(alone_up_to, known.alone_up_to if known else 0.0)
                conflicts[one.conflict_id] = replace(one, probability=match.probability, alone_up_to=alone)
            variants |= {one.variant_id: replace(one, probability=match.probability) for one in other}
    for reading in readings:
        own = body[reading.article.article_id]
        siblings = [one for other, rest in body.items() if other != reading.article.article_id for one in rest]
        conflicts |= {one.conflict_id: one for one in _inside(reading, own, siblings)}
    return tuple(_in_order(conflicts)), tuple(variants.values())


def _compare(
    left: Statement, right: Statement, match: Match
) -> Iterator[tuple[Sequence[ValuePair], Sequence[ValuePair], float]]:
    """Yield conflicts and variants of a pair, with the highest threshold at which they stand without a match."""
    yield compare_informing(left.tree, right.tree), (), 1.0
    if match.probability >= LEAST_THRESHOLD - NEARLY_MATCHED:
        yield compare_dates_of_one_act(left, right), (), min(match.probability + NEARLY_MATCHED, 1.0)
    if match.probability >= LEAST_COMPARED:
        yield *compare_statements(left, right), 0.0


def compare_dates_of_one_act(left: Statement, right: Statement) -> list[ValuePair]:
    """Find two dates for one act with one count ("eight members", "eight diplomats"), which needs few shared words."""
    same_count = any(
        one.number
        and other.number
        and one.number.measure == "count"
        and same_thing(one.thing, other.thing)
        and one.number.low == other.number.low > 1
        for one in mentions(left)
        for other in mentions(right)
    )
    if not same_count:
        return []
    values = [one for one in compare_values(left, right) if one.conflict]
    return values if [one.kind for one in values] == [ConflictKind.DATE] else []


def _in_order(conflicts: Mapping[str, Conflict]) -> list[Conflict]:
    return sorted(
        conflicts.values(), key=lambda one: (one.a.article_id, one.a.start, one.b.article_id, one.b.start, one.kind)
    )


def _as_values(
    left: Statement, right: Statement, conflicts: Sequence[ValuePair], variants: Sequence[ValuePair]
) -> tuple[tuple[Conflict, ...], tuple[Variant, ...]]:
    inside = left.article_id == right.article_id
    differ = tuple(
        Conflict(_id(finding.kind, a, b), finding.kind, a, b, finding.reason, inside)
        for finding in conflicts
        for a, b in [(_side(left, finding.a), _side(right, finding.b))]
    )
    both = tuple(
        Variant(_id(finding.kind, a, b), finding.kind, a, b, finding.reason)
        for finding in variants
        for a, b in [(_side(left, finding.a), _side(right, finding.b))]
    )
    return differ, both


def _side(statement: Statement, span: tuple[int, int]) -> Side:
    start, end = span
    at = statement.offset
    return Side(statement.article_id, statement.sentence_id, at + start, at + end, statement.text[start:end])


def _id(kind: ConflictKind, a: Side, b: Side) -> str:
    return f"{kind}:{a.article_id}@{a.start}-{a.end}:{b.article_id}@{b.start}-{b.end}"


def _inside(reading: Reading, body: Sequence[Statement], siblings: Sequence[Statement]) -> list[Conflict]:
    text = reading.article.text
    spots = check_own_dates(body)
    headlines = [(one.start, one.end) for one in reading.passages if one.role is Role.HEADLINE]
    if headlines:
        spots += check_headline(headlines[0], text, body)
    for statement in body:
        spots += check_weekdays(statement) + check_sums(statement)
    found = [_from_spot(reading, spot) for spot in spots]
    for statement in body:
        for spot, sibling in find_scars(statement, siblings):
            found.append(_from_spot(reading, spot, sibling))
    return found


def _from_spot(reading: Reading, spot: Spot, sibling: Statement | None = None) -> Conflict:
    text, article_id = reading.article.text, reading.article.article_id
    a = Side(article_id, spot.sentence_a, *spot.a, text[slice(*spot.a)])
    b = Side(article_id, spot.sentence_b, *spot.b, text[slice(*spot.b)])
    if sibling is not None:
        b = Side(
            sibling.article_id, sibling.sentence_id, sibling.offset, sibling.offset + len(sibling.text), sibling.text
        )
    return Conflict(_id(spot.kind, a, b), spot.kind, a, b, spot.reason, sibling is None, alone_up_to=1.0)
