import hashlib
import json
from pathlib import Path

import pytest

from core.errors import UnreadableArticle, UnreadableComparison
from core.ingest import read_folder

ROOT = Path(__file__).parents[3]


def write_story(folder: Path, **changes: object) -> None:
    text = "The ferry ran aground.\n"
    (folder / "a.txt").write_text(text)
    entry = {
        "id": "a",
        "file": "a.txt",
        "short_name": "Gazette",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        **changes,
    }
    (folder / "manifest.json").write_text(json.dumps({"title": "Ferry", "articles": [entry]}))


def test_the_seeds_are_the_five_articles_as_received() -> None:
    title, articles = read_folder(ROOT / "seeds")
    assert title == "Russia suspends its mission to NATO"
    assert [article.article_id for article in articles] == ["000", "001", "002", "003", "004"]
    for article in articles:
        data = (ROOT / "seeds" / article.file_name).read_bytes()
        assert article.text.encode() == data
        assert article.sha256 == hashlib.sha256(data).hexdigest()
        assert len(article.short_name) <= 12


def test_the_manifest_says_only_what_the_texts_say() -> None:
    """Outlets, headlines and credits stand in the text; two articles do not name their outlet, none is dated."""
    _, articles = read_folder(ROOT / "seeds")
    assert [article.outlet is None for article in articles] == [False, True, False, True, False]
    assert all(article.published is None for article in articles)
    for article in articles:
        for stated in (article.outlet, article.headline, *(name.split(" (")[0] for name in article.credits)):
            assert stated is None or stated in article.text


def test_without_a_manifest_the_file_names_stand_for_the_outlets(tmp_path: Path) -> None:
    (tmp_path / "daily-chronicle-monday.txt").write_text("A")
    (tmp_path / "daily-chronicle-tuesday.txt").write_text("B")
    _, articles = read_folder(tmp_path)
    assert [article.short_name for article in articles] == ["daily-chroni", "daily-chro~2"]
    assert [article.outlet for article in articles] == [None, None]


def test_a_folder_without_articles_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnreadableArticle, match=r"one \.txt file for each article"):
        read_folder(tmp_path)


def test_a_missing_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableArticle, match=r"holds no \.txt files"):
        read_folder(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"sha256": "0" * 64}, "SHA-256 differs"),
        ({"file": "../a.txt"}, "without a folder"),
        ({"short_name": "The Harwich Gazette"}, "over 12 characters"),
        ({"published": "yesterday"}, "not a manifest"),
        ({"colour": "blue"}, "not a manifest"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(tmp_path: Path, changes: dict[str, object], message: str) -> None:
    write_story(tmp_path, **changes)
    with pytest.raises(UnreadableComparison, match=message):
        read_folder(tmp_path)


def test_a_file_of_the_manifest_that_is_missing_is_named(tmp_path: Path) -> None:
    write_story(tmp_path)
    (tmp_path / "a.txt").unlink()
    with pytest.raises(UnreadableArticle, match="cannot be read"):
        read_folder(tmp_path)
