"""What the words of the findings mean, folded until wanted."""

from __future__ import annotations

from core.summaries.glossary import terms
from pages.drawing.markup import element, show
from pages.session import views


def what_the_words_mean(view: views.View) -> None:
    """Each word with its meaning at the probability of the sidebar."""
    told = (
        part
        for term, meaning in terms(view.comparison.settings).items()
        for part in (element("dt", term), element("dd", meaning))
    )
    show(
        element(
            "details",
            element("summary", "What the words mean"),
            element("dl", *told, of="px-facts"),
            of="px-words",
        )
    )
