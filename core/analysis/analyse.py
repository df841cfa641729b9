"""A kept story at work: compared when it has changed, with the comparison kept beside it.

Three steps, so that the middle one can be done in another process: the library stays here, a `Snapshot` crosses over.
Pages (through a `Runner`) and the command line (in its own process) go through them in the same order.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from core import environment, example_story
from core.analysis.extracts import RememberedExtracts
from core.compare import Progress, compare, silent
from core.embedding import Encoder
from core.models import Article, Comparison, Decision
from core.settings import DEFAULTS, Settings
from core.storage import Library

LOG = logging.getLogger(__name__)
AT_ONCE = 32
"""Sentences embedded between two reports of progress: a second or so on one core."""
VECTORS, EXTRACTS = "vectors", "extracts"
"""Folders of the data folder, or of whatever else remembers."""


class Reporting:
    """An encoder that tells how far it is, and so can be stopped in between."""

    def __init__(self, encoder: Encoder, progress: Progress) -> None:
        self.name = encoder.name
        self._encoder = encoder
        self._progress = progress

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the encoder's vectors, asked for in groups."""
        if not texts:
            return self._encoder.encode(texts)
        parts = []
        for done in range(0, len(texts), AT_ONCE):
            self._progress(f"Vectors, {done} of {len(texts)} sentences")
            parts.append(self._encoder.encode(texts[done : done + AT_ONCE]))
        return np.concatenate(parts)


def encoder_for(model: str, memory: Path | None = None) -> Encoder:
    """Return the encoder of a model, with what it has encoded remembered in a folder; None for the data folder.

    The default story's sentences are known beforehand, so that it and its copies can be changed without the model.

    Raises:
        ModelUnavailable: If the model is not on this machine.
    """
    from core.embedding import CachedEncoder, load_encoder

    return CachedEncoder(
        load_encoder(model), (memory or environment.data_folder()) / VECTORS, given=example_story.VECTORS
    )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A story as it was when its comparison was asked for: all that the comparison is made of.

    `memory` is the folder where vectors and extracts are remembered; None stands for the data folder.
    """

    story_id: str
    revision: int
    title: str
    articles: tuple[Article, ...]
    decisions: tuple[Decision, ...]
    settings: Settings
    memory: Path | None = None


def take_up(
    library: Library, story_id: str, *, settings: Settings | None = None, memory: Path | None = None
) -> Snapshot:
    """Read what a story's comparison is made of.

    Args:
        library: Where the story is.
        story_id: The story.
        settings: Without them, those of the comparison that is kept, else the defaults.
        memory: See `Snapshot`.

    Raises:
        StoryNotFound: If the story is not there any more.
    """
    story = library.open(story_id)
    settings = settings or _settings(library, story_id)
    return Snapshot(story_id, story.revision, story.title, story.articles, story.decisions, settings, memory)


def carry_out(snapshot: Snapshot, *, encoder: Encoder | None = None, progress: Progress = silent) -> Comparison:
    """Compare. Reads and writes nothing but what is remembered: vectors, and what articles give by themselves.

    Args:
        snapshot: What to compare.
        encoder: Makes vectors of what is new; without it, that of the settings' model.
        progress: Called with each step in words; whatever it raises ends the work.

    Raises:
        ParallaxError: If the story has no article, or model or parser are missing.
    """
    began = perf_counter()
    comparison = compare(
        snapshot.title,
        snapshot.articles,
        encoder=Reporting(encoder or encoder_for(snapshot.settings.model, snapshot.memory), progress),
        settings=snapshot.settings,
        decisions=snapshot.decisions,
        progress=progress,
        extracting=RememberedExtracts((snapshot.memory or environment.data_folder()) / EXTRACTS),
    )
    LOG.info(
        "story %s, revision %d, compared: %d articles, %d matches, %d points, %d quotes, %d conflicts; %.1f s",
        snapshot.story_id,
        snapshot.revision,
        len(comparison.readings),
        len(comparison.matches),
        len(comparison.points),
        len(comparison.quotes),
        len(comparison.conflicts),
        perf_counter() - began,
    )
    return comparison


def keep(library: Library, snapshot: Snapshot, comparison: Comparison) -> None:
    """Keep the result beside its story.

    Raises:
        StoryNotFound: If the story is not there any more.
        StoryChanged: If someone kept a comparison of a later state meanwhile.
    """
    library.save_comparison(snapshot.story_id, comparison, revision=snapshot.revision)


def analyse(
    library: Library,
    story_id: str,
    *,
    encoder: Encoder | None = None,
    settings: Settings | None = None,
    progress: Progress = silent,
) -> Comparison:
    """Take a story up as it is now, compare it in this process and keep the result. Raises what the three steps do."""
    snapshot = take_up(library, story_id, settings=settings)
    comparison = carry_out(snapshot, encoder=encoder, progress=progress)
    keep(library, snapshot, comparison)
    return comparison


def _settings(library: Library, story_id: str) -> Settings:
    from core.errors import UnreadableComparison

    try:
        kept = library.comparison(story_id)
    except UnreadableComparison:
        LOG.warning("story %s: the comparison kept cannot be read; it is made with the default settings", story_id)
        return DEFAULTS
    return kept.settings if kept else DEFAULTS
