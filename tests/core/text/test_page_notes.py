"""Corrections, headings of press releases, contacts and calls to action are no body; what only looks like them is."""

from pathlib import Path

import pytest

from core.models import Article, LayoutHint, LayoutSpan, Role
from core.text import read
from core.text.roles import passages

DATA = Path(__file__).parents[3] / "tests" / "data" / "roles"
KINDS = {Role.BODY: "body", Role.CORRECTION: "correction"}
STORY = [
    "Bridge collapse kills three in the north of the country",
    "Three people were killed on Monday when a bridge fell into the river near the town of Arden, police said.",
    "The bridge, which was built in 1962, carried 9,000 cars a day, according to the transport ministry.",
    "Rescue workers searched the river until the evening, and the ministry said the road would stay closed.",
]


def pages(name: str) -> list[list[tuple[str, str]]]:
    found: list[list[tuple[str, str]]] = []
    for block in (DATA / name).read_text(encoding="utf-8").split("\n\n"):
        rows = [line for line in block.split("\n") if line and not line.startswith("#")]
        found.append([(label, line) for label, line in (row.split("\t") for row in rows)])
    return found


def entries(name: str) -> list[str]:
    return [line for line in (DATA / name).read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]


PAGES = [*pages("pages.txt"), *pages("pages_apart.txt")]


def kinds(lines: list[str], layout: tuple[LayoutSpan, ...] = ()) -> list[tuple[str, str]]:
    """What each stretch of a page is, with its words."""
    text = "\n\n".join(lines)
    return [(KINDS.get(p.role, "out"), text[p.start : p.end]) for p in passages(text, layout)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page[0][1][:40]))
def test_every_line_of_a_small_page_gets_its_kind(page: list[tuple[str, str]]) -> None:
    lines = [line for _, line in page]
    found = {words: kind for kind, words in kinds(lines)}
    # A dateline is cut off its paragraph: the end of the line tells.
    got = [next(kind for words, kind in found.items() if line.endswith(words)) for line in lines]
    assert list(zip(got, lines, strict=True)) == page


@pytest.mark.parametrize("note", entries("notes.txt"))
@pytest.mark.parametrize("place", [3, 4])
def test_a_note_leaves_the_body_inside_and_after_a_report(note: str, place: int) -> None:
    found = kinds([*STORY[:place], note, *STORY[place:]])
    assert [kind for kind, words in found if words in note and kind == "body"] == []


@pytest.mark.parametrize("told", entries("told.txt"))
@pytest.mark.parametrize("place", [3, 4])
def test_a_sentence_that_only_looks_like_a_note_stays_inside_and_after_a_report(told: str, place: int) -> None:
    assert ("body", told) in kinds([*STORY[:place], told, *STORY[place:]])


@pytest.mark.parametrize(
    ("kind", "note"),
    [
        ("correction", "This article was amended on 14 May 2024. It gave the wrong name of the mayor."),
        ("out", "For more information, visit www.arden.example."),
        ("out", "Click here to subscribe to our newsletter."),
    ],
)
def test_a_note_that_closes_a_paragraph_is_cut_off_and_the_report_before_it_stays(kind: str, note: str) -> None:
    told = "The mayor of Arden, who was abroad on Monday, has come home."
    assert kinds([*STORY, f"{told} {note}"])[-2:] == [("body", told), (kind, note)]


def test_a_correction_in_the_middle_of_a_report_in_one_line_takes_nothing_with_it() -> None:
    line = f"{STORY[1]} This article was amended on 14 May 2024. {' '.join(STORY[2:] * 3)}"
    assert kinds([STORY[0], line])[-1] == ("body", line)


@pytest.mark.parametrize(
    "told",
    [
        "“They told us to wait. Contact us at 0555 2010 and be patient. We did,” said Maria Keller.",
        "“The mayor is away. Click here to subscribe,” a line on the town's website reads.",
        "This article was amended on Tuesday because of the mayor, the editor said.",
    ],
)
def test_a_note_that_somebody_tells_stays_in_the_body(told: str) -> None:
    assert kinds([*STORY, told])[-1] == ("body", told)


def test_an_invitation_is_news_unless_words_that_say_how_to_join_come_with_it() -> None:
    news = "The builder of the bridge will hold a conference call at 8 a.m. on Thursday."
    assert kinds([*STORY, news])[-1] == ("body", news)
    assert kinds([*STORY, news, "Dial-in number: +1 555 0142."])[-2:] == [
        ("out", news),
        ("out", "Dial-in number: +1 555 0142."),
    ]


def test_paragraphs_about_the_sender_are_out_only_at_the_foot() -> None:
    about = [
        "About Arden Bridges, Inc.",
        "Arden Bridges, Inc. builds bridges in nine countries and repairs them in two.",
    ]
    assert [kind for kind, _ in kinds([*STORY, *about])[-2:]] == ["out", "out"]
    found = kinds([*STORY[:2], *about, *STORY[2:]])
    assert ("out", about[0]) in found
    assert ("body", about[1]) in found


def test_a_headline_that_begins_with_about_is_the_headline() -> None:
    found = passages("\n\n".join(["About Arden Bridges", *STORY[1:]]))
    assert found[0].role is Role.HEADLINE


def test_a_correction_alone_is_the_report() -> None:
    alone = "This article was amended on 4 March 2025 to correct the number of pools."
    assert kinds([alone]) == [("body", alone)]


def test_a_headline_that_the_file_names_stays_the_headline() -> None:
    title = "Correction: The mayor was not on the bridge."
    found = passages(
        "\n\n".join([title, *STORY[1:]]), (LayoutSpan(0, len(title), LayoutHint.HEADLINE, "is the title"),)
    )
    assert found[0].role is Role.HEADLINE


def test_notes_say_why_and_hold_no_sentence() -> None:
    text = "\n\n".join(
        [*STORY, "Correction: An earlier version of this article gave a wrong year.", "About Arden Bridges"]
    )
    reading = read(Article("a", "A", text, "hash"))
    reasons = {passage.role: passage.reason for passage in reading.passages}
    assert reasons[Role.CORRECTION] == "says what was corrected or changed in the article"
    assert reasons[Role.BOILERPLATE] == "heads the part of a press release that presents its sender"
    assert [text[s.start : s.end] for s in reading.sentences] == STORY[1:]


def test_the_lede_of_a_brief_of_two_paragraphs_stays() -> None:
    brief = ["The council of Orrel has signed an agreement to sell the old town hall, one of its finest buildings."]
    lines = ["Orrel sells town hall", "March 12, 2024", *brief, "It was built in 1890."]
    assert ("body", brief[0]) in kinds(lines)
