"""Who owns the server of a folder, and who uses it. The system frees these locks however a process ends."""

import fcntl
import os
from pathlib import Path

from kriya.core.postgres.problems import told


class FolderLock:
    """A lock on a file that one process holds alone, or several hold together."""

    def __init__(self, file: Path) -> None:
        self._path = file
        self._file: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._file is not None

    def take(self) -> bool:
        """Take the lock alone, without waiting, and say whether it is held now.

        Raises ServerProblem `no_permission`.
        """
        if self.held:
            return True
        file = self._open()
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            return False
        self._file = file
        return True

    def share(self) -> None:
        """Take the lock together with others, and wait while somebody holds it alone."""
        if not self.held:
            self._file = self._open()
            fcntl.flock(self._file, fcntl.LOCK_SH)

    def _open(self) -> int:
        with told(self._path.parent):
            return os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)

    def free(self) -> None:
        """Let others take the lock."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
