"""Origins as rows: groups, two-way shares, credits, and every count a second time, by independent origin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from core.index import Index
from core.models import Article, Comparison, Credit, CreditKind, Origin, Share, Standing
from core.origins import count_origins, group_origins, shared_with_any
from core.origins.groups import own_wording
from core.settings import Settings
from core.tables import coverage as coverage_tables
from core.tables import outlets as outlet_tables
from core.tables.coverage import CoverageRow, PointRow
from core.tables.outlets import OutletRow
from core.tables.rows import grouped

_RANK = {Standing.REPORTED: 2, Standing.POSSIBLY: 1, Standing.NOT_FOUND: 0}


def origins_of(comparison: Comparison) -> tuple[Origin, ...]:
    """The origins of a comparison; grouped now where it was stored without them."""
    return comparison.origins or group_origins(comparison.readings, comparison.shares, comparison.credits)


def home(comparison: Comparison) -> dict[str, str]:
    """Origin id by article id."""
    return {article_id: origin.origin_id for origin in origins_of(comparison) for article_id in origin.article_ids}


def column_names(comparison: Comparison) -> dict[str, str]:
    """A short name for each origin: its outlet, or the first of its outlets and how many more ("Gazette +2")."""
    names = coverage_tables.outlet_names(comparison)
    return {
        origin.origin_id: names[origin.article_ids[0]]
        + (f" +{len(origin.article_ids) - 1}" if len(origin.article_ids) > 1 else "")
        for origin in origins_of(comparison)
    }


@dataclass(frozen=True, slots=True)
class OriginRow:
    """An origin: its outlets, the agencies they credit, what is said of it. `notes` leave out what `uncredited` lists.

    `outlets` counts the outlets, `outlet_names` lists them.
    """

    origin_id: str
    name: str
    article_ids: tuple[str, ...]
    outlets: int
    outlet_names: str
    agencies: str
    statement: str
    notes: tuple[str, ...]


def origins(comparison: Comparison) -> tuple[OriginRow, ...]:
    """A row for each origin, the largest first."""
    names, columns = coverage_tables.outlet_names(comparison), column_names(comparison)
    told = {f"{row.outlet} shares text with an article that credits {row.agencies}." for row in uncredited(comparison)}
    return tuple(
        OriginRow(
            origin_id=origin.origin_id,
            name=columns[origin.origin_id],
            article_ids=origin.article_ids,
            outlets=len(origin.article_ids),
            outlet_names=", ".join(names[article_id] for article_id in origin.article_ids),
            agencies=", ".join(dict.fromkeys(credit.agency for credit in origin.credits)),
            statement=origin.statement,
            notes=tuple(note for note in origin.notes if note not in told),
        )
        for origin in sorted(origins_of(comparison), key=lambda origin: (-len(origin.article_ids), origin.article_ids))
    )


@dataclass(frozen=True, slots=True)
class WordingRow:
    """How much of one outlet's text stands in another's, word for word.

    Attributes:
        article_id: The article that is read.
        outlet: Its short name.
        other_id: The one it is read against.
        other: Its short name.
        share: Part of its words that stands in the other, in [0, 1].
        quoted: The part of `share` that stands in quotations of both.
        own: The rest, with near-verbatim sentences, in [0, 1].
        runs: How many the two share.
        longest_run: In words.
        density: See `core.models.Share`.
        same_origin: Whether the two have one origin.
    """

    article_id: str
    outlet: str
    other_id: str
    other: str
    share: float = 0.0
    quoted: float = 0.0
    own: float = 0.0
    runs: int = 0
    longest_run: int = 0
    density: float = 0.0
    same_origin: bool = False


def pair_shares(comparison: Comparison) -> tuple[WordingRow, ...]:
    """A row for each outlet and each other one."""
    names, homes = coverage_tables.outlet_names(comparison), home(comparison)
    known = {(share.left_article, share.right_article): share for share in comparison.shares}
    rows = []
    for article_id in names:
        for other in names:
            if article_id == other:
                continue
            row = WordingRow(
                article_id, names[article_id], other, names[other], same_origin=homes[article_id] == homes[other]
            )
            forth, back = known.get((article_id, other)), known.get((other, article_id))
            share = forth or back
            rows.append(_one_way(row, share, left=forth is not None) if share else row)
    return tuple(rows)


def _one_way(row: WordingRow, share: Share, *, left: bool) -> WordingRow:
    return replace(
        row,
        share=share.left_share if left else share.right_share,
        quoted=share.left_quoted if left else share.right_quoted,
        own=own_wording(share)[0 if left else 1],
        runs=share.runs,
        longest_run=share.longest_run,
        density=share.density,
    )


@dataclass(frozen=True, slots=True)
class CreditRow:
    """An agency named in an article, with the line it stands in.

    Attributes:
        article_id: The article.
        outlet: Its short name.
        agency: Which.
        kind: Where it is named.
        rule: By what it was known.
        start: Of the name over the article.
        end: Of the name over the article.
        words: Its line, as written; None for a credit that was stated with the article and has no words in its text.
        name_start: Of the name in `words`.
        name_end: Of the name in `words`.
    """

    article_id: str
    outlet: str
    agency: str
    kind: CreditKind
    rule: str
    start: int
    end: int
    words: str | None
    name_start: int
    name_end: int


def credits(comparison: Comparison) -> tuple[CreditRow, ...]:
    """A row for each agency named in an article."""
    names = coverage_tables.outlet_names(comparison)
    articles = {reading.article.article_id: reading.article for reading in comparison.readings}
    return tuple(
        _credit(credit, articles[credit.article_id], names[credit.article_id]) for credit in comparison.credits
    )


def _credit(credit: Credit, article: Article, outlet: str) -> CreditRow:
    first, last = article.text.rfind("\n", 0, credit.start) + 1, article.text.find("\n", credit.end)
    in_text = credit.start != credit.end
    return CreditRow(
        article_id=credit.article_id,
        outlet=outlet,
        agency=credit.agency,
        kind=credit.kind,
        rule=credit.rule,
        start=credit.start,
        end=credit.end,
        words=article.text[first : last if last >= 0 else None] if in_text else None,
        name_start=credit.start - first if in_text else 0,
        name_end=credit.end - first if in_text else 0,
    )


@dataclass(frozen=True, slots=True)
class UncreditedRow:
    """An article that credits no agency and shares wording with one of its origin that does.

    `share` is the part of this outlet's words in the other, in [0, 1].
    """

    article_id: str
    outlet: str
    other_id: str
    other: str
    agencies: str
    share: float


def uncredited(comparison: Comparison) -> tuple[UncreditedRow, ...]:
    """A row for each such article and each one that credits."""
    shares = {(row.article_id, row.other_id): row for row in pair_shares(comparison)}
    rows = []
    for origin in origins_of(comparison):
        agencies: dict[str, dict[str, None]] = {}
        for credit in origin.credits:
            agencies.setdefault(credit.article_id, {})[credit.agency] = None
        pairs = [(share.left_article, share.right_article) for share in origin.shares]
        for here, there in sorted({*pairs, *((right, left) for left, right in pairs)}):
            if here not in agencies and there in agencies:
                found = shares[here, there]
                rows.append(
                    UncreditedRow(here, found.outlet, there, found.other, ", ".join(agencies[there]), found.share)
                )
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class OriginPointRow:
    """A point with the number of independent origins behind it: 3 outlets can be 1 origin."""

    point: PointRow
    origins: int


def points(
    comparison: Comparison, index: Index, *, order: coverage_tables.Order = coverage_tables.Order.STORY
) -> tuple[OriginPointRow, ...]:
    """The points of the story, numbered in the order chosen."""
    found = origins_of(comparison)
    carriers = {point.point_id: coverage_tables.carriers(point) for point in comparison.points}
    return tuple(
        OriginPointRow(point, count_origins(carriers[point.point_id], found))
        for point in coverage_tables.points(comparison, index, order=order)
    )


@dataclass(frozen=True, slots=True)
class OriginCoverageRow:
    """How one origin stands on one point: the cell of its outlet with the best standing, named by the origin.

    `cell.article_id` is that outlet, whose sentences a click opens; `article_ids` are all outlets of the origin.
    """

    cell: CoverageRow
    origin_id: str
    article_ids: tuple[str, ...]


def coverage(
    comparison: Comparison, index: Index, *, order: coverage_tables.Order = coverage_tables.Order.STORY
) -> tuple[OriginCoverageRow, ...]:
    """A row for each point and origin, so that the same charts draw it with a column for each origin."""
    homes, columns = home(comparison), column_names(comparison)
    members = {origin.origin_id: origin.article_ids for origin in origins_of(comparison)}
    cells = coverage_tables.coverage(comparison, index, order=order)
    by_origin = grouped(cells, lambda cell: (cell.point.number, homes[cell.article_id]))
    rows = []
    for (_, origin_id), of_origin in sorted(by_origin.items(), key=lambda item: item[0]):
        best = max(of_origin, key=lambda cell: (_RANK[cell.standing], cell.probability))
        rows.append(OriginCoverageRow(replace(best, outlet=columns[origin_id]), origin_id, members[origin_id]))
    return tuple(rows)


def shown_for(rows: Sequence[OriginCoverageRow], point_id: str, article_id: str) -> str:
    """The article that stands for an outlet's origin on a point; the outlet if none does."""
    return next(
        (row.cell.article_id for row in rows if row.cell.point.point_id == point_id and article_id in row.article_ids),
        article_id,
    )


def count_of(comparison: Comparison, article_ids: Iterable[str]) -> int:
    """Number of independent origins behind some articles."""
    return count_origins(article_ids, origins_of(comparison))


@dataclass(frozen=True, slots=True)
class OriginOutletRow:
    """An outlet in numbers, with what stands behind it.

    Attributes:
        numbers: Of the outlet alone.
        only_origin: Body sentences that come near no outlet of another origin; at least `numbers.only_here`.
        shared: Part of its words that stands in any other outlet, in [0, 1].
    """

    numbers: OutletRow
    only_origin: int
    shared: float


def outlets(comparison: Comparison, index: Index) -> tuple[OriginOutletRow, ...]:
    """A row for each outlet."""
    shared = shared_with_any(comparison.readings, comparison.runs)
    return tuple(
        OriginOutletRow(
            numbers=row,
            only_origin=len(only_in_origin(comparison, index, row.article_id)),
            shared=shared[row.article_id],
        )
        for row in outlet_tables.outlets(comparison, index)
    )


def only_in_origin(comparison: Comparison, index: Index, article_id: str) -> tuple[str, ...]:
    """An outlet's body sentences that no other origin has, nor possibly has; none where there is one origin alone."""
    homes = home(comparison)
    elsewhere = [other for other, origin_id in homes.items() if origin_id != homes[article_id]]
    if not elsewhere:
        return ()
    return tuple(
        sentence.sentence_id
        for sentence in index.readings[article_id].sentences
        if not any(_comes_near(index, sentence.sentence_id, other, comparison.settings) for other in elsewhere)
    )


def _comes_near(index: Index, sentence_id: str, article_id: str, settings: Settings) -> bool:
    """Whether another outlet has what a sentence says, or possibly has it."""
    closest = index.closest(sentence_id, article_id)
    possibly = closest is not None and closest.probability >= settings.possible_from
    return possibly or index.matches_outlet(sentence_id, article_id)
