"""A connection to the one address that was checked, and a clock that ends it."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Pinned(http.client.HTTPConnection):
    """Connects to `address` and to nothing else, while the server and its certificate are asked for `host`."""

    def __init__(self, host: str, port: int, address: str, seconds: float, *, encrypted: bool) -> None:
        super().__init__(host, port, timeout=seconds)
        self.default_port = 443 if encrypted else 80
        self.held: socket.socket | None = None
        self._address = address
        self._tls = ssl.create_default_context() if encrypted else None

    def connect(self) -> None:
        """Open the connection. No proxy of the environment is used: it would look the host up again."""
        self.sock = self.held = socket.create_connection((self._address, self.port), self.timeout)
        if self._tls is not None:
            self.sock = self.held = self._tls.wrap_socket(self.sock, server_hostname=self.host)


@contextmanager
def ended_after(connection: Pinned, seconds: float) -> Iterator[None]:
    """End a connection when the time is over, however slowly its bytes drip."""

    def end() -> None:
        if connection.held is not None:
            try:
                connection.held.shutdown(socket.SHUT_RDWR)
            except OSError:  # it ended by itself
                return

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
