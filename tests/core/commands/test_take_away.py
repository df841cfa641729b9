import io
from pathlib import Path

import openpyxl
import pytest

from core.cli import main
from core.compare import rearrange
from core.storage import Library, load_comparison
from tests.core.commands.conftest import SEEDS


def test_an_exported_story_is_imported_without_loss(library: Library, kept: str, tmp_path: Path) -> None:
    out = tmp_path / "story.json"
    assert main(["export", kept, "--out", str(out)]) == 0
    assert load_comparison(out) == library.comparison(kept)
    assert main(["import", str(out), "--title", "Once more"]) == 0
    copy = next(line.story_id for line in library.stories() if line.title == "Once more")
    assert library.comparison(copy) == load_comparison(SEEDS)
    assert library.open(copy).articles == library.open(kept).articles


def test_a_workbook_holds_every_table_and_says_what_it_shows(kept: str, tmp_path: Path) -> None:
    out = tmp_path / "tables.xlsx"
    assert main(["export", kept, "--out", str(out), "--outlets", "000,004", "--threshold", "0.6"]) == 0
    book = openpyxl.load_workbook(io.BytesIO(out.read_bytes()))
    assert {"Points", "Coverage", "Quotes", "Facts", "Origins", "Decisions"} <= set(book.sheetnames)
    assert "60%; 2 of 5 outlets" in str(book["About"]["B2"].value)
    comparison = rearrange(load_comparison(SEEDS), threshold=0.6, article_ids=["000", "004"])
    assert book["Points"].max_row == len(comparison.points) + 1


def test_one_table_is_written_as_csv(kept: str, tmp_path: Path) -> None:
    out = tmp_path / "quotes.csv"
    assert main(["export", kept, "--out", str(out), "--table", "quotes"]) == 0
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("# Quotes: Reported from a probability of 50%")
    assert lines[1].startswith("quote_id,")


def test_a_report_in_excerpts_has_no_long_sentence(tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole.html", tmp_path / "cut.html"
    assert main(["report", str(SEEDS), "--out", str(whole)]) == 0
    assert main(["report", str(SEEDS), "--out", str(cut), "--excerpts", "--who", "Ana"]) == 0
    assert "Ana" in cut.read_text()
    assert len(cut.read_text()) < len(whole.read_text())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export", str(SEEDS), "--out", "x.docx"], "give one of .csv, .xlsx, .json"),
        (["export", str(SEEDS), "--out", "x.csv", "--table", "Horoscope"], "Give one of: Points, Coverage"),
        (["export", str(SEEDS), "--out", "x.csv", "--outlets", "999"], "There is no article '999'"),
        (["export", str(SEEDS), "--out", "x.csv", "--threshold", "7"], "0.30 to 0.90"),
        (["report", "missing.json", "--out", "x.html"], "missing.json cannot be read"),
        (["import", "missing.json"], "missing.json cannot be read"),
        (["report", "a story nobody kept", "--out", "x.pdf"], "No story is called"),
    ],
)
def test_what_goes_wrong_is_one_sentence(
    library: Library, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 1
    error = capsys.readouterr().err
    assert said in error
    assert "Traceback" not in error
