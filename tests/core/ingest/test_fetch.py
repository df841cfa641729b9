"""Each guard of fetching, with a server on loopback and a resolver of our own: nothing leaves the machine."""

from __future__ import annotations

import gzip
import socket
import ssl
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from core import environment
from core.ingest import fetch as fetching
from core.ingest.fetch import Rules, fetch, fetch_each
from core.ingest.files import read_files
from core.ingest.values import Problem, Upload
from tests.core.ingest.build import ARTICLE, DATA, page
from tests.core.ingest.site import HTML, NEWS, Site


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


def test_it_is_off_unless_switched_on(site: Site, monkeypatch) -> None:
    monkeypatch.delenv(environment.FETCH, raising=False)
    found = fetch(site.url(), rules=NEWS)
    assert isinstance(found, Problem)
    assert "switched off" in found.happened
    assert site.asked == []


def test_the_environment_switches_it_on(site: Site, monkeypatch) -> None:
    monkeypatch.setenv(environment.FETCH, "on")
    assert isinstance(fetch(site.url(), rules=NEWS), Upload)


def test_a_page_is_fetched_under_its_name_and_read(site: Site) -> None:
    found = fetch(site.url(), rules=NEWS, switched_on=True)
    assert found == Upload("news.example article.html", b"\xef\xbb\xbf" + page())
    assert site.asked == [(f"news.example:{site.port}", "/robots.txt"), (f"news.example:{site.port}", "/article")]
    assert all(agent.startswith("Parallax/") for agent in site.agents)
    (received,) = read_files([found]).received
    assert received.article.outlet == "The Harbour Post"
    assert received.article.headline == ARTICLE[0]


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://news.example/a", "gopher://news.example/", "javascript:alert(1)",
        "//news.example/a", "data:text/html,x", "news.example/a", "http://", "http:///a", "http://[::1", "http://news.example:99999/",
        "http://user:secret@news.example/", "http://news.example\\@inside.example/", "http://news.example/a b", "",
        "http://news .example/", "http://\u0000/",
    ],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_not_looked_up(url: str) -> None:
    def never(host: str, port: int) -> list[str]:
        raise AssertionError(f"{host} was looked up")

    assert isinstance(fetch(url, rules=replace(NEWS, resolve=never), switched_on=True), Problem)


@pytest.mark.parametrize("port", [22, 25, 6379, 8080])
def test_only_the_web_s_ports_are_asked(port: int) -> None:
    found = fetch(f"http://news.example:{port}/", rules=replace(NEWS, ports=Rules().ports), switched_on=True)
    assert isinstance(found, Problem)
    assert f"port {port}" in found.happened


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "news.example", "[::ffff:127.0.0.1]", "127.1", "2130706433"]
)
def test_a_name_for_the_own_machine_is_refused_before_it_is_asked(site: Site, host: str) -> None:
    rules = replace(Rules(ports=None), resolve=fetching.resolve if "example" not in host else lambda *_: ["127.0.0.1"])
    found = fetch(site.url(host=host), rules=rules, switched_on=True)
    assert isinstance(found, Problem)
    assert "closed network" in found.happened or "no such site" in found.happened
    assert site.asked == []


@pytest.mark.parametrize("host", ["inside.example", "mixed.example"])
def test_one_closed_address_closes_the_host(site: Site, host: str) -> None:
    found = fetch(site.url(host=host), rules=NEWS, switched_on=True)
    assert isinstance(found, Problem)
    assert "closed network" in found.happened
    assert site.asked == []


def test_the_address_that_was_checked_is_the_one_connected_to(site: Site) -> None:
    """A name server that answers openly first and with a closed address later gains nothing: there is one look-up."""
    answers = iter([["127.0.0.1"], ["127.0.0.1"]])
    seen: list[str] = []

    def once_each(host: str, port: int) -> list[str]:
        seen.append(host)
        return next(answers)

    true = socket.getaddrinfo

    found = None
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            socket,
            "getaddrinfo",
            lambda host, *rest, **named: (
                true(host, *rest, **named) if host == "127.0.0.1" else pytest.fail(f"{host} again")
            ),
        )
        found = fetch(site.url(), rules=replace(NEWS, resolve=once_each), switched_on=True)
    assert isinstance(found, Upload)
    assert seen == ["news.example", "news.example"]  # robots.txt, then the page: each hop looked up, checked and pinned


def test_each_hop_is_checked_anew(site: Site) -> None:
    site.replies["/start"] = (302, {"Location": f"http://inside.example:{site.port}/article"}, b"")
    found = fetch(site.url("/start"), rules=NEWS, switched_on=True)
    assert isinstance(found, Problem)
    assert "closed network" in found.happened
    assert all(host.startswith("news.example") for host, _ in site.asked)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://news.example/", "http://user:x@news.example/"])
def test_a_hop_to_what_is_no_web_address_is_refused(site: Site, target: str) -> None:
    site.replies["/start"] = (301, {"Location": target}, b"")
    assert isinstance(fetch(site.url("/start"), rules=NEWS, switched_on=True), Problem)


def test_a_hop_to_another_site_is_followed_after_its_robots_txt(site: Site) -> None:
    site.replies["/start"] = (307, {"Location": f"http://other.example:{site.port}/article"}, b"")
    assert isinstance(fetch(site.url("/start"), rules=NEWS, switched_on=True), Upload)
    assert [path for host, path in site.asked if host.startswith("other")] == ["/robots.txt", "/article"]


def test_hops_are_limited(site: Site) -> None:
    site.replies["/round"] = (302, {"Location": "/round"}, b"")
    found = fetch(site.url("/round"), rules=NEWS, switched_on=True)
    assert isinstance(found, Problem)
    assert "more than 5 times" in found.happened
    assert [path for _, path in site.asked].count("/round") == 6


@pytest.mark.parametrize(
    ("status", "robots", "fetched"),
    [
        (200, b"User-agent: *\nDisallow: /article", False),
        (200, b"User-agent: *\nDisallow: /private", True),
        (404, b"", True),
        (403, b"", True),
        (500, b"", False),
        (503, b"User-agent: *\nAllow: /", False),
    ],
)
def test_robots_txt_is_respected(site: Site, status: int, robots: bytes, fetched: bool) -> None:
    site.replies["/robots.txt"] = (status, {"Content-Type": "text/plain"}, robots)
    found = fetch(site.url(), rules=NEWS, switched_on=True)
    assert isinstance(found, Upload) is fetched
    assert ("/article" in [path for _, path in site.asked]) is fetched
    if isinstance(found, Problem):
        assert "robots.txt" in found.happened


def test_a_page_too_large_is_given_up(site: Site) -> None:
    site.replies["/article"] = (200, HTML, b"<p>" + b"a" * 200_000)
    found = fetch(site.url(), rules=replace(NEWS, most_bytes=100_000), switched_on=True)
    assert isinstance(found, Problem)
    assert "over 100,000 bytes" in found.happened


def test_a_packed_page_is_unpacked_and_a_packed_bomb_is_not(site: Site) -> None:
    packed = HTML | {"Content-Encoding": "gzip"}
    site.replies["/article"] = (200, packed, gzip.compress(page()))
    assert isinstance(fetch(site.url(), rules=NEWS, switched_on=True), Upload)
    site.replies["/article"] = (200, packed, gzip.compress(b"\0" * 50_000_000))
    found = fetch(site.url(), rules=NEWS, switched_on=True)
    assert isinstance(found, Problem)
    assert "over 10,000,000 bytes" in found.happened


def test_a_page_that_drips_is_given_up_in_time(site: Site) -> None:
    site.drip = 0.05
    start = time.monotonic()
    found = fetch(site.url(), rules=replace(NEWS, seconds=0.8), switched_on=True)
    assert isinstance(found, Problem)
    assert time.monotonic() - start < 3


def test_a_server_that_says_nothing_is_given_up_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        start = time.monotonic()
        url = f"http://news.example:{silent.getsockname()[1]}/"
        found = fetch(url, rules=replace(NEWS, seconds=0.5), switched_on=True)
    assert isinstance(found, Problem)
    assert "took over" in found.happened
    assert time.monotonic() - start < 3


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ((404, HTML, b""), "does not have the page"),
        ((401, HTML, b""), "asks for a sign-in"),
        ((402, HTML, b""), "asks for payment"),
        ((403, HTML, b""), "refuses programs"),
        ((500, HTML, b""), "failed"),
        ((200, {"Content-Type": "image/png"}, b"x"), "no page or article but image/png"),
        ((200, HTML | {"Content-Encoding": "br"}, b"x"), "packs its page in a way"),
        ((302, {}, b""), "failed"),
    ],
)
def test_what_a_server_answers_is_told(site: Site, reply: tuple[int, dict[str, str], bytes], message: str) -> None:
    site.replies["/article"] = reply
    found = fetch(site.url(), rules=NEWS, switched_on=True)
    assert isinstance(found, Problem)
    assert message in found.happened
    assert "paste" in found.do_next


@pytest.mark.parametrize(
    ("headers", "data"),
    [({"Content-Length": "90000"}, page()), ({"Content-Encoding": "gzip"}, gzip.compress(page())[:-20])],
)
def test_a_page_that_breaks_off_is_not_taken_for_whole(site: Site, headers: dict[str, str], data: bytes) -> None:
    site.replies["/article"] = (200, HTML | headers, data)
    found = fetch(site.url(), rules=NEWS, switched_on=True)
    assert isinstance(found, Problem)
    assert "broke off" in found.happened


@pytest.mark.parametrize(("host", "fetched"), [("news.example", True), ("other.example", False)])
def test_over_https_the_certificate_must_be_for_the_name_asked_for(host: str, fetched: bool, site, monkeypatch) -> None:
    """The connection goes to a number; the name still decides."""
    certificate = DATA / "news.example.pem"
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    site.server.socket = tls.wrap_socket(site.server.socket, server_side=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    found = fetch(site.url(host=host).replace("http:", "https:"), rules=NEWS, switched_on=True)
    assert isinstance(found, Upload) is fetched


def test_a_certificate_is_asked_for_the_name_and_must_fit(site: Site) -> None:
    found = fetch(site.url().replace("http:", "https:"), rules=NEWS, switched_on=True)
    assert isinstance(found, Problem)
    assert "certificate or encryption" in found.happened


def test_a_proxy_of_the_environment_is_not_used(site: Site, monkeypatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert isinstance(fetch(site.url(), rules=NEWS, switched_on=True), Upload)


def test_a_problem_with_an_address_is_one_result_among_the_others(site: Site) -> None:
    intake = read_files(
        [fetch("ftp://x", rules=NEWS, switched_on=True), fetch(site.url(), rules=NEWS, switched_on=True)]
    )
    assert [problem.file_name for problem in intake.problems] == ["ftp://x"]
    assert len(intake.received) == 1


def test_several_addresses_are_each_a_page_or_a_problem_of_its_own(site: Site) -> None:
    told: list[tuple[int, int, str]] = []
    addresses = [site.url(), "  ", site.url("/gone"), f" {site.url()} ", "ftp://news.example/a"]
    found = fetch_each(addresses, most=40, rules=NEWS, switched_on=True, progress=lambda *step: told.append(step))
    assert [type(one) for one in found] == [Upload, Problem, Problem]
    assert told == [(0, 3, site.url()), (1, 3, site.url("/gone")), (2, 3, "ftp://news.example/a")]
    intake = read_files(found)
    assert [received.article.outlet for received in intake.received] == ["The Harbour Post"]
    assert [problem.file_name for problem in intake.problems] == [site.url("/gone"), "ftp://news.example/a"]
    assert all(problem.do_next for problem in intake.problems)


def test_addresses_beyond_what_a_story_holds_are_not_asked(site: Site) -> None:
    found = fetch_each([site.url(), site.url("/second")], most=1, rules=NEWS, switched_on=True)
    assert isinstance(found[1], Problem)
    assert "was not fetched" in found[1].happened
    assert "/second" not in {path for _, path in site.asked}
