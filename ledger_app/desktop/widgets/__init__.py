"""Widgets and delegates that pages and dialogs are made of."""
