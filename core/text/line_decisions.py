"""An editor's word on a line stands above every rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.models import Article, Decision, DecisionKind, Passage, Role

RULE = "editor"
VERDICTS = {DecisionKind.RESTORE: Role.BODY, DecisionKind.REMOVE: Role.BOILERPLATE}
VERBS = {DecisionKind.RESTORE: "restored", DecisionKind.REMOVE: "removed"}


def apply(article: Article, passages: Sequence[Passage], decisions: Sequence[Decision]) -> tuple[Passage, ...]:
    """Give the passages that an editor restored or removed the role the editor chose; the latest verdict counts."""
    verdicts = sorted(
        (
            (decision.when.timestamp(), decision.decision_id, decision, target)
            for decision in decisions
            if decision.kind in VERDICTS and decision.withdrawn is None
            for target in decision.targets
            if target.sha256 == article.sha256
        ),
        key=lambda verdict: verdict[:2],
    )
    result = list(passages)
    for _, _, decision, target in verdicts:
        for place, passage in enumerate(result):
            if passage.start < target.end and target.start < passage.end:
                result[place] = _decided(passage, decision)
    return tuple(result)


def _decided(passage: Passage, decision: Decision) -> Passage:
    reason = f"{VERBS[decision.kind]} by {decision.who}"
    if decision.note:
        reason += f": {decision.note}"
    return replace(passage, role=VERDICTS[decision.kind], rule=RULE, reason=reason, repeats=None)
