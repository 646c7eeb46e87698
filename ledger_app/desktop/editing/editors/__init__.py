"""What one types into a cell of the table of tasks: one line, several lines, a day, names from a list."""
