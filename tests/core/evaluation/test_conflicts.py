"""The evaluation of conflicts: files in, predictions and figures out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.evaluation.conflicts import read_pairs, run, score

PAIR = {
    "pair_id": "one",
    "a": {"text": "The landslide killed 14 people.", "published": "2021-10-18"},
    "b": {"text": "The landslide killed 41 people.", "published": None},
    "label": "conflict",
    "kind": "number",
}


@pytest.mark.model
def test_predictions_are_one_object_a_line_with_values_as_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "pairs.jsonl", tmp_path / "out.jsonl"
    file.write_text(json.dumps(PAIR) + "\n", encoding="utf-8")
    run(file, out)
    (line,) = [json.loads(text) for text in out.read_text(encoding="utf-8").splitlines()]
    assert line["pair_id"] == "one"
    (conflict,) = line["conflicts"]
    assert (conflict["kind"], conflict["value_a"], conflict["value_b"]) == ("number", "14", "41")
    assert line["variants"] == []
    assert "1 pairs compared, 1 with a conflict" in capsys.readouterr().out


@pytest.mark.parametrize(
    "line", ["{", '{"pair_id": "x"}', json.dumps(PAIR | {"a": {"text": "T.", "published": "today"}})]
)
def test_a_line_that_is_no_pair_is_named_by_its_number(tmp_path: Path, line: str) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text(json.dumps(PAIR) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"pairs\.jsonl, line 2"):
        read_pairs(file)


def test_figures_count_variants_and_others_as_negatives() -> None:
    rows = [("conflict", True), ("conflict", False), ("variant", True), ("variant", False), ("none", False)]
    figures = score([({"label": label}, raised) for label, raised in rows])
    assert (figures.precision, figures.recall, figures.variant_alarm_share) == (0.5, 0.5, 0.5)
