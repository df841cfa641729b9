"""Sentences as vectors. Nothing here imports torch before the first text that no cache knows."""

from core.embedding.cache import CachedEncoder
from core.embedding.encoder import Encoder, load_encoder
from core.embedding.vectors_file import known_vectors, write_vectors

__all__ = ["CachedEncoder", "Encoder", "known_vectors", "load_encoder", "write_vectors"]
