"""A feed of 100,000 products: how long it streams, and how much memory one process takes for it.

`python bench/promotion/feed.py [PRODUCTS]`; it makes and drops its own server.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from kriya.core.postgres import Cluster

PRODUCTS = sys.argv[1] if len(sys.argv) > 1 else "100000"


def run(*command: str, **more: str) -> None:
    """Run a step in a process of its own."""
    subprocess.run([sys.executable, *command], env={**os.environ, **more}, check=True)


with TemporaryDirectory(prefix="kb-") as folder:
    cluster = Cluster(Path(folder) / "pg", durable=False)
    with cluster.running():
        os.environ["KRIYA_APP_DATABASE_URL"] = cluster.url("app")
        os.environ["KRIYA_OWNER_DATABASE_URL"] = cluster.url("owner")
        os.environ.update(DJANGO_SETTINGS_MODULE="kriya.config.settings", PYTHONPATH=str(HERE.parents[1]))
        run("-m", "django", "migrate", "--skip-checks", "-v0", KRIYA_DATABASE_ROLE="owner")
        run(str(HERE / "fill.py"), PRODUCTS)
        run(str(HERE / "measure.py"))
