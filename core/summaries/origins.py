"""What the tables of origins say, in one sentence each. Shared is not taken: no sentence here knows a direction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.side_by_side import Tie
from core.summaries.coverage import count, in_words
from core.tables.origins import OriginPointRow, UncreditedRow, WordingRow
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


def points_by_origin(points: Sequence[OriginPointRow]) -> str:
    """How many points of several outlets come from one origin."""
    if not points:
        return "No point is reported by two outlets."
    single = sum(row.origins == 1 for row in points)
    said = f"{count(len(points), 'point')} {'is' if len(points) == 1 else 'are'} reported by two or more outlets"
    if not single:
        return f"{said}, each of them in two or more origins."
    return f"{said}; {in_words(single)} of them in one origin only."


def part(share: float) -> str:
    """A part of an article: "68%", "under 1%", "none"."""
    if share <= 0:
        return "none"
    return f"{share:.0%}" if share >= LEAST_TOLD else "under 1%"


def pair(forth: WordingRow, back: WordingRow) -> str:
    """How much two outlets share, both ways, with runs and quotations."""
    here, there = forth.outlet, forth.other
    if not forth.runs:
        if forth.own or back.own:
            return f"{here} and {there} share no run of words, but a sentence with small edits."
        return f"No shared wording was found in {here} and {there}."
    longest = f", the longest has {forth.longest_run} words" if forth.runs > 1 else f" of {forth.longest_run} words"
    quoted = f" Through quotations: {part(forth.quoted)} and {part(back.quoted)}."
    return (
        f"{part(forth.share)} of the words of {here} stand in {there}, {part(back.share)} the other way. "
        f"{count(forth.runs, 'run')}{longest}.{quoted if forth.quoted or back.quoted else ''}"
    )


def laid_side_by_side(base: str, other: str, here: Mapping[Tie, int], there: Mapping[Tie, int]) -> str:
    """What two articles have of each other, in words of the base and then of the other."""
    said = [f"{here[Tie.SAME]} of the {count(sum(here.values()), 'word')} of {base} stand word for word in {other}"]
    said += [f"{here[Tie.EDITED]} are small edits"] if here[Tie.EDITED] else []
    said += [f"{here[Tie.REWORDED]} make the same point in other words"] if here[Tie.REWORDED] else []
    said += [f"{here[Tie.ALONE]} have no counterpart there"]
    return f"{'; '.join(said)}. The other way, {there[Tie.ALONE]} words of {other} have none."


def credited(rows: Sequence[UncreditedRow]) -> str:
    """Who shares text with a credited article and credits nobody."""
    if not rows:
        return "No article that credits nobody shares wording with one that credits an agency."
    agencies = listed(dict.fromkeys(row.agencies for row in rows))
    names = list(dict.fromkeys(row.outlet for row in rows))
    verb = "shares" if len(names) == 1 else "share"
    return f"{listed(names)} {verb} text with an article that credits {agencies}, and {_credit(len(names))} no agency."


def _credit(number: int) -> str:
    return "credits" if number == 1 else "credit"
