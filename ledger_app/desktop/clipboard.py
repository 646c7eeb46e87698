"""What becomes of copied rows when the program ends."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard

_OURS = "application/x-ledger-rows"


def mark_as_ours(data: QMimeData) -> QMimeData:
    """Return `data` with a sign that it was made here."""
    data.setData(_OURS, b"1")
    return data


def leave_text(clipboard: QClipboard) -> None:
    """Leave only the text of what was copied here: what Python made must not outlive it, or the end is a crash."""
    data: QMimeData | None = clipboard.mimeData()  # none where the system has no clipboard any more
    if data is not None and is_ours(data):
        clipboard.setText(clipboard.text())


def is_ours(data: QMimeData) -> bool:
    """Whether `data` was copied here."""
    return data.hasFormat(_OURS)
