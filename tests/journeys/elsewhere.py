"""Another installation of Kriya: its own folder of data, its own process, and its chair who moves in."""

import signal
import subprocess
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.browsers import code_of
from tests.demo_fixtures import kriya, wait_for
from tests.migrated import install_at
from tests.ports import free_port

PASSWORD = "topeng-bobung-9"


@dataclass
class Elsewhere:
    """Gunung Kidul's own installation: its own folder of data, its own process. It gets ready while the story begins."""

    data: Path
    port: int = field(default_factory=free_port)
    invitation: str = ""
    process: subprocess.Popen[str] | None = None

    def __post_init__(self) -> None:
        self._beginning = threading.Thread(target=self._begin, daemon=True)
        self._beginning.start()

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def _begin(self) -> None:
        """Serve, and found the council while it is served, as its operator does."""
        install_at(self.data)
        self.process = self._kriya("serve", "--port", str(self.port), "--workers", "1")
        wait_for(f"{self.address}/healthz", self.process)
        said = self._done(
            "createcouncil", "gunungkidul", "Dekranasda Kabupaten Gunungkidul", "--region", "34.03",
            "--chair-email", "ketua@gunungkidul.contoh.id",
        )  # fmt: skip
        self.invitation = next(line for line in said.splitlines() if line.startswith("http"))

    def _done(self, *arguments: str) -> str:
        process = self._kriya(*arguments)
        said = process.communicate(timeout=240)[0]
        assert process.returncode == 0, said
        return said

    def _kriya(self, command: str, *arguments: str) -> subprocess.Popen[str]:
        return kriya(command, *arguments, "--data", str(self.data), SITE_URL=self.address)

    def ready(self) -> None:
        """Wait until its council is there."""
        self._beginning.join(300)
        assert self.invitation, "it never began"

    def end(self) -> None:
        self._beginning.join(300)
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            self.process.communicate(timeout=60)


def moved_in(page: Any, invitation: str) -> None:
    """Gunung Kidul's chair takes the invitation and sets up the second factor."""
    page.goto(invitation)
    for name, text in {"name": "Bagus", "password": PASSWORD, "again": PASSWORD}.items():
        page.fill(f"[name={name}]", text)
    page.get_by_role("button", name="Terima undangan").click()
    page.wait_for_url("**/akun/2fa/")
    page.click("a.choice >> nth=1")
    page.click(".scan summary")
    page.fill("[name=code]", code_of(page.locator(".scan .code span").first.inner_text()))
    page.click("main form button.button-primary")
    page.wait_for_url("**/recovery-codes/")
