"""What the program is, and in which version."""

from PySide6.QtWidgets import QWidget

from ledger_app import __version__
from ledger_app.desktop.messages import MessageDialog
from ledger_app.desktop.theme import Theme


def show_about(parent: QWidget, theme: Theme) -> None:
    """Show name, version, what it stands on and under which licence."""
    MessageDialog.ask(
        parent,
        theme,
        "关于",
        f"调度台账 {__version__}",
        "把方案变成台账，按天看得见哪些逾期、为什么逾期。\n"
        "以 MIT 许可发布；窗口用 Qt（LGPL），图标来自 Fluent UI System Icons（MIT）。",
        ("关闭",),
        is_error=False,
    )
