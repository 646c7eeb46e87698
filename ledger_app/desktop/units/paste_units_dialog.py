"""Takes a directory of units from the clipboard and shows what it was read as, before anything is written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ledger_app.desktop.dialogs.framed_dialog import FramedDialog
from ledger_app.domain.unit import PersonRole, Unit
from ledger_app.domain.unit_index import UnitIndex
from ledger_app.domain.unit_words import kind_of_name
from ledger_app.intake.unit_list import UnitEntry, UnitList, read_unit_list

_HEADINGS = ("", "单位", "简称", "类型", "别名", "责任人", "联系人")
_EXAMPLE = "单位\t简称\t责任人\t联系人\t电话\n（在 Excel 里连表头一起复制，再到这里按 Ctrl+V）"
_SHOWN_FINDINGS = 3


class PasteUnitsDialog(FramedDialog):
    """Text above, what it was read as below."""

    def __init__(self, parent: QWidget | None, units: Sequence[Unit]) -> None:
        super().__init__(parent, "从 Excel 粘贴单位", "写入单位表")
        self.setObjectName("paste_units_dialog")
        self.resize(860, 560)
        self._known = UnitIndex(units)
        self.entries: tuple[UnitEntry, ...] = ()
        self._build()
        self._show(UnitList())

    def _build(self) -> None:
        self.text = QPlainTextEdit()
        self.text.setObjectName("paste_units_text")
        self.text.setPlaceholderText(_EXAMPLE)
        self.text.setTabChangesFocus(True)
        self.text.setMaximumHeight(self.text.fontMetrics().lineSpacing() * 7)
        self.text.textChanged.connect(self._on_text)
        self._table = QTableWidget(0, len(_HEADINGS))
        self._table.setObjectName("paste_units_table")
        self._table.setProperty("role", "boxed")
        self._table.setHorizontalHeaderLabels(_HEADINGS)
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setTabKeyNavigation(False)
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._findings = QLabel()
        self._findings.setObjectName("paste_units_findings")
        self._findings.setProperty("role", "error")
        self._findings.setWordWrap(True)
        hint = QLabel(
            "表头可以有：单位、简称、别名、类型、责任人、职务、联系人、电话、成员。已有的单位会补充，空着的不改。"
        )
        hint.setProperty("role", "hint")
        hint.setWordWrap(True)
        for widget in (hint, self.text, self._table, self._findings):
            self.content.addWidget(widget)

    def _on_text(self) -> None:
        from ledger_app.intake.reading import read_pasted_document

        text = self.text.toPlainText()
        self._show(read_unit_list(read_pasted_document(text)) if text.strip() else UnitList())

    def _show(self, units: UnitList) -> None:
        """Show what was read."""
        self.entries = units.entries
        self._table.setRowCount(len(units.entries))
        for row, entry in enumerate(units.entries):
            for column, text in enumerate(self._texts(entry)):
                self._table.setItem(row, column, QTableWidgetItem(text))
        new = sum(self._known.find(entry.name) is None for entry in units.entries)
        self.hint(f"新建 {new} 个，补充 {len(units.entries) - new} 个。可以撤销。" if units.entries else "")
        self.primary.setText(f"写入单位表（{len(units.entries)} 个）")
        self.primary.setEnabled(bool(units.entries))
        sentences = [f"{finding.where}：{finding.message}" for finding in units.findings]
        more = len(sentences) - _SHOWN_FINDINGS
        shown = sentences[:_SHOWN_FINDINGS] + ([f"还有 {more} 条提示"] if more > 0 else [])
        self._findings.setText("\n".join(shown))
        self._findings.setVisible(bool(shown))

    def _texts(self, entry: UnitEntry) -> tuple[str, ...]:
        """Return the cells of one entry."""
        people = {role: "、".join(p.name for p in entry.persons if p.role is role) for role in PersonRole}
        return (
            "新建" if self._known.find(entry.name) is None else "补充",
            entry.name,
            entry.short_name,
            (entry.kind or kind_of_name(entry.name)).value,
            "、".join(entry.aliases),
            people[PersonRole.PRINCIPAL],
            people[PersonRole.LIAISON],
        )

    @classmethod
    def ask(cls, parent: QWidget | None, units: Sequence[Unit]) -> tuple[UnitEntry, ...]:
        """Return the units to take in; none when the dialog was closed."""
        dialog = cls(parent, units)
        entries = dialog.entries if dialog.exec() == QDialog.DialogCode.Accepted else ()
        dialog.deleteLater()
        return entries
