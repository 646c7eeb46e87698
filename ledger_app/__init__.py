"""调度台账: the task ledger of Chinese street, town and department offices."""

__version__ = "0.1.0"
