"""Two sentences on the same point: what cannot both hold, and what is said in two ways."""

from __future__ import annotations

from dataclasses import replace

from core.facts.claims import compare_agents, compare_denials
from core.facts.compare_names import compare_names, compare_roles
from core.facts.compare_values import Finding, compare_values
from core.facts.mentions import Statement
from core.facts.speakers import compare_speakers
from core.facts.subject import overlap, same_event
from core.models import ConflictKind

# Articles that appeared further apart than this speak of two events, whatever their sentences share.
MOST_DAYS_APART = 45


def compare_statements(a: Statement, b: Statement) -> tuple[list[Finding], list[Finding]]:
    """Compare two sentences on the same point.

    Returns:
        Conflicts and variants, the surest first.
    """
    if a.published and b.published and abs((a.published - b.published).days) > MOST_DAYS_APART:
        return [], []
    shared = overlap(a.tree, b.tree)
    found = compare_values(a, b)
    found += compare_speakers(a.tree, b.tree)
    found += compare_roles(a.tree, b.tree, shared=shared)
    found += compare_names(a.tree, b.tree, shared=shared)
    found += compare_agents(a.tree, b.tree)
    found += compare_denials(a.tree, b.tree, shared=shared)
    if not same_event(found, shared=shared):
        found = [replace(finding, conflict=False) for finding in found if not finding.conflict]
    conflicts = _without_echoes([finding for finding in found if finding.conflict])
    return conflicts, [finding for finding in found if not finding.conflict]


def _without_echoes(conflicts: list[Finding]) -> list[Finding]:
    """Drop a name or role conflict inside a speaker conflict: it is one difference, seen twice."""
    speakers = [one for one in conflicts if one.kind is ConflictKind.SPEAKER]
    names = (ConflictKind.NAME, ConflictKind.AGENT, ConflictKind.ROLE)
    return [
        one
        for one in conflicts
        if one.kind not in names
        or not any(who.a[0] <= one.a[0] < who.a[1] or who.b[0] <= one.b[0] < who.b[1] for who in speakers)
    ]
