import pytest

from core.text.in_words import listed


@pytest.mark.parametrize(
    ("names", "told"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (("A", "B", "C"), "A, B and C")]
)
def test_names_are_listed_as_a_sentence_does(names: list[str], told: str) -> None:
    assert listed(names) == told
