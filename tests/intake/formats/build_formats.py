"""Writes formats.xls, a binary workbook with formats, merges and hidden parts: `python -m tests.intake.build_formats`.

Needs LibreOffice, which writes the old format; the result is kept beside this file.
"""

import subprocess
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook

HERE = Path(__file__).parent


def build() -> None:
    """Write the workbook."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "任务表"
    sheet.append(["名称", "进度", "时限", "月份", "项数", "错误"])
    sheet.append(["甲", 0.73, date(2025, 6, 30), date(2025, 6, 1), 3, "=1/0"])
    sheet.append(["小计", None, None, None, 4, None])
    sheet.append(["乙", 0.5, None, None, 5, None])
    for cell, code in (("B2", "0%"), ("C2", "yyyy-mm-dd"), ("D2", 'yyyy"年"m"月"'), ("E2", '0"项"')):
        sheet[cell].number_format = code
    sheet.merge_cells("A3:B3")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["E"].hidden = True
    with TemporaryDirectory() as folder:
        source = Path(folder) / "formats.xlsx"
        book.save(source)
        command = ["soffice", "--headless", "--convert-to", "xls:MS Excel 97", "--outdir", str(HERE), str(source)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    build()
