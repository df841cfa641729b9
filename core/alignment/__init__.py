"""Which sentences make the same point: evidence of a pair -> probability -> points, and why."""

from core.alignment.decide import decided_pairs
from core.alignment.explain import explain, explain_pair
from core.alignment.pairs import weigh_pairs, weigh_story
from core.alignment.points import group_points
from core.alignment.prepared import PreparedStory, prepare_story

__all__ = [
    "PreparedStory",
    "decided_pairs",
    "explain",
    "explain_pair",
    "group_points",
    "prepare_story",
    "weigh_pairs",
    "weigh_story",
]
