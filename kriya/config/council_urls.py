"""Every address inside a council; `/<council>` itself is SCRIPT_NAME and not part of them."""

from django.conf import settings
from django.urls import include, path

from kriya.core.addresses import by_beginning

handler400 = "kriya.site.views.trouble.unreadable"
handler500 = "kriya.site.views.trouble.server_trouble"

urlpatterns = by_beginning(
    [
        path("", include("kriya.catalog.urls")),
        path("", include("kriya.shop.urls")),
        path("", include("kriya.site.urls")),
        path("", include("kriya.accounts.urls")),
        path("", include("kriya.accounts.urls.profile")),
        path("", include("kriya.crafts.urls")),
        path("", include("kriya.makers.urls")),
        path("", include("kriya.showroom.urls")),
        path("", include("kriya.showroom.pos.urls")),
        path("", include("kriya.ledger.urls")),
        path("", include("kriya.sales.urls")),
        path("", include("kriya.marketplaces.urls")),
        path("", include("kriya.promotion.urls")),
        path("", include("kriya.exhibitions.urls")),
        path("", include("kriya.quotations.urls")),
        path("", include("kriya.newsletters.urls")),
        path("", include("kriya.participation.urls")),
        path("", include("kriya.training.urls")),
        path("", include("kriya.assistance.urls")),
        path("", include("kriya.outcomes.urls")),
        path("", include("kriya.achievements.urls")),
        path("", include("kriya.visits.urls")),
        path("", include("kriya.playbooks.urls")),
        path("", include("kriya.founding.urls")),
        path("akun/", include("allauth.urls")),
        path("design/", include("kriya.design.urls")),
    ]
)

if settings.DEMO:
    # On a domain of its own a council stands where the demo's own pages stand elsewhere.
    urlpatterns += [path("", include("kriya.demo.urls"))]
