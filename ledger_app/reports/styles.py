"""How each style of a grid looks in a workbook: fonts, borders, alignment, the colours of lights."""

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

from ledger_app.reports.form import Fonts
from ledger_app.reports.grid import Style
from ledger_app.reports.heading import ANNEX_SIZE, TEXT_SIZE, TITLE_SIZE

_GB2312 = 134  # the character set by which programs without the font choose another Chinese one
_THIN = Side("thin", color="000000")
_ALL_ROUND = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_SIDES = Border(left=_THIN, right=_THIN)
_LIGHT_COLOURS = {
    Style.RED: "F8D7D5",
    Style.YELLOW: "FFF1C9",
    Style.GREEN: "DCEFDC",
    Style.BLUE: "D9E6F5",
    Style.GREY: "E7E7E7",
}
_HEADING_COLOUR, _SECTION_COLOUR = "E4ECF5", "F3F6FA"


def normal_font() -> Font:
    """Return the font that column widths are counted in: 8 pixels a character, in Excel and nearly so elsewhere."""
    return Font(name="宋体", size=11, charset=_GB2312)


def named_styles(fonts: Fonts) -> tuple[NamedStyle, ...]:
    """Return the workbook's styles, one for each style of a grid."""
    body, text = _font(fonts.body, fonts.body_size), _font(fonts.body, TEXT_SIZE)
    heading = _font(fonts.heading, TEXT_SIZE)
    return (
        _style(Style.ANNEX, _font(fonts.heading, ANNEX_SIZE), "left"),
        _style(Style.TITLE, _font(fonts.title, TITLE_SIZE), "center"),
        _style(Style.NOTE, text, "center"),
        _style(Style.FACT, text, "left"),
        _style(Style.FACT_RIGHT, text, "right"),
        _style(Style.HEADING, heading, "center", _ALL_ROUND, _HEADING_COLOUR),
        _style(Style.SECTION, heading, "left", _ALL_ROUND, _SECTION_COLOUR),
        _style(Style.LEFT, body, "left", _ALL_ROUND),
        _style(Style.CENTER, body, "center", _ALL_ROUND),
        _style(Style.NUMBER, body, "center", _ALL_ROUND),
        _style(Style.FLOW_FIRST, body, "left", _SIDES + Border(top=_THIN)),
        _style(Style.FLOW_MIDDLE, body, "left", _SIDES),
        _style(Style.FLOW_LAST, body, "left", _SIDES + Border(bottom=_THIN)),
        _style(Style.FLOW_ONLY, body, "left", _ALL_ROUND),
        *(_style(style, body, "center", _ALL_ROUND, colour) for style, colour in _LIGHT_COLOURS.items()),
        _style(Style.BELOW, text, "left"),
    )


def _font(name: str, size: float) -> Font:
    return Font(name=name, size=size, charset=_GB2312)


def _style(
    style: Style, font: Font, horizontal: str, border: Border | None = None, colour: str | None = None
) -> NamedStyle:
    """Return a style whose text wraps; a text cut into parts begins at the top of each."""
    flows = style in {Style.FLOW_FIRST, Style.FLOW_MIDDLE, Style.FLOW_LAST, Style.FLOW_ONLY}
    alignment = Alignment(horizontal=horizontal, vertical="top" if flows else "center", wrap_text=True)
    fill = PatternFill("solid", fgColor=colour) if colour else PatternFill()
    return NamedStyle(style.value, font=font, border=border or Border(), alignment=alignment, fill=fill)
