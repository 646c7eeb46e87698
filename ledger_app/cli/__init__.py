"""The same deeds without a window: ledger-app and the name of a command."""

from ledger_app.cli.main import main
from ledger_app.cli.parser import build_parser

__all__ = ["build_parser", "main"]
