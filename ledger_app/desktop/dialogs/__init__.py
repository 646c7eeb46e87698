"""Dialogs: each returns a value or None through `ask` and opens no transaction."""
