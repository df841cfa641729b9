"""robots.txt is read as RFC 9309 says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ingest.robots import allows


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /private", "/public", True),
        ("User-agent: *\nDisallow: /private", "/private/a", False),
        ("User-agent: *\nDisallow: /news\nAllow: /news/2025", "/news/2025/ferry", True),
        ("User-agent: *\nAllow: /news\nDisallow: /news", "/news", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", True),
        ("User-agent: *\nDisallow: /a*b*c", "/axxbxxc", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
        ("User-agent: Parallax\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: parallax/2.0\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("User-agent: other\nUser-agent: parallax\nDisallow: /x # not here", "/x", False),
        ("User-agent: GPTBot\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /a\nSitemap: http://x\nDisallow: /b", "/b", False),
        ("<html>not found</html>", "/a", True),
        ("Disallow: /", "/a", True),
    ],
)
def test_a_path_is_allowed_or_not(robots: str, path: str, allowed: bool) -> None:
    assert allows(robots, path) is allowed


@given(st.text(), st.text())
def test_no_robots_txt_breaks_the_reader(robots: str, path: str) -> None:
    assert allows(robots, "/" + path.replace("\ud800", "")) in {True, False}


def test_many_stars_take_no_time() -> None:
    assert allows("User-agent: *\nDisallow: /" + "*a" * 200 + "b", "/" + "a" * 5_000)
