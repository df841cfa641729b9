"""Small stories and encoders with readable vectors, shared by tests."""

import hashlib
from collections.abc import Callable, Sequence
from threading import Thread

import numpy as np
from numpy.typing import NDArray

from core.analysis.job import Job, Made, always
from core.errors import ParallaxError
from core.models import Article

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


class Stopped(Exception):
    """Work was told to stop, and did at its next step."""


class InThisProcess:
    """A `Runner` in threads of this process, so that a test can hold the work up, or put its own in place of a part."""

    def submit(
        self,
        function: Callable[..., Made],
        *given: object,
        then: Callable[[Made], object] | None = None,
        wanted: Callable[[], bool] = always,
    ) -> Job[Made]:
        job: Job[Made] = Job()

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
