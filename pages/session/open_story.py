"""The library behind the pages, and the story of it that is open.

Without PARALLAX_STORE=on a visitor's stories lie in a library in memory that ends with the visitor's session. Nothing
is opened, and SQLAlchemy not imported, before a visitor asks for a story.
"""

from __future__ import annotations

import logging
import re
import tempfile
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import streamlit as st

from core import environment
from core.errors import StoryNotFound, UnreadableComparison
from core.models import Comparison, Story
from core.storage import Library, library_url
from pages.session import analysis_job

STORY = "story"
WHO, NOBODY = "who", "the editor"
_CHOSEN, _OPENED, _LIBRARY, _GONE = "story-chosen", "story-opened", "story-library", "story-gone"
_TURN = "story-turn"
LOG = logging.getLogger(__name__)


def stores() -> bool:
    """Whether stories are kept beyond the session."""
    return environment.stores_stories()


def library() -> Library:
    """The newsroom's library, or this visitor's own.

    Raises:
        LibraryUnavailable: If it cannot be opened.
    """
    if stores():
        return _shared(library_url())
    if _LIBRARY not in st.session_state:
        st.session_state[_LIBRARY] = Library("sqlite://")
    found: Library = st.session_state[_LIBRARY]
    return found


@lru_cache(maxsize=4)
def _shared(url: str) -> Library:
    return Library(url)


def is_empty() -> bool:
    """Whether there can be no story yet; asked before a library is made for it."""
    return not stores() and _LIBRARY not in st.session_state


def memory() -> Path:
    """Where vectors and extracts are remembered: beside the library, or for as long as this process lives."""
    return environment.data_folder() if stores() else _passing_folder()


@lru_cache(maxsize=1)
def _passing_folder() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="parallax-")
    _KEPT_ALIVE.append(folder)
    return Path(folder.name)


_KEPT_ALIVE: list[tempfile.TemporaryDirectory[str]] = []


def who() -> str:
    """The name that stands beside this editor's decisions."""
    return str(st.session_state.get(WHO) or "").strip() or NOBODY


def opened() -> Story | None:
    """The story that is open, None for the example story."""
    found: Story | None = st.session_state.get(_OPENED)
    return found


def settle() -> None:
    """Open what the link names, and let the link name what is open. Called once, first in every run.

    Raises:
        ParallaxError: If the library cannot be used.
    """
    asked = st.query_params.get(STORY, "")
    chosen = asked or st.session_state.get(_CHOSEN, "")
    if not chosen:
        st.session_state.pop(_OPENED, None)
        return
    try:
        if is_empty():
            raise StoryNotFound("")
        if st.session_state.get(_CHOSEN) not in (None, "", chosen):
            forget_choices()
        st.session_state[_OPENED] = library().open(chosen)
        st.session_state[_CHOSEN] = chosen
        st.query_params[STORY] = chosen
    except StoryNotFound:
        close()
        st.query_params.pop(STORY, None)
        st.session_state[_GONE] = True


def gone() -> bool:
    """Whether the story asked for is not there; true once."""
    return bool(st.session_state.pop(_GONE, False))


def choose(story_id: str, *, keep_filters: bool = False) -> None:
    """Open a story from the next run on; a copy of the one that was open keeps its filters.

    Raises:
        ParallaxError: If the story is gone, or the library cannot be used.
    """
    if story_id != st.session_state.get(_CHOSEN) and not keep_filters:
        forget_choices()
    st.session_state[_CHOSEN] = story_id
    st.session_state[_OPENED] = library().open(story_id)


def close() -> None:
    """Go back to the example story."""
    forget_choices()
    st.session_state.pop(_CHOSEN, None)
    st.session_state.pop(_OPENED, None)


def forget_choices() -> None:
    """Filters belong to one story: probability and outlets start afresh in another."""
    st.session_state[_TURN] = _turn() + 1


def filter_key(name: str) -> str:
    """The key, and the name in the link, of a filter: new for each story of a visit, so that none keeps another's."""
    return f"{name}-{_turn()}" if _turn() else name


def _turn() -> int:
    if _TURN not in st.session_state:
        numbers = [
            found[1] for name in st.query_params if (found := re.fullmatch(r"(?:threshold|outlets)-(\d{1,3})", name))
        ]
        st.session_state[_TURN] = int(numbers[0]) if numbers else 0
    return int(st.session_state[_TURN])


def read_again() -> None:
    """Take in what has just been written to the open story. Raises as `choose` does."""
    if found := opened():
        st.session_state[_OPENED] = library().open(found.story_id)


def comparison(story_id: str, title: str) -> Comparison:
    """The comparison of a story as decided; made now if an article came, changed or is read otherwise since.

    Raises:
        ParallaxError: If there is no article, or model, parser or library cannot be used.
    """
    from core.analysis.decided import as_decided, is_fresh

    story = library().open(story_id)
    kept = _kept(story_id, story.compared_revision) if is_fresh(story) else None
    if kept is None:
        with st.spinner("Reading and comparing", show_time=False):
            kept = analysis_job.start(library(), story_id, memory()).result()
    return replace(as_decided(story, kept), title=title)


def comparison_before(story_id: str) -> Comparison | None:
    """The comparison of an earlier state of a story, with the decisions of now; None if there is none.

    Raises:
        ParallaxError: If the story is gone, or the library cannot be used.
    """
    from core.analysis.decided import as_decided

    story = library().open(story_id)
    kept = _kept(story_id, story.compared_revision)
    return as_decided(story, kept) if kept else None


def _kept(story_id: str, revision: int | None) -> Comparison | None:
    """The comparison that is kept of a revision, None where there is none that can be read."""
    if revision is None:
        return None
    try:
        return _decoded(library(), story_id, revision)
    except UnreadableComparison:
        LOG.warning("story %s: the comparison kept cannot be read and is made again", story_id)
        return None


@lru_cache(maxsize=8)
def _decoded(found: Library, story_id: str, revision: int) -> Comparison | None:
    return found.comparison(story_id)
