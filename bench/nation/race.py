"""Fill reports of all councils and ask for the pages of nation and province; it makes and drops its own server."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from kriya.core.postgres import Cluster


def run(*command: str, **more: str) -> int:
    """Run a step in a process of its own."""
    return subprocess.run([sys.executable, *command], env={**os.environ, **more}).returncode


with TemporaryDirectory(prefix="kb-") as folder:
    cluster = Cluster(Path(folder) / "pg", durable=False)
    with cluster.running():
        os.environ["KRIYA_APP_DATABASE_URL"] = cluster.url("app")
        os.environ["KRIYA_OWNER_DATABASE_URL"] = cluster.url("owner")
        os.environ.update(DJANGO_SETTINGS_MODULE="kriya.config.settings", PYTHONPATH=str(HERE.parents[1]))
        os.environ["KRIYA_DATA"] = folder
        assert run("-m", "django", "migrate", "--skip-checks", "-v0", KRIYA_DATABASE_ROLE="owner") == 0
        failed = run(str(HERE / "measure.py"), *sys.argv[1:])
sys.exit(failed)
