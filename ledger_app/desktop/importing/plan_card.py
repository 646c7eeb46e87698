"""Which plan of the ledger a document is: found by itself, or said by the clerk."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from ledger_app.desktop.widgets.fields import ChoiceField
from ledger_app.domain.plan import Plan

if TYPE_CHECKING:  # the window paints before SQLAlchemy is imported
    from ledger_app.actions.import_preview import ImportPreview
    from ledger_app.actions.plan_matching import PlanChoice

_AUTOMATIC = "自动"
_LEAST_LETTERS = 14
_HALF = 11


class PlanCard(QWidget):
    """A list of plans, and below it what is known of the one that the document goes to.

    Signals:
        chosen: the clerk chose another plan.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        title = QLabel("归到方案")
        title.setProperty("role", "title")
        self._combo = ChoiceField(())
        self._combo.setObjectName("plan_combo")
        self._combo.setAccessibleName("归到方案")
        self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._combo.setMinimumContentsLength(_LEAST_LETTERS)
        self._combo.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._combo.committed.connect(self.chosen)
        title.setBuddy(self._combo)
        self._facts = QLabel()
        self._facts.setObjectName("plan_facts")
        self._facts.setProperty("role", "hint")
        self._facts.setWordWrap(True)
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (title, self._combo, self._facts):
            column.addWidget(widget)

    def begin(self, plans: Sequence[Plan]) -> None:
        """Forget what was chosen; `plans` are those of the ledger."""
        from ledger_app.actions.plan_matching import PlanChoice

        known = [(f"已有方案《{plan.title}》", PlanChoice(plan.id)) for plan in plans if not plan.deleted]
        self._combo.offer([(_AUTOMATIC, PlanChoice()), *known, ("作为新方案", PlanChoice(new=True))])
        self._facts.clear()

    def restore(self, choice: "PlanChoice") -> None:
        """Take up what was chosen before; a plan that is gone is found anew."""
        if choice != self.choice():
            self._combo.show_value(choice)
        if self._combo.currentIndex() < 0:
            self._combo.setCurrentIndex(0)

    def choice(self) -> "PlanChoice":
        """Return the clerk's word."""
        from ledger_app.actions.plan_matching import PlanChoice

        value = self._combo.value()
        return value if isinstance(value, PlanChoice) else PlanChoice()

    def show_preview(self, preview: "ImportPreview") -> None:
        """Show where the document goes."""
        if self._combo.currentIndex() == 0:
            self._combo.setItemText(0, f"{_AUTOMATIC}（{_found(preview)}）")
        self._combo.setToolTip(self._combo.currentText())
        self._facts.setText("\n".join(_facts(preview)))


def _found(preview: "ImportPreview") -> str:
    """Say which plan was found."""
    if len(preview.plans) > 1:
        return f"表里写明的 {len(preview.plans)} 个方案"
    return f"{'新方案' if preview.plan.is_new else '已有方案'}《{_shortened(preview.plan.plan.title)}》"


def _facts(preview: "ImportPreview") -> list[str]:
    """Return the lines below the list: of one plan its number and period, of several their titles."""
    if len(preview.plans) > 1:
        return [f"《{match.plan.title}》{'（新建）' if match.is_new else ''}" for match in preview.plans]
    plan = preview.plan.plan
    period = f"{plan.period_start or '…'} 至 {plan.period_end or '…'}" if plan.period_start or plan.period_end else ""
    known = "，".join(filter(None, (plan.doc_no, period))) or "文件里没有写文号和起止日期"
    return [known] if _shortened(plan.title) == plan.title else [plan.title, known]


def _shortened(title: str) -> str:
    """Return a title that fits into the list, its middle left out."""
    return title if len(title) <= 2 * _HALF else f"{title[:_HALF]}…{title[-_HALF + 1 :]}"
