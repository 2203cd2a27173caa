"""Settings come from the environment; docs/operator.md lists every variable in one table.

The command line (kriya.cli) starts the embedded server when DATABASE_URL is unset and hands its address down here.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any

import environ
import pghistory
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from kriya.config.log_in import *  # noqa: F403 - one concern of the settings, in a file of its own
from kriya.core.garbage import collect_rarely
from kriya.core.postgres.address import django_settings
from kriya.design.csp import ALONE_STYLE_HASH

collect_rarely()
env = environ.Env()

PACKAGE = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.str("KRIYA_DATA", default=str(Path.cwd() / ".kriya"))).expanduser()

DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("KRIYA_DEMO", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="only-for-checks-never-served")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
# The first key encrypts, all decrypt: rotate by putting a new one in front.
PERSONAL_DATA_KEYS = env.list("PERSONAL_DATA_KEYS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# What a monitor brings to read /metrics; nobody reads it without.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")

INSTALLED_APPS = [
    "kriya.design",
    "kriya.core",
    "kriya.councils",
    "kriya.accounts",
    "kriya.crafts",
    "kriya.makers",
    "kriya.catalog",
    "kriya.ledger",
    "kriya.inventory",
    "kriya.sales",
    "kriya.showroom",
    "kriya.shop",
    "kriya.marketplaces",
    "kriya.quotations",
    "kriya.promotion",
    "kriya.newsletters",
    "kriya.participation",
    "kriya.training",
    "kriya.exhibitions",
    "kriya.assistance",
    "kriya.outcomes",
    "kriya.achievements",
    "kriya.visits",
    "kriya.playbooks",
    "kriya.founding",
    "kriya.nation",
    "kriya.api",
    "kriya.site",
    "kriya.demo",
    "kriya.config",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages travel at a fifth of their size; static files are kept compressed by whitenoise.
    "kriya.core.compression.CompressedWords",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "kriya.design.policy.PolicyMiddleware",
    "kriya.core.sharing.SharedAnswers",
    "kriya.councils.middleware.CouncilMiddleware",
    "kriya.catalog.middleware.PublicPhotos",
    "kriya.catalog.middleware.PublicPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kriya.accounts.middleware.SeenMiddleware",
    "kriya.accounts.middleware.ScopeMiddleware",
    "kriya.core.unreadable.UnreadableMiddleware",
    "kriya.design.unopened.UnopenedMiddleware",
]

ROOT_URLCONF = "kriya.config.urls"
COUNCIL_URLCONF = "kriya.config.council_urls"
# Visitors' pages that read nothing but published projections: they need no transaction (see PublicPages).
PROJECTION_PATHS = ("/produk/", "/cari/")
# What speaks with servers of others opens its own short scopes, so that no transaction waits for them, and what a
# provider sent is kept whatever comes of it.
# So does what counts a view: its limit is consumed before anything is read.
OWN_SCOPE_PATHS = ("/pembayaran/", "/hitung/")
WSGI_APPLICATION = "kriya.config.wsgi.application"
FORM_RENDERER = "kriya.design.forms.KriyaFormRenderer"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kriya.accounts.context.frame",
                "kriya.site.navigation.menus",
                "kriya.demo.context.one_click",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "kriya.design.templatetags.design",
                "kriya.accounts.templatetags.history",
            ],
        },
    }
]

# DATABASE_URL is the application role; only `kriya migrate` and friends speak as the owner of the tables.
DATABASE_ROLE = env.str("KRIYA_DATABASE_ROLE", default="app")
_DATABASE = django_settings(
    env.str(
        "KRIYA_OWNER_DATABASE_URL" if DATABASE_ROLE == "owner" else "KRIYA_APP_DATABASE_URL",
        default=env.str("DATABASE_URL", default="postgresql:///kriya"),
    )
)
# History triggers ask for this setting at each row; where nobody made it, each row raises an error inside the database,
# which looks through every check that waits for the end of the transaction: minutes for 50,000 rows.
# What kriya.core.asking prepares is written so that one plan fits all arguments; PostgreSQL, left to itself, would plan
# some of it at each asking, which takes longer than answering.
_OPTIONS = "-c pgtrigger.ignore={} -c plan_cache_mode=force_generic_plan"
# Nothing else is prepared: what the ORM asks has its arguments in the text and is never the same.
_DATABASE["OPTIONS"] = {"options": _OPTIONS, **_DATABASE["OPTIONS"], "prepare_threshold": 1_000_000_000}
DATABASES = {
    "default": {
        **_DATABASE,
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=300),
        "TEST": {"NAME": env.str("KRIYA_TEST_DATABASE", default="test_kriya")},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "kriya.core.cache.PostgresCache",
        "LOCATION": "core_cache",
        # Rate limits live here: with Django's 300 entries, anybody could push them out by asking a lot.
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    },
}
SESSION_ENGINE = "kriya.accounts.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_NAME = "kriya"
CSRF_COOKIE_NAME = "kriya_csrf"

MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG or DEMO
# Behind a proxy, say how many stand in front, so that a rate limit sees the visitor's own address.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesia")), ("en", _("Inggris"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = env.str("STATIC_ROOT", default=str(DATA_DIR / "static"))
MEDIA_ROOT = str(DATA_DIR / "files")
STORAGE_URL = env.str("STORAGE_URL", default="")
STORAGES = {
    "default": {"BACKEND": "kriya.core.files.PrivateStorage"},
    "staticfiles": {"BACKEND": "kriya.core.files.HashedStaticStorage"},
}
WHITENOISE_USE_FINDERS = False
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="filemail:///" if DEMO else "consolemail://")
vars().update(EMAIL_CONFIG)
if EMAIL_CONFIG["EMAIL_BACKEND"].endswith("filebased.EmailBackend"):
    EMAIL_FILE_PATH = str(DATA_DIR / "mail")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Kriya <kriya@localhost>")

# History: the row as it was, with who and which request, written by the database itself.
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_CONTEXT_ID_FIELD = pghistory.ContextUUIDField()
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(db_index=True)
PGHISTORY_INSTALL_CONTEXT_FUNC_ON_MIGRATE = False

# Providers of payments and couriers; a sandbox or a server of tests is named here.
MIDTRANS_SNAP_URL = env.str("MIDTRANS_SNAP_URL", default="https://app.midtrans.com").rstrip("/")
MIDTRANS_API_URL = env.str("MIDTRANS_API_URL", default="https://api.midtrans.com").rstrip("/")
XENDIT_URL = env.str("XENDIT_URL", default="https://api.xendit.co").rstrip("/")
BITESHIP_URL = env.str("BITESHIP_URL", default="https://api.biteship.com").rstrip("/")
RAJAONGKIR_URL = env.str("RAJAONGKIR_URL", default="https://rajaongkir.komerce.id/api/v1").rstrip("/")
# Orders that are paid with no money: for demos and training alone.
PRACTICE_GATEWAY = env.bool("PRACTICE_GATEWAY", default=DEMO)

# The worker imports them, and whoever queues one by its name: other processes do neither, and it took half their start.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
PROCRASTINATE_IMPORT_PATHS = [
    f"{app}.tasks" for app in INSTALLED_APPS if (PACKAGE / app.removeprefix("kriya.") / "tasks.py").is_file()
]
PROCRASTINATE_ON_APP_READY = "kriya.core.jobs.on_app_ready"
# A worker does what was due while none ran, once: many an office switches its machine off at night. Longer than a week,
# for what is done each week; the queue's own ten minutes would do no work of the night, ever.
PROCRASTINATE_PERIODIC_DEFAULTS = {"max_delay": timedelta(days=8).total_seconds()}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "style-src": [SELF, ALONE_STYLE_HASH],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "connect-src": [SELF],
    }
}
HTTPS = env.bool("HTTPS", default=SITE_URL.startswith("https://"))
SECURE_SSL_REDIRECT = HTTPS
# Whoever watches the process asks it directly.
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if HTTPS and env.int("TRUSTED_PROXY_COUNT", default=0):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
