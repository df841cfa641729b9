"""Which passages are body, and what the others are: each with the rule that says so."""

from __future__ import annotations

import re

from core.models import Passage, Role
from core.text import phrases
from core.text.lines import Line, lines

DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][\w. ]{1,20})?(?: ?\([^)\n]{2,30}\))?"
    r"|[A-Z][\w.'’ -]{1,28} ?\([A-Z][^)\n]{1,30}\))"
    r"\s*(?:--|[-—–:])(?=\s)"
)
CAPTION = re.compile(
    r"(?:pictured|file photo|photo:|\(ap photo|getty images|\breuters$|\bafp$|handout|"
    r"photograph:|image via|/ [a-z. ]{2,20}$)"
)


def passages(text: str) -> tuple[Passage, ...]:
    """Give every line of an article its role."""
    found = lines(text)
    roles = _roles(found)
    result: list[Passage] = []
    for line, (role, rule, reason, repeats) in zip(found, roles, strict=True):
        dateline = DATELINE.match(text, line.start, line.end) if role is Role.BODY else None
        start = line.start
        if dateline and len(line.words) > 8:
            result.append(
                Passage(
                    start, dateline.end(), Role.DATELINE, line.number, "dateline", "says where the report was filed"
                )
            )
            start = dateline.end()
            while text[start].isspace():
                start += 1
        result.append(Passage(start, line.end, role, line.number, rule, reason, repeats))
    return tuple(result)


Verdict = tuple[Role, str, str, int | None]


def _roles(found: list[Line]) -> list[Verdict]:
    body = (Role.BODY, "running text", "reads like running text", None)
    result: list[Verdict] = []
    for line in found:
        kinds = phrases.phrases(line)
        if CAPTION.search(line.folded) and not (line.is_sentence and "pictured" not in line.folded):
            result.append((Role.CAPTION, "caption", "describes a picture or credits it", None))
        elif kinds and (kinds[0].whole or len(line.words) < 25):
            result.append((Role.BOILERPLATE, kinds[0].kind, phrases.reasons()[kinds[0].kind], None))
        elif line.is_sentence:
            result.append(body)
        else:
            result.append((Role.BOILERPLATE, "no sentence", "is not a sentence", None))
    bodies = [place for place, verdict in enumerate(result) if verdict[0] is Role.BODY]
    if not bodies:
        return result
    first = bodies[0]
    for place in range(first - 1, -1, -1):
        if result[place][1] == "no sentence" and 4 <= len(found[place].words) <= 25:
            result[place] = (Role.HEADLINE, "headline", "is a title before the text", None)
            break
    for place in range(first, bodies[-1]):
        if result[place][1] == "no sentence" and len(found[place].words) <= 10:
            result[place] = (Role.SUBHEAD, "subhead", "is a short title inside the text", None)
    return result
