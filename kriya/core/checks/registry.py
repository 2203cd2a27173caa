"""The names of the checks. It knows no model, since words name theirs while apps are being loaded."""

_paths: dict[str, str] = {}


def register_check(name: str, path: str) -> None:
    """Name a check by the dotted path of its function."""
    _paths[name] = path


def registered_checks() -> dict[str, str]:
    """Return the dotted path of every check by its name."""
    return dict(_paths)
