"""What a site's robots.txt allows, after RFC 9309: the most specific rule of the group for us, else of that for all."""

from __future__ import annotations

import re
from collections import defaultdict
from urllib.parse import quote, unquote

PRODUCT = "parallax"
MOST_RULES = 5_000


def allows(robots: str, path: str) -> bool:
    """Say whether a path, with its query, may be fetched. The longest rule that fits counts; of two, the kind one."""
    groups = _groups(robots)
    rules = groups[PRODUCT] if PRODUCT in groups else groups.get("*", [])
    path = _plain(path)
    longest, allowed = -1, True
    for allow, pattern in rules:
        if len(pattern) >= longest and _fits(pattern, path) and (len(pattern) > longest or allow):
            longest, allowed = len(pattern), allow
    return allowed


def _groups(robots: str) -> dict[str, list[tuple[bool, str]]]:
    groups: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    agents: list[str] = []
    naming, count = False, 0
    for line in robots.splitlines():
        field, colon, value = line.partition("#")[0].partition(":")
        name, value = field.strip().lower(), value.strip()
        if not colon:
            continue
        if name == "user-agent":
            agents = [*agents, value.lower()] if naming else [value.lower()]
            naming = True
            for agent in agents:
                _ = groups[_product(agent)]
        elif name in {"allow", "disallow"}:
            naming = False
            if value and count < MOST_RULES:
                count += 1
                for agent in agents:
                    groups[_product(agent)].append((name == "allow", _plain(value)))
    return groups


def _product(agent: str) -> str:
    return "*" if agent == "*" else re.split(r"[^a-z_-]", agent)[0]


def _plain(path: str) -> str:
    return quote(unquote(path), safe="/*$?&=%;:@!'()+,~#")


def _fits(pattern: str, path: str) -> bool:
    """Match "*" and a closing "$", in time that grows with the lengths and not their product's power."""
    whole = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    for number, piece in enumerate(others):
        if whole and number == len(others) - 1:
            return len(path) - len(piece) >= place and path.endswith(piece)
        place = path.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return not whole or bool(others) or place == len(path)
