"""Pictures that people hand in: looked into before they are decoded, kept clean, shown in small copies."""

from kriya.core.pictures.copies import EXTENSIONS, TYPES, WIDTHS, Crop, copy_of, part_of
from kriya.core.pictures.keeping import MAX_PHOTO_BYTES, Kept, KeptPhoto, kind_of_scan, photo_to_keep

__all__ = [
    "EXTENSIONS", "MAX_PHOTO_BYTES", "TYPES", "WIDTHS", "Crop", "Kept", "KeptPhoto", "copy_of", "kind_of_scan",
    "part_of", "photo_to_keep",
]  # fmt: skip
