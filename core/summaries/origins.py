"""What the tables of origins say, in one sentence each. Shared is not taken: no sentence here knows a direction."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from core.side_by_side import Tie
from core.summaries.coverage import count, in_words
from core.text.in_words import listed

LEAST_TOLD = 0.01
"""Part of an article. Less is told as "under 1%"."""


def how_many(outlets: int, origins: int) -> str:
    """The statement on top: "Five outlets, about three independent origins."."""
    if outlets < 2:
        return "One outlet alone: there is no second text that could share its wording."
    said = f"{in_words(outlets).capitalize()} outlets"
    if origins == outlets:
        return f"{said}, {in_words(origins)} origins as far as wording and credits show."
    return f"{said}, about {in_words(origins)} independent {'origin' if origins == 1 else 'origins'}."


def twice(outlets: int, origins: int) -> str:
    """Both counts of a point: "3 outlets, 1 origin"."""
    return f"{count(outlets, 'outlet')}, {count(origins, 'origin')}"


def points_by_origin(points: pd.DataFrame) -> str:
    """How many points of several outlets come from one origin; from `tables_origins.points`."""
    if points.empty:
        return "No point stands in two outlets."
    single = int((points["origins"] == 1).sum())
    said = f"{count(len(points), 'point')} {'stands' if len(points) == 1 else 'stand'} in two or more outlets"
    if not single:
        return f"{said}, each of them in two or more origins."
    return f"{said}; {in_words(single)} of them in one origin only."


def part(share: float) -> str:
    """A part of an article: "68%", "under 1%", "none"."""
    if share <= 0:
        return "none"
    return f"{share:.0%}" if share >= LEAST_TOLD else "under 1%"


def pair(forth: Mapping[str, object], back: Mapping[str, object]) -> str:
    """How much two outlets share, both ways, with runs and quotations; rows of `tables_origins.pair_shares`."""
    here, there = str(forth["outlet"]), str(forth["other"])
    share, other = _number(forth["share"]), _number(back["share"])
    if not forth["runs"]:
        near = max(_number(forth["own"]), _number(back["own"]))
        if near:
            return f"{here} and {there} share no run of words, but a sentence with small edits."
        return f"No shared wording was found in {here} and {there}."
    runs = int(_number(forth["runs"]))
    longest = f"the longest has {forth['longest_run']} words"
    if runs == 1:
        longest = f"of {forth['longest_run']} words"
    quoted = _number(forth["quoted"]), _number(back["quoted"])
    through = f" Through quotations: {part(quoted[0])} and {part(quoted[1])}." if max(quoted) else ""
    return (
        f"{part(share)} of the words of {here} stand in {there}, {part(other)} the other way. "
        f"{count(runs, 'run')}{', ' if runs > 1 else ' '}{longest}.{through}"
    )


def _number(value: object) -> float:
    return float(str(value))


def laid_side_by_side(base: str, other: str, here: Mapping[Tie, int], there: Mapping[Tie, int]) -> str:
    """What two articles have of each other, in words of the base and then of the other."""
    said = [f"{here[Tie.SAME]} of the {count(sum(here.values()), 'word')} of {base} stand word for word in {other}"]
    said += [f"{here[Tie.EDITED]} are small edits"] if here[Tie.EDITED] else []
    said += [f"{here[Tie.REWORDED]} make the same point in other words"] if here[Tie.REWORDED] else []
    said += [f"{here[Tie.ALONE]} were not found there"]
    return f"{'; '.join(said)}. The other way, {there[Tie.ALONE]} words of {other} were not found."


def credited(outlets: pd.DataFrame) -> str:
    """Who shares text with a credited article and credits nobody; from `tables_origins.uncredited`."""
    if outlets.empty:
        return "No article that credits nobody shares wording with one that credits an agency."
    agencies = listed(dict.fromkeys(outlets["agencies"]))
    names = list(dict.fromkeys(outlets["outlet"]))
    verb = "shares" if len(names) == 1 else "share"
    return f"{listed(names)} {verb} text with an article that credits {agencies}, and {_credit(len(names))} no agency."


def _credit(number: int) -> str:
    return "credits" if number == 1 else "credit"
