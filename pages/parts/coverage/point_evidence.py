"""One point with every outlet side by side: what it has, why that counts, and what comes nearest where it has none."""

from __future__ import annotations

from collections.abc import Mapping

from core.charts.specs import SIGNS
from core.index import Index
from core.models import Coverage, Match, Point, Standing
from core.summaries.coverage import lacks_in_words
from pages.drawing.markup import Safe, element, join
from pages.drawing.sentences_in_place import in_paragraph, wording
from pages.session import views

TONES = {Standing.REPORTED: "reported", Standing.POSSIBLY: "possibly", Standing.NOT_FOUND: "not-found"}


def badge(standing: Standing, probability: float | None = None) -> Safe:
    """A standing as a word on its colour; a close call with its probability."""
    sign = f"{SIGNS[standing]} " if standing is Standing.POSSIBLY else ""
    number = f", {probability:.0%}" if standing is Standing.POSSIBLY and probability is not None else ""
    return element("span", f"{sign}{standing.value}{number}", of=f"px-badge px-{TONES[standing]}")


def legend() -> Safe:
    """What the three looks of a cell mean."""
    means = {
        Standing.REPORTED: "a sentence makes the point",
        Standing.POSSIBLY: "a close call, with its probability",
        Standing.NOT_FOUND: "nothing comes near",
    }
    return element(
        "p",
        *(element("span", badge(standing), f" {meaning}") for standing, meaning in means.items()),
        of="px-legend",
    )


def chip(name: str) -> Safe:
    """An outlet's short name."""
    return element("span", name, of="px-outlet")


def lacks(cell: Coverage) -> Safe | None:
    """What an outlet leaves out of a point that it reports, in words."""
    return element("span", lacks_in_words(cell.lacks), of="px-lacks") if cell.lacks else None


def why(*says: str | None) -> Safe:
    """The line under a finding that says what it rests on."""
    return element("p", element("span", "Why", of="px-why-head"), " ", *says, of="px-why")


def side_by_side(view: views.View, point: Point, cells: Mapping[str, Coverage], *, base: str, open_id: str) -> Safe:
    """A card for each outlet, the base first; words that the base does not use are underlined in the others."""
    base_words = wording(view.index, cells[base].sentence_ids)
    ordered = sorted(cells, key=lambda article_id: (article_id != base, not cells[article_id].sentence_ids))
    cards = [
        _card(
            view,
            point,
            cells[article_id],
            compared_with=None if article_id == base else base_words,
            is_base=article_id == base,
            is_open=article_id == open_id,
        )
        for article_id in ordered
    ]
    return element("div", *cards, of="px-cards")


def _card(
    view: views.View, point: Point, cell: Coverage, *, compared_with: str | None, is_base: bool, is_open: bool
) -> Safe:
    head = element(
        "h3",
        chip(view.names[cell.article_id]),
        badge(cell.standing, cell.probability),
        lacks(cell),
        element("span", "wording compared with this", of="px-base") if is_base else None,
        of="px-card-head",
    )
    body = has_it(view, point, cell, compared_with) if cell.sentence_ids else has_it_not(view, cell)
    return element("article", head, body, of="px-card px-open" if is_open else "px-card")


def has_it(view: views.View, point: Point, cell: Coverage, compared_with: str | None = None) -> Safe:
    """The outlet's sentences in their paragraphs, the standing with its reason, and the strongest match explained."""
    match = strongest_match(view.index, point, cell)
    return join(
        (
            in_paragraph(view.index, cell.sentence_ids, base=compared_with),
            why(cell.reason),
            _explained(view, match, cell.article_id) if match else None,
        )
    )


def has_it_not(view: views.View, cell: Coverage) -> Safe:
    """The nearest that an outlet comes, and why it does not count."""
    miss = cell.nearest_miss
    if miss is None or miss.other_sentence_id is None:
        return join((element("p", "No sentence of this outlet comes near.", of="px-absent"),))
    return join(
        (
            element("p", "Its closest sentence:", of="px-absent"),
            in_paragraph(view.index, [miss.other_sentence_id], near=True),
            why(cell.reason),
        )
    )


def strongest_match(index: Index, point: Point, cell: Coverage) -> Match | None:
    """The best pair between this outlet's sentences of the point and another outlet's."""
    others = [member.sentence_id for member in point.members if member.article_id != cell.article_id]
    pairs = [(index.probability(mine, other), mine, other) for mine in cell.sentence_ids for other in others]
    best = max(pairs, default=None)
    return index.match(best[1], best[2]) if best else None


def _explained(view: views.View, match: Match, article_id: str) -> Safe:
    from core.alignment import explain

    other = match.right if view.index.sentences[match.left].article_id == article_id else match.left
    return element(
        "p",
        "Strongest match, with ",
        chip(view.names[view.index.sentences[other].article_id]),
        ": ",
        explain(views.evidence(view), match),
        of="px-why",
    )
