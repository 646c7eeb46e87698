"""The words of 工作台."""

from dataclasses import dataclass
from datetime import date

from ledger_app.domain.home import Figure, Matter, Todo

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
BANDS = ("30 天以内", "31–90 天", "超过 90 天")
NO_LEAD = "没有牵头单位"
_NAMES = 3


@dataclass(frozen=True, slots=True)
class TodoWords:
    """How one thing to do reads: icon, what, a line about it, and what its button says."""

    icon: str
    title: str
    detail: str
    button: str


_ICONS = {
    Matter.OVERDUE: "warning",
    Matter.DUE_AT_ONCE: "calendar",
    Matter.REVIEW: "import",
    Matter.TO_CHECK: "unsure",
    Matter.EMPTY_SETS: "units",
    Matter.PROVISIONAL: "units",
    Matter.WITHOUT_LEAD: "units",
    Matter.WITHOUT_DUE: "calendar",
    Matter.NOT_STARTED: "tasks",
    Matter.BACKUP: "backup",
    Matter.CALENDAR: "calendar",
}
_BUTTONS = {
    Matter.OVERDUE: "看逾期",
    Matter.DUE_AT_ONCE: "看临期",
    Matter.REVIEW: "继续核对",
    Matter.TO_CHECK: "去核对",
    Matter.EMPTY_SETS: "去指定",
    Matter.PROVISIONAL: "去确认",
    Matter.WITHOUT_LEAD: "去补",
    Matter.WITHOUT_DUE: "去补",
    Matter.NOT_STARTED: "去核实",
    Matter.BACKUP: "立即备份",
    Matter.CALENDAR: "去设置",
}
_COUNTED = {
    Matter.OVERDUE: ("项任务已经逾期", ""),
    Matter.DUE_AT_ONCE: ("项任务 3 天内到期", ""),
    Matter.TO_CHECK: ("项任务需核对", "导入时没有认准，看过后取消需核对标记"),
    Matter.EMPTY_SETS: ("个单位集合还没有指定单位", ""),
    Matter.PROVISIONAL: ("个暂定单位没有确认", ""),
    Matter.WITHOUT_LEAD: ("项任务没有牵头单位", "补上后才知道由谁负责"),
    Matter.WITHOUT_DUE: ("项任务没有完成时限", "补上后才会按时限预警"),
    Matter.NOT_STARTED: ("项任务到了开始日期还没有启动", "请核实后填进展"),
}
"""What stands after the number, and the line below; "" for the names of what it is about."""
_UNITS = {
    Matter.OVERDUE: "个单位",
    Matter.DUE_AT_ONCE: "天",
    Matter.EMPTY_SETS: "个集合",
    Matter.PROVISIONAL: "个单位",
}


def words_for(todo: Todo) -> TodoWords:
    """Return how a thing to do reads."""
    title, detail = _said(todo)
    return TodoWords(_ICONS[todo.matter], title, detail, _BUTTONS[todo.matter])


def _said(todo: Todo) -> tuple[str, str]:
    """Return what is to be done and a line about it."""
    first = next(iter(todo.names), "")
    match todo.matter:
        case Matter.REVIEW:
            return "有一份文件还没有核对完", first.rstrip("。")
        case Matter.BACKUP:
            title = f"上次备份是 {first}" if first else "这个台账还没有备份"
            return title, "备份放在程序自己的文件夹，关闭台账时也会自动备份"
        case Matter.CALENDAR:
            return f"{first} 年工作日历尚未公布", "工作日暂按周末和固定节日估计"
        case Matter.EMPTY_SETS if todo.count == 1:
            return f"“{first}”还没有指定单位", "指定后，按单位才找得到这些任务"
        case matter:
            what, line = _COUNTED[matter]
            return f"{todo.count} {what}", line or _listed(todo.names, _UNITS[matter])


def since_month_end(figure: Figure) -> str:
    """Return how a number changed since the end of the month before."""
    if figure.before is None:
        return ""
    more = figure.count - figure.before
    if not more:
        return "与上月末持平"
    return f"比上月末增加 {more} 项" if more > 0 else f"比上月末减少 {-more} 项"


def long_day(day: date) -> str:
    """Return a day as headings have it: 2025年11月21日 星期五."""
    return f"{day.year}年{day.month}月{day.day}日 星期{WEEKDAYS[day.weekday()][1]}"


def short_day(day: date, today: date) -> str:
    """Return a day without its year inside this year."""
    return f"{day:%m-%d}" if day.year == today.year else f"{day:%Y-%m-%d}"


def _listed(names: tuple[str, ...], counted: str) -> str:
    """Return the first names, and how many there are if that is not all."""
    shown = "、".join(names[:_NAMES])
    gap = " " if shown[-1:].isdigit() else ""
    return f"{shown}{gap}等 {len(names)} {counted}" if len(names) > _NAMES else shown
