"""What an editor's decisions come to: which hold, which pairs they join or part, and which fit nothing any more.

Pure functions from decisions and readings to values. A decision is found again by the hash of the article's text and
its span, so it holds whenever the story is laid out or read again, whatever sentences and points are then called.
"""

from core.decisions.apply import apply_to_conflicts, apply_to_origins, apply_to_quotes, without_one_person
from core.decisions.drafts import check, merge, split
from core.decisions.pairs import DecidedPairs, contested, effective, name_pairs, of_lines, pinned_groups, sentence_pairs
from core.decisions.relocate import finding, findings, judge, relocate

__all__ = [
    "DecidedPairs",
    "apply_to_conflicts",
    "apply_to_origins",
    "apply_to_quotes",
    "check",
    "contested",
    "effective",
    "finding",
    "findings",
    "judge",
    "merge",
    "name_pairs",
    "of_lines",
    "pinned_groups",
    "relocate",
    "sentence_pairs",
    "split",
    "without_one_person",
]
