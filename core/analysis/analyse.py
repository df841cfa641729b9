"""A kept story at work: compared when it has changed, and decided on, with the comparison kept beside it.

Pages and the command line go through here, so that both do the same in the same order.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from core import environment, example_story
from core.compare import compare
from core.embedding import Encoder
from core.models import Comparison
from core.settings import DEFAULTS, Settings
from core.storage import Library

LOG = logging.getLogger(__name__)
AT_ONCE = 32
"""Sentences embedded between two reports of progress: a second or so on one core."""
VECTORS = "vectors"
Progress = Callable[[str], None]


def silent(step: str) -> None:
    """Report no progress."""


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


def vectors_folder() -> Path:
    """Where vectors are remembered: beside the library of the data folder."""
    return environment.data_folder() / VECTORS


def encoder_for(model: str, folder: Path | None = None) -> Encoder:
    """Return the encoder of a model, with what it has encoded remembered in a folder.

    The default story's sentences are known beforehand, so that it and its copies can be changed without the model.

    Raises:
        ModelUnavailable: If the model is not on this machine.
    """
    from core.embedding import CachedEncoder, load_encoder

    return CachedEncoder(load_encoder(model), folder or vectors_folder(), given=example_story.VECTORS)


def analyse(
    library: Library,
    story_id: str,
    *,
    encoder: Encoder,
    settings: Settings | None = None,
    progress: Progress = silent,
) -> Comparison:
    """Compare a story as it is now and keep the result.

    Args:
        library: Where the story is.
        story_id: The story.
        encoder: Makes vectors of what is new.
        settings: Without them, those of the comparison that is kept, else the defaults.
        progress: Called with each step in words; whatever it raises ends the work, and nothing is kept.

    Raises:
        StoryNotFound: If the story is not there any more.
        StoryChanged: If someone kept a comparison of a later state meanwhile.
        ParallaxError: If the story has no article, or model or parser are missing.
    """
    began = perf_counter()
    story = library.open(story_id)
    comparison = compare(
        story.title,
        story.articles,
        encoder=Reporting(encoder, progress),
        settings=settings or _settings(library, story_id),
        decisions=story.decisions,
        progress=progress,
    )
    library.save_comparison(story_id, comparison, revision=story.revision)
    LOG.info(
        "story %s, revision %d, compared: %d articles, %d matches, %d points, %d quotes, %d conflicts; %.1f s",
        story_id,
        story.revision,
        len(comparison.readings),
        len(comparison.matches),
        len(comparison.points),
        len(comparison.quotes),
        len(comparison.conflicts),
        perf_counter() - began,
    )
    return comparison


def _settings(library: Library, story_id: str) -> Settings:
    from core.errors import UnreadableComparison

    try:
        kept = library.comparison(story_id)
    except UnreadableComparison:
        LOG.warning("story %s: the comparison kept cannot be read; it is made with the default settings", story_id)
        return DEFAULTS
    return kept.settings if kept else DEFAULTS
