"""Version 1: stories, their articles, decisions with every step taken on them, and the last comparison."""

from __future__ import annotations

from core.storage.database import POSTGRESQL, Work

TABLES = """
CREATE TABLE story (
    story_id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    archived TEXT,
    revision BIGINT NOT NULL
);
CREATE TABLE article (
    article_key {identity},
    story_id TEXT NOT NULL REFERENCES story ON DELETE CASCADE,
    place BIGINT NOT NULL,
    article_id TEXT NOT NULL,
    short_name TEXT NOT NULL,
    outlet TEXT,
    headline TEXT,
    published TEXT,
    credits TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (story_id, article_id)
);
CREATE TABLE decision (
    story_id TEXT NOT NULL REFERENCES story ON DELETE CASCADE,
    decision_id TEXT NOT NULL,
    place BIGINT NOT NULL,
    kind TEXT NOT NULL,
    verdict TEXT,
    note TEXT NOT NULL,
    who TEXT NOT NULL,
    decided TEXT NOT NULL,
    PRIMARY KEY (story_id, decision_id)
);
CREATE TABLE decision_target (
    story_id TEXT NOT NULL,
    decision_id TEXT NOT NULL,
    place BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    span_start BIGINT NOT NULL,
    span_end BIGINT NOT NULL,
    PRIMARY KEY (story_id, decision_id, place),
    FOREIGN KEY (story_id, decision_id) REFERENCES decision ON DELETE CASCADE
);
CREATE TABLE decision_action (
    number {identity},
    story_id TEXT NOT NULL REFERENCES story ON DELETE CASCADE,
    verb TEXT NOT NULL,
    who TEXT NOT NULL,
    taken TEXT NOT NULL
);
CREATE INDEX decision_action_story ON decision_action (story_id);
CREATE TABLE decision_change (
    number BIGINT NOT NULL REFERENCES decision_action ON DELETE CASCADE,
    place BIGINT NOT NULL,
    story_id TEXT NOT NULL,
    decision_id TEXT NOT NULL,
    in_effect BIGINT NOT NULL,
    PRIMARY KEY (number, place),
    FOREIGN KEY (story_id, decision_id) REFERENCES decision ON DELETE CASCADE
);
CREATE INDEX decision_change_decision ON decision_change (story_id, decision_id);
CREATE TABLE comparison (
    story_id TEXT PRIMARY KEY REFERENCES story ON DELETE CASCADE,
    revision BIGINT NOT NULL,
    data {bytes} NOT NULL
)
"""
STANDING = ("decision", "decision_target", "decision_action", "decision_change")
SAYS = "decisions are withdrawn, never changed or erased"

FUNCTION = f"""
CREATE FUNCTION decisions_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM story WHERE story.story_id = OLD.story_id) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '{SAYS}';
END $$
"""


def upgrade(work: Work) -> None:
    """Make the tables, and let the database itself refuse to rewrite a decision while its story stands."""
    create(work, TABLES)
    if work.dialect == POSTGRESQL:
        work.define(FUNCTION)
    for table in STANDING:
        if work.dialect == POSTGRESQL:
            work.define(
                f"CREATE TRIGGER {table}_stands BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION decisions_stand()"
            )
            continue
        refuse = f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
        work.define(f"CREATE TRIGGER {table}_kept BEFORE UPDATE ON {table} {refuse}")
        still_there = "EXISTS (SELECT 1 FROM story WHERE story.story_id = OLD.story_id)"
        work.define(f"CREATE TRIGGER {table}_stands BEFORE DELETE ON {table} WHEN {still_there} {refuse}")


def create(work: Work, tables: str) -> None:
    """Run statements parted by semicolons, with the words each database has for a growing number and for bytes."""
    postgresql = work.dialect == POSTGRESQL
    identity = "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY" if postgresql else "INTEGER PRIMARY KEY AUTOINCREMENT"
    filled = tables.replace("{identity}", identity).replace("{bytes}", "BYTEA" if postgresql else "BLOB")
    for statement in filled.split(";"):
        work.define(statement)
