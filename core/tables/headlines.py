"""Headlines as rows: what only one says, how strong its words are, and how it stands to its own body."""

from __future__ import annotations

from dataclasses import dataclass

from core.facts.self_contradictions import Rung, rungs
from core.lexicon import rows as lexicon_rows
from core.models import Comparison, ConflictKind, Reading, Role, Span
from core.tables.coverage import outlet_names
from core.text.diff import differing_words


@dataclass(frozen=True, slots=True)
class LadderStep:
    """How strong a headline's words are: the step of its verb and of its object, of so many. 0 where none is known."""

    ladder: str = ""
    verb: str = ""
    verb_step: int = 0
    verb_steps: int = 0
    object_step: int = 0
    object_steps: int = 0


@dataclass(frozen=True, slots=True)
class HeadlineRow:
    """An outlet's headline.

    Attributes:
        article_id: The outlet's article.
        outlet: Its short name.
        headline: None where there is none.
        only_here: Spans of its words that stand in no other headline.
        step: How strong its words are.
        reason: Where it says more than the body, how; else empty.
        conflict_id: Of that finding; else empty.
    """

    article_id: str
    outlet: str
    headline: str | None
    only_here: tuple[Span, ...]
    step: LadderStep
    reason: str
    conflict_id: str


def headlines(comparison: Comparison) -> tuple[HeadlineRow, ...]:
    """A row for each outlet."""
    names = outlet_names(comparison)
    texts = {reading.article.article_id: headline(reading) for reading in comparison.readings}
    own = {one.a.article_id: one for one in comparison.conflicts if one.kind is ConflictKind.HEADLINE}
    rows = []
    for article_id, text in texts.items():
        others = " ".join(other for name, other in texts.items() if other and name != article_id)
        rows.append(
            HeadlineRow(
                article_id=article_id,
                outlet=names[article_id],
                headline=text,
                only_here=differing_words(text, others) if text else (),
                step=_step(text or ""),
                reason=own[article_id].reason if article_id in own else "",
                conflict_id=own[article_id].conflict_id if article_id in own else "",
            )
        )
    return tuple(rows)


def headline(reading: Reading) -> str | None:
    """The headline as it stands in the text, else as stated with the article; None where there is none."""
    text = reading.article.text
    passage = next((one for one in reading.passages if one.role is Role.HEADLINE), None)
    return text[passage.start : passage.end] if passage else reading.article.headline


def _step(text: str) -> LadderStep:
    found: Rung | None = next(iter(rungs(text)), None)
    if found is None:
        return LadderStep()
    acts, objects = _steps(found.ladder)
    verb = text[found.start : found.end].split()[0]
    return LadderStep(found.ladder, verb, found.act, acts, found.object, objects)


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
