"""A page as an app on a telephone: what every manifest of a council says of its looks."""

from typing import Any, Final

from django.http import HttpRequest, JsonResponse

from kriya.design import dyes

SIDES: Final = (192, 512)


def manifest_answer(
    request: HttpRequest, *, more_icons: list[dict[str, str]] | None = None, **told: Any
) -> JsonResponse:
    """Answer with a manifest: the council's colours and icons, and what is told besides."""
    addressed: Any = request
    icons = [
        {
            "src": f"{addressed.council_prefix}/ikon-{side}.png",
            "sizes": f"{side}x{side}",
            "type": "image/png",
            "purpose": "any maskable",
        }
        for side in SIDES
    ]
    said = {
        **told,
        "lang": addressed.LANGUAGE_CODE,
        "theme_color": dyes.by_day(dyes.of_council(addressed.council)).dye,
        "background_color": dyes.LIGHT.paper,
        "icons": [*(more_icons or ()), *icons],
    }
    return JsonResponse(said, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})
