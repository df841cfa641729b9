"""A runner without a process of its own, for tests of pages."""

from collections.abc import Callable
from threading import Thread

from core.analysis.job import Job, Outcome, always
from core.errors import ParallaxError


class Stopped(Exception):
    """Work was told to stop, and did at its next step."""


class InThisProcess:
    """A `Runner` in threads of this process, so that a test can hold the work up, or put its own in place of a part."""

    def submit(
        self,
        function: Callable[..., Outcome],
        *given: object,
        then: Callable[[Outcome], object] | None = None,
        wanted: Callable[[], bool] = always,
    ) -> Job[Outcome]:
        job: Job[Outcome] = Job()

        def tell(step: str) -> None:
            if job.stopping:
                raise Stopped
            job.tell(step)

        def run() -> None:
            try:
                job.finish(function(*given, progress=tell), then)
            except Stopped:
                job.drop()
            except ParallaxError as error:
                job.fail(error)

        Thread(target=run, daemon=True).start()
        return job
