"""Near-verbatim sentences: copies with small edits (a name respelt, a word swapped, a clause cut), never paraphrase.

Runs need eight words on end; a copy in which every sixth word was swapped has none. Here sentences are compared word
by word, and only stretches of at least three words that stand in both count as kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from core.models import Change, ChangeKind, NearVerbatim, Reading, Sentence
from core.origins.wording import Wording, stretches, wordings
from core.text.diff import kept_in_order
from core.text.words import is_function_word

MIN_KEPT = 0.7
"""Part of the shorter sentence's words kept in order. Chosen on the derived texts in tests/data/origins."""
MIN_BLOCK = 3
"""Words. Shorter stretches are shared by any two sentences about one thing."""
MIN_WORDS = 7
"""Words kept. Below that, "he told reporters on Monday" would be a copy."""
MIN_MOVED = 4
"""Words. A stretch that moved within its sentence must be longer: three words in another order are chance."""
MAY_HAVE_MOVED = 0.4
"""Part of the shorter sentence that must stand in one order before it is worth looking for what moved."""
MOST_SENTENCES = 200
"""Sentences. Three words that stand in more are a phrase of the language and nominate nobody. Copies in that number are
runs anyway."""
RESPELT = 0.75
"""Least likeness of two forms that count as one name spelt in two ways ("Sergei", "Segei"), in [0, 1]."""

Opcode = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Line:
    """One sentence as words: `first` is the place of its first word in the wording."""

    sentence: Sentence
    wording: Wording
    first: int
    forms: tuple[str, ...]


def find_near_verbatim(readings: Sequence[Reading]) -> tuple[NearVerbatim, ...]:
    """Find sentences of two articles that have the same words but for small edits.

    A sentence cut short, or set inside a longer one, counts as well: `kept` is measured on the shorter.

    Args:
        readings: Articles with their roles; body sentences only.

    Returns:
        Pairs by article pair (left id before right id), then by place on the left.

    Raises:
        ValueError: If two articles have one id.
    """
    lines = _lines(readings)
    found = [match for left, right in _candidates(lines) if (match := _compare(lines[left], lines[right])) is not None]
    by_id = {line.sentence.sentence_id: line.sentence.start for line in lines}
    return tuple(sorted(found, key=lambda m: (m.left_article, m.right_article, by_id[m.left], by_id[m.right])))


def _lines(readings: Sequence[Reading]) -> list[_Line]:
    sentences = {reading.article.article_id: reading.sentences for reading in readings}
    lines = []
    for wording in wordings(readings):
        places: defaultdict[int, list[int]] = defaultdict(list)
        for place, number in enumerate(wording.sentences):
            places[number].append(place)
        for number, held in places.items():
            if len(held) >= MIN_WORDS:
                forms = wording.forms[held[0] : held[-1] + 1]
                lines.append(_Line(sentences[wording.article_id][number], wording, held[0], forms))
    return lines


def _candidates(lines: list[_Line]) -> list[tuple[int, int]]:
    """Pair sentences of two articles that share at least two stretches of three words which are not phrases."""
    import numpy as np
    from scipy.sparse import coo_array

    numbers: dict[tuple[str, ...], int] = {}
    rows, columns = [], []
    for row, line in enumerate(lines):
        for trigram in {line.forms[at : at + MIN_BLOCK] for at in range(len(line.forms) - MIN_BLOCK + 1)}:
            if not all(is_function_word(form) for form in trigram):
                rows.append(row)
                columns.append(numbers.setdefault(trigram, len(numbers)))
    if not rows:
        return []
    counts = np.bincount(columns)
    kept = (counts[columns] > 1) & (counts[columns] <= MOST_SENTENCES)
    shape = (len(lines), len(numbers))
    data = np.ones(int(kept.sum()), dtype=np.int32)
    table = coo_array((data, (np.array(rows)[kept], np.array(columns)[kept])), shape=shape).tocsr()
    shared = (table @ table.T).tocoo()
    owner = np.array(_owners(lines))
    good = (shared.data >= 2) & (owner[shared.row] < owner[shared.col])
    return [(int(i), int(j)) for i, j in zip(shared.row[good], shared.col[good], strict=True)]


def _owners(lines: list[_Line]) -> list[int]:
    order = {article_id: place for place, article_id in enumerate(sorted({line.wording.article_id for line in lines}))}
    return [order[line.wording.article_id] for line in lines]


def _compare(left: _Line, right: _Line) -> NearVerbatim | None:
    kept, opcodes = _opcodes(left.forms, right.forms)
    shorter = min(len(left.forms), len(right.forms))
    if kept < MIN_WORDS or kept < MIN_KEPT * shorter:
        return None
    return NearVerbatim(
        left.sentence.sentence_id,
        right.sentence.sentence_id,
        left.wording.article_id,
        right.wording.article_id,
        kept / shorter,
        tuple(_change(left, right, opcode) for opcode in opcodes),
        left.forms == right.forms,
    )


def _change(left: _Line, right: _Line, opcode: Opcode) -> Change:
    tag, i, k, j, m = opcode
    kind = ChangeKind(tag)
    return Change(kind, _span(left, i, k), _span(right, j, m))


def _span(line: _Line, begin: int, end: int) -> tuple[int, int] | None:
    if begin == end:
        return None
    return line.wording.starts[line.first + begin], line.wording.ends[line.first + end - 1]


@lru_cache(maxsize=65536)
def _opcodes(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[int, tuple[Opcode, ...]]:
    """Align two sentences: words kept, and the stretches that are the same, reworded or on one side only."""
    pairs = dict(kept_in_order(left, right))
    if len(pairs) >= MAY_HAVE_MOVED * min(len(left), len(right)):
        _add_moved(left, right, pairs)
    blocks = tuple(_blocks(pairs, len(left), len(right)))
    return sum(_kept(left, right, block) for block in blocks), blocks


def _add_moved(left: tuple[str, ...], right: tuple[str, ...], pairs: dict[int, int]) -> None:
    """Pair what stands in both in another order: "The mayor said on Monday that ..." and "..., the mayor said"."""
    while True:
        taken = set(pairs.values())
        # A taken word becomes a number of its own, which equals nothing on the other side.
        here = [-1 - place if place in pairs else form for place, form in enumerate(left)]
        there = [place if place in taken else form for place, form in enumerate(right)]
        free = min(len(left) - len(pairs), len(right) - len(pairs))
        if free < MIN_MOVED:
            return
        found = SequenceMatcher(None, here, there, autojunk=False).find_longest_match()
        if found.size < MIN_MOVED:
            return
        pairs.update((found.a + step, found.b + step) for step in range(found.size))


def _blocks(pairs: dict[int, int], left_words: int, right_words: int) -> Iterator[Opcode]:
    """Cut two sentences into stretches that are the same, and what lies between them on either side."""
    paired, told = set(pairs.values()), set[int]()
    i = j = 0
    while True:
        k = next((place for place in range(i, left_words) if place in pairs), left_words)
        m = next((place for place in range(j, right_words) if place in paired or place in told), right_words)
        if i < k or j < m:
            told.update(range(j, m))
            yield _between(i, k, j, m)
        if k == left_words:
            break
        i = k + 1
        while i in pairs and pairs[i] == pairs[i - 1] + 1:
            i += 1
        j = pairs[i - 1] + 1
        yield (ChangeKind.SAME.value, k, i, pairs[k], j)
    rest = [place for place in range(right_words) if place not in paired and place not in told]
    for first, last in stretches(rest):
        yield _between(left_words, left_words, rest[first], rest[last] + 1)


def _between(i: int, k: int, j: int, m: int) -> Opcode:
    if i == k:
        kind = ChangeKind.ONLY_OTHER
    elif j == m:
        kind = ChangeKind.ONLY_BASE
    else:
        kind = ChangeKind.REWORDED
    return (kind.value, i, k, j, m)


def _kept(left: tuple[str, ...], right: tuple[str, ...], block: Opcode) -> int:
    tag, i, k, j, m = block
    if tag == ChangeKind.SAME:
        return k - i if k - i >= MIN_BLOCK else 0
    if tag == ChangeKind.REWORDED and k - i == m - j:
        return sum(_respelt(one, two) for one, two in zip(left[i:k], right[j:m], strict=True))
    return 0


def _respelt(one: str, two: str) -> bool:
    from rapidfuzz.distance import Indel

    return min(len(one), len(two)) >= 4 and Indel.normalized_similarity(one, two) >= RESPELT
