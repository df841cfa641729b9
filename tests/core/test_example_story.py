"""Whatever line of the default story an editor restores or removes, its sentences' vectors are stored."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from core import example_story
from core.analysis.analyse import analyse, encoder_for
from core.cli import main
from core.compare import compare
from core.embedding import CachedEncoder, load_encoder
from core.embedding.vectors_file import key, read_vectors
from core.ingest import read_folder
from core.models import Article, Decision, DecisionKind, Draft, Passage, Role, Target
from core.settings import DEFAULT_MODEL
from core.storage import Library, load_comparison
from core.text import read
from core.text.quotation_marks import plain_marks
from tests.support import FERRY_GAZETTE, WordCountEncoder, article

ARTICLES = read_folder(example_story.FOLDER)[1]
LEFT_OUT = [(one, passage) for one in ARTICLES for passage in read(one).passages if passage.role is not Role.BODY]


class NoModel:
    """An encoder with the true one's name that must not be asked."""

    name = load_encoder(DEFAULT_MODEL).name

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        raise AssertionError(f"the model was asked for {list(texts)[:2]}")


def restored(one: Article, passage: Passage) -> Decision:
    target = Target(one.sha256, passage.start, passage.end)
    return Decision("d1", DecisionKind.RESTORE, (target,), "Ida Voss", datetime(2026, 1, 5, 12, tzinfo=UTC))


def body(one: Article, decisions: Sequence[Decision] = ()) -> list[str]:
    return [plain_marks(one.text[sentence.start : sentence.end]) for sentence in read(one, decisions).sentences]


def test_texts_are_those_of_body_and_of_all_that_was_left_out() -> None:
    found = example_story.texts_of(ARTICLES)
    assert len(found) == len(set(found))
    assert {text for one in ARTICLES for text in body(one)} < set(found)
    assert len(LEFT_OUT) > 20


@pytest.mark.parametrize(("one", "passage"), LEFT_OUT, ids=lambda value: str(getattr(value, "start", "")) or None)
def test_the_sentences_of_a_restored_line_are_stored(one: Article, passage: Passage) -> None:
    sentences = body(one, [restored(one, passage)])
    assert len(sentences) > len(body(one))
    vectors = CachedEncoder(NoModel(), None, given=example_story.VECTORS).encode(sentences)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_story_with_everything_restored_is_compared_without_the_model() -> None:
    encoder = CachedEncoder(NoModel(), None, given=example_story.VECTORS)
    everything = [restored(one, passage) for one, passage in LEFT_OUT]
    comparison = compare("All of it", ARTICLES, encoder=encoder, decisions=everything)
    assert {passage.role for reading in comparison.readings for passage in reading.passages} == {Role.BODY}


def test_a_line_is_restored_in_the_library_without_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The way the dashboard goes: the example is kept as a story, a line restored, all compared again."""
    monkeypatch.setattr("core.embedding.load_encoder", lambda model: NoModel())
    library = Library(f"sqlite:///{tmp_path / 'library.db'}")
    kept = load_comparison(example_story.COMPARISON)
    name = library.keep(kept)
    one, passage = LEFT_OUT[-1]
    draft = Draft(DecisionKind.RESTORE, (Target(one.sha256, passage.start, passage.end),))
    encoder = encoder_for(kept.settings.model, tmp_path)
    library.decide(name, draft, who="Ida Voss")
    found = analyse(library, name, encoder=encoder)
    before, after = (sum(len(reading.sentences) for reading in each.readings) for each in (kept, found))
    assert after > before
    assert not (tmp_path / "vectors").exists()


def test_a_text_that_is_not_stored_would_reach_the_model() -> None:
    """What the tests above rest on: the encoder in their place does complain."""
    with pytest.raises(AssertionError, match="the model was asked"):
        CachedEncoder(NoModel(), None, given=example_story.VECTORS).encode(["Tugs from Felixstowe arrived."])


def test_the_file_holds_these_texts_and_no_others() -> None:
    assert set(read_vectors(example_story.VECTORS)) == {
        key(NoModel.name, text) for text in example_story.texts_of(ARTICLES)
    }


@pytest.mark.model
def test_the_stored_vectors_are_the_models() -> None:
    texts = example_story.texts_of(ARTICLES)
    found = CachedEncoder(NoModel(), None, given=example_story.VECTORS).encode(texts)
    true = load_encoder(DEFAULT_MODEL).encode(texts)
    assert (found * true).sum(axis=1).min() > 0.999, "made by another model: run `make stored`"


def test_vectors_of_a_small_story_are_kept_with_those_of_its_headline(tmp_path: Path) -> None:
    file = tmp_path / "vectors.bin"
    encoder = WordCountEncoder()
    assert example_story.keep_vectors([article("a", FERRY_GAZETTE)], encoder, file) == len(encoder.seen)
    assert "Ferry runs aground off Harwich with 300 aboard" in encoder.seen
    assert example_story.keep_vectors([article("a", "")], encoder, tmp_path / "none.bin") == 0


@pytest.mark.parametrize("option", [True, False])
def test_the_command_keeps_vectors_where_it_is_told(
    option: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.embedding.load_encoder", lambda model: WordCountEncoder())
    before = example_story.VECTORS.read_bytes()
    (tmp_path / "gazette.txt").write_text(FERRY_GAZETTE, encoding="utf-8")
    file = tmp_path / "out" / "vectors.bin"
    out = ["--out", str(tmp_path / "out" / "comparison.json")]
    assert main(["compare", str(tmp_path), *out, *(["--vectors", str(file)] if option else [])]) == 0
    assert file.exists() is option
    assert example_story.VECTORS.read_bytes() == before


def test_the_command_keeps_the_default_storys_vectors_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.embedding.load_encoder", lambda model: WordCountEncoder())
    monkeypatch.setattr(example_story, "FOLDER", tmp_path)
    monkeypatch.setattr(example_story, "VECTORS", tmp_path / "vectors.bin")
    (tmp_path / "gazette.txt").write_text(FERRY_GAZETTE, encoding="utf-8")
    assert main(["compare", str(tmp_path)]) == 0
    assert len(read_vectors(tmp_path / "vectors.bin")) >= 5
