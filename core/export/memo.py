"""A memo in plain text: the findings an editor ticked, with quotes and paragraph numbers."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.index import Index
from core.models import Comparison

WIDTH = 88


@dataclass(frozen=True, slots=True)
class MemoItem:
    """What an editor ticked: a heading, why it was found, the sentences behind it, and those that come close to it."""

    heading: str
    reason: str
    sentence_ids: tuple[str, ...]
    possibly: tuple[str, ...] = ()
    note: str = ""


def memo(comparison: Comparison, index: Index, findings: Sequence[MemoItem], *, who: str, today: date) -> str:
    """Write the memo. It says what was seen, and draws no conclusion.

    Returns:
        Plain text, lines of at most 88 characters. Paragraphs are numbered from 1, as a reader counts the lines of the
        article that are not empty.
    """
    settings = comparison.settings
    lines = [
        f"Memo on “{comparison.title}”",
        f"{today:%-d %B %Y}, {who}" if who else f"{today:%-d %B %Y}",
        "",
        *_wrapped(
            f"Compared: {_outlets(comparison)}. Reported from a probability of {settings.threshold:.0%}, "
            f"possibly from {settings.possible_from:.0%}. “Not found” is what Parallax saw in the text it was given, "
            "no verdict on an outlet."
        ),
    ]
    if not findings:
        lines += ["", "No finding was ticked."]
    for number, finding in enumerate(findings, start=1):
        lines += ["", *_wrapped(f"{number}. {finding.heading}")]
        if finding.reason:
            lines += _wrapped(finding.reason, indent="   ")
        for sentence_id in finding.sentence_ids:
            lines += _wrapped(_sentence(index, sentence_id), indent="   ")
        for sentence_id in finding.possibly:
            lines += _wrapped(f"Possibly: {_sentence(index, sentence_id)}", indent="   ")
        if finding.note:
            lines += _wrapped(f"Note: {finding.note}", indent="   ")
    return "\n".join(lines) + "\n"


def _sentence(index: Index, sentence_id: str) -> str:
    article, sentence = index.article(sentence_id), index.sentences[sentence_id]
    outlet = article.outlet or article.short_name
    return f"{outlet}, paragraph {sentence.paragraph + 1}: “{_one_line(index.text(sentence_id))}”"


def _outlets(comparison: Comparison) -> str:
    return "; ".join(reading.article.outlet or reading.article.short_name for reading in comparison.readings)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(
        _one_line(text), WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    ) or [indent]
