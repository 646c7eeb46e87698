"""What LibreOffice makes of our files, page by page; skipped where it is not installed."""

import math
import re
import shutil
import subprocess
from collections import Counter
from itertools import chain, pairwise
from pathlib import Path

import pytest

from ledger_app.domain.field import Field
from ledger_app.reports.form import Fonts, Page
from ledger_app.reports.form_file import load_form
from ledger_app.reports.heights import PADDING, Room, height_of
from ledger_app.reports.workbook import write_form
from tests.reports.samples import FACTS, LONG, a_column, a_form, a_form_row, district, laid_out

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")), reason="needs LibreOffice and poppler-utils"
)
LINE = 1.45
WORD = re.compile(r'<word [^>]*yMax="([\d.]+)">(.*?)</word>')
FOOT = re.compile("第$|页$|共$|[0-9]$")


def pdf_of(path: Path) -> Path:
    profile = path.parent.parent / "office"  # one for all tests of a session: making it takes longer than converting
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf"]
    command += ["--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    return path.with_suffix(".pdf")


def text_of(pdf: Path, *switches: str) -> str:
    command = ["pdftotext", *switches, str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.mark.parametrize("name", ["任务台账总表", "任务分解表", "逾期任务清单"])
def test_every_text_is_on_the_pages_and_they_end_where_we_say(tmp_path: Path, name: str) -> None:
    path = tmp_path / "表.xlsx"
    form = load_form(name)
    write_form(form, district(), FACTS, path)
    printed = text_of(pdf_of(path))
    grid, pages = laid_out(form, district())
    assert printed.count("\f") == len(pages)
    rows = [*grid.top.rows, *chain.from_iterable(block.rows for block in pages)]
    meant = Counter("".join("".join(text.split()) for row in rows for text in row.cells))
    del meant["-"]  # pdftotext takes it for a hyphen at the end of a line
    assert meant - Counter(printed) == Counter()


TEXTS = [
    LONG[15:300],
    "治理完成率达到98.5%以上，PM2.5年均浓度控制在39微克/立方米以内；“两高”项目清零（含2024年遗留），2025年底前完成。",
    "按照统一部署，压实属地责任，细化任务清单、责任清单和问题清单，逐级传导压力，确保各项工作落到实处、取得实效。",
    "一二三四五六七八九十" * 9,
    "首先\n其次：排查\n再次：整改销号并组织回访，防止反弹",
    "20250101123456789 Windows/Linux ABCDEFG abcdefg mmmm wwww 5550-0101",
]


@pytest.mark.parametrize(("width", "size"), [(20, 10.5), (60, 12)])
def test_rows_are_high_enough_and_hardly_more_than_a_line_too_high(tmp_path: Path, width: float, size: float) -> None:
    """Each text begins with 甲, so that its printed lines can be counted."""
    path = tmp_path / "表.xlsx"
    form = a_form(a_column(Field.CONTENT, width), page=Page("A3", landscape=False), fonts=Fonts(body_size=size))
    write_form(form, [a_form_row(str(at), content=f"甲{text}") for at, text in enumerate(TEXTS)], FACTS, path)
    room = Room.of(width, size)
    for text, lines in zip(TEXTS, printed_lines(pdf_of(path)), strict=True):
        height = height_of(f"甲{text}", room)
        assert lines * LINE * size <= height
        assert height <= (lines * 1.05 + 1) * LINE * size + PADDING


def printed_lines(pdf: Path) -> list[int]:
    """Return how many lines with words each text takes on the page."""
    feet = [(float(foot), word) for foot, word in WORD.findall(text_of(pdf, "-bbox"))]
    begins = [foot for foot, word in feet if word.startswith("甲")]
    counts = []
    for begin, end in pairwise([*begins, math.inf]):
        lines = sorted(foot for foot, word in feet if begin <= foot < end and not FOOT.match(word))
        counts.append(1 + sum(1 for above, below in pairwise(lines) if below - above > 5))
    return counts
