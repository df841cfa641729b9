"""The words of the findings mean one thing, wherever they are told."""

from pathlib import Path

from core.settings import DEFAULTS, Settings
from core.summaries.glossary import terms

ROOT = Path(__file__).parents[3]


def test_the_readme_gives_each_word_its_meaning() -> None:
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    for term, meaning in terms(DEFAULTS).items():
        assert f"**{term}**: {meaning}" in readme


def test_meanings_follow_the_probabilities_that_were_chosen() -> None:
    told = terms(Settings(threshold=0.7, possible_from=0.2))
    assert "probability of 70% or more" in told["Match"]
    assert "reaches 20%" in told["Possibly"]
    assert "reaches 20%" in told["Not found"]
    assert "50%" not in " ".join(told.values())


def test_no_word_blames_an_outlet() -> None:
    told = " ".join(terms(DEFAULTS).values()).lower()
    assert not any(word in told for word in ("omit", "bias", "failed", "fragile"))
