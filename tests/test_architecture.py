"""Imports run one way; heavy packages wait until they are needed; Streamlit stays on the screen."""

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Collection, Mapping
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent
SUBJECTS = ("embedding", "alignment", "quotes", "facts", "origins")

# Each room may import the rooms that stand before it, and itself.
ORDER = (
    ("settings", "errors", "lexicon", "pinned_files"),
    ("environment",),
    ("logs",),
    ("models",),
    ("outlets", "index"),
    ("text",),
    ("people",),
    ("decisions",),
    SUBJECTS,
    ("extract", "example_story"),
    ("coverage", "unique", "speaker_conflicts"),
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


def test_imports_run_one_way() -> None:
    files = [file for file in modules("core") if room(file) != "__init__"]
    crossings = [(file, other) for file in files for other in sorted(core_rooms(file) - {room(file)})]
    assert {other for _, other in crossings} - set(RANK) == set(), "these rooms have no place in the order of imports"
    assert {room(file) for file in files} - set(RANK) == set(), "these rooms have no place in the order of imports"
    upward = [
        f"{file.relative_to(ROOT)} must not import core/{other}"
        for file, other in crossings
        if RANK[other] >= RANK[room(file)]
    ]
    assert upward == []


def test_core_knows_no_streamlit_and_imports_nothing_heavy_on_top() -> None:
    found = []
    for file in modules("core"):
        here = {name.split(".")[0] for name in imported(file)} & {"streamlit"}
        here |= {name.split(".")[0] for name in imported(file, top_level_only=True)} & set(HEAVY)
        found += [f"{file.relative_to(ROOT)} imports {name}; import it where it is used" for name in sorted(here)]
    assert found == []


def test_sentence_transformers_lives_in_one_file() -> None:
    files = [
        file
        for file in modules("core") + modules("pages")
        if any(name.startswith("sentence_transformers") for name in imported(file))
    ]
    assert len(files) <= 1, files


def module_graph() -> dict[str, set[str]]:
    """Which modules of core and pages each of them imports, at the top, in a function or for types alone."""
    files = {dotted(file): file for file in modules("core") + modules("pages")}
    return {
        name: {found for asked in imported(file) if (found := nearest(asked, files)) and found != name}
        for name, file in files.items()
    }


def dotted(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def nearest(asked: str, known: Collection[str]) -> str | None:
    """The module that an imported name is, or comes from."""
    return asked if asked in known else next((name for name in [asked.rpartition(".")[0]] if name in known), None)


def circle(graph: Mapping[str, Collection[str]]) -> list[str]:
    """One circle of imports, from a module back to itself; empty where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = module_graph()
    assert len(graph) > 200
    assert "core.embedding.minilm" in graph["core.embedding.encoder"], "imports within functions count"
    assert circle(graph) == []


def test_a_circle_is_found() -> None:
    assert circle({"a": ["b"], "b": ["c"], "c": []}) == []
    assert set(circle({"a": ["b"], "b": ["c"], "c": ["b"]})) == {"b", "c"}


def test_one_type_has_one_name() -> None:
    """A word that stands for two things makes a newcomer read the wrong one."""
    names = Counter(
        node.name
        for folder in ("core", "pages")
        for file in modules(folder)
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    )
    assert len(names) > 100
    assert [name for name, count in names.items() if count > 1] == []


def loaded(modules: str, names: tuple[str, ...]) -> list[str]:
    """Which of these packages a fresh process holds after importing modules."""
    code = f"import sys, {modules}\nprint(*[name for name in {names!r} if name in sys.modules])"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()


def test_importing_the_main_path_loads_no_model_library() -> None:
    assert loaded("core.compare, core.tables.coverage, core.charts.specs, core.cli", HEAVY) == []


def test_rows_and_what_is_said_of_them_need_no_data_frame() -> None:
    tables = ", ".join(f"core.tables.{name}" for name in ("coverage", "quotes", "voices", "facts", "origins"))
    summaries = ", ".join(f"core.summaries.{name}" for name in ("coverage", "quotes", "facts", "origins", "stories"))
    assert loaded(f"{tables}, {summaries}, core.charts.specs, core.review_queue", ("pandas", "altair")) == []


def test_the_first_page_needs_no_altair() -> None:
    assert loaded("core.charts.specs, core.summaries.coverage, core.tables.origins, core.storage", ("altair",)) == []


def declared(file: str) -> set[str]:
    """Names of the packages that a file of requirements pins, all to one version."""
    lines = (line.strip() for line in (ROOT / file).read_text(encoding="utf-8").splitlines())
    pins = [line.split("==") for line in lines if line and not line.startswith(("#", "-"))]
    assert all(len(pin) == 2 for pin in pins), f"{file} pins each package by =="
    return {plain(name) for name, _ in pins}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_that_is_imported_is_declared() -> None:
    known = packages_distributions()
    pinned = declared("requirements.txt") | declared("requirements-dev.txt")
    for folder in ("core", "pages", "tests", "benchmarks"):
        for file in modules(folder):
            for name in {name.split(".")[0] for name in imported(file)} & known.keys():
                assert pinned & {plain(package) for package in known[name]}, f"{file.name} imports {name}"
