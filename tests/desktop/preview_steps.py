"""The preview of an edit of many cells, answered as a clerk would."""

import pytest

from ledger_app.desktop.blocks.edit_preview import EditPreview


def agree_to_previews(monkeypatch: pytest.MonkeyPatch) -> list[EditPreview]:
    """Return a list of the previews that will be shown; each is agreed to at once."""
    shown: list[EditPreview] = []

    def agree(dialog: EditPreview) -> int:
        shown.append(dialog)
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(EditPreview, "exec", agree)
    return shown
