"""One story of three outlets, and a short way to decide on it."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from core.models import Article, Decision, DecisionKind, Passage, Reading, Role, Sentence, Target, Verdict

Kind = DecisionKind
NOON = datetime(2025, 10, 7, 12, tzinfo=UTC)
TEXTS = {
    "gazette": "The council voted to close the pool. Mayor Ana Ruiz said she would appeal. It opened in 1931.",
    "herald": "Swimmers protested on Tuesday. The pool, built in 1931, will shut. Ruiz will fight the vote.",
    "post": "Seven of nine members want the pool closed. Subscribe to our newsletter.",
}


def reading(name: str, text: str, *, dropped: str = "") -> Reading:
    """Each sentence ends at a full stop; the one that is dropped is boilerplate."""
    sentences, passages, start = [], [], 0
    for words in text.split(". "):
        end = min(start + len(words) + 1, len(text))
        body = not dropped or dropped not in words
        passages.append(Passage(start, end, Role.BODY if body else Role.BOILERPLATE, len(passages), "test", "test"))
        if body:
            sentences.append(Sentence(f"{name}@{start}", name, start, end, len(passages) - 1))
        start = end + 1
    return Reading(Article(name, name, text, f"hash of {text}"), tuple(passages), tuple(sentences))


READINGS = tuple(reading(name, text, dropped="Subscribe") for name, text in TEXTS.items())
GAZETTE, HERALD, POST = READINGS


def at(read: Reading, words: str) -> Target:
    start = read.article.text.index(words)
    return Target(read.article.sha256, start, start + len(words))


def sentence(read: Reading, words: str) -> str:
    start = read.article.text.index(words)
    return next(one.sentence_id for one in read.sentences if one.start <= start < one.end)


def decided(
    kind: Kind, *targets: Target, who: str = "Ana", minute: int = 0, verdict: Verdict | None = None
) -> Decision:
    when = NOON + timedelta(minutes=minute)
    return Decision(f"{kind}{minute}{who}{len(targets)}", kind, targets, who, when, verdict=verdict)


VOTED = at(GAZETTE, "The council voted to close the pool.")
APPEAL = at(GAZETTE, "Mayor Ana Ruiz said she would appeal.")
SHUT = at(HERALD, "The pool, built in 1931, will shut.")
FIGHT = at(HERALD, "Ruiz will fight the vote.")
MEMBERS = at(POST, "Seven of nine members want the pool closed.")
NEWSLETTER = at(POST, "Subscribe to our newsletter.")
PAIR = frozenset({sentence(GAZETTE, "The council"), sentence(HERALD, "The pool")})

SENTENCES = [Target(read.article.sha256, one.start, one.end) for read in READINGS for one in read.sentences]
TAKEN = st.lists(
    st.builds(
        Decision,
        decision_id=st.uuids().map(str),
        kind=st.sampled_from([Kind.SAME_POINT, Kind.DIFFERENT_POINT, Kind.MATCH]),
        targets=st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=4, unique=True).map(tuple),
        who=st.sampled_from(["Ana", "Ben"]),
        when=st.integers(0, 50).map(lambda minute: NOON + timedelta(minutes=minute)),
        withdrawn=st.none() | st.just(NOON),
        verdict=st.none() | st.sampled_from(Verdict),
    ),
    max_size=6,
)
