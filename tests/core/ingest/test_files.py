"""Files of many kinds become articles, each a result of its own."""

from datetime import UTC, date, datetime

import pytest

from core.ingest import Intake, Problem, Received, Upload, kinds, missing, read_files, read_pasted
from core.ingest.files import MOST_ARTICLES
from core.models import Decision, DecisionKind, Role, Target
from core.text import read
from tests.core.ingest.build import ARTICLE, TEXT, mail, page, pdf, printed, word, zipped


def numbered(number: int) -> bytes:
    return (
        f"Ferry {number} will stop\n\nThe harbour authority said that ferry {number} would stop on Monday.\n".encode()
    )


def numbered_files(count: int) -> list[Upload]:
    return [Upload(f"outlet {number}.txt", numbered(number)) for number in range(count)]


@pytest.fixture(scope="module")
def intake() -> Intake:
    """One file of each kind, with a broken one between them."""
    files = {
        "post.html": page(),
        "times.docx": word(),
        "broken.pdf": b"%PDF-1.4",
        "desk.eml": mail(),
        "echo.md": TEXT.encode(),
    }
    more = {"herald.pdf": pdf((printed(ARTICLE),)), "packed.zip": zipped({"in/gazette.txt": TEXT.encode()})}
    return read_files([Upload(name, data) for name, data in (files | more).items()])


def test_every_kind_becomes_an_article_and_the_broken_one_a_problem(intake: Intake) -> None:
    names = [article.file_name for article in intake.articles]
    assert names == ["post.html", "times.docx", "desk.eml", "echo.md", "herald.pdf", "gazette.txt"]
    assert [problem.file_name for problem in intake.problems] == ["broken.pdf"]
    assert intake.missing == ""


def test_the_words_are_the_same_whatever_the_kind(intake: Intake) -> None:
    for article in intake.articles:
        assert all(paragraph in article.text for paragraph in ARTICLE)


def test_what_is_stated_is_filled_in_and_the_rest_is_not(intake: Intake) -> None:
    first = intake.articles[0]
    assert (first.outlet, first.short_name) == ("The Harbour Post", "Harbour Post")
    assert first.headline == ARTICLE[0]
    assert first.published == date(2025, 3, 14)
    assert first.credits == ("Reuters",)
    assert intake.received[0].author == "Jane Osei"
    assert (intake.articles[1].outlet, intake.articles[1].published, intake.articles[1].credits) == (None, None, ())
    assert intake.articles[1].short_name == "times"


def test_ids_and_short_names_are_apart(intake: Intake) -> None:
    assert len({article.article_id for article in intake.articles}) == len(intake.articles)
    assert len({article.short_name for article in intake.articles}) == len(intake.articles)


def test_what_a_page_shows_beside_its_article_is_taken_out_of_the_comparison(intake: Intake) -> None:
    received = intake.received[0]
    reading = read(received.article)
    body = [received.article.text[s.start : s.end] for s in reading.passages if s.role is Role.BODY]
    assert body == list(ARTICLE[1:])
    pool = next(s for s in reading.passages if "swimming pool" in received.article.text[s.start : s.end])
    assert (pool.role, pool.rule) == (Role.BOILERPLATE, "aside")
    assert pool.reason == "stands in a side box of the saved page"


def test_an_editor_stands_above_the_layout(intake: Intake) -> None:
    article = intake.received[0].article
    for words, kind, role in (
        ("Mayor opens", DecisionKind.RESTORE, Role.BODY),
        (ARTICLE[1], DecisionKind.REMOVE, Role.BOILERPLATE),
    ):
        start = article.text.index(words)
        target = Target(article.sha256, start, start + len(words))
        editor = Decision("d1", kind, (target,), "Ada", datetime(2025, 3, 15, tzinfo=UTC))
        passage = next(s for s in read(article, [editor]).passages if s.start == start)
        assert (passage.role, passage.rule) == (role, "editor")


def test_the_second_outlet_of_a_text_has_its_layout_too() -> None:
    second = page(head='<meta property="og:site_name" content="The Gazette">')
    intake = read_files([Upload("post.html", page()), Upload("gazette.html", second)])
    first, other = (article.layout for article in intake.articles)
    assert {span.reason for span in first} == {span.reason for span in other} != set()


def test_each_file_s_kind_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def told(name: str, data: bytes) -> tuple[kinds.Kind, str]:
        asked.append(name)
        return kinds.kind_of(name, data)

    monkeypatch.setattr("core.ingest.files.kind_of", told)
    read_files([Upload("a.txt", TEXT.encode()), Upload("packed.zip", zipped({"b.md": b"# No\n\n" + TEXT.encode()}))])
    assert asked == ["a.txt", "packed.zip", "b.md"]


def test_the_hash_of_plain_text_is_of_its_bytes_and_of_other_kinds_of_their_text(intake: Intake) -> None:
    import hashlib

    assert intake.articles[3].sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert intake.articles[0].sha256 == hashlib.sha256(intake.articles[0].text.encode()).hexdigest()


def test_the_same_files_give_the_same_intake() -> None:
    files = [Upload("post.html", page()), Upload("times.docx", word())]
    assert read_files(files) == read_files(files)


def test_progress_names_each_file() -> None:
    steps: list[tuple[int, int, str]] = []
    read_files(numbered_files(2), progress=lambda *step: steps.append(step))
    assert steps == [(0, 2, "outlet 0.txt"), (1, 2, "outlet 1.txt")]


@pytest.mark.parametrize(
    ("count", "said"), [(0, "No article yet"), (1, "nothing to compare it with"), (2, ""), (40, "")]
)
def test_what_is_missing_is_said(count: int, said: str) -> None:
    intake = read_files(numbered_files(count))
    assert len(intake.articles) == count
    assert intake.missing.find(said) >= 0
    assert bool(intake.missing) == bool(said)
    assert missing(count) == intake.missing


@pytest.mark.parametrize("count", [41, 500])
def test_more_than_forty_files_are_each_told_of(count: int) -> None:
    intake = read_files(numbered_files(count))
    assert len(intake.articles) == MOST_ARTICLES
    assert [problem.file_name for problem in intake.problems] == [f"outlet {number}.txt" for number in range(40, count)]
    assert "40 articles, which is the most" in intake.problems[0].happened
    assert "second story" in intake.problems[0].do_next


def test_articles_of_the_story_count_and_keep_their_names() -> None:
    story = read_files(numbered_files(39)).articles
    intake = read_files(numbered_files(41)[39:], story=story)
    assert len(intake.articles) == len(intake.problems) == 1
    again = read_files([Upload("outlet 0.txt", numbered(99))], story=story[:3])
    assert again.articles[0].article_id not in {article.article_id for article in story[:3]}
    assert again.articles[0].short_name not in {article.short_name for article in story[:3]}


@pytest.mark.parametrize("second", ["post.txt", "post (1).txt", "post copy.txt", "folder/post.txt", "Copy of post.txt"])
def test_a_file_given_twice_is_taken_once_and_told_of(second: str) -> None:
    intake = read_files([Upload("post.txt", TEXT.encode()), Upload(second, TEXT.encode())])
    assert len(intake.articles) == 1
    assert "same text as post.txt, so it was not taken a second time" in intake.problems[0].happened


def test_a_page_saved_twice_is_taken_once() -> None:
    again = page(after="<p>Seven people are reading this now.</p>")
    intake = read_files([Upload("a.html", page()), Upload("b.html", again)])
    assert len(intake.articles) == 1
    assert "The Harbour Post" in intake.problems[0].happened


def test_the_same_article_under_two_names_is_two_outlets_and_one_origin() -> None:
    intake = read_files([Upload("post.txt", TEXT.encode()), Upload("herald.txt", TEXT.encode())])
    assert len(intake.articles) == 2
    (note,) = intake.received[1].notes
    assert note.startswith("Its text is the same as that of post.txt. If two outlets published it, they are one origin")


def test_a_pasted_article_has_the_outlet_that_was_named() -> None:
    received = read_pasted(TEXT, "The Guardian", published=date(2025, 3, 14))
    assert isinstance(received, Received)
    article = received.article
    assert (article.text, article.outlet, article.short_name) == (TEXT, "The Guardian", "Guardian")
    assert (article.article_id, article.file_name) == ("the-guardian", "")
    assert (article.headline, article.published) == (ARTICLE[0], date(2025, 3, 14))


def test_a_pasted_article_without_outlet_says_so() -> None:
    received = read_pasted(TEXT)
    assert isinstance(received, Received)
    assert received.article.outlet is None
    assert received.article.short_name == "Pasted"


def test_the_same_text_pasted_for_two_outlets_is_taken_with_a_note_and_for_one_is_not() -> None:
    first = read_pasted(TEXT, "The Guardian")
    assert isinstance(first, Received)
    second = read_pasted(TEXT, "Reuters", story=[first.article])
    assert isinstance(second, Received)
    assert "same as that of The Guardian" in second.notes[0]
    third = read_pasted(TEXT, "the guardian", story=[first.article])
    assert isinstance(third, Problem)
    assert third.file_name == "the guardian"


@pytest.mark.parametrize("text", ["", "  \n", "...", "w " * 200_000])
def test_a_pasted_text_that_is_no_article_is_a_problem(text: str) -> None:
    assert isinstance(read_pasted(text, "The Guardian"), Problem)
