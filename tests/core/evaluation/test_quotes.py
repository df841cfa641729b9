"""The evaluation counts rightly, and the seeds hold the floors."""

import json
from pathlib import Path

import pytest

from core.evaluation.quote_baseline import baseline_quotes
from core.evaluation.quote_scores import same_speaker, score
from core.evaluation.quotes import measure, quote_rows, run

SEEDS = Path(__file__).parents[2] / "data" / "seeds_quotes.jsonl"
TEXT = "“We leave tonight for Oslo,” Anna Lindh said. She said the talks were over."
GOLD = [
    {"start": 0, "end": 28, "type": "direct", "speaker": "Anna Lindh", "cue": "said"},
    {"start": 54, "end": 74, "type": "indirect", "speaker": "Anna Lindh", "cue": "said"},
]


def test_the_labels_against_themselves_are_perfect():
    assert set(score(TEXT, GOLD, GOLD).figures().values()) <= {1.0, 0.0}
    assert score(TEXT, GOLD, GOLD).figures()["lenient F1"] == 1.0


def test_a_missing_quote_and_a_wrong_speaker_cost_what_they_should():
    wrong = [{**GOLD[0], "speaker": "Carl Berg"}]
    figures = score(TEXT, GOLD, wrong).figures()
    assert figures["lenient precision"] == 1.0
    assert figures["lenient recall"] == 0.5
    assert figures["speaker resolved"] == 0.0


def test_a_row_that_swallows_the_text_is_wrong():
    long = TEXT + " Rain fell." * 40
    figures = score(
        long, GOLD, [{"start": 0, "end": len(long), "type": "direct", "speaker": "Anna Lindh", "cue": "said"}]
    )
    assert figures.figures()["lenient F1"] == 0.0


def test_optional_labels_are_neither_right_nor_wrong():
    optional = [GOLD[0], {**GOLD[1], "core": False}]
    counted = score(TEXT, optional, GOLD)
    assert (counted.labelled, counted.rows) == (1, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Lavrov", "Foreign Minister Sergei Lavrov", True),
        ("NATO", "a NATO spokesperson", False),
        ("he", "he", False),
        ("the poll", "A poll", True),
        ("Bill Clinton", "Hillary Clinton", False),
    ],
)
def test_speakers_agree_by_name_or_head_noun(one, other, same):
    assert same_speaker(one, other) is same


def test_the_baseline_finds_marks_and_the_nearest_name():
    (row,) = baseline_quotes(TEXT)
    assert (row["start"], row["end"]) == (0, 28)
    assert row["speaker"] == "Anna Lindh"


@pytest.mark.model
def test_the_seeds_hold_the_floors():
    labelled = []
    for line in SEEDS.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        labelled.append((gold, quote_rows(gold["text"])))
    counted = measure(labelled)
    figures = counted.figures()
    assert counted.by_kind["direct"] == [18, 18]
    assert counted.by_kind["mixed"] == [11, 11]
    assert counted.by_kind["indirect"][1] >= 30
    assert figures["speaker resolved"] >= 0.97
    assert figures["carrier"] == 1.0
    assert figures["words inside marks covered"] >= 0.99


@pytest.mark.model
def test_predictions_are_written_as_the_scorer_reads_them(tmp_path, capsys):
    file, out = tmp_path / "texts.jsonl", tmp_path / "out.jsonl"
    file.write_text(json.dumps({"doc_id": "a", "text": TEXT, "quotes": GOLD}) + "\n", encoding="utf-8")
    run(file, out)
    (line,) = out.read_text(encoding="utf-8").splitlines()
    written = json.loads(line)
    assert written["doc_id"] == "a"
    assert {"start", "end", "type", "speaker", "cue", "via"} <= set(written["quotes"][0])
    assert "lenient F1" in capsys.readouterr().out


def test_a_damaged_line_is_named(tmp_path):
    file = tmp_path / "texts.jsonl"
    file.write_text('{"doc_id": "a", "text": ""}\n{"text"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        run(file, None)


@pytest.mark.model
@pytest.mark.parametrize(
    "trap", ["tallest and most powerful", "undesirable", "discredits the decisions", "foreign agent", "We are facing"]
)
def test_boilerplate_of_the_seeds_is_never_quoted(trap):
    spans = []
    for line in SEEDS.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        spans += [text[row["start"] : row["end"]] for row in quote_rows(text)]
    assert spans
    assert not any(trap in span for span in spans)
