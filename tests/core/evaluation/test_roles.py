import json
from pathlib import Path

import pytest

from core.evaluation.roles import BODY, SUBHEAD, kept_by_length, run, score_page

TEXT = "Home\nThe minister resigned on Monday after a week of protests in the capital, his office said.\nPhoto: Reuters"
SPAN = (TEXT.index("The"), TEXT.index("\nPhoto"))
LINES = [
    {"start": 0, "end": 4, "label": "other", "kind": "nav"},
    {"start": SPAN[0], "end": SPAN[1], "label": "body", "kind": ""},
    {"start": SPAN[1] + 1, "end": len(TEXT), "label": "other", "kind": "caption"},
]


def test_characters_are_counted_by_label_without_blanks() -> None:
    score = score_page({"text": TEXT, "lines": LINES}, [BODY] * len(TEXT))
    body = len(TEXT[slice(*SPAN)].replace(" ", ""))
    assert (score.body_kept, score.body_lost) == (body, 0)
    assert (score.other_kept, score.caption, score.caption_kept) == (4 + 13, 13, 13)
    assert score.f1 == pytest.approx(2 * body / (2 * body + 17))
    assert (score.lost_share, score.kept_share) == (0.0, 1.0)


def test_a_subhead_keeps_a_body_line_and_is_no_fault_on_another() -> None:
    score = score_page({"text": TEXT, "lines": LINES}, [SUBHEAD] * len(TEXT))
    assert (score.body_lost, score.other_kept) == (0, 0)


def test_the_baseline_of_long_lines_keeps_them_alone() -> None:
    assert [i for i, kept in enumerate(kept_by_length(TEXT)) if kept] == list(range(SPAN[0], SPAN[1] + 1))


def test_predictions_cover_every_page_and_the_figures_stand_beside_the_baselines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages, out = tmp_path / "pages.jsonl", tmp_path / "out.jsonl"
    pages.write_text(
        json.dumps({"doc_id": "one", "text": TEXT, "lines": LINES}) + "\n" + json.dumps({"doc_id": "two", "text": ""}),
        encoding="utf-8",
    )
    run(pages, out)
    written = [json.loads(line) for line in out.read_text(encoding="utf-8").split("\n") if line]
    assert [page["doc_id"] for page in written] == ["one", "two"]
    assert written[1]["passages"] == []
    assert {"start", "end", "role", "reason"} == set(written[0]["passages"][0])
    printed = capsys.readouterr().out
    assert "2 pages read, 1 of them labelled" in printed
    assert "keep everything" in printed
    assert "lines of 12 words" in printed


@pytest.mark.parametrize("line", ["not json", '{"doc_id": 5, "text": ""}', '["a"]'])
def test_a_line_that_is_no_page_is_named_by_number(tmp_path: Path, line: str) -> None:
    pages = tmp_path / "pages.jsonl"
    pages.write_text('{"doc_id": "one", "text": ""}\n' + line, encoding="utf-8")
    with pytest.raises(ValueError, match=r"pages.jsonl, line 2"):
        run(pages, None)
