"""A site on loopback and a resolver of our own, for all that fetches: nothing leaves the machine."""

from __future__ import annotations

import http.server
import threading
import time

from core.ingest import fetch as fetching
from core.ingest.fetch import Rules
from tests.core.ingest.build import page

HTML = {"Content-Type": "text/html; charset=utf-8"}


class Site:
    """A server on loopback: replies by path, and the requests it saw."""

    def __init__(self) -> None:
        self.replies: dict[str, tuple[int, dict[str, str], bytes]] = {"/article": (200, HTML, page())}
        self.asked: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.drip = 0.0
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.headers["Host"], self.path))
                site.agents.add(self.headers["User-Agent"])
                status, headers, data = site.replies.get(self.path, (404, HTML, b"none"))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                try:
                    for start in range(0, len(data), 1 if site.drip else 65_536):
                        self.wfile.write(data[start : start + (1 if site.drip else 65_536)])
                        time.sleep(site.drip)
                except OSError:
                    return

            def log_message(self, *_: object) -> None:
                return

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def url(self, path: str = "/article", *, host: str = "news.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def looked_up(**hosts: str) -> Rules:
    """Rules that know these hosts ("news" for news.example) and let loopback pass as long as it is 127.0.0.1."""
    table = {f"{name}.example": addresses.split() for name, addresses in hosts.items()}
    return Rules(
        seconds=5,
        ports=None,
        resolve=lambda host, port: table.get(host, []),
        permits=lambda address: address == "127.0.0.1" or fetching.is_public(address),
    )


NEWS = looked_up(news="127.0.0.1", other="127.0.0.1", inside="10.0.0.5", mixed="127.0.0.1 10.0.0.5")
