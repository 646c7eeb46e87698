"""Many cells at once: copying, pasting, filling, emptying; weighed and shown before they are written."""
