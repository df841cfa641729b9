"""What the tables say, in one sentence each: the screen and the report read the same words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from core.models import Comparison, Coverage, DetailKind, Role, Standing
from core.tables.coverage import carriers
from core.tables.outlets import MatchedRow, UniqueItem
from core.text.in_words import listed

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def in_words(number: int) -> str:
    """A small number as a word, a larger one in figures."""
    return _WORDS[number] if 0 <= number < len(_WORDS) else str(number)


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 point", "17 points"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def who_carries_what(comparison: Comparison) -> str:
    """The story in a sentence: points reported by several outlets and by all, sentences that only one of them has."""
    outlets = len(comparison.readings)
    if outlets < 2:
        return "One outlet alone can share nothing: add a second article to compare."
    by = [len(carriers(point)) for point in comparison.points]
    points = f"{count(len(by), 'point')} {_are(len(by))}" if by else "No point is"
    whom = f"two or more of {in_words(outlets)} outlets" if outlets > 2 else "both outlets"
    everywhere = f"; {in_words(by.count(outlets)) if outlets in by else 'none'} by all {in_words(outlets)}"
    alone = sum(not found.possibly_in for found in comparison.unique)
    return (
        f"{points} reported by {whom}{everywhere if outlets > 2 and by else ''}; "
        f"{count(alone, 'sentence') if alone else 'no sentence'} {_are(alone or 1)} in one outlet only."
    )


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


_LEADS = {
    Standing.REPORTED: "reported by",
    Standing.POSSIBLY: "possibly in",
    Standing.NOT_FOUND: "not found in",
}


def standings(cells: Sequence[Coverage], names: Mapping[str, str]) -> str:
    """How each outlet stands to one point: "Reported by A and B (gives no date); possibly in C; not found in D." """
    parts = []
    for standing, leads in _LEADS.items():
        found = [_with_lacks(names[cell.article_id], cell) for cell in cells if cell.standing is standing]
        if found:
            parts.append(f"{leads} {listed(found)}")
    said = "; ".join(parts)
    return _closed(f"{said[:1].upper()}{said[1:]}")


def _with_lacks(name: str, cell: Coverage) -> str:
    return f"{name} ({lacks_in_words(cell.lacks)})" if cell.lacks else name


_LACKS = {
    DetailKind.WHO: "does not say who",
    DetailKind.WHOM: "does not say whom it concerns",
    DetailKind.NUMBER: "gives no number",
    DetailKind.DATE: "gives no date",
    DetailKind.PLACE: "names no place",
    DetailKind.REASON: "gives no reason",
}


def lacks_in_words(lacks: Iterable[DetailKind]) -> str:
    """What an outlet leaves out of a point it reports: "gives no number and names no place"; empty for nothing."""
    return listed(_LACKS[kind] for kind in lacks)


def possibly(number: int) -> str:
    """A count of close calls, to stand under a count: "3 possibly"; empty for none."""
    return f"{number} possibly" if number else ""


def item_title(item: UniqueItem) -> str:
    """Whose sentences they are, or where they stand: "Heiko Maas, 4 sentences", "Paragraph 7"."""
    speaker = item.speaker and item.speaker[:1].upper() + item.speaker[1:]
    of = speaker or f"Paragraph {item.rows[0].paragraph}"
    return of if len(item.rows) == 1 else f"{of}, {count(len(item.rows), 'sentence')}"


def shared_text(shared: Iterable[MatchedRow]) -> str:
    """Who shares most, in a sentence: the strongest one-way share and its way back, and the weakest."""
    stated = [(row.share, row) for row in shared if row.share is not None]
    if not stated:
        return "There are no two articles with body sentences to compare."
    most = max(stated, key=lambda pair: pair[0])[1]
    least = min(stated, key=lambda pair: pair[0])[1]
    said = (
        f"{most.matched} of {most.outlet}’s {count(most.sentences, 'sentence')} have a match in "
        f"{most.other}, the largest share"
    )
    for _, row in stated:
        if (row.article_id, row.other_id) == (most.other_id, most.article_id):
            said += f"; the other way it is {row.matched} of {row.sentences}"
    if len(stated) > 2:
        fewest = f"{least.matched} of {least.outlet}’s {least.sentences}"
        said += f". The smallest: {fewest} have one in {least.other}"
    return _closed(said)


def _closed(said: str) -> str:
    """A full stop at the end, unless a name brought its own."""
    return said if said.endswith(".") else f"{said}."


def only_here(comparison: Comparison) -> str:
    """What stands in one outlet only, in a sentence, and how much more may stand in another as well."""
    if len(comparison.readings) < 2:
        return "With one outlet nothing can be called “only here”."
    close = sum(bool(found.possibly_in) for found in comparison.unique)
    alone = len(comparison.unique) - close
    sentences = sum(len(reading.sentences) for reading in comparison.readings)
    more = f"; {in_words(close)} more {_are(close)} possibly in another as well" if close else ""
    return f"{of_sentences(alone, sentences)} {_are(alone)} in one outlet only{more}."


def of_sentences(number: int, of: int) -> str:
    """A part of the sentences: "7 of 24 sentences"."""
    return f"{number} of {count(of, 'sentence')}"


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
    """Say what the filters show: from where a point is reported, and the outlets where some are left out."""
    outlets = [reading.article.outlet or reading.article.short_name for reading in comparison.readings]
    said = f"Reported from a probability of {comparison.settings.threshold:.0%}"
    if len(outlets) == len(whole.readings):
        return f"{said}; all {count(len(outlets), 'outlet')}." if len(outlets) > 1 else f"{said}; one outlet."
    return f"{said}; {len(outlets)} of {count(len(whole.readings), 'outlet')}: {listed(outlets)}."
