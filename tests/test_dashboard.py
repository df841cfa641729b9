"""The frame holds on every page, and no page lets anyone else's markup in."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCREEN = [ROOT / "dashboard.py", *sorted((ROOT / "pages").rglob("*.py"))]
PAGES = sorted((ROOT / "pages").glob("*.py"))
# These read Markdown or HTML in what they are given; article text must not come near them.
UNSAFE_CALLS = {"markdown", "write", "caption", "info", "warning", "error", "success", "metric", "title", "header"}


def calls(file: Path) -> list[ast.Call]:
    return [node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]


def streamlit_calls(file: Path) -> set[str]:
    return {
        call.func.attr
        for call in calls(file)
        if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) and call.func.value.id == "st"
    }


@pytest.mark.parametrize("file", SCREEN, ids=lambda file: file.name)
def test_no_page_asks_for_unsafe_html_or_scripts(file: Path) -> None:
    named = {keyword.arg for call in calls(file) for keyword in call.keywords}
    assert not named & {"unsafe_allow_html", "unsafe_allow_javascript"}


@pytest.mark.parametrize("file", SCREEN, ids=lambda file: file.name)
def test_no_page_uses_an_element_that_reads_markdown(file: Path) -> None:
    assert not streamlit_calls(file) & UNSAFE_CALLS


@pytest.mark.parametrize("file", SCREEN, ids=lambda file: file.name)
def test_html_is_shown_in_one_place_only(file: Path) -> None:
    if file.name != "markup.py":
        assert "html" not in streamlit_calls(file)


CASTS = {"str", "int", "float", "bool"}
TAKEN_APART = {"to_dict", "iterrows", "itertuples", "iloc", "iat", "at", "loc"}


def cells(call: ast.Call) -> list[str]:
    """What a call is given out of a record by name: `record["outlet"]`. The state of a visit is no record."""
    found = [node for node in call.args if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant)]
    named = [node for node in found if isinstance(getattr(node.slice, "value", None), str)]
    return [ast.unparse(node) for node in named if not ast.unparse(node).startswith("st.")]


@pytest.mark.parametrize("file", SCREEN, ids=lambda file: file.name)
def test_a_page_reads_typed_rows_and_takes_no_frame_apart(file: Path) -> None:
    """Frames are for charts and sheets: a page neither looks a cell up in one nor casts what it found back."""
    looked_up = {node.attr for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Attribute)}
    assert not looked_up & TAKEN_APART
    for call in calls(file):
        if isinstance(call.func, ast.Name) and call.func.id in CASTS:
            assert not cells(call), f"line {call.lineno}: {ast.unparse(call)}"


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_every_page_calls_its_guard_before_anything_else(file: Path) -> None:
    statements = [
        node
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    ]
    assert ast.unparse(statements[0]) == "layout.guard()"


def test_every_page_stands_in_the_navigation() -> None:
    layout = (ROOT / "pages" / "drawing" / "layout.py").read_text(encoding="utf-8")
    assert all(f'"pages/{file.name}"' in layout for file in PAGES)


def test_the_style_asks_no_other_host_for_anything() -> None:
    for file in (ROOT / "pages").rglob("*.css"):
        style = file.read_text(encoding="utf-8")
        assert "http" not in style
        assert "@import" not in style
        assert "url(" not in style


def test_the_default_story_is_shown_without_loading_what_only_new_text_needs() -> None:
    heavy = ("torch", "transformers", "sentence_transformers", "spacy", "scipy", "sklearn", "thinc")
    code = (
        "import sys; from streamlit.testing.v1 import AppTest; "
        f"at = AppTest.from_file({str(ROOT / 'dashboard.py')!r}, default_timeout=60).run(); "
        "assert at.get('vega_lite_chart') and not at.exception; "
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
