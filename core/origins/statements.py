"""What is said about an origin: wording that is shared, agencies that are credited, dates that are known; no verdict.

A direction is never told beyond what dates and credits say, and shared is neither taken nor lifted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from core.models import Article, Credit, Share

Articles = Mapping[str, Article]


def statement(group: Sequence[str], inside: Sequence[Share], credits: Sequence[Credit], articles: Articles) -> str:
    """Say in one sentence why the articles of an origin are together, or that an article stands alone."""
    names = _names(articles)
    agencies = _credit_phrases(credits, names)
    if len(group) == 1:
        alone = f"{names[group[0]]} shares no wording beyond chance with another article"
        return "; ".join([alone, *agencies]) + "."
    wording = {article_id for share in inside for article_id in (share.left_article, share.right_article)}
    parts = []
    if sharing := [names[article_id] for article_id in group if article_id in wording]:
        parts.append(f"{listed(sharing)} share wording")
    return "; ".join([*parts, *agencies]) + "."


def notes(
    group: Sequence[str],
    inside: Sequence[Share],
    across: Sequence[Share],
    credits: Sequence[Credit],
    articles: Articles,
) -> tuple[str, ...]:
    """Add who shares text with an article that credits an agency, which dates are known, and what is too little."""
    names = _names(articles)
    told = [*_uncredited(group, inside, credits, names), *_dates(group, articles, names)]
    return (*told, *(_too_little(share, group, names) for share in across))


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does: "000, 001 and 004"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _names(articles: Articles) -> dict[str, str]:
    """Use the short name, and the article's id where two outlets have the same one."""
    shorts = [article.short_name for article in articles.values()]
    return {
        article_id: article.short_name if shorts.count(article.short_name) == 1 else article_id
        for article_id, article in articles.items()
    }


def _credit_phrases(credits: Sequence[Credit], names: Mapping[str, str]) -> list[str]:
    users: defaultdict[str, list[str]] = defaultdict(list)
    for credit in credits:
        if names[credit.article_id] not in users[credit.agency]:
            users[credit.agency].append(names[credit.article_id])
    phrases: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for agency, who in users.items():
        phrases[tuple(who)].append(agency)
    return [
        f"{listed(who)} {'credits' if len(who) == 1 else 'credit'} {listed(agencies)}"
        for who, agencies in phrases.items()
    ]


def _uncredited(
    group: Sequence[str], inside: Sequence[Share], credits: Sequence[Credit], names: Mapping[str, str]
) -> list[str]:
    by_article: defaultdict[str, list[str]] = defaultdict(list)
    for credit in credits:
        if credit.agency not in by_article[credit.article_id]:
            by_article[credit.article_id].append(credit.agency)
    told = []
    for article_id in group:
        if by_article.get(article_id):
            continue
        partners = {share.left_article for share in inside if share.right_article == article_id}
        partners |= {share.right_article for share in inside if share.left_article == article_id}
        agencies = list(dict.fromkeys(a for partner in sorted(partners) for a in by_article.get(partner, [])))
        if agencies:
            told.append(f"{names[article_id]} shares text with an article that credits {listed(agencies)}.")
    return told


def _dates(group: Sequence[str], articles: Articles, names: Mapping[str, str]) -> list[str]:
    dated = [(articles[a].published, a) for a in group if articles[a].published is not None]
    days = sorted({day for day, _ in dated if day is not None})
    if len(group) < 2 or len(days) < 2:
        return []
    first = [names[article_id] for day, article_id in dated if day == days[0]]
    verb = "carries" if len(first) == 1 else "carry"
    return [f"{listed(first)} {verb} the earliest date, {days[0].day} {days[0]:%B %Y}."]


def _too_little(share: Share, group: Sequence[str], names: Mapping[str, str]) -> str:
    here, other = share.left_article, share.right_article
    part = share.left_share + share.left_near
    if here not in group:
        here, other, part = other, here, share.right_share + share.right_near
    percent = f"{part:.0%}" if part >= 0.01 else "under 1%"
    return f"{names[here]} has {percent} of its words in common with {names[other]}, too little for one origin."
