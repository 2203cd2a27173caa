from django.db import migrations

from kriya.core.walls import RaiseWalls


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_initial")]

    operations = [
        RaiseWalls(
            "Material",
            "Technique",
            "Motif",
            "Product",
            "ProductMaterial",
            "ProductVariant",
            "ProductPhoto",
            "PhotoUpload",
            "ProductChange",
            "CatalogRules",
            "Collection",
            "CollectionItem",
            "FeaturedMaker",
        ),
        RaiseWalls("ProductStep", "FieldNote"),
        RaiseWalls(
            "MaterialEvent",
            "TechniqueEvent",
            "MotifEvent",
            "ProductEvent",
            "ProductMaterialEvent",
            "ProductVariantEvent",
            "ProductPhotoEvent",
            "ProductChangeEvent",
            "CatalogRulesEvent",
            "CollectionEvent",
            "CollectionItemEvent",
            "FeaturedMakerEvent",
            append_only=True,
        ),
    ]
