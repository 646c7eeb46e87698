"""The table of tasks: its model, columns, painters and views."""
