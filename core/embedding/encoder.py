"""What an encoder is, and how one is had by the name of its model."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.embedding.model_files import find_weights


class Encoder(Protocol):
    """Anything that turns texts into unit vectors. `name` is a fingerprint of the model and its weights."""

    @property
    def name(self) -> str:
        """The fingerprint: vectors of encoders with one name can be compared."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors, float32, shape (len(texts), d), a row for each text in the order given."""


@lru_cache(maxsize=4)
def load_encoder(model: str) -> Encoder:
    """Return the encoder of a model; its files are checked and loaded at the first text it has to encode.

    Raises:
        ModelUnavailable: If the model is not on this machine.
    """
    from core.embedding.minilm import SentenceEncoder

    return SentenceEncoder(find_weights(model))
