import pytest

from core.lexicon import rows
from core.models import Credit, CreditKind, Role
from core.origins import find_credits
from tests.core.origins.reading_of import body, lines, seeds

BODY, CAPTION, BYLINE, DATELINE, BOILERPLATE = (
    Role.BODY,
    Role.CAPTION,
    Role.BYLINE,
    Role.DATELINE,
    Role.BOILERPLATE,
)

CASES = [
    ("AFP contributed reporting.", BOILERPLATE, ["AFP credit line"]),
    ("With inputs from PTI and ANI", BOILERPLATE, ["PTI credit line", "ANI credit line"]),
    ("Additional reporting by Reuters in Kyiv.", BODY, ["Reuters credit line"]),
    ("Source: TASS", BODY, ["TASS credit line"]),
    ("The road was reopened at dusk. (AP)", BODY, ["AP credit line"]),
    ("The road was reopened at dusk. — Agence France-Presse", BODY, ["AFP credit line"]),
    ("Copyright 2021 The Associated Press. All rights reserved.", BOILERPLATE, ["AP credit line"]),
    ("This story was produced by the Associated Press and edited here.", BODY, ["AP credit line"]),
    ("BRUSSELS (Reuters) - Envoys left the building on Monday.", BODY, ["Reuters dateline"]),
    ("LONDON, Oct. 18 (A.P.) — Envoys left the building on Monday.", BODY, ["AP dateline"]),
    ("MOSCOW, October 18. /TASS/. The envoys left on Monday.", BODY, ["TASS dateline"]),
    ("MOSCOW (AFP) —", DATELINE, ["AFP dateline"]),
    ("By Mary Holt, Associated Press", BYLINE, ["AP byline"]),
    ("From Reuters and dpa", BODY, ["Reuters byline", "dpa byline"]),
    ("REUTERS", BOILERPLATE, ["Reuters byline"]),
    ("The state-run TASS news agency quoted him as saying so.", BODY, ["TASS text"]),
    ("The pilots would not talk, an official told Reuters.", BODY, ["Reuters text"]),
    ("News agency Ansa said the ferry had sailed.", BODY, []),
    ("According to Bloomberg, three bidders remain.", BODY, ["Bloomberg text"]),
    ("Michael Bloomberg spent a morning in Trend House eating a MAP of chocolate.", BODY, []),
    ("The US EPA test is stricter and the EP voted on it.", BODY, []),
    ("Leaders pose for a photo in Brussels, June 14, 2021 Reuters", CAPTION, ["Reuters photo"]),
    ("Sergey Lavrov, Minister of Foreign Affairs. / E. P.", CAPTION, ["Europa Press photo"]),
    ("A pickup outside a store in Hialeah. (AP Photo/Alan Diaz, File)", BODY, ["AP photo"]),
    ("The harbour at dawn. Photograph by Robyn Beck/AFP/Getty Images", BODY, ["AFP photo", "Getty Images photo"]),
    ("Photo: Thom Bridge/Independent Record via AP", BOILERPLATE, ["AP photo"]),
    ("Image copyright EPA", BOILERPLATE, ["EPA photo"]),
    ("Reuters photographers won two prizes for pictures of another story told at length here.", BOILERPLATE, []),
    ("Read next: Reuters staff vote on a new contract after months of talks", BOILERPLATE, []),
]


@pytest.mark.parametrize(("line", "role", "expected"), CASES)
def test_an_agency_is_known_by_how_it_is_named(line: str, role: Role, expected: list[str]) -> None:
    credits = find_credits(lines("a", [(role, line), (BODY, "The envoys left the building on Monday.")]))
    assert [f"{credit.agency} {credit.kind}" for credit in credits] == expected


def test_the_same_line_is_a_byline_above_the_body_and_a_credit_below_it() -> None:
    report = (BODY, "The envoys left the building on Monday.")
    (above,) = find_credits(lines("a", [(BOILERPLATE, "Agence France-Presse"), report]))
    (below,) = find_credits(lines("a", [report, (BOILERPLATE, "Agence France-Presse")]))
    assert (above.kind, below.kind) == (CreditKind.BYLINE, CreditKind.CREDIT_LINE)


def test_the_span_of_a_credit_is_the_agency_as_written() -> None:
    reading = lines("a", [(BODY, "The envoys left."), (CAPTION, "Sergey Lavrov. / E. P.")])
    (credit,) = find_credits(reading)
    assert reading.article.text[credit.start : credit.end] == "E. P."


def test_credits_that_came_with_the_article_stand_first() -> None:
    reading = body("a", "The envoys left, TASS reported.", credits=("AFP", "Photo: Reuters"))
    stated, photo, carrier = find_credits(reading)
    assert stated == Credit("a", "AFP", 0, 0, CreditKind.CREDIT_LINE, "stated with the article")
    assert (photo.kind, carrier.kind) == (CreditKind.PHOTO, CreditKind.TEXT)


def test_the_seeds_credit_afp_and_tass_in_one_article_and_two_photographs() -> None:
    found = [(c.article_id, c.agency, c.kind.value) for reading in seeds() for c in find_credits(reading)]
    assert sorted(found) == [
        ("000", "Reuters", "photo"),
        ("003", "Europa Press", "photo"),
        ("004", "AFP", "credit line"),
        ("004", "TASS", "text"),
    ]


def test_every_agency_has_four_columns_and_a_name_of_its_own() -> None:
    agencies = rows("agencies")
    assert {len(row) for row in agencies} == {4}
    assert {row[3] for row in agencies} == {"wire", "picture", "unnamed"}
    assert len({row[0] for row in agencies}) == len(agencies)
