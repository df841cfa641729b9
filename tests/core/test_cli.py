import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from core.cli import main
from core.storage import load_comparison
from tests.support import FERRY_GAZETTE, FERRY_HERALD

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gazette.txt").write_text(FERRY_GAZETTE)
    (tmp_path / "herald.txt").write_text(FERRY_HERALD)
    return tmp_path


@pytest.mark.model
def test_compare_writes_a_comparison_of_any_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "result" / "c.json"
    assert main(["compare", str(folder), "--out", str(out)]) == 0
    comparison = load_comparison(out)
    assert [reading.article.article_id for reading in comparison.readings] == ["gazette", "herald"]
    assert len(comparison.points) >= 2
    assert "2 articles" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["compare", "nowhere"], "one .txt file for each article"),
        (["compare", "seeds", "--threshold", "2"], "0.30 to 0.90"),
        (["compare", "seeds", "--model", "no-such-model", "--out", "unused.json"], "no-such-model"),
        (["evaluate", "roles"], "Name the labelled file"),
        (["evaluate", "roles", "missing.jsonl"], "missing.jsonl"),
    ],
)
def test_what_goes_wrong_is_one_sentence(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(arguments) == 1
    error = capsys.readouterr().err
    assert said in error
    assert "Traceback" not in error


def test_help_loads_nothing_but_the_parser() -> None:
    code = "import sys\nfrom core.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
    code += "print(sorted(set(sys.modules) & {'torch', 'pandas', 'numpy', 'spacy', 'scipy', 'msgspec'}))"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.rstrip().endswith("[]")
    assert "compare" in found.stdout


def test_roles_are_predicted_for_any_labelled_file(tmp_path: Path) -> None:
    source, out = tmp_path / "pages.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps({"doc_id": "ferry", "text": FERRY_GAZETTE}) + "\n")
    assert main(["evaluate", "roles", str(source), "--predictions", str(out)]) == 0
    found = json.loads(out.read_text())
    covered = sorted((passage["start"], passage["end"]) for passage in found["passages"])
    assert all(a[1] <= b[0] for a, b in pairwise(covered))
    inside = {place for start, end in covered for place in range(start, end)}
    assert {place for place, letter in enumerate(FERRY_GAZETTE) if not letter.isspace()} <= inside
