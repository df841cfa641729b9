"""A fresh server and a true headless Chromium. Neither may be missing: a browser test is never skipped."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    ViewportSize,
    expect,
    sync_playwright,
)

from core import environment
from core.models import Comparison
from core.storage import save_comparison

ROOT = Path(__file__).parents[2]
BROWSERS = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'
# What a page shows, in a few numbers: equal looks in a row mean that it has been drawn.
LOOK = """() => {
  const app = document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]');
  const main = document.querySelector('[data-testid="stMain"]');
  const waiting = document.querySelectorAll('[data-testid="stSkeleton"]').length;
  const words = main ? main.innerText.trim().length : 0;
  return {ready: Boolean(app) && words > 0 && waiting === 0, words, parts: document.querySelectorAll('*').length};
}"""
STILL_LOOKS = 4
SCREENS = [(1400, False), (390, True)]
SCREEN_NAMES = ["wide light", "narrow dark"]
PROBES = ("/_stcore/health", "/_stcore/host-config")
START_SECONDS = 60
expect.set_options(timeout=20_000)
Visit = Callable[..., "Visitor"]


class Visitor:
    """A browser page that remembers what went wrong and whom it asked."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.errors: list[str] = []
        self.elsewhere: list[str] = []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._asked)

    def _heard(self, message: ConsoleMessage) -> None:
        # On a deep link Streamlit first looks for itself below the page's own path and is told 404: no fault of ours.
        if message.type == "error" and not message.location["url"].endswith(PROBES):
            self.errors.append(message.text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, self.address.replace("http", "ws", 1), "data:", "blob:")):
            self.elsewhere.append(request.url)

    def go(self, path: str) -> "Visitor":
        self.page.goto(self.address + path)
        self.settle()
        return self

    def settle(self) -> None:
        """Wait until the page is drawn: the script has run, words are there, and nothing changes any more."""
        self.page.wait_for_timeout(150)
        seen, still = None, 0
        until = time.monotonic() + 60
        while still < STILL_LOOKS and time.monotonic() < until:
            self.page.wait_for_timeout(150)
            now = self.page.evaluate(LOOK)
            still = still + 1 if now == seen and now["ready"] else 0
            seen = now
        self.page.wait_for_selector(READY, timeout=10_000)

    @property
    def words(self) -> str:
        return self.page.locator('[data-testid="stMain"]').inner_text()

    def is_clean(self) -> None:
        assert self.errors == []
        assert self.elsewhere == []


def open_list(visitor: Visitor, name: str) -> None:
    """Open a list of options by keyboard, once the page stands still below it: a page that scrolls closes its lists."""
    box = visitor.page.get_by_role("combobox", name=name)
    box.scroll_into_view_if_needed()
    visitor.settle()
    box.focus()
    visitor.page.keyboard.press("ArrowDown")


@contextmanager
def serve(file: Path | None = None, **variables: str) -> Iterator[str]:
    """A dashboard of our own on a free loopback port; only this process is ended afterwards. Variables reach it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless", "true"]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
    settings = os.environ | variables | ({environment.COMPARISON: str(file)} if file else {})
    process = subprocess.Popen(command, cwd=ROOT, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            pytest.fail(f"The dashboard ended with code {process.returncode} before it answered.")
        try:
            with urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"The dashboard did not answer within {START_SECONDS} s.")


@pytest.fixture(scope="session")
def _playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(_playwright: Playwright) -> Iterator[Browser]:
    found = next(filter(None, (shutil.which(name) for name in BROWSERS if name)), None)
    if not found:
        pytest.fail("Browser tests need a Chromium. Run: scripts/machine.sh")
    chromium = _playwright.chromium.launch(executable_path=found, args=FLAGS)
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def seeds_address() -> Iterator[str]:
    """A server on the stored comparison of the seeds, shared by the tests that only read."""
    with serve() as address:
        yield address


@pytest.fixture(scope="session")
def screens(browser: Browser) -> Callable[[int, bool], BrowserContext]:
    """A browser for each screen: its cache keeps Streamlit's own files from test to test."""

    @cache
    def screen(width: int, dark: bool) -> BrowserContext:
        scheme: Literal["dark", "light"] = "dark" if dark else "light"
        size: ViewportSize = {"width": width, "height": 900}
        return browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")

    return screen


@pytest.fixture
def visit(screens: Callable[[int, bool], BrowserContext]) -> Iterator[Visit]:
    """Open a page as a visitor with a screen of some width, light or dark. No visitor has anything of another's."""
    contexts = []

    def visit_it(address: str, path: str = "/", *, width: int = 1400, dark: bool = False) -> Visitor:
        context = screens(width, dark)
        contexts.append(context)
        return Visitor(context.new_page(), address).go(path)

    yield visit_it
    for context in contexts:
        for page in context.pages:
            page.close()
        context.clear_cookies()


@pytest.fixture
def served(tmp_path: Path) -> Callable[[Comparison], object]:
    """A server of its own for a comparison."""

    def serve_it(comparison: Comparison) -> object:
        file = tmp_path / "comparison.json"
        save_comparison(comparison, file)
        return serve(file)

    return serve_it
