"""A story told in full by three outlets: shared points, one utterance, two speakers, a conflict, shared wording."""

from core.models import Article
from tests.support import article

SHARED = (
    "The harbour board has closed the northern channel to all large ships, and divers will look at the hull before "
    "tugs from Felixstowe try to pull the vessel free at high water."
)

GAZETTE = f"""Ferry runs aground off Harwich

The ferry Meridian ran aground off Harwich on Tuesday with 312 passengers aboard.

“The rudder failed at the worst moment and nobody on the bridge could do anything about it,” Captain Ruth Alder said.

{SHARED}

Local hotels opened their doors to the stranded travellers.
"""

HERALD = f"""Passengers taken off stranded ferry

On Tuesday the ferry Meridian ran aground off Harwich with 347 passengers aboard.

“The rudder failed at the worst moment and nobody on the bridge could do anything about it,” Alder said.

{SHARED}

The company has cancelled all crossings until Friday.
"""

COURIER = """Meridian stuck on sandbank

The ferry Meridian, with all passengers aboard, ran aground off Harwich on Tuesday.

Schools along the coast will stay shut on Wednesday.

“The rudder failed at the worst moment and nobody on the bridge could do anything about it,” engineer Tom Beck said.

Subscribe to our newsletter for more news from the coast.
"""


def harbour() -> tuple[Article, ...]:
    """The first two share a paragraph and count other passengers; the third gives the captain's words to another."""
    return (article("a", GAZETTE), article("b", HERALD), article("c", COURIER))
