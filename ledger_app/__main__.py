"""Window or command line: without arguments the window opens."""

import gc
import sys
from multiprocessing import freeze_support


def main() -> int:
    """Start what the arguments ask for and return the exit code."""
    freeze_support()  # a bundled program starts itself anew for the process that reads documents
    words = sys.argv[1:]
    if words:
        gc.disable()  # a command lives briefly: looking for cycles among its values costs more than it frees
        from ledger_app.cli import main as run_command

        return run_command(words)
    from ledger_app.desktop.app import run

    return run(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
