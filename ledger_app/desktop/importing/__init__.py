"""Importing a document: the wizard, its four steps, and what is shown in them."""
