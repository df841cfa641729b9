"""What is said about an origin: wording that is shared, agencies that are credited, dates that are known; no verdict.

A direction is never told beyond what dates and credits say, and shared is neither taken nor lifted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from core.models import Article, Credit, Share
from core.text.in_words import listed

Names = Mapping[str, str]
LEAST_TOLD = 0.01
"""Part of an article. Less is told as "under 1%"."""


def statement(
    group: Sequence[str],
    inside: Sequence[Share],
    across: Sequence[Share],
    credits: Sequence[Credit],
    names: Names,
) -> str:
    """Say in one sentence why the articles of an origin are together, or that an article stands alone."""
    agencies = _credit_phrases(credits, names)
    if len(group) == 1:
        amount = "too little wording" if across else "no wording beyond chance"
        alone = f"{names[group[0]]} shares {amount} with any other article"
        return "; ".join([f"{alone} to be of one origin with it" if across else alone, *agencies]) + "."
    wording = {article_id for share in inside for article_id in (share.left_article, share.right_article)}
    sharing = [names[article_id] for article_id in group if article_id in wording]
    return "; ".join([*([f"{listed(sharing)} share wording"] if sharing else []), *agencies]) + "."


def uncredited(group: Sequence[str], inside: Sequence[Share], credits: Sequence[Credit], names: Names) -> list[str]:
    """Name the articles that credit nobody and share text with one that credits an agency."""
    agencies: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for credit in credits:
        agencies[credit.article_id][credit.agency] = None
    told = []
    for article_id in group:
        if article_id in agencies:
            continue
        pairs = [(s.left_article, s.right_article) for s in inside]
        partners = sorted({a for pair in pairs if article_id in pair for a in pair} - {article_id})
        if found := list(dict.fromkeys(agency for partner in partners for agency in agencies.get(partner, {}))):
            told.append(f"{names[article_id]} shares text with an article that credits {listed(found)}.")
    return told


def dates(group: Sequence[Article], names: Names) -> list[str]:
    """Name the articles with the earliest date, where the dates of an origin differ."""
    days = sorted({article.published for article in group if article.published is not None})
    if len(days) < 2:
        return []
    first = [names[article.article_id] for article in group if article.published == days[0]]
    verb = "carries" if len(first) == 1 else "carry"
    return [f"{listed(first)} {verb} the earliest date, {days[0].day} {days[0]:%B %Y}."]


def too_little(group: Sequence[str], across: Sequence[Share], names: Names) -> list[str]:
    """Say which wording an origin shares with articles outside it, since it is there for all to see."""
    told = []
    for share in across:
        here, other = share.left_article, share.right_article
        quoted, own = share.left_quoted, share.left_share - share.left_quoted + share.left_near
        if here not in group:
            here, other = other, here
            quoted, own = share.right_quoted, share.right_share - share.right_quoted + share.right_near
        parts = [f"{_percent(own)} of its words"] if own >= LEAST_TOLD or quoted < LEAST_TOLD else []
        parts += [f"quotations that make up {_percent(quoted)} of it"] if quoted >= LEAST_TOLD else []
        told.append(f"{names[here]} has {listed(parts)} in common with {names[other]}, too little for one origin.")
    return told


def _percent(part: float) -> str:
    return f"{part:.0%}" if part >= LEAST_TOLD else "under 1%"


def _credit_phrases(credits: Sequence[Credit], names: Names) -> list[str]:
    users: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for credit in credits:
        users[credit.agency][names[credit.article_id]] = None
    phrases: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for agency, who in users.items():
        phrases[tuple(who)].append(agency)
    return [
        f"{listed(who)} {'credits' if len(who) == 1 else 'credit'} {listed(agencies)}"
        for who, agencies in phrases.items()
    ]
