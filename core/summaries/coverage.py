"""What the tables say, in one sentence each: the screen and the report read the same words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from core.models import Comparison, Coverage, Role, Standing
from core.settings import Settings
from core.text.in_words import listed

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def in_words(number: int) -> str:
    """A small number as a word, a larger one in figures."""
    return _WORDS[number] if 0 <= number < len(_WORDS) else str(number)


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 point", "17 points"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def who_carries_what(comparison: Comparison) -> str:
    """The story in a sentence: points shared, points everywhere, sentences in one outlet only."""
    outlets = len(comparison.readings)
    if outlets < 2:
        return "One outlet alone can share nothing: add a second article to compare."
    carriers = [len({member.article_id for member in point.members}) for point in comparison.points]
    everywhere = sum(number == outlets for number in carriers)
    shared = f"{count(len(carriers), 'point')} {_stand(len(carriers))} in two or more of {in_words(outlets)} outlets"
    if outlets == 2:
        shared = f"{count(len(carriers), 'point')} {_stand(len(carriers))} in both outlets"
    all_of_them = (
        f"; {everywhere or 'none'} {_stand(everywhere or 1)} in all {in_words(outlets)}" if outlets > 2 else ""
    )
    alone = len(comparison.unique)
    return f"{shared}{all_of_them}; {count(alone, 'sentence')} {_stand(alone)} in one outlet only."


def _stand(number: int) -> str:
    return "stands" if number == 1 else "stand"


def standings(cells: Sequence[Coverage], names: Mapping[str, str]) -> str:
    """Who carries one point: "In full in A and B; in part in C; not found in D." """
    parts = []
    for standing in Standing:
        found = [names[cell.article_id] for cell in cells if cell.standing is standing]
        if found:
            parts.append(f"{standing.value} {'in' if standing is Standing.NOT_FOUND else 'by'} {listed(found)}")
    said = "; ".join(parts).replace("in full by", "carried in full by", 1)
    said = said if "carried" in said else said.replace("in part by", "carried in part by", 1)
    return _closed(f"{said[:1].upper()}{said[1:]}")


def counted_between(number: int, least: int, most: int) -> str:
    """A count with its range: "7, between 6 and 9"; the bare number where it does not move."""
    return str(number) if least == most else f"{number}, between {least} and {most}"


def shared_text(shared: pd.DataFrame) -> str:
    """Read `tables.shared` in a sentence: the strongest one-way share and its way back, and the weakest."""
    stated = [row for row in shared.to_dict("records") if row["sentences"]]
    if not stated:
        return "There are no two articles with body sentences to compare."
    most = max(stated, key=lambda row: row["share"])
    least = min(stated, key=lambda row: row["share"])
    said = (
        f"{most['matched']} of {most['outlet']}’s {count(most['sentences'], 'sentence')} have a match in "
        f"{most['other']}, the largest share"
    )
    for row in stated:
        if (row["article_id"], row["other_id"]) == (most["other_id"], most["article_id"]):
            said += f"; the other way it is {row['matched']} of {row['sentences']}"
    if len(stated) > 2:
        fewest = f"{least['matched']} of {least['outlet']}’s {least['sentences']}"
        said += f". The smallest: {fewest} have one in {least['other']}"
    return _closed(said)


def _closed(said: str) -> str:
    """A full stop at the end, unless a name brought its own."""
    return said if said.endswith(".") else f"{said}."


def what_the_range_means(settings: Settings) -> str:
    """What "between 6 and 9" means, in words."""
    low, high = settings.plausible_range
    return (
        f"The range is what the count would be if a match counted from {low:.0%} or only from {high:.0%}. "
        "A finding that changes within that range is marked “fragile”: read it before you use it."
    )


def only_here(comparison: Comparison) -> str:
    """What stands in one outlet only, in a sentence: how much, and how much of it is uncertain."""
    alone = len(comparison.unique)
    if len(comparison.readings) < 2:
        return "With one outlet nothing can be called unique."
    fragile = sum(unique.fragile for unique in comparison.unique)
    possibly = sum(bool(unique.possibly_in) for unique in comparison.unique)
    sentences = sum(len(reading.sentences) for reading in comparison.readings)
    return (
        f"{of_sentences(alone, sentences)} {_stand(alone)} in one outlet only; "
        f"{possibly or 'none'} of them possibly in another as well, {fragile or 'none'} fragile."
    )


def of_sentences(number: int, of: int) -> str:
    """A part of the sentences: "7 of 24 sentences"."""
    return f"{number} of {count(of, 'sentence')}"


def have(number: int) -> str:
    """The verb of a count."""
    return "has" if number == 1 else "have"


def what_was_read(comparison: Comparison) -> str:
    """How much text came in, and how much of it is compared."""
    passages = [passage for reading in comparison.readings for passage in reading.passages]
    sentences = sum(len(reading.sentences) for reading in comparison.readings)
    body = sum(passage.role is Role.BODY for passage in passages)
    return (
        f"{count(len(comparison.readings), 'article')} with {count(len(passages), 'passage')}: {body} are body text, "
        f"which holds the {count(sentences, 'sentence')} compared; {len(passages) - body} were left out of the "
        "comparison, each for a stated reason."
    )


def read_of(passages: int, body: int) -> str:
    """How much of an article is compared."""
    left = passages - body
    return f"{body} of {count(passages, 'passage')} are body text and compared; {left} left it, each with its reason."


def what_is_shown(comparison: Comparison, whole: Comparison) -> str:
    """Say what the filters show: the probability of a match, and the outlets compared where some are left out."""
    outlets = [reading.article.outlet or reading.article.short_name for reading in comparison.readings]
    said = f"Matches from a probability of {comparison.settings.threshold:.0%}"
    if len(outlets) == len(whole.readings):
        return f"{said}; all {count(len(outlets), 'outlet')}." if len(outlets) > 1 else f"{said}; one outlet."
    return f"{said}; {len(outlets)} of {count(len(whole.readings), 'outlet')}: {listed(outlets)}."
