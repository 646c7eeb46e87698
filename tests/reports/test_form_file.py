from pathlib import Path

import pytest

from ledger_app import paths
from ledger_app.domain.field import Field
from ledger_app.domain.light import Light
from ledger_app.errors import LedgerError
from ledger_app.reports.form import Align, Format, FormSummary, Hide
from ledger_app.reports.form_file import list_forms, load_form

SOUND = """\
description = "一份样表"
title = "样表"
note = "截至{as_of}，共{count}项"
header = ["填报单位：{office}", "联系电话：{phone}"]
lights = ["red", "yellow"]
group_by = "lead_units"
paper = "A3"
margins = [20, 20, 18, 15.5]
body_size = 10.5

[[column]]
field = "number"
width = 6
align = "center"

[[column]]
field = "due"
heading = ["时间", "完成时限"]
format = "2025年11月21日"
width = 16
merge = true
hide = "empty"
blank = "—"
"""


def saved(folder: Path, text: str, name: str = "样表") -> Path:
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(LedgerError) as caught:
        load_form("样表", [saved(folder, text)])
    assert caught.value.advice
    return caught.value.message


def test_a_form_is_what_its_file_says(tmp_path: Path) -> None:
    form = load_form("样表", [saved(tmp_path, SOUND)])
    number, due = form.columns
    assert (form.name, form.description, form.title) == ("样表", "一份样表", "样表")
    assert (form.lights, form.group_by, form.section_rows) == ((Light.RED, Light.YELLOW), Field.LEAD, False)
    assert (form.page.paper, form.page.landscape, form.page.right) == ("A3", True, 15.5)
    assert (form.fonts.body_size, form.fonts.title) == (10.5, "方正小标宋简体")
    assert (number.heading, number.align, number.format, number.hide) == (
        ("序号",),
        Align.CENTER,
        Format.PLAIN,
        Hide.NEVER,
    )
    assert (due.heading, due.merge, due.blank) == (("时间", "完成时限"), True, "—")
    assert (due.format, due.hide) == (Format.DATE_CHINESE, Hide.EMPTY)


@pytest.mark.parametrize(
    ("was", "became", "line", "word"),
    [
        ('title = "样表"', "title = 样表", 2, "写法"),
        ('title = "样表"', "", 1, "title"),
        ('title = "样表"', "title = 7", 2, "title"),
        ('title = "样表"', 'title = ""', 2, "title"),
        ('title = "样表"', 'titel = "样表"\ntitle = "样表"', 2, "titel"),
        ("{as_of}", "{today}", 3, "note"),
        ("{as_of}", "{as_of", 3, "note"),
        ("{as_of}", "{as_of:%Y}", 3, "note"),
        ("{office}", "{unit}", 4, "header"),
        ('"red", ', '"pink", ', 5, "lights"),
        ('group_by = "lead_units"', 'group_by = "unit"', 6, "group_by"),
        ('paper = "A3"', 'paper = "B5"', 7, "paper"),
        ("[20, 20, 18, 15.5]", "[20, 20, 18]", 8, "margins"),
        ("[20, 20, 18, 15.5]", '[20, 20, 18, "宽"]', 8, "margins"),
        ("body_size = 10.5", "body_size = 200", 9, "body_size"),
        ("width = 6", "width = 0", 13, "width"),
        ("width = 6", "width = true", 13, "width"),
        ("width = 6", "", 11, "width"),
        ('align = "center"', 'align = "middle"', 14, "align"),
        ('field = "due"', 'field = "when"', 17, "field"),
        ('["时间", "完成时限"]', '["一", "二", "三", "四"]', 18, "heading"),
        ('["时间", "完成时限"]', "[1]", 18, "heading"),
        ('format = "2025年11月21日"', 'format = "逐年"', 19, "format"),
        ("merge = true", 'merge = "是"', 21, "merge"),
        ('hide = "empty"', 'hide = "空"', 22, "hide"),
        ('blank = "—"', 'blnak = "—"', 23, "blnak"),
    ],
)
def test_a_faulty_form_is_refused_with_file_line_and_key(
    tmp_path: Path, was: str, became: str, line: int, word: str
) -> None:
    message = refusal(tmp_path, SOUND.replace(was, became, 1))
    assert f"样表.toml 第 {line} 行" in message
    assert word in message


def test_a_form_needs_a_column_that_is_always_there(tmp_path: Path) -> None:
    assert "column" in refusal(tmp_path, SOUND.partition("[[column]]")[0])
    optional = SOUND.replace('align = "center"', 'hide = "empty"')
    assert "column" in refusal(tmp_path, optional)


def test_a_form_that_is_cut_short_or_not_utf_8_is_refused(tmp_path: Path) -> None:
    assert "写法" in refusal(tmp_path, 'title = "样表')
    (tmp_path / "样表.toml").write_bytes('title = "样表"'.encode("gb18030"))
    with pytest.raises(LedgerError, match="UTF-8"):
        load_form("样表", [tmp_path])


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert load_form("样表", [saved(tmp_path, "\ufeff" + SOUND)]).title == "样表"


def test_the_users_own_form_wins_over_the_shipped_one() -> None:
    saved(paths.user_folder("forms"), SOUND, "逾期任务清单")
    assert load_form("逾期任务清单").description == "一份样表"
    assert load_form("任务分解表").title == "任务分解表"


def test_an_unknown_form_is_refused_with_the_names_of_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="没有名为“周报”的表单") as caught:
        load_form("周报", [saved(tmp_path, SOUND)])
    assert "样表" in caught.value.advice


def test_the_list_shows_every_form_and_what_is_wrong_with_a_faulty_one(tmp_path: Path) -> None:
    saved(saved(tmp_path, SOUND), SOUND.replace("width = 6", "width = 0"), "坏表")
    bad, good = list_forms([tmp_path])
    assert good == FormSummary("样表", "一份样表")
    assert bad.name == "坏表"
    assert "第 13 行" in bad.fault


def test_three_forms_are_shipped() -> None:
    assert [form.name for form in list_forms()] == ["任务分解表", "任务台账总表", "逾期任务清单"]
    assert all(form.description and not form.fault for form in list_forms())
