"""Fixed phrases for pages that say fifty of them: each is looked up once a language, for it never changes meanwhile.

Mark a phrase with gettext_noop where it is defined, or call the lookup `_` where it is used: so translators find it.
"""

from functools import lru_cache

from django.utils.translation import gettext, override


class Phrases(dict[str, str]):
    """What the phrases of the program are in one language, by msgid. Never asked for what somebody typed."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, msgid: str) -> str:
        with override(self.language):
            self[msgid] = gettext(msgid)
        return self[msgid]


@lru_cache(maxsize=16)
def phrases_in(language: str) -> Phrases:
    """Return the phrases of a language."""
    return Phrases(language)
