"""A library of its own for the command line, with the example story in it."""

from pathlib import Path

import pytest

from core import environment
from core.storage import Library, load_comparison

ROOT = Path(__file__).parents[3]
SEEDS = ROOT / "seeds" / "comparison.json"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.delenv(environment.LIBRARY, raising=False)
    monkeypatch.setenv(environment.DATA, str(tmp_path / "data"))
    return Library()


@pytest.fixture
def kept(library: Library) -> str:
    """The id of the example story in the library."""
    return library.keep(load_comparison(SEEDS))
