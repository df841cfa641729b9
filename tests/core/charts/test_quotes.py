"""The picture of voices."""

import pytest

from core.charts import quotes as quote_charts
from core.charts.specs import specification
from core.models import Comparison
from core.tables import voices as voice_tables
from tests.quote_story import bridge, told


@pytest.fixture(scope="module")
def story() -> Comparison:
    return bridge()


def test_bars_of_an_outlet_stay_in_its_column_and_follow_one_another(story: Comparison) -> None:
    bars = quote_charts.voice_bars(voice_tables.voices(story))
    assert ((bars["end"] - bars["place"]) <= 1).all()
    for _, parts in bars.groupby(["speaker", "outlet"], sort=False):
        assert list(parts["start"])[1:] == list(parts["end"])[:-1]
        assert parts["start"].iloc[0] == parts["place"].iloc[0]


def test_each_cell_has_one_number_and_each_outlet_one_head(story: Comparison) -> None:
    voices = voice_tables.voices(story)
    bars = quote_charts.voice_bars(voices)
    assert (bars["shown"] != "").sum() == len(voices)
    assert [head.replace("\n", " ") for head in bars["head"] if head] == ["Outlet a", "Outlet b", "Outlet c"]
    assert "18 + 4" in set(bars["parts"])


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("quoted", [True, False])
def test_the_picture_is_a_specification_without_data(story: Comparison, dark: bool, quoted: bool) -> None:
    voices = voice_tables.voices(story if quoted else told())
    spec = specification(quote_charts.voices_picture(voices, dark=dark))
    assert "datasets" not in spec
    assert len(spec["layer"]) == 3
