"""Words in both languages at once: a definition is kept with its figure, whoever reads it later."""

from dataclasses import dataclass

from django.utils.translation import get_language


@dataclass(frozen=True)
class Words:
    """The same words in Indonesian and in English; as text, in the reader's language."""

    id: str
    en: str

    def __str__(self) -> str:
        return self.en if (get_language() or "id").startswith("en") else self.id

    def as_json(self) -> dict[str, str]:
        return {"id": self.id, "en": self.en}
