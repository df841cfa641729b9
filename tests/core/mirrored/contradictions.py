"""What a comparison says that its own evidence, or another of its tables, denies. Each is a line; none is the rule."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from core.alignment.label import shown
from core.index import Index
from core.models import Comparison, Point, Standing
from core.tables import coverage as coverage_tables
from core.tables import outlets as outlet_tables
from core.text.words import is_function_word, read_words


def contradictions(comparison: Comparison) -> list[str]:
    """All contradictions of standings, points and only-here sentences, derived from matches and articles alone."""
    return [*_of_standings(comparison), *_of_points(comparison), *_of_unique(comparison)]


def contradictions_of_tables(comparison: Comparison) -> list[str]:
    """Where a table says another standing, number or count than the comparison."""
    return [*_of_coverage_rows(comparison), *_of_outlet_rows(comparison), *_of_unique_rows(comparison)]


def _of_standings(comparison: Comparison) -> Iterator[str]:
    probability = _probabilities(comparison)
    sentences = _sentences(comparison)
    points = {point.point_id: point for point in comparison.points}
    cells = [(cell.point_id, cell.article_id) for cell in comparison.coverage]
    if sorted(cells) != sorted((point_id, article_id) for point_id in points for article_id in comparison.article_ids):
        yield "there is not one cell for each point and outlet"
    for cell in comparison.coverage:
        where = f"{cell.point_id} in {cell.article_id}"
        members = points[cell.point_id].members
        mine = tuple(member.sentence_id for member in members if member.article_id == cell.article_id)
        others = [member.sentence_id for member in members if member.article_id != cell.article_id]
        own = mine or sentences[cell.article_id]
        number = max((probability.get(frozenset((a, b)), 0.0) for a in own for b in others), default=0.0)
        close = number >= comparison.settings.possible_from
        right = Standing.REPORTED if mine else Standing.POSSIBLY if close else Standing.NOT_FOUND
        if cell.standing is not right:
            yield f"{where}: {cell.standing}, but the evidence says {right}"
        if cell.probability != number:
            yield f"{where}: shows {cell.probability}, but {number} decides"
        if cell.sentence_ids != mine:
            yield f"{where}: shows other sentences than those in the point"
        miss = cell.nearest_miss
        if right is Standing.POSSIBLY and not (
            miss
            and miss.sentence_id in others
            and miss.other_sentence_id in sentences[cell.article_id]
            and probability[frozenset((miss.sentence_id, miss.other_sentence_id))] == number
        ):
            yield f"{where}: possibly, without the sentence that decides"


def _of_points(comparison: Comparison) -> Iterator[str]:
    labels = _labels(comparison)
    members = {point.point_id: {member.sentence_id for member in point.members} for point in comparison.points}
    for point in comparison.points:
        if len({member.article_id for member in point.members}) < 2:
            yield f"{point.point_id}: a point of one outlet"
        if point.label_sentence not in members[point.point_id]:
            yield f"{point.point_id}: labelled with a sentence that is not in it"
    for one, other in combinations(members, 2):
        if labels[one].casefold() == labels[other].casefold():
            yield f"{one} and {other}: both called {labels[one]!r}"
        if members[one] <= members[other] or members[other] <= members[one]:
            yield f"{one} and {other}: one inside the other"
        said, also = _content(labels[one]), _content(labels[other])
        if members[one] & members[other] and (said <= also or also <= said):
            yield f"{one} and {other}: share sentences, and one label says nothing of its own"


def _of_unique(comparison: Comparison) -> Iterator[str]:
    in_points = {member.sentence_id for point in comparison.points for member in point.members}
    everything = [name for names in _sentences(comparison).values() for name in names]
    if [found.sentence_id for found in comparison.unique] != [name for name in everything if name not in in_points]:
        yield "unique sentences are not those that stand in no point"
    best = _best_elsewhere(comparison)
    for found in comparison.unique:
        near = best.get(found.sentence_id, {})
        possibly = {name for name, number in near.items() if number >= comparison.settings.possible_from}
        if set(found.possibly_in) != possibly:
            yield f"{found.sentence_id}: possibly in {found.possibly_in}, but the evidence says {possibly}"
        if {miss.other_article_id: miss.probability for miss in found.nearest if miss.other_sentence_id} != near:
            yield f"{found.sentence_id}: its nearest sentences are others"


def _of_coverage_rows(comparison: Comparison) -> Iterator[str]:
    rows = coverage_tables.coverage(comparison, Index.of(comparison))
    said = {(row.point.point_id, row.article_id): (row.standing, row.probability) for row in rows}
    if said != {(cell.point_id, cell.article_id): (cell.standing, cell.probability) for cell in comparison.coverage}:
        yield "the rows of coverage say other standings or numbers"
    if {row.point.point_id: row.point.label for row in rows} != _labels(comparison):
        yield "the rows of coverage have other labels"


def _of_outlet_rows(comparison: Comparison) -> Iterator[str]:
    for row in outlet_tables.outlets(comparison, Index.of(comparison)):
        standings = [cell.standing for cell in comparison.coverage if cell.article_id == row.article_id]
        counts = [standings.count(one) for one in (Standing.REPORTED, Standing.POSSIBLY, Standing.NOT_FOUND)]
        if [row.reported, row.possibly, row.not_found] != counts:
            yield f"{row.outlet}: the row counts other standings"
        alone = [bool(found.possibly_in) for found in comparison.unique if found.article_id == row.article_id]
        if [row.only_here, row.possibly_elsewhere] != [alone.count(False), alone.count(True)]:
            yield f"{row.outlet}: the row counts other sentences as only here"


def _of_unique_rows(comparison: Comparison) -> Iterator[str]:
    names = coverage_tables.outlet_names(comparison)
    rows = outlet_tables.unique(comparison, Index.of(comparison))
    said = {row.sentence_id: (row.possibly_in, row.probability) for row in rows}
    shown_as = {
        found.sentence_id: (", ".join(names[name] for name in found.possibly_in), found.nearest[0].probability)
        for found in comparison.unique
    }
    if said != shown_as:
        yield "the rows of only-here sentences say otherwise"


def _probabilities(comparison: Comparison) -> dict[frozenset[str], float]:
    return {frozenset((match.left, match.right)): match.probability for match in comparison.matches}


def _sentences(comparison: Comparison) -> dict[str, list[str]]:
    return {one.article.article_id: [each.sentence_id for each in one.sentences] for one in comparison.readings}


def _best_elsewhere(comparison: Comparison) -> Mapping[str, dict[str, float]]:
    """The highest probability of each sentence with each other outlet."""
    article_of = {name: article_id for article_id, names in _sentences(comparison).items() for name in names}
    best: dict[str, dict[str, float]] = {name: {} for name in article_of}
    for match in comparison.matches:
        for here, there in ((match.left, match.right), (match.right, match.left)):
            known = best[here].get(article_of[there], 0.0)
            best[here][article_of[there]] = max(known, match.probability)
    return best


def _labels(comparison: Comparison) -> dict[str, str]:
    texts = {sentence.sentence_id: one.article.text for one in comparison.readings for sentence in one.sentences}

    def label(point: Point) -> str:
        return shown(texts[point.label_sentence], point.label)

    return {point.point_id: label(point) for point in comparison.points}


def _content(label: str) -> set[str]:
    return {word.stem for word in read_words(label) if not is_function_word(word.form)}
