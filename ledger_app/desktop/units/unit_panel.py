"""The form of one unit beside the directory."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ledger_app.desktop.units.person_table import PersonTable
from ledger_app.desktop.widgets.fields import ChoiceField
from ledger_app.desktop.widgets.screen_room import ScrollRoom
from ledger_app.domain.unit import Unit, UnitKind

_KINDS = tuple((kind.value, kind) for kind in UnitKind)
_BETWEEN = "、"


class UnitPanel(QFrame):
    """Edits one unit; nothing is saved before 保存单位.

    Signals:
        save_wanted: the unit as typed.
        merge_wanted, delete_wanted, tasks_wanted: the unit shown.
    """

    save_wanted = Signal(object)
    merge_wanted = Signal(object)
    delete_wanted = Signal(object)
    tasks_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("unit_panel")
        self.setProperty("role", "panel")
        self._unit: Unit | None = None
        self._build()

    def show_unit(self, unit: Unit, units: Sequence[Unit], tasks: int, *, writable: bool) -> None:
        """Show `unit`; `units` are what a set can hold, `tasks` how many name it."""
        self._unit = unit
        known = any(other.id == unit.id for other in units)
        self._title.setText(unit.name or "新增单位")
        self._hint.setText("导入时自动建立，保存后就不再是暂定。" if unit.provisional else "")
        self._hint.setVisible(unit.provisional)
        self._name.setText(unit.name)
        self._short.setText(unit.short_name)
        self._aliases.setText(_BETWEEN.join(unit.aliases))
        self._kind.show_value(unit.kind)
        self._persons.show_persons(unit.persons)
        self._show_members(unit, units)
        self._follow_kind()
        self._tasks.setText(f"看它的 {tasks} 项任务")
        self._tasks.setVisible(tasks > 0)
        self._merge.setVisible(known)
        self._delete.setVisible(known)
        self._delete.setEnabled(writable and tasks == 0)
        self._delete.setToolTip(f"还有 {tasks} 项任务，可以合并到另一个单位" if tasks else "")
        for widget in (self._save, self._merge, self._name, self._short, self._aliases, self._kind, self._persons):
            widget.setEnabled(writable)
        self._members.setEnabled(writable)

    def focus_name(self) -> None:
        """Put the cursor into the name."""
        self._name.setFocus()
        self._name.selectAll()

    def _build(self) -> None:
        self._title, self._hint = QLabel(), QLabel()
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self._hint.setProperty("role", "hint")
        self._hint.setWordWrap(True)
        self._tasks = QPushButton()
        self._tasks.setObjectName("unit_tasks_link")
        self._tasks.setProperty("role", "link")
        self._tasks.clicked.connect(lambda: self.tasks_wanted.emit(self._unit))
        fields = QWidget()
        fields.setProperty("role", "scroll")
        column = QVBoxLayout(fields)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addWidget(self._tasks, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._form())
        column.addWidget(self._persons_label)
        column.addWidget(self._persons, 1)
        column.addWidget(self._members_label)
        column.addWidget(self._members, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(ScrollRoom(fields), 1)
        whole.addWidget(self._footer())

    def _form(self) -> QFormLayout:
        """Return the fields."""
        self._name, self._short, self._aliases = QLineEdit(), QLineEdit(), QLineEdit()
        for field, name in ((self._name, "name"), (self._short, "short_name"), (self._aliases, "aliases")):
            field.setObjectName(f"unit_{name}_edit")
        self._aliases.setPlaceholderText("几个别名用顿号隔开")
        self._kind = ChoiceField(_KINDS)
        self._kind.setObjectName("unit_kind_combo")
        self._kind.currentIndexChanged.connect(lambda _: self._follow_kind())
        self._persons = PersonTable()
        self._members = QListWidget()
        self._members.setObjectName("member_list")
        self._members.setAccessibleName("包含的单位")
        self._members.setProperty("role", "boxed")
        self._persons_label, self._members_label = (
            QLabel("人员（可从 Excel 粘贴）"),
            QLabel("这个集合包含（空格键打勾）"),
        )
        for label in (self._persons_label, self._members_label):
            label.setProperty("role", "hint")
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("全称", self._name)
        form.addRow("简称", self._short)
        form.addRow("别名", self._aliases)
        form.addRow("类型", self._kind)
        return form

    def _footer(self) -> QFrame:
        """Return the buttons."""
        self._save, self._merge, self._delete = (
            QPushButton(words) for words in ("保存单位(&S)", "合并到…(&M)", "删除(&D)")
        )
        self._save.setProperty("role", "primary")
        for button, name in ((self._save, "save"), (self._merge, "merge"), (self._delete, "delete")):
            button.setObjectName(f"{name}_unit_button")
        self._save.clicked.connect(lambda: self.save_wanted.emit(self._typed()))
        self._merge.clicked.connect(lambda: self.merge_wanted.emit(self._unit))
        self._delete.clicked.connect(lambda: self.delete_wanted.emit(self._unit))
        footer = QFrame()
        footer.setProperty("role", "footer")
        row = QHBoxLayout(footer)
        row.setContentsMargins(12, 11, 12, 11)
        row.addWidget(self._save)
        row.addWidget(self._merge)
        row.addStretch()
        row.addWidget(self._delete)
        return footer

    def _show_members(self, unit: Unit, units: Sequence[Unit]) -> None:
        """List what a set can hold, streets first, the members ticked."""
        self._members.clear()
        bodies = (other for other in units if other.kind is not UnitKind.SET and other.id != unit.id)
        for other in sorted(
            bodies, key=lambda other: (other.kind is not UnitKind.STREET, other.kind.value, other.name)
        ):
            item = QListWidgetItem(f"{other.name}（{other.kind.value}）")
            item.setData(Qt.ItemDataRole.UserRole, other.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if other.id in unit.members else Qt.CheckState.Unchecked)
            self._members.addItem(item)

    def _follow_kind(self) -> None:
        """Show members for a set, persons for everybody else."""
        is_set = self._kind.value() is UnitKind.SET
        self._members.setVisible(is_set)
        self._members_label.setVisible(is_set)
        self._persons.setVisible(not is_set)
        self._persons_label.setVisible(not is_set)

    def _typed(self) -> Unit:
        """Return the unit as typed."""
        assert self._unit is not None  # noqa: S101 - the button is part of a panel that shows one
        kind = self._kind.value()
        items = (self._members.item(row) for row in range(self._members.count()))
        ticked = [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked]
        aliases = self._aliases.text().replace("，", _BETWEEN).replace(",", _BETWEEN).split(_BETWEEN)
        return replace(
            self._unit,
            name=self._name.text().strip(),
            short_name=self._short.text().strip(),
            aliases=tuple(dict.fromkeys(alias.strip() for alias in aliases if alias.strip())),
            kind=kind if isinstance(kind, UnitKind) else UnitKind.DEPARTMENT,
            persons=() if kind is UnitKind.SET else self._persons.persons(),
            members=tuple(ticked) if kind is UnitKind.SET else (),
        )
