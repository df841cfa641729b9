"""Lines that run across columns are read column by column; every other order is the PDF's own."""

from hypothesis import given
from hypothesis import strategies as st

from core.ingest.columns import Printed, in_reading_order

PLACES = st.floats(0, 600)
LINES = st.lists(st.builds(Printed, st.just("a"), st.just(0), PLACES, PLACES, PLACES, PLACES, st.floats(0, 30)))


def line(text: str, left: float, row: int, *, width: float = 200.0) -> Printed:
    top = 700.0 - 12 * row
    return Printed(text, 0, left, left + width, top + 8, top, 10.0)


def words(lines: list[Printed] | tuple[Printed, ...]) -> str:
    return " ".join(found.text for found in in_reading_order(lines, lines))


def rows(count: int, *, right: float = 300.0, width: float = 200.0) -> list[Printed]:
    return [
        line(f"{side}{row}", left, row, width=width)
        for row in range(count)
        for side, left in (("l", 50.0), ("r", right))
    ]


def test_rows_across_two_columns_become_columns() -> None:
    assert words(rows(3)) == "l0 l1 l2 r0 r1 r2"


def test_two_rows_are_no_columns() -> None:
    assert words(rows(2)) == "l0 r0 l1 r1"


def test_narrow_cells_are_a_table() -> None:
    assert words(rows(4, width=60.0)) == "l0 r0 l1 r1 l2 r2 l3 r3"


def test_words_that_stand_a_little_apart_are_no_columns() -> None:
    assert words(rows(4, right=255.0)) == "l0 r0 l1 r1 l2 r2 l3 r3"


def test_columns_in_their_order_stay_as_they_are() -> None:
    lines = sorted(rows(5), key=lambda one: one.left)
    assert words(lines) == "l0 l1 l2 l3 l4 r0 r1 r2 r3 r4"


def test_blocks_side_by_side_that_come_whole_stay_so() -> None:
    blocks = [
        line(f"{side}{row}", left, row)
        for at in (0, 4, 8)
        for side, left in (("l", 50.0), ("r", 300.0))
        for row in range(at, at + 3)
    ]
    assert words(blocks) == " ".join(found.text for found in blocks)


def test_a_line_across_the_columns_parts_what_is_above_from_what_is_below() -> None:
    below = [line(found.text.upper(), found.left, row // 2 + 4) for row, found in enumerate(rows(3))]
    assert words([*rows(3), line("wide", 50.0, 3, width=450.0), *below]) == "l0 l1 l2 r0 r1 r2 wide L0 L1 L2 R0 R1 R2"


@given(LINES, LINES)
def test_no_line_is_lost_or_doubled(lines: list[Printed], pieces: list[Printed]) -> None:
    found = list(in_reading_order(lines, pieces))
    assert found == lines or sorted(found, key=repr) == sorted(pieces, key=repr)
