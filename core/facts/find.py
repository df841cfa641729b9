"""Facts of an article or text as spans: dates, times, numbers, names and roles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from core.facts.dates import find_dates
from core.facts.mentions import Statement, ValueMention, mentions
from core.facts.names import names
from core.facts.roles import callings
from core.models import Fact, FactKind, Reading, Role
from core.text.parse import ParsedPassage, parse_reading
from core.text.tree import Tree, sentence_trees, text_trees

# Where an outlet does not state its date, a photo's caption or a dateline may.
DATED_ROLES = (Role.CAPTION, Role.DATELINE, Role.BYLINE)


def find_facts(statements: Iterable[Statement]) -> tuple[Fact, ...]:
    """Find the facts of body sentences, in their order; offsets count characters of the article."""
    return tuple(fact for statement in statements for fact in facts_of(statement))


def find_facts_in_text(text: str) -> tuple[Fact, ...]:
    """Find the facts of a text that is read as one sentence; offsets count its characters."""
    return facts_of(Statement(text_trees([text])[0]))


def statements(reading: Reading, parsed: Sequence[ParsedPassage] | None = None) -> tuple[Statement, ...]:
    """Read the body sentences of an article as the checks see them.

    Args:
        reading: The article with its sentences.
        parsed: Its parse, where it has been parsed before.

    Raises:
        ParserUnavailable: If the parser is not installed.
    """
    article = reading.article
    trees = sentence_trees(reading, parse_reading(reading) if parsed is None else parsed)
    return tuple(
        Statement(tree, article.published, sentence.sentence_id, article.article_id, sentence.start)
        for tree, sentence in zip(trees, reading.sentences, strict=True)
    )


def dated(statements: Iterable[Statement], readings: Sequence[Reading]) -> tuple[Statement, ...]:
    """Give statements of articles that state no date the date of their story, for relative dates."""
    day = story_date(readings)
    return tuple(one if one.published or not day else replace(one, published=day) for one in statements)


def story_date(readings: Sequence[Reading]) -> date | None:
    """Give the latest full date that captions, datelines and bylines of a story print; None where none does.

    A photo is taken before it is printed, so the latest one is the nearest to the day of the story.
    """
    days = [
        found.ranges[0].last
        for reading in readings
        for passage in reading.passages
        if passage.role in DATED_ROLES
        for found in find_dates(reading.article.text[passage.start : passage.end], None)
        if found.ranges and None not in found.parts[:3]
    ]
    return max(days, default=None)


def facts_of(statement: Statement) -> tuple[Fact, ...]:
    """Give the facts of one sentence, in order, with offsets into its article."""
    found = [_of_mention(statement, mention) for mention in mentions(statement)]
    tree = statement.tree
    found += [
        _plain(statement, FactKind.NAME, name.start, name.end, " ".join(name.words), name.sort) for name in names(tree)
    ]
    found += [_plain(statement, FactKind.ROLE, call.start, call.end, call.meaning, "") for call in callings(tree)]
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end, fact.kind)))


def _plain(statement: Statement, kind: FactKind, start: int, end: int, value: str, measure: str) -> Fact:
    at = statement.offset
    return Fact(statement.article_id, at + start, at + end, kind, value, statement.sentence_id, measure=measure)


def _of_mention(statement: Statement, mention: ValueMention) -> Fact:
    at, tree = statement.offset, statement.tree
    place = (statement.article_id, at + mention.start, at + mention.start + len(mention.text))
    thing = _thing(tree, mention)
    if mention.date is not None:
        ranges = mention.date.ranges
        value = " or ".join(_interval(one.first, one.last) for one in ranges) or mention.text
        against = statement.published if ranges and mention.date.parts[0] is None else None
        return Fact(
            *place,
            FactKind.DATE,
            value,
            statement.sentence_id,
            thing=thing,
            ranges=ranges,
            parts=mention.date.parts,
            resolved_against=against,
        )
    if mention.number is not None:
        number = mention.number
        kind = FactKind.ORDINAL if number.measure == "ordinal" else FactKind.NUMBER
        value = f"{number.low:g}" if number.low == number.high else f"{number.low:g} to {number.high:g}"
        return Fact(
            *place,
            kind,
            value,
            statement.sentence_id,
            low=number.low,
            high=number.high,
            measure=number.measure,
            rounding=number.rounding,
            thing=thing,
        )
    minutes = mention.clock or 0
    return Fact(*place, FactKind.CLOCK, f"{minutes // 60:02d}:{minutes % 60:02d}", statement.sentence_id, thing=thing)


def _thing(tree: Tree, mention: ValueMention) -> str:
    token = mention.thing or mention.verb
    if token is None:
        return ""
    words = [kid for kid in tree.children(token.index) if kid.dep in ("amod", "compound", "nmod") and kid.pos != "NUM"]
    return " ".join(word.text for word in sorted([*words, token], key=lambda word: word.index))


def _interval(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
