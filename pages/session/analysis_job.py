"""The analysis of a story, given to a process beside this server; the page looks at its job."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from core.analysis.job import Job, Runner, always
from core.models import Comparison
from core.storage import Library

JOB, _STORY = "story-job", "story-job-id"


def runner() -> Runner:
    """Where analyses are carried out: one queue for all visitors of this server.

    Raises:
        ParallaxError: If a limit in the environment is not a number.
    """
    from core.analysis.worker import shared_worker

    return shared_worker()


def start(library: Library, story_id: str, memory: Path) -> Job[Comparison]:
    """Have a story of the library analysed; what comes of it is kept there.

    Raises:
        ParallaxError: If the story cannot be read.
    """
    from core.analysis.analyse import carry_out, keep, take_up

    snapshot = take_up(library, story_id, memory=memory)
    return runner().submit(carry_out, snapshot, then=partial(keep, library, snapshot), wanted=visitor())


def remember(job: Job[Comparison], story_id: str) -> None:
    """Look at this job in the runs that follow."""
    st.session_state.update({JOB: job, _STORY: story_id})


def current() -> tuple[Job[Comparison], str] | None:
    """This visitor's job and its story."""
    return (st.session_state[JOB], st.session_state[_STORY]) if JOB in st.session_state else None


def forget() -> None:
    """Look at the job no more."""
    st.session_state.pop(JOB)


def visitor() -> Callable[[], bool]:
    """What tells whether this visitor is still there, from any thread: a page in some browser is connected."""
    context = get_script_run_ctx()
    if context is None:
        return always
    visit = context.session_id
    return lambda: not runtime.exists() or bool(runtime.get_instance().is_active_session(visit))
