"""Papers in both languages, for figures: their words are kept with them, whoever reads them later."""

from typing import Final

from kriya.core.indicators import Words

PAPER_WORDS: Final = {
    "nib": Words("NIB", "NIB (business number)"),
    "iumk": Words("IUMK", "IUMK (micro licence)"),
    "npwp": Words("NPWP", "NPWP (tax number)"),
    "pirt": Words("P-IRT", "P-IRT (home food)"),
    "halal": Words("Sertifikat halal", "Halal certificate"),
    "brand": Words("Merek", "Trade mark"),
    "copyright": Words("Hak cipta motif", "Copyright of a motif"),
    "sni": Words("SNI", "SNI (national standard)"),
    "tkdn": Words("TKDN", "TKDN (local content)"),
    "indication": Words("Indikasi geografis", "Geographical indication"),
    "batikmark": Words("Batikmark", "Batikmark"),
    "other": Words("Lainnya", "Other"),
}
