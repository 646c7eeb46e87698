"""The panel of one task: its tabs, their fields, and what they ask for."""
