"""Which visits are nobody's: previews of a link, pages fetched ahead, search engines, monitors, scripts.

The list is of words and not of names: what calls itself a bot, a crawler or a library is one, also the one that comes
next year. Lists of a thousand names grow old between releases, and a counter that is one in a hundred too high does
not mislead; see docs/dependencies.md.
"""

import re
from typing import Final

from django.http import HttpRequest

# "Cubot" makes telephones. What opens a page inside Facebook or Instagram is a person, and does not stand here.
_MACHINES: Final = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|archiver|preview|facebookexternalhit|facebookcatalog|meta-external|^whatsapp|"
    r"embedly|quora link|pinterest/0|skypeuripreview|vkshare|validator|lighthouse|pagespeed|headless|phantomjs|"
    r"monitor|uptime|pingdom|statuscake|inspect|feedfetcher|googleother|google-read-aloud|"
    r"mediapartners|fetch|curl|wget|python|httpx|aiohttp|java/|okhttp|go-http|libwww|axios|undici|node|ruby|perl|php",
    re.IGNORECASE,
)


def is_machine(request: HttpRequest) -> bool:
    """Tell whether no person is looking: a preview, a page fetched ahead, a search engine, a script."""
    ahead = request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
    named = request.headers.get("User-Agent", "")
    return request.method == "HEAD" or "prefetch" in ahead or not named or bool(_MACHINES.search(named))
