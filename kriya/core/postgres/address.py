"""Addresses of databases, as libpq and Django write them."""

from psycopg.conninfo import conninfo_to_dict


def django_settings(url: str) -> dict[str, object]:
    """This function will turn the URL of a PostgreSQL database into an entry of Django's DATABASES.

    Takes what libpq takes: a host in the query (a folder with a unix socket), several hosts, sslmode and so on.
    """
    parts = {key: str(value) for key, value in conninfo_to_dict(url).items() if value is not None}
    known = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    entry: dict[str, object] = {name: parts.pop(key, "") for name, key in known.items()}
    return {"ENGINE": "django.db.backends.postgresql", **entry, "OPTIONS": parts}
