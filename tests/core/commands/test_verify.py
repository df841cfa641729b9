"""What Parallax exports, a checker that knows nothing of Parallax derives again; one change is caught."""

import ast
import hashlib
import json
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest

from core.cli import main
from core.commands import verify as checker
from core.commands.verify import verify
from core.compare import arrange
from core.models import (
    Clause,
    Comparison,
    Conflict,
    ConflictKind,
    Decision,
    DecisionKind,
    Fact,
    FactKind,
    Match,
    Passage,
    Quote,
    QuoteKind,
    Reading,
    Related,
    Role,
    Sentence,
    Side,
    Target,
    Verdict,
)
from core.settings import Settings
from core.storage.comparison_file import FORMAT, encode_comparison
from tests.support import NOBODY, article

STORIES = 1000
FILE = Path(checker.__file__)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
WHO = ("The harbour master", "A ferry captain", "The town council", "Lena Ortiz", "The coastguard", "An insurer")
DID = ("counted", "promised", "moved", "lost", "repaired", "inspected")
WHAT = ("{} boats", "{} sandbags", "the sea wall", "{} passengers", "the old pier", "{} fishing nets")
WHEN = ("before the storm", "on Tuesday night", "near the northern channel", "after a short meeting")
SAID = ("“We will mend {what} {when},”", "“Nobody warned us of {what} {when},”")


class Composer:
    """A story of sentences made up by a seeded chance: who says what, what matches, what editors decided."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.said_by: dict[str, int] = {}
        self.quotes: list[Quote] = []
        self.facts: list[Fact] = []
        self.clauses: list[Clause] = []

    def comparison(self) -> Comparison:
        """The story, arranged by some threshold, with some outlets left out."""
        chance = self.chance
        things = chance.sample(list(product(WHO, DID, WHAT, WHEN)), 9)
        readings = tuple(self.reading(name, things) for name in "abcd"[: chance.randint(2, 4)])
        order = [one.sentence_id for reading in readings for one in reading.sentences]
        matches = tuple(sorted(self.matches(readings), key=lambda one: (order.index(one.left), order.index(one.right))))
        related = Related(
            NOBODY,
            readings,
            matches,
            tuple(self.quotes),
            tuple(self.facts),
            tuple(self.conflicts(readings, matches)),
            clauses=tuple(self.clauses),
        )
        ids = [one.article.article_id for one in readings]
        threshold, possible_from = round(chance.uniform(0.3, 0.9), 2), chance.choice((0.05, 0.1, 0.3))
        return arrange(
            related,
            title="Storm",
            settings=Settings(threshold=threshold, possible_from=possible_from),
            decisions=tuple(self.decisions(readings, matches)),
            article_ids=ids if chance.random() < 0.7 else chance.sample(ids, chance.randint(1, len(ids))),
        )

    def reading(self, name: str, things: Sequence[tuple[str, ...]]) -> Reading:
        """An article that tells some of what happened in its own words."""
        chance = self.chance
        text = f"Storm at the coast, {chance.randint(2, 99)} boats lost"
        passages = [Passage(0, len(text), Role.HEADLINE, 0, "first line", "stands on top")]
        sentences = []
        told = chance.sample(range(len(things)), chance.randint(3, 7))
        while told:
            text += "\n\n"
            begin, paragraph = len(text), len(passages)
            for number in [told.pop() for _ in range(min(len(told), chance.randint(1, 2)))]:
                text += " " if len(text) > begin else ""
                sentence = Sentence(f"{name}@{len(text)}", name, len(text), 0, paragraph)
                text += self.told(name, sentence, *things[number])
                sentences.append(Sentence(sentence.sentence_id, name, sentence.start, len(text), paragraph))
                self.said_by[sentence.sentence_id] = number
            passages.append(Passage(begin, len(text), Role.BODY, paragraph, "sentence", "reads as a sentence"))
        return Reading(article(name, text + "\n"), tuple(passages), tuple(sentences))

    def told(self, name: str, sentence: Sentence, who: str, did: str, what: str, when: str) -> str:
        """One sentence, with what can be its label, its number and its quote."""
        at, own = sentence.start, sentence.sentence_id
        what = what.format(self.chance.choice((12, 12, 40)))
        if did in DID[:2]:
            said = SAID[did == DID[0]].format(what=what, when=when)
            text = f"{said} {who} said."
            content, cue = (at + 1, at + len(said) - 2), (at + len(text) - 5, at + len(text) - 1)
            speaker = (at + len(said) + 1, at + len(said) + 1 + len(who))
            quote_id = f"{name}@{content[0]}-{content[1]}"
            kind = QuoteKind.DIRECT
            self.quotes.append(Quote(quote_id, name, kind, (content,), cue, speaker, who, sentence_ids=(own,)))
            self.clauses.append(Clause(own, (content,)))
        elif self.chance.random() < 0.5:
            text = f"{who} {did} {what} {when}."
            self.clauses.append(Clause(own, ((at, at + len(text) - 1),)))
        else:
            text = f"{when.capitalize()}, {who} {did} {what}."
            self.clauses.append(Clause(own, ((at + len(when) + 2, at + len(text) - 1), (at, at + len(when)))))
        if number := re.search(r"\d+", text):
            value = number[0]
            place = (at + number.start(), at + number.end())
            self.facts.append(Fact(name, *place, FactKind.NUMBER, value, own, float(value), float(value), "count"))
        return text

    def matches(self, readings: tuple[Reading, ...]) -> Iterator[Match]:
        """The same thing most often matches, another one now and then."""
        for one, other in combinations(readings, 2):
            for left, right in product(one.sentences, other.sentences):
                same = self.said_by[left.sentence_id] == self.said_by[right.sentence_id]
                if same or self.chance.random() < 0.12:
                    probability = self.chance.uniform(*((0.35, 0.99) if same else (0.05, 0.6)))
                    beyond = self.chance.random() < (0.85 if same else 0.4)
                    weighed = (round(probability, 4), round(self.chance.uniform(-0.2, 1), 4), 0.5, beyond)
                    yield Match(left.sentence_id, right.sentence_id, *weighed)

    def conflicts(self, readings: tuple[Reading, ...], matches: tuple[Match, ...]) -> Iterator[Conflict]:
        """Two numbers in sentences that match."""
        texts = {one.article.article_id: one.article.text for one in readings}
        numbers = {one.sentence_id: one for one in self.facts}
        for match in matches:
            facts = [numbers.get(match.left), numbers.get(match.right)]
            a, b = (one and Side(one.article_id, one.sentence_id, one.start, one.end, one.value) for one in facts)
            if a and b and a.value != b.value:
                assert texts[a.article_id][a.start : a.end] == a.value
                name = f"number:{a.article_id}@{a.start}-{a.end}:{b.article_id}@{b.start}-{b.end}"
                yield Conflict(name, ConflictKind.NUMBER, a, b, "Two counts.", probability=match.probability)

    def decisions(self, readings: tuple[Reading, ...], matches: tuple[Match, ...]) -> Iterator[Decision]:
        """Some words on pairs that match or do not, a few of them taken back."""
        places = {
            row.sentence_id: Target(one.article.sha256, row.start, row.end) for one in readings for row in one.sentences
        }
        chance, kinds = self.chance, (DecisionKind.SAME_POINT, DecisionKind.DIFFERENT_POINT, DecisionKind.POINT)
        for number in range(chance.choice((0, 0, 1, 3)) if matches else 0):
            kind, match = chance.choice(kinds), chance.choice(matches)
            verdict = chance.choice([*Verdict, Verdict.AGREE]) if kind is DecisionKind.POINT else None
            when = NOON + timedelta(minutes=number)
            withdrawn = when if chance.random() < 0.2 else None
            names = dict.fromkeys((match.left, match.right, *chance.sample(sorted(places), chance.randint(0, 1))))
            targets = tuple(places[name] for name in names)
            yield Decision(f"d{number}", kind, targets, "Ida Voss", when, withdrawn=withdrawn, verdict=verdict)


@cache
def exported(seed: int) -> bytes:
    return encode_comparison(Composer(seed).comparison())


@pytest.fixture
def check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[bytes], tuple[int, str]]:
    """Verify a file with these bytes: the exit code, and what was printed."""

    def verified(data: bytes) -> tuple[int, str]:
        file = tmp_path / "story.json"
        file.write_bytes(data)
        return verify(str(file)), capsys.readouterr().out

    return verified


Check = Callable[[bytes], tuple[int, str]]
Steps = tuple[Any, ...]


def leaves(value: Any, path: Steps = ()) -> Iterator[Steps]:
    """The path of each number, text and flag in the file."""
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*path, step))
    elif value is not None and value != "":
        yield path


def another(value: Any, chance: random.Random) -> Any:
    """A value of the same kind that differs by one digit, letter or flag."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + chance.choice((-3, -2, -1, 1, 2, 3))
    if isinstance(value, float):
        return round(value + chance.choice((-1, 1)) * chance.choice((0.001, 0.01, 0.2)), 4)
    if value in ("reported", "possibly", "not found"):
        return chance.choice([one for one in ("reported", "possibly", "not found") if one != value])
    place = chance.randrange(len(value))
    letter = chance.choice([one for one in "aeiouxyz 0159.,“" if one != value[place]])
    return value[:place] + letter + value[place + 1 :]


def alter(whole: Any, path: Steps, chance: random.Random) -> str:
    """Change what stands at a path; say what was changed."""
    place = whole
    for step in path[:-1]:
        place = place[step]
    before = place[path[-1]]
    place[path[-1]] = another(before, chance)
    return f"{'/'.join(map(str, path))}: {before!r:.60} to {place[path[-1]]!r:.60}"


def test_a_thousand_composed_comparisons_hold(check: Check) -> None:
    found = [(seed, *check(exported(seed))) for seed in range(STORIES)]
    assert [one for one in found if one[1] != 0] == []
    stories = [json.loads(exported(seed))["comparison"] for seed in range(STORIES)]
    standings = {one["standing"] for story in stories for one in story["coverage"]}
    assert standings == {"reported", "possibly", "not found"}
    for part in ("points", "decided", "pinned", "unique", "quotes", "utterances", "conflicts", "origins"):
        assert sum(bool(story[part]) for story in stories) >= 20, part


def test_a_thousand_single_alterations_are_caught(check: Check) -> None:
    """Every second one is a character of an article, the others are anywhere in the file."""
    missed = []
    for seed in range(STORIES):
        chance, whole = random.Random(seed), json.loads(exported(seed))
        paths = list(leaves(whole))
        texts = [path for path in paths if path[-2:] == ("article", "text")]
        said = alter(whole, chance.choice(texts if seed % 2 else paths), chance)
        if check(json.dumps(whole).encode())[0] == 0:
            missed.append((seed, said))
    assert missed == []


DERIVED = re.compile(
    r"article_ids/\*|points/.*|coverage/\*/(?!reason).*|unique/.*|decided/.*|origins/\*/article_ids/.*"
    r"|related/matches/\*/(left|right)|related/readings/\*/passages/\*/(start|end)"
    r"|related/readings/\*/sentences/.*|(related/)?quotes/\*/(quote_id|content|sentence_ids).*"
    r"|(related/)?conflicts/\*/(conflict_id|[ab]/.*)|utterances/\*/members/\*/(words|quote_ids.*)"
)


def signed_anew(whole: Any) -> bytes:
    """The file with the digest of what it says now, as somebody would write it who knows how it is made."""
    canonical = json.dumps(whole["comparison"], sort_keys=True, separators=(",", ":"))
    whole["digest"] = hashlib.sha256(canonical.encode()).hexdigest()
    return json.dumps(whole).encode()


@cache
def is_derived(kind: str) -> bool:
    return DERIVED.fullmatch(kind) is not None


def test_what_follows_from_the_rest_is_caught_without_the_digest(check: Check) -> None:
    """Every kind of number, span, id, standing and label that the checker derives is as likely to be changed."""
    missed, kinds = [], set()
    for seed in range(STORIES):
        chance, whole = random.Random(seed), json.loads(exported(seed))
        by_kind: dict[str, list[Steps]] = {}
        for path in leaves(whole["comparison"]):
            by_kind.setdefault("/".join("*" if isinstance(step, int) else step for step in path), []).append(path)
        kind = chance.choice(sorted(filter(is_derived, by_kind)))
        said = alter(whole["comparison"], chance.choice(by_kind[kind]), chance)
        kinds.add(kind)
        code, told = check(signed_anew(whole))
        assert "Format and digest" not in told
        if code == 0:
            missed.append((seed, said))
    assert missed == []
    assert len(kinds) > 50


@cache
def a_large_one() -> bytes:
    """The first composed story with five points in three outlets."""
    stories = (exported(seed) for seed in range(STORIES))
    return next(one for one in stories if len(json.loads(one)["comparison"]["coverage"]) >= 15)


def test_a_point_taken_out_with_its_coverage_is_missed(check: Check) -> None:
    """Its sentences then stand in no point, and are not said to be unique."""
    whole = json.loads(a_large_one())
    story = whole["comparison"]
    gone = story["points"].pop()
    story["coverage"] = [one for one in story["coverage"] if one["point_id"] != gone["point_id"]]
    code, told = check(signed_anew(whole))
    assert code == 1
    assert "A sentence in no point" in told


def test_it_tells_twenty_findings_and_counts_the_rest(check: Check) -> None:
    whole = json.loads(a_large_one())
    for one in whole["comparison"]["coverage"]:
        one["probability"], one["lacks"], one["reason"] = 0.77, ["date"], "77%, 66%"
    code, told = check(signed_anew(whole))
    assert code == 1
    assert len(told.splitlines()) == 21
    assert re.fullmatch(r"and \d+ more", told.splitlines()[-1])


def test_a_file_without_a_digest_is_not_verified(check: Check) -> None:
    whole = json.loads(exported(1))
    del whole["digest"]
    code, told = check(json.dumps(whole).encode())
    assert (code, told[:6]) == (1, "Format")


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"comparison": {}}', b"\xff", b"[" * 100_000])
def test_what_is_no_comparison_has_a_code_of_its_own(data: bytes, check: Check) -> None:
    code, told = check(data)
    assert code == 2
    assert "is no exported comparison" in told


def test_a_missing_file_is_no_comparison(capsys: pytest.CaptureFixture[str]) -> None:
    assert verify("nowhere.json") == 2
    assert "nowhere.json" in capsys.readouterr().out


def test_the_command_line_gives_its_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "story.json"
    for data, code in ((exported(1), 0), (exported(1).replace(b"Storm", b"Storn"), 1), (b"{}", 2)):
        file.write_bytes(data)
        with pytest.raises(SystemExit) as ended:
            main(["verify", str(file)])
        assert ended.value.code == code
    assert capsys.readouterr().out.startswith(f"{file}: verified: ")


def test_it_runs_alone(tmp_path: Path) -> None:
    copy = tmp_path / "checker.py"
    copy.write_bytes(FILE.read_bytes())
    (tmp_path / "story.json").write_bytes(exported(1))
    command = [sys.executable, "-I", "-S", str(copy), "story.json"]
    found = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert re.fullmatch(r"story\.json: verified: \d+ articles, \d+ points, \d+ sentences in none\n", found.stdout)


def test_it_is_short_and_stands_on_the_standard_library_alone() -> None:
    source = FILE.read_text(encoding="utf-8")
    names = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or "."] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names])
    }
    assert names <= sys.stdlib_module_names
    assert len(source.splitlines()) <= 200


def test_it_checks_the_format_that_is_written() -> None:
    assert checker.FORMAT == FORMAT
