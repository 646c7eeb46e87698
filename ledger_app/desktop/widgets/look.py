"""The look that resources/theme.qss gives a widget by its properties: a role, wrong, past."""

from PySide6.QtWidgets import QWidget


def give_look(widget: QWidget, name: str, value: str | bool) -> None:  # noqa: FBT001 - the value of a property
    """Set a property and look accordingly: Qt asks the style sheet by itself only once."""
    if (widget.property(name) or False) != (value or False):
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
