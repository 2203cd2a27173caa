"""Biteship (https://biteship.com/en/docs): areas by words, rates of several couriers in one asking."""

from typing import Any

from django.conf import settings

from kriya.core.refusal import Refused
from kriya.shop.delivery.couriers import Place, Rate, alike, ask_courier, read_rates, rows_of
from kriya.shop.payments.gateway import Keys


class Biteship:
    """An origin of five digits is a postal code, any other one an area's id."""

    def find(self, place: Place, keys: Keys) -> str:
        for words in (f"{place.village}, {place.district}", place.district):
            form = {"countries": "ID", "input": words, "type": "single"}
            said = ask_courier("GET", f"{settings.BITESHIP_URL}/v1/maps/areas", _named(keys), query=form)
            areas = rows_of(said, "areas")
            fits = [one for one in areas if alike(place.district, one.get("administrative_division_level_3_name"))]
            fits = [one for one in fits if alike(place.regency, one.get("administrative_division_level_2_name"))]
            if fits:
                return str(fits[0].get("id", ""))
        return ""

    def rates(self, origin: str, destination: str, weight_g: int, couriers: list[str], keys: Keys) -> list[Rate]:
        said = {
            **_end("origin", origin),
            **_end("destination", destination),
            "couriers": ",".join(couriers),
            "items": [{"name": "Kerajinan", "value": 0, "quantity": 1, "weight": weight_g}],
        }
        answer = ask_courier("POST", f"{settings.BITESHIP_URL}/v1/rates/couriers", _named(keys), said=said)
        if answer.get("success") is not True:
            raise Refused("courier_silent")
        return read_rates(
            [
                (
                    f"{one.get('courier_name', '')} {one.get('courier_service_name', '')}",
                    one.get("price"),
                    one.get("shipment_duration_range") or one.get("duration"),
                )
                for one in rows_of(answer, "pricing")
            ]
        )


def _end(name: str, place: str) -> dict[str, Any]:
    if len(place) == 5 and place.isdigit():
        return {f"{name}_postal_code": int(place)}
    return {f"{name}_area_id": place}


def _named(keys: Keys) -> dict[str, str]:
    return {"Authorization": keys.get("key", "")}
