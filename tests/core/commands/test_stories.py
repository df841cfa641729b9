import pytest

from core.cli import main
from core.storage import Library

TITLE = "Russia suspends its mission to NATO"


def test_stories_are_listed_with_their_counts(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stories"]) == 0
    assert f"{TITLE}  (5 articles, 0 decisions)" in capsys.readouterr().out


def test_a_story_is_renamed_duplicated_archived_and_brought_back(library: Library, kept: str) -> None:
    assert main(["stories", "rename", kept, "Mission closed"]) == 0
    assert main(["stories", "duplicate", "Mission closed"]) == 0
    assert main(["stories", "archive", kept[:8]]) == 0
    assert [line.title for line in library.stories()] == ["Mission closed (copy)"]
    assert main(["stories", "unarchive", "Mission closed"]) == 0
    assert len(library.stories()) == 2


def test_deleting_asks_first_and_says_what_would_go(
    library: Library, kept: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["stories", "delete", kept]) == 1
    assert "5 articles and 0 decisions would go" in capsys.readouterr().err
    assert len(library.stories()) == 1
    assert main(["stories", "delete", kept, "--yes"]) == 0
    assert library.stories() == ()


def test_words_are_searched_in_articles(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stories", "search", '"military mission"', "lavrov"]) == 0
    assert TITLE in capsys.readouterr().out
    assert main(["stories", "search", "zeppelin"]) == 0
    assert "No article holds" in capsys.readouterr().out


@pytest.mark.parametrize("action", ["show", "archive", "duplicate", "delete"])
def test_an_unknown_story_is_said_to_be_unknown(
    library: Library, action: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["stories", action, "no such story"]) == 1
    assert "No story is called 'no such story'" in capsys.readouterr().err


def test_an_equal_title_asks_for_the_id(library: Library, kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    library.rename(library.duplicate(kept), TITLE)
    assert main(["stories", "show", TITLE]) == 1
    assert "2 stories are called" in capsys.readouterr().err
    assert main(["stories", "show", kept]) == 0


def test_an_empty_title_is_refused(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stories", "rename", kept, " "]) == 1
    assert "Traceback" not in capsys.readouterr().err
