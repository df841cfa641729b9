"""From `streamlit run` to the first heatmap in a browser: time and memory, beside the model imported at the top.

Run: python benchmarks/bench_start.py [--rounds 3]

The second column is the same dashboard with `import torch, sentence_transformers` as its first line, the third the
least that Streamlit can do: a page of one line and one small Altair heatmap. Each start is a fresh server process; the
browser is already open. Read the ratios: times depend on the machine.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
CELL = '[class*="st-key-heatmap"] .mark-rect path'
LEAN, HEAVY, BARE = "model waits", "model at the top", "bare Streamlit"
BARE_PAGE = """
import altair as alt
import pandas as pd
import streamlit as st

st.html('<p class="px-finding">One chart</p>')
cells = pd.DataFrame({"x": ["a", "b"], "y": ["c", "d"], "z": [0, 1]})
st.container(key="heatmap").altair_chart(alt.Chart(cells).mark_rect().encode(x="x:N", y="y:N", color="z:Q"))
"""
TIME_LIMIT_SECONDS, MEMORY_LIMIT_MB, RATIO_LIMIT = 2.0, 220, 1 / 3


@contextmanager
def entry(kind: str) -> Iterator[Path]:
    """A folder to run from: the project's own, one whose dashboard imports the model first, or a page of two lines."""
    if kind == LEAN:
        yield ROOT
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if kind == BARE:
            (folder / "dashboard.py").write_text(BARE_PAGE, encoding="utf-8")
            yield folder
            return
        for part in ("core", "pages", "seeds", ".streamlit"):
            (folder / part).symlink_to(ROOT / part)
        lines = (ROOT / "dashboard.py").read_text(encoding="utf-8")
        (folder / "dashboard.py").write_text(f"import torch, sentence_transformers\n{lines}", encoding="utf-8")
        yield folder


def start(folder: Path, browser: Browser) -> tuple[float, float, float, float]:
    """Seconds from the start of the process to the heatmap, to the finding, of the processor, and resident MB."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless", "true"]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
    began = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name != "PARALLAX_COMPARISON"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        page.goto(f"http://127.0.0.1:{port}/", wait_until="commit")
        page.locator(".px-finding").wait_for(timeout=120_000)
        words = time.monotonic() - began
        page.locator(CELL).first.wait_for(state="attached", timeout=120_000)
        return time.monotonic() - began, words, processor_seconds(process.pid), resident_mb(process.pid)
    finally:
        context.close()
        process.terminate()
        process.wait(timeout=20)


def wait_for(address: str) -> None:
    """Ask until the server answers."""
    for _ in range(3000):
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.02)
    raise SystemExit(f"{address} did not answer within a minute")


def processor_seconds(process_id: int) -> float:
    """What the server itself computed until now; unlike the clock it hardly depends on what else is running."""
    fields = Path(f"/proc/{process_id}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_mb(process_id: int) -> float:
    """Resident memory of a process in MB."""
    lines = Path(f"/proc/{process_id}/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    found: dict[str, list[tuple[float, float, float, float]]] = {LEAN: [], HEAVY: [], BARE: []}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with entry(LEAN) as folder:
            start(folder, browser)  # fills the file cache and the browser's, so that all columns start alike
        for _ in range(rounds):
            for kind in found:
                with entry(kind) as folder:
                    found[kind].append(start(folder, browser))
        browser.close()
    lean, heavy, bare = ([median(column) for column in zip(*found[kind], strict=True)] for kind in found)
    print(f"median of {rounds}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{'':26}{LEAN:>16}{HEAVY:>20}{'ratio':>8}{BARE:>18}{'ratio':>8}")
    names = ("first heatmap, s", "finding in words, s", "server computes, s", "resident memory, MB")
    for name, here, there, least in zip(names, lean, heavy, bare, strict=True):
        print(f"{name:26}{here:16.2f}{there:20.2f}{here / there:8.2f}{least:18.2f}{here / least:8.2f}")
    fits = lean[0] <= TIME_LIMIT_SECONDS and lean[3] <= MEMORY_LIMIT_MB and lean[0] <= heavy[0] * RATIO_LIMIT
    limits = f"{TIME_LIMIT_SECONDS:.0f} s, {MEMORY_LIMIT_MB} MB, a third of the time"
    print(f"limits ({limits}): {'kept' if fits else 'not kept'}")


if __name__ == "__main__":
    main()
