"""Version 3: the words of the articles, to be searched."""

from __future__ import annotations

from core.storage.database import POSTGRESQL, Work
from core.storage.search import index

POSTGRESQL_TABLES = (
    (
        "CREATE TABLE article_words "
        "(article_key BIGINT PRIMARY KEY REFERENCES article ON DELETE CASCADE, words TSVECTOR NOT NULL)"
    ),
    "CREATE INDEX article_words_words ON article_words USING gin (words)",
)
# The words are folded before they come here, so the tokenizer has only to part them at the spaces.
SQLITE_TABLES = (
    "CREATE VIRTUAL TABLE article_words USING fts5 (words, tokenize = 'ascii')",
    (
        "CREATE TRIGGER article_words_go AFTER DELETE ON article "
        "BEGIN DELETE FROM article_words WHERE rowid = OLD.article_key; END"
    ),
)


def upgrade(work: Work) -> None:
    """Make the index and fill it with the articles that are there."""
    for statement in POSTGRESQL_TABLES if work.dialect == POSTGRESQL else SQLITE_TABLES:
        work.define(statement)
    for row in work.rows("SELECT article_key FROM article ORDER BY article_key"):
        article = work.rows("SELECT headline, outlet, text FROM article WHERE article_key = :article_key", **row)[0]
        index(work, row["article_key"], article["headline"], article["outlet"], article["text"])
