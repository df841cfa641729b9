"""The comparison that the pages show: of the open story or from its file, arranged as the sidebar asks.

Whatever an editor changes, the pages read one `View`. Nothing here imports the model: it is asked for only when a
story has changed since it was compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from core import environment
from core.index import Index
from core.models import Comparison, Decision
from core.outlets import outlet_names
from core.storage import load_comparison
from pages.drawing import problems
from pages.session import open_story

if TYPE_CHECKING:
    from core.alignment import PreparedStory

"""Environment variable: the stored comparison to show instead of the five seeds."""
DEFAULT_FILE = Path(__file__).parents[2] / "seeds" / "comparison.json"


@dataclass(frozen=True, slots=True)
class Source:
    """A stored comparison, told apart from its earlier versions by time and size; or a story, by its revision."""

    file: Path
    changed_ns: int
    size: int
    story_id: str = ""
    title: str = ""


@dataclass(frozen=True, eq=False)
class View:
    """What one screen shows: the outlets chosen at the threshold chosen, and the whole comparison they come from."""

    comparison: Comparison
    index: Index
    whole: Comparison

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Short outlet name by article id, of the outlets shown."""
        return outlet_names(reading.article for reading in self.comparison.readings)


def source() -> Source:
    """The story that is open, else the file. A missing file is told apart by size -1, explained when it is read."""
    if kept := open_story.opened():
        return Source(Path(), kept.revision, 0, kept.story_id, kept.title)
    file = environment.comparison_file() or DEFAULT_FILE
    try:
        found = file.stat()
    except OSError:
        return Source(file, 0, -1)
    return Source(file, found.st_mtime_ns, found.st_size)


def decisions() -> tuple[Decision, ...]:
    """What was decided on the story that is open, withdrawn decisions included."""
    kept = open_story.opened()
    return kept.decisions if kept else whole().decisions


def whole() -> Comparison:
    """All outlets at the stored threshold, with the editors' decisions.

    Raises:
        ParallaxError: If the stored comparison, the model or the parser cannot be used.
    """
    return _stored(source())


def current() -> View:
    """The view that the sidebar asks for. Stops the page with an explanation where there is nothing to show."""
    with problems.explained():
        comparison = whole()
        problems.stop_if_empty(comparison)
        ids = tuple(reading.article.article_id for reading in comparison.readings)
        chosen = tuple(
            name for name in ids if name in set(st.session_state.get(open_story.filter_key("outlets")) or ids)
        )
        threshold = float(st.session_state.get(open_story.filter_key("threshold")) or comparison.settings.threshold)
        return _view(source(), threshold, chosen)


@lru_cache(maxsize=8)
def _stored(found: Source) -> Comparison:
    return open_story.comparison(found.story_id, found.title) if found.story_id else load_comparison(found.file)


@lru_cache(maxsize=32)
def _view(found: Source, threshold: float, chosen: tuple[str, ...]) -> View:
    comparison = _stored(found)
    everything = tuple(reading.article.article_id for reading in comparison.readings)
    shown = comparison
    if threshold != comparison.settings.threshold or chosen != everything:
        from core.compare import arrange

        shown = arrange(comparison, threshold=threshold, article_ids=chosen)
    return View(shown, Index(shown.readings, shown.matches), comparison)


@lru_cache(maxsize=8)
def evidence(view: View) -> PreparedStory:
    """The words of the story's sentences, from which a match is explained."""
    from core.alignment import prepare_story

    index = view.index
    return prepare_story([(name, sentence.article_id, index.text(name)) for name, sentence in index.sentences.items()])
