"""Sentences for what sales refuses."""

from collections.abc import Mapping

from kriya.core.refusal import Sentence

SENTENCES: Mapping[str, Sentence] = {}
