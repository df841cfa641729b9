"""What is left of quotes, conflicts and origins after the editor's verdicts; everything is counted from that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from core.decisions.pairs import effective, name_pairs
from core.decisions.relocate import finding, judge
from core.models import Article, Conflict, ConflictKind, Decision, DecisionKind, Origin, Quote, Verdict
from core.people.identity import identity

Kind = DecisionKind


def apply_to_quotes(
    articles: Sequence[Article], quotes: Sequence[Quote], decisions: Iterable[Decision]
) -> tuple[Quote, ...]:
    """Leave out rejected quotes, take rejected speakers for unresolved, and give names of one person one spelling.

    A rejected quote takes its repeats in the article along. Of the names that are one person, the longest is kept.
    """
    by_id = {article.article_id: article for article in articles}
    decisions = effective(decisions)
    contents = [(Kind.QUOTE, one.quote_id, [(one.article_id, *span) for span in one.content]) for one in quotes]
    speakers = [
        (Kind.SPEAKER, one.quote_id, [(one.article_id, *span) for span in (one.content[0], one.speaker_as_written)])
        for one in quotes
        if one.speaker_as_written
    ]
    found = [finding(kind, name, spans, by_id) for kind, name, spans in (*contents, *speakers)]
    verdicts, _ = judge(found, decisions)
    rejected = {key for key, decision in verdicts.items() if decision.verdict is Verdict.REJECT}
    spelling = {
        name: max(group, key=lambda one: (len(one), one))
        for group in _one_person(articles, quotes, decisions)
        for name in group
    }
    result = []
    for quote in quotes:
        if (Kind.QUOTE, quote.quote_id) in rejected or (Kind.QUOTE, quote.repeat_of) in rejected:
            continue
        if (Kind.SPEAKER, quote.quote_id) in rejected:
            quote = replace(quote, speaker=None, candidates=())
        result.append(replace(quote, speaker=spelling.get(quote.speaker or "", quote.speaker)))
    return tuple(result)


def apply_to_conflicts(
    articles: Sequence[Article], conflicts: Sequence[Conflict], decisions: Iterable[Decision]
) -> tuple[Conflict, ...]:
    """Leave out the conflicts that an editor rejected."""
    by_id = {article.article_id: article for article in articles}
    found = [
        finding(
            Kind.CONFLICT, one.conflict_id, [(side.article_id, side.start, side.end) for side in (one.a, one.b)], by_id
        )
        for one in conflicts
    ]
    verdicts, _ = judge(found, decisions)
    return tuple(one for one in conflicts if not _rejected(verdicts, Kind.CONFLICT, one.conflict_id))


def without_one_person(
    articles: Sequence[Article],
    conflicts: Sequence[Conflict],
    decisions: Iterable[Decision],
    *,
    quotes: Sequence[Quote],
) -> tuple[Conflict, ...]:
    """Leave out conflicts between two names that an editor called one person, in whatever form a sentence has them.

    Args:
        articles: The articles of the story.
        conflicts: All kinds; only those of names can go.
        decisions: In any order; withdrawn ones count nothing.
        quotes: As found, before any decision: a decision may be about their speakers.
    """
    groups = _one_person(articles, quotes, decisions)
    return tuple(
        one
        for one in conflicts
        if one.kind is not ConflictKind.NAME
        or not any(_is_one_of(one.a.value, group) and _is_one_of(one.b.value, group) for group in groups)
    )


def _is_one_of(name: str, group: set[str]) -> bool:
    return any(identity(name, other).one for other in group)


def apply_to_origins(
    articles: Sequence[Article], origins: Sequence[Origin], decisions: Iterable[Decision]
) -> tuple[Origin, ...]:
    """Take apart the origins that an editor rejected: each of their articles then counts as one of its own."""
    by_id = {article.article_id: article for article in articles}
    spans = {one.origin_id: [(name, 0, len(by_id[name].text)) for name in one.article_ids] for one in origins}
    verdicts, _ = judge([finding(Kind.ORIGIN, name, places, by_id) for name, places in spans.items()], decisions)
    result: list[Origin] = []
    for origin in origins:
        if len(origin.article_ids) > 1 and _rejected(verdicts, Kind.ORIGIN, origin.origin_id):
            result += _taken_apart(origin, by_id, verdicts[Kind.ORIGIN, origin.origin_id])
        else:
            result.append(origin)
    return tuple(result)


def _rejected(verdicts: Mapping[tuple[DecisionKind, str], Decision], kind: DecisionKind, name: str) -> bool:
    decision = verdicts.get((kind, name))
    return decision is not None and decision.verdict is Verdict.REJECT


def _taken_apart(origin: Origin, articles: Mapping[str, Article], decision: Decision) -> list[Origin]:
    names = " and ".join(articles[name].short_name for name in origin.article_ids)
    said = f"{decision.who} decided that {names} are independent of each other" + f": {decision.note}" * bool(
        decision.note
    )
    return [
        Origin(
            origin_id=f"{origin.origin_id}/{name}",
            article_ids=(name,),
            shares=(),
            credits=tuple(credit for credit in origin.credits if credit.article_id == name),
            statement=said if said.endswith(".") else f"{said}.",
        )
        for name in origin.article_ids
    ]


def _one_person(articles: Sequence[Article], quotes: Sequence[Quote], decisions: Iterable[Decision]) -> list[set[str]]:
    """Groups of names as written that editors called one person, in a fixed order."""
    groups: list[set[str]] = []
    for pair in sorted(map(sorted, name_pairs(articles, decisions, quotes=quotes).same)):
        meeting = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in meeting]
        groups.append(set(pair).union(*meeting))
    return groups
