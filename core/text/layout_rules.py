"""What a file's layout says of a line, taken as evidence for its role.

The file outranks the model of wording where it is plain: a paragraph inside the article element is body, a caption a
caption. It does not outrank wording that leaves no doubt ("Sign up for our newsletter"), nor an editor.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from core.models import LayoutHint, LayoutSpan, Role
from core.text import phrases
from core.text.lines import Line
from core.text.role_evidence import Evidence
from core.text.role_rules import RoleGiven

IN_ARTICLE = frozenset({LayoutHint.ARTICLE, LayoutHint.LIST_ITEM, LayoutHint.QUOTATION})
ROLES = {
    LayoutHint.HEADLINE: Role.HEADLINE,
    LayoutHint.DECK: Role.DECK,
    LayoutHint.BYLINE: Role.BYLINE,
    LayoutHint.CAPTION: Role.CAPTION,
    LayoutHint.TABLE_ROW: Role.BOILERPLATE,
    LayoutHint.HEADING: Role.SUBHEAD,
}
# Marks of a line that is no paragraph, unless it reads like a sentence.
NO_PARAGRAPH = frozenset({"byline", "dated", "post", "picture credit", "separators", "address", "handle", "no words"})


def of_lines(found: Sequence[Line], layout: Sequence[LayoutSpan]) -> list[LayoutSpan | None]:
    """Give each line the span of layout that it lies in wholly, None where there is none."""
    spans = sorted(layout, key=lambda span: (span.start, span.end))
    starts = [span.start for span in spans]
    result: list[LayoutSpan | None] = []
    for line in found:
        place = bisect_right(starts, line.start) - 1
        inside = place >= 0 and line.end <= spans[place].end
        result.append(spans[place] if inside else None)
    return result


def names(span: LayoutSpan | None) -> bool:
    """Whether the file calls a line a headline, a caption or another part that no wording overrules."""
    return span is not None and span.hint in ROLES and span.hint is not LayoutHint.TABLE_ROW


def given(line: Line, span: LayoutSpan | None) -> RoleGiven | None:
    """Give a line the role that its place names outright; None where its wording must be asked.

    A sentence in a table is none: old pages and mails are laid out in tables.
    """
    if span is None or span.hint not in ROLES or (span.hint is LayoutHint.TABLE_ROW and line.is_sentence):
        return None
    return _by(ROLES[span.hint], span)


def body(line: Line, evidence: Evidence, span: LayoutSpan | None) -> RoleGiven | None:
    """Say that a line is body because it is a paragraph of the article; None where that is not sure."""
    if span is None or span.hint not in IN_ARTICLE or len(line.words) < 2:
        return None
    if any(phrases.phrases(line)) or (NO_PARAGRAPH & evidence.keys() and not line.is_sentence):
        return None
    reads_on = line.ends_sentence or line.shown.endswith((":", ";", ","))
    return _by(Role.BODY, span) if reads_on or span.hint is not LayoutHint.ARTICLE else None


def set_aside(span: LayoutSpan) -> RoleGiven:
    """Say that a line is not the report, as the file has it."""
    return _by(Role.BOILERPLATE, span)


def _by(role: Role, span: LayoutSpan) -> RoleGiven:
    return RoleGiven(role, span.hint.value, span.reason)
