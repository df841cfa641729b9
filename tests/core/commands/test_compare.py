from collections.abc import Iterator
from pathlib import Path

import pytest

from core import embedding, environment
from core.analysis import analyse as analyse_story
from core.cli import main
from core.embedding.vectors_file import key, read_vectors
from core.ingest import fetch as fetching
from core.settings import THOROUGH_MODEL
from core.storage import Library
from core.storage.comparison_file import load_comparison
from tests.core.ingest.site import NEWS, Site
from tests.support import FERRY_GAZETTE, FERRY_HERALD, WordCountEncoder


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site on loopback, and rules that let it be asked."""
    monkeypatch.setattr(fetching, "Rules", lambda: NEWS)
    site = Site()
    yield site
    site.close()


@pytest.fixture
def word_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are counted where a model would make vectors."""
    monkeypatch.setattr(embedding, "load_encoder", lambda model: WordCountEncoder())
    monkeypatch.setattr(analyse_story, "encoder_for", lambda model: WordCountEncoder())


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


def test_a_file_that_is_not_there_is_no_loss_of_the_others(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert main(["compare", str(tmp_path / "empty.txt"), str(tmp_path / "gone.txt"), "--save"]) == 1
    error = capsys.readouterr().err
    assert "gone.txt: It cannot be read: No such file or directory." in error
    assert "empty.txt: " in error


@pytest.mark.model
@pytest.mark.usefixtures("word_counts")
def test_addresses_and_files_are_compared_together_where_fetching_is_on(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(environment.FETCH, "on")
    (tmp_path / "gazette.txt").write_text(FERRY_GAZETTE)
    out = tmp_path / "c.json"
    assert main(["compare", site.url(), str(tmp_path / "gazette.txt"), site.url("/gone"), "--out", str(out)]) == 0
    outlets = {reading.article.outlet for reading in load_comparison(out).readings}
    assert "The Harbour Post" in outlets
    assert len(outlets) == 2
    assert f"{site.url('/gone')}: The site does not have the page (status 404)." in capsys.readouterr().err


def test_addresses_are_not_asked_unless_fetching_is_on(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(environment.FETCH, raising=False)
    assert main(["compare", site.url(), "HTTPS://news.example/b"]) == 1
    error = capsys.readouterr().err
    assert f"{site.url()}: Fetching addresses is switched off here (see PARALLAX_FETCH)." in error
    assert "HTTPS://news.example/b: " in error
    assert site.asked == []


@pytest.mark.model
@pytest.mark.usefixtures("word_counts")
def test_vectors_are_kept_in_a_file_for_a_story_of_the_library_too(library: Library, tmp_path: Path) -> None:
    for name, text in (("gazette.txt", FERRY_GAZETTE), ("herald.txt", FERRY_HERALD)):
        (tmp_path / name).write_text(text)
    file = tmp_path / "kept.bin"
    assert main(["compare", str(tmp_path), "--save", "--vectors", str(file)]) == 0
    said = "Captain Ruth Alder told reporters that the rudder had failed."
    assert key(WordCountEncoder.name, said) in read_vectors(file)
    assert len(library.stories()) == 1


@pytest.mark.model
def test_thorough_stands_for_a_model_that_the_comparison_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(embedding, "load_encoder", lambda model: (asked.append(model), WordCountEncoder())[1])
    (tmp_path / "gazette.txt").write_text(FERRY_GAZETTE)
    (tmp_path / "herald.txt").write_text(FERRY_HERALD)
    out = tmp_path / "c.json"
    assert main(["compare", str(tmp_path), "--model", "thorough", "--out", str(out)]) == 0
    assert asked == [THOROUGH_MODEL]
    assert load_comparison(out).settings.model == THOROUGH_MODEL
