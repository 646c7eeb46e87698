"""What a row below the headings is: a task, a chapter, a group's name, a total, a note, a signature."""

import re
from enum import Enum

from ledger_app.domain.field import Field
from ledger_app.intake.tables.columns import Extra, HeaderMap, columns_of
from ledger_app.intake.tables.headings import same_heading_row
from ledger_app.intake.tables.rows import Row


class RowKind(Enum):
    """What a row stands for; MORE continues the cells of the row above it, UNITS names more units for it.

    PAGE only tells of a new page.
    """

    BLANK = "blank"
    TASK = "task"
    CHAPTER = "chapter"
    GROUP = "group"
    TOTAL = "total"
    NOTE = "note"
    SIGNATURE = "signature"
    HEADINGS = "headings"
    MORE = "more"
    UNITS = "units"
    PAGE = "page"


_TOTAL = re.compile(r"(?:总\s*计|合\s*计|小\s*计|共\s*计|累\s*计|汇\s*总|总\s*数)(?:$|[：:（(\d\s共])")
_NOTE = re.compile(
    r"(?:备?\s*注\s*[：:\d１-９.、]|注\s*$|说\s*明\s*[：:]|填[表报]说明|注释|★|※|\*\s*[^\d]|温馨提示|附注)"
)
_NOTE_HEAD = re.compile(r"(?:备\s*注|说\s*明)\s*[：:]?\s*$")
_SIGNATURE = re.compile(
    r"(?:填\s*[报表]\s*(?:人|单位|日期|时间|部门)|制\s*表\s*(?:人|单位|日期|时间)?|审\s*[核批签定]\s*人?|复核人?|经办人|联系人|联系电话|"
    r"(?:单位|主要|分管|部门)?\s*(?:负责人|领导)(?:签字|签名)?|签字|签名|盖\s*章|（?公章）?|报送单位|打印日期|截至日期|日期)"
    r"\s*(?:[（(](?:盖章|签字|签名|公章|签章)[）)])?\s*(?:[：:]|$)"
)
_DATE_ALONE = re.compile(r"(?:截至)?\s*20\d\d\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?$")
_ORDINAL = r"[〇零一二三四五六七八九十百]+"
_NUMBERED = re.compile(
    rf"(?:第{_ORDINAL}[章节篇条]|第{_ORDINAL}部分|{_ORDINAL}\s*[、．.]|[（(]\s*{_ORDINAL}\s*[）)]|[ⅠⅡⅢⅣⅤⅥ]+[、.．])"
)
_BARE_NUMERAL = re.compile(
    rf"(?:第?{_ORDINAL}[章节篇条]?|第{_ORDINAL}部分|{_ORDINAL}[、．.]|[（(]{_ORDINAL}[）)]|[ⅠⅡⅢⅣⅤⅥ]+|[A-H])[、.．]?$"
)
_PLAIN_NUMBER = re.compile(r"[（(]?\d+(?:[.\-—]\d+)*[）)]?[.、．]?$|[①-⑳]$")
_AMOUNT = re.compile(r"[\d.,，]+\s*[%％万亿元]*")
_PAGE = re.compile(
    r"[-—–－·\s]*第?\s*\d{1,3}\s*页?(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?[-—–－·\s]*$|(?:.*[（(])?\s*(?:接|续)?\s*(?:续|上)\s*[表页]\s*[）)]?$"
)
_PAGE_MARK = re.compile(r"[-—–－·页表]")
_WHO = frozenset({Field.UNITS, Field.LEAD, Field.CO, Field.AREA, Field.PRINCIPAL, Field.LIAISON, Field.PHONE})
_SENTENCE_ENDS = ("。", "；", ";", "！", "？", "）", ")")
_LONGEST_CHAPTER = 80


def is_numbered_heading(text: str) -> bool:
    """Whether a text begins like a heading: 一、 （一） 第一章."""
    return bool(_NUMBERED.match(text.strip()))


def is_plain_number(text: str) -> bool:
    """Whether a text is nothing but a number as tasks carry it: 3, 3-1, （3）, ③."""
    return bool(_PLAIN_NUMBER.match(text.strip()))


def is_note(text: str) -> bool:
    """Whether a text begins like a note below a table."""
    return bool(_NOTE.match(text.strip()))


def is_signature(text: str) -> bool:
    """Whether a text is a line of who filled in, checked, signed, or a day alone."""
    bare = text.strip()
    return bool(_SIGNATURE.match(bare) or _DATE_ALONE.match(bare))


def is_page_mark(text: str) -> bool:
    """Whether a text only tells of a new page: — 2 —, 第2页, （续表）."""
    bare = text.strip()
    return bool(_PAGE_MARK.search(bare) and _PAGE.match(bare))


def is_total(row: Row) -> bool:
    """Whether a row adds up others: 合计, 小计."""
    texts = row.texts
    return any(_TOTAL.match(text) for text in texts[:2]) and not any(len(text) > 30 for text in texts)


def kind_of_row(row: Row, columns: HeaderMap, headings: tuple[str, ...], before: Row | None) -> RowKind:
    """Return what `row` is.

    Args:
        headings: the plain texts of the last heading row.
        before: the task row above it, if any.
    """
    texts = row.texts
    if not texts:
        return RowKind.BLANK
    if len(texts) > 1 and same_heading_row(headings, row.cells):
        return RowKind.HEADINGS
    if is_total(row):
        return RowKind.TOTAL
    if len(texts) < 3 and (is_note(texts[0]) or _NOTE_HEAD.match(texts[0])):
        return RowKind.NOTE
    if is_signature(texts[0]) and (len(texts) == 1 or "：" in texts[0] or ":" in texts[0]):
        return RowKind.SIGNATURE
    if before is not None and _names_units(row, columns, before):
        return RowKind.UNITS
    return _lone(row, texts[0], columns, before) if len(texts) == 1 else _of_several(row, columns, before)


def _of_several(row: Row, columns: HeaderMap, before: Row | None) -> RowKind:
    """Return what a row with several texts is."""
    if _is_chapter(row, columns):
        return RowKind.CHAPTER
    return RowKind.MORE if _flows_on(row, columns, before) else RowKind.TASK


def _names_units(row: Row, columns: HeaderMap, before: Row) -> bool:
    """Whether a row only names more units or persons for the task above it: number and task merged down or blank."""
    content, number = columns_of(columns, Field.CONTENT), columns_of(columns, Field.NUMBER)
    if not content or any(row.cells[column.index].text for column in (*number, *content)):
        return False
    own = {
        column.meaning
        for column in columns
        if (text := row.cells[column.index].text.strip()) and text != before.filled[column.index].text.strip()
    }
    if not own & _WHO or any(not isinstance(meaning, Extra) for meaning in own - _WHO):
        return False
    if row.filled[content[-1].index].text.strip():
        return not number or row.cells[number[0].index].covered
    return bool(number) and not row.filled[number[0].index].text.strip()


def _is_chapter(row: Row, columns: HeaderMap) -> bool:
    """Whether a row of several texts is a chapter: a numeral and a name, or a heading, and sums at most behind it."""
    name, second, *rest = row.texts
    if _BARE_NUMERAL.match(name) and all(map(_AMOUNT.fullmatch, rest)) and len(second) <= _LONGEST_CHAPTER:
        return True
    if is_merged_chapter(row):
        return True
    first = columns[0].meaning in {Field.NUMBER, Field.SECTION} and row.cells[columns[0].index].text.strip() == name
    return first and is_numbered_heading(name) and not _BARE_NUMERAL.match(name) and _then_amounts(row)


def is_merged_chapter(row: Row) -> bool:
    """Whether a name is merged over the left columns of a row, and nothing but amounts stand behind it."""
    merged = row.joined > 1 and bool(row.cells[0].text.strip()) and row.cells[1].covered and bool(row.texts)
    return merged and not is_plain_number(row.texts[0]) and _then_amounts(row)


def _then_amounts(row: Row) -> bool:
    return len(row.texts[0]) <= _LONGEST_CHAPTER and all(map(_AMOUNT.fullmatch, row.texts[1:]))


def _place(row: Row, text: str) -> int:
    return next(index for index, cell in enumerate(row.cells) if cell.text.strip() == text)


def _lone(row: Row, text: str, columns: HeaderMap, before: Row | None) -> RowKind:
    """Return what a row with a single text is: where it stands and how it begins decide."""
    if is_page_mark(text):
        return RowKind.PAGE
    index = _place(row, text)
    meaning = next((column.meaning for column in columns if column.index == index), None)
    covered = sum(cell.covered for cell in row.cells)
    if meaning is Field.NUMBER and is_plain_number(text):
        return RowKind.TASK
    wide = row.joined >= max(2, (len(row.cells) + 1) // 2)
    if wide or (is_numbered_heading(text) and covered < 2):
        return RowKind.CHAPTER if len(text) <= _LONGEST_CHAPTER else RowKind.NOTE
    if meaning is Field.SECTION:
        return RowKind.GROUP
    if meaning is Field.CONTENT:
        number = columns_of(columns, Field.NUMBER)
        blank = bool(number) and not row.filled[number[0].index].text.strip()
        return RowKind.MORE if blank and before is not None and _is_open(before, columns) else RowKind.TASK
    first = index == 0 or index == columns[0].index
    if first and covered < 2:
        return RowKind.CHAPTER if len(text) <= _LONGEST_CHAPTER else RowKind.NOTE
    return RowKind.MORE if before is not None else RowKind.TASK


def _flows_on(row: Row, columns: HeaderMap, before: Row | None) -> bool:
    """Whether a row without a number goes on where a page break cut the sentence of the row above."""
    number = columns_of(columns, Field.NUMBER)
    if before is None or not number or row.filled[number[0].index].text.strip():
        return False
    groups = columns_of(columns, Field.SECTION, Field.PROBLEM, Field.TITLE)
    if any(row.cells[column.index].text.strip() for column in groups):
        return False
    return _is_open(before, columns)


def _is_open(before: Row, columns: HeaderMap) -> bool:
    """Whether the task above breaks off in the middle of a sentence."""
    contents = columns_of(columns, Field.CONTENT)
    text = before.cells[contents[-1].index].text.strip() if contents else ""
    if len(text) <= 8 or text.endswith(_SENTENCE_ENDS):
        return False
    return before.ragged or len(text) > 60 or text[-1] in "，,、：:"
