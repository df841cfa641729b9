"""No text becomes HTML on its way to the page, and no HTML of ours is lost."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from pages.drawing.markup import Safe, beginning, element, join

HOSTILE = (
    "<script>alert(1)</script>",
    "</p><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<!-- a comment -->",
    "<![CDATA[x]]>",
    "<?php echo 1 ?>",
    "<style>*{display:none}</style>",
    "&lt;b&gt;",
    "&amp;lt;",
    "&#60;b&#62;",
    "&notanentity;",
    "AT&T",
    '"><b>',
    "'><b>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    "` onmouseover=`alert(1)",
    "javascript:alert(1)",
    "a < b > c",
    "{} {0} {name}",
    "{0.__class__}",
    "%s %(x)s %",
    "\u202e<b>",
    "\ufeff<b>",
    "＜b＞",
    "<b\x0b>",
    "</",
    "<",
    "]]>",
    "",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_child_is_text(text: str) -> None:
    made = element("p", text)
    assert made == f"<p>{join((text,))}</p>"
    assert not set(made[3:-4]) & set("<>\"'")
    assert unescape(made[3:-4]) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_the_value_of_an_attribute_stays_in_its_quotes(text: str) -> None:
    made = element("p", "words", title=text, data_outlet=text)
    assert made.count('"') == 4
    found = html.fragment_fromstring(made)
    assert sorted(found.attrib) == ["data-outlet", "title"]
    assert len(found) == 0
    assert found.text == "words"


def test_html_of_ours_is_text_in_an_attribute() -> None:
    assert element("p", title=element("b", "a", of="c")).count('"') == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_text_beside_html_of_ours_is_text_too(text: str) -> None:
    mark = element("b", "ours")
    for made in (mark + text, text + mark, join((mark, text)), element("p", mark, text)):
        assert isinstance(made, Safe)
        assert "<b>ours</b>" in made
        assert made.count("<") == (4 if made.startswith("<p>") else 2)


@given(st.lists(st.text()))
def test_what_is_shown_reads_as_the_texts_that_were_given(texts: list[str]) -> None:
    made = element("p", *(element("i", text) for text in texts))
    assert unescape(made.replace("<i>", "").replace("</i>", "")[3:-4]) == unescape(join(texts))
    assert made.count("<") == 2 + 2 * len(texts)


def test_elements_stand_in_elements_and_nothing_is_left_out_but_none() -> None:
    made = element("p", element("b", "a < b"), None, " & c", of="px-says", data_article_id="x")
    assert made == '<p class="px-says" data-article-id="x"><b>a &lt; b</b> &amp; c</p>'
    assert join(()) == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [("one  two\nthree", "one two three"), ("one two three four", "one two …"), ("o" * 20, "o" * 13 + " …")],
)
def test_a_beginning_is_cut_between_words(text: str, shown: str) -> None:
    assert beginning(text, 13) == shown
