"""`python -m core evaluate roles`: roles of raw pages, written for an independent scorer, and measured if labelled.

What is counted: the non-blank characters of lines labelled "body" or "other". A character of a body line is kept when
its role is body or subhead; a character of another line is wrongly kept when its role is body (a passage of more than
`LONGEST_SUBHEAD_WORDS` words called subhead is read as body). Lines with other labels are left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.models import Article, Passage, Role
from core.text import read

LONGEST_SUBHEAD_WORDS = 20
FEWEST_WORDS_OF_BASELINE = 12
LEFT_OUT, SUBHEAD, BODY = 0, 1, 2


@dataclass(frozen=True, slots=True)
class RoleScore:
    """Counts of non-blank characters: body kept and lost, other text kept as body and left out."""

    body_kept: int = 0
    body_lost: int = 0
    other_kept: int = 0
    other_left_out: int = 0
    caption: int = 0
    caption_kept: int = 0

    def __add__(self, other: RoleScore) -> RoleScore:
        return RoleScore(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall of body characters, in [0, 1]."""
        return _share(2 * self.body_kept, 2 * self.body_kept + self.body_lost + self.other_kept)

    @property
    def lost_share(self) -> float:
        """Share of body characters that left the body."""
        return _share(self.body_lost, self.body_kept + self.body_lost)

    @property
    def kept_share(self) -> float:
        """Share of other characters that stayed in the body."""
        return _share(self.other_kept, self.other_kept + self.other_left_out)

    @property
    def caption_share(self) -> float:
        """Share of caption characters that stayed in the body."""
        return _share(self.caption_kept, self.caption)


def run(file: Path, predictions: Path | None) -> None:
    """Read every page of `file`, write its passages to `predictions`, and print the figures if it is labelled.

    Args:
        file: JSON lines with `doc_id` and `text`; `lines` with `start`, `end`, `label` and `kind` where labelled.
        predictions: Where to write `doc_id` and `passages`, one page a line; None to print only.

    Raises:
        ValueError: If a line of `file` is not such a page; the message gives its number.
    """
    pages = _pages(file)
    readings = [(page, _passages(page)) for page in pages]
    if predictions is not None:
        with predictions.open("w", encoding="utf-8") as out:
            for page, passages in readings:
                out.write(json.dumps(_prediction(page, passages), ensure_ascii=False) + "\n")
    labelled = [(page, passages) for page, passages in readings if page.get("lines")]
    print(f"{len(pages)} pages read, {len(labelled)} of them labelled")
    if labelled:
        print(report(labelled))


def report(labelled: Sequence[tuple[dict[str, Any], Sequence[Passage]]]) -> str:
    """Lay the figures of labelled pages beside those of the two baselines."""
    ways: dict[str, Callable[[dict[str, Any], Sequence[Passage]], list[int]]] = {
        "roles": lambda page, passages: kept_by_roles(page["text"], passages),
        "keep everything": lambda page, _: [BODY] * len(page["text"]),
        f"lines of {FEWEST_WORDS_OF_BASELINE} words": lambda page, _: kept_by_length(page["text"]),
    }
    rows = [f"{'':<20} {'char F1':>8} {'body lost':>10} {'other kept':>11} {'captions kept':>14}"]
    for name, way in ways.items():
        score = sum((score_page(page, way(page, passages)) for page, passages in labelled), RoleScore())
        rows.append(
            f"{name:<20} {score.f1:>8.4f} {score.lost_share:>10.4f} {score.kept_share:>11.4f} "
            f"{score.caption_share:>14.4f}"
        )
    return "\n".join(rows)


def score_page(page: dict[str, Any], kept: Sequence[int]) -> RoleScore:
    """Count the characters of one labelled page; `kept` is LEFT_OUT, SUBHEAD or BODY for each character."""
    total = RoleScore()
    for line in page["lines"]:
        places = [place for place in range(line["start"], line["end"]) if not page["text"][place].isspace()]
        least = SUBHEAD if line["label"] == "body" else BODY
        stayed = sum(kept[place] >= least for place in places)
        left = len(places) - stayed
        if line["label"] == "body":
            total += RoleScore(body_kept=stayed, body_lost=left)
        elif line["label"] == "other":
            caption = line.get("kind") == "caption"
            total += RoleScore(
                other_kept=stayed,
                other_left_out=left,
                caption=len(places) if caption else 0,
                caption_kept=stayed if caption else 0,
            )
    return total


def kept_by_roles(text: str, passages: Sequence[Passage]) -> list[int]:
    """Say for each character whether its passage is body, a subhead or neither."""
    kept = [LEFT_OUT] * len(text)
    for passage in passages:
        if passage.role in (Role.BODY, Role.SUBHEAD):
            words = len(text[passage.start : passage.end].split())
            title = passage.role is Role.SUBHEAD and words <= LONGEST_SUBHEAD_WORDS
            kept[passage.start : passage.end] = [SUBHEAD if title else BODY] * (passage.end - passage.start)
    return kept


def kept_by_length(text: str) -> list[int]:
    """Keep each line of at least `FEWEST_WORDS_OF_BASELINE` words."""
    kept: list[int] = []
    for line in text.splitlines(keepends=True):
        kept += [BODY if len(line.split()) >= FEWEST_WORDS_OF_BASELINE else LEFT_OUT] * len(line)
    return kept


def _pages(file: Path) -> list[dict[str, Any]]:
    pages: list[dict[str, Any]] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            page = json.loads(line)
        except json.JSONDecodeError as problem:
            raise ValueError(f"{file.name}, line {number}: not JSON ({problem})") from problem
        if (
            not isinstance(page, dict)
            or not isinstance(page.get("doc_id"), str)
            or not isinstance(page.get("text"), str)
        ):
            raise ValueError(f"{file.name}, line {number}: a page needs doc_id and text, both strings")
        pages.append(page)
    return pages


def _passages(page: dict[str, Any]) -> tuple[Passage, ...]:
    return read(Article(page["doc_id"], page["doc_id"][:12], page["text"], "")).passages


def _prediction(page: dict[str, Any], passages: Sequence[Passage]) -> dict[str, Any]:
    return {
        "doc_id": page["doc_id"],
        "passages": [
            {"start": passage.start, "end": passage.end, "role": passage.role.value, "reason": passage.reason}
            for passage in passages
        ],
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
