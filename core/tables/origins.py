"""Origins as data frames: groups, two-way shares, credits, and every count a second time, by independent origin."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from core.index import Index
from core.models import Article, Comparison, Credit, Origin, Share, Standing
from core.origins import count_origins, group_origins, shared_with_any
from core.origins.groups import own_wording
from core.tables import coverage as coverage_tables

_RANK = {Standing.FULL.value: 2, Standing.PART.value: 1, Standing.NOT_FOUND.value: 0}


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


def origins(comparison: Comparison) -> pd.DataFrame:
    """One row an origin, the largest first: origin_id, name, article_ids, outlets, agencies, statement, notes.

    The notes leave out what `uncredited` lists.
    """
    names = coverage_tables.outlet_names(comparison)
    told = {
        f"{row['outlet']} shares text with an article that credits {row['agencies']}."
        for row in uncredited(comparison).to_dict("records")
    }
    rows = [
        {
            "origin_id": origin.origin_id,
            "name": column_names(comparison)[origin.origin_id],
            "article_ids": origin.article_ids,
            "outlets": len(origin.article_ids),
            "outlet_names": ", ".join(names[article_id] for article_id in origin.article_ids),
            "agencies": ", ".join(dict.fromkeys(credit.agency for credit in origin.credits)),
            "statement": origin.statement,
            "notes": tuple(note for note in origin.notes if note not in told),
        }
        for origin in sorted(origins_of(comparison), key=lambda origin: (-len(origin.article_ids), origin.article_ids))
    ]
    columns = ["origin_id", "name", "article_ids", "outlets", "outlet_names", "agencies", "statement", "notes"]
    return pd.DataFrame(rows, columns=columns)


def pair_shares(comparison: Comparison) -> pd.DataFrame:
    """Outlet x outlet, read by rows: how much of the row outlet's text stands in the column outlet, word for word.

    Columns: article_id, outlet, other_id, other, share, quoted (the part of the share that stands in quotations of
    both), own (the rest, with near-verbatim sentences), all in [0, 1]; runs, longest_run (words), density, same_origin.
    """
    names, homes = coverage_tables.outlet_names(comparison), home(comparison)
    known = {(share.left_article, share.right_article): share for share in comparison.shares}
    rows = [
        {
            "article_id": article_id,
            "outlet": names[article_id],
            "other_id": other,
            "other": names[other],
            **_one_way(known.get((article_id, other)), known.get((other, article_id))),
            "same_origin": homes[article_id] == homes[other],
        }
        for article_id in names
        for other in names
        if article_id != other
    ]
    columns = ["article_id", "outlet", "other_id", "other", "share", "quoted", "own", "runs", "longest_run", "density"]
    return pd.DataFrame(rows, columns=[*columns, "same_origin"])


def _one_way(forth: Share | None, back: Share | None) -> dict[str, object]:
    share = forth or back
    if share is None:
        return {"share": 0.0, "quoted": 0.0, "own": 0.0, "runs": 0, "longest_run": 0, "density": 0.0}
    left = forth is not None
    return {
        "share": share.left_share if left else share.right_share,
        "quoted": share.left_quoted if left else share.right_quoted,
        "own": own_wording(share)[0 if left else 1],
        "runs": share.runs,
        "longest_run": share.longest_run,
        "density": share.density,
    }


def credits(comparison: Comparison) -> pd.DataFrame:
    """One row an agency named in an article: outlet, agency, kind, rule, and the line it stands in, as written.

    `start` and `end` span the name over the article; `words` is its line, `name_start` and `name_end` the name in it.
    A credit that was stated with the article has no words in the text: they are None.
    """
    names = coverage_tables.outlet_names(comparison)
    articles = {reading.article.article_id: reading.article for reading in comparison.readings}
    rows = [
        {
            "article_id": credit.article_id,
            "outlet": names[credit.article_id],
            "agency": credit.agency,
            "kind": credit.kind.value,
            "rule": credit.rule,
            "start": credit.start,
            "end": credit.end,
            **_line(credit, articles[credit.article_id]),
        }
        for credit in comparison.credits
    ]
    columns = ["article_id", "outlet", "agency", "kind", "rule", "start", "end", "words", "name_start", "name_end"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({"words": object}).where(frame.notna(), None)


def _line(credit: Credit, article: Article) -> dict[str, object]:
    if credit.start == credit.end:
        return {"words": None, "name_start": 0, "name_end": 0}
    start = article.text.rfind("\n", 0, credit.start) + 1
    end = article.text.find("\n", credit.end)
    return {
        "words": article.text[start : end if end >= 0 else len(article.text)],
        "name_start": credit.start - start,
        "name_end": credit.end - start,
    }


def uncredited(comparison: Comparison) -> pd.DataFrame:
    """One row an article that credits no agency and shares wording with one of its origin that does.

    Columns: article_id, outlet, other_id, other, agencies, share (part of this outlet's words in the other, [0, 1]).
    """
    names = coverage_tables.outlet_names(comparison)
    shares = pair_shares(comparison).set_index(["article_id", "other_id"])["share"]
    rows = []
    for origin in origins_of(comparison):
        agencies: dict[str, dict[str, None]] = {}
        for credit in origin.credits:
            agencies.setdefault(credit.article_id, {})[credit.agency] = None
        pairs = [(share.left_article, share.right_article) for share in origin.shares]
        for here, there in sorted({*pairs, *((right, left) for left, right in pairs)}):
            if here not in agencies and there in agencies:
                rows.append(
                    {
                        "article_id": here,
                        "outlet": names[here],
                        "other_id": there,
                        "other": names[there],
                        "agencies": ", ".join(agencies[there]),
                        "share": shares[here, there],
                    }
                )
    return pd.DataFrame(rows, columns=["article_id", "outlet", "other_id", "other", "agencies", "share"])


def points(
    comparison: Comparison, index: Index, *, order: coverage_tables.Order = coverage_tables.Order.STORY
) -> pd.DataFrame:
    """`coverage.points` with the number of independent origins behind each point: 3 outlets can be 1 origin."""
    found = origins_of(comparison)
    carriers = {point.point_id: {member.article_id for member in point.members} for point in comparison.points}
    frame = coverage_tables.points(comparison, index, order=order)
    return frame.assign(origins=[count_origins(carriers[point_id], found) for point_id in frame["point_id"]])


def coverage(
    comparison: Comparison, index: Index, *, order: coverage_tables.Order = coverage_tables.Order.STORY
) -> pd.DataFrame:
    """`coverage.coverage` with one column an origin: the best standing of its outlets.

    The columns stay, so that the same charts draw it: `outlet` names the origin, `article_id` is the outlet with the
    best standing on that point, whose sentences a click opens. Added: origin_id, article_ids (of the origin).
    """
    cells = coverage_tables.coverage(comparison, index, order=order)
    cells = cells.assign(origin_id=cells["article_id"].map(home(comparison)), rank=cells["standing"].map(_RANK))
    best = cells.sort_values(["rank", "probability"], ascending=False, kind="stable")
    best = best.drop_duplicates(["point_id", "origin_id"]).sort_values(["number", "origin_id"], kind="stable")
    members = {origin.origin_id: origin.article_ids for origin in origins_of(comparison)}
    best = best.assign(
        outlet=best["origin_id"].map(column_names(comparison)), article_ids=best["origin_id"].map(members)
    )
    return best.drop(columns=["rank"]).reset_index(drop=True)


def shown_for(cells: pd.DataFrame, point_id: str, article_id: str) -> str:
    """The article that stands for an outlet's origin on a point, in a frame of `coverage`; the outlet if none does."""
    of_point = cells[cells["point_id"] == point_id]
    found = of_point[[article_id in ids for ids in of_point["article_ids"]]]
    return str(found["article_id"].iloc[0]) if len(found) else article_id


def count_of(comparison: Comparison, article_ids: Iterable[str]) -> int:
    """Number of independent origins behind some articles."""
    return count_origins(article_ids, origins_of(comparison))


def outlets(comparison: Comparison, index: Index) -> pd.DataFrame:
    """`tables.outlets` with what stands behind each outlet.

    Added columns: origin_id, origin (its short name), origin_outlets, only_origin (body sentences without a match in
    an outlet of any other origin; at least `unique`), shared (part of its words that stands in any other outlet).
    """
    homes, names = home(comparison), column_names(comparison)
    shared = shared_with_any(comparison.readings, comparison.runs)
    frame = coverage_tables.outlets(comparison, index)
    if frame.empty:
        return frame.assign(origin_id=[], origin=[], origin_outlets=[], only_origin=[], shared=[])
    ids = list(frame["article_id"])
    origin_ids = [homes[article_id] for article_id in ids]
    return frame.assign(
        origin_id=origin_ids,
        origin=[names[origin_id] for origin_id in origin_ids],
        origin_outlets=[list(homes.values()).count(origin_id) for origin_id in origin_ids],
        only_origin=[len(only_in_origin(comparison, index, article_id)) for article_id in ids],
        shared=[shared[article_id] for article_id in ids],
    )


def only_in_origin(comparison: Comparison, index: Index, article_id: str) -> tuple[str, ...]:
    """An outlet's body sentences with no match in any other origin; none where there is one origin alone."""
    homes = home(comparison)
    elsewhere = [other for other, origin_id in homes.items() if origin_id != homes[article_id]]
    if not elsewhere:
        return ()
    return tuple(
        sentence.sentence_id
        for sentence in index.readings[article_id].sentences
        if all(
            (found := index.closest(sentence.sentence_id, other)) is None
            or found.probability < comparison.settings.threshold
            for other in elsewhere
        )
    )
