"""Taking one task of a document apart: the ways there are, and the pieces that each would give."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ledger_app.desktop.widgets.screen_room import keep_on_screen
from ledger_app.domain.draft import TaskDraft
from ledger_app.domain.split_places import SplitWay

Preview = Callable[[tuple[int, ...]], Sequence[TaskDraft]]
_HEADINGS = ("序号", "任务内容", "时限")
_SIZE = 760, 460


class SplitDialog(QDialog):
    """A list of ways and a table of pieces."""

    def __init__(
        self, parent: QWidget | None, name: str, ways: Mapping[SplitWay, tuple[int, ...]], preview: Preview
    ) -> None:
        super().__init__(parent)
        self.setObjectName("split_dialog")
        self.setWindowTitle(f"拆分 — {name}")
        self.resize(*_SIZE)
        self._ways, self._preview = dict(ways), preview
        self._group = QButtonGroup(self)
        body = QVBoxLayout()
        body.setContentsMargins(20, 16, 20, 12)
        body.setSpacing(8)
        body.addWidget(_label("在哪里断开", "title"))
        for place, (way, places) in enumerate(self._ways.items()):
            choice = QRadioButton(f"{way.value}（{len(places) + 1} 条）")
            choice.setObjectName(f"split_{way.name.lower()}")
            self._group.addButton(choice, place)
            body.addWidget(choice)
        body.addSpacing(6)
        body.addWidget(_label("拆开以后", "title"))
        self._table = _table()
        body.addWidget(self._table, 1)
        body.addWidget(
            _label("单位、时限和量化目标各按自己的文字，没有写的照原来的；拆开后还可以改，也可以撤销。", "hint")
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(body, 1)
        whole.addWidget(self._footer())
        self._group.idToggled.connect(lambda _place, on: self._show_pieces() if on else None)
        self._group.button(0).setChecked(True)
        self._group.button(0).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        keep_on_screen(self)

    def places(self) -> tuple[int, ...]:
        """Return where the text is to be cut in the way chosen."""
        return list(self._ways.values())[self._group.checkedId()]

    def _footer(self) -> QFrame:
        footer = QFrame()
        footer.setProperty("role", "footer")
        row = QHBoxLayout(footer)
        row.setContentsMargins(16, 11, 16, 11)
        row.addStretch()
        self._split, cancel = QPushButton(), QPushButton("取消")
        self._split.setObjectName("split_button")
        self._split.setProperty("role", "primary")
        self._split.setDefault(True)
        self._split.clicked.connect(self.accept)
        cancel.setObjectName("split_cancel")
        cancel.clicked.connect(self.reject)
        row.addWidget(self._split)
        row.addWidget(cancel)
        return footer

    def _show_pieces(self) -> None:
        """Show what the way chosen gives."""
        drafts = self._preview(self.places())
        self._table.setRowCount(len(drafts))
        for line, draft in enumerate(drafts):
            for column, words in enumerate((draft.number, draft.content, str(draft.due or ""))):
                cell = QTableWidgetItem(words)
                cell.setToolTip(words)
                cell.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                self._table.setItem(line, column, cell)
        self._table.resizeRowsToContents()
        self._split.setText(f"拆成 {len(drafts)} 条")

    @classmethod
    def ask(
        cls, parent: QWidget | None, name: str, ways: Mapping[SplitWay, tuple[int, ...]], preview: Preview
    ) -> tuple[int, ...] | None:
        """Return where the clerk wants the text cut, None for nowhere."""
        dialog = cls(parent, name, ways, preview)
        wanted = dialog.exec() == QDialog.DialogCode.Accepted
        places = dialog.places() if wanted else None
        dialog.deleteLater()
        return places


def _label(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label


def _table() -> QTableWidget:
    """Return the table of pieces."""
    table = QTableWidget(0, len(_HEADINGS))
    table.setObjectName("split_table")
    table.setAccessibleName("拆开以后的各条")
    table.setProperty("role", "boxed")
    table.setHorizontalHeaderLabels(_HEADINGS)
    table.verticalHeader().hide()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setColumnWidth(0, 80)
    table.setColumnWidth(2, 110)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    return table
