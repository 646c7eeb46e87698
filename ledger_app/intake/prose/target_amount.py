"""What one amount asks for, by the words before and behind it: comparison, thing measured, outcome or work to do.

Conditions, norms, grants and descriptions hold amounts, too; they ask for nothing.
"""

import re
from dataclasses import dataclass

from ledger_app.domain.quantity import Quantity
from ledger_app.domain.task import Comparison
from ledger_app.intake.prose.bare_text import Words
from ledger_app.intake.prose.target_name import name_of, object_of
from ledger_app.intake.prose.target_words import (
    begins_with_work,
    change,
    comparator,
    comparison_of,
    does_not_reach,
    ends_in_work,
    has_limit,
    is_about_grants,
    is_cost,
    is_done,
    is_lasting,
    is_measure,
    is_still_the_target,
    names_work,
    says_at_least,
    without_change,
    without_comparator,
    without_limit,
)

_BASELINE = re.compile(r"[从由自]")
_RISES = re.compile(r"(?:提高|提升|增加|增长|下降|降低|减少|扩大|上升|缩短|压减|压缩|增|降|升|减)[到至为]")
_BY_SHARE = re.compile(r"(?:按照?|以|每|占用|抽取|不足|将近)$")
_CONDITION = re.compile(
    r"但|且|而|时|者|情形|情况|、(?:具备|具有|拥有|符合|满足|掌握).*的|的、|、[^，]*(?:超过|高于|低于|大于|小于|以上|以下)[^，]*的[^，]"
)
_NORM = re.compile(r"的?(?:标准|要求|比例|原则)")
_GOING_BY = re.compile(r"按照?每|按照?不|参照")
_NO_THING = frozenset("、，的和与及或并，；")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one amount asks for.

    Attributes:
        work: an amount of work to do, not something to be reached.
        inherits: the thing is named in an earlier clause.
    """

    name: str
    comparison: Comparison
    value: float | None = None
    unit: str = ""
    work: bool = False
    inherits: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount with the words before it, up to the amount before, and behind it, up to the next.

    Attributes:
        clause: the whole clause.
        listed: the amount before it was one of work, and this goes on with the list.
    """

    quantity: Quantity
    before: Words
    behind: Words
    clause: Words
    listed: bool = False

    @property
    def head(self) -> str:
        """The words before it, titles blotted out."""
        return self.before.masked

    @property
    def tail(self) -> str:
        """The words behind it, titles blotted out."""
        return self.behind.masked

    @property
    def rest(self) -> str:
        """The words behind it and its 以上, as written."""
        return self.behind.plain[len(self.tail) - len(without_limit(self.tail)) :]

    @property
    def follows(self) -> bool:
        """Whether a thing stands right behind it."""
        return bool(self.rest) and self.rest[0] not in _NO_THING and not is_still_the_target(self.rest)

    @property
    def modifies(self) -> bool:
        """Whether 的 makes it a description of what follows."""
        return self.rest.startswith("的") and len(self.rest) > 1 and not is_still_the_target(self.rest)

    def subject(self, head: str) -> str:
        """Return the name in the words before it, of which `head` is left."""
        return name_of(self.before.plain[: len(head)])


def read_amount(amount: Amount) -> Reading | None:
    """Return what an amount asks for, None where it is no target."""
    quantity = amount.quantity
    if _is_no_target(amount):
        return None
    if quantity.is_time:
        return _read_time(amount)
    if change(amount.head) and (quantity.is_ratio or not amount.follows):
        return _read_change(amount)
    if comparator(amount.head)[0] is not None:
        return _read_compared(amount)
    return _read_share(amount) if quantity.is_ratio else _read_bare(amount)


def _is_no_target(amount: Amount) -> bool:
    """Whether an amount is a condition, a grant, a figure of speech, or what something rises from."""
    quantity, clause = amount.quantity, amount.clause.masked
    if does_not_reach(amount.head) or _is_condition(clause, without_limit(clause[quantity.end :])):
        return True
    if (quantity.is_money or quantity.is_ratio or quantity.is_time) and is_about_grants(clause):
        return True
    if _BASELINE.search(amount.head) and _RISES.match(amount.rest):
        return True
    return quantity.in_words and not _is_stated(amount)


def _is_condition(clause: str, rest: str) -> bool:
    """Whether a clause tells of which things something holds: 对超过60公斤但未设专间的."""
    return clause.endswith("的") or _CONDITION.match(rest) is not None


def _is_norm(amount: Amount) -> bool:
    """Whether an amount is a norm to go by: 按每百户不低于30平方米的标准配建."""
    return _NORM.match(amount.rest) is not None and _GOING_BY.search(amount.head) is not None


def _is_stated(amount: Amount) -> bool:
    """Whether a number in Chinese words is an amount and no figure of speech (三个着力, 一批)."""
    object_before = not amount.follows and names_work(amount.head)
    stated = comparator(amount.head)[1] or ends_in_work(amount.head) or has_limit(amount.tail) or object_before
    return stated and amount.quantity.value > 1 and not amount.quantity.unit.endswith("个")


def _read_time(amount: Amount) -> Reading | None:
    """Read a length of time: a target where the thing named is one (办理时限, 平均预期寿命, 重污染天数)."""
    head = amount.head
    if change(head):
        return _read_change(amount) if is_lasting(amount.subject(without_change(head))) else None
    name = amount.subject(without_comparator(head))
    if not is_lasting(name) or amount.modifies or amount.follows:
        return None
    return Reading(name, comparison_of(head, amount.tail, name))


def _read_change(amount: Amount) -> Reading | None:
    """Read by how much something changes: 下降10%以上, 提高3个百分点."""
    if amount.modifies:
        return None
    name = amount.subject(without_change(amount.head))
    rate = "率" if amount.quantity.unit in {"%", "‰"} else "幅度" if amount.quantity.is_ratio else "量"
    ends = ("年均" if "年均" in amount.head[-6:] else "") + change(amount.head) + rate
    comparison = comparison_of(amount.head, amount.tail, name, falls_or_grows=True)
    return Reading(name if name.endswith(("增速", "增幅", "降幅", "降低率", "增长率")) else name + ends, comparison)


def _read_compared(amount: Amount) -> Reading | None:
    """Read an amount with a word of comparison before it."""
    head, quantity = amount.head, amount.quantity
    word, firm = comparator(head)
    left = without_comparator(head)
    name = amount.subject(left)
    if amount.modifies and not (quantity.is_ratio and (not firm or not name)):
        return None
    if word is Comparison.AT_MOST and quantity.is_money and not is_cost(name):
        return None  # a limit on spending, no target
    if _is_norm(amount) or (amount.follows and quantity.is_measured and not ends_in_work(left)):
        return None
    if quantity.is_ratio:
        if amount.modifies or (amount.follows and not is_measure(name)):
            return _read_share(amount)
        return Reading(name, comparison_of(head, amount.tail, name))
    if amount.follows and (not name or ends_in_work(left) or not (firm or is_measure(name))):
        counted = object_of(amount.rest)
        return Reading(counted, comparison_of(head, amount.tail, counted), work=True)
    if not quantity.unit and not is_measure(name):
        return None
    plainly = quantity.is_count and not is_measure(name)
    work = is_done(head) or ends_in_work(left) or (plainly and (begins_with_work(name) or says_at_least(head)))
    return Reading(name, comparison_of(head, amount.tail, name), work=work)


def _read_share(amount: Amount) -> Reading | None:
    """Read a share: 优良天数比率71.5%, 90%以上的社区, 废旧渔网100%集中收贮."""
    left = without_comparator(amount.head)
    if _BY_SHARE.search(amount.head):
        return None
    name = amount.subject(left)
    if amount.modifies or amount.follows:
        name = name + object_of(amount.rest)
        of_things = amount.modifies or "达到" in amount.rest
        name = name if is_measure(name) else name + ("比例" if of_things else "率")
    elif not is_measure(name) and left == amount.head and not has_limit(amount.tail):
        return None
    return Reading(name, comparison_of(amount.head, amount.tail, name))


def _read_bare(amount: Amount) -> Reading | None:
    """Read a count or a measure without a word of comparison: mostly an amount of work."""
    head, quantity = amount.head, amount.quantity
    works_on = ends_in_work(head)
    described = amount.modifies or (has_limit(amount.tail) and amount.follows)
    if described and not ((works_on or amount.listed) and quantity.is_count):
        return None
    if (works_on or amount.listed) and amount.follows:
        counted = object_of(amount.rest)
        return Reading(counted, comparison_of("", amount.tail, ""), work=True)
    name = amount.subject(head)
    if not amount.follows and is_measure(name) and not names_work(head):
        return Reading(name, comparison_of("", amount.tail, name))
    if not quantity.unit:
        return None
    if not amount.follows and ((quantity.is_count and len(name) > 1) or amount.listed or names_work(head)):
        return Reading(name, comparison_of("", amount.tail, ""), work=True)
    if quantity.is_count and (names_work(amount.rest) or names_work(head)):
        return Reading(name + object_of(amount.rest), comparison_of("", amount.tail, ""), work=True)
    return None
