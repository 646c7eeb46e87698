"""How the window looks: tokens of resources/theme.toml as colours, fonts, icons and one style sheet."""

import tomllib
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from ledger_app.desktop.contrast import contrast_colors, system_colors
from ledger_app.domain.light import Light
from ledger_app.paths import shipped

BASE_POINTS = 10.5  # 五号; the clerk may choose 12 or 14


class TextRole(StrEnum):
    """What a piece of text is; its size is a share of the base size."""

    BODY = "body"
    SECOND = "second"
    SMALLEST = "smallest"
    TITLE = "title"
    PAGE_TITLE = "page_title"
    NUMBER = "number"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True)
class Colors:
    """Every colour of the window, by what it is for."""

    accent: QColor
    accent_hover: QColor
    accent_press: QColor
    tint: QColor
    selection: QColor
    nav: QColor
    nav_hover: QColor
    nav_current: QColor
    nav_text: QColor
    on_accent: QColor
    window: QColor
    surface: QColor
    stripe: QColor
    header: QColor
    line: QColor
    line_strong: QColor
    grid: QColor
    field_line: QColor
    text: QColor
    text_2: QColor
    text_hint: QColor
    disabled: QColor
    bar: QColor
    bar_done: QColor
    bar_ground: QColor
    hit: QColor
    changed_ground: QColor
    source_current: QColor
    source_used: QColor
    source_field: QColor
    good: QColor
    caution: QColor
    caution_ground: QColor
    caution_line: QColor
    bad: QColor
    bad_ground: QColor
    bad_fill: QColor
    age_short: QColor
    age_middle: QColor
    age_long: QColor


@dataclass(frozen=True, slots=True)
class LightColors:
    """The colours of one light: its shape, its word, and ground and edge of a pill."""

    fill: QColor
    text: QColor
    ground: QColor
    edge: QColor


class Theme:
    """The tokens, ready to paint with.

    Attributes:
        colors: by what they are for.
        lights: the colours of each light.
    """

    def __init__(self, folder: Path | None = None, *, high_contrast: bool = False) -> None:
        """With `high_contrast` the system's own palette rules, and only shapes and sizes are ours."""
        self._high_contrast = high_contrast
        self._folder = folder or shipped("resources")
        tokens = tomllib.loads((self._folder / "theme.toml").read_text(encoding="utf-8"))
        self._tokens = tokens
        colors = {name: QColor(value) for name, value in tokens["colors"].items()}
        lights = {
            light: {name: QColor(value) for name, value in tokens["lights"][light.value].items()} for light in Light
        }
        if high_contrast:
            system = system_colors(QGuiApplication.palette())
            colors |= contrast_colors(system)
            for names in lights.values():
                names |= {"text": system.ink, "ground": system.ground, "edge": system.ink}
        self.colors = Colors(**colors)
        self.lights = {light: LightColors(**names) for light, names in lights.items()}

    def apply(self, app: QApplication, points: float = BASE_POINTS) -> None:
        """Give `app` our style, font and colours; `points` is the base size."""
        app.setStyle("Fusion")
        app.setFont(QFont(self._family("window"), -1))
        font = app.font()
        font.setPointSizeF(points)
        app.setFont(font)
        if self._high_contrast:
            app.setPalette(QPalette())
            app.setStyleSheet("")
            return
        app.setPalette(self._palette())
        app.setStyleSheet(self._style_sheet(points))

    def font(self, role: TextRole = TextRole.BODY, *, bold: bool = False) -> QFont:
        """Return the font of `role` at the present base size."""
        font = QApplication.font()
        font.setPointSizeF(font.pointSizeF() * self._tokens["text_sizes"][role.value])
        font.setBold(bold)
        return font

    def ink_of_primary(self) -> QColor:
        """Return the colour of what stands on a primary button, which in high contrast is a button like others."""
        return self.colors.text if self._high_contrast else self.colors.on_accent

    def icon(self, name: str, color: QColor | None = None) -> QIcon:
        """Return the icon `name` of resources/icons in `color` (the text's by default), grey where disabled."""
        return _draw_icon(
            self._folder / "icons" / f"{name}.svg", (color or self.colors.text).name(), self.colors.disabled.name()
        )

    def picture(self, name: str, size: int, color: QColor, scale: float = 1.0) -> QPixmap:
        """Return the icon `name` as a picture of any size."""
        return _render(_renderer(self._folder / "icons" / f"{name}.svg", color.name()), size, scale)

    def app_icon(self) -> QIcon:
        """Return the window's own icon: 台 on a blue square."""
        icon = QIcon()
        for size in (16, 24, 32, 48, 64):
            icon.addPixmap(self.emblem(size, self.colors.accent, self.colors.on_accent))
        return icon

    def emblem(self, size: int, ground: QColor, ink: QColor) -> QPixmap:
        """Return the square with 台, `size` pixels wide."""
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(ground)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(0, 0, size, size), size / 8, size / 8)
        font = QFont(self._family("window"))
        font.setPixelSize(int(size * 0.62))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(pixmap.rect(), Qt.AlignmentFlag.AlignCenter, "台")
        painter.end()
        return pixmap

    def _family(self, kind: str) -> str:
        """Return the first family of the stack that this system has; Qt's own choice mixes faces."""
        families: list[str] = self._tokens["fonts"][kind]
        return next((family for family in families if QFontDatabase.hasFamily(family)), QApplication.font().family())

    def _palette(self) -> QPalette:
        """Return the palette for what Fusion paints by itself."""
        colors, palette, role = self.colors, QPalette(), QPalette.ColorRole
        pairs = {
            role.Window: colors.window,
            role.WindowText: colors.text,
            role.Base: colors.surface,
            role.AlternateBase: colors.stripe,
            role.Text: colors.text,
            role.Button: colors.surface,
            role.ButtonText: colors.text,
            role.Highlight: colors.selection,
            role.HighlightedText: colors.text,
            role.PlaceholderText: colors.text_hint,
            role.Link: colors.accent,
            role.ToolTipBase: colors.surface,
            role.ToolTipText: colors.text,
        }
        for which, color in pairs.items():
            palette.setColor(which, color)
        for which in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, which, colors.disabled)
        return palette

    def _style_sheet(self, points: float) -> str:
        """Return theme.qss with our colours, sizes in points and heights measured on the font."""
        names = {field.name: getattr(self.colors, field.name).name() for field in fields(Colors)}
        names |= {role: f"{points * share:.2f}" for role, share in self._tokens["text_sizes"].items()}
        names |= self._heights()
        icons = self._folder / "icons"
        names["icon_expand"], names["icon_done"] = (icons / "expand.svg").as_posix(), (icons / "tick.svg").as_posix()
        names["light_rules"] = "\n".join(self._light_rule(light) for light in Light)
        return Template((self._folder / "theme.qss").read_text(encoding="utf-8")).substitute(names)

    def _heights(self) -> dict[str, str]:
        """Return heights inside borders: one text line and its air."""
        line = QFontMetrics(self.font()).height()
        heights = {
            "h_button": line + 10,
            "h_button_focus": line + 8,
            "h_small": line + 6,
            "h_small_focus": line + 4,
            "h_chip": line + 8,
            "h_chip_focus": line + 6,
            "r_chip": (line + 10) // 2,
            "h_field": line + 10,
            "h_field_focus": line + 8,
            "h_header": line + 10,
            "h_nav": line + 26,
            "h_choice": 2 * line + 26,
            "h_choice_focus": 2 * line + 24,
            "h_status": line + 7,
        }
        return {name: str(value) for name, value in heights.items()}

    def _light_rule(self, light: Light) -> str:
        """Return the rule of a box that explains a light."""
        colors = self.lights[light]
        return (
            f'QFrame[role="reasons"][light="{light.value}"] {{ background: {colors.ground.name()}; '
            f"border: 1px solid {colors.edge.name()}; border-radius: 4px; }}"
        )


@lru_cache(maxsize=256)
def _draw_icon(path: Path, color: str, disabled: str) -> QIcon:
    """Return the drawing at `path` in one colour, at the scales of the screens there are."""
    icon, scales = QIcon(), {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    renderer = _renderer(path, color)
    for size in (16, 20, 24):
        for scale in scales:
            drawn = _render(renderer, size, scale)
            icon.addPixmap(drawn, QIcon.Mode.Normal)
            icon.addPixmap(_inked(drawn, disabled), QIcon.Mode.Disabled)
    return icon


def _inked(drawn: QPixmap, ink: str) -> QPixmap:
    """Return a drawing in another colour: quicker than to draw it again."""
    picture = QPixmap(drawn)
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(QRectF(0, 0, drawn.width(), drawn.height()), QColor(ink))
    painter.end()
    return picture


def _renderer(path: Path, ink: str) -> QSvgRenderer:
    """Return the drawing at `path`, filled with one colour."""
    svg = path.read_text(encoding="utf-8").replace("<path ", f'<path fill="{ink}" ')
    return QSvgRenderer(svg.encode())


def _render(renderer: QSvgRenderer, size: int, scale: float) -> QPixmap:
    """Return a drawing as a square picture, `size` wide on a screen of that scale."""
    pixmap = QPixmap(int(size * scale), int(size * scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def wants_contrast(app: QApplication) -> bool:
    """Whether the clerk's system asks for high contrast."""
    hints = app.styleHints()  # must outlive the question: what it answers with goes when it goes
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
