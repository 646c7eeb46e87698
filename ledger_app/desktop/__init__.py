"""The window: the only package that knows Qt."""

import builtins

import PySide6.QtCore  # noqa: F401 - it replaces the import statement, and must have done so

# PySide's own import reads the source of every module once more, to see whether that asks for names in snake case; we
# never do, and SQLAlchemy alone has megabytes of source.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
