"""The default story kept beside its articles: the vectors of every sentence an editor could bring into its body.

With them the stored comparison can be changed by decisions (a line restored, a line removed) without the model. The
first page asks for its place alone, so nothing heavy is imported before it is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.models import Article

if TYPE_CHECKING:
    from core.embedding import Encoder

FOLDER = Path(__file__).parents[1] / "seeds"
COMPARISON = FOLDER / "comparison.json"
VECTORS = FOLDER / "vectors.bin"


def texts_of(articles: Sequence[Article]) -> tuple[str, ...]:
    """Return every sentence that is compared, or would be if its passage were restored; equal ones once, in order."""
    from core.text import read
    from core.text.quotation_marks import plain_marks
    from core.text.sentences import split

    texts = (
        plain_marks(article.text[start:end])
        for article in articles
        for passage in read(article).passages
        for start, end in split(article.text, passage.start, passage.end)
    )
    return tuple(dict.fromkeys(texts))


def keep_vectors(articles: Sequence[Article], encoder: Encoder, file: Path) -> int:
    """Write the vectors of all texts of a story; `CachedEncoder` takes the file as `given`.

    Vectors are float32, as the model gave them: restoring a line and taking it back leaves every probability as it was.
    Those that the file has already stay, for another machine rounds otherwise and would move what stands on the edge.

    Returns:
        How many were written; without any the file is left as it is.

    Raises:
        ModelUnavailable: If the model is missing, or its weights are not the ones expected.
        OSError: If the file cannot be written.
    """
    from core.embedding import CachedEncoder, known_vectors, write_vectors

    texts = texts_of(articles)
    if texts:
        known = CachedEncoder(encoder, None, given=file) if file.exists() else encoder
        write_vectors(file, known_vectors(known, texts))
    return len(texts)
