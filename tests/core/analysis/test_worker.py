"""Work in a process of its own: it comes to its end there, or is ended, and neither is the end of the server."""

import logging
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from threading import Event, Thread

import pytest

from core.analysis.analyse import Snapshot
from core.analysis.job import Job, Outcome
from core.analysis.limits import DEFAULTS, MB, Limits
from core.analysis.worker import Worker
from core.errors import ParallaxError, StoryChanged, UnreadableArticle
from core.settings import Settings
from tests.core.analysis import tasks
from tests.support import ferry

ROOT = Path(__file__).parents[3]
BOUND_SECONDS = 60
"""No end takes so long, on however busy a machine; a test that waits this long has failed."""
Make = Callable[[Limits], Worker]


@pytest.fixture
def make() -> Iterator[Make]:
    """Make workers, which end with the test."""
    made: list[Worker] = []

    def make_one(limits: Limits) -> Worker:
        made.append(Worker(limits))
        return made[-1]

    yield make_one
    for worker in made:
        worker.close()


@pytest.fixture(scope="module")
def warm() -> Iterator[Worker]:
    """One worker for tests that leave it whole."""
    worker = Worker(DEFAULTS)
    yield worker
    worker.close()


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + BOUND_SECONDS
    while not true():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.01)


def ended(job: Job[Outcome]) -> Job[Outcome]:
    assert job.wait(BOUND_SECONDS)
    return job


def made(job: Job[Outcome]) -> Outcome:
    return ended(job).result()


def runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def pid_in(file: Path) -> int:
    until(lambda: file.exists() and file.read_text(encoding="ascii") != "")
    return int(file.read_text(encoding="ascii"))


FERRY = Snapshot("a story", 1, "Ferry aground", ferry(), (), Settings())


@pytest.mark.model
def test_the_result_is_that_of_the_same_work_in_this_process(warm: Worker) -> None:
    told: list[str] = []
    job = warm.submit(tasks.compare_by_words, FERRY)
    assert made(job) == tasks.compare_by_words(FERRY, progress=told.append)
    last_of_each = {step.replace(":", ",").partition(",")[0]: step for step in told}
    assert job.steps == tuple(last_of_each.values())


@pytest.mark.model
def test_with_the_true_model_the_result_is_the_same_and_the_server_loads_nothing_of_it(tmp_path: Path) -> None:
    code = f"""
import sys
from core import example_story
from core.analysis.analyse import Snapshot, carry_out
from core.analysis.limits import DEFAULTS
from core.analysis.worker import Worker
from core.ingest import read_folder
from core.settings import Settings
from pathlib import Path

title, articles = read_folder(example_story.FOLDER)
snapshot = Snapshot("s", 1, title, articles[:2], (), Settings(), Path({str(tmp_path)!r}))
worker = Worker(DEFAULTS)
made = worker.submit(carry_out, snapshot).result()
heavy = [name for name in ("torch", "transformers", "sentence_transformers", "spacy") if name in sys.modules]
assert not heavy, heavy
assert len(made.readings) == 2 and made.points and made.quotes
assert made == carry_out(snapshot), "the comparison of the other process is another"
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=300)


def test_one_process_serves_one_job_after_the_other(warm: Worker) -> None:
    first, second = (made(warm.submit(tasks.number)) for _ in range(2))
    assert first == second != os.getpid()


def test_nothing_heavy_is_loaded_before_it_is_needed(make: Make) -> None:
    loaded = made(make(DEFAULTS).submit(tasks.modules))
    assert not {"torch", "spacy", "sentence_transformers", "streamlit", "sqlalchemy"} & loaded


def test_a_process_idle_for_long_is_ended_and_the_next_job_gets_a_new_one(make: Make) -> None:
    worker = make(replace(DEFAULTS, idle_seconds=0.05))
    first = made(worker.submit(tasks.number))
    until(lambda: not runs(first))
    assert made(worker.submit(tasks.number)) != first


def test_cancel_ends_the_process_within_two_seconds_and_the_next_job_works(make: Make, tmp_path: Path) -> None:
    worker = make(DEFAULTS)
    job = worker.submit(tasks.last, tmp_path / "begun")
    process = pid_in(tmp_path / "begun")
    began = time.monotonic()
    job.cancel()
    assert job.stopping
    assert job.wait(BOUND_SECONDS)
    assert time.monotonic() - began < 2
    assert (job.cancelled, job.problem) == (True, "")
    assert not runs(process)
    with pytest.raises(ParallaxError, match="was cancelled"):
        job.result()
    assert made(worker.submit(tasks.echo, "works")) == "works"


def test_places_in_the_queue_are_told_and_move_up(make: Make, tmp_path: Path) -> None:
    worker = make(DEFAULTS)
    gates = [tmp_path / str(number) for number in range(4)]
    order: list[str] = []
    jobs = [worker.submit(tasks.wait_for, gate, then=order.append) for gate in gates]
    until(lambda: jobs[0].steps == ("Waiting",))
    assert [job.before for job in jobs] == [0, 1, 2, 3]
    jobs[2].cancel()
    until(lambda: jobs[2].done)
    assert jobs[2].cancelled
    assert not jobs[0].done, "only the one that was cancelled ends"
    assert (jobs[1].before, jobs[3].before) == (1, 2)
    for gate in reversed(gates):
        gate.touch()
    assert [made(jobs[number]) for number in (0, 1, 3)] == order == ["0", "1", "3"]
    assert jobs[2].steps == ()


def test_many_threads_may_submit_at_once(warm: Worker) -> None:
    found: dict[int, object] = {}

    def submit(number: int) -> None:
        found[number] = made(warm.submit(tasks.echo, number))

    threads = [Thread(target=submit, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(BOUND_SECONDS)
    assert found == {number: number for number in range(16)}


def test_a_process_that_is_killed_is_a_message_and_the_next_job_works(make: Make, tmp_path: Path) -> None:
    worker = make(DEFAULTS)
    job = worker.submit(tasks.last, tmp_path / "begun")
    os.kill(pid_in(tmp_path / "begun"), 9)
    assert ended(job).problem == (
        "The analysis broke off: the system ended its process, most likely for lack of memory. "
        "Analyse again; if it breaks off again, with fewer articles."
    )
    assert not job.cancelled
    assert made(worker.submit(tasks.echo, "works")) == "works"


def test_a_process_that_was_killed_while_it_was_idle_is_replaced_unseen(make: Make) -> None:
    worker = make(DEFAULTS)
    first = made(worker.submit(tasks.number))
    os.kill(first, 9)
    until(lambda: state(first) == "Z")
    assert made(worker.submit(tasks.number)) != first


@pytest.mark.parametrize(
    ("task", "why"),
    [
        (tasks.crash, "its process crashed with SIGSEGV"),
        (tasks.leave, "its process ended with status 7"),
        (tasks.leave_slowly, "its process ended with status 7"),
    ],
)
def test_a_process_that_breaks_is_a_message(make: Make, task: Callable[..., None], why: str) -> None:
    worker = make(DEFAULTS)
    assert f"The analysis broke off: {why}." in ended(worker.submit(task)).problem
    assert made(worker.submit(tasks.echo, 1)) == 1


def test_memory_beyond_the_ceiling_ends_the_work(make: Make) -> None:
    worker = make(replace(DEFAULTS, most_bytes=300 * MB))
    assert ended(worker.submit(tasks.fill_memory, 400)).problem == (
        "The analysis was ended: it took more than 300 MB of memory. Analyse fewer or shorter articles, "
        "or let PARALLAX_ANALYSIS_MEMORY_MB allow more."
    )
    assert made(worker.submit(tasks.echo, 1)) == 1


def test_a_process_that_leaves_much_memory_behind_is_not_kept(make: Make) -> None:
    worker = make(replace(DEFAULTS, most_bytes=300 * MB))
    first = made(worker.submit(tasks.hoard, 20))
    second = made(worker.submit(tasks.hoard, 230))
    third = made(worker.submit(tasks.number))
    assert first == second != third


def test_a_job_that_is_dropped_before_it_begins_leaves_the_process_warm(make: Make) -> None:
    worker = make(replace(DEFAULTS, gone_seconds=0))
    first = made(worker.submit(tasks.number))
    assert ended(worker.submit(tasks.number, wanted=lambda: False)).cancelled
    assert made(worker.submit(tasks.number)) == first


def test_time_beyond_the_limit_ends_the_work(make: Make, tmp_path: Path) -> None:
    worker = make(replace(DEFAULTS, most_seconds=0.6))
    job = worker.submit(tasks.last, tmp_path / "begun")
    assert ended(job).problem == (
        "The analysis was ended: it took more than 0.01 minutes. Analyse fewer or shorter articles, "
        "or let PARALLAX_ANALYSIS_MINUTES allow more."
    )
    assert worker._process is None, "it was ended"


def test_a_process_that_stands_still_in_the_middle_of_an_answer_can_be_cancelled(make: Make) -> None:
    worker = make(DEFAULTS)
    job = worker.submit(tasks.stop_in_an_answer)
    until(lambda: worker._process is not None and state(worker._process.number) == "T")
    job.cancel()
    assert ended(job).cancelled
    assert made(worker.submit(tasks.echo, 1)) == 1


def state(process: int) -> str:
    return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]


def test_a_job_whose_owner_is_gone_for_long_holds_no_place(make: Make, tmp_path: Path) -> None:
    worker = make(replace(DEFAULTS, gone_seconds=0.3))
    here, back = Event(), Event()
    left = worker.submit(tasks.last, tmp_path / "begun", wanted=here.is_set)
    waiting = worker.submit(tasks.echo, "waits", wanted=here.is_set)
    stays = worker.submit(tasks.echo, "stays", wanted=lambda: not back.is_set())
    assert ended(left).cancelled
    assert ended(waiting).cancelled
    assert made(stays) == "stays"


def test_an_owner_who_comes_back_in_time_finds_the_work_going_on(make: Make, tmp_path: Path) -> None:
    worker = make(replace(DEFAULTS, gone_seconds=1.5))
    looks = count()
    began = time.monotonic()
    job = worker.submit(tasks.wait_for, tmp_path / "go", wanted=lambda: next(looks) % 3 != 0)
    until(lambda: time.monotonic() - began > 2)
    (tmp_path / "go").touch()
    assert made(job) == "go"
    assert next(looks) > 3


def test_what_an_editor_can_act_on_is_told_as_it_is(warm: Worker) -> None:
    job = warm.submit(tasks.refuse)
    assert ended(job).problem == "The article holds no text. Paste it."
    assert isinstance(job.error, UnreadableArticle)
    with pytest.raises(UnreadableArticle):
        job.result()


@pytest.mark.parametrize(
    ("task", "given", "kind"),
    [(tasks.stumble, ("Captain Alder said",), "RuntimeError"), (tasks.unsendable, (), "AttributeError|PicklingError")],
    ids=["the work", "its result"],
)
def test_an_unforeseen_error_is_a_reference_on_the_page_and_a_traceback_without_the_article_in_the_log(
    warm: Worker, caplog: pytest.LogCaptureFixture, task: Callable[..., object], given: tuple[str, ...], kind: str
) -> None:
    process = made(warm.submit(tasks.number))
    problem = ended(warm.submit(task, *given)).problem
    told = re.fullmatch(rf"The analysis failed \(({kind}), reference ([0-9a-f]{{8}})\). Try again.", problem)
    assert told
    (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    logged = record.getMessage()
    assert told[2] in logged
    assert "work_process.py" in logged
    assert "Alder" not in caplog.text
    assert made(warm.submit(tasks.number)) == process, "a fault of the work is not the end of the process"


def test_the_trace_of_an_error_names_what_led_to_it(warm: Worker, caplog: pytest.LogCaptureFixture) -> None:
    ended(warm.submit(tasks.stumble, "text"))
    assert "RuntimeError\nraised while handling\n" in caplog.text
    assert "in stumble\n    raise KeyError(text)\nKeyError" in caplog.text


def test_the_result_is_kept_before_the_job_is_done(warm: Worker) -> None:
    kept: list[int] = []
    job: Job[int] = warm.submit(tasks.steps, "One", "Two", then=lambda made: kept.append(made if not job.done else -1))
    assert made(job) == 2
    assert kept == [2]


def test_what_goes_wrong_in_keeping_is_told(warm: Worker, caplog: pytest.LogCaptureFixture) -> None:
    def changed(made: object) -> None:
        raise StoryChanged("Someone else changed the story.")

    def broken(made: object) -> None:
        raise ZeroDivisionError

    assert ended(warm.submit(tasks.echo, 1, then=changed)).problem == "Someone else changed the story."
    assert "ZeroDivisionError, reference" in ended(warm.submit(tasks.echo, 1, then=broken)).problem
    assert "in broken" in caplog.text


def test_a_step_takes_the_place_of_the_one_it_continues(warm: Worker) -> None:
    told = ("Vectors, 0 of 9 sentences", "Vectors, 4 of 9 sentences", "Origins, credits", "Points: 3", "Origins: 2")
    job = warm.submit(tasks.steps, *told)
    job.result()
    assert job.steps == ("Vectors, 4 of 9 sentences", "Origins: 2", "Points: 3")


def test_what_the_work_prints_does_not_reach_the_output_of_the_server(
    make: Make, capfd: pytest.CaptureFixture[str]
) -> None:
    made(make(DEFAULTS).submit(tasks.speak))
    assert capfd.readouterr().out == ""


def test_the_password_of_the_library_does_not_reach_the_process(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARALLAX_LIBRARY", "postgresql://editor:secret@host/news")
    monkeypatch.setenv("PARALLAX_DATA", "elsewhere")
    seen = made(make(DEFAULTS).submit(tasks.environment))
    assert "secret" not in str(seen)
    assert seen["PARALLAX_DATA"] == "elsewhere"


def test_the_process_ends_with_its_server_in_the_middle_of_the_work(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    code = f"""
import os
from pathlib import Path
from core.analysis.limits import DEFAULTS
from core.analysis.worker import Worker
from tests.core.analysis import tasks
job = Worker(DEFAULTS).submit(tasks.last, Path({str(begun)!r}))
job.wait(60)
"""
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) as server:
        process = pid_in(begun)
        server.kill()
    until(lambda: not runs(process))


def test_work_of_no_module_is_refused_at_once(warm: Worker) -> None:
    with pytest.raises((AttributeError, TypeError, ValueError, ImportError)):
        warm.submit(lambda progress: None)


def test_a_closed_worker_ends_what_it_has_and_takes_no_more(tmp_path: Path) -> None:
    worker = Worker(DEFAULTS)
    jobs = [worker.submit(tasks.last, tmp_path / "begun") for _ in range(2)]
    process = pid_in(tmp_path / "begun")
    worker.close()
    assert [job.cancelled for job in jobs] == [True, True]
    assert not runs(process)
    with pytest.raises(RuntimeError, match="closed"):
        worker.submit(tasks.number)
