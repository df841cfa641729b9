"""A saved page gives its article, its facts, and everything else marked."""

from datetime import date

import pytest

from core.ingest.html import MOST_BYTES, read_page
from core.ingest.layout import GAP, article_part
from core.ingest.values import Found, Unreadable
from core.models import LayoutHint
from tests.core.ingest.build import ARTICLE, page


def kept(found: Found) -> str:
    return article_part(found.text, found.layout)


def aside(found: Found) -> dict[str, str]:
    return {found.text[s.start : s.end]: s.reason for s in found.layout if s.hint is LayoutHint.ASIDE}


def hints(found: Found) -> dict[str, LayoutHint]:
    return {found.text[span.start : span.end]: span.hint for span in found.layout}


def test_the_article_stands_first_with_its_headline_and_byline() -> None:
    found = read_page(page())
    assert kept(found).split(GAP) == [ARTICLE[0], "By Jane Osei, Reuters", *ARTICLE[1:]]


def test_headline_outlet_date_and_author_are_found() -> None:
    found = read_page(page())
    assert found.headline == ARTICLE[0]
    assert found.outlet == "The Harbour Post"
    assert found.published == date(2025, 3, 14)
    assert found.author == "Jane Osei"


def test_what_is_not_stated_stays_unknown() -> None:
    found = read_page(page(head=""))
    assert found.outlet is None
    assert found.published is None


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        (f"{ARTICLE[0]} | The Gazette", "The Gazette"),
        (f"{ARTICLE[0]} - Daily Echo", "Daily Echo"),
        (ARTICLE[0], None),
        ("Ferry: what we know | live - The Gazette", None),
        (f"{ARTICLE[0]} | {'and more of it ' * 6}", None),
    ],
)
def test_the_outlet_may_stand_in_the_title_alone(title: str, outlet: str | None) -> None:
    markup = page(head="").decode().replace(f"<title>{ARTICLE[0]}</title>", f"<title>{title}</title>")
    assert read_page(markup.encode()).outlet == outlet


def test_a_headline_is_not_taken_for_the_outlet() -> None:
    head = f'<meta property="og:site_name" content="{ARTICLE[0]}">'
    assert read_page(page(head=head)).outlet is None


def test_what_is_left_out_is_set_aside_with_where_it_stood() -> None:
    found = read_page(page())
    left = aside(found)
    assert left["Sport"] == "stands in a menu of the saved page"
    assert left["Mayor opens the new swimming pool after long delay"] == "stands in a side box of the saved page"
    assert left["Copyright The Harbour Post. All rights reserved."] == "stands in a footer of the saved page"


def test_what_stands_in_no_element_of_its_own_is_set_aside_by_its_place() -> None:
    left = aside(read_page(page(before="<p>Sign in</p>", after="<p>Seven people are reading this now.</p>")))
    assert left["Sign in"] == "stands before the article on the saved page"
    assert left["Seven people are reading this now."] == "stands after the article on the saved page"


def test_the_page_says_what_the_lines_of_its_article_are() -> None:
    found = hints(read_page(page()))
    assert found[ARTICLE[0]] is LayoutHint.HEADLINE
    assert found["By Jane Osei, Reuters"] is LayoutHint.BYLINE
    assert [found[paragraph] for paragraph in ARTICLE[1:]] == [LayoutHint.ARTICLE] * 4


def test_heads_lists_quotations_and_tables_of_the_article_are_told_apart() -> None:
    extra = (
        "The boats are these.</p><ul><li>the freight boat, which leaves at six in the morning</li></ul>"
        "<blockquote>We will carry everyone who has to go to work, and we will ask for no money.</blockquote>"
        "<h2>What it costs</h2><table><tr><td>Adults, one way</td><td>4 dollars</td></tr></table>"
        "<p>Children go for nothing until the ferry runs again."
    )
    found = hints(read_page(page(paragraphs=(*ARTICLE[1:3], extra, *ARTICLE[3:]))))
    assert found["the freight boat, which leaves at six in the morning"] is LayoutHint.LIST_ITEM
    assert found["We will carry everyone who has to go to work, and we will ask for no money."] is LayoutHint.QUOTATION
    assert found["What it costs"] is LayoutHint.HEADING
    assert found["Adults, one way 4 dollars"] is LayoutHint.TABLE_ROW


def test_no_visible_line_is_lost() -> None:
    found = read_page(page())
    shown = ["Home", "Sport", "Most read", "Rain expected through the weekend", *ARTICLE]
    assert all(line in found.text.split(GAP) for line in shown)


def test_scripts_handlers_and_hidden_text_are_not_text() -> None:
    extra = (
        "<script>document.write('stolen')</script><p onclick='steal()'>Sign in</p><style>.x{}</style>"
        "<div style='display: none'>secret words</div><p hidden>hidden words</p><noscript>no script</noscript>"
        "<img src=x onerror='alert(1)'><iframe src='http://127.0.0.1/'>frame</iframe><template>later</template>"
        "<!-- a comment -->"
    )
    found = read_page(page(before=extra, after=extra))
    assert "Sign in" in found.text
    for unseen in ("stolen", "steal", "secret", "hidden words", "no script", "alert", "frame", "later", "a comment"):
        assert unseen not in found.text


def test_a_line_marked_as_the_summary_is_one_before_the_first_paragraph_alone() -> None:
    said = "The harbour has closed its landing stage, and the island waits for three weeks."
    marked = f"<p class='summary'>{said}</p>"
    assert hints(read_page(page(paragraphs=(f"</p>{marked}<p>{ARTICLE[1]}", *ARTICLE[2:]))))[said] is LayoutHint.DECK
    later = page(paragraphs=(*ARTICLE[1:3], f"{ARTICLE[3]}</p>{marked}<p>", ARTICLE[4]))
    assert hints(read_page(later))[said] is LayoutHint.ARTICLE


def test_the_caption_of_a_picture_is_marked_as_one() -> None:
    figure = "<figure><img src='x.jpg'><figcaption>The landing stage on Friday. Photo: J. Osei</figcaption></figure>"
    found = read_page(page(paragraphs=(ARTICLE[1] + figure, *ARTICLE[2:])))
    assert hints(found)["The landing stage on Friday. Photo: J. Osei"] is LayoutHint.CAPTION


def test_a_picture_of_another_story_has_no_caption_of_this_one() -> None:
    figure = "<figure><img src='x.jpg'><figcaption>The old mill, sold on Friday</figcaption></figure>"
    for beside in (f"<aside>{figure}</aside>", f"<div>{figure}</div>", f"<article><h2>Mill</h2>{figure}</article>"):
        assert "The old mill, sold on Friday" in aside(read_page(page(after=beside)))


def test_a_short_last_line_belongs_to_the_article() -> None:
    found = read_page(page(paragraphs=(*ARTICLE[1:], "More follows.")))
    assert kept(found).rstrip().endswith("More follows.")
    assert "Most read" in aside(found)


def test_inline_marks_do_not_break_a_paragraph_and_breaks_do() -> None:
    text = "The <b>harbour</b> <a href='x'>authority</a><sup>1</sup> said so on Friday at the port.<br>Then it left."
    found = read_page(page(paragraphs=(*ARTICLE[1:], text)))
    lines = found.text.split(GAP)
    assert "The harbour authority1 said so on Friday at the port." in lines
    assert "Then it left." in lines


def test_an_article_in_the_page_s_data_alone_is_taken_from_there() -> None:
    import json

    data = json.dumps({"@type": "NewsArticle", "headline": ARTICLE[0], "articleBody": " ".join(ARTICLE[1:])})
    shown = f"<html><head><title>x</title><script type='application/ld+json'>{data}</script></head><body><p>Sign in</p>"
    found = read_page(shown.encode())
    assert ARTICLE[3] in found.text
    assert "taken from there" in found.notes[0]


@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-1", "utf-8", "utf-16"])
def test_the_page_s_encoding_is_believed(encoding: str) -> None:
    markup = page().decode().replace("charset='utf-8'", f"charset='{encoding}'")
    assert ARTICLE[2] in read_page(markup.encode("cp1252" if encoding == "iso-8859-1" else encoding)).text


@pytest.mark.parametrize("charset", ["nonsense", "rot13", "utf-7", "unicode_escape", "zlib"])
def test_an_encoding_that_is_none_is_passed_over(charset: str) -> None:
    markup = page().decode().replace("charset='utf-8'", f"charset='{charset}'")
    assert ARTICLE[2] in read_page(markup.encode()).text


@pytest.mark.parametrize("data", [b"<html></html>", b"<html><body><script>x()</script></body></html>"])
def test_a_page_without_text_says_what_to_do(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"no text.*copy its text and paste"):
        read_page(data)


def test_a_page_without_article_keeps_what_it_shows() -> None:
    found = read_page(b"<html><body><p>Only this line.</p></body></html>")
    assert found.text == "Only this line."


def test_a_huge_page_is_refused() -> None:
    with pytest.raises(Unreadable, match="10,000,000 are the most"):
        read_page(b"<p>" + b"a" * MOST_BYTES)


def test_a_page_nested_deep_on_purpose_is_refused() -> None:
    with pytest.raises(Unreadable, match="no text"):
        read_page(b"<html><body>" + b"<div>" * 20_000 + b"The words in the middle." + b"</div>" * 20_000)
