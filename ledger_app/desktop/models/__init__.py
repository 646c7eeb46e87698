"""Item models, and the words they show in narrow places: they hold values, answer roles fast and know no widget."""
