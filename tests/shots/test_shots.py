"""Every page, dialog, wizard step and state can be rendered, and nothing on them is cut, empty or there twice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableWidget, QTableWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT
from tests.shots.faults import faults_in, is_blank
from tests.shots.scenes import SCENES

pytestmark = pytest.mark.timeout(900)
SIZES = (QSize(1366, 768), QSize(1920, 1080))


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Return the folder of pictures and what is said to be wrong with them."""
    folder = tmp_path_factory.mktemp("shots")
    command = [sys.executable, "-m", "tests.shots", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False)
    return folder, [*done.stdout.splitlines(), *done.stderr.splitlines()]


def test_each_scene_is_rendered_at_both_sizes(rendered: tuple[Path, list[str]]) -> None:
    folder, said = rendered
    expected = {f"{scene.name}_{size.width()}x{size.height()}.png": size for scene in SCENES for size in SIZES}
    assert {path.name: QImage(str(path)).size() for path in folder.glob("*.png")} == expected, said


def test_nothing_is_cut_or_empty_or_there_twice(rendered: tuple[Path, list[str]]) -> None:
    assert rendered[1] == []


@pytest.mark.parametrize("kind", [QLabel, QPushButton])
def test_words_wider_than_their_widget_are_found(kind: type[QLabel | QPushButton], qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    part = kind("督办落实情况一览", top)
    part.setGeometry(0, 0, 40, 24)
    top.show()
    assert any("督办落实情况一览" in fault for fault in faults_in(top))
    part.resize(part.sizeHint())
    top.adjustSize()
    assert list(faults_in(top)) == []


def test_a_hint_wider_than_its_field_is_found(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setPlaceholderText("搜任务、单位、进展，可输首字母")
    field.resize(120, 32)
    field.show()
    assert list(faults_in(field)) == ["QLineEdit: 搜任务、单位、进展，可输首字母"]
    field.resize(400, 32)
    assert list(faults_in(field)) == []


def test_a_part_that_reaches_over_the_edge_of_its_parent_is_found(qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    top.resize(200, 60)
    button = QPushButton("导出", top)
    button.setObjectName("export_button")
    button.setGeometry(150, 10, 90, 32)
    top.show()
    assert list(faults_in(top)) == ["export_button sticks out of what it stands in"]
    button.move(100, 10)
    assert list(faults_in(top)) == []


def test_a_label_too_low_for_its_lines_is_found(qtbot: QtBot) -> None:
    label = QLabel("一行放不下的一句话，要折成好几行才行")
    qtbot.addWidget(label)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setFixedSize(80, 20)
    label.show()
    assert list(faults_in(label)) != []


@pytest.mark.parametrize("tip", ["", "青河区污染防治攻坚三年行动方案"])
def test_words_cut_in_a_cell_are_found_unless_a_tooltip_tells_them(tip: str, qtbot: QtBot) -> None:
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    table.setWordWrap(False)
    cell = QTableWidgetItem("青河区污染防治攻坚三年行动方案")
    cell.setToolTip(tip)
    table.setItem(0, 0, cell)
    table.setColumnWidth(0, 60)
    table.show()
    assert any("青河区" in fault for fault in faults_in(table)) is not bool(tip)


def test_labels_over_each_other_are_found(qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    one, other = QLabel("还没有打开过台账。", top), QLabel("新建空白台账", top)
    other.move(40, 0)
    top.show()
    assert any("lies over" in fault for fault in faults_in(top))
    other.move(0, one.sizeHint().height() + 4)
    assert not any("lies over" in fault for fault in faults_in(top))


def test_a_picture_of_one_colour_is_blank() -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    assert is_blank(image, QRect(0, 0, 400, 300))
    for x in range(100, 300):
        for y in range(100, 120):
            image.setPixelColor(x, y, QColor(x % 200, y, 90))
    assert not is_blank(image, QRect(0, 0, 400, 300))
