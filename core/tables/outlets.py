"""Outlets as rows: each in numbers, what two share, what only one has, and what one lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from core.index import Index
from core.models import Comparison, Standing, Unique
from core.tables.coverage import carriers, label, outlet_names
from core.tables.rows import grouped


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet in numbers: points it reports, possibly reports and was not found to; body sentences; only here.

    `outlet` is its short name, `outlet_stated` the name as stated with the article. `only_here` counts sentences with
    no close call elsewhere, `possibly_elsewhere` the others that stand in no point.
    """

    article_id: str
    outlet: str
    outlet_stated: str | None
    headline: str | None
    reported: int
    possibly: int
    not_found: int
    points_in_all: int
    sentences: int
    only_here: int
    possibly_elsewhere: int


def outlets(comparison: Comparison, index: Index) -> tuple[OutletRow, ...]:
    """A row for each outlet."""
    return tuple(_outlet(comparison, index, article_id, name) for article_id, name in outlet_names(comparison).items())


def _outlet(comparison: Comparison, index: Index, article_id: str, name: str) -> OutletRow:
    standings = [cell.standing for cell in comparison.coverage if cell.article_id == article_id]
    alone = [found for found in comparison.unique if found.article_id == article_id]
    doubtful = sum(bool(found.possibly_in) for found in alone)
    article = index.readings[article_id].article
    return OutletRow(
        article_id=article_id,
        outlet=name,
        outlet_stated=article.outlet,
        headline=article.headline,
        reported=standings.count(Standing.REPORTED),
        possibly=standings.count(Standing.POSSIBLY),
        not_found=standings.count(Standing.NOT_FOUND),
        points_in_all=len(comparison.points),
        sentences=len(index.readings[article_id].sentences),
        only_here=len(alone) - doubtful,
        possibly_elsewhere=doubtful,
    )


@dataclass(frozen=True, slots=True)
class MatchedRow:
    """Of one outlet's body sentences, how many have a match in another outlet.

    `share` is in [0, 1], None for an article without body sentences. It reads one way: a short report can stand
    wholly in a long one.
    """

    article_id: str
    outlet: str
    other_id: str
    other: str
    matched: int
    sentences: int
    share: float | None


def shared(comparison: Comparison, index: Index) -> tuple[MatchedRow, ...]:
    """A row for each outlet and each other one."""
    names = outlet_names(comparison)
    return tuple(
        _matched(index, (article_id, other), names) for article_id in names for other in names if other != article_id
    )


def _matched(index: Index, pair: tuple[str, str], names: Mapping[str, str]) -> MatchedRow:
    article_id, other = pair
    sentences = index.readings[article_id].sentences
    matched = sum(index.matches_outlet(sentence.sentence_id, other) for sentence in sentences)
    return MatchedRow(
        article_id=article_id,
        outlet=names[article_id],
        other_id=other,
        other=names[other],
        matched=matched,
        sentences=len(sentences),
        share=matched / len(sentences) if sentences else None,
    )


@dataclass(frozen=True, slots=True)
class UniqueRow:
    """A sentence that stands in no point, with the closest that any other outlet has.

    Attributes:
        article_id: The article it stands in.
        outlet: Its short name.
        item: Number of what it belongs to, see `UniqueItem`; from 1, over all outlets.
        speaker: Who says it, where a quote is most of it and its speaker is resolved.
        paragraph: Number of the line it stands in, from 1.
        sentence_id: The sentence.
        sentence: Its words.
        possibly_in: Short names of the outlets that possibly have it too; empty where it is only here.
        nearest_outlet: Whose sentence comes closest; None where none comes near.
        nearest_sentence_id: That sentence.
        nearest_sentence: Its words.
        probability: Of the two making the same point, in [0, 1]; 0 where none comes near.
    """

    article_id: str
    outlet: str
    item: int
    speaker: str | None
    paragraph: int
    sentence_id: str
    sentence: str
    possibly_in: str
    nearest_outlet: str | None
    nearest_sentence_id: str | None
    nearest_sentence: str | None
    probability: float


@dataclass(frozen=True, slots=True)
class UniqueItem:
    """Sentences that are read as one finding: what one speaker says, or what follows on itself in one paragraph.

    `only_here` is False where each of them is possibly in another outlet too.
    """

    article_id: str
    speaker: str | None
    only_here: bool
    rows: tuple[UniqueRow, ...]


def unique(comparison: Comparison, index: Index) -> tuple[UniqueRow, ...]:
    """A row for each sentence that stands in no point: by outlet, those that are only here first, then by item."""
    names, speakers = outlet_names(comparison), speakers_of(comparison, index)
    found = grouped(comparison.unique, lambda one: (one.article_id, bool(one.possibly_in)))
    listed = (
        item
        for article_id in names
        for possibly in (False, True)
        for item in _items(found.get((article_id, possibly), ()), speakers, index)
    )
    return tuple(
        _unique(one, number, speakers.get(one.sentence_id), names, index)
        for number, item in enumerate(listed, start=1)
        for one in item
    )


def unique_items(rows: Iterable[UniqueRow]) -> tuple[UniqueItem, ...]:
    """The rows of `unique`, those of one item together."""
    return tuple(
        UniqueItem(found[0].article_id, found[0].speaker, not found[0].possibly_in, found)
        for found in grouped(rows, lambda row: row.item).values()
    )


def speakers_of(comparison: Comparison, index: Index) -> dict[str, str]:
    """Who says a sentence, by sentence id: the resolved speaker of the quote that is more than half of it."""
    said: dict[str, tuple[int, str]] = {}
    for quote in comparison.quotes:
        for name in quote.sentence_ids if quote.speaker else ():
            sentence = index.sentences[name]
            inside = sum(max(0, min(end, sentence.end) - max(start, sentence.start)) for start, end in quote.content)
            if 2 * inside > sentence.end - sentence.start and inside > said.get(name, (0, ""))[0]:
                said[name] = (inside, quote.speaker or "")
    return {name: speaker for name, (_, speaker) in said.items()}


def _items(found: Iterable[Unique], speakers: Mapping[str, str], index: Index) -> list[list[Unique]]:
    """Sentences of one outlet put together; each item stands where its first sentence does."""
    items: list[list[Unique]] = []
    of_speaker: dict[str, list[Unique]] = {}
    for one in found:
        speaker = speakers.get(one.sentence_id)
        last = items[-1][-1].sentence_id if items else None
        if speaker in of_speaker:
            of_speaker[speaker].append(one)
        elif speaker is None and last and last not in speakers and _follows(index, last, one.sentence_id):
            items[-1].append(one)
        else:
            items.append([one])
            if speaker:
                of_speaker[speaker] = items[-1]
    return items


def _follows(index: Index, first: str, second: str) -> bool:
    """Whether a sentence comes next after another in one paragraph."""
    one, other = index.sentences[first], index.sentences[second]
    sentences = index.readings[one.article_id].sentences
    return one.paragraph == other.paragraph and sentences.index(other) == sentences.index(one) + 1


def _unique(found: Unique, item: int, speaker: str | None, names: Mapping[str, str], index: Index) -> UniqueRow:
    nearest = next((miss for miss in found.nearest if miss.other_sentence_id), None)
    return UniqueRow(
        article_id=found.article_id,
        outlet=names[found.article_id],
        item=item,
        speaker=speaker,
        paragraph=index.sentences[found.sentence_id].paragraph + 1,
        sentence_id=found.sentence_id,
        sentence=index.text(found.sentence_id),
        possibly_in=", ".join(names[name] for name in found.possibly_in),
        nearest_outlet=names[nearest.other_article_id] if nearest else None,
        nearest_sentence_id=nearest.other_sentence_id if nearest else None,
        nearest_sentence=index.text(nearest.other_sentence_id) if nearest and nearest.other_sentence_id else None,
        probability=nearest.probability if nearest else 0.0,
    )


@dataclass(frozen=True, slots=True)
class LackingRow:
    """What others have and one outlet was not found to have: a point, or a sentence that only one other outlet has.

    Attributes:
        point_id: The point; None for a single sentence.
        sentence_id: The sentence, or the one that gives the point its label.
        text: The sentence, or the label.
        outlets: Short names of those that have it.
        outlet_count: How many they are.
        standing: Not found, or possibly.
        probability: Of its closest sentence, in [0, 1].
        nearest_sentence_id: That sentence; None where none comes near.
        reason: Why the outlet was not found to report the point; empty for a single sentence.
    """

    point_id: str | None
    sentence_id: str
    text: str
    outlets: str
    outlet_count: int
    standing: Standing
    probability: float
    nearest_sentence_id: str | None
    reason: str


def lacking(comparison: Comparison, index: Index, article_id: str) -> tuple[LackingRow, ...]:
    """What one outlet was not found to have, then what it possibly has.

    Points before single sentences, and those of most outlets first.
    """
    names = outlet_names(comparison)
    rows = (
        *_points_lacking(comparison, index, article_id, names),
        *_sentences_lacking(comparison, index, article_id, names),
    )
    return tuple(sorted(rows, key=_rank))


def _rank(row: LackingRow) -> tuple[bool, bool, int, str]:
    return (row.standing is Standing.POSSIBLY, row.point_id is None, -row.outlet_count, row.point_id or "")


def _points_lacking(
    comparison: Comparison, index: Index, article_id: str, names: Mapping[str, str]
) -> Iterator[LackingRow]:
    cells = {cell.point_id: cell for cell in comparison.coverage if cell.article_id == article_id}
    for point in comparison.points:
        cell = cells[point.point_id]
        if cell.standing is Standing.REPORTED:
            continue
        yield LackingRow(
            point_id=point.point_id,
            sentence_id=point.label_sentence,
            text=label(point, index),
            outlets=", ".join(names[name] for name in carriers(point)),
            outlet_count=len(carriers(point)),
            standing=cell.standing,
            probability=cell.probability,
            nearest_sentence_id=cell.nearest_miss.other_sentence_id if cell.nearest_miss else None,
            reason=cell.reason,
        )


def _sentences_lacking(
    comparison: Comparison, index: Index, article_id: str, names: Mapping[str, str]
) -> Iterator[LackingRow]:
    for found in comparison.unique:
        if found.article_id == article_id:
            continue
        miss = next((miss for miss in found.nearest if miss.other_article_id == article_id), None)
        yield LackingRow(
            point_id=None,
            sentence_id=found.sentence_id,
            text=index.text(found.sentence_id),
            outlets=names[found.article_id],
            outlet_count=1,
            standing=Standing.POSSIBLY if article_id in found.possibly_in else Standing.NOT_FOUND,
            probability=miss.probability if miss else 0.0,
            nearest_sentence_id=miss.other_sentence_id if miss else None,
            reason="",
        )
