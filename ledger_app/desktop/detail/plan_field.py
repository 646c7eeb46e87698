"""The plan a task belongs to, chosen from those of the ledger."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from ledger_app.desktop.widgets.fields import ChoiceField
from ledger_app.domain.plan import Plan

_LEAST_CHARACTERS = 8
_BORDER = 32


class PlanField(ChoiceField):
    """As wide as its place; titles are longer than that, so the list drops down as wide as they are."""

    def __init__(self) -> None:
        super().__init__(())
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_CHARACTERS)

    def offer_plans(self, plans: Sequence[Plan]) -> None:
        """Offer `plans`; those of one title are told apart by their number."""
        titles = [plan.title for plan in plans]
        chosen = self.value()
        self.offer([(_called(plan, titles.count(plan.title)), plan.id) for plan in plans])
        self.show_value(chosen)

    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _BORDER)
        super().showPopup()


def _called(plan: Plan, sharing: int) -> str:
    return f"{plan.title}（{plan.doc_no}）" if sharing > 1 and plan.doc_no else plan.title
