"""What changed between two texts as rich text: taken out struck through on red, put in underlined on green."""

from html import escape

from ledger_app.desktop.theme import Theme
from ledger_app.domain.changed_words import RunKind, Runs


def html_of(runs: Runs, theme: Theme) -> str:
    """Return runs as HTML; the line through or under words says without colour what became of them."""
    colors = theme.colors
    gone = f'<s style="color:{colors.bad.name()};background:{colors.bad_ground.name()}">{{}}</s>'
    come = f'<u style="color:{colors.good.name()};background:{colors.changed_ground.name()}">{{}}</u>'
    forms = {RunKind.SAME: "{}", RunKind.REMOVED: gone, RunKind.ADDED: come}
    return "".join(forms[run.kind].format(escape(run.text)) for run in runs)
