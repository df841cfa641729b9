"""Two sentences on the same point: what cannot both hold, and what is said in two ways."""

from __future__ import annotations

from dataclasses import replace

from core.facts.claims import compare_agents, compare_denials
from core.facts.compare_names import compare_names, compare_roles
from core.facts.compare_values import compare_values
from core.facts.mentions import Statement
from core.facts.subject import overlap, same_event
from core.facts.totals import compare_totals
from core.facts.value_pair import ValuePair

# Articles that appeared further apart than this speak of two events, whatever their sentences share.
MOST_DAYS_APART = 45


def compare_statements(a: Statement, b: Statement) -> tuple[list[ValuePair], list[ValuePair]]:
    """Compare two sentences on the same point.

    Args:
        a: A sentence.
        b: Another.

    Returns:
        Conflicts and variants, the surest first.
    """
    if a.published and b.published and abs((a.published - b.published).days) > MOST_DAYS_APART:
        return [], []
    if a.text == b.text:
        return [], []
    shared = overlap(a.tree, b.tree)
    found = compare_values(a, b, shared=shared) + compare_totals(a, b)
    found += compare_roles(a.tree, b.tree, shared=shared)
    found += compare_names(a.tree, b.tree, shared=shared)
    found += compare_agents(a.tree, b.tree)
    found += compare_denials(a.tree, b.tree, shared=shared)
    if not same_event(found, shared=shared):
        found = [replace(finding, conflict=False) for finding in found if not finding.conflict]
    differ = [finding for finding in found if finding.conflict]
    return differ, [finding for finding in found if not finding.conflict]
