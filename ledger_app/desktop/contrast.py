"""Colours for clerks whose system asks for high contrast: its own palette, by what our colours are for."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

_GROUNDS = ("window", "surface", "stripe", "header", "nav", "caution_ground", "bad_ground")
_INKS = ("text", "text_2", "text_hint", "nav_text", "line", "line_strong", "grid", "field_line", "caution_line")
_WORDS = ("good", "caution", "bad")
_ACCENTS = ("accent", "accent_hover", "accent_press")
_BLENDS = {
    "tint": 0.15,
    "nav_hover": 0.25,
    "nav_current": 0.35,
    "selection": 0.35,
    "hit": 0.4,
    "changed_ground": 0.3,
    "source_used": 0.2,
    "source_current": 0.45,
    "source_field": 0.35,
    "bar_ground": 0.15,
    "age_short": 0.2,
    "age_middle": 0.4,
}
"""How much of the highlight is in a ground on which words in the usual colour must stay legible."""


@dataclass(frozen=True, slots=True)
class SystemColors:
    """What the system's palette says: ground, ink, link, highlight."""

    ground: QColor
    ink: QColor
    link: QColor
    highlight: QColor
    resting: QColor


def system_colors(palette: QPalette) -> SystemColors:
    """Return the colours of a palette that matter to us."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    return SystemColors(
        palette.color(role.Base),
        palette.color(role.Text),
        palette.color(role.Link),
        palette.color(role.Highlight),
        palette.color(group.Disabled, role.Text),
    )


def contrast_colors(system: SystemColors) -> dict[str, QColor]:
    """Return each of our colours, by name, as the system's palette wants it; those of shapes are left as they are."""
    found = dict.fromkeys(_GROUNDS, system.ground) | dict.fromkeys((*_INKS, *_WORDS), system.ink)
    found |= dict.fromkeys(_ACCENTS, system.link) | {"on_accent": system.ground, "disabled": system.resting}
    found |= {"bar": system.link, "bar_done": system.link, "age_long": system.link}
    return found | {name: _mixed(system.ground, system.highlight, share) for name, share in _BLENDS.items()}


def _mixed(ground: QColor, over: QColor, share: float) -> QColor:
    """Return a colour between two."""
    pairs = ((ground.red(), over.red()), (ground.green(), over.green()), (ground.blue(), over.blue()))
    return QColor(*(round(one + (other - one) * share) for one, other in pairs))
