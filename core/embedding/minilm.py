"""The one file that knows sentence-transformers, imported when the first text is encoded."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.embedding.encoder import Weights
from core.errors import ModelUnavailable
from core.text.tokens import WIDTH, Encoding, join_tokens

BATCH_TOKENS = 2048  # padded tokens in one pass; more does not help two cores and costs memory
BATCH_TEXTS = 64
SEED = 7  # of the signs that shrink word pieces; another seed makes another cache

Pieces = tuple[NDArray[np.int32], NDArray[np.int8]]


class SentenceEncoder:
    """A sentence-transformers model on this machine. Loading waits for the first text; threads take turns."""

    def __init__(self, weights: Weights, *, bfloat16: bool | None = None) -> None:
        """Remember where the weights are.

        Args:
            weights: A model found by `find_weights`.
            bfloat16: Whether to compute in bfloat16; None asks the processor.
        """
        self.name = weights.fingerprint()
        self._weights = weights
        self._bfloat16 = bfloat16
        self._model: Any = None
        self._is_word: NDArray[np.bool_] | None = None
        self._lock = Lock()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors, float32, shape (len(texts), d). Equal texts are computed once.

        Raises:
            ModelUnavailable: If the weights are missing, or not the ones expected.
        """
        return self.read(texts).vectors

    def read(self, texts: Sequence[str]) -> Encoding:
        """Return unit vectors and word pieces of texts, from one pass of the model. Errors as in `encode`."""
        distinct = list(dict.fromkeys(texts))
        with self._lock:
            model = self._loaded()
            if not distinct:
                width = int(model.get_embedding_dimension())
                return Encoding(np.zeros((0, width), dtype=np.float32), join_tokens([]))
            vectors, pieces = self._forward(model, distinct)
        place = {text: row for row, text in enumerate(distinct)}
        rows = [place[text] for text in texts]
        return Encoding(vectors[rows], join_tokens([pieces[row] for row in rows]))

    def _loaded(self) -> Any:
        if self._model is None:
            self._weights.check()
            self._model = _load(self._weights)
        return self._model

    def _forward(self, model: Any, texts: list[str]) -> tuple[NDArray[np.float32], list[Pieces]]:
        import torch

        tokens = model.tokenizer(
            [text.strip() for text in texts],
            truncation=True,
            max_length=model.max_seq_length,
            padding=False,
            return_special_tokens_mask=True,
        )
        special = tokens.pop("special_tokens_mask")
        lengths = [len(row) for row in tokens["input_ids"]]
        vectors: NDArray[np.float32] | None = None
        pieces: list[Pieces] = [(np.zeros(0, np.int32), np.zeros((0, WIDTH), np.int8))] * len(texts)
        words = self._words(model)
        with torch.inference_mode(), self._precision():
            for batch in batches(lengths, tokens=BATCH_TOKENS, texts=BATCH_TEXTS):
                rows = {key: [column[row] for row in batch] for key, column in tokens.items()}
                features = dict(model.tokenizer.pad(rows, padding=True, return_tensors="pt"))
                told = model(features)
                unit = torch.nn.functional.normalize(told["sentence_embedding"].float(), dim=1).numpy()
                if vectors is None:
                    vectors = np.empty((len(texts), unit.shape[1]), dtype=np.float32)
                vectors[batch] = unit
                small = shrink(told["token_embeddings"].float().numpy())
                for place, row in enumerate(batch):
                    ids = np.array(tokens["input_ids"][row], dtype=np.int32)
                    kept = np.flatnonzero((np.array(special[row]) == 0) & words[ids])
                    pieces[row] = (ids[kept], small[place, kept])
        assert vectors is not None
        return vectors, pieces

    def _words(self, model: Any) -> NDArray[np.bool_]:
        """Which pieces of the model's vocabulary hold a letter or digit."""
        if self._is_word is None:
            vocabulary = model.tokenizer.get_vocab()
            self._is_word = np.zeros(max(vocabulary.values()) + 1, dtype=np.bool_)
            for piece, number in vocabulary.items():
                self._is_word[number] = any(letter.isalnum() for letter in piece)
        return self._is_word

    def _precision(self) -> AbstractContextManager[Any]:
        import torch

        wanted = has_bfloat16() if self._bfloat16 is None else self._bfloat16
        return torch.autocast("cpu", dtype=torch.bfloat16) if wanted else nullcontext()


def shrink(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """Bring vectors of word pieces to `WIDTH` numbers of one byte, by fixed random signs: angles stay about the same.

    Args:
        vectors: Shape (..., d).

    Source:
        Random projections with signs, Achlioptas 2003.
    """
    signs = np.random.default_rng(SEED).integers(0, 2, size=(vectors.shape[-1], WIDTH), dtype=np.int8) * 2 - 1
    small = vectors @ signs.astype(np.float32)
    largest = np.abs(small).max(axis=-1, keepdims=True)
    return np.asarray(np.round(small / np.maximum(largest, 1e-9) * 127), dtype=np.int8)


def batches(lengths: Sequence[int], *, tokens: int, texts: int) -> Iterator[list[int]]:
    """Cut rows into batches of like length, longest first, so that little is padded.

    Args:
        lengths: Tokens of each row.
        tokens: Most padded tokens in a batch; a single longer row is a batch of its own.
        texts: Most rows in a batch.
    """
    batch: list[int] = []
    for row in sorted(range(len(lengths)), key=lambda row: -lengths[row]):
        longest = lengths[batch[0]] if batch else lengths[row]
        if batch and (len(batch) == texts or longest * (len(batch) + 1) > tokens):
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def has_bfloat16() -> bool:
    """Say whether this processor multiplies bfloat16 in hardware; elsewhere bfloat16 would be slower."""
    import torch

    names = ("_is_avx512_bf16_supported", "_is_amx_tile_supported", "_is_arm_bf16_supported")
    return any(bool(test()) for test in (getattr(torch.cpu, name, None) for name in names) if test)


def _load(weights: Weights) -> Any:
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as problem:
        raise ModelUnavailable(
            "Comparing new text needs sentence-transformers; run `pip install -r requirements.txt`."
        ) from problem
    try:
        return SentenceTransformer(str(weights.folder), device="cpu", local_files_only=True)
    except (OSError, ValueError) as problem:
        raise ModelUnavailable(f"The model in {weights.folder} cannot be loaded: {problem}") from problem
