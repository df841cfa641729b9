"""What an editor's decisions come to: which hold, which pairs they join or part, and which fit nothing any more.

Pure functions from decisions and readings to values. A decision is found again by the hash of the article's text and
its span, so it holds when the story is analysed again, whatever the sentences and points are then called.
"""

from core.decisions.drafts import check, merge, split
from core.decisions.effect import Pairs, contested, effective, name_pairs, sentence_pairs
from core.decisions.fit import finding, findings, judge, refit
from core.decisions.stand import standing_conflicts, standing_origins, standing_quotes

__all__ = [
    "Pairs",
    "check",
    "contested",
    "effective",
    "finding",
    "findings",
    "judge",
    "merge",
    "name_pairs",
    "refit",
    "sentence_pairs",
    "split",
    "standing_conflicts",
    "standing_origins",
    "standing_quotes",
]
