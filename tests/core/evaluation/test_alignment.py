import json
from pathlib import Path

import pytest

from core.errors import ParallaxError
from core.evaluation.alignment import SEEDS, run
from core.evaluation.link_scores import Scores
from tests.support import WordCountEncoder

STORY = {
    "story_id": "ferry",
    "documents": [
        {"doc_id": "a", "units": ["The ferry Meridian ran aground off Harwich on Tuesday.", "The rudder had failed."]},
        {"doc_id": "b", "units": ["The ferry Meridian ran aground on Tuesday off Harwich."]},
    ],
}


def write(path: Path, *stories: dict) -> Path:
    path.write_text("\n".join(json.dumps(story) for story in stories) + "\n")
    return path


@pytest.fixture(scope="module")
def seeds() -> Scores:
    scores = run(SEEDS)
    assert scores is not None
    return scores


@pytest.mark.model
@pytest.mark.parametrize(
    ("figure", "floor"),
    [
        ("link precision", 0.88),
        ("link recall", 0.66),
        ("reach", 0.89),
        ("point precision", 0.95),
        ("point precision of two outlets", 0.95),
        ("BCubed F1", 0.85),
        ("unique precision", 0.86),
        ("unique recall", 0.65),
        ("average precision", 0.86),
    ],
)
def test_the_seeds_hold_their_floors(seeds: Scores, figure: str, floor: float) -> None:
    """Link recall fell from .80 and unique recall from .85 when "reported" came to mean calibrated evidence.

    Close calls are told apart now: they reach what the links no longer do.
    """
    assert seeds.points is not None
    assert seeds.pairs is not None
    assert seeds.average_precision is not None
    measured = {
        "link precision": seeds.links.precision,
        "link recall": seeds.links.recall,
        "reach": seeds.reach,
        "point precision": seeds.points.precision,
        "point precision of two outlets": seeds.pairs.precision,
        "BCubed F1": seeds.bcubed_f1,
        "unique precision": seeds.unique.precision,
        "unique recall": seeds.unique.recall,
        "average precision": seeds.average_precision,
    }[figure]
    assert round(measured, 3) >= floor


@pytest.mark.model
def test_probabilities_on_the_seeds_are_calibrated(seeds: Scores) -> None:
    assert seeds.ece is not None
    assert seeds.ece <= 0.01


def test_every_pair_of_two_documents_gets_a_probability(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run(write(tmp_path / "in.jsonl", STORY), out, encoder=WordCountEncoder())
    found = json.loads(out.read_text())
    assert found["story_id"] == "ferry"
    assert sorted(entry[:4] for entry in found["confidence"]) == [[0, 0, 1, 0], [0, 1, 1, 0]]
    assert all(0 <= entry[4] <= 1 for entry in found["confidence"])
    assert found["links"] == [[0, 0, 1, 0]]
    assert found["groups"] == [[[0, 0], [1, 0]]]


def test_without_labels_it_predicts_and_says_that_there_is_nothing_to_score(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(write(tmp_path / "in.jsonl", STORY), encoder=WordCountEncoder()) is None
    assert "no links" in capsys.readouterr().out


def test_a_line_that_is_no_story_is_named(tmp_path: Path) -> None:
    with pytest.raises(ParallaxError, match="line 2"):
        run(write(tmp_path / "in.jsonl", STORY, {"documents": []}), encoder=WordCountEncoder())


def test_the_baselines_stand_beside_the_figures(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    labelled = STORY | {"links": [[0, 0, 1, 0]]}
    scores = run(write(tmp_path / "in.jsonl", labelled), encoder=WordCountEncoder())
    assert scores is not None
    assert scores.links.f1 == 1.0
    assert "MiniLM cosine" in (told := capsys.readouterr().out)
    assert "BM25" in told
