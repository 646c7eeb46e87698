"""The office that keeps the ledger, its rules, and its plans."""

from ledger_app.actions.clerk import Clerk
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.domain.plan import Plan
from ledger_app.domain.settings import Settings
from ledger_app.domain.unit import Office
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger

_MOST_DAYS = 366
_MOST_POINTS = 100


def save_office(ledger: Ledger, clerk: Clerk, office: Office) -> Outcome:
    """Keep the office's name and contact lines, as printed on forms."""
    with ledger.transaction("修改本单位", by=clerk.name, at=clerk.now) as store:
        store.save(office)
    return Outcome("已保存本单位信息", frozenset({Kind.OFFICE}))


def save_settings(ledger: Ledger, clerk: Clerk, settings: Settings) -> Outcome:
    """Keep the office's rules for lights; every light follows them from now on."""
    faults = check_settings(settings)
    if faults:
        raise LedgerError(faults[0].message, "设置没有保存")
    with ledger.transaction("修改设置", by=clerk.name, at=clerk.now) as store:
        store.save(settings)
    return Outcome("已保存设置", frozenset({Kind.SETTINGS}))


def check_settings(settings: Settings) -> tuple[Finding, ...]:
    """Return what cannot be among the settings; `where` is the field."""
    faults = []
    if not 0 <= settings.warn_days <= _MOST_DAYS:
        faults.append(Finding(Severity.ERROR, "warn_days", f"预警天数要在 0 到 {_MOST_DAYS} 之间"))
    if not 0 <= settings.lag_points <= _MOST_POINTS:
        faults.append(Finding(Severity.ERROR, "lag_points", f"允许滞后要在 0 到 {_MOST_POINTS} 个百分点之间"))
    both = sorted(set(settings.extra_holidays) & set(settings.extra_workdays))
    if both:
        faults.append(Finding(Severity.ERROR, "extra_workdays", f"{both[0]} 既写成休息日又写成工作日"))
    return tuple(faults)


def save_plan(ledger: Ledger, clerk: Clerk, plan: Plan) -> Outcome:
    """Keep a plan's facts; a new period moves the due dates that come from it."""
    if plan.period_start and plan.period_end and plan.period_start > plan.period_end:
        raise LedgerError(f"方案的开始日期 {plan.period_start} 在结束日期 {plan.period_end} 之后", "请更正其中一个")
    with ledger.transaction("修改方案", by=clerk.name, at=clerk.now) as store:
        store.save(plan)
    return Outcome(f"已保存方案《{plan.title}》", frozenset({Kind.PLAN, Kind.TASK}))
