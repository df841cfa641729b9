from pathlib import Path

import pytest

from core.cli import main
from core.storage import Library
from tests.support import FERRY_GAZETTE, FERRY_HERALD


@pytest.mark.model
def test_files_of_several_kinds_become_a_kept_story(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gazette.txt").write_text(FERRY_GAZETTE)
    (tmp_path / "herald.md").write_text(FERRY_HERALD)
    (tmp_path / "empty.txt").write_text("   ")
    files = [str(tmp_path / name) for name in ("gazette.txt", "herald.md", "empty.txt")]
    assert main(["compare", *files, "--save", "--title", "Ferry aground"]) == 0
    told = capsys.readouterr()
    assert "Ferry aground" in told.out
    assert "empty.txt: " in told.err
    [line] = library.stories()
    assert (line.title, line.articles, line.fresh) == ("Ferry aground", 2, True)
    comparison = library.comparison(line.story_id)
    assert comparison is not None
    assert len(comparison.points) >= 2


def test_files_that_are_no_articles_are_each_explained(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one.txt", "two.md"):
        (tmp_path / name).write_text("")
    assert main(["compare", str(tmp_path / "one.txt"), str(tmp_path / "two.md"), "--save"]) == 1
    error = capsys.readouterr().err
    assert "one.txt" in error
    assert "two.md" in error
    assert "No article yet" in error
    assert library.stories() == ()
