"""Typing into one cell of the table, as in Excel: what opens it, its editors, its keys, and writing it."""
