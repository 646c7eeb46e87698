"""Tokens, icons and sizes of letters."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from ledger_app.desktop.chinese import speak_chinese
from ledger_app.desktop.theme import TextRole, Theme
from ledger_app.desktop.widgets.light_shape import light_pixmap
from ledger_app.domain.light import Light
from ledger_app.paths import shipped


def luminance(color: QColor) -> float:
    """Return the relative luminance of WCAG."""
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """Return how far two colours stand apart."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["text", "text_2", "text_hint", "accent", "good", "caution", "bad"])
def test_text_can_be_read_on_white(theme: Theme, name: str) -> None:
    assert contrast(getattr(theme.colors, name), theme.colors.surface) >= 4.5


@pytest.mark.parametrize("light", list(Light))
def test_the_word_of_a_light_can_be_read_on_white_and_on_its_ground(theme: Theme, light: Light) -> None:
    colors = theme.lights[light]
    assert contrast(colors.text, theme.colors.surface) >= 4.5
    assert contrast(colors.text, colors.ground) >= 4.5


def test_the_five_lights_have_five_shapes(theme: Theme) -> None:
    masks = {bytes(light_pixmap(theme, light).toImage().createAlphaMask().constBits()) for light in Light}

    assert len(masks) == 5


def test_larger_letters_make_higher_fields(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    button = QPushButton("导入")
    qtbot.addWidget(button)
    before = button.sizeHint().height()
    try:
        theme.apply(qapp, 14)
        assert button.sizeHint().height() > before
        assert theme.font(TextRole.BODY).pointSizeF() == 14
    finally:
        theme.apply(qapp)


def test_every_icon_is_drawn_and_grey_when_it_rests(theme: Theme) -> None:
    names = [path.stem for path in (shipped("resources") / "icons").glob("*.svg")]

    assert len(names) > 20
    assert not [name for name in names if theme.icon(name).isNull()]


def test_qts_own_buttons_speak_chinese(qapp: QApplication, qtbot: QtBot) -> None:
    speak_chinese(qapp)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)

    assert "取消" in box.buttons()[0].text()


def test_no_colour_is_spelled_outside_the_theme() -> None:
    desktop = Path(__file__).parents[2] / "ledger_app" / "desktop"
    spelled = [path.name for path in desktop.rglob("*.py") if re.search(r"#[0-9A-Fa-f]{6}\b", path.read_text("utf-8"))]

    assert spelled == []


def test_with_high_contrast_the_systems_palette_rules(qapp: QApplication, theme: Theme) -> None:
    Theme(high_contrast=True).apply(qapp)
    try:
        assert qapp.styleSheet() == ""
        assert qapp.palette() == qapp.style().standardPalette()
    finally:
        theme.apply(qapp)


def system(ground: str, ink: str, link: str, highlight: str) -> QPalette:
    """Return the palette of a system in high contrast."""
    palette, role = QPalette(), QPalette.ColorRole
    pairs = {role.Base: ground, role.Text: ink, role.Link: link, role.Highlight: highlight}
    for which, color in pairs.items():
        palette.setColor(which, QColor(color))
    return palette


@pytest.mark.parametrize(
    "palette", [("black", "white", "yellow", "cyan"), ("white", "black", "navy", "indigo")], ids=["dark", "light"]
)
def test_in_high_contrast_what_we_paint_is_legible_on_the_systems_ground(
    qapp: QApplication, palette: tuple[str, str, str, str]
) -> None:
    before = qapp.palette()
    qapp.setPalette(system(*palette))
    try:
        theme = Theme(high_contrast=True)
    finally:
        qapp.setPalette(before)
    colors = theme.colors
    for ground in (colors.surface, colors.header, colors.tint, colors.selection, colors.hit, colors.source_current):
        assert contrast(colors.text, ground) >= 4.5
    assert contrast(colors.on_accent, colors.accent) >= 4.5
    assert min(contrast(light.text, light.ground) for light in theme.lights.values()) >= 4.5
