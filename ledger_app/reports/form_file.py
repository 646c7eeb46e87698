"""Loads forms from their .toml files, and refuses a faulty one with the line that is wrong."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from ledger_app import paths
from ledger_app.domain.field import HEADINGS, Field
from ledger_app.domain.light import Light
from ledger_app.errors import LedgerError
from ledger_app.reports.form import FORMATS, Align, Column, Fonts, Form, Format, FormSummary, Hide, Page
from ledger_app.reports.toml_table import ADVICE, TomlTable

_WIDEST = 255
_DEEPEST_HEADING = 3
_LARGEST_MARGIN = 100
_PAGE, _FONTS = Page(), Fonts()
_NO_ROWS = "（无）"


def list_forms(folders: Sequence[Path] | None = None) -> tuple[FormSummary, ...]:
    """Return every form by name; one in an earlier folder hides those of its name in later ones."""
    summaries = []
    for path in sorted(_files(folders).values(), key=lambda path: path.stem):
        try:
            form = _read(path)
        except LedgerError as error:
            summaries.append(FormSummary(path.stem, "", fault=error.message))
        else:
            summaries.append(FormSummary(form.name, form.description))
    return tuple(summaries)


def load_form(name: str, folders: Sequence[Path] | None = None) -> Form:
    """Return the form `name`.

    Args:
        folders: searched in this order; the user's own forms, then those shipped, unless told otherwise.

    Raises:
        LedgerError: there is no such form, or its file is faulty.
    """
    files = _files(folders)
    if name not in files:
        known = "、".join(sorted(files))
        raise LedgerError(f"没有名为“{name}”的表单", f"可用的表单：{known}" if known else "请检查程序是否安装完整")
    return _read(files[name])


def _files(folders: Sequence[Path] | None) -> dict[str, Path]:
    searched = (paths.user_data() / "forms", paths.shipped("exports")) if folders is None else folders
    return {path.stem: path for folder in reversed(searched) for path in folder.glob("*.toml")}


def _read(path: Path) -> Form:
    """Return the form in one file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        values = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise LedgerError(f"表单文件 {path.name} 不是 UTF-8 编码", "请用 UTF-8 编码另存") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        place = f"第 {line[1]} 行" if line else "末尾"
        raise LedgerError(f"表单文件 {path.name} {place}写法不对", ADVICE) from error
    except OSError as error:
        raise LedgerError(f"表单文件 {path.name} 读不出来：{error.strerror}", "请检查文件权限") from error
    top = TomlTable(path.name, text, values, 0)
    tables = top.tables("column")
    columns = tuple(_column(TomlTable(path.name, text, table, nth)) for nth, table in enumerate(tables, start=1))
    if not any(_is_always_there(column) for column in columns):
        raise top.fault("column", "里至少要有一栏总是印出来，不写 hide，也不是 extra 或逐年")
    return _form(path.stem, top, columns)


def _form(name: str, table: TomlTable, columns: tuple[Column, ...]) -> Form:
    """Return the form that the top of a file describes."""
    form = Form(
        name=name,
        description=table.text("description"),
        title=table.template("title"),
        columns=columns,
        annex=table.template("annex", ""),
        note=table.template("note", ""),
        header=table.templates("header"),
        notes=table.templates("notes"),
        empty=table.text("empty", _NO_ROWS),
        section_rows=table.flag("section_rows"),
        group_by=table.choice("group_by", Field) if "group_by" in table.values else None,
        lights=table.choices("lights", Light),
        page=_page(table),
        fonts=Fonts(
            title=table.text("title_font", _FONTS.title),
            heading=table.text("heading_font", _FONTS.heading),
            body=table.text("body_font", _FONTS.body),
            body_size=table.number("body_size", 6, 30, _FONTS.body_size),
        ),
    )
    table.refuse_the_rest()
    return form


def _page(table: TomlTable) -> Page:
    """Return the paper that the top of a file asks for."""
    paper = table.text("paper", _PAGE.paper)
    if paper not in {"A3", "A4"}:
        raise table.fault("paper", "只能是 A3 或 A4")
    margins = table.numbers("margins", (_PAGE.top, _PAGE.bottom, _PAGE.left, _PAGE.right), _LARGEST_MARGIN)
    return Page(paper, table.flag("landscape", default=_PAGE.landscape), *margins)


def _is_always_there(column: Column) -> bool:
    unfolds = column.field is Field.EXTRA or column.format is Format.YEARLY
    return column.hide is Hide.NEVER and not unfolds


def _column(table: TomlTable) -> Column:
    """Return the column that one [[column]] describes."""
    field = table.choice("field", Field)
    printed = next(heading.text for heading in HEADINGS if heading.field is field)
    heading = table.texts("heading", (printed,))
    if not 1 <= len(heading) <= _DEEPEST_HEADING or not all(heading):
        raise table.fault("heading", f"应是 1 到 {_DEEPEST_HEADING} 层文字")
    shown = table.choice("format", Format, Format.PLAIN)
    if shown not in FORMATS.get(field, {Format.PLAIN}):
        raise table.fault("format", f"不能用于 {field.value}")
    column = Column(
        field=field,
        heading=heading,
        width=table.number("width", 2, _WIDEST),
        align=table.choice("align", Align, Align.LEFT),
        format=shown,
        merge=table.flag("merge"),
        hide=table.choice("hide", Hide, Hide.NEVER),
        blank=table.text("blank", ""),
    )
    table.refuse_the_rest()
    return column
