"""Article text, outlet names and titles that try to take the page over are shown as they are, and do nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import expect

from core.index import Index
from core.models import (
    Article,
    Comparison,
    Conflict,
    ConflictKind,
    Coverage,
    Decision,
    DecisionKind,
    Match,
    Member,
    NearestMiss,
    Passage,
    Point,
    Quote,
    QuoteKind,
    Reading,
    Role,
    Sentence,
    Side,
    Standing,
    Target,
    Verdict,
)
from core.settings import Settings
from core.storage import Library, save_comparison
from core.unique import find_unique
from tests.browser.conftest import Visit, Visitor, open_list, serve
from tests.support import FERRY_HERALD, laid_out

pytestmark = pytest.mark.browser

PAYLOAD = (
    "<script>window.taken = 1</script><img src=x onerror='window.taken = 2'>"
    "![beacon](http://beacon.invalid/a.png) [click](javascript:window.taken=3) $x^2$ and $5 million "
    "<style>body { display: none }</style> <iframe src='http://beacon.invalid/f'></iframe> :material/home: **bold**"
)
NAME = "<b>O</b> $a$"
HEIGHT = "found => found.getBoundingClientRect().top"
WORDS_ABOVE = """() => {
  const words = document.createElement("div");
  words.style.height = "80px";
  document.querySelector('[data-testid="stMainBlockContainer"]').prepend(words);
}"""
EMPTY = "**empty** $y^2$ :material-home: ![b](beacon.invalid)"


def hostile() -> Comparison:
    """Three outlets whose every word is a payload; the first two share a point."""
    readings = tuple(reading(article_id) for article_id in ("a", "b", "c"))
    first = [found.sentences[0].sentence_id for found in readings]
    matches = (Match(first[0], first[1], 0.8, 0.7, 0.6), Match(first[0], first[2], 0.42, 0.4, 0.2))
    point = Point(
        point_id="p1",
        members=(Member(first[0], "a", 0.8), Member(first[1], "b", 0.8)),
        label_sentence=first[0],
        label=((0, 120),),
        lowest_probability=0.8,
        mean_probability=0.8,
    )
    miss = NearestMiss(first[0], "c", first[2], 0.42)
    settings = Settings()
    return laid_out(
        readings,
        title=PAYLOAD,
        settings=settings,
        matches=matches,
        points=(point,),
        coverage=(
            Coverage("p1", "a", Standing.REPORTED, 0.8, PAYLOAD, (first[0],)),
            Coverage("p1", "b", Standing.REPORTED, 0.8, PAYLOAD, (first[1],)),
            Coverage("p1", "c", Standing.POSSIBLY, 0.42, PAYLOAD, (), miss),
        ),
        unique=find_unique(Index(readings, matches, (point,)), settings=settings),
        quotes=tuple(quote(article_id) for article_id in ("a", "b")),
        conflicts=(Conflict("k1", ConflictKind.NUMBER, side("a"), side("b"), PAYLOAD, probability=0.6),),
        decisions=(
            decision(1, Verdict.AGREE, target("a"), target("b")),
            decision(2, Verdict.UNSURE, target("a"), target("b"), who=f"{NAME} Ben"),
            decision(3, None, Target("0" * 64, 3, 9), kind=DecisionKind.REMOVE),
        ),
    )


def quote(article_id: str) -> Quote:
    spans = ((0, 30),), (31, 40), (41, 60)
    speaker = f"{PAYLOAD} {article_id}"
    return Quote(f"{article_id}-0", article_id, QuoteKind.DIRECT, *spans, speaker, rule=PAYLOAD)


def side(article_id: str) -> Side:
    return Side(article_id, f"{article_id}@0", 0, len(PAYLOAD), PAYLOAD)


def target(article_id: str) -> Target:
    return Target(reading(article_id).article.sha256, 0, len(f"{PAYLOAD} {article_id}."))


def decision(
    number: int, verdict: Verdict | None, *targets: Target, who: str = PAYLOAD, kind: DecisionKind = DecisionKind.MATCH
) -> Decision:
    when = datetime(2026, 1, number, 12, tzinfo=UTC)
    return Decision(f"d{number}", kind, targets, who, when, note=PAYLOAD, verdict=verdict)


def reading(article_id: str) -> Reading:
    line = f"{PAYLOAD} {article_id}."
    text = f"{line}\n{PAYLOAD}"
    article = Article(
        article_id=article_id,
        short_name=f"{NAME}{article_id}"[:12],
        text=text,
        sha256=article_id * 64,
        file_name=PAYLOAD,
        outlet=PAYLOAD,
        headline=PAYLOAD,
        credits=(PAYLOAD,),
    )
    passages = (
        Passage(0, len(line), Role.BODY, 0, "running text", PAYLOAD),
        Passage(len(line) + 1, len(text), Role.BOILERPLATE, 1, "rule", PAYLOAD),
    )
    return Reading(article, passages, (Sentence(f"{article_id}@0", article_id, 0, len(line), 0),))


class Newsroom(NamedTuple):
    """A dashboard whose example story is hostile, and so are the two stories of its library, one of them archived."""

    address: str
    story_id: str


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    folder: Path = tmp_path_factory.mktemp("hostile")
    save_comparison(hostile(), folder / "comparison.json")
    with Library(f"sqlite:///{folder / 'library.sqlite'}") as library:
        story_id = library.keep(hostile())
        library.archive(library.duplicate(story_id))
    with serve(folder / "comparison.json", PARALLAX_STORE="on", PARALLAX_DATA=str(folder), PARALLAX_LIBRARY="") as at:
        yield Newsroom(at, story_id)


def stays_as_it_is(visitor: Visitor) -> None:
    """Nothing ran, nothing was asked elsewhere, nothing became markup."""
    page = visitor.page
    assert page.evaluate("window.taken") is None
    made = page.locator(
        "iframe, .katex, a[href^='javascript'], img[src='x'], img[src*='beacon'], a[href*='beacon'], "
        "[data-testid='stMain'] strong, [data-testid='stIconMaterial']:text-is('home')"
    )
    assert made.count() == 0, made.first.evaluate("found => found.outerHTML")
    assert page.evaluate("getComputedStyle(document.body).display") == "block"
    visitor.is_clean()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?point=p1&outlet=a",
        "/?point=p1&outlet=c",
        "/unique?of=c",
        "/unique?of=c&view=lacks",
        "/articles",
        "/articles?story=STORY",
        "/stories?story=STORY&stories-search=beacon",
    ],
)
def test_hostile_text_is_shown_and_does_nothing(visit: Visit, newsroom: Newsroom, path: str) -> None:
    visitor = visit(newsroom.address, path.replace("STORY", newsroom.story_id))
    expect(visitor.page.locator('[data-testid="stMain"]')).to_contain_text("<script>window.taken = 1</script>")
    stays_as_it_is(visitor)


def test_notes_names_and_lists_of_the_review_page_are_words(visit: Visit, newsroom: Newsroom) -> None:
    visitor = visit(newsroom.address, f"/review?story={newsroom.story_id}")
    page = visitor.page
    for heading in ("Editors differ", "Fit nothing any more", "Two names, one person"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    stays_as_it_is(visitor)
    open_list(visitor, "This name")
    expect(page.get_by_role("option").first).to_contain_text("<script>window.taken = 1</script>")
    page.get_by_role("option").first.click()
    visitor.settle()
    stays_as_it_is(visitor)


def test_an_open_list_stays_open_while_words_come_in_above_it(visit: Visit, newsroom: Newsroom) -> None:
    visitor = visit(newsroom.address, f"/review?story={newsroom.story_id}")
    open_list(visitor, "This name")
    box, option = visitor.page.get_by_role("combobox", name="This name"), visitor.page.get_by_role("option").first
    expect(option).to_be_visible()

    def heights() -> tuple[float, float]:
        return box.evaluate(HEIGHT), option.evaluate(HEIGHT)

    before = heights()
    visitor.page.evaluate(WORDS_ABOVE)
    visitor.settle()
    expect(option).to_be_visible()
    after = heights()
    assert after[0] == pytest.approx(before[0] + 80, abs=2)
    assert after[1] - after[0] == pytest.approx(before[1] - before[0], abs=2), "the list goes along with its box"


def test_titles_in_questions_and_file_names_in_problems_are_words(visit: Visit, newsroom: Newsroom) -> None:
    visitor = visit(newsroom.address, "/stories")
    page = visitor.page
    page.get_by_role("button", name="Delete: ").first.click()
    expect(page.get_by_text("It cannot be brought back.")).to_contain_text("<script>window.taken = 1</script>")
    stays_as_it_is(visitor)

    page.get_by_role("button", name="Keep it", exact=True).click()
    visitor.settle()
    page.get_by_role("tab", name="Files").click()
    text = FERRY_HERALD.replace("Passengers taken off", f"{PAYLOAD} taken off", 1).encode()
    files = {"![b](beacon.invalid) $x^2$ <img src=x onerror='window.taken = 4'>.txt": text, f"{EMPTY}.txt": b"  "}
    page.locator("input[type=file]").first.set_input_files(
        [{"name": name, "mimeType": "text/plain", "buffer": data} for name, data in files.items()]
    )
    visitor.settle()
    page.get_by_role("button", name="Read the files").click()
    expect(page.get_by_text("What was recognised")).to_be_visible()
    expect(page.get_by_text(EMPTY)).to_be_visible()
    visitor.settle()
    stays_as_it_is(visitor)
