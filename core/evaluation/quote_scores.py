"""Our own arithmetic for quotes: what is found, who says it, by which cue, and how much of the marked words.

A found row is right when at least `OWN_SHARE` of its words belong to one labelled attribution; a labelled quote is
found when one such row covers at least `FOUND_SHARE` of its words. Rows are dicts with `start`, `end`, `type`,
`speaker`, `cue`, `via`; labelled rows may have `core` (False: neither right nor wrong), `group` (pieces of one quote),
`speaker_alts` and `speaker_text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from core.people.identity import same_person
from core.people.names import plain
from core.text.quotation_marks import find_marks

OWN_SHARE = 0.4
FOUND_SHARE = 0.5
_WORD = re.compile(r"\w+(?:['’.&-]\w+)*")
_PRONOUNS = frozenset(["he", "she", "it", "they", "i", "we", "you", "who", "one", "his", "her", "their"])
_SMALL = frozenset(["the", "a", "an", "of", "in", "at", "for", "and", "on", "to", "from", "by", "s"])
Row = dict[str, Any]


@dataclass(slots=True)
class QuoteCounts:
    """Counts that add up over documents, and the figures they give."""

    labelled: int = 0
    found: int = 0
    rows: int = 0
    right_rows: int = 0
    with_speaker: int = 0
    named: int = 0
    right_speaker: int = 0
    with_cue: int = 0
    right_cue: int = 0
    carried: int = 0
    right_carrier: int = 0
    marked_words: int = 0
    covered_words: int = 0
    by_kind: dict[str, list[int]] = field(default_factory=dict)

    def __iadd__(self, other: QuoteCounts) -> QuoteCounts:
        for name in (f.name for f in fields(self) if f.name != "by_kind"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for kind, (labelled, found) in other.by_kind.items():
            mine = self.by_kind.setdefault(kind, [0, 0])
            mine[0] += labelled
            mine[1] += found
        return self

    def figures(self) -> dict[str, float]:
        """The main figures, each in [0, 1]; 0 where nothing could be counted."""
        precision, recall = _share(self.right_rows, self.rows), _share(self.found, self.labelled)
        speaker = _share(self.right_speaker, self.named)
        end_to_end = _share(self.right_speaker, self.with_speaker)
        return {
            "lenient precision": precision,
            "lenient recall": recall,
            "lenient F1": harmonic(precision, recall),
            "quote+speaker F1": harmonic(precision * speaker, end_to_end),
            "speaker resolved": speaker,
            "cue": _share(self.right_cue, self.with_cue),
            "words inside marks covered": _share(self.covered_words, self.marked_words),
            "carrier": _share(self.right_carrier, self.carried),
        }


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def harmonic(precision: float, recall: float) -> float:
    """F1 of two shares."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(text: str, labelled: Sequence[Row], found: Sequence[Row]) -> QuoteCounts:
    """Count one document.

    Args:
        text: The document; all offsets are into it.
        labelled: The gold rows.
        found: The rows to be judged; equal spans count once.
    """
    words = [match.span() for match in _WORD.finditer(text)]
    core = [row for row in labelled if row.get("core", True)]
    groups = _attributions(core, words)
    optional = _union(_covered(row, words) for row in labelled if not row.get("core", True))
    counted = QuoteCounts()
    rows = [(row, _covered(row, words)) for row in {(r["start"], r["end"]): r for r in found}.values()]
    rows = [(row, inside) for row, inside in rows if inside]
    for _, inside in rows:
        _count_row(counted, inside, list(groups.values()), optional)
    marked = _marked_words(text, words)
    everything = _union(inside for _, inside in rows)
    for number, row in enumerate(core):
        mine = groups[row.get("group") or str(number)]
        _count_labelled(counted, row, _covered(row, words), mine, rows)
        inside_marks = _covered(row, words) & marked
        counted.marked_words += len(inside_marks)
        counted.covered_words += len(inside_marks & everything)
    return counted


def _covered(row: Row, words: Sequence[tuple[int, int]]) -> frozenset[int]:
    return frozenset(n for n, (start, end) in enumerate(words) if start < row["end"] and end > row["start"])


def _union(sets: Iterable[frozenset[int]]) -> frozenset[int]:
    return frozenset().union(*sets)


def _attributions(core: Sequence[Row], words: Sequence[tuple[int, int]]) -> dict[str, frozenset[int]]:
    groups: dict[str, frozenset[int]] = {}
    for number, row in enumerate(core):
        key = row.get("group") or str(number)
        groups[key] = groups.get(key, frozenset()) | _covered(row, words)
    return groups


def _marked_words(text: str, words: Sequence[tuple[int, int]]) -> frozenset[int]:
    spans = [
        (line.start() + marked.start, line.start() + marked.end)
        for line in re.finditer(r"[^\n]+", text)
        for marked in find_marks(line.group())
    ]
    return _union(_covered({"start": start, "end": end}, words) for start, end in spans)


def _count_row(
    counted: QuoteCounts, inside: frozenset[int], groups: Sequence[frozenset[int]], optional: frozenset[int]
) -> None:
    best = max((len(inside & group) for group in groups), default=0) / len(inside)
    in_any = len(inside & _union(groups)) / len(inside)
    in_optional = len(inside & (optional - _union(groups))) / len(inside)
    if best >= OWN_SHARE:
        counted.right_rows += 1
    elif in_any + in_optional >= FOUND_SHARE and in_optional >= FOUND_SHARE / 2:
        return  # neither right nor wrong
    counted.rows += 1


def _count_labelled(
    counted: QuoteCounts,
    row: Row,
    words: frozenset[int],
    group: frozenset[int],
    rows: Sequence[tuple[Row, frozenset[int]]],
) -> None:
    owned = [(other, inside) for other, inside in rows if len(inside & group) >= OWN_SHARE * len(inside)]
    best = max(owned, key=lambda pair: (len(pair[1] & words), -len(pair[1])), default=None)
    found = best is not None and bool(words) and len(best[1] & words) >= FOUND_SHARE * len(words)
    kind = counted.by_kind.setdefault(row["type"], [0, 0])
    kind[0] += 1
    kind[1] += found
    counted.labelled += 1
    counted.found += found
    counted.with_speaker += bool(row.get("speaker"))
    counted.carried += bool(row.get("via"))
    if best is None or not found:
        return
    answer = best[0]
    if row.get("speaker"):
        counted.named += 1
        names = [row["speaker"], *(row.get("speaker_alts") or [])]
        counted.right_speaker += any(same_speaker(answer.get("speaker") or "", name) for name in names)
    if re.search("[A-Za-z]", row.get("cue") or ""):
        counted.with_cue += 1
        counted.right_cue += bool(_stems(row["cue"]) & _stems(answer.get("cue") or ""))
    if row.get("via"):
        counted.right_carrier += set(_plain_words(row["via"])) <= set(_plain_words(answer.get("via") or ""))


def same_speaker(one: str, other: str) -> bool:
    """Whether two speakers agree by name or by head noun: "Lavrov" and "Foreign Minister Sergei Lavrov" do.

    "NATO" and "a NATO spokesperson" do not; a pronoun never does.
    """
    left, right = _plain_words(one), _plain_words(other)
    if not left or not right or set(left) <= _PRONOUNS or set(right) <= _PRONOUNS:
        return False
    if left == right:
        return True
    return any(_same_naming(mine, theirs) for mine in _namings(one) for theirs in _namings(other))


def _namings(text: str) -> list[str]:
    """The ways a speaker is named: "a lawyer, David Schulz" has two; what follows "of" or "who" names nobody."""
    cut = re.split(r"\s(?:of|at|in|for|from|with|to|who|which|whose)\s", text)[0]
    segments = [segment.strip() for segment in cut.split(",") if segment.strip()]
    return segments[:3]


def _same_naming(one: str, other: str) -> bool:
    left, right = _capitals_at_end(one), _capitals_at_end(other)
    if left and right:
        return any(same_person(" ".join(left[n:]), " ".join(right[m:])) for n in _starts(left) for m in _starts(right))
    return not left and not right and _head(one) == _head(other)


def _starts(words: Sequence[str]) -> range:
    """A name may follow words that describe it ("MSNBC host Chris Matthews"): its last two words are tried as well."""
    return range(0, max(1, len(words) - 1), max(1, len(words) - 2))


def _capitals_at_end(text: str) -> list[str]:
    words: list[str] = []
    for word in reversed(text.split()):
        if not word[:1].isupper():
            break
        words.insert(0, word)
    return words


def _plain_words(text: str) -> list[str]:
    return [plain(word) for word in _WORD.findall(text)]


def _head(text: str) -> str:
    words = [word for word in _plain_words(text) if word not in _SMALL]
    return words[-1].rstrip("s") if words else ""


def _stems(cue: str) -> set[str]:
    irregular = {"said": "say", "told": "tell", "wrote": "writ", "spoke": "speak", "thought": "think"}
    stems = set()
    for word in _plain_words(cue):
        stems.add(irregular.get(word) or re.sub(r"(?<=\w{3})(?:ying|ing|ied|ies|ed|es|s|e|y)$", "", word))
    return stems
