"""Documents in: files and pasted text become drafts and findings. Touches no database."""
