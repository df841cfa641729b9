"""Work is carried out in a process beside the server: one at a time, first come, first served.

The process is started by the first work and kept warm, with model and parser loaded, for some minutes after the last.
What it does to itself (too much memory, too much time, a crash) ends that one job with a message; the next job gets a
new process. When the server ends, in whatever way, the process sees its socket close and ends too.
"""

from __future__ import annotations

import logging
import pickle
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from core import logs
from core.analysis.job import Job, Outcome, always, unexpected
from core.analysis.limits import MB, Limits, limits
from core.analysis.process import Answers, WorkProcess
from core.analysis.work_process import Answer, Failed, Refused, Result, StepTold
from core.environment import ANALYSIS_MEMORY, ANALYSIS_MINUTES
from core.errors import AnalysisEnded, ParallaxError

LOOK_SECONDS = 0.1
"""Between two looks at what was cancelled and what the work takes: well below what a person who cancels notices."""
MEASURE_SECONDS = 0.5
"""Between two measures of memory; where there is no /proc each starts a `ps`."""
MOST_LEFT_BEHIND = 0.75
"""Share of the memory allowed that a process may still hold after its work; above it the next job would pay for it."""
LAST_WORDS_SECONDS = 2.0
"""For a process that closed its socket to be gone by itself, so that its own end is told and not ours."""
LOG = logging.getLogger(__name__)


@dataclass(slots=True, eq=False)
class _Order:
    """A job with what it takes to do it. `seen` is when its owner was last there."""

    job: Job[Any]
    call: bytes
    then: Callable[[Any], object] | None
    wanted: Callable[[], bool]
    seen: float = field(default_factory=time.monotonic)


class _Dropped(Exception):
    """The job was cancelled, or its owner is gone."""


class Worker:
    """A queue and one warm process. Any thread may submit; a thread of its own speaks with the process."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._orders: deque[_Order] = deque()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._process: WorkProcess | None = None
        self._closed = False

    def submit(
        self,
        function: Callable[..., Outcome],
        *given: object,
        then: Callable[[Outcome], object] | None = None,
        wanted: Callable[[], bool] = always,
    ) -> Job[Outcome]:
        """See `Runner`. What is given, and what comes of it, must be picklable.

        Raises:
            RuntimeError: If the worker was closed.
        """
        job: Job[Outcome] = Job()
        order = _Order(job, pickle.dumps((function, given)), then, wanted)
        with self._changed:
            if self._closed:
                raise RuntimeError("this worker was closed")
            self._orders.append(order)
            self._number()
            if self._thread is None:
                self._thread = threading.Thread(target=self._serve, daemon=True, name="analysis")
                self._thread.start()
            self._changed.notify_all()
        return job

    def resident_bytes(self) -> int:
        """Resident memory of the process; 0 where there is none."""
        process = self._process
        return process.resident_bytes() if process else 0

    def close(self) -> None:
        """Drop every job and end the process."""
        with self._changed:
            self._closed = True
            for order in self._orders:
                order.job.cancel()
            self._changed.notify_all()
            thread = self._thread
        if thread:
            thread.join()

    def _serve(self) -> None:
        """Carry out one order after the other, until none has come for a while."""
        while order := self._next():
            try:
                self._carry_out(order)
            except _Dropped:
                order.job.drop()
            except ParallaxError as problem:
                order.job.fail(problem)
            except Exception as error:  # noqa: BLE001 - in keeping, or a fault of ours: this job's end, not the queue's
                order.job.fail(unexpected(type(error).__name__, logs.where(error)))
            finally:
                with self._changed:
                    self._orders.remove(order)
                    self._number()

    def _next(self) -> _Order | None:
        """The first order, which stays first in the queue while it is at work. Without one the process is ended."""
        with self._changed:
            if self._changed.wait_for(lambda: self._orders or self._closed, self._limits.idle_seconds) and self._orders:
                return self._orders[0]
            self._end_process()
            self._thread = None
            return None

    def _carry_out(self, order: _Order) -> None:
        self._drop_unwanted(order)
        try:
            end = self._watched(order, self._ready().call(order.call))
        except Exception:  # the process is still at it
            self._end_process()
            raise
        if isinstance(end, Result):
            order.job.finish(end.made, order.then)
        elif isinstance(end, Refused):
            order.job.fail(end.error)
        elif isinstance(end, Failed):
            order.job.fail(unexpected(end.kind, end.trace))
        else:
            raise AnalysisEnded(_broke_off(self._end_process(patience_seconds=LAST_WORDS_SECONDS)))
        if self.resident_bytes() > self._limits.most_bytes * MOST_LEFT_BEHIND:
            self._end_process()

    def _watched(self, order: _Order, answers: Answers) -> Answer | None:
        """Pass on each step until the last answer, unless it takes too much or nobody wants it any more.

        Raises:
            _Dropped: If nobody wants it.
            AnalysisEnded: If it took too much.
        """
        began = measured = time.monotonic()
        while True:
            try:
                answer = answers.get(timeout=LOOK_SECONDS)
            except queue.Empty:
                answer = StepTold("")
            if not isinstance(answer, StepTold):
                return answer
            if answer.told:
                order.job.tell(answer.told)
            self._drop_unwanted(order)
            now = time.monotonic()
            if now - began > self._limits.most_seconds:
                raise AnalysisEnded(_too_long(self._limits.most_seconds))
            if now - measured > MEASURE_SECONDS:
                measured = now
                if self.resident_bytes() > self._limits.most_bytes:
                    raise AnalysisEnded(_too_large(self._limits.most_bytes))

    def _drop_unwanted(self, at_work: _Order) -> None:
        """Take orders out of the queue that nobody wants any more.

        Raises:
            _Dropped: If the one at work is among them.
        """
        with self._changed:
            unwanted = [order for order in self._orders if self._is_unwanted(order)]
            for order in unwanted:
                if order is not at_work:
                    self._orders.remove(order)
                    order.job.drop()
            self._number()
        if at_work in unwanted:
            raise _Dropped

    def _is_unwanted(self, order: _Order) -> bool:
        now = time.monotonic()
        if order.wanted():
            order.seen = now
        return order.job.stopping or now - order.seen > self._limits.gone_seconds

    def _ready(self) -> WorkProcess:
        """The warm process, or a new one.

        Raises:
            AnalysisEnded: If the system starts none.
        """
        if self._process and not self._process.alive:
            self._end_process()
        if self._process is None:
            try:
                self._process = WorkProcess()
            except OSError as error:
                raise AnalysisEnded(
                    f"No process could be started for the analysis ({error.strerror}). Try again later."
                ) from error
            LOG.info("Process %d started", self._process.number)
        return self._process

    def _end_process(self, *, patience_seconds: float = 0) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        status = process.end(patience_seconds=patience_seconds)
        LOG.info("Process %d ended with status %d", process.number, status)
        return status

    def _number(self) -> None:
        for place, order in enumerate(self._orders):
            order.job.before = place


@lru_cache(maxsize=1)
def shared_worker() -> Worker:
    """The worker of this server.

    Raises:
        ParallaxError: If a limit in the environment is not a number.
    """
    return Worker(limits())


def _broke_off(status: int) -> str:
    LOG.warning("The process of an analysis ended by itself with status %d", status)
    if status == -signal.SIGKILL:
        why = "the system ended its process, most likely for lack of memory"
    elif status < 0:
        why = f"its process crashed with {_signal(-status)}"
    else:
        why = f"its process ended with status {status}"
    return f"The analysis broke off: {why}. Analyse again; if it breaks off again, with fewer articles."


def _signal(number: int) -> str:
    known = {one.value: one.name for one in signal.Signals}
    return known.get(number, f"signal {number}")


def _too_large(most_bytes: int) -> str:
    return (
        f"The analysis was ended: it took more than {most_bytes / MB:.0f} MB of memory. Analyse fewer or shorter "
        f"articles, or let {ANALYSIS_MEMORY} allow more."
    )


def _too_long(most_seconds: float) -> str:
    return (
        f"The analysis was ended: it took more than {most_seconds / 60:.3g} minutes. Analyse fewer or shorter "
        f"articles, or let {ANALYSIS_MINUTES} allow more."
    )
