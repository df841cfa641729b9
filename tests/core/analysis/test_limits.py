"""What an analysis may take, as the environment sets it."""

import pytest

from core.analysis.limits import DEFAULTS, MB, limits
from core.environment import ANALYSIS_MEMORY as MEMORY
from core.environment import ANALYSIS_MINUTES as MINUTES
from core.errors import UnclearSetting


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(MEMORY, raising=False)
    monkeypatch.delenv(MINUTES, raising=False)


def test_without_variables_the_defaults_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    assert limits() == DEFAULTS
    monkeypatch.setenv(MEMORY, " ")
    assert limits() == DEFAULTS


def test_memory_is_given_in_megabytes_and_time_in_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MEMORY, "900")
    monkeypatch.setenv(MINUTES, "1.5")
    assert (limits().most_bytes, limits().most_seconds) == (900 * MB, 90)


@pytest.mark.parametrize("written", ["much", "0", "-5", "nan", "inf"])
@pytest.mark.parametrize("variable", [MEMORY, MINUTES])
def test_what_is_no_number_above_0_is_said_to_be_none(
    monkeypatch: pytest.MonkeyPatch, variable: str, written: str
) -> None:
    monkeypatch.setenv(variable, written)
    with pytest.raises(UnclearSetting, match=f"{variable} is '{written}'. Set it to a number above 0."):
        limits()
