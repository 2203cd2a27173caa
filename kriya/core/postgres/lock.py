"""Who owns the server of a folder: at most one process at a time, however it ends."""

import fcntl
import os
from pathlib import Path

from kriya.core.postgres.problems import told


class FolderLock:
    """Held by the process that starts and stops the server; the system frees it also after kill -9."""

    def __init__(self, file: Path) -> None:
        self._path = file
        self._file: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._file is not None

    def take(self) -> bool:
        """This function will take the lock without waiting and say whether it is held now.

        Raises ServerProblem `no_permission`.
        """
        if self.held:
            return True
        with told(self._path.parent):
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            return False
        self._file = file
        return True

    def free(self) -> None:
        """This function will let others take the lock."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
