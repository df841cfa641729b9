"""What the documents name is there, and every room has its row."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "NOTICE.md")
NAMED = re.compile(
    r"`((?:core|pages|tests|seeds|docs|benchmarks|scripts|data)/[\w/]*(?:/|\.(?:py|txt|json|md|bin|sqlite|sh|lock)))`"
)
# Named as an example, or made only when it is used.
ELSEWHERE = {"data/library.sqlite"}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_and_folder_that_is_named_is_there(document: str) -> None:
    named = set(NAMED.findall((ROOT / document).read_text(encoding="utf-8"))) - ELSEWHERE
    assert named or document == "NOTICE.md"
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


def test_every_room_has_a_row_in_the_table_of_rooms() -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rooms = {file.relative_to(ROOT).parts[1] for file in (ROOT / "core").rglob("*.py")}
    rooms = {name for name in rooms if not name.startswith("__")}
    told = set(re.findall(r"`core/(\w+(?:\.py)?)/?`", table))
    without = {"compare.py", "extract.py", "settings.py", "models", "errors.py", "outlets.py", "example_story.py"}
    without |= {"review_queue.py", "pinned_files.py"}
    assert sorted(rooms - told - without) == []
