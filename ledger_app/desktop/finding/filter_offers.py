"""What can be chosen above a column instead of being typed. Knows no Qt."""

from dataclasses import dataclass

from ledger_app.domain.field import Field
from ledger_app.domain.light import LIGHT_NAMES, Light
from ledger_app.domain.task import Status, TaskKind


@dataclass(frozen=True, slots=True)
class FilterOffers:
    """Words to choose from.

    Attributes:
        several: more than one can be chosen; they are OR.
    """

    words: tuple[str, ...] = ()
    several: bool = False


_PAST = ("本月", "上月", "今年", "空", "非空")
_OFFERS = {
    Field.LIGHT: FilterOffers(tuple(LIGHT_NAMES[light] for light in Light), several=True),
    Field.STATUS: FilterOffers(tuple(status.value for status in Status), several=True),
    Field.KIND: FilterOffers(tuple(kind.value for kind in TaskKind), several=True),
    Field.WATCHED: FilterOffers(("是", "否")),
    Field.DUE: FilterOffers(("本月", "下月", "30天内", "<今天", "今年", "长期", "空")),
    Field.START: FilterOffers(_PAST),
    Field.COMPLETED_ON: FilterOffers(_PAST),
    Field.PERCENT: FilterOffers((">=100", "<100", "<50", "空")),
    Field.DAYS_LATE: FilterOffers((">0", ">30", ">90")),
}


def offers_for(field: Field) -> FilterOffers:
    """Return what can be chosen above a column; nothing where words are typed."""
    return _OFFERS.get(field, FilterOffers())
