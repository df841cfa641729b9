"""Origins: which articles go back to one report, with the evidence and a plain statement.

Joining by connected pairs would make one origin of two agencies as soon as one outlet uses both. Here a group grows
only while its articles share wording on average, so that a weak chain breaks and a trimmed copy still finds home.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from core.models import Article, Credit, Origin, Reading, Share
from core.origins.credits import COPY_KINDS, UNNAMED, credited
from core.origins.statements import dates, statement, too_little, uncredited
from core.outlets import outlet_names

MIN_SHARE = 0.12
"""Part of one article's words that stands in the other outside shared quotations. On the seeds the weakest true pair
has 0.19, one sentence of background that both carry 0.07; on the derived texts see tests/data/origins."""
MIN_SENTENCES = 2
"""Sentences with shared wording outside quotations. One may be background that every archive supplies."""
MOST_OF_IT = 0.5
"""Part of an article. A brief that has most of its words from elsewhere need not have two sentences."""

Pair = tuple[str, str]


def group_origins(
    readings: Sequence[Reading],
    shares: Iterable[Share],
    credits: Iterable[Credit] = (),
    *,
    min_share: float = MIN_SHARE,
    join_by_credit: bool = True,
) -> tuple[Origin, ...]:
    """Group the articles of one story by where they come from.

    Two articles belong together when wording outside shared quotations makes up enough of one of them, or when both
    credit one agency for their copy. An agency quoted as carrier or credited for a picture joins nothing. A group of
    more than two must share on average, so that an outlet which uses two agencies does not make them one.

    Args:
        readings: Articles of one story; in a collection of stories a shared agency says nothing, see `join_by_credit`.
        shares: From `core.origins.shares`, near-verbatim sentences included.
        credits: From `find_credits`, of all articles.
        min_share: Least part of one article's words, in (0, 1].
        join_by_credit: Whether two articles that credit one agency are one origin without shared wording.

    Returns:
        Origins by their first article; every article is in exactly one.

    Raises:
        ValueError: If `min_share` is out of range.
    """
    if not 0 < min_share <= 1:
        raise ValueError(f"min_share is {min_share}; choose a part above 0 and up to 1")
    ordered = sorted(readings, key=lambda reading: reading.article.article_id)
    by_pair = {(share.left_article, share.right_article): share for share in shares}
    by_article = _by_article(credits)
    ties = {pair: tie for pair, share in by_pair.items() if (tie := _tie(share)) > 0}
    if join_by_credit:
        ties.update(_credit_ties(by_article))
    groups = _agglomerate([reading.article.article_id for reading in ordered], ties, min_share)
    articles = {reading.article.article_id: reading.article for reading in ordered}
    names = outlet_names(articles.values())
    touching: defaultdict[str, dict[Pair, Share]] = defaultdict(dict)
    for pair, share in by_pair.items():
        touching[pair[0]][pair] = touching[pair[1]][pair] = share
    origins = []
    for number, group in enumerate(groups, start=1):
        near_by = {pair: share for article_id in group for pair, share in touching[article_id].items()}
        credits_of = [credit for article_id in group for credit in by_article.get(article_id, [])]
        origins.append(_origin(number, [articles[a] for a in group], names, near_by, credits_of))
    return tuple(origins)


def count_origins(article_ids: Iterable[str], origins: Iterable[Origin]) -> int:
    """Count the independent origins behind some articles: "3 outlets, 1 origin".

    Raises:
        ValueError: If an article is in no origin; the message names it.
    """
    home = {article_id: origin.origin_id for origin in origins for article_id in origin.article_ids}
    asked = set(article_ids)
    if missing := sorted(asked - set(home)):
        raise ValueError(f"no origin holds {', '.join(missing)}; group the articles again")
    return len({home[article_id] for article_id in asked})


def own_wording(share: Share) -> tuple[float, float]:
    """Give the parts of both articles that stand in the other outside shared quotations, each in [0, 1]."""
    return (
        share.left_share - share.left_quoted + share.left_near,
        share.right_share - share.right_quoted + share.right_near,
    )


def _tie(share: Share) -> float:
    """Strength of a pair, in [0, 1]: the larger part, since a short item cut from a long one still belongs to it."""
    part = max(own_wording(share))
    return part if share.sentences >= MIN_SENTENCES or part >= MOST_OF_IT else 0.0


def _by_article(credits: Iterable[Credit]) -> dict[str, list[Credit]]:
    by_article: defaultdict[str, list[Credit]] = defaultdict(list)
    for credit in credits:
        by_article[credit.article_id].append(credit)
    return by_article


def _credit_ties(by_article: Mapping[str, list[Credit]]) -> dict[Pair, float]:
    users: defaultdict[str, set[str]] = defaultdict(set)
    for article_id, credits in by_article.items():
        for agency in credited(tuple(credits)):
            users[agency].add(article_id)
    return {(a, b): 1.0 for holders in users.values() for a in holders for b in holders if a < b}


def _agglomerate(article_ids: Sequence[str], ties: Mapping[Pair, float], least: float) -> list[tuple[str, ...]]:
    """Join by average linkage while the mean tie between two groups is at least `least`.

    Each connected part is taken by itself, so that 2,000 articles do not need a table of all pairs.
    """
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    groups: list[tuple[str, ...]] = []
    neighbours: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (left, right), tie in ties.items():
        neighbours[left][right] = neighbours[right][left] = tie
    for part in _connected(article_ids, ties):
        if len(part) == 1:
            groups.append(part)
            continue
        place = {article_id: number for number, article_id in enumerate(part)}
        distances = 1 - np.eye(len(part))
        for article_id in part:
            for other, tie in neighbours[article_id].items():
                distances[place[article_id], place[other]] = 1 - min(tie, 1.0)
        labels = fcluster(linkage(squareform(distances), "average"), 1 - least + 1e-9, "distance")
        groups.extend(tuple(part[i] for i in np.flatnonzero(labels == label)) for label in np.unique(labels))
    return sorted(groups)


def _connected(article_ids: Sequence[str], ties: Iterable[Pair]) -> list[tuple[str, ...]]:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    place = {article_id: number for number, article_id in enumerate(article_ids)}
    ends = [(place[left], place[right]) for left, right in ties]
    rows, columns = zip(*ends, strict=True) if ends else ((), ())
    table = coo_array(([1] * len(ends), (rows, columns)), shape=(len(place), len(place)))
    _, labels = connected_components(table, directed=False)
    parts: defaultdict[int, list[str]] = defaultdict(list)
    for article_id, label in zip(article_ids, labels.tolist(), strict=True):
        parts[label].append(article_id)
    return [tuple(part) for part in parts.values()]


def _origin(
    number: int,
    group: Sequence[Article],
    names: Mapping[str, str],
    near_by: Mapping[Pair, Share],
    credits: Iterable[Credit],
) -> Origin:
    members = tuple(article.article_id for article in group)
    inside = tuple(share for pair, share in sorted(near_by.items()) if set(pair) <= set(members))
    across = tuple(share for pair, share in sorted(near_by.items()) if not set(pair) <= set(members))
    of_copy = tuple(credit for credit in credits if credit.kind in COPY_KINDS and credit.agency != UNNAMED)
    said = statement(members, inside, across, of_copy, names)
    added = (*uncredited(members, inside, of_copy, names), *dates(group, names), *too_little(members, across, names))
    return Origin(f"origin-{number}", members, inside, of_copy, said, added)
