"""robots.txt is read as RFC 9309 says; the cases stand in tests/data/ingest/robots.jsonl."""

import json
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ingest.robots import allows

DATA = Path(__file__).parents[2] / "data" / "ingest" / "robots.jsonl"
CASES = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
RULES = st.sampled_from(
    [
        *("User-agent: *", "User-agent: parallax", "User-agent: b", "User-agent", "Disallow: /", "Allow: /a"),
        *("Disallow: /*b$", "Disallow: /%2f", "Allow: /é", "Disallow: http://[", "Sitemap: x", "Crawl-delay: 1"),
        *("", "\x00", "\u2028"),
    ]
)


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_a_path_is_allowed_or_not(case: dict[str, str | bool]) -> None:
    assert allows(str(case["robots"]), str(case["path"])) is case["allowed"]


@given(st.text(), st.text())
def test_no_robots_txt_breaks_the_reader(robots: str, path: str) -> None:
    assert allows(robots, "/" + path) in {True, False}


@given(st.lists(RULES).map("\n".join), st.text(alphabet="ab/?%2fé*$[]#"))
def test_no_order_of_lines_breaks_the_reader(robots: str, path: str) -> None:
    assert allows(robots, "/" + path) in {True, False}


@pytest.mark.parametrize(
    "robots",
    [
        "User-agent: *\nDisallow: /" + "*a" * 200 + "b",
        "".join(f"User-agent: bot{number}\n" for number in range(7_000))
        + "".join(f"Disallow: /x{number}\n" for number in range(8_000)),
        "".join(f"user agent bot{number}\r" for number in range(7_000))
        + "".join(f"Disallow: /x{number}\u2028" for number in range(8_000)),
        "User-agent: *\n" + "".join(f"Disallow: /*{number}*z\n" for number in range(20_000)),
        "\n" * 500_000,
        "user" * 125_000,
        " " * 250_000 + "user-agent" + " " * 250_000,
    ],
    ids=["stars", "names and rules", "in other lines", "rules", "lines", "words", "blanks"],
)
def test_a_file_made_to_take_time_takes_little(robots: str) -> None:
    began = monotonic()
    assert allows(robots, "/" + "a" * 5_000)
    assert monotonic() - began < 20
