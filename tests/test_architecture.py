"""Imports run one way; heavy packages wait until they are needed; Streamlit stays on the screen."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SUBJECTS = ("embedding", "alignment", "quotes", "facts", "origins")

# Each room may import the rooms that stand before it, and itself.
ORDER = (
    ("settings", "errors", "lexicon"),
    ("models",),
    ("outlets", "index"),
    ("text",),
    ("decisions",),
    SUBJECTS,
    ("extract", "example_story"),
    ("coverage", "unique"),
    ("compare",),
    ("tables", "side_by_side"),
    ("summaries",),
    ("charts",),
    ("ingest", "storage"),
    ("analysis",),
    ("export",),
    ("review_queue",),
    ("evaluation",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
RANK = {room: rank for rank, rooms in enumerate(ORDER) for room in rooms}
HEAVY = ("torch", "transformers", "sentence_transformers", "spacy", "sklearn", "streamlit")


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def room(file: Path) -> str:
    return file.relative_to(ROOT / "core").parts[0].removesuffix(".py")


def imported(file: Path, *, top_level_only: bool = False) -> set[str]:
    """Names of the modules a file imports, dotted."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    nodes = tree.body if top_level_only else list(ast.walk(tree))
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def core_rooms(file: Path) -> set[str]:
    parts = (name.split(".") for name in imported(file) if name.startswith("core."))
    return {name[1] for name in parts if len(name) > 1 and name[1] != "VERSION"}


@pytest.mark.parametrize("file", modules("core"), ids=lambda file: str(file.relative_to(ROOT)))
def test_imports_run_one_way(file: Path) -> None:
    if (here := room(file)) == "__init__":
        return
    for other in core_rooms(file) - {here}:
        assert other in RANK, f"core/{other} has no place in the order of imports"
        assert RANK[other] < RANK[here], f"core/{here} must not import core/{other}"


@pytest.mark.parametrize("file", modules("core"), ids=lambda file: str(file.relative_to(ROOT)))
def test_core_knows_no_streamlit_and_imports_nothing_heavy_on_top(file: Path) -> None:
    assert not any(name.split(".")[0] == "streamlit" for name in imported(file))
    heavy = {name.split(".")[0] for name in imported(file, top_level_only=True)} & set(HEAVY)
    assert not heavy, f"{file.name} imports {heavy} at the top; import it where it is used"


def test_sentence_transformers_lives_in_one_file() -> None:
    files = [
        file
        for file in modules("core") + modules("pages")
        if any(name.startswith("sentence_transformers") for name in imported(file))
    ]
    assert len(files) <= 1, files


def loaded(modules: str, names: tuple[str, ...]) -> list[str]:
    """Which of these packages a fresh process holds after importing modules."""
    code = f"import sys, {modules}\nprint(*[name for name in {names!r} if name in sys.modules])"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()


def test_importing_the_main_path_loads_no_model_library() -> None:
    assert loaded("core.compare, core.tables.coverage, core.charts.specs, core.cli", HEAVY) == []


def test_the_first_page_needs_no_altair() -> None:
    assert loaded("core.charts.specs, core.summaries.coverage, core.tables.origins, core.storage", ("altair",)) == []
