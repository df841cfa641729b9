"""The parser's model is checked before it is loaded, and its package's own code never runs."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from core.errors import ParserUnavailable
from core.text import parser_package
from core.text.parse import parser
from core.text.parser_package import MODEL_FOLDER, checked_parser_folder


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the model's folder, in a package of its own that stands in for the installed one."""
    shutil.copytree(checked_parser_folder(), tmp_path / MODEL_FOLDER)
    spec = SimpleNamespace(origin=str(tmp_path / "__init__.py"))
    monkeypatch.setattr(parser_package, "importlib", SimpleNamespace(util=SimpleNamespace(find_spec=lambda _: spec)))
    parser.cache_clear()
    return tmp_path / MODEL_FOLDER


def test_a_copy_of_the_model_is_the_model(copy: Path) -> None:
    assert checked_parser_folder() == copy


@pytest.mark.parametrize("name", ["config.cfg", "parser/model", "vocab/strings.json", "tokenizer"])
def test_a_model_with_another_file_is_never_loaded(copy: Path, name: str) -> None:
    (copy / name).write_bytes((copy / name).read_bytes()[:-1])
    with pytest.raises(ParserUnavailable, match=r"not the ones expected.*pip install --force-reinstall.*nothing was"):
        parser()


def test_a_file_put_beside_the_models_own_is_noticed(copy: Path) -> None:
    (copy / "code.py").write_text("raise SystemExit")
    with pytest.raises(ParserUnavailable):
        parser()


def test_a_missing_package_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ParserUnavailable, match=r"which is not installed\. Run: make setup"):
        checked_parser_folder()


@pytest.mark.model
def test_the_code_of_the_package_is_not_imported() -> None:
    code = "import sys; from core.text.parse import parse; parse(['Rain fell.']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "spacy" in done.stdout.split()
    assert parser_package.PARSER_PACKAGE not in done.stdout.split()
