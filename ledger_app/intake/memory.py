"""How much memory this process may take, where the operating system lets itself be told (not on Windows)."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

if sys.platform == "win32":

    def cap_memory(_limit: int) -> None:
        """Do nothing: the checks before parsing must do."""

    @contextmanager
    def uncapped() -> Iterator[None]:
        """Do nothing."""
        yield

else:
    import resource

    def cap_memory(limit: int) -> None:
        """Let any allocation beyond `limit` bytes fail; what is already allowed less stays as it is."""
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))

    @contextmanager
    def uncapped() -> Iterator[None]:
        """Lift the cap while another program is started that needs more than we do."""
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
