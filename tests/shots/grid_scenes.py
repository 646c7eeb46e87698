"""The table of tasks: a block of cells, folded groups, rows of three lines, the menu of a heading."""

from functools import partial

from tests.desktop.grid.grid_steps import block
from tests.shots.scene import Scene
from tests.shots.stage import Stage


def _table(stage: Stage) -> None:
    stage.open()
    stage.trigger("action_show_tasks")
    stage.pages.tasks.table.setFocus()


def cells(stage: Stage) -> None:
    _table(stage)
    stage.pages.tasks.table.select_block(block(2, 2, 6, 5))
    stage.settle()


def folded(stage: Stage) -> None:
    _table(stage)
    stage.trigger("action_group_section")
    stage.pages.tasks.table.turn_group(0)
    stage.settle()


def tall(stage: Stage) -> None:
    _table(stage)
    stage.trigger("action_rows_tall")


def heading(stage: Stage) -> None:
    _table(stage)
    stage.pages.tasks.table.select_block(block(1, 5, 1, 5))
    stage.over(partial(stage.trigger, "action_show_column_menu"))


SCENES = (
    Scene("10-ledger-cells", cells),
    Scene("15-ledger-tall", tall),
    Scene("25-ledger-folded", folded),
    Scene("29-heading-menu", heading),
)
