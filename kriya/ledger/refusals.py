"""Sentences for what ledger refuses."""

from collections.abc import Mapping

from kriya.core.refusal import Sentence

SENTENCES: Mapping[str, Sentence] = {}
