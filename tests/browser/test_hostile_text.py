"""Article text, outlet names and titles that try to take the page over are shown as they are, and do nothing."""

import pytest
from playwright.sync_api import expect

from core.index import Index
from core.models import (
    Article,
    Comparison,
    Coverage,
    Made,
    Match,
    Member,
    NearestMiss,
    Passage,
    Point,
    Reading,
    Role,
    Sentence,
    Standing,
)
from core.settings import Settings
from core.unique import find_unique
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

PAYLOAD = (
    "<script>window.taken = 1</script><img src=x onerror='window.taken = 2'>"
    "![beacon](http://beacon.invalid/a.png) [click](javascript:window.taken=3) $x^2$ and $5 million "
    "<style>body { display: none }</style> <iframe src='http://beacon.invalid/f'></iframe> :material/home: **bold**"
)
NAME = "<b>O</b> $a$"


def hostile() -> Comparison:
    """Three outlets whose every word is a payload; the first two share a point."""
    readings = tuple(reading(article_id) for article_id in ("a", "b", "c"))
    first = [found.sentences[0].sentence_id for found in readings]
    matches = (Match(first[0], first[1], 0.8, 0.7, 0.6), Match(first[0], first[2], 0.42, 0.4, 0.2))
    point = Point(
        point_id="p1",
        members=(Member(first[0], "a", 0.8), Member(first[1], "b", 0.8)),
        label_sentence=first[0],
        label_start=0,
        label_end=120,
        lowest_probability=0.8,
        mean_probability=0.8,
    )
    miss = NearestMiss(first[0], "c", first[2], 0.42)
    settings = Settings()
    return Comparison(
        title=PAYLOAD,
        settings=settings,
        made=Made(parallax="test", model="none"),
        readings=readings,
        matches=matches,
        points=(point,),
        coverage=(
            Coverage("p1", "a", Standing.FULL, 0.8, PAYLOAD, (first[0],)),
            Coverage("p1", "b", Standing.FULL, 0.8, PAYLOAD, (first[1],)),
            Coverage("p1", "c", Standing.NOT_FOUND, 0.42, PAYLOAD, (), miss),
        ),
        unique=find_unique(Index(readings, matches), settings=settings),
    )


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


@pytest.mark.parametrize(
    "path",
    ["/", "/?point=p1&outlet=a", "/?point=p1&outlet=c", "/unique?of=c", "/unique?of=c&view=lacks", "/articles"],
)
def test_hostile_text_is_shown_and_does_nothing(visit: Visit, served, path: str) -> None:
    with served(hostile()) as address:
        visitor = visit(address, path)
        page = visitor.page
        expect(page.locator('[data-testid="stMain"]')).to_contain_text("<script>window.taken = 1</script>")
        assert page.evaluate("window.taken") is None
        assert page.locator("iframe, .katex, a[href^='javascript'], img[src='x']").count() == 0
        assert page.evaluate("getComputedStyle(document.body).display") == "block"
        visitor.is_clean()
