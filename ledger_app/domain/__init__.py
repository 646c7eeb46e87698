"""The office's words and rules. Standard library only; knows no file, database or window."""
