"""The words of the findings, as an editor reads them: pages, report and README say the same."""

from __future__ import annotations

from core.settings import Settings


def terms(settings: Settings) -> dict[str, str]:
    """Each word with its meaning, in the order in which one rests on the other."""
    reported, possibly = f"{settings.threshold:.0%}", f"{settings.possible_from:.0%}"
    return {
        "Point": (
            "One thing that two or more outlets say, made of their sentences. Its label is a clause in the words of "
            "one of them."
        ),
        "Match": (
            "Two sentences of two outlets that stand in one point. Points are made of pairs that make the same point "
            f"with a probability of {reported} or more."
        ),
        "Reported": "A sentence of the outlet stands in the point.",
        "Possibly": (
            f"A close call: no sentence of the outlet stands in the point, but one reaches {possibly} with a sentence "
            "there. It is always shown with that sentence, so that you can judge."
        ),
        "Not found": (
            f"No sentence of the outlet reaches {possibly} with any sentence of the point. This is what Parallax saw "
            "in the text it was given, no verdict on the outlet."
        ),
        "Leaves out": (
            "What most other outlets that report the point give and this one does not: who, to whom, a number, a date, "
            "a place, a reason. It is about content; no probability is part of it."
        ),
        "Only here": (
            "A sentence of the body that stands in no point and comes near no sentence of another outlet. Where one "
            f"reaches {possibly}, it is possibly also in that outlet. Headlines, captions and repeats never count."
        ),
    }
