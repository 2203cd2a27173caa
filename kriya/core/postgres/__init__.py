"""The database server: Kriya's own, embedded, or the one in DATABASE_URL. Nothing else knows which."""

from kriya.core.postgres.address import django_settings
from kriya.core.postgres.cluster import Cluster
from kriya.core.postgres.foreign import (
    ServerDatabase,
    holds_councils,
    prepare_defaults,
    refuse_strong_role,
    server_database,
)
from kriya.core.postgres.problems import ServerProblem, sentence
from kriya.core.postgres.programs import binaries

__all__ = [
    "Cluster",
    "ServerDatabase",
    "ServerProblem",
    "binaries",
    "django_settings",
    "holds_councils",
    "prepare_defaults",
    "refuse_strong_role",
    "sentence",
    "server_database",
]
