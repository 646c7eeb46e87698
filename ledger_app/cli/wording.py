"""argparse in Chinese: usage, headings and complaints."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

_COMPLAINTS = (
    (re.compile(r"the following arguments are required: (.+)"), r"缺少参数：\1"),
    (re.compile(r"unrecognized arguments: (.+)"), r"不认识的参数：\1"),
    (re.compile(r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)"), r"\1 不能是 \2，可以是：\3"),
    (re.compile(r"argument (.+?): expected .*argument.*"), r"\1 后面要写一个值；值以 - 开头时，写成 \1=值"),
    (re.compile(r"argument (.+?): not allowed with argument (.+)"), r"\1 不能和 \2 一起用"),
    (re.compile(r"argument (.+?): ignored explicit argument (.+)"), r"\1 后面不能写值：\2"),
    (re.compile(r"ambiguous option: (.+?) could match (.+)"), r"\1 不明确，可能是：\2"),
    (re.compile(r"argument (.+?): invalid int value: (.+)"), r"\1 要写整数，不能是 \2"),
    (re.compile(r"argument (.+?): (.+)"), r"\1：\2"),
)
"""What argparse says, and the same in Chinese; the first that fits counts."""

EXIT_REFUSED = 2


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with a Chinese usage line and room for long options."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=100)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Begin with 用法."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Chinese."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - whatever argparse takes
        super().__init__(**{"formatter_class": Formatter, "allow_abbrev": False, **settings, "add_help": False})
        self.things = self.add_argument_group("参数")
        self.options = self.add_argument_group("选项")
        self.options.add_argument("-h", "--help", action="help", help="显示这份说明")

    def format_help(self) -> str:
        """Return the help with Chinese colons after its headings."""
        return super().format_help().replace(":\n", "：\n")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words given, and where to look."""
        said = next(
            (pattern.sub(text, message) for pattern, text in _COMPLAINTS if pattern.fullmatch(message)), message
        )
        sys.stderr.write(f"{said}。\n写 {self.prog} --help 可以看用法。\n")
        raise SystemExit(EXIT_REFUSED)
