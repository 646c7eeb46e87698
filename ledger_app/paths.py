"""Where the program's own data and its user's data lie. The only file that knows."""

from contextlib import suppress
from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """Return the folder `name` ("resources", "db" or "exports") that came with the program."""
    bundled = _PACKAGE / "_data" / name
    return bundled if bundled.exists() else _PACKAGE.parent / name


def user_data() -> Path:
    """Return the user's data folder, made if need be and if the home may be written to."""
    import platformdirs  # most commands never ask

    folder = Path(platformdirs.user_data_dir("ledger-app", appauthor=False))
    with suppress(OSError):  # one can look at a ledger without; whatever must be written there says so itself
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def user_folder(name: str) -> Path:
    """Return the folder `name` ("backups", "logs", "forms" …) of the user's data, made if need be."""
    folder = user_data() / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def documents() -> Path:
    """Return the user's documents folder; it may not be there yet."""
    import platformdirs

    return Path(platformdirs.user_documents_dir())
