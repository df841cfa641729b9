"""Nobody else's HTML: texts and attributes are escaped, only our own elements are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.drawing.markup import Safe, element, join

HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onclick='alert(1)", "&lt;b&gt;", "a & b"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_stays_text(text: str) -> None:
    written = element("p", text)
    assert "<" not in written.removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["of", "title", "data_point"])
def test_an_attribute_cannot_be_left(text: str, name: str) -> None:
    written = element("span", "here", **{name: text})
    value = written.removesuffix(">here</span>").partition('="')[2]
    assert value[-1] == '"'
    assert not set(value[:-1]) & set("<>\"'")


@given(st.text(), st.text())
def test_whatever_is_given_there_is_one_element_and_it_is_ours(text: str, value: str) -> None:
    written = element("p", text, title=value)
    assert (written.count("<"), written.count(">"), written.count('"')) == (2, 2, 2)
    assert element("div", written) == f"<div>{written}</div>"


def test_elements_are_put_together_and_what_is_not_there_is_left_out() -> None:
    assert join((element("b", "1 < 2"), None, " & 3")) == "<b>1 &lt; 2</b> &amp; 3"
    assert isinstance(join(()), Safe)
    assert element("a", data_point="p1", of="px") == '<a class="px" data-point="p1"></a>'
