"""Biteship and RajaOngkir (Komerce, version 2): places by words, and rates."""

import sys
from typing import Any

from tests.gateways.serving import Answer, Call, Provider, serve

PLACES = (
    ("31555", "MEDONO", "PEKALONGAN BARAT", "PEKALONGAN", "JAWA TENGAH", "51111"),
    ("4816", "WIRADESA", "WIRADESA", "PEKALONGAN", "JAWA TENGAH", "51152"),
    ("7002", "MIROTO", "LAIN", "LAIN", "JAWA TIMUR", "60000"),
    ("7001", "MIROTO", "SEMARANG TENGAH", "SEMARANG", "JAWA TENGAH", "50134"),
)


class Couriers(Provider):
    def __init__(self, biteship: str, rajaongkir: str) -> None:
        super().__init__()
        self.biteship, self.rajaongkir = biteship, rajaongkir
        self.kilo = 10_000
        self.asked: list[Any] = []

    def answer(self, call: Call) -> Answer:
        if call.path.startswith("/v1/"):
            if call.headers.get("authorization") != self.biteship:
                return 401, {"success": False, "error": "Authorization failed"}
            return self._areas(call) if call.path == "/v1/maps/areas" else self._biteship(call)
        if call.headers.get("key") != self.rajaongkir:
            return 401, {"meta": {"code": 401, "message": "Invalid Api key"}, "data": None}
        return self._search(call) if call.path.startswith("/destination/") else self._cost(call)

    def control(self, name: str, said: dict[str, Any]) -> Any:
        if name == "asked":
            return self.asked
        self.kilo = said["kilo"]
        return {}

    def _areas(self, call: Call) -> Answer:
        words = call.query["input"].upper().split(", ")
        found = [one for one in PLACES if all(word in one[1:4] for word in words)]
        return 200, {"success": True, "areas": [
            {
                "id": f"IDNP{number}", "name": f"{district}, {city}, {province}. {code}", "country_name": "Indonesia",
                "administrative_division_level_1_name": province.title(), "postal_code": int(code),
                "administrative_division_level_2_name": city.title(),
                "administrative_division_level_3_name": district.title(),
            }
            for number, _village, district, city, province, code in found
        ]}  # fmt: skip

    def _biteship(self, call: Call) -> Answer:
        said = call.said
        self.asked.append(said)
        if not any(name.startswith("destination_") for name in said) or not said.get("items"):
            return 400, {"success": False, "error": "Please recheck your input"}
        kilos = -(-sum(item["weight"] * item["quantity"] for item in said["items"]) // 1000)
        return 200, {"success": True, "object": "courier_pricing", "pricing": [
            {
                "company": code, "courier_code": code, "courier_name": code.upper(), "courier_service_code": "reg",
                "courier_service_name": "Reguler", "price": self.kilo * kilos + 1_000 * place,
                "shipment_duration_range": "2 - 3", "shipment_duration_unit": "days",
            }
            for place, code in enumerate(said["couriers"].split(","))
        ]}  # fmt: skip

    def _search(self, call: Call) -> Answer:
        word = call.query["search"].upper()
        rows = [
            {
                "id": int(number), "label": f"{village}, {district}, {city}, {province}, {code}",
                "province_name": province, "city_name": city, "district_name": district, "subdistrict_name": village,
                "zip_code": code,
            }
            for number, village, district, city, province, code in PLACES
            if word in f"{village}, {district}, {city}, {province}, {code}"
        ]  # fmt: skip
        return 200, {"meta": {"code": 200, "status": "success"}, "data": rows}

    def _cost(self, call: Call) -> Answer:
        self.asked.append(call.said)
        kilos = -(-int(call.said["weight"]) // 1000)
        return 200, {"meta": {"code": 200, "status": "success"}, "data": [
            {
                "name": code.title(), "code": code, "service": "REG", "description": "Layanan Reguler",
                "cost": self.kilo * kilos + 1_000 * place, "etd": "3 day",
            }
            for place, code in enumerate(call.said["courier"].split(":"))
        ]}  # fmt: skip


if __name__ == "__main__":
    serve(Couriers(*sys.argv[1:]))
