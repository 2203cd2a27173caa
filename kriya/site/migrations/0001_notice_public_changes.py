from django.db import migrations

# Whatever a shared page shows. A table that joins them needs a trigger here, else its pages are answered "not changed".
TABLES = (
    "councils_council",
    "crafts_craft",
    "makers_publishedmaker",
    "catalog_publishedproduct",
    "catalog_publishedphoto",
    "catalog_collection",
    "catalog_collectionitem",
    "catalog_featuredmaker",
    "achievements_snapshot",
)


def watch(table: str) -> str:
    return (
        f"CREATE TRIGGER public_changed AFTER INSERT OR UPDATE OR DELETE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION kriya_public_changed()"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0002_count_public_changes"),
        ("councils", "0002_walls"),
        ("crafts", "0002_walls"),
        ("makers", "0002_walls"),
        ("catalog", "0002_walls"),
        ("achievements", "0002_walls"),
    ]

    operations = [
        migrations.RunSQL(watch(table), f"DROP TRIGGER public_changed ON {table}") for table in TABLES
    ]
