import pytest

from core.origins.quoted import quotations
from tests.core.origins.reading_of import body

CASES = [
    ('"Nobody is leaving," Lavrov said. "Not yet."', ["Nobody is leaving,", "Not yet."]),
    ("“Nobody is leaving,” she said.", ["Nobody is leaving,"]),
    (
        "'We have taken note of Minister Lavrov's comments,' a spokesperson said.",
        ["We have taken note of Minister Lavrov's comments,"],
    ),
    ("'If NATO members' envoys call, we answer,' he added.", ["If NATO members' envoys call, we answer,"]),
    ("« Nous partons », said «the minister».", ["the minister"]),
    ("The ministers' plan and the '90s boom were the port's pride.", []),
    ("He called it “a sham and left", ["a sham and left"]),
    ("The alliance's mission isn't based in Brussels.", []),
    ("Officials 'undeclared' on paper weren't 'linked' to it.", ["undeclared", "linked"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quoted_words_are_found_by_their_marks(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(body("a", text))] == expected


def test_an_open_mark_ends_with_its_paragraph() -> None:
    text = "“We go on.\nThe crowd cheered."
    assert [text[start:end] for start, end in quotations(body("a", text))] == ["We go on."]
