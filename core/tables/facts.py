"""Facts as data frames: ledger of values, checks inside an article, dated events, headlines. Nothing is resolved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from core.facts import dated_events
from core.facts import ledger as lay_out
from core.facts.self_contradictions import Rung, rungs
from core.index import Index
from core.lexicon import rows as lexicon_rows
from core.models import Comparison, Conflict, ConflictKind, DatedEvent, Fact, LedgerRow, Reading, Role, Side
from core.tables.coverage import outlet_names
from core.text.diff import differing_words

CHECKS = frozenset((ConflictKind.HEADLINE, ConflictKind.SCAR, ConflictKind.ARITHMETIC, ConflictKind.WEEKDAY))
"""Kinds that an article's own check finds, whatever the other outlets say."""
BEFORE_CHARS, AFTER_CHARS = 50, 40


class Group(StrEnum):
    """Where a row of the ledger stands on the page."""

    CONFLICT = "cannot both hold"
    VARIANT = "can both hold"
    AGREE = "agree"


@dataclass(frozen=True, slots=True)
class Words:
    """A value among the words around it, cut at words; `before` and `after` may be empty."""

    article_id: str
    before: str
    value: str
    after: str


def facts_by_article(comparison: Comparison) -> dict[str, tuple[Fact, ...]]:
    """The facts of each article, in order."""
    return {
        reading.article.article_id: tuple(
            fact for fact in comparison.facts if fact.article_id == reading.article.article_id
        )
        for reading in comparison.readings
    }


def ledger_rows(comparison: Comparison) -> tuple[LedgerRow, ...]:
    """The rows of the ledger on which several outlets stand: conflicts, the most contested first, variants, agreement.

    What is found inside one article alone is in `checks`.
    """
    rows = lay_out(
        comparison.readings,
        [one for one in comparison.conflicts if one.kind not in CHECKS],
        comparison.variants,
        facts_by_article(comparison),
        Index.of(comparison).matched_pairs(),
    )
    shown = [row for row in rows if len(row.cells) > 1]
    return tuple(sorted(shown, key=lambda row: (list(Group).index(group(row)), -len(row.conflict_ids))))


def is_check(conflict: Conflict) -> bool:
    """Whether a conflict was found inside one article, or by a check of one article's own words."""
    return conflict.inside or conflict.kind in CHECKS


def group(row: LedgerRow) -> Group:
    """The part of the page a row belongs to."""
    return {"conflict": Group.CONFLICT, "variant": Group.VARIANT}.get(row.standing, Group.AGREE)


def ledger(comparison: Comparison, index: Index, rows: Sequence[LedgerRow] | None = None) -> pd.DataFrame:
    """One row a ledger row and outlet, every outlet in each row, values as written.

    Columns: row_id, number (from 1), group, kind, thing, label (words of an article around the first value),
    article_id, outlet, values (as written, each once, joined by " / "; empty where the outlet gives none), conflicts
    and variants (how many the row holds).
    """
    names = outlet_names(comparison)
    records = []
    for number, row in enumerate(ledger_rows(comparison) if rows is None else rows, start=1):
        cells = {cell.article_id: cell for cell in row.cells}
        words = label(row, index, comparison.conflicts)
        for article_id, name in names.items():
            records.append(
                {
                    "row_id": row.row_id,
                    "number": number,
                    "group": group(row).value,
                    "kind": row.kind.value,
                    "thing": row.thing,
                    "label": words.before + words.value + words.after,
                    "article_id": article_id,
                    "outlet": name,
                    "values": " / ".join(written(cells[article_id].values)) if article_id in cells else "",
                    "conflicts": len(row.conflict_ids),
                    "variants": len(row.variant_ids),
                }
            )
    columns = ["row_id", "number", "group", "kind", "thing", "label", "article_id", "outlet", "values"]
    return pd.DataFrame(records, columns=[*columns, "conflicts", "variants"])


def written(sides: Iterable[Side]) -> list[str]:
    """Values as written, each once, whatever its capitals."""
    return list({side.value.casefold(): side.value for side in reversed(list(sides))}.values())[::-1]


def label(row: LedgerRow, index: Index, conflicts: Iterable[Conflict] = ()) -> Words:
    """What a row is about, in words of an article: around the first value in conflict, else around the first one."""
    first = next((one.a for one in conflicts if one.conflict_id in row.conflict_ids), row.cells[0].values[0])
    return around(first, index)


def around(side: Side, index: Index, *, before: int = BEFORE_CHARS, after: int = AFTER_CHARS) -> Words:
    """The value of a side among the words of its sentence.

    Args:
        side: One side of a conflict, variant or row.
        index: Of the comparison.
        before: Most characters before the value.
        after: Most characters after it.
    """
    text = index.readings[side.article_id].article.text
    first, last = _limits(side, index.readings[side.article_id])
    start, end = max(first, side.start - before), min(last, side.end + after)
    while start > first and not text[start - 1].isspace() and start < side.start:
        start += 1
    while end < last and not text[end].isspace() and end > side.end:
        end -= 1
    head, tail = text[start : side.start], text[side.end : end].rstrip()
    return Words(
        side.article_id,
        f"… {head}" if start > first and head else head,
        text[side.start : side.end],
        f"{tail} …" if end < last else tail,
    )


def _limits(side: Side, reading: Reading) -> tuple[int, int]:
    """The sentence a side stands in, or the passage where it stands in no sentence."""
    spans = [(one.start, one.end) for one in reading.sentences if one.sentence_id == side.sentence_id]
    spans += [(one.start, one.end) for one in reading.passages if one.start <= side.start < one.end]
    first, last = spans[0] if spans else (side.start, side.end)
    return min(first, side.start), max(last, side.end)


def checks(comparison: Comparison) -> pd.DataFrame:
    """One row a finding inside one article: conflict_id, kind, article_id, outlet, a, b (as written), reason."""
    names = outlet_names(comparison)
    rows = [
        {
            "conflict_id": one.conflict_id,
            "kind": one.kind.value,
            "article_id": one.a.article_id,
            "outlet": names[one.a.article_id],
            "a": one.a.value,
            "b": one.b.value,
            "reason": one.reason,
        }
        for one in comparison.conflicts
        if is_check(one)
    ]
    return pd.DataFrame(rows, columns=["conflict_id", "kind", "article_id", "outlet", "a", "b", "reason"])


def events(comparison: Comparison, index: Index, rows: Sequence[LedgerRow] | None = None) -> pd.DataFrame:
    """One row an event, outlet and date as written, events in the order of time.

    Columns: event_id, number, label (words around the date), disputed, article_id, outlet, written, first and last
    (days, both included), relative (no day, month or year stands in the words), against (the day it was read from,
    None where the words alone tell), sentence_id, start, end.
    """
    names = outlet_names(comparison)
    found = rows if rows is not None else ledger_rows(comparison)
    records = [
        {
            "event_id": event.event_id,
            "number": number,
            "label": event_label(event, index),
            "disputed": event.disputed,
            "article_id": fact.article_id,
            "outlet": names[fact.article_id],
            "written": _text(fact, index),
            "first": fact.ranges[0].first,
            "last": fact.ranges[0].last,
            "relative": is_relative(fact),
            "against": fact.resolved_against,
            "sentence_id": fact.sentence_id,
            "start": fact.start,
            "end": fact.end,
        }
        for number, event in enumerate(dated_events(found, facts_by_article(comparison)), start=1)
        for fact in event.dates
    ]
    columns = ["event_id", "number", "label", "disputed", "article_id", "outlet", "written", "first", "last"]
    return pd.DataFrame(records, columns=[*columns, "relative", "against", "sentence_id", "start", "end"])


def is_relative(fact: Fact) -> bool:
    """Whether a date names neither year nor month and is read from another day: "Monday", "last week"."""
    return fact.resolved_against is not None and fact.parts[0] is None and fact.parts[1] is None


def event_label(event: DatedEvent, index: Index) -> str:
    """What happened, in the words around the first date."""
    words = around(as_side(event.dates[0], index), index, before=70, after=30)
    return f"{words.before}{words.value}{words.after}"


def as_side(fact: Fact, index: Index) -> Side:
    """A fact as a place to show."""
    return Side(fact.article_id, fact.sentence_id, fact.start, fact.end, _text(fact, index))


def _text(fact: Fact, index: Index) -> str:
    return index.readings[fact.article_id].article.text[fact.start : fact.end]


def headlines(comparison: Comparison) -> pd.DataFrame:
    """One row an outlet: its headline, what only it says, how strong its words are, and how it stands to its body.

    Columns: article_id, outlet, headline (None where there is none), only_here (spans of words that stand in no other
    headline), ladder, verb, verb_step, verb_steps, object_step, object_steps (0 where no ladder knows its words),
    reason and conflict_id (where the headline says more than the body, else empty).
    """
    names = outlet_names(comparison)
    texts = {reading.article.article_id: headline(reading) for reading in comparison.readings}
    own = {one.a.article_id: one for one in comparison.conflicts if one.kind is ConflictKind.HEADLINE}
    rows = []
    for article_id, text in texts.items():
        others = " ".join(other for name, other in texts.items() if other and name != article_id)
        rows.append(
            {
                "article_id": article_id,
                "outlet": names[article_id],
                "headline": text,
                "only_here": differing_words(text, others) if text else (),
                **_rung(text or ""),
                "reason": own[article_id].reason if article_id in own else "",
                "conflict_id": own[article_id].conflict_id if article_id in own else "",
            }
        )
    columns = ["article_id", "outlet", "headline", "only_here", "ladder", "verb", "verb_step", "verb_steps"]
    frame = pd.DataFrame(rows, columns=[*columns, "object_step", "object_steps", "reason", "conflict_id"])
    return frame.astype({"headline": object}).where(frame.notna(), None)


def headline(reading: Reading) -> str | None:
    """The headline as it stands in the text, else as stated with the article; None where there is none."""
    text = reading.article.text
    passage = next((one for one in reading.passages if one.role is Role.HEADLINE), None)
    return text[passage.start : passage.end] if passage else reading.article.headline


def _rung(text: str) -> dict[str, object]:
    found: Rung | None = next(iter(rungs(text)), None)
    if found is None:
        return {"ladder": "", "verb": "", "verb_step": 0, "verb_steps": 0, "object_step": 0, "object_steps": 0}
    acts, objects = _steps(found.ladder)
    return {
        "ladder": found.ladder,
        "verb": text[found.start : found.end].split()[0],
        "verb_step": found.act,
        "verb_steps": acts,
        "object_step": found.object,
        "object_steps": objects,
    }


def _steps(ladder: str) -> tuple[int, int]:
    """How many steps a ladder has, for verbs and for objects."""
    return len(ladder_words(ladder, "act")), len(ladder_words(ladder, "object"))


def ladder_words(ladder: str, part: str) -> tuple[str, ...]:
    """One word for each step of a ladder, weakest first; `part` is "act" or "object"."""
    steps = {
        int(step): words.split(",")[0].strip()
        for name, column, step, words in lexicon_rows("headline_ladder")
        if (name, column) == (ladder, part)
    }
    return tuple(steps[step] for step in sorted(steps))
