"""One exception for every reason to say no, and one table that turns a reason into the reader's sentence."""

from collections.abc import Mapping

from django.utils.functional import Promise

Sentence = str | Promise
_sentences: dict[str, Sentence] = {}


class Refused(Exception):
    """Raised by an action that will not do what was asked; nothing half done remains."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return self.code


def register(sentences: Mapping[str, Sentence]) -> None:
    """Add a word's own sentences to the table; a code said twice is a programming error."""
    for code, sentence in sentences.items():
        if _sentences.get(code, sentence) is not sentence:
            raise ValueError(f"two sentences for refusal code {code}")
        _sentences[code] = sentence


def say(no: Refused) -> str:
    """Return the sentence for a refusal in the reader's language."""
    sentence = _sentences.get(no.code)
    return str(sentence) % no.facts if sentence is not None else no.code


def known_codes() -> frozenset[str]:
    """Return every code that has a sentence."""
    return frozenset(_sentences)
