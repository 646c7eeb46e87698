"""Window or command line: without arguments the window opens."""

import gc
import os
import sys


def main() -> int:
    """Start what the arguments ask for and return the exit code."""
    if getattr(sys, "frozen", False):  # a bundled program starts itself anew for the process that reads documents
        from multiprocessing import freeze_support

        freeze_support()
    words = sys.argv[1:]
    if words:
        gc.disable()  # a command lives briefly: looking for cycles among its values costs more than it frees
        from ledger_app.cli import main as run_command

        return run_command(words)
    if not has_screen():
        sys.stderr.write("这里没有屏幕，打不开窗口。\n写 ledger-app --help 可以看命令行的用法。\n")
        return 2
    from ledger_app.desktop.app import run

    return run(sys.argv)


def has_screen() -> bool:
    """Return whether a window can open here, or Qt was told how to do without."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


if __name__ == "__main__":
    sys.exit(main())
