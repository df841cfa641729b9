"""The chain that is fitted is the chain that reads."""

import json

import pytest

from core.evaluation.fit_roles import Example, predict
from core.text.lines import lines
from core.text.role_evidence import observe
from core.text.role_sequence import MODEL, body_probabilities, leaning

PAGES = [
    "Home\nShare this\nThe minister resigned on Monday after a week of protests in the capital, his office said.\nMenu",
    "The bridge fell at noon, and nobody was hurt, the police said on Friday.",
    "Sign up\n\nPhoto: Reuters\nRead more ...\nHe said the talks would go on until the end of the month at least.\nEnd",
]


def test_every_line_gets_the_probability_in_both() -> None:
    fitted = json.loads(MODEL.read_text(encoding="utf-8"))
    examples = [Example(tuple(found), ("unscored",) * len(found), tuple(observe(found))) for found in map(lines, PAGES)]
    together = predict(examples, sorted(fitted["weights"]), fitted)
    for example, chances in zip(examples, together, strict=True):
        alone = body_probabilities([leaning(seen) for seen in example.evidence])
        assert list(chances) == pytest.approx(alone, abs=1e-9)
