"""Products of makers, how they come to be public, and the projection that the public reads."""

from kriya.catalog.models.collections import Collection, CollectionItem, FeaturedMaker
from kriya.catalog.models.counted import FacetCount, FacetLabel, PublishedSpelling, PublishedWord
from kriya.catalog.models.curation import CatalogRules, FieldNote, ProductChange, ProductStep, StepKind
from kriya.catalog.models.imports import ListState, ListWork, PhotoArchive, ProductImport, ProductImportTouch
from kriya.catalog.models.photos import PhotoUpload, ProductPhoto
from kriya.catalog.models.product import Kind, Product, ProductMaterial, ProductState, ProductVariant
from kriya.catalog.models.published import PublishedPhoto, PublishedProduct
from kriya.catalog.models.terms import Material, Motif, Technique

__all__ = [
    "CatalogRules", "Collection", "CollectionItem", "FacetCount", "FacetLabel", "FeaturedMaker", "FieldNote", "Kind",
    "ListState", "ListWork", "Material", "Motif", "PhotoArchive", "PhotoUpload", "Product", "ProductChange",
    "ProductImport", "ProductImportTouch", "ProductMaterial", "ProductPhoto", "ProductState", "ProductStep",
    "ProductVariant", "PublishedPhoto", "PublishedProduct", "PublishedSpelling", "PublishedWord", "StepKind",
    "Technique",
]  # fmt: skip
