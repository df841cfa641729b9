"""The log tells what was done and what failed, by ids, and never what an article says."""

import logging
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core import environment, logs
from core.analysis.analyse import analyse
from core.cli import main
from core.embedding import CachedEncoder
from core.ingest.fetch import fetch
from core.models import Article, DecisionKind, Draft, Target
from core.storage import Library
from tests.support import FERRY_GAZETTE, FERRY_HERALD, WordCountEncoder, article

MARKER = "Zanzibarquux"
LOG = logging.getLogger("core.test")


class Failing:
    """An encoder whose errors quote what they were given, as those of libraries do."""

    name = "failing"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        try:
            raise KeyError(texts[0])
        except KeyError as error:
            raise ValueError(f"cannot encode {texts!r}") from error


@pytest.fixture(autouse=True)
def _loggers_as_they_were() -> Iterator[None]:
    before = {room: (logging.getLogger(room).level, [*logging.getLogger(room).handlers]) for room in logs.ROOMS}
    yield
    for room, (level, handlers) in before.items():
        logging.getLogger(room).setLevel(level)
        logging.getLogger(room).handlers[:] = handlers


def marked() -> tuple[Article, ...]:
    texts = (text.replace("Harwich", MARKER) for text in (FERRY_GAZETTE, FERRY_HERALD))
    return tuple(article(name, text) for name, text in zip("ab", texts, strict=True))


def written(caplog: pytest.LogCaptureFixture) -> str:
    """All that a handler can make of the records, messages of errors included."""
    return "\n".join(caplog.handler.format(record) for record in caplog.records)


@pytest.mark.model
def test_a_story_leaves_ids_and_counts_in_the_log_and_no_word_of_its_articles(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="core")
    cached = CachedEncoder(WordCountEncoder(), tmp_path / "vectors", max_texts=1)
    with Library(f"sqlite:///{tmp_path / 'library.sqlite'}") as library:
        story_id = library.create(f"The {MARKER} ferry", marked())
        comparison = analyse(library, story_id, encoder=cached)
        target = Target(comparison.readings[0].article.sha256, 0, 5)
        draft = Draft(DecisionKind.REMOVE, (target,), None, note=f"{MARKER} is no place")
        (made,) = library.decide(story_id, draft, who=f"Ann {MARKER}")
        library.undo(story_id, library.history(story_id)[-1].number, who=f"Ann {MARKER}")
        library.withdraw(story_id, made.decision_id, who="Ben")
        for file in (tmp_path / "vectors").rglob("*.bin"):
            file.write_bytes(f"damaged by {MARKER}".encode())
        cached.encode([MARKER])
        with pytest.raises(ValueError, match=MARKER) as failed:
            analyse(library, story_id, encoder=Failing())
        reference = logs.unexpected(LOG, "an analysis", failed.value)
    fetch(f"https://{MARKER}.invalid/", switched_on=False)

    said = written(caplog)
    assert MARKER.casefold() not in said.casefold()
    assert re.search(rf"story {story_id}, revision \d+, compared: 2 articles, \d+ matches", said)
    assert f"story {story_id}: decided {made.decision_id}" in said
    assert f"story {story_id}: undid, decisions changed: 1" in said
    assert "is damaged or of another format" in said
    assert "address refused: Fetching addresses is switched off" in said
    assert "library brought to version 1, stories" in said
    assert f"reference {reference}" in said


def test_where_an_error_happened_is_told_without_what_it_says() -> None:
    with pytest.raises(ValueError, match=MARKER) as failed:
        Failing().encode([MARKER])
    told = logs.where(failed.value)
    assert MARKER not in told
    assert told.index("ValueError") < told.index("raised while handling") < told.index("KeyError")
    assert "test_logs.py" in told
    assert "in encode" in told


@pytest.mark.parametrize(("asked", "level"), [("", 30), ("debug", 10), (" INFO ", 20), ("error", 40), ("loud", 30)])
def test_the_level_is_asked_of_the_environment_and_there_is_one_handler(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], asked: str, level: int
) -> None:
    logging.getLogger("core").handlers.clear()
    monkeypatch.setenv(environment.LOG, asked)
    logs.set_up()
    logs.set_up()
    assert logging.getLogger("core.quotes").getEffectiveLevel() == level
    assert len(logging.getLogger("core").handlers) == 1
    LOG.error("once")
    said = capsys.readouterr().err
    assert said.count("ERROR core.test: once") == 1


def test_a_command_that_fails_unforeseen_ends_with_a_reference_and_not_with_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(MARKER)

    monkeypatch.setattr("core.evaluation.alignment.run_seeds", fail)
    assert main(["evaluate"]) == 1
    told = capsys.readouterr().err
    reference = re.search(r"nobody foresaw \(RuntimeError, reference ([0-9a-f]{8})\)", told)
    assert reference
    assert f"reference {reference[1]}" in written(caplog)
    assert "in fail" in written(caplog)
    assert MARKER not in told + written(caplog)
