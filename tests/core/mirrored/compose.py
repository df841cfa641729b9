"""Stories composed of invented sentences, and their mirrors: the same news laid out in another way."""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from core.models import Article, LayoutHint, LayoutSpan
from tests.support import article

DATA = Path(__file__).parents[2] / "data" / "mirrored"
OUTLETS = ("Gazette", "Herald", "Courier", "Tribune", "Mercury")
SHARE = 0.7  # of a story's facts that an outlet has on average
JOINED = 0.25  # of the sentences that can be made one with the sentence before
OPENERS = ("The ", "A ", "In ", "It ", "Two ", "There ")
MARKS = "“”"

Paragraphs = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Report:
    """What one outlet writes. `key` stays what it was, whatever the outlet is called in a mirror."""

    key: str
    outlet: str
    paragraphs: Paragraphs

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)


@dataclass(frozen=True)
class Story:
    """Reports in the order of their articles' ids."""

    title: str
    reports: tuple[Report, ...]

    def articles(self) -> list[Article]:
        """The reports as articles, as a page gives them: its file says which lines are paragraphs of the article."""
        return [self._article(f"{number:02}", report) for number, report in enumerate(self.reports)]

    def key(self, article_id: str) -> str:
        return self.reports[int(article_id)].key

    def _article(self, article_id: str, report: Report) -> Article:
        text = "\n\n".join([self.title, *(" ".join(paragraph) for paragraph in report.paragraphs)])
        inside = LayoutSpan(len(self.title) + 2, len(text), LayoutHint.ARTICLE, "stands in the article element")
        received = article(article_id, text, outlet=f"The {report.outlet}", layout=(inside,))
        return replace(received, short_name=report.outlet)


def stories() -> Iterator[Story]:
    """The composed stories: each file once, with three to five outlets."""
    for number, file in enumerate(sorted(DATA.glob("*.json"))):
        yield compose(file, outlets=3 + number % 3, seed=number)


def compose(file: Path, *, outlets: int, seed: int) -> Story:
    """Compose a story: each outlet has some facts, in words of its choice, roughly in the order of the file.

    One fact comes twice in an outlet, in other words, as a lede's news does further down.
    """
    found = json.loads(file.read_text(encoding="utf-8"))
    chance = random.Random(f"{file.stem} {seed}")
    return Story(found["title"], tuple(_report(outlet, found["facts"], chance) for outlet in OUTLETS[:outlets]))


def _report(outlet: str, facts: list[list[str]], chance: random.Random) -> Report:
    chosen = [fact for fact in facts if chance.random() < SHARE]
    places = sorted(range(len(chosen)), key=lambda place: place + chance.uniform(0, 4))
    sentences = [chance.choice(chosen[place]) for place in places]
    again = [wording for wording in chosen[0] if wording not in sentences]
    return Report(outlet, outlet, _in_paragraphs(_some_as_one([*sentences, again[0]], chance), chance))


def _some_as_one(sentences: list[str], chance: random.Random) -> list[str]:
    """Put some neighbours into one sentence, which then holds two facts."""
    result = sentences[:1]
    for sentence in sentences[1:]:
        plain = not {*MARKS} & {*result[-1], *sentence} and sentence.startswith(OPENERS)
        if plain and chance.random() < JOINED and ", while " not in result[-1]:
            result[-1] = f"{result[-1][:-1]}, while {sentence[0].lower()}{sentence[1:]}"
        else:
            result.append(sentence)
    return result


def _in_paragraphs(sentences: list[str], chance: random.Random) -> Paragraphs:
    paragraphs = []
    while sentences:
        length = chance.randint(1, 3)
        paragraphs.append(tuple(sentences[:length]))
        sentences = sentences[length:]
    return tuple(paragraphs)


Mirror = Callable[[Story, random.Random], Story]


def shuffled(story: Story, chance: random.Random) -> Story:
    """The articles in another order, and so under other ids."""
    order = list(story.reports)
    while tuple(order) == story.reports:
        chance.shuffle(order)
    return replace(story, reports=tuple(order))


def renamed(story: Story, _: random.Random) -> Story:
    """Other names for all outlets, one of them the name that another had."""
    names = ["Zeitung", *(report.outlet for report in story.reports[:-1])]
    return _each(story, lambda report: replace(report, outlet=names[story.reports.index(report)]))


def split(story: Story, _: random.Random) -> Story:
    """A paragraph for each sentence."""
    return _each(story, lambda report: replace(report, paragraphs=tuple((one,) for one in report.sentences)))


def joined(story: Story, _: random.Random) -> Story:
    """Every two paragraphs in one."""

    def join(report: Report) -> Report:
        old = report.paragraphs
        return replace(report, paragraphs=tuple(sum(old[place : place + 2], ()) for place in range(0, len(old), 2)))

    return _each(story, join)


def with_marks(opening: str, closing: str, apostrophe: str) -> Mirror:
    """Other quotation marks."""
    table = str.maketrans({"“": opening, "”": closing, "’": apostrophe})

    def write(paragraphs: Paragraphs) -> Paragraphs:
        return tuple(tuple(sentence.translate(table) for sentence in paragraph) for paragraph in paragraphs)

    return lambda story, _: _each(story, lambda report: replace(report, paragraphs=write(report.paragraphs)))


def moved(story: Story, chance: random.Random) -> Story:
    """In each article one sentence in another paragraph."""

    def move(report: Report) -> Report:
        paragraphs = [list(paragraph) for paragraph in report.paragraphs]
        here, there = chance.sample(range(len(paragraphs)), 2)
        paragraphs[there].append(paragraphs[here].pop())
        return replace(report, paragraphs=tuple(tuple(paragraph) for paragraph in paragraphs if paragraph))

    return _each(story, move)


def with_twin(story: Story, chance: random.Random) -> Story:
    """One article once more, as a further outlet, before or behind all others."""
    model = chance.choice(story.reports)
    twin = replace(model, key=f"twin of {model.key}", outlet="Echo")
    return replace(story, reports=chance.choice([(twin, *story.reports), (*story.reports, twin)]))


def without_one(story: Story, chance: random.Random) -> Story:
    """One outlet less."""
    reports = list(story.reports)
    del reports[chance.randrange(len(reports))]
    return replace(story, reports=tuple(reports))


def _each(story: Story, change: Callable[[Report], Report]) -> Story:
    return replace(story, reports=tuple(change(report) for report in story.reports))


SAME_NEWS: dict[str, Mirror] = {
    "shuffled": shuffled,
    "renamed": renamed,
    "split": split,
    "joined": joined,
    "straight marks": with_marks('"', '"', "'"),
    "low marks": with_marks("„", "“", "’"),
    "angled marks": with_marks("«", "»", "’"),
    "moved": moved,
}
"""Mirrors that say the same of every outlet."""
OTHER_NEWS: dict[str, Mirror] = {"with a twin": with_twin, "without one": without_one}
"""Mirrors in which there is an outlet more or less."""
