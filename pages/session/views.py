"""The comparison that the pages show: of the open story or from its file, arranged as the sidebar asks.

Whatever an editor changes, the pages read one `View`. Nothing here imports the model: it is asked for only when a
story has changed since it was compared.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from core import environment, example_story
from core.errors import AnalysisEnded, ParallaxError
from core.index import Index
from core.models import Comparison, Decision
from core.outlets import outlet_names
from core.storage import load_comparison
from pages.drawing import problems
from pages.session import open_story

if TYPE_CHECKING:
    from core.alignment import PreparedStory

_BEHIND = "views-behind"


@dataclass(frozen=True, slots=True)
class Source:
    """A stored comparison, told apart from its earlier versions by time and size; or a story, by what changed in it.

    `behind` says that it could not be compared as it is now, and an earlier comparison is shown.
    """

    file: Path
    changed_ns: int = 0
    size: int = 0
    story_id: str = ""
    title: str = ""
    revision: int = 0
    decided: int = 0
    behind: bool = False


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
        found = Source(Path(), 0, 0, kept.story_id, kept.title, kept.revision, kept.decided)
        return replace(found, behind=_place(found) in _failures())
    file = environment.comparison_file() or example_story.COMPARISON
    try:
        found_file = file.stat()
    except OSError:
        return Source(file, 0, -1)
    return Source(file, found_file.st_mtime_ns, found_file.st_size)


def decisions() -> tuple[Decision, ...]:
    """What was decided on the story that is open, withdrawn decisions included. Raises as `whole` does."""
    kept = open_story.opened()
    return kept.decisions if kept else whole().decisions


def whole() -> Comparison:
    """All outlets at the stored threshold, with the editors' decisions.

    Where a story cannot be compared as it is now, its earlier comparison is shown and `behind` says why. It is tried
    once, until `try_again`.

    Raises:
        ParallaxError: If there is no comparison to show, or the library cannot be used.
    """
    found = source()
    if not found.behind:
        try:
            return _stored(found)
        except ParallaxError as problem:
            if not found.story_id:
                raise
            _failures()[_place(found)] = str(problem)
    if open_story.comparison_before(found.story_id) is None:
        raise AnalysisEnded(_failures()[_place(found)])
    return _stored(source())


def behind() -> str:
    """Why the open story is not shown as it is now, empty if it is. Compares it, if it has changed."""
    if open_story.opened():
        with contextlib.suppress(ParallaxError):
            whole()
    return _failures().get(_place(source()), "")


def has_earlier() -> bool:
    """Whether there is an earlier comparison of the open story to show."""
    found = open_story.opened()
    return found is not None and open_story.comparison_before(found.story_id) is not None


def try_again() -> None:
    """Let the open story be compared again when the page runs next."""
    _failures().pop(_place(source()), None)


def _failures() -> dict[tuple[str, int], str]:
    """What went wrong with which revision of which story, in this visit: it is not tried again unasked."""
    found: dict[tuple[str, int], str] = st.session_state.setdefault(_BEHIND, {})
    return found


def _place(found: Source) -> tuple[str, int]:
    return found.story_id, found.revision


def current() -> View:
    """The view that the sidebar asks for. Stops the page with an explanation where there is nothing to show."""
    with problems.explained():
        problems.stop_if_empty(whole())
        return asked_for()


def asked_for() -> View:
    """The view that the sidebar asks for.

    Raises:
        ParallaxError: As `whole` does.
    """
    comparison = whole()
    ids = comparison.article_ids
    chosen = tuple(name for name in ids if name in set(st.session_state.get(open_story.filter_key("outlets")) or ids))
    threshold = float(st.session_state.get(open_story.filter_key("threshold")) or comparison.settings.threshold)
    return _view(source(), threshold, chosen)


@lru_cache(maxsize=8)
def _stored(found: Source) -> Comparison:
    if not found.story_id:
        return load_comparison(found.file)
    earlier = open_story.comparison_before(found.story_id) if found.behind else None
    return earlier or open_story.comparison(found.story_id, found.title)


@lru_cache(maxsize=32)
def _view(found: Source, threshold: float, chosen: tuple[str, ...]) -> View:
    comparison = _stored(found)
    shown = comparison
    if threshold != comparison.settings.threshold or chosen != comparison.article_ids:
        from core.compare import rearrange

        shown = rearrange(comparison, threshold=threshold, article_ids=chosen)
    return View(shown, Index.of(shown), comparison)


@lru_cache(maxsize=8)
def evidence(view: View) -> PreparedStory:
    """The words of the story's sentences, from which a match is explained."""
    from core.alignment import prepare_story

    index = view.index
    return prepare_story([(name, sentence.article_id, index.text(name)) for name, sentence in index.sentences.items()])
