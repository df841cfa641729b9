"""An article by its address: for trusted installations, and off unless it is switched on.

A server that fetches what visitors name can be turned against the network it stands in. So every address of every hop
is looked up once, checked, and that very address is connected to; and size, time and the number of hops are limited.
"""

from __future__ import annotations

import http.client
import logging
import socket
import ssl
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from time import monotonic
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from core import VERSION, environment
from core.ingest.addresses import is_public
from core.ingest.names import one_line
from core.ingest.pinned_connection import Pinned, ended_after
from core.ingest.robots import allows
from core.ingest.values import Problem, Unreadable, Upload

LOG = logging.getLogger(__name__)
AGENT = f"Parallax/{VERSION} (compares articles for an editor, one page at a time)"
PASTE = "Open the page yourself, copy the article's text and paste it."
KINDS = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf",
}  # fmt: skip
REDIRECTS = frozenset({301, 302, 303, 307, 308})
REFUSED = {401: "asks for a sign-in", 402: "asks for payment", 403: "refuses programs", 451: "may not show the page"}
# Marks that stand for themselves in a path or query; a per cent sign begins what is quoted already.
AS_IT_IS = "/%:@!$&'()*+,;=~-._?"
CHUNK_BYTES = 65_536
MOST_ROBOTS_BYTES = 500_000

Resolve = Callable[[str, int], Sequence[str]]


def resolve(host: str, port: int) -> Sequence[str]:
    """Every address of a host, as the system knows them."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a fetch may do.

    Attributes:
        seconds: For everything together: look-up, robots.txt, all hops, all bytes.
        most_bytes: Of a page, after unpacking.
        most_redirects: Hops after the first.
        ports: That may be asked.
        resolve: Looks up a host's addresses.
        permits: Says of an address whether it may be connected to. Only tests put another in its place.
    """

    seconds: float = 20.0
    most_bytes: int = 10_000_000
    most_redirects: int = 5
    ports: frozenset[int] | None = frozenset({80, 443})
    resolve: Resolve = resolve
    permits: Callable[[str], bool] = is_public


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered to one request."""

    status: int
    location: str
    content_type: str
    charset: str
    data: bytes


def fetch(url: str, *, rules: Rules | None = None, switched_on: bool | None = None) -> Upload | Problem:
    """Fetch one page, ready for `read_files`.

    Args:
        url: http or https.
        rules: Limits; the defaults where None.
        switched_on: Whether fetching is allowed; None asks the environment.

    Returns:
        The page as a file, named after its address; or what went wrong and what to do next.
    """
    try:
        if not (environment.fetches_addresses() if switched_on is None else switched_on):
            raise Unreadable(f"Fetching addresses is switched off here (see {environment.FETCH}).", PASTE)
        return _Fetch(rules or Rules()).page(url)
    except Unreadable as problem:
        LOG.info("address refused: %s", problem.happened)
        return Problem(one_line(url)[:120] or "Address", problem.happened, problem.do_next)


def fetch_each(
    addresses: Iterable[str],
    *,
    most: int,
    rules: Rules | None = None,
    switched_on: bool | None = None,
    progress: Callable[[int, int, str], None] = lambda done, of, address: None,
) -> list[Upload | Problem]:
    """Fetch pages one after another, ready for `read_files`; one that fails is that address's problem alone.

    Args:
        addresses: As an editor wrote them. Blank ones, and one written twice, count once or not at all.
        most: Addresses that are asked; what is beyond them is a problem each, and nobody is asked for it.
        rules: Limits of each fetch, as in `fetch`.
        switched_on: As in `fetch`.
        progress: Called before each fetch with the number done, how many there are, and the address.

    Returns:
        A page or a problem for each address, in order.
    """
    wanted = list(dict.fromkeys(address.strip() for address in addresses if address.strip()))
    asked, beyond = wanted[:most], wanted[most:]
    found: list[Upload | Problem] = []
    for done, address in enumerate(asked):
        progress(done, len(asked), address)
        found.append(fetch(address, rules=rules, switched_on=switched_on))
    too_many = f"Only {most} more would fit into the story, so it was not fetched." if most else "The story is full."
    second = "Take out an article, or put it in a second story."
    return [*found, *(Problem(one_line(address)[:120], too_many, second) for address in beyond)]


class _Fetch:
    """One fetch with its clock, and the robots.txt of each site on its way."""

    def __init__(self, rules: Rules) -> None:
        self._rules, self._deadline = rules, monotonic() + rules.seconds
        self._robots: dict[tuple[str, str, int], str | None] = {}

    def page(self, url: str) -> Upload:
        site, reply = self._follow(url, check_robots=True)
        if reply.status != 200:
            said = REFUSED.get(reply.status, "does not have the page" if reply.status in {404, 410} else "failed")
            raise Unreadable(f"The site {said} (status {reply.status}).", PASTE)
        if reply.content_type not in KINDS:
            raise Unreadable(f"It is no page or article but {one_line(reply.content_type)[:60] or 'unknown'}.", PASTE)
        return Upload(_named(site, KINDS[reply.content_type]), _with_mark(reply))

    def _follow(self, url: str, *, check_robots: bool) -> tuple[SplitResult, Reply]:
        rules = self._rules if check_robots else replace(self._rules, most_bytes=MOST_ROBOTS_BYTES)
        before = ""
        for _ in range(self._rules.most_redirects + 1):
            site = _site(url, rules)
            if before == "https" and site.scheme == "http":
                raise Unreadable("The site sends on from https to http, which is not followed.", PASTE)
            if check_robots and not self._allowed(site):
                raise Unreadable("The site's robots.txt asks programs not to fetch this page.", PASTE)
            reply = self._ask(site, rules)
            if reply.status not in REDIRECTS or not reply.location:
                return site, reply
            url, before = urljoin(url, reply.location), site.scheme
        raise Unreadable(f"The site sends on more than {self._rules.most_redirects} times.", PASTE)

    def _allowed(self, site: SplitResult) -> bool:
        key = (site.scheme, site.hostname or "", _port(site))
        if key not in self._robots:
            self._robots[key] = self._robots_of(site)
        robots = self._robots[key]
        return robots is not None and allows(robots, _path(site))

    def _robots_of(self, site: SplitResult) -> str | None:
        """The site's robots.txt; empty where it has none, None where its server fails (RFC 9309: then nothing is)."""
        _, reply = self._follow(f"{site.scheme}://{site.netloc}/robots.txt", check_robots=False)
        if reply.status == 200:
            return reply.data.decode("utf-8", "replace")
        return "" if 400 <= reply.status < 500 else None

    def _ask(self, site: SplitResult, rules: Rules) -> Reply:
        address = self._address(site)
        connection = Pinned(site.hostname or "", _port(site), address, self._left(), encrypted=site.scheme == "https")
        try:
            with ended_after(connection, self._left()):
                connection.request("GET", _path(site), headers={"User-Agent": AGENT, "Accept-Encoding": "gzip"})
                response = connection.getresponse()
                data = b"" if response.status in REDIRECTS else self._body(response, rules)
                return Reply(
                    response.status,
                    response.headers.get("Location", ""),
                    response.headers.get_content_type(),
                    response.headers.get_content_charset() or "",
                    data,
                )
        except ssl.SSLError as error:
            raise Unreadable("The site's certificate or encryption is not in order.", PASTE) from error
        except (OSError, http.client.HTTPException, zlib.error, ValueError, AttributeError) as error:
            self._left()
            raise Unreadable(f"The site did not answer properly ({type(error).__name__}).", PASTE) from error
        finally:
            connection.close()

    def _address(self, site: SplitResult) -> str:
        """Look a host up once. One closed address among several closes the host: the next look-up might give that."""
        try:
            found = self._rules.resolve(site.hostname or "", _port(site))
        except (OSError, UnicodeError) as error:
            raise Unreadable("There is no such site.", "Check the address for slips.") from error
        if not found:
            raise Unreadable("There is no such site.", "Check the address for slips.")
        if not all(self._rules.permits(address) for address in found):
            raise Unreadable("The address leads into a closed network, not to a public site.", PASTE)
        return found[0]

    def _body(self, response: http.client.HTTPResponse, rules: Rules) -> bytes:
        packed = response.headers.get("Content-Encoding", "identity").strip().lower()
        if packed not in {"", "identity", "gzip", "x-gzip"}:
            raise Unreadable(f"The site packs its page in a way that is not read ({one_line(packed)[:20]}).", PASTE)
        unpack = zlib.decompressobj(wbits=31) if "gzip" in packed else None
        data = bytearray()
        while chunk := response.read1(CHUNK_BYTES):
            data += unpack.decompress(chunk, rules.most_bytes + 1 - len(data)) if unpack else chunk
            self._left()
            if len(data) > rules.most_bytes:
                raise Unreadable(f"The page has over {rules.most_bytes:,} bytes.", PASTE)
        self._left()  # a connection ended by the clock looks like the end of the page
        if response.length or (unpack is not None and not unpack.eof):
            raise Unreadable("The page broke off before its end.", PASTE)
        return bytes(data)

    def _left(self) -> float:
        """Seconds left.

        Raises:
            Unreadable: If there are none.
        """
        left = self._deadline - monotonic()
        if left <= 0:
            raise Unreadable(f"The site took over {self._rules.seconds:.0f} seconds.", PASTE)
        return left


def _site(url: str, rules: Rules) -> SplitResult:
    """Check an address before anything is looked up."""
    if any(mark <= " " or mark == "\\" or mark == "\x7f" for mark in url.strip()):
        raise Unreadable("The address holds blanks or backslashes.", "Check the address for slips.")
    try:
        site = urlsplit(url.strip())
        port, host = _port(site), (site.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise Unreadable("It is not a web address.", "Check the address for slips.") from error
    if not site.scheme:
        raise Unreadable("It is not a whole web address.", "Begin it with https://, as the browser does.")
    if site.scheme not in {"http", "https"}:
        raise Unreadable("Only http and https addresses are fetched.", PASTE)
    if not host:
        raise Unreadable("The address names no site.", "Check the address for slips.")
    if site.username is not None or site.password is not None:
        raise Unreadable("The address holds a user name or password.", "Take it out of the address, or paste the text.")
    if rules.ports is not None and port not in rules.ports:
        raise Unreadable(f"The address names port {port}, which is not one of the web's.", PASTE)
    usual = 443 if site.scheme == "https" else 80
    shown = f"[{host}]" if ":" in host else host
    return site._replace(netloc=shown if port == usual else f"{shown}:{port}", fragment="")


def _port(site: SplitResult) -> int:
    return site.port if site.port is not None else (443 if site.scheme == "https" else 80)


def _path(site: SplitResult) -> str:
    path = quote(site.path or "/", safe=AS_IT_IS)
    return f"{path}?{quote(site.query, safe=AS_IT_IS)}" if site.query else path


def _named(site: SplitResult, ending: str) -> str:
    last = site.path.rstrip("/").rpartition("/")[2].rpartition(".")[0] or site.path.rstrip("/").rpartition("/")[2]
    return f"{site.hostname}{' ' if last else ''}{last[:60]}{ending}"


def _with_mark(reply: Reply) -> bytes:
    """The bytes, as UTF-8 with its mark where the server names an encoding: the page itself may not."""
    if not reply.charset or reply.content_type == "application/pdf":
        return reply.data
    try:
        return b"\xef\xbb\xbf" + reply.data.decode(reply.charset).removeprefix("\ufeff").encode("utf-8")
    except (LookupError, UnicodeError):
        return reply.data
