"""The national front: every address outside a council."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from kriya.accounts.urls import national as accounts
from kriya.promotion.views.public import followed
from kriya.showroom.views.public.story import scanned
from kriya.site import health
from kriya.site.views import machines

handler400 = "kriya.site.views.trouble.unreadable"
handler500 = "kriya.site.views.trouble.server_trouble"

urlpatterns: list[URLPattern | URLResolver] = [
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.national_sitemap, name="national_sitemap"),
    path("healthz", health.process, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
    path("l/<str:code>", scanned, name="scanned"),
    path("l/<str:code>/", scanned),
    path("s/<str:code>", followed, name="followed"),
    path("s/<str:code>/", followed),
    path("", include("kriya.nation.urls")),
    path("", include("kriya.founding.urls.national")),
    path("api/v1/", include("kriya.api.urls")),
    path("", include((accounts, "accounts"))),
    path("akun/", include("allauth.urls")),
    path("design/", include("kriya.design.urls")),
]

if settings.DEMO:
    urlpatterns += [path("", include("kriya.demo.urls"))]
