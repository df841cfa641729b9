"""Readings made by hand, so that the tests of this room do not hang on the rules for roles."""

import json
from pathlib import Path

from core.models import Article, Passage, Reading, Role, Sentence
from core.text.sentences import split

ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests" / "data" / "origins"
CASES = json.loads((DATA / "cases.json").read_text(encoding="utf-8"))


def body(article_id: str, text: str, **stated: object) -> Reading:
    """Every line is a body paragraph."""
    return lines(article_id, [(Role.BODY, line) for line in text.split("\n")], **stated)


def lines(article_id: str, marked: list[tuple[Role, str]], **stated: object) -> Reading:
    """Each line with the role it is given."""
    passages: list[Passage] = []
    sentences: list[Sentence] = []
    place = 0
    for paragraph, (role, line) in enumerate(marked):
        end = place + len(line)
        if line.strip():
            passages.append(Passage(place, end, role, paragraph, "by hand", "by hand"))
        if role is Role.BODY:
            spans = split("\n".join(text for _, text in marked), place, end)
            sentences += [Sentence(f"{article_id}@{s}", article_id, s, e, paragraph) for s, e in spans]
        place = end + 1
    text = "\n".join(line for _, line in marked)
    article = Article(article_id, article_id, text, f"sha of {article_id}", **stated)  # type: ignore[arg-type]
    return Reading(article, tuple(passages), tuple(sentences))


def seeds() -> list[Reading]:
    """The five seeds with the roles that a careful reader gave them."""
    labelled = json.loads((DATA / "seeds_roles.json").read_text(encoding="utf-8"))["articles"]
    readings = []
    for article_id, entry in labelled.items():
        text = (ROOT / "seeds" / entry["file"]).read_bytes().decode("utf-8-sig")
        passages: list[Passage] = []
        sentences = []
        for start, end, kind, paragraph in entry["sentences"]:
            role = Role(kind)
            if passages and (passages[-1].role, passages[-1].paragraph) == (role, paragraph):
                start_of_passage = passages.pop().start
            else:
                start_of_passage = start
            passages.append(Passage(start_of_passage, end, role, paragraph, "by hand", "by hand"))
            if role is Role.BODY:
                sentences.append(Sentence(f"{article_id}@{start}", article_id, start, end, paragraph))
        readings.append(Reading(Article(article_id, article_id, text, article_id), tuple(passages), tuple(sentences)))
    return readings


def derived(name: str) -> Reading:
    """One of the texts derived from the original."""
    return body("derived", (DATA / name).read_text(encoding="utf-8").strip())


def original() -> Reading:
    """The report of 434 words that the derived texts go back to, with its credit."""
    text = (DATA / CASES["original"]).read_text(encoding="utf-8").strip()
    marked = [(Role.BODY, line) for line in text.split("\n")]
    return lines("original", [*marked, (Role.BOILERPLATE, CASES["original_credit"])])


def words_of(reading: Reading, span: tuple[int, int] | None) -> str:
    """What the screen shows for a span."""
    return reading.article.text[slice(*span)] if span else ""
