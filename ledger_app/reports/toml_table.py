"""Takes values out of a form's file one by one, and knows the line of each for those that are wrong."""

import re
import string
from collections.abc import Iterable
from typing import Any, TypeVar

from ledger_app.domain.field import Field
from ledger_app.domain.light import Light
from ledger_app.errors import LedgerError
from ledger_app.reports.form import Align, Format, Hide

ADVICE = "请改正这一行；也可以移走这个文件，改用自带的表单"
PLACEHOLDERS = frozenset({"office", "operator", "phone", "as_of", "plan", "count"})
_COLUMN = "[[column]]"
Choice = TypeVar("Choice", Field, Align, Hide, Format, Light)


class TomlTable:
    """One table of a form's file: takes its values out one by one and knows the line of each.

    Attributes:
        values: what the file says.
        nth: which [[column]] it is, from 1; 0 for the top of the file.
    """

    def __init__(self, file: str, source: str, values: dict[str, Any], nth: int) -> None:
        self._file, self._source, self.values, self._nth = file, source, values, nth
        self._taken: set[str] = set()

    def text(self, key: str, default: str | None = None) -> str:
        """Take a text; without a default it must be there and say something."""
        value = self._take(key, default)
        if not isinstance(value, str) or (default is None and not value):
            raise self.fault(key, "应是加引号的文字")
        return value

    def texts(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """Take a list of texts, or a single text as a list of one."""
        value = self._take(key, default)
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list | tuple) or not all(isinstance(item, str) for item in items):
            raise self.fault(key, "应是文字，或方括号里的几段文字")
        return tuple(items)

    def template(self, key: str, default: str | None = None) -> str:
        """Take a text with placeholders in it."""
        return self._checked(key, (self.text(key, default),))[0]

    def templates(self, key: str) -> tuple[str, ...]:
        """Take texts with placeholders in them."""
        return self._checked(key, self.texts(key, ()))

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Take true or false."""
        value = self._take(key, default)
        if not isinstance(value, bool):
            raise self.fault(key, "应是 true 或 false")
        return value

    def number(self, key: str, least: float, most: float, default: float | None = None) -> float:
        """Take a number from `least` to `most`."""
        value = self._take(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise self.fault(key, f"应是 {least} 到 {most} 的数")
        return float(value)

    def numbers(self, key: str, default: tuple[float, ...], most: float) -> tuple[float, ...]:
        """Take as many numbers from 0 to `most` as there are defaults."""
        value = self._take(key, list(default))
        sound = isinstance(value, list) and all(isinstance(item, int | float) and 0 <= item <= most for item in value)
        if not sound or len(value) != len(default):
            raise self.fault(key, f"应是方括号里的 {len(default)} 个数，每个 0 到 {most}")
        return tuple(float(item) for item in value)

    def choice(self, key: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        """Take one of a closed set."""
        value = self._take(key, default)
        if value not in tuple(kind):
            allowed = "、".join(f"“{item.value}”" for item in kind)
            raise self.fault(key, f"不能是“{value}”，可用：{allowed}")
        return kind(value)

    def choices(self, key: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """Take several of a closed set."""
        values = self.texts(key, ())
        for value in values:
            if value not in tuple(kind):
                raise self.fault(key, f"不能有“{value}”，可用：" + "、".join(f"“{item.value}”" for item in kind))
        return tuple(kind(value) for value in values)

    def tables(self, key: str) -> list[dict[str, Any]]:
        """Take the tables of that name, at least one."""
        value = self._take(key, [])
        if not isinstance(value, list) or not value or not all(isinstance(item, dict) for item in value):
            raise self.fault(key, f"至少要有一个 {_COLUMN}")
        return value

    def refuse_the_rest(self) -> None:
        """Refuse keys that nobody took."""
        for key in self.values:
            if key not in self._taken:
                raise self.fault(key, "不是表单里的项目")

    def fault(self, key: str, what: str) -> LedgerError:
        """Return the error that names file, line and key."""
        return LedgerError(f"表单文件 {self._file} 第 {self._line_of(key)} 行：{key} {what}", ADVICE)

    def _take(self, key: str, default: object) -> Any:  # noqa: ANN401 - a TOML value, checked by the caller
        self._taken.add(key)
        if key in self.values:
            return self.values[key]
        if default is None:
            raise self.fault(key, "没有写")
        return default

    def _checked(self, key: str, templates: tuple[str, ...]) -> tuple[str, ...]:
        """Return `templates` if every placeholder in them can be filled."""
        for template in templates:
            try:
                named = {_plain(part) for part in string.Formatter().parse(template) if part[1] is not None}
            except ValueError as error:
                raise self.fault(key, "里的花括号不成对") from error
            if not named <= PLACEHOLDERS:
                known = "、".join(f"{{{name}}}" for name in sorted(PLACEHOLDERS))
                raise self.fault(key, f"里的花括号只能是 {known}")
        return templates

    def _line_of(self, key: str) -> int:
        """Return the line where `key` stands in this table, else where the table begins."""
        return _line_of(self._source.splitlines(), self._nth, key)


def _line_of(lines: Iterable[str], nth: int, key: str) -> int:
    seen, begin = 0, 1
    for number, line in enumerate(lines, start=1):
        if line.strip().startswith(_COLUMN):
            seen += 1
            begin = number if seen == nth else begin
        if seen == nth and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return begin


def _plain(part: tuple[str, str | None, str | None, str | None]) -> str:
    """Return a placeholder as it stands; a conversion or a format in it makes it unknown."""
    _, name, shape, conversion = part
    return f"{name}{shape or ''}{conversion or ''}"
