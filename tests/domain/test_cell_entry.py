"""What is said of entries that cannot be written."""

from ledger_app.domain.cell_entry import CellEntry, Refusal
from ledger_app.domain.field import Field


def test_a_long_text_is_quoted_only_by_its_begin() -> None:
    entry = CellEntry("T00000001", Field.LEAD, "局" * 30_000)
    refusal = Refusal(entry, f"没有单位“{entry.text}”", "名称相近的有“区水务局”")
    assert refusal.sentence == f"没有单位“{'局' * 30}…”，名称相近的有“区水务局”"
