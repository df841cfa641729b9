"""Stories are kept, found, changed and let go; the same in SQLite and PostgreSQL."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import environment
from core.errors import LibraryUnavailable, StoryChanged, StoryNotFound, UnreadableComparison
from core.models import (
    Article,
    Comparison,
    Coverage,
    DecisionKind,
    Draft,
    LayoutHint,
    LayoutSpan,
    Made,
    Match,
    Member,
    NearestMiss,
    Passage,
    Point,
    Reading,
    Role,
    Sentence,
    Standing,
    Target,
    Unique,
    Verdict,
)
from core.settings import Settings
from core.storage import Library, library_url
from tests.support import laid_out, redo_last, undo_last

ROOT = Path(__file__).parents[3]
GAZETTE = Article(
    "gazette",
    "Gazette",
    "The council voted 7-2 on Tuesday to close the pool.\r\n\r\nMayor Ana Ruiz said she would appeal.",
    "a" * 64,
    "gazette.txt",
    "The Gazette",
    "Pool to close",
    date(2025, 10, 7),
    ("Reuters",),
)
HERALD = Article("herald", "Herald", "Swimmers protested outside the town hall.", "b" * 64)
AT_THE_VOTE = Target(GAZETTE.sha256, 0, 51)
AT_THE_PROTEST = Target(HERALD.sha256, 0, 41)
LINE = Draft(DecisionKind.REMOVE, (AT_THE_VOTE,))
SAME = Draft(DecisionKind.SAME_POINT, (AT_THE_VOTE, AT_THE_PROTEST), note="both are about the pool")


def comparison(*articles: Article, title: str = "Pool") -> Comparison:
    readings = tuple(Reading(article, (), ()) for article in articles)
    return laid_out(readings, title=title)


@pytest.fixture
def pool(library: Library) -> str:
    return library.create("The pool", (GAZETTE, HERALD))


def test_a_story_reads_back_as_it_was_kept(library: Library, pool: str) -> None:
    story = library.open(pool)
    assert story.title == "The pool"
    assert story.articles == (GAZETTE, HERALD)
    assert story.decisions == ()
    assert story.archived is None
    assert story.compared_revision is None


def test_an_open_library_sees_what_another_one_wrote(library: Library, pool: str, url: str) -> None:
    with Library(url) as other:
        other.rename(pool, "The pool closes")
    assert library.open(pool).title == "The pool closes"


def test_texts_no_database_likes_are_kept_as_received(library: Library) -> None:
    text = (
        "null \x00, half a pair \ud800, not a character \ufdd0, \ufdd00041, \u202eright to left, \u200b, 🗞️, \r\n\r end"
    )
    article = Article("odd", "Odd", text, "c" * 64, headline="\x00", credits=("A\x00P", ""))
    story_id = library.create("Odd characters\x00", (article,))
    assert library.open(story_id).articles == (article,)
    assert library.open(story_id).title == "Odd characters\x00"


def test_five_megabytes_of_text_are_kept(library: Library) -> None:
    words = Article("long", "Long", "".join(f"word{number} " for number in range(500_000)), "d" * 64)
    line = Article("line", "Line", "x" * 1_000_000, "e" * 64)
    story_id = library.create("Long", (words, line))
    assert library.open(story_id).articles == (words, line)
    assert [hit.article_id for hit in library.search("word77")] == ["long"]


@pytest.mark.parametrize("title", ["", " \n ", "x" * 301])
def test_a_title_must_say_something_and_be_short(library: Library, title: str) -> None:
    with pytest.raises(ValueError, match="1 to 300 characters"):
        library.create(title)
    assert library.stories() == ()


def test_the_list_has_counts_and_begins_with_what_changed_last(library: Library, pool: str) -> None:
    strike = library.create("The strike")
    (decision, _) = library.decide(pool, SAME, SAME, who="Ana")
    library.withdraw(pool, decision.decision_id, who="Ana")
    first, second = library.stories()
    assert (first.story_id, first.title, first.articles, first.decisions, first.withdrawn) == (
        pool,
        "The pool",
        2,
        1,
        1,
    )
    assert (second.story_id, second.articles, second.decisions, second.withdrawn) == (strike, 0, 0, 0)
    assert first.created <= second.created <= first.changed


def test_an_archived_story_leaves_the_list_and_comes_back(library: Library, pool: str) -> None:
    library.archive(pool)
    assert library.stories() == ()
    (line,) = library.stories(archived=True)
    assert line.archived is not None
    assert library.open(pool).archived == line.archived
    assert library.search("council", archived=False) == ()
    library.unarchive(pool)
    assert [line.story_id for line in library.stories()] == [pool]


def test_a_copy_has_everything_and_goes_its_own_way(library: Library, pool: str) -> None:
    library.decide(pool, SAME, who="Ana")
    library.save_comparison(pool, comparison(GAZETTE, HERALD), revision=library.open(pool).revision)
    copy = library.duplicate(pool)
    original, copied = library.open(pool), library.open(copy)
    assert copied.title == "The pool (copy)"
    assert (copied.articles, copied.decisions) == (original.articles, original.decisions)
    assert library.comparison(copy) == library.comparison(pool)
    assert all(line.fresh for line in library.stories())
    assert [(one.verb, one.who, one.changes) for one in library.history(copy)] == [
        (one.verb, one.who, one.changes) for one in library.history(pool)
    ]
    undo_last(library, copy, "Ana")
    library.remove_article(copy, "herald")
    assert library.open(pool) == original


def test_a_copy_of_a_story_with_the_longest_title_fits(library: Library) -> None:
    copy = library.duplicate(library.create("x" * 300))
    assert len(library.open(copy).title) == 300


def test_deleting_asks_first_and_then_takes_all_of_it(library: Library, pool: str) -> None:
    library.decide(pool, SAME, who="Ana")
    other = library.duplicate(pool)
    asked = library.ask_to_delete(pool)
    assert (asked.title, asked.articles, asked.decisions) == ("The pool", 2, 1)
    library.delete(pool, token=asked.token)
    assert [line.story_id for line in library.stories(archived=True)] == [other]
    assert {hit.story_id for hit in library.search("council")} == {other}
    with pytest.raises(StoryNotFound, match="may have been deleted"):
        library.open(pool)


@pytest.mark.parametrize("token", ["", "yes", "0" * 16])
def test_a_wrong_token_deletes_nothing(library: Library, pool: str, token: str) -> None:
    with pytest.raises(StoryChanged, match="nothing was deleted"):
        library.delete(pool, token=token)
    assert library.open(pool).articles


def test_a_story_that_changed_after_the_question_is_not_deleted(library: Library, pool: str) -> None:
    token = library.ask_to_delete(pool).token
    library.decide(pool, SAME, who="Ben")
    with pytest.raises(StoryChanged):
        library.delete(pool, token=token)


def test_every_way_to_a_story_says_when_it_is_not_there(library: Library) -> None:
    for call in (
        lambda: library.open("gone"),
        lambda: library.rename("gone", "New"),
        lambda: library.archive("gone"),
        lambda: library.duplicate("gone"),
        lambda: library.ask_to_delete("gone"),
        lambda: library.delete("gone", token=""),
        lambda: library.add_articles("gone", [HERALD]),
        lambda: library.decide("gone", SAME, who="Ana"),
        lambda: undo_last(library, "gone", "Ana"),
        lambda: library.history("gone"),
        lambda: library.comparison("gone"),
        lambda: library.save_comparison("gone", comparison(GAZETTE), revision=1),
    ):
        with pytest.raises(StoryNotFound, match="'gone'"):
            call()


# Articles


def test_articles_are_added_behind_the_others_or_not_at_all(library: Library, pool: str) -> None:
    post = Article("post", "Post", "The pool opened in 1931.", "c" * 64)
    library.add_articles(pool, [post])
    assert [article.article_id for article in library.open(pool).articles] == ["gazette", "herald", "post"]
    with pytest.raises(ValueError, match="'herald' already"):
        library.add_articles(pool, [replace(post, article_id="times"), HERALD])
    assert len(library.open(pool).articles) == 3


def test_the_same_article_under_two_outlet_names_is_kept_twice(library: Library, pool: str) -> None:
    library.add_articles(pool, [replace(HERALD, article_id="copy", short_name="Copy")])
    assert [article.sha256 for article in library.open(pool).articles].count(HERALD.sha256) == 2


def test_what_is_known_of_an_article_can_be_corrected(library: Library, pool: str) -> None:
    named = replace(GAZETTE, outlet="Gazette & Star", published=None)
    library.replace_article(pool, named, was=GAZETTE)
    assert library.open(pool).articles == (named, HERALD)
    assert [hit.article_id for hit in library.search("star")] == ["gazette"]


def test_a_change_to_an_article_that_someone_else_changed_is_refused(library: Library, pool: str) -> None:
    library.replace_article(pool, replace(HERALD, outlet="The Herald"), was=HERALD)
    with pytest.raises(StoryChanged, match="'Herald' was changed or removed"):
        library.replace_article(pool, replace(HERALD, outlet="Herald Tribune"), was=HERALD)
    assert library.open(pool).articles[1].outlet == "The Herald"


def test_an_article_cannot_take_the_id_of_another(library: Library, pool: str) -> None:
    with pytest.raises(ValueError, match="'gazette' already"):
        library.replace_article(pool, replace(HERALD, article_id="gazette"), was=HERALD)
    assert library.open(pool).articles == (GAZETTE, HERALD)


def test_a_removed_article_leaves_its_decisions(library: Library, pool: str) -> None:
    library.decide(pool, SAME, who="Ana")
    library.remove_article(pool, "herald")
    story = library.open(pool)
    assert (story.articles, len(story.decisions)) == ((GAZETTE,), 1)
    with pytest.raises(StoryNotFound, match="no article 'herald'"):
        library.remove_article(pool, "herald")


# Comparisons


def test_a_comparison_is_kept_and_known_to_be_fresh(library: Library, pool: str) -> None:
    made = comparison(GAZETTE, HERALD)
    assert library.comparison(pool) is None
    assert library.save_comparison(pool, made, revision=library.open(pool).revision)
    assert library.comparison(pool) == made
    assert [line.fresh for line in library.stories()] == [True]
    library.rename(pool, "Another title")
    assert [line.fresh for line in library.stories()] == [True]


@pytest.mark.parametrize("change", ["decide", "withdraw", "undo", "add", "remove", "replace"])
def test_whatever_makes_an_article_be_read_anew_makes_a_comparison_stale(
    library: Library, pool: str, change: str
) -> None:
    (decision,) = library.decide(pool, LINE, who="Ana")
    library.save_comparison(pool, comparison(GAZETTE, HERALD), revision=library.open(pool).revision)
    {
        "decide": lambda: library.decide(pool, LINE, who="Ben"),
        "withdraw": lambda: library.withdraw(pool, decision.decision_id, who="Ben"),
        "undo": lambda: undo_last(library, pool, "Ana"),
        "add": lambda: library.add_articles(pool, [replace(HERALD, article_id="post")]),
        "remove": lambda: library.remove_article(pool, "herald"),
        "replace": lambda: library.replace_article(pool, replace(HERALD, text="Nobody came."), was=HERALD),
    }[change]()
    assert [line.fresh for line in library.stories()] == [False]
    story = library.open(pool)
    assert story.compared_revision is not None
    assert story.compared_revision < story.revision


@pytest.mark.parametrize("change", ["decide", "withdraw", "undo", "redo"])
def test_a_verdict_leaves_a_comparison_fresh_and_is_counted(library: Library, pool: str, change: str) -> None:
    (decision,) = library.decide(pool, SAME, who="Ana")
    if change == "redo":
        undo_last(library, pool, "Ana")
    library.save_comparison(pool, comparison(GAZETTE, HERALD), revision=library.open(pool).revision)
    before = library.open(pool)
    {
        "decide": lambda: library.decide(pool, SAME, who="Ben"),
        "withdraw": lambda: library.withdraw(pool, decision.decision_id, who="Ben"),
        "undo": lambda: undo_last(library, pool, "Ana"),
        "redo": lambda: redo_last(library, pool, "Ana"),
    }[change]()
    assert [line.fresh for line in library.stories()] == [True]
    after = library.open(pool)
    assert (after.revision, after.decided) == (before.revision, before.decided + 1)
    assert after.changed > before.changed


def test_steps_that_change_nothing_leave_a_comparison_fresh(library: Library, pool: str) -> None:
    (decision,) = library.decide(pool, SAME, who="Ana")
    library.withdraw(pool, decision.decision_id, who="Ben")
    library.save_comparison(pool, comparison(GAZETTE, HERALD), revision=library.open(pool).revision)
    assert library.withdraw(pool, decision.decision_id, who="Ben") is False
    assert undo_last(library, pool, "Carla") is None
    assert redo_last(library, pool, "Ana") is None
    assert [line.fresh for line in library.stories()] == [True]


def test_a_comparison_of_an_earlier_state_is_kept_as_stale_but_never_over_a_later_one(
    library: Library, pool: str
) -> None:
    early = library.open(pool).revision
    library.decide(pool, LINE, who="Ben")
    assert library.save_comparison(pool, comparison(GAZETTE, title="early"), revision=early) is False
    assert library.save_comparison(pool, comparison(GAZETTE, title="late"), revision=library.open(pool).revision)
    with pytest.raises(StoryChanged, match="later comparison"):
        library.save_comparison(pool, comparison(GAZETTE, title="early"), revision=early)
    kept = library.comparison(pool)
    assert kept is not None
    assert kept.title == "late"


def test_an_imported_comparison_becomes_a_story(library: Library, pool: str) -> None:
    library.decide(pool, SAME, Draft(DecisionKind.POINT, (AT_THE_VOTE,), Verdict.UNSURE), who="Ana")
    undo_last(library, pool, "Ana")
    decisions = library.open(pool).decisions
    imported = replace(comparison(GAZETTE, HERALD), decisions=decisions)
    story = library.open(library.keep(imported))
    assert (story.title, story.articles, story.decisions) == ("Pool", (GAZETTE, HERALD), decisions)
    assert library.comparison(story.story_id) == imported
    assert story.compared_revision == story.revision


CHANCES = st.floats(0, 1)


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Any comparison that holds together: its ids name something, its spans lie in their texts."""
    readings = []
    for name in draw(st.lists(st.text(min_size=1, max_size=4), min_size=1, max_size=3, unique=True)):
        text = draw(st.text(min_size=1, max_size=40))
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        passage = Passage(start, end, draw(st.sampled_from(Role)), 0, draw(st.text(max_size=5)), draw(st.text()))
        sentence = Sentence(f"{name}@{start}", name, start, end, 0)
        layout = (LayoutSpan(start, end, draw(st.sampled_from(LayoutHint)), draw(st.text())),)
        article = Article(name, name[:12], text, draw(st.text()), layout=layout)
        readings.append(Reading(article, (passage,), (sentence,)))
    ids = st.sampled_from([(one.sentence_id, one.article_id) for reading in readings for one in reading.sentences])
    members = [Member(*member, draw(CHANCES)) for member in draw(st.lists(ids, min_size=1, max_size=3))]
    miss = NearestMiss(members[0].sentence_id, draw(st.text()), None, draw(CHANCES))
    cover = Coverage("p1", members[0].article_id, draw(st.sampled_from(Standing)), draw(CHANCES), "seen", (), miss)
    return laid_out(
        title=draw(st.text(min_size=1, max_size=20)).strip() or "Story",
        settings=Settings(threshold=draw(st.floats(0.3, 0.9))),
        made=Made(draw(st.text()), draw(st.text())),
        readings=tuple(readings),
        matches=(Match(members[0].sentence_id, members[-1].sentence_id, draw(CHANCES), draw(CHANCES), draw(CHANCES)),),
        points=(Point("p1", tuple(members), members[0].sentence_id, ((0, 1),), draw(CHANCES), draw(CHANCES)),),
        coverage=(cover,),
        unique=(Unique(members[0].sentence_id, members[0].article_id, (miss,), (draw(st.text()),)),),
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=comparisons())
def test_any_comparison_reads_back_equal(library: Library, made: Comparison) -> None:
    assert library.comparison(library.keep(made)) == made


def test_a_kept_comparison_that_is_damaged_says_so(library: Library, pool: str) -> None:
    import zlib

    library.save_comparison(pool, comparison(GAZETTE), revision=1)
    with library._database.writing() as work:
        work.run("UPDATE comparison SET data = :data", data=zlib.compress(b'{"format": 1}'))
    with pytest.raises(UnreadableComparison, match="The comparison of 'The pool'"):
        library.comparison(pool)


# Where it is, and when it cannot be reached


def test_importing_the_room_loads_no_database_library() -> None:
    code = "import sys, core.storage; from core.storage import Library, library_url; library_url()\n"
    code += "print([name for name in ('sqlalchemy', 'pg8000', 'sqlite3', 'numpy') if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_the_place_of_the_library_can_be_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(environment.LIBRARY, raising=False)
    monkeypatch.delenv(environment.DATA, raising=False)
    assert library_url() == "sqlite:///data/library.sqlite"
    monkeypatch.setenv(environment.DATA, str(tmp_path / "new" / "folder"))
    with Library() as library:
        library.create("The pool")
    assert (tmp_path / "new" / "folder" / "library.sqlite").is_file()
    monkeypatch.setenv(environment.LIBRARY, "postgresql://editor@db/parallax")
    assert library_url() == "postgresql://editor@db/parallax"
    assert library_url(tmp_path) == f"sqlite:///{tmp_path}/library.sqlite"


def test_a_library_in_memory_serves_threads_in_turn() -> None:
    from concurrent.futures import ThreadPoolExecutor

    with Library("sqlite://") as library, ThreadPoolExecutor(4) as threads:
        list(threads.map(library.create, [f"Story {number}" for number in range(40)]))
        assert len(library.stories()) == 40


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("not a url", "not a database URL"),
        ("mysql://root@localhost/stories", "not in mysql"),
        ("postgresql://editor:hush@127.0.0.1:1/stories", "Start the server or check the URL"),
    ],
)
def test_an_address_that_leads_nowhere_says_what_to_do(url: str, says: str) -> None:
    with pytest.raises(LibraryUnavailable, match=says) as caught:
        Library(url)
    assert "hush" not in str(caught.value)


@pytest.mark.postgresql
def test_a_wrong_password_says_so(postgresql: str) -> None:
    import re

    with pytest.raises(LibraryUnavailable, match="Check name and password"):
        Library(re.sub("editor:[0-9a-f]+", "editor:wrong", postgresql) + "/postgres")


def test_a_file_that_is_no_library_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    file.write_text("These are my notes on the council vote, and no database at all.\n" * 20)
    before = file.read_bytes()
    with pytest.raises(LibraryUnavailable, match="damaged or no library"):
        Library(f"sqlite:///{file}")
    assert file.read_bytes() == before


def test_a_data_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryUnavailable, match="Set PARALLAX_DATA"):
        Library(f"sqlite:///{tmp_path}/file/folder/library.sqlite")


def test_a_writer_that_waits_too_long_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("core.storage.database.BUSY_SECONDS", 0.2)
    url = f"sqlite:///{tmp_path}/library.sqlite"
    with Library(url) as one, Library(url) as other, one._database.writing():
        with pytest.raises(LibraryUnavailable, match="is busy"):
            other.create("The pool")
        assert other.stories() == ()
