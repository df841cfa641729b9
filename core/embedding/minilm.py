"""The one file that knows sentence-transformers, imported when the first text is encoded."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import Lock
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.embedding.model_files import ModelFiles
from core.errors import ModelUnavailable

LOG = logging.getLogger(__name__)
BATCH_TOKENS = 2048  # padded tokens in one pass; more does not help two cores and costs memory
BATCH_TEXTS = 64


class SentenceEncoder:
    """A sentence-transformers model on this machine. Loading waits for the first text; threads take turns."""

    def __init__(self, weights: ModelFiles, *, bfloat16: bool | None = None) -> None:
        """Remember where the weights are.

        Args:
            weights: A model found by `find_weights`.
            bfloat16: Whether to compute in bfloat16; None asks the processor.
        """
        self.name = weights.fingerprint()
        self._weights = weights
        self._bfloat16 = bfloat16
        self._model: Any = None
        self._lock = Lock()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors, float32, shape (len(texts), d). Equal texts are computed once.

        Raises:
            ModelUnavailable: If files of the model are missing, or not the ones expected.
        """
        distinct = list(dict.fromkeys(texts))
        with self._lock:
            model = self._loaded()
            if not distinct:
                return np.zeros((0, int(model.get_embedding_dimension())), dtype=np.float32)
            vectors = self._forward(model, distinct)
        place = {text: row for row, text in enumerate(distinct)}
        return vectors[[place[text] for text in texts]]

    def _loaded(self) -> Any:
        if self._model is None:
            began = perf_counter()
            self._weights.check()
            self._model = _load(self._weights)
            LOG.info("model %s checked and loaded; %.1f s", self.name, perf_counter() - began)
        return self._model

    def _forward(self, model: Any, texts: list[str]) -> NDArray[np.float32]:
        import torch

        tokens = model.tokenizer(
            [text.strip() for text in texts], truncation=True, max_length=model.max_seq_length, padding=False
        )
        lengths = [len(row) for row in tokens["input_ids"]]
        vectors: NDArray[np.float32] | None = None
        with torch.inference_mode(), self._precision():
            for batch in batches(lengths, tokens=BATCH_TOKENS, texts=BATCH_TEXTS):
                rows = {key: [column[row] for row in batch] for key, column in tokens.items()}
                features = dict(model.tokenizer.pad(rows, padding=True, return_tensors="pt"))
                pooled = model(features)["sentence_embedding"].float()
                unit = torch.nn.functional.normalize(pooled, dim=1).numpy()
                if vectors is None:
                    vectors = np.empty((len(texts), unit.shape[1]), dtype=np.float32)
                vectors[batch] = unit
        assert vectors is not None
        return vectors

    def _precision(self) -> AbstractContextManager[Any]:
        import torch

        wanted = has_bfloat16() if self._bfloat16 is None else self._bfloat16
        return torch.autocast("cpu", dtype=torch.bfloat16) if wanted else nullcontext()


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
    """Say whether this processor multiplies bfloat16 in hardware (AVX-512 or AMX); elsewhere it would be slower."""
    import torch

    # Not public in torch 2.13, so a later torch may be without them; then float32 is right everywhere.
    tests = (getattr(torch.cpu, name, None) for name in ("_is_avx512_bf16_supported", "_is_amx_tile_supported"))
    return any(bool(test()) for test in tests if test is not None)


def _load(weights: ModelFiles) -> Any:
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as problem:
        raise ModelUnavailable("Comparing new text needs sentence-transformers; run `make setup`.") from problem
    try:
        with _quiet():
            return SentenceTransformer(str(weights.folder), device="cpu", local_files_only=True)
    except (OSError, ValueError) as problem:
        raise ModelUnavailable(f"The model in {weights.folder} cannot be loaded: {problem}") from problem


@contextmanager
def _quiet() -> Iterator[None]:
    """Load without a progress bar on the terminal."""
    from transformers.utils import logging

    bars: Any = logging
    shown = bars.is_progress_bar_enabled()
    bars.disable_progress_bar()
    try:
        yield
    finally:
        if shown:
            bars.enable_progress_bar()
