"""Values where they stand: each in its sentence and paragraph, marked, one card for each outlet and value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from core.facts import day, days
from core.index import Index
from core.models import Conflict, Fact, FactKind, Side, Variant
from core.summaries.facts import CAN, CANNOT
from core.tables.facts import is_relative
from pages.drawing.markup import Safe, element, join
from pages.parts.coverage.point_evidence import chip
from pages.session import views

Span = tuple[int, int]


def in_paragraph(index: Index, sides: Sequence[Side]) -> Safe:
    """Each passage that holds a value of one article, the sentence shaded and the value marked."""
    reading = index.readings[sides[0].article_id]
    text = reading.article.text
    values = sorted({(side.start, side.end) for side in sides})
    known = {one.sentence_id: one for one in reading.sentences}
    said = [known[side.sentence_id] for side in sides if side.sentence_id in known]
    shaded = sorted({(one.start, one.end) for one in said})
    passages = [one for one in reading.passages if any(one.start <= start < one.end for start, _ in values)]
    return join(
        element("p", *_pieces(text, (passage.start, passage.end), shaded, values), of="px-paragraph")
        for passage in passages
    )


def _pieces(text: str, span: Span, shaded: Sequence[Span], values: Sequence[Span]) -> Iterable[Safe]:
    edges = {span[0], span[1], *(edge for one in (*shaded, *values) for edge in one)}
    places = sorted(edge for edge in edges if span[0] <= edge <= span[1])
    for start, end in pairwise(places):
        piece = text[start:end]
        if any(first <= start and end <= last for first, last in values):
            yield element("mark", piece, of="px-value")
        elif any(first <= start and end <= last for first, last in shaded):
            yield element("mark", piece, of="px-said")
        else:
            yield element("span", piece, of="px-around")


def cards(view: views.View, sides: Iterable[Side]) -> Safe:
    """One card for each outlet and value as written, equal values beside each other."""
    by_value: dict[tuple[str, str], list[Side]] = {}
    for side in sides:
        by_value.setdefault((_reading(view, side) or side.value.casefold(), side.article_id), []).append(side)
    order = list(dict.fromkeys(value for value, _ in by_value))
    ordered = sorted(by_value.items(), key=lambda item: (order.index(item[0][0]), item[0][1]))
    return element("div", *(_card(view, found) for _, found in ordered), of="px-cards")


def _card(view: views.View, sides: Sequence[Side]) -> Safe:
    once = list({(side.start, side.end): side for side in sides}.values())
    read = _told(view, once[0])
    return element(
        "article",
        element(
            "h3",
            chip(view.names[once[0].article_id]),
            element("span", short(once[0].value), of="px-as-written"),
            element("span", read, of="px-base") if read else None,
            of="px-card-head",
        ),
        in_paragraph(view.index, once),
        of="px-card",
    )


MOST_CHARS = 60


def short(value: str) -> str:
    """A value as written; of a whole sentence the first words, as the rest is read below."""
    return value if len(value) <= MOST_CHARS else f"{value[:MOST_CHARS].rsplit(' ', 1)[0]} …"


def _reading(view: views.View, side: Side) -> str:
    """How a date was read; nothing for other values."""
    fact = _date(view, side)
    return days(fact.ranges[0].first, fact.ranges[0].last) if fact else ""


def _told(view: views.View, side: Side) -> str:
    """How a date was read, and from which day, where the words alone do not say it."""
    fact = _date(view, side)
    if fact is None:
        return ""
    read = days(fact.ranges[0].first, fact.ranges[0].last)
    if is_relative(fact) and fact.resolved_against:
        return f"{read}, read from {day(fact.resolved_against)}"
    return "" if read.casefold() == side.value.casefold() else read


def _date(view: views.View, side: Side) -> Fact | None:
    return next(
        (
            fact
            for fact in view.comparison.facts
            if fact.kind is FactKind.DATE
            and fact.ranges
            and (fact.article_id, fact.start, fact.end) == (side.article_id, side.start, side.end)
        ),
        None,
    )


def reasons(view: views.View, conflicts: Sequence[Conflict], variants: Sequence[Variant]) -> Safe:
    """Why the values cannot, or can, both hold: each reason once, with the outlets it is between."""
    return join((_reasons(view, conflicts, f"Why it {CANNOT}"), _reasons(view, variants, f"What {CAN}")))


def _reasons(view: views.View, found: Sequence[Conflict | Variant], head: str) -> Safe | None:
    between: dict[str, list[Conflict | Variant]] = {}
    for one in found:
        between.setdefault(one.reason, []).append(one)
    if not between:
        return None
    lines = [element("li", _between(view, pairs), element("span", reason)) for reason, pairs in between.items()]
    return element("div", element("p", head, of="px-why-head"), element("ul", *lines), of="px-reasons")


def _between(view: views.View, pairs: Sequence[Conflict | Variant]) -> Safe:
    names = dict.fromkeys((one.a.article_id, one.b.article_id) for one in pairs)
    told = [element("span", chip(view.names[a]), *((" and ", chip(view.names[b])) if a != b else ())) for a, b in names]
    return element("span", *(piece for number, one in enumerate(told) for piece in ("; " * bool(number), one)), ": ")
