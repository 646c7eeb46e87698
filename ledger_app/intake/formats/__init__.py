"""Files in: each kind of file becomes a Document of paragraphs and tables. Knows formats, no tasks."""
