"""Which photos a product is to have, as its maker left them."""

from kriya.catalog.models import Product, ProductChange, ProductPhoto, ProductState


def wanted_photos(product: Product) -> list[ProductPhoto]:
    """Return the photos in the order in which their maker wants them.

    For a public product those that wait for a curator, else those that visitors see; for any other all it has.
    """
    photos: list[ProductPhoto] = list(product.photos.all())
    if product.state != ProductState.PUBLISHED:
        return photos
    waiting = ProductChange.objects.filter(product=product, decided_at=None).values_list("values", flat=True).first()
    if waiting and "photos" in waiting:
        by_id = {str(photo.pk): photo for photo in photos}
        return [by_id[pk] for pk in waiting["photos"] if pk in by_id]
    return [photo for photo in photos if photo.approved_at is not None]
