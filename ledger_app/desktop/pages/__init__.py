"""The pages of the window, one a file; a page gets its session and theme through its constructor."""
