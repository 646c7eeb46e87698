"""Item models: they hold values, answer roles fast and know no widget."""
