"""Check an exported comparison alone: what follows from its other parts is derived again, a digest catches the rest."""

import hashlib
import json
import re
import sys
from collections import Counter
from itertools import combinations, product, zip_longest
from pathlib import Path
from typing import Any

FORMAT, MOST_TOLD, PLAIN, ROUNDED = 3, 20, '[^"“”„«»]{1,90}', 0.5e-4 + 1e-9  # means are kept with four digits
DAMAGED = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
Pair = frozenset[str]


class _Object(dict[str, Any]):
    __getattr__ = dict.__getitem__
    place = property(lambda self: (self.start, self.end))
    pair = property(lambda self: Pair((self.left, self.right)))


class _Check:
    """What a comparison holds, by id, and in `wrong` what does not follow in it."""

    def __init__(self, found: Any) -> None:
        self.wrong: list[str] = []
        self.found, self.related, self.settings = found, found.related, found.settings
        self.text = {one.article.article_id: one.article.text for one in found.related.readings}
        self.shown = [name for name in self.text if name in found.article_ids]
        self.sentence = {one.sentence_id: one for row in found.related.readings for one in row.sentences}
        self.home = {name: one.article_id for name, one in self.sentence.items()}
        self.body = {home: [name for name in self.home if self.home[name] == home] for home in self.text}
        self.row = {name: row for row, name in enumerate(self.sentence)}
        self.points = {Pair(one.sentence_id for one in point.members): point for point in found.points}
        self.pinned = {Pair(group) for group in found.pinned}
        joined = [one.pair for one in found.decided if one.probability == 1]
        self.by_hand = self.pinned | {group for group in self.points if any(pair <= group for pair in joined)}
        self.evidence = {one.pair: one for one in found.related.matches}
        self.weight: Any = Counter({pair: one.probability for pair, one in self.evidence.items()})
        self.reached: Any = Counter({**self.weight, **{one.pair: one.probability for one in found.decided}})

    def holds(self, what: str, true: object) -> None:
        self.wrong += [] if true else [what]

    def same(self, what: str, stated: object, derived: object) -> None:
        if stated != derived:
            self.wrong.append(f"{what}: the file says {stated!r:.200}, but {derived!r:.200} follows from the rest")

    def inside(self, home: str, *spans: Any, sentence: str | None = None) -> None:
        at: Any = self.sentence[sentence] if sentence else _Object(article_id=home, start=0, end=len(self.text[home]))
        for start, end in (span for span in spans if span is not None):
            fits = at.start <= start < end <= at.end and at.article_id == home
            self.holds(f"{start} to {end} of {home!r} lies outside {sentence or 'its text'!r}", fits)

    def words(self, article: str, *spans: Any) -> str:
        return " ".join(self.text[article][start:end] for start, end in spans)

    def nearest(self, names: Any, article: str) -> Any:
        met = [(name, there) for name in names for there in self.body[article] if Pair((name, there)) in self.reached]
        found: list[Any] = [(-self.reached[Pair((name, there))], name, 0, there) for name, there in met]
        less, here, _, there = min(found + [(0.0, name, 1, None) for name in names])
        return _Object(sentence_id=here, other_article_id=article, other_sentence_id=there, probability=-less)

    def mean(self, pairs: list[Pair], stated: float) -> float:
        mean: float = sum(self.weight[pair] for pair in pairs) / len(pairs)
        return stated if abs(stated - mean) <= ROUNDED else round(mean, 4)

    def articles(self) -> None:
        names = [one.article.article_id for one in self.related.readings]
        self.same("Articles, and those shown", [names, self.found.article_ids], [sorted(set(names)), self.shown])
        for name, reading in zip(names, self.related.readings, strict=True):
            body = [one for one in reading.passages if one.role == "body"]
            for rows, whole in ((reading.passages, [_Object(start=0, end=None)]), (reading.sentences, body)):
                words = [self.words(name, one.place) for one in rows]
                due = self.words(name, *(one.place for one in whole)).split()
                self.inside(name, *(one.place for one in rows))
                self.same(f"Spans of {name!r} without blanks around them", words, [one.strip() for one in words])
                self.holds(f"{name!r} is not held in order and once", "".join("".join(words).split()) == "".join(due))
            for one in reading.sentences:
                homes = [home.paragraph for home in body if home.start <= one.start and one.end <= home.end]
                own = _Object(sentence_id=f"{name}@{one.start}", article_id=name, paragraph=homes[0])
                self.same("A sentence", one, {**one, **own})

    def pairs(self) -> None:
        for pairs in (self.related.matches, self.found.decided):
            rows = [(self.row[one.left], self.row[one.right]) for one in pairs]
            self.same("Pairs in order", rows, sorted(set(rows)))
        for one in self.related.matches:
            fits = 0 < one.probability < 1 and self.home[one.left] < self.home[one.right]
            self.holds(f"{one.left!r} and {one.right!r}: of one outlet, or no probability", fits)
        self.holds("Nobody decided", not self.found.decided or any(not one.withdrawn for one in self.found.decisions))
        for one in self.found.decided:
            known = self.evidence.get(one.pair, {"cosine": 0, "lexical": 0, "beyond_topic": True})
            self.same("A decided pair", one, {**one, **known, "probability": round(one.probability)})

    def groups(self) -> None:
        for group, point in self.points.items():
            ids = sorted(group, key=self.row.__getitem__)
            across = [Pair(two) for two in combinations(ids, 2) if self.home[two[0]] != self.home[two[1]]]
            own = {name: [pair for pair in across if name in pair] for name in ids}
            self.same("A point's id", point.point_id, hashlib.sha256("\n".join(ids).encode()).hexdigest()[:10])
            self.same("A point's lowest pair", point.lowest_probability, min(self.weight[pair] for pair in across))
            self.same("A point's mean", point.mean_probability, self.mean(across, point.mean_probability))
            for name, one in zip(ids, point.members, strict=True):
                mean = self.mean(own[name], one.probability)
                self.same("A member", one, {"sentence_id": name, "article_id": self.home[name], "probability": mean})
            more = len({self.home[name] for name in ids}) > 2 or group in self.by_hand
            more = more or any(self.evidence.get(pair, {}).get("beyond_topic") for pair in across)
            close = min(max(self.reached[pair] for pair in own[name]) for name in ids) >= self.settings.threshold - 1e-8
            fits = close and more and 0 not in map(self.reached.get, across)
            self.holds(f"What the point {point.point_id} holds does not belong together", fits or group in self.pinned)
            self.holds("A point lies in another", not any(group < other for other in self.points))

    def labels(self) -> None:
        labels: dict[str, Pair] = {}
        for group, point in self.points.items():
            sentence = self.sentence[point.label_sentence]
            label = " ".join(self.words(sentence.article_id, *point.label).split()).casefold()
            clauses = [one.spans for one in self.related.clauses if one.sentence_id == point.label_sentence]
            own = any(start < sentence.end and sentence.start < end for start, end in point.label)
            fits = own and point.label_sentence in group and point.label in (clauses or [point.label])
            first = labels.setdefault(label, group)
            self.inside(sentence.article_id, *point.label)
            self.holds(f"{label!r} is not of its point, in marks or too long", fits and re.fullmatch(PLAIN, label))
            self.holds(f"{label!r} is the label of two points", first is group or self.by_hand & {first, group})

    def coverage(self) -> None:
        cells = list(product(self.points.items(), self.shown))
        self.holds("Coverage has not one line for each point and outlet", len(cells) == len(self.found.coverage))
        for one, ((group, point), article) in zip(self.found.coverage, cells, strict=False):
            mine = [member.sentence_id for member in point.members if member.article_id == article]
            miss = None if mine else self.nearest(group, article)
            best = miss.probability if miss else max(self.reached[Pair(two)] for two in product(mine, group - {*mine}))
            standing = "reported" if mine else "possibly" if best >= self.settings.possible_from else "not found"
            own = _Object(point_id=point.point_id, article_id=article, standing=standing, sentence_ids=mine)
            self.same("A standing", one, {**one, **own, "probability": best, "nearest_miss": miss})
            known = {f"{bar:.0%}" for bar in (best, self.settings.threshold, self.settings.possible_from)}
            self.holds(f"{one.reason!r} is of other numbers", {*re.findall(r"\d+%", one.reason)} <= known)
            self.holds("What lacks a detail is not reported", mine or not one.lacks)

    def unique(self) -> None:
        within, derived = Pair().union(*self.points), []
        for name in (name for home in self.shown for name in self.body[home] if {name} - within and self.shown[1:]):
            near = [self.nearest([name], other) for other in self.shown if other != self.home[name]]
            near.sort(key=lambda miss: -miss.probability)
            also = [miss.other_article_id for miss in near if miss.probability >= self.settings.possible_from]
            derived.append(_Object(sentence_id=name, article_id=self.home[name], nearest=near, possibly_in=also))
        for one, own in zip_longest(self.found.unique, derived):
            self.same("A sentence in no point", one, own)

    def others(self) -> None:
        known = {one.quote_id: one for one in self.related.quotes}
        for one in (*self.related.quotes, *self.found.quotes):
            home, said = one.article_id, one.content
            self.inside(home, *said, one.cue, one.speaker_as_written, *(by.span for by in one.carriers))
            body = [self.sentence[name] for name in self.body[home]]
            touched = [row.sentence_id for row in body if any(a < row.end and row.start < b for a, b in said)]
            own = {**known[f"{home}@{said[0][0]}-{said[-1][1]}"], "sentence_ids": touched}
            self.same("A quote", one, {**own, "speaker": one.speaker, "candidates": one.candidates})
        for member in (member for one in self.found.utterances for member in one.members):
            spans = [span for name in member.quote_ids for span in known[name].content]
            self.same("The words of an utterance", member.words, self.words(member.article_id, *spans))
        for held, kind in product((self.related, self.found), ("conflict", "variant")):
            for one in held[f"{kind}s"]:
                a, b = (f"{side.article_id}@{side.start}-{side.end}" for side in (one.a, one.b))
                for side in (one.a, one.b):
                    self.inside(side.article_id, side.place, sentence=side.sentence_id)
                    self.same("A value", side.value, self.words(side.article_id, side.place))
                self.same(f"The id of a {kind}", one[f"{kind}_id"], f"{one.kind}:{a}:{b}")
        for one in (*self.related.facts, *self.related.details):
            self.inside(self.home[one.sentence_id], one.place)
        for one, side in product(self.related.runs, ("left", "right")):
            self.inside(one[f"{side}_article"], (one[f"{side}_start"], one[f"{side}_end"]))
        self.same("Outlets", sorted(name for one in self.found.origins for name in one.article_ids), self.shown)


def verify(file: str) -> int:
    """Check a file and print what was found: 0 if all of it holds, 1 if not, 2 if it is no exported comparison."""
    try:
        whole = json.loads(Path(file).read_bytes(), object_hook=_Object)
        check, stated = _Check(whole.comparison), [whole.format, whole.get("digest")]
    except (OSError, *DAMAGED) as error:
        print(f"{file} is no exported comparison ({type(error).__name__}: {error})")
        return 2
    try:
        canonical = json.dumps(check.found, sort_keys=True, separators=(",", ":"))
        check.same("Format and digest", stated, [FORMAT, hashlib.sha256(canonical.encode()).hexdigest()])
        for part in ("articles", "pairs", "groups", "labels", "coverage", "unique", "others"):
            getattr(check, part)()
    except DAMAGED as error:
        check.wrong.append(f"It does not hold together ({type(error).__name__}: {error})")
    counts = f"{len(check.text)} articles, {len(check.points)} points, {len(check.found.unique)} sentences in none"
    more = [f"and {len(check.wrong) - MOST_TOLD} more"] if len(check.wrong) > MOST_TOLD else []
    print(*(check.wrong[:MOST_TOLD] + more or [f"{file}: verified: {counts}"]), sep="\n")
    return 1 if check.wrong else 0


if __name__ == "__main__":
    sys.exit(verify(sys.argv[1]))
