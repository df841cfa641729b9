"""What one article has against another: the same words, reworded, only here, only there; as spans of both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from core.models import Change, ChangeKind, NearVerbatim, Reading, Run
from core.origins.wording import Wording, stretches, wordings

WordPairs = list[tuple[int, int]]


@dataclass(slots=True)
class _Ledger:
    """Words of both articles that have found their place, and the changes found so far."""

    base: Wording
    other: Wording
    base_taken: set[int] = field(default_factory=set)
    other_taken: set[int] = field(default_factory=set)
    found: list[Change] = field(default_factory=list)

    def same(self, pairs: WordPairs) -> None:
        """Enter words that stand in both, as stretches that are free on both sides."""
        free = [(i, j) for i, j in pairs if i not in self.base_taken and j not in self.other_taken]
        for first, last in stretches([i for i, _ in free]):
            here, there = zip(*free[first : last + 1], strict=True)
            self._enter(ChangeKind.SAME, here, there)

    def reworded(self, here: Sequence[int], there: Sequence[int]) -> None:
        """Enter what stands in both in other words; nothing where one side has been told."""
        here = [place for place in here if place not in self.base_taken]
        there = [place for place in there if place not in self.other_taken]
        if here and there:
            self._enter(ChangeKind.REWORDED, here, there)

    def rest(self) -> tuple[Change, ...]:
        """Add what only one article has, sentence by sentence, and give all changes in order of the base."""
        for start, end in _left_over(self.base, self.base_taken):
            self.found.append(Change(ChangeKind.ONLY_BASE, (start, end), None))
        for start, end in _left_over(self.other, self.other_taken):
            self.found.append(Change(ChangeKind.ONLY_OTHER, None, (start, end)))
        return tuple(sorted(self.found, key=_order))

    def _enter(self, kind: ChangeKind, here: Sequence[int], there: Sequence[int]) -> None:
        self.base_taken.update(here)
        self.other_taken.update(there)
        self.found.append(Change(kind, self.base.span(here[0], here[-1]), self.other.span(there[0], there[-1])))


def changes(
    base: Reading,
    other: Reading,
    runs: Iterable[Run] = (),
    near: Iterable[NearVerbatim] = (),
    *,
    reworded: Iterable[tuple[str, str]] = (),
) -> tuple[Change, ...]:
    """Lay a base article against another: what both have word for word, what is reworded, what only one has.

    Nothing here says who changed what: "only in the base" may have been added by the base or left out by the other.

    Args:
        base: The article that is read.
        other: The article it is read against.
        runs: Of any articles; those of the two are used.
        near: Near-verbatim sentences of any articles; those of the two are used.
        reworded: Ids of sentences that make the same point in other words, in either order, as the matches say.

    Returns:
        Changes in order of the base, then what only the other has in its own order. Each word of both bodies is in
        exactly one, save where sentences that make one point have nothing left to tell.
    """
    here, there = (wordings([reading])[0] for reading in (base, other))
    ledger = _Ledger(here, there)
    for run in sorted(runs, key=lambda run: -run.words):
        if not run.noise and (spans := _oriented(run, here, there)):
            ledger.same(list(zip(here.between(*spans[0]), there.between(*spans[1]), strict=True)))
    for match in sorted(near, key=lambda match: -match.kept):
        if {match.left_article, match.right_article} == {here.article_id, there.article_id}:
            _near(ledger, match)
    _points(ledger, base, other, reworded)
    return ledger.rest()


def _oriented(run: Run, base: Wording, other: Wording) -> tuple[tuple[int, int], tuple[int, int]] | None:
    left, right = (run.left_start, run.left_end), (run.right_start, run.right_end)
    if (run.left_article, run.right_article) == (base.article_id, other.article_id):
        return left, right
    if (run.right_article, run.left_article) == (base.article_id, other.article_id):
        return right, left
    return None


def _near(ledger: _Ledger, match: NearVerbatim) -> None:
    turned = match.left_article != ledger.base.article_id
    for change in match.changes:
        left, right = (change.other, change.base) if turned else (change.base, change.other)
        if left and right:
            here, there = ledger.base.between(*left), ledger.other.between(*right)
            if change.kind is ChangeKind.SAME:
                ledger.same(list(zip(here, there, strict=True)))
            else:
                ledger.reworded(here, there)


def _points(ledger: _Ledger, base: Reading, other: Reading, pairs: Iterable[tuple[str, str]]) -> None:
    here, there = _places_by_sentence(base, ledger.base), _places_by_sentence(other, ledger.other)
    for left, right in sorted(pairs):
        one, two = (left, right) if left in here else (right, left)
        if one in here and two in there:
            ledger.reworded(here[one], there[two])


def _places_by_sentence(reading: Reading, wording: Wording) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {sentence.sentence_id: [] for sentence in reading.sentences}
    ids = list(places)
    for place, number in enumerate(wording.sentences):
        places[ids[number]].append(place)
    return places


def _left_over(wording: Wording, taken: set[int]) -> list[tuple[int, int]]:
    free = [place for place in range(len(wording)) if place not in taken]
    cut = stretches(free, breaks=wording.sentences)
    return [wording.span(free[first], free[last]) for first, last in cut]


def _order(change: Change) -> tuple[int, int]:
    if change.base is not None:
        return 0, change.base[0]
    return (1, change.other[0]) if change.other else (2, 0)
