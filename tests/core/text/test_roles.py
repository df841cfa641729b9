"""Roles on the seeds, on sentences that only look like boilerplate, and on what surrounds a report."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from core.models import Article, Passage, Role
from core.text import read
from core.text.decode import decode
from core.text.roles import passages

ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests" / "data" / "roles"
KINDS = {
    **{role: role.value for role in (Role.BODY, Role.CAPTION, Role.DATELINE, Role.BOILERPLATE)},
    **dict.fromkeys((Role.HEADLINE, Role.DECK, Role.SUBHEAD), "headline"),
    **dict.fromkeys((Role.BYLINE, Role.REPEAT, Role.CORRECTION), "boilerplate"),
}
STAYS = [line for line in (DATA / "stays.txt").read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
# Floors, measured on 22 November 2026: 1.00, 1.00.
UNITS_FLOOR, BOUNDARIES_FLOOR = 0.97, 0.98

BEFORE = [
    "Bridge collapse kills three in the north of the country",
    "Three people were killed on Monday when a bridge fell into the river near the town of Arden, police said.",
    "The bridge, which was built in 1962, carried 9,000 cars a day, according to the transport ministry.",
    "“We heard a loud noise and then there was dust everywhere,” said Maria Keller, who lives near the river.",
]
AFTER = [
    "Rescue workers searched the river until the evening, and the ministry said the road would stay closed.",
    "The government had promised repairs of the bridge in 2019, but the work was never started, records show.",
]


def units() -> list[tuple[str, dict[str, Any]]]:
    stored = json.loads((DATA / "seeds_units.json").read_text(encoding="utf-8"))
    return [(document["file"], unit) for document in stored["documents"] for unit in document["units"]]


def test_the_units_of_the_seeds_get_the_right_kind_and_no_body_is_lost() -> None:
    found: list[bool] = []
    lost: list[tuple[str, int]] = []
    roles: dict[str, dict[int, Passage]] = {}
    for file, unit in units():
        if file not in roles:
            text = decode((ROOT / "seeds" / file).read_bytes())
            roles[file] = {place: p for p in passages(text) for place in range(p.start, p.end)}
        span = [roles[file][place].role for place in range(unit["start"], unit["end"]) if place in roles[file]]
        kind = KINDS[Counter(span).most_common(1)[0][0]]
        found.append(kind == unit["kind"])
        if unit["kind"] == "body" and kind != "body":
            lost.append((file, unit["start"]))
    assert lost == []
    assert sum(found) / len(found) >= UNITS_FLOOR


def test_the_sentences_of_the_seeds_begin_and_end_where_a_reader_put_them() -> None:
    hits, total = 0, 0
    for file in {file for file, _ in units()}:
        result = read(Article(file, "S", decode((ROOT / "seeds" / file).read_bytes()), "hash"))
        edges = {edge for s in result.sentences for edge in ((s.start, "start"), (s.end, "end"))}
        wanted = {(u[side], side) for f, u in units() if f == file and u["kind"] == "body" for side in ("start", "end")}
        hits, total = hits + len(wanted & edges), total + len(wanted)
    assert hits / total >= BOUNDARIES_FLOOR


def roles(lines: list[str]) -> dict[str, Role]:
    text = "\n\n".join(lines)
    return {text[p.start : p.end]: p.role for p in passages(text)}


@pytest.mark.parametrize("sentence", STAYS)
def test_a_body_sentence_that_looks_like_boilerplate_stays(sentence: str) -> None:
    assert roles([*BEFORE, sentence, *AFTER])[sentence] in (Role.BODY, Role.SUBHEAD)


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "Sign up for our newsletter and get the day's headlines delivered to your inbox.",
        "Share this article",
        "Facebook Twitter Email",
        "© 2026 The Arden Post. All rights reserved.",
        "This site uses cookies. By continuing you accept our cookie policy.",
        "Read more: Five bridges that should worry you",
        "Advertisement",
        "You may also like",
        "Support independent journalism with a monthly donation.",
        "{post_footer}",
    ],
)
@pytest.mark.parametrize("where", ["inside", "after"])
def test_what_a_page_says_around_a_report_leaves_the_body(line: str, where: str) -> None:
    text = [*BEFORE, line, *AFTER] if where == "inside" else [*BEFORE, *AFTER, line]
    assert roles(text)[line] is Role.BOILERPLATE


@pytest.mark.parametrize(
    "line",
    [
        "Rescue workers at the river near Arden on Monday. (Photo by Jan Novak/Getty Images)",
        "FILE - The bridge near Arden is seen in this photo of March 3, 2019.",
        "The bridge near Arden before it fell (Image: GETTY)",
        "Pictured: The remains of the bridge near Arden",
    ],
)
def test_captions_are_told_from_the_body(line: str) -> None:
    assert roles([*BEFORE, line, *AFTER])[line] is Role.CAPTION


def test_headline_byline_dateline_and_subhead_are_named() -> None:
    found = roles([BEFORE[0], "By Anna Smith", f"ARDEN (AP) — {BEFORE[1]}", *BEFORE[2:], "A warning unheard", *AFTER])
    assert found[BEFORE[0]] is Role.HEADLINE
    assert found["By Anna Smith"] is Role.BYLINE
    assert found["ARDEN (AP) —"] is Role.DATELINE
    assert found[BEFORE[1]] is Role.BODY
    assert found["A warning unheard"] is Role.SUBHEAD


def test_a_paragraph_printed_twice_is_a_repeat_of_the_first() -> None:
    text = "\n\n".join([*BEFORE, *AFTER, BEFORE[2]])
    last = passages(text)[-1]
    assert (last.role, last.repeats) == (Role.REPEAT, text.index(BEFORE[2]))
    assert "repeats the paragraph that begins" in last.reason


def test_a_teaser_that_breaks_off_repeats_the_paragraph_it_was_cut_from() -> None:
    teaser = BEFORE[1][:70] + "..."
    assert roles([BEFORE[0], teaser, *BEFORE[1:], *AFTER])[teaser] is Role.REPEAT


def test_what_leaves_the_body_says_why_in_words() -> None:
    text = "\n\n".join(["Home", "Menu", *BEFORE, *AFTER, "Leave a Reply", "1,204 shares"])
    reasons = {text[p.start : p.end]: p.reason for p in passages(text) if p.role is Role.BOILERPLATE}
    assert reasons["Leave a Reply"] == "asks the reader to comment, or belongs to the comment form"
    assert all(len(reason.split()) >= 3 for reason in reasons.values())
