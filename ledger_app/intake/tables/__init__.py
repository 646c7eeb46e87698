"""Tables in: rows under headings become drafts of tasks."""
