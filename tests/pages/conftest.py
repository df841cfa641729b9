"""Stories of every size for the pages, and a page opened in them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

from core import environment
from core.compare import rearrange
from core.export import Narrowed, all_sheets, narrow
from core.index import Index
from core.models import Comparison, Related
from core.storage import load_comparison, save_comparison
from pages.drawing import problems
from pages.session import page_filters, views

ROOT = Path(__file__).parents[2]
Open = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def _forget_what_other_tests_read() -> None:
    for cached in (views._stored, views._view, views.evidence):
        cached.cache_clear()


@pytest.fixture(autouse=True)
def _no_search_for_components(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit reads the metadata of every installed package for each page under test; ours come in no package."""
    monkeypatch.setattr(BidiComponentManager, "discover_and_register_components", lambda *_, **__: None)


@pytest.fixture(autouse=True)
def _what_nobody_foresaw_fails_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page turns such an error into a note; a test wants the error."""

    def unexpected(_logger: object, _what: str, error: Exception) -> str:
        raise error

    monkeypatch.setattr(problems.logs, "unexpected", unexpected)


@pytest.fixture
def seeds() -> Comparison:
    """The stored comparison of the five seeds."""
    return load_comparison(ROOT / "seeds" / "comparison.json")


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Comparison], Path]:
    """Make the dashboard show a comparison."""

    def show(comparison: Comparison) -> Path:
        file = tmp_path / "comparison.json"
        save_comparison(comparison, file)
        monkeypatch.setenv(environment.COMPARISON, str(file))
        return file

    return show


@pytest.fixture
def one_article(seeds: Comparison) -> Comparison:
    return rearrange(seeds, article_ids=["004"])


@pytest.fixture
def no_article(seeds: Comparison) -> Comparison:
    return replace(seeds, related=Related(seeds.made, ()), article_ids=(), points=(), coverage=(), unique=())


@pytest.fixture
def open_page() -> Open:
    """Open a page by its file, with the parameters of a link."""

    def open_it(page: str = "pages/coverage.py", **link: str) -> AppTest:
        at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        if page != "pages/coverage.py":
            at.switch_page(page)
        for name, value in link.items():
            at.query_params[name] = value
        return at.run()

    return open_it


def words(at: AppTest) -> str:
    """All HTML that the page shows."""
    return "\n".join(element.proto.body for element in at.get("html"))


def taken(at: AppTest, comparison: Comparison) -> dict[str, pd.DataFrame]:
    """The tables of a comparison as the page's own filters leave them, by name."""
    sheets = all_sheets(comparison, Index.of(comparison), shown="")
    return {sheet.name: sheet.frame for sheet in narrow(sheets, Narrowed(*at.session_state[page_filters.NARROWED]))}
