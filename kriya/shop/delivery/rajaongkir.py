"""RajaOngkir by Komerce, version 2 (https://rajaongkir.com/docs): places by words, rates as a form."""

from django.conf import settings

from kriya.shop.delivery.couriers import Place, Rate, alike, ask_courier, read_rates, rows_of
from kriya.shop.payments.gateway import Keys


class RajaOngkir:
    """Places are numbers of its own; an origin that is a postal code is looked up first."""

    def find(self, place: Place, keys: Keys) -> str:
        for words in (place.village, place.district):
            rows = _search(words, keys)
            there = [
                one
                for one in rows
                if alike(place.district, one.get("district_name")) and alike(place.regency, one.get("city_name"))
            ]
            exact = [one for one in there if alike(place.village, one.get("subdistrict_name"))]
            if found := (exact or there):
                return str(found[0].get("id", ""))
        return ""

    def rates(self, origin: str, destination: str, weight_g: int, couriers: list[str], keys: Keys) -> list[Rate]:
        form = {
            "origin": origin,
            "destination": destination,
            "weight": weight_g,
            "courier": ":".join(couriers),
            "price": "lowest",
        }
        said = ask_courier("POST", f"{settings.RAJAONGKIR_URL}/calculate/domestic-cost", _named(keys), form=form)
        return read_rates(
            [
                (f"{str(one.get('code', '')).upper()} {one.get('service', '')}", one.get("cost"), one.get("etd"))
                for one in rows_of(said, "data")
            ]
        )


def _search(words: str, keys: Keys) -> list[dict[str, object]]:
    query = {"search": words, "limit": 50, "offset": 0}
    url = f"{settings.RAJAONGKIR_URL}/destination/domestic-destination"
    return rows_of(ask_courier("GET", url, _named(keys), query=query), "data")


def _named(keys: Keys) -> dict[str, str]:
    return {"key": keys.get("key", "")}
