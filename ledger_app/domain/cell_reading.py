"""How the text typed into a cell is read, field by field. What cannot be read is refused with advice, never guessed."""

import re
import unicodedata
from datetime import date

from ledger_app.domain.cell_text import ONGOING
from ledger_app.domain.chinese_dates import read_typed_date
from ledger_app.domain.status_words import read_status
from ledger_app.domain.task import Status, TaskKind
from ledger_app.errors import LedgerError

_LONGEST = 32_767
_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NOTHING = frozenset({"", "-", "—", "——", "–", "－", "/", "／", "无"})
_YEARS = range(1990, 2101)
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*(%?)")
_PATH = re.compile(r"[/／>＞]")
_LASTING = frozenset({ONGOING, "长期", "长期任务", "常态化", "持续推进", "长期推进", "持续坚持"})
_YES = frozenset({"是", "✓", "√", "☑", "✔", "1", "y", "yes", "true", "关注", "重点关注"})
_NO = frozenset({"", "否", "×", "✗", "☐", "0", "n", "no", "false", "不关注", "—", "-"})


def clean_text(text: str) -> str:
    """Return a text without blanks around it and with one sort of line break.

    Raises:
        LedgerError: it holds what no form can show, or more than a cell of Excel can.
    """
    levelled = _BREAKS.sub("\n", text).strip()
    if _UNSEEN.search(levelled):
        raise LedgerError("文字里有不能显示的控制字符，报表里写不出来", "请删去从别处粘贴来的不可见字符后再试")
    if len(levelled) > _LONGEST:
        raise LedgerError(
            f"文字有 {len(levelled)} 个字，超过一格能放的 {_LONGEST} 个字", "请缩短，全文可以作为附件另存"
        )
    return levelled


def one_line(text: str) -> str:
    """Return a text that is to stand in one line."""
    return " ".join(filter(None, map(str.strip, text.split("\n"))))


def is_nothing(text: str) -> bool:
    """Whether a text in a cell for a day, a number or names says that there is none."""
    return text.strip() in _NOTHING


def read_day(text: str, today: date, name: str) -> date | None:
    """Return the day typed into a cell called `name`, None where it is emptied.

    Raises:
        LedgerError: no day can be read, or none that a ledger can have.
    """
    if is_nothing(text):
        return None
    day = read_typed_date(text, today)
    if day is None:
        raise LedgerError(f"看不懂{name}“{_short(text)}”", "请写成 2025-06-30、6.30 或“6月底前”")
    if day.year not in _YEARS:
        raise LedgerError(f"{name} {day} 不在 1990 到 2100 年之间", "请检查年份")
    return day


def is_ongoing(text: str) -> bool:
    """Whether what is typed for a due date says that the task goes on for good."""
    return text.strip() in _LASTING


def read_percent(text: str) -> float | None:
    """Return the percent typed as 73, 73% or 百分之七十三, None where the cell is emptied.

    Raises:
        LedgerError: it is no number from 0 to 100, or a fraction that may be meant as a share of one.
    """
    if is_nothing(text):
        return None
    typed = unicodedata.normalize("NFKC", text).strip()
    number = _PERCENT.fullmatch(typed)
    if number is None:
        from ledger_app.domain.quantity import quantities  # its patterns take a twentieth of opening a ledger

        amounts = quantities("".join(typed.split()))
        if len(amounts) != 1 or amounts[0].unit != "%" or amounts[0].end != len("".join(typed.split())):
            raise LedgerError(f"看不懂完成比例“{_short(text)}”", "请写 0 到 100 的数，例如 73 或 73%")
        value = amounts[0].value
    else:
        value = float(number[1])
    if number is not None and not number[2] and 0 < value < 1:
        raise LedgerError(f"“{typed}”可能是 {value:.0%}，也可能是 {typed}%", f"请写成 {value * 100:g}% 或 {typed}%")
    if not 0 <= value <= 100:
        raise LedgerError(f"完成比例 {value:g} 不在 0 到 100 之间", "请写 0 到 100 的数")
    return value


def read_stated(text: str) -> Status:
    """Return the status that a cell's text names.

    Raises:
        LedgerError: it names none for sure.
    """
    status = read_status(text)
    if status is None:
        listed = "、".join(status.value for status in Status)
        told = f"看不懂状态“{_short(text)}”" if text else "状态不能是空的"
        raise LedgerError(told, f"请写其中一个：{listed}")
    return status


def read_watched(text: str) -> bool:
    """Return whether a task is to be watched.

    Raises:
        LedgerError: the text says neither yes nor no.
    """
    word = unicodedata.normalize("NFKC", text).strip().casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise LedgerError(f"看不懂关注“{_short(text)}”", "请写 是 或 否")


def read_kind(text: str) -> TaskKind:
    """Return the kind of task that a cell's text names, in full or by its first words.

    Raises:
        LedgerError: it names none, or several.
    """
    word = "".join(text.split())
    found = [kind for kind in TaskKind if word and kind.value.startswith(word)]
    if len(found) != 1:
        listed = "、".join(kind.value for kind in TaskKind)
        told = f"没有任务类型“{_short(text)}”" if word else "任务类型不能是空的"
        raise LedgerError(told, f"请写其中一个：{listed}")
    return found[0]


def read_section(text: str) -> tuple[str, ...]:
    """Return the headings typed as 蓝天 / 工业源, outermost first; with blanks about a stroke only such part them."""
    line = one_line(text)
    parts = line.split(" / ") if " / " in line else _PATH.split(line)
    return tuple(heading for part in parts if (heading := part.strip()))


def _short(text: str) -> str:
    """Return as much of a text as a sentence has room for."""
    line = " ".join(text.split())
    return line if len(line) <= 20 else f"{line[:20]}…"
