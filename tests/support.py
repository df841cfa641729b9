"""Small stories and encoders with readable vectors, shared by tests."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import fields

import numpy as np
from numpy.typing import NDArray

from core.models import Action, Article, Comparison, Made, Reading, Related
from core.settings import DEFAULTS, Settings
from core.storage import Library, undo

WIDTH = 256


class WordCountEncoder:
    """Each word adds one to the coordinate its letters name: texts with equal words have equal vectors."""

    name = "word counts"

    def __init__(self) -> None:
        self.seen: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.seen.extend(texts)
        vectors = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.casefold().split():
                vectors[row, hashlib.sha256(word.strip(".,“”\"'").encode()).digest()[0]] += 1
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors / np.where(norms == 0, 1, norms)


NOBODY = Made("test", "none")
EVIDENCE = {field.name for field in fields(Related)} - {"made", "readings", "quotes", "conflicts", "variants"}


def laid_out(
    readings: Iterable[Reading] = (),
    *,
    title: str = "Story",
    settings: Settings = DEFAULTS,
    made: Made = NOBODY,
    **found: object,
) -> Comparison:
    """A comparison made by hand: matches, facts, runs ... are its evidence; points, quotes ... what is shown."""
    readings = tuple(readings)
    evidence = {name: value for name, value in found.items() if name in EVIDENCE}
    shown = {name: value for name, value in found.items() if name not in EVIDENCE}
    ids = tuple(reading.article.article_id for reading in readings)
    return Comparison(title, settings, Related(made, readings, **evidence), ids, **shown)  # type: ignore[arg-type]


def undo_last(library: Library, story_id: str, who: str) -> Action | None:
    """Take back the last step of one name, as a page does for who gives a name."""
    steps = library.history(story_id)
    step = undo.to_undo(steps, undo.by(steps, who))
    return library.undo(story_id, step.number, who=who) if step else None


def redo_last(library: Library, story_id: str, who: str) -> Action | None:
    """Do again what one name undid last."""
    steps = library.history(story_id)
    step = undo.to_redo(steps, undo.by(steps, who))
    return library.redo(story_id, step.number, who=who) if step else None


def article(article_id: str, text: str, **stated: object) -> Article:
    """An article of a test, named after its id."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(article_id=article_id, short_name=f"Outlet {article_id}", text=text, sha256=sha256, **stated)  # type: ignore[arg-type]


FERRY_GAZETTE = """Ferry runs aground off Harwich with 300 aboard

The ferry Meridian ran aground off Harwich on Tuesday with 300 passengers aboard.

The coastguard said that nobody was hurt when the ship struck a sandbank at low tide.

Captain Ruth Alder told reporters that the rudder had failed.

The company has cancelled all crossings until Friday.
"""

FERRY_HERALD = """Passengers taken off stranded ferry

On Tuesday the ferry Meridian ran aground off Harwich with 300 passengers aboard.

Nobody was hurt when the ship struck a sandbank at low tide, the coastguard said.

Tugs from Felixstowe will try to pull the vessel free on Wednesday morning.
"""

FERRY_COURIER = """Meridian stuck on sandbank

The ferry Meridian, with 300 passengers aboard, ran aground off Harwich on Tuesday.

Local hotels opened their doors to the stranded travellers.
"""


def ferry() -> tuple[Article, ...]:
    """Three outlets on one ferry: all have the grounding, two the absence of injuries, each something of its own."""
    return (article("a", FERRY_GAZETTE), article("b", FERRY_HERALD), article("c", FERRY_COURIER))
