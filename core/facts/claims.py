"""Acts in a sentence: who does what to whom, and whether it is said or denied."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from core.facts.grammar import OBJECTS, SUBJECTS, keys, say_words
from core.facts.names import can_be_one, names
from core.facts.negated import SOFT, is_not, negations, negatives, one_negated, reason_for
from core.facts.value_pair import ValuePair
from core.lexicon import rows
from core.models import ConflictKind
from core.text.tree import Token, Tree
from core.text.words import stem

LIGHT_VERBS = frozenset(
    [
        "be",
        "have",
        "do",
        "make",
        "take",
        "get",
        "give",
        "go",
        "come",
        "want",
        "seem",
        "become",
        "use",
        "need",
        "let",
        "try",
        "work",
        "think",
        "know",
        "see",
        "find",
        "put",
        "keep",
    ]
)
CARRIERS = frozenset(
    [
        "receive",
        "get",
        "have",
        "make",
        "give",
        "issue",
        "send",
        "obtain",
        "record",
        "report",
        "find",
        "see",
        "show",
        "be",
    ]
)


@dataclass(frozen=True, slots=True)
class Act:
    """A verb (or the noun that carries it) with who does it and to whom. `denied` counts negations, odd or even."""

    word: Token
    keys: frozenset[str]
    denied: bool
    doers: tuple[Token, ...]
    targets: tuple[Token, ...]
    loose: bool = False


@lru_cache(maxsize=20_000)
def acts(tree: Tree) -> tuple[Act, ...]:
    """Find the acts of a sentence, in order."""
    found: list[Act] = []
    for token in tree.tokens:
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass"):
            found += _acts_of(tree, token)
    return tuple(found)


def _acts_of(tree: Tree, verb: Token) -> list[Act]:
    doers, targets = _doers(tree, verb), _targets(tree, verb)
    denied, soft = _polarity(tree, verb)
    found = []
    if (verb.lemma not in LIGHT_VERBS and verb.lemma not in say_words()) or verb.lemma in (
        "notify",
        "inform",
        "warn",
        "advise",
        "alert",
        "brief",
    ):
        found.append(Act(verb, keys(verb.lemma), denied, doers, targets, soft))
    if verb.lemma in CARRIERS or verb.lemma == "be":
        for noun in (
            kid
            for kid in tree.children(verb.index)
            if kid.dep in OBJECTS | {"acomp", "nsubjpass"} and kid.pos in ("NOUN", "ADJ")
        ):
            empty = any(is_not(kid.lemma) for kid in tree.children(noun.index))
            found.append(Act(noun, keys(noun.lemma), denied != empty and not (denied and empty), doers, targets, soft))
    return found


def _polarity(tree: Tree, verb: Token) -> tuple[bool, bool]:
    """Count what negates a verb: "not" beside it or its subject, and every verb above that turns it round."""
    count, soft, word = 0, False, verb
    for _ in range(6):
        for kid in tree.children(word.index):
            if kid.dep == "neg" or (is_not(kid.lemma) and kid.dep in ("advmod", "det", "cc", "preconj")):
                count += 1
                after = tree.tokens[kid.index + 1].lemma if kid.index + 1 < len(tree.tokens) else ""
                soft = soft or after in SOFT
            elif kid.dep in SUBJECTS and (
                any(is_not(det.lemma) for det in tree.children(kid.index)) or is_not(kid.lemma)
            ):
                count += 1
        above = tree.head(word.index)
        step = word.dep
        if above.pos == "ADP" and word.dep == "pcomp":
            if above.lemma == "without":
                count += 1
            step, above = "pcomp", tree.head(above.index)
        if (
            above.index == word.index
            or step not in ("xcomp", "pcomp", "ccomp")
            or above.pos not in ("VERB", "AUX", "ADJ")
        ):
            break
        turns = negatives().get(above.lemma) == "turn"
        if step == "ccomp" and not turns:
            break
        count += turns
        word = above
    return count % 2 == 1, soft


def _doers(tree: Tree, verb: Token) -> tuple[Token, ...]:
    word = verb
    for _ in range(4):
        kids = tree.children(word.index)
        own = [kid for kid in kids if kid.dep == "nsubj"]
        by = [below for kid in kids if kid.dep == "agent" for below in tree.children(kid.index) if below.dep == "pobj"]
        if own or by:
            return _with_joined(tree, [*own, *by])
        if any(kid.dep == "nsubjpass" for kid in kids) and word.index == verb.index:
            return ()
        if word.dep == "relcl":
            return _with_joined(tree, [tree.head(word.index)])
        above = tree.head(word.index)
        if above.pos == "ADP":
            above = tree.head(above.index)
        if (
            above.index == word.index
            or word.dep not in ("xcomp", "conj", "advcl", "pcomp", "acl")
            or above.pos not in ("VERB", "AUX")
        ):
            break
        word = above
    return ()


def _targets(tree: Tree, verb: Token) -> tuple[Token, ...]:
    kids = tree.children(verb.index)
    own = [kid for kid in kids if kid.dep in ("dobj", "nsubjpass", "dative", "obj")]
    if not own and verb.dep == "acl" and verb.tag == "VBN":
        own = [tree.head(verb.index)]
    if not own:
        own = [
            below
            for kid in kids
            if kid.dep == "prep" and kid.lemma in ("to", "of", "against", "over")
            for below in tree.children(kid.index)
            if below.dep == "pobj"
        ]
    return _with_joined(tree, own)


def _with_joined(tree: Tree, words: list[Token]) -> tuple[Token, ...]:
    found = list(words)
    for word in words:
        found += [kid for kid in tree.children(word.index) if kid.dep == "conj"]
    return tuple(found)


def compare_agents(left: Tree, right: Tree) -> list[ValuePair]:
    """Find acts of which the two sentences swap who does them and to whom."""
    found = []
    for a in acts(left):
        for b in acts(right):
            if a.keys.isdisjoint(b.keys) or not (a.doers and a.targets and b.doers and b.targets):
                continue
            crossed = _meet(left, a.doers, right, b.targets) and _meet(left, a.targets, right, b.doers)
            straight = _meet(left, a.doers, right, b.doers) or _meet(left, a.targets, right, b.targets)
            if not crossed and not _meet(left, a.doers, right, b.doers):
                # "expelled two envoys of Belarus": the party stands behind the one it is done to.
                behind_a, behind_b = _behind(left, a.targets), _behind(right, b.targets)
                crossed = _meet(left, a.doers, right, behind_b) and _meet(left, behind_a, right, b.doers)
                straight = False
            if crossed and not straight:
                spans = _span(a), _span(b)
                reason = reason_for(left, right, spans, "who did it to whom is swapped")
                found.append(ValuePair(ConflictKind.AGENT, *spans, True, reason))
    return found[:1]


def _behind(tree: Tree, targets: tuple[Token, ...]) -> tuple[Token, ...]:
    kids = [kid for target in targets for kid in tree.children(target.index)]
    own = [kid for kid in kids if kid.dep == "poss"]
    return tuple(
        own + [below for kid in kids if kid.lemma == "of" for below in tree.children(kid.index) if below.dep == "pobj"]
    )


def _span(act: Act) -> tuple[int, int]:
    words = [act.word, *act.doers[:1], *act.targets[:1]]
    return min(word.start for word in words), max(word.end for word in words)


def _meet(left: Tree, one: tuple[Token, ...], right: Tree, other: tuple[Token, ...]) -> bool:
    return any(_same_party(left, a, right, b) for a in one for b in other)


def _same_party(left: Tree, a: Token, right: Tree, b: Token) -> bool:
    if a.pos == "PRON" or b.pos == "PRON":
        return False
    name_a = next((name for name in names(left) if name.start <= a.start < name.end), None)
    name_b = next((name for name in names(right) if name.start <= b.start < name.end), None)
    if name_a and name_b:
        return can_be_one(name_a, name_b)
    return stem(a.lemma) == stem(b.lemma)


@lru_cache(maxsize=1)
def _opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple(
        (frozenset(part.strip() for part in one.split(",")), frozenset(part.strip() for part in other.split(",")))
        for one, other in rows("denial_pairs")
    )


def _opposed(one: str, other: str) -> bool:
    return any((one in low and other in high) or (one in high and other in low) for low, high in _opposites())


# "will not open on Mondays", "will open a new wing": acts with and without object are one only beyond this.
SURELY_SAME = 0.75


def compare_denials(left: Tree, right: Tree, *, shared: float) -> list[ValuePair]:
    """Find an act that one sentence states and the other denies, or two acts of which each denies the other."""
    found: list[ValuePair] = []
    if negations(left) == negations(right):
        return _opposites_stated(left, right, shared)
    for a in acts(left):
        for b in acts(right):
            why = _denies(left, a, right, b, shared)
            if why:
                spans = _claim(left, a), _claim(right, b)
                reason = reason_for(left, right, spans, "{why}")
                found.append(ValuePair(ConflictKind.DENIAL, *spans, True, reason))
    found = found or _nothing_there(left, right, shared) or _nothing_there(right, left, shared, turned=True)
    found = found or _opposites_stated(left, right, shared) or compare_informing(left, right)
    return (found or one_negated(left, right, shared) or one_negated(right, left, shared, turned=True))[:1]


def _opposites_stated(left: Tree, right: Tree, shared: float) -> list[ValuePair]:
    for a in acts(left):
        for b in acts(right):
            party = _meet(left, a.doers, right, b.doers) or _meet(left, a.targets, right, b.targets)
            if _opposed(a.word.lemma, b.word.lemma) and a.denied == b.denied and party and shared >= 0.4:
                both = {a.word.lemma, b.word.lemma}
                if both <= {token.lemma for token in left.tokens} or both <= {token.lemma for token in right.tokens}:
                    continue
                spans = _claim(left, a), _claim(right, b)
                reason = reason_for(left, right, spans, "each rules the other out")
                return [ValuePair(ConflictKind.DENIAL, *spans, True, reason)]
    return []


def _settled(tree: Tree, act: Act) -> bool:
    """Say whether a sentence speaks of an act with one voice: not "ate or never ate", not "wanted to march"."""
    same = [other for other in acts(tree) if stem(other.word.lemma) == stem(act.word.lemma)]
    above = tree.head(act.word.index)
    open_ended = act.word.dep == "xcomp" and above.lemma in (
        "want",
        "hope",
        "plan",
        "wish",
        "like",
        "intend",
        "try",
        "seek",
    )
    return len({other.denied for other in same}) == 1 and not open_ended


def _denies(left: Tree, a: Act, right: Tree, b: Act, shared: float) -> str:
    if a.loose or b.loose:
        return ""
    party = _meet(left, a.doers + a.targets, right, b.doers + b.targets)
    same_word = stem(a.word.lemma) == stem(b.word.lemma)
    if not same_word or a.denied == b.denied or not (_settled(left, a) and _settled(right, b)):
        return ""
    if bool(a.targets) != bool(b.targets) and shared < SURELY_SAME:
        return ""
    return "one states what the other denies" if party or (shared >= 0.5 and a.word.pos == "VERB") else ""


def _claim(tree: Tree, act: Act) -> tuple[int, int]:
    """The verb with its auxiliaries, negation and the nearest verb above that turns it."""
    words = [act.word, *(kid for kid in tree.children(act.word.index) if kid.dep in ("neg", "aux", "auxpass", "det"))]
    above = tree.head(act.word.index)
    if act.word.dep in ("xcomp", "pcomp") or act.word.pos in ("NOUN", "ADJ"):
        words += [above, *(kid for kid in tree.children(above.index) if kid.dep in ("neg", "aux"))]
    return min(word.start for word in words), max(word.end for word in words)


def _nothing_there(left: Tree, right: Tree, shared: float, *, turned: bool = False) -> list[ValuePair]:
    """ "No militants were inside" against "the dead included militants"."""
    if shared < 0.3:
        return []
    for token in left.tokens:
        empty = next(
            (kid for kid in left.children(token.index) if kid.lemma == "no" and kid.dep in ("det", "neg")), None
        )
        if empty is None or token.pos != "NOUN" or token.lemma in ("comment", "one", "doubt", "longer", "more"):
            continue
        for other in right.tokens:
            stated = other.dep in ("nsubj", "nsubjpass", "dobj", "attr") or right.head(other.index).lemma == "of"
            if (
                other.lemma == token.lemma
                and stated
                and not any(is_not(kid.lemma) for kid in right.children(other.index))
            ):
                verb = right.verb_above(other.index)
                if verb is not None and _polarity(right, verb)[0]:
                    continue
                spans = (empty.start, token.end), (other.start, other.end)
                reason = reason_for(left, right, spans, "one says there were none")
                first, second = spans if not turned else (spans[1], spans[0])
                return [ValuePair(ConflictKind.DENIAL, first, second, True, reason)]
    return []


def compare_informing(left: Tree, right: Tree) -> list[ValuePair]:
    """Find "A notified B" against "B received no communication", in sentences that share a party and little else."""
    for a in acts(left):
        for b in acts(right):
            if "inform" not in a.keys & b.keys or a.denied == b.denied or a.loose or b.loose:
                continue
            if _parties(left, a) & _parties(right, b):
                spans = _claim(left, a), _claim(right, b)
                reason = reason_for(left, right, spans, "one states what the other denies")
                return [ValuePair(ConflictKind.DENIAL, *spans, True, reason)]
    return []


def _parties(tree: Tree, act: Act) -> set[str]:
    """Who takes part; where a pronoun does ("we"), every name of the sentence can be meant."""
    parts = act.doers + act.targets
    found = {stem(part.form) for part in parts if part.pos == "NOUN"}
    loose = any(part.pos == "PRON" for part in parts) or not parts
    for name in names(tree):
        if loose or any(name.start <= part.start < name.end for part in parts):
            found |= set(name.words)
    return found
