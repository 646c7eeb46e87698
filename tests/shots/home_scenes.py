"""工作台: a day with work, a day without; the units to confirm."""

from datetime import date

from tests.shots.scene import Scene
from tests.shots.stage import Stage


def home(stage: Stage) -> None:
    stage.open()
    stage.trigger("action_show_home")


def quiet(stage: Stage) -> None:
    stage.open(day=date(2025, 1, 2))
    stage.trigger("action_show_home")


def provisional(stage: Stage) -> None:
    stage.open()
    stage.pages.units.open_provisional()


SCENES = (
    Scene("41-home", home),
    Scene("42-home-quiet", quiet),
    Scene("43-units-provisional", provisional),
)
