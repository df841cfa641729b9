"""Coefficients are refitted on labelled stories, told by what each set is worth to the others, and guarded."""

import json
from pathlib import Path

import pytest

from core.alignment import probability
from core.evaluation import refit
from tests.support import WordCountEncoder

ENCODER = WordCountEncoder()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the coefficients to write to; the encoder of tests instead of a model."""
    copy = tmp_path / "coefficients.json"
    copy.write_bytes(probability.FILE.read_bytes())
    monkeypatch.setattr(probability, "FILE", copy)
    monkeypatch.setattr(refit, "load_encoder", lambda _: ENCODER)
    probability.coefficients.cache_clear()
    yield copy
    probability.coefficients.cache_clear()


def test_refitting_tells_each_set_left_out_and_writes_a_row_for_the_encoder(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = json.loads(file.read_text())
    row = next(iter(before.values()))
    row["left_out"] = {"stories": 0.0}
    file.write_text(json.dumps(before))
    refit.main([str(tmp_path), "--write"])
    said = capsys.readouterr().out
    assert "absent, not fitted on: ecbplus_dev.jsonl" in said
    assert [line.split()[0] for line in said.splitlines() if line.startswith(("stories", "seeds", "mean"))] == [
        *("stories", "seeds", "mean")
    ]
    written = json.loads(file.read_text())
    assert written.keys() - before.keys() == {ENCODER.name}
    assert written[ENCODER.name]["fitted_on"].startswith("stories, equal weight")
    assert 0.3 < written[ENCODER.name]["left_out"]["seeds"] < 1
    probability.coefficients.cache_clear()
    assert probability.coefficients(ENCODER.name).encoder == written[ENCODER.name]["encoder"]


def test_nothing_is_written_where_a_set_left_out_loses(file: Path, tmp_path: Path) -> None:
    before = json.loads(file.read_text())
    for row in before.values():
        row["left_out"] = {"seeds": 0.999}
    file.write_text(json.dumps(before))
    with pytest.raises(SystemExit, match="nothing written: seeds, left out, loses 0"):
        refit.main([str(tmp_path), "--write"])
    assert json.loads(file.read_text()) == before


def test_the_numbers_in_use_say_where_they_come_from() -> None:
    """Each encoder's row names its sets, its day and what each set was worth to the others."""
    for fingerprint, row in json.loads(probability.FILE.read_text()).items():
        assert row["encoder"] in fingerprint
        assert {"ecbplus_dev.jsonl", "superpal_dev.jsonl", "real_dev.jsonl", "stories", "seeds"} == set(row["left_out"])
        assert "seeds" not in row["fitted_on"]
        assert min(row["left_out"].values()) > 0.6
