"""Makes a server of its own, fills it and has the catalogue made: `bench/book/race [PRODUCTS]`."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from kriya.core.postgres import Cluster

PRODUCTS = sys.argv[1] if len(sys.argv) > 1 else "300"


def run(*command: str, **more: str) -> None:
    """Run a step in a process of its own."""
    subprocess.run([sys.executable, *command], env={**os.environ, **more}, check=True)


with TemporaryDirectory(prefix="kb-") as folder:
    cluster = Cluster(Path(folder) / "pg")
    with cluster.running():
        os.environ["KRIYA_APP_DATABASE_URL"] = cluster.url("app")
        os.environ["KRIYA_OWNER_DATABASE_URL"] = cluster.url("owner")
        os.environ.update(
            DJANGO_SETTINGS_MODULE="kriya.config.settings", PYTHONPATH=str(HERE.parents[1]), KRIYA_DATA=folder
        )
        run("-m", "django", "migrate", "--skip-checks", "-v0", KRIYA_DATABASE_ROLE="owner")
        run(str(HERE / "measure.py"), PRODUCTS, *sys.argv[2:])
