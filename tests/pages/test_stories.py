"""The page of stories: articles come in, are described, kept, found, renamed and deleted."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from core import environment
from core.analysis import analyse
from core.analysis.job import Job
from core.analysis.worker import shared_worker
from core.embedding import Encoder
from core.errors import AnalysisEnded
from core.ingest import describe
from core.ingest import fetch as fetching
from core.models import Article, Comparison, LayoutHint
from core.storage import Library
from pages.session import analysis_job, story_draft
from pages.session.analysis_job import JOB
from tests.core.ingest.build import ARTICLE
from tests.core.ingest.site import NEWS, Site
from tests.pages.conftest import Open, words
from tests.runners import InThisProcess
from tests.support import FERRY_COURIER, FERRY_GAZETTE, FERRY_HERALD, WordCountEncoder

STORIES = "pages/stories.py"
DO = "stories-do"
SEEDS = Path(__file__).parents[2] / "seeds" / "comparison.json"


@pytest.fixture(autouse=True)
def _the_dashboard_has_run_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest begins each run in a fresh process, whose guard runs the page twice and loses the press of a button."""
    begin = PagesManager.__init__

    def begin_warm(self: PagesManager, *given: Any, **named: Any) -> None:
        begin(self, *given, **named)
        PagesManager.uses_pages_directory = False

    monkeypatch.setattr(PagesManager, "__init__", begin_warm)


def paste(at: AppTest, *texts: tuple[str, str]) -> None:
    turn = draft_of(at).turn if story_draft.DRAFT in at.session_state else 0
    for number, (outlet, text) in enumerate(texts):
        at.text_input(key=f"paste-outlet-{turn}-{number}").set_value(outlet)
        at.text_area(key=f"paste-text-{turn}-{number}").set_value(text)
    at.button(key="paste-read").click()
    at.run()


def draft_of(at: AppTest) -> story_draft.StoryDraft:
    found = at.session_state[story_draft.DRAFT]
    assert isinstance(found, story_draft.StoryDraft)
    return found


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seeds: Comparison) -> str:
    """The example as a story of a library that is kept."""
    monkeypatch.setenv(environment.STORE, "on")
    monkeypatch.delenv(environment.LIBRARY, raising=False)
    monkeypatch.setenv(environment.DATA, str(tmp_path))
    return Library().keep(seeds)


def test_opens_empty_without_making_a_library(open_page: Open) -> None:
    at = open_page(STORIES)
    assert not at.exception
    assert "No story of yours yet" in words(at)
    assert "story-library" not in at.session_state


def test_pasted_articles_are_described_from_their_text_and_can_be_described_anew(open_page: Open) -> None:
    at = open_page(STORIES)
    paste(at, ("The Gazette", FERRY_GAZETTE), ("Herald", FERRY_HERALD))
    assert not at.exception
    first, second = draft_of(at).received
    assert first.article.headline == "Ferry runs aground off Harwich with 300 aboard"
    assert first.article.published is None
    key = f"{draft_of(at).turn}-{second.article.article_id}"
    at.text_input(key=f"outlet-{key}").set_value("Harwich Herald")
    at.text_input(key=f"credits-{key}").set_value("AP, Reuters")
    at.run()
    article = draft_of(at).articles[1]
    assert (article.outlet, article.credits) == ("Harwich Herald", ("AP", "Reuters"))


def test_an_article_is_described_anew_only_when_a_field_of_it_changes(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def counted(article: Article, **said: object) -> Article:
        asked.append(article.article_id)
        return describe(article, **said)  # type: ignore[arg-type]

    monkeypatch.setattr(story_draft, "describe", counted)
    at = open_page(STORIES)
    paste(at, ("The Gazette", FERRY_GAZETTE), ("Herald", FERRY_HERALD))
    at.run()
    assert asked == []
    second = draft_of(at).articles[1].article_id
    at.text_input(key=f"headline-{draft_of(at).turn}-{second}").set_value("Stranded").run()
    assert asked == [second]
    assert draft_of(at).articles[1].headline == "Stranded"


def test_a_day_is_said_and_taken_back(open_page: Open) -> None:
    at = open_page(STORIES)
    paste(at, ("The Gazette", FERRY_GAZETTE))
    key = f"published-{draft_of(at).turn}-{draft_of(at).articles[0].article_id}"
    for day in (date(2025, 3, 14), None):
        at.date_input(key=key).set_value(day).run()
        assert draft_of(at).articles[0].published == day


def test_starting_over_says_first_what_goes(open_page: Open) -> None:
    at = open_page(STORIES)
    paste(at, ("The Gazette", FERRY_GAZETTE), ("Herald", FERRY_HERALD))
    assert "2 articles read here will be gone." in words(at)
    assert len(draft_of(at).received) == 2
    at.button(key="story-forget").click().run()
    assert not at.exception
    assert draft_of(at).received == []


def test_one_bad_article_is_a_message_and_no_loss_of_the_other(open_page: Open) -> None:
    at = open_page(STORIES)
    paste(at, ("The Gazette", FERRY_GAZETTE), ("Blank", "  \u200b "))
    assert not at.exception
    assert len(draft_of(at).received) == 1
    assert "Blank: " in words(at)
    assert "One article is read, but there is nothing to compare it with" in words(at)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site on loopback, and rules that let it be asked."""
    monkeypatch.setattr(fetching, "Rules", lambda: NEWS)
    site = Site()
    yield site
    site.close()


def test_addresses_are_not_asked_for_unless_fetching_is_on(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(environment.FETCH, raising=False)
    at = open_page(STORIES)
    assert [tab.label for tab in at.tabs] == ["Paste text", "Files"]
    assert not any(box.key.startswith("story-addresses") for box in at.text_area if box.key)


def test_addresses_are_read_as_saved_pages_and_one_that_fails_stays_to_be_put_right(
    open_page: Open, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(environment.FETCH, "on")
    at = open_page(STORIES)
    at.text_area(key="story-addresses-0").set_value(f"{site.url()}\n\n{site.url('/gone')}\nhttp://inside.example/a")
    at.button(key="addresses-fetch").click()
    at.run()
    assert not at.exception
    (received,) = draft_of(at).received
    assert (received.article.outlet, received.article.headline) == ("The Harbour Post", ARTICLE[0])
    aside = [span for span in received.article.layout if span.hint is LayoutHint.ASIDE]
    assert aside, "the page's menu is set aside, not gone"
    assert f"{site.url('/gone')}: The site does not have the page (status 404)." in words(at)
    assert "http://inside.example/a: The address names port" not in words(at)
    assert "The address leads into a closed network" in words(at)
    assert at.text_area(key="story-addresses-1").value == f"{site.url('/gone')}\nhttp://inside.example/a"


def test_no_address_is_said_to_be_none(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(environment.FETCH, "on")
    at = open_page(STORIES)
    at.button(key="addresses-fetch").click()
    at.run()
    assert "No address was given." in words(at)


def test_an_article_is_taken_out_again(open_page: Open) -> None:
    at = open_page(STORIES)
    paste(at, ("The Gazette", FERRY_GAZETTE), ("Courier", FERRY_COURIER))
    name = draft_of(at).received[0].article.article_id
    at.button(key=f"out-{draft_of(at).turn}-{name}").click()
    at.run()
    assert [article.outlet for article in draft_of(at).articles] == ["Courier"]


def press(at: AppTest, verb: str, story_id: str) -> None:
    """Press a button of the list, whose component hands back this."""
    at.session_state[DO] = f"{verb}|{story_id}"
    at.run()
    assert not at.exception


def titles() -> list[str]:
    return [line.title for line in Library().stories()]


def test_the_list_says_what_a_story_holds_and_where_it_is_kept(open_page: Open, kept: str) -> None:
    at = open_page(STORIES)
    assert "One story of yours, kept in the library." in words(at)
    press(at, "copy", kept)
    assert "2 stories of yours, kept in the library." in words(at)
    assert sorted(titles()) == ["Russia suspends its mission to NATO", "Russia suspends its mission to NATO (copy)"]


def test_a_story_is_opened(open_page: Open, kept: str) -> None:
    at = open_page(STORIES)
    assert not any(button.key == "show-example" for button in at.button)
    press(at, "open", kept)
    assert "Who reports what?" in words(at)
    assert at.query_params["story"] == kept


def test_an_open_story_is_closed_and_the_example_shown(open_page: Open, kept: str) -> None:
    at = open_page(STORIES, story=kept)
    at.button(key="show-example").click().run()
    assert "Who reports what?" in words(at)
    assert "story" not in at.query_params


def test_a_story_is_renamed_or_its_title_left(open_page: Open, kept: str) -> None:
    at = open_page(STORIES)
    press(at, "rename", kept)
    at.text_input[0].set_value("The mission closes")
    _form_button(at, "Rename").click().run()
    assert titles() == ["The mission closes"]
    press(at, "rename", kept)
    at.text_input[0].set_value("Never mind")
    _form_button(at, "Leave the title").click().run()
    assert titles() == ["The mission closes"]
    assert DO not in at.session_state


def _form_button(at: AppTest, label: str) -> Any:
    return next(button for button in at.button if button.label == label)


def test_a_story_is_archived_and_brought_back(open_page: Open, kept: str) -> None:
    at = open_page(STORIES)
    press(at, "archive", kept)
    assert titles() == []
    assert "Archived" in words(at)
    press(at, "unarchive", kept)
    assert titles() == ["Russia suspends its mission to NATO"]
    assert "Archived" not in words(at)


def test_a_story_is_deleted_only_after_asking(open_page: Open, kept: str) -> None:
    at = open_page(STORIES)
    press(at, "delete", kept)
    assert "Delete “Russia suspends its mission to NATO” with 5 articles and 0 decisions?" in words(at)
    at.button(key="delete-no").click().run()
    assert len(titles()) == 1
    press(at, "delete", kept)
    at.button(key="delete-yes").click().run()
    assert not at.exception
    assert Library().stories(archived=True) == ()
    assert "No story of yours yet" in words(at)


def test_a_story_that_changed_since_the_question_is_not_deleted(open_page: Open, kept: str) -> None:
    at = open_page(STORIES)
    press(at, "delete", kept)
    Library().rename(kept, "Renamed by a colleague")
    at.button(key="delete-yes").click().run()
    assert titles() == ["Renamed by a colleague"]
    assert "The story has changed since you were asked; nothing was deleted." in words(at)


def test_a_story_taken_up_again_can_be_left_as_it_was(open_page: Open, kept: str) -> None:
    at = open_page(STORIES)
    press(at, "change", kept)
    assert "Change a story" in words(at)
    assert len(draft_of(at).received) == 5
    at.button(key="story-forget").click().run()
    assert draft_of(at).received == []
    assert len(Library().open(kept).articles) == 5


def test_an_exported_comparison_is_imported_as_a_story(open_page: Open, kept: str) -> None:
    at = open_page(STORIES)
    at.file_uploader(key="story-import").set_value(("seeds.json", SEEDS.read_bytes(), "application/json")).run()
    at.button(key="story-import-yes").click().run()
    assert not at.exception
    assert len(titles()) == 2
    assert "Who reports what?" in words(at)


def test_a_file_that_is_no_comparison_is_said_to_be_none(open_page: Open, kept: str) -> None:
    at = open_page(STORIES)
    at.file_uploader(key="story-import").set_value(("other.json", b'{"comparison": 1}', "application/json")).run()
    at.button(key="story-import-yes").click().run()
    assert not at.exception
    assert "The file" in words(at)
    assert len(titles()) == 1


def test_files_are_read_and_one_that_fails_is_a_message(open_page: Open) -> None:
    at = open_page(STORIES)
    files = [("gazette.txt", FERRY_GAZETTE.encode(), "text/plain"), ("scan.pdf", b"%PDF-1.4", "application/pdf")]
    at.file_uploader(key="story-files-0").set_value(files).run()
    at.button(key="files-read").click().run()
    assert not at.exception
    assert [received.article.file_name for received in draft_of(at).received] == ["gazette.txt"]
    assert "scan.pdf: " in words(at)
    assert "gazette.txt, 55 words" in words(at)


Has = Callable[[Encoder], None]


@pytest.fixture
def analyse_with(monkeypatch: pytest.MonkeyPatch) -> Has:
    """Analyse in this process with an encoder of the test."""

    def use(encoder: Encoder) -> None:
        monkeypatch.setattr(analysis_job, "runner", InThisProcess)
        monkeypatch.setattr(analyse, "encoder_for", lambda model, memory: encoder)

    return use


def begin(open_page: Open) -> AppTest:
    """Two articles pasted, and Analyse pressed."""
    at = open_page(STORIES)
    paste(at, ("The Gazette", FERRY_GAZETTE), ("Herald", FERRY_HERALD))
    return at.button(key="story-analyse").click().run()


def finish(at: AppTest) -> None:
    """The page after the work has ended."""
    if JOB in at.session_state:
        assert at.session_state[JOB].wait(240)
        at.run()
    assert not at.exception


def test_a_draft_is_analysed_and_then_open(open_page: Open, kept: str, analyse_with: Has) -> None:
    analyse_with(WordCountEncoder())
    at = begin(open_page)
    finish(at)
    assert "Who reports what?" in words(at)
    assert "Ferry runs aground off Harwich with 300 aboard" in titles()


@pytest.fixture
def _worker_ends() -> Iterator[None]:
    """The server's worker does not outlive the test."""
    yield
    shared_worker().close()
    shared_worker.cache_clear()


@pytest.mark.model
@pytest.mark.usefixtures("_worker_ends")
def test_a_draft_is_analysed_in_a_process_beside_the_server(open_page: Open, kept: str) -> None:
    at = begin(open_page)
    assert "Analysing" in words(at)
    finish(at)
    assert "Who reports what?" in words(at)
    (story,) = [line for line in Library().stories() if line.story_id != kept]
    assert (story.title, story.fresh) == ("Ferry runs aground off Harwich with 300 aboard", True)


def test_a_cancelled_analysis_loses_no_article(open_page: Open, kept: str, analyse_with: Has) -> None:
    class Slow(WordCountEncoder):
        def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
            go.wait(30)
            return super().encode(texts)

    go = Event()
    analyse_with(Slow())
    at = begin(open_page)
    assert "Analysing" in words(at)
    at.button(key="story-cancel").click().run()
    go.set()
    finish(at)
    assert "The analysis was cancelled." in words(at)
    at.button(key="story-go-on").click().run()
    assert len(draft_of(at).received) == 2
    assert not at.exception


@pytest.mark.parametrize(
    ("before", "says"), [(0, "Beginning"), (1, "Waiting for 1 other analysis"), (3, "Waiting for 3 other analyses")]
)
def test_a_waiting_analysis_tells_its_place(
    open_page: Open, kept: str, monkeypatch: pytest.MonkeyPatch, before: int, says: str
) -> None:
    at = begin_unmoved(open_page, monkeypatch)
    at.session_state[JOB].before = before
    at.run()
    assert f">{says}</li>" in words(at)
    at.button(key="story-cancel").click().run()
    assert at.session_state[JOB].stopping
    assert at.button(key="story-cancel").label == "Stopping"


def test_steps_are_told_as_they_come(open_page: Open, kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    at = begin_unmoved(open_page, monkeypatch)
    for step in ("Articles: 2 read", "Sentences: <b>7</b>"):
        at.session_state[JOB].tell(step)
    at.run()
    assert '<li class="px-done">Articles: 2 read</li><li class="px-now">Sentences: &lt;b&gt;7' in words(at)


def test_the_death_of_the_process_is_a_message_and_the_articles_are_kept(
    open_page: Open, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = begin_unmoved(open_page, monkeypatch)
    at.session_state[JOB].fail(AnalysisEnded("The analysis broke off: the system ended its process."))
    at.run()
    assert "The analysis broke off: the system ended its process." in words(at)
    assert "The articles are kept in the story; change them, or analyse again." in words(at)
    at.button(key="story-go-on").click().run()
    assert len(draft_of(at).received) == 2


def begin_unmoved(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Analyse was pressed; nothing comes of it but what the test does with the job."""

    class Unmoved(InThisProcess):
        def submit(self, *given: Any, **named: Any) -> Job[Any]:
            return Job()

    monkeypatch.setattr(analysis_job, "runner", Unmoved)
    return begin(open_page)


def test_a_visitor_is_there_as_long_as_a_page_is_connected(monkeypatch: pytest.MonkeyPatch) -> None:
    connected = {"here"}
    server = SimpleNamespace(is_active_session=connected.__contains__)
    monkeypatch.setattr(analysis_job, "get_script_run_ctx", lambda: SimpleNamespace(session_id="here"))
    monkeypatch.setattr(analysis_job.runtime, "exists", lambda: True)
    monkeypatch.setattr(analysis_job.runtime, "get_instance", lambda: server)
    there = analysis_job.visitor()
    assert there()
    connected.clear()
    assert not there()


def test_words_of_articles_are_searched(open_page: Open, kept: str) -> None:
    at = open_page(STORIES)
    at.text_input(key="stories-search").set_value("zeppelin").run()
    assert "No article holds all of these words." in words(at)
    at.text_input(key="stories-search").set_value("lavrov").run()
    assert any("stories-hits" in item.proto.id for item in at.get("bidi_component"))


def test_a_link_opens_a_story_of_the_library(open_page: Open, kept: str) -> None:
    Library().rename(kept, "The mission closes")
    at = open_page("pages/coverage.py", story=kept)
    assert not at.exception
    assert "The mission closes" in words(at)


def test_a_link_to_a_deleted_story_says_so_and_shows_the_page(open_page: Open, kept: str) -> None:
    library = Library()
    library.delete(kept, token=library.ask_to_delete(kept).token)
    at = open_page("pages/coverage.py", story=kept)
    assert not at.exception
    assert "The link names a story that is not here (any more)." in words(at)
    assert "Who reports what?" in words(at)
