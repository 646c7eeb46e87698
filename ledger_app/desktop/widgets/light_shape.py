"""The five shapes of a task's light, and of nothing else: told apart without colour."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from ledger_app.desktop.theme import Theme
from ledger_app.domain.light import Light

SIZE = 16


def paint_light(painter: QPainter, theme: Theme, light: Light, where: QPointF) -> None:
    """Paint the shape of `light`, 16 pixels wide, with its upper left corner at `where`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(where)
    colors, ink = theme.lights[light], theme.colors.on_accent
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.fill)
    match light:
        case Light.RED:
            _diamond(painter, ink)
        case Light.YELLOW:
            _triangle(painter, colors.text)
        case Light.GREEN:
            painter.drawEllipse(QRectF(1, 1, 14, 14))
        case Light.BLUE:
            _square(painter, ink)
        case Light.GREY:
            _ring(painter, colors.fill)
    painter.restore()


def light_pixmap(theme: Theme, light: Light, scale: float = 1.0) -> QPixmap:
    """Return the shape as a picture."""
    pixmap = QPixmap(int(SIZE * scale), int(SIZE * scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_light(painter, theme, light, QPointF(0, 0))
    painter.end()
    return pixmap


def light_icon(theme: Theme, light: Light) -> QIcon:
    """Return the shape as an icon."""
    icon = QIcon()
    for scale in (1.0, 1.5, 2.0):
        icon.addPixmap(light_pixmap(theme, light, scale))
    return icon


def _diamond(painter: QPainter, ink: QColor) -> None:
    painter.drawPolygon(QPolygonF([QPointF(8, 0), QPointF(16, 8), QPointF(8, 16), QPointF(0, 8)]))
    painter.setBrush(ink)
    painter.drawRoundedRect(QRectF(7.1, 3.8, 1.8, 5.2), 0.9, 0.9)
    painter.drawEllipse(QPointF(8, 11.3), 1.1, 1.1)


def _triangle(painter: QPainter, ink: QColor) -> None:
    painter.setPen(QPen(ink, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolygon(QPolygonF([QPointF(8, 1.4), QPointF(15.2, 14.4), QPointF(0.8, 14.4)]))


def _square(painter: QPainter, ink: QColor) -> None:
    painter.drawRoundedRect(QRectF(1, 1, 14, 14), 2, 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline(QPolygonF([QPointF(4.4, 8.2), QPointF(7, 10.8), QPointF(11.6, 5.4)]))


def _ring(painter: QPainter, ink: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 1.6))
    painter.drawEllipse(QRectF(1.2, 1.2, 13.6, 13.6))
    painter.setPen(QPen(ink, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for x in (6.2, 9.8):
        painter.drawLine(QPointF(x, 5.4), QPointF(x, 10.6))
