"""Stories whose sentences are given and whose links are labelled, as one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.errors import ParallaxError
from core.text.quotation_marks import plain_marks

Unit = tuple[int, int]
Link = tuple[Unit, Unit]


@dataclass(frozen=True, slots=True)
class LabelledStory:
    """Documents as lists of units; a unit is (document, place). `links` and `maybe` are ordered pairs of units.

    `labelled` is false where the file gives no links at all. Pairs in `maybe` are not scored. `unlinked` are units
    certainly unique to their source, None where the file does not say.
    """

    story_id: str
    documents: tuple[tuple[str, ...], ...]
    links: frozenset[Link]
    maybe: frozenset[Link]
    groups: tuple[frozenset[Unit], ...] | None
    unlinked: frozenset[Unit] | None
    labelled: bool

    def units(self) -> list[Unit]:
        """All units in order."""
        return [(document, place) for document, texts in enumerate(self.documents) for place in range(len(texts))]

    def sentences(self) -> list[tuple[str, str, str]]:
        """Units as (sentence id, article id, text), as `core.compare` gives them to `core.alignment`."""
        return [
            (unit_id((document, place)), f"{document:04}", plain_marks(self.documents[document][place]))
            for document, place in self.units()
        ]


def unit_id(unit: Unit) -> str:
    """Name a unit as a sentence id that sorts as the unit does."""
    return f"{unit[0]:04}.{unit[1]:04}"


def unit_of(name: str) -> Unit:
    """Read what `unit_id` wrote."""
    document, place = name.split(".")
    return int(document), int(place)


def ordered(pairs: Iterable[Sequence[int]]) -> frozenset[Link]:
    """Read [document, unit, document, unit] as links between different documents, the earlier unit first."""
    found = set()
    for one, first, other, second in pairs:
        if one != other:
            left, right = sorted([(one, first), (other, second)])
            found.add((left, right))
    return frozenset(found)


def load_stories(path: Path) -> tuple[LabelledStory, ...]:
    """Read a labelled file: a story a line, or one story where the file's name ends in .json.

    Raises:
        ParallaxError: If the file is missing or a line is not a story; the message gives file and line.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except OSError as problem:
        raise ParallaxError(f"{path} cannot be read: {problem.strerror}") from problem
    lines = [text] if path.suffix == ".json" else text.splitlines()
    stories = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                stories.append(_story(json.loads(line)))
            except (ValueError, KeyError, TypeError) as problem:
                raise ParallaxError(
                    f"{path}, line {number}: not a story with documents and units ({problem})"
                ) from None
    return tuple(stories)


def _story(read: dict[str, Any]) -> LabelledStory:
    links = ordered(read.get("links") or [])
    groups, unlinked = read.get("groups"), read.get("unlinked")
    return LabelledStory(
        story_id=read["story_id"],
        documents=tuple(tuple(document["units"]) for document in read["documents"]),
        links=links,
        maybe=ordered(read.get("maybe") or []) - links,
        groups=None if groups is None else tuple(frozenset((unit[0], unit[1]) for unit in group) for group in groups),
        unlinked=None if unlinked is None else frozenset((unit[0], unit[1]) for unit in unlinked),
        labelled=read.get("links") is not None,
    )
