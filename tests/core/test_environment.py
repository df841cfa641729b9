"""Each variable is read in one place, says the same everywhere, and stands in the README."""

import ast
import re
from pathlib import Path

import pytest

from core import environment
from core.errors import UnclearSetting

ROOT = Path(__file__).parents[2]
SWITCHES = {environment.STORE: environment.stores_stories, environment.FETCH: environment.fetches_addresses}


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in environment.VARIABLES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", SWITCHES)
@pytest.mark.parametrize(
    ("value", "on"),
    [
        *((value, True) for value in ("on", "ON", "1", "yes", "Yes", "true", " True ")),
        *((value, False) for value in ("off", "Off", "0", "no", "false", "", " ")),
    ],
)
def test_a_switch_is_on_or_off_in_any_case(name: str, value: str, on: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    assert SWITCHES[name]() is on


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_is_off_unless_it_is_set(name: str) -> None:
    assert SWITCHES[name]() is False


@pytest.mark.parametrize("name", SWITCHES)
@pytest.mark.parametrize("value", ["maybe", "onn", "2", "none", "ön", "on off", "x" * 10_000])
def test_a_value_that_means_neither_is_told_with_its_variable(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    for read in (SWITCHES[name], environment.check):
        with pytest.raises(UnclearSetting, match=rf"{name} is .+ Set it to on or off") as told:
            read()
        assert len(str(told.value)) < 200


def test_places_have_a_default_and_an_empty_value_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for value in (None, "", " "):
        for name in (environment.DATA, environment.LIBRARY, environment.COMPARISON) if value is not None else ():
            monkeypatch.setenv(name, value)
        assert environment.data_folder() == Path("data")
        assert environment.database_url() is None
        assert environment.comparison_file() is None


def test_places_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(environment.DATA, "/srv/parallax")
    monkeypatch.setenv(environment.LIBRARY, "postgresql://editor@db/parallax")
    monkeypatch.setenv(environment.COMPARISON, "/srv/strike.json")
    assert environment.data_folder() == Path("/srv/parallax")
    assert environment.database_url() == "postgresql://editor@db/parallax"
    assert environment.comparison_file() == Path("/srv/strike.json")


def test_the_readme_has_a_row_for_each_variable_and_no_other() -> None:
    rows = re.findall(
        r"^\| `(PARALLAX_\w+)(?:=\w+)?` \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert sorted(rows) == sorted(environment.VARIABLES)


def test_no_other_file_names_a_variable_to_read_it() -> None:
    files = [ROOT / "dashboard.py", *(ROOT / "core").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
    named = {
        (str(file.relative_to(ROOT)), node.value)
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"PARALLAX_\w*", node.value)
    }
    assert named == {("core/environment.py", name) for name in environment.VARIABLES}
