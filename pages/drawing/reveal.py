"""On a narrow screen what a click opened may lie below the edge: bring it into sight."""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

_SCRIPT = """
const shown = new WeakMap();
export default function ({ data, parentElement }) {
  const place = parentElement.querySelector("span");
  const before = shown.get(place);
  shown.set(place, data.what);
  if (before === undefined || before === data.what || !data.what) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  setTimeout(() => {
    const target = document.querySelector(`.st-key-${data.target}`);
    const box = target?.getBoundingClientRect();
    if (!box || (box.top >= 0 && box.top < innerHeight - 120)) return;
    target.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
  }, 250);
}
"""


@cache
def _component() -> Any:
    return st.components.v2.component("parallax_reveal", html="<span></span>", js=_SCRIPT)


def reveal(target: str, *, what: str) -> None:
    """Scroll to the container with the key `target` when `what` changes and the container is out of sight."""
    _component()(key=f"reveal-{target}", data={"target": target, "what": what}, height=1)
