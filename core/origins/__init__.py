"""Origins: words shared verbatim, agencies credited, and how many independent reports a story has."""

from core.origins.changes import changes
from core.origins.credits import find_credits
from core.origins.groups import count_origins, group_origins
from core.origins.near_verbatim import find_near_verbatim
from core.origins.runs import find_runs
from core.origins.shares import heat, shared_with_any, shares

__all__ = [
    "changes",
    "count_origins",
    "find_credits",
    "find_near_verbatim",
    "find_runs",
    "group_origins",
    "heat",
    "shared_with_any",
    "shares",
]
