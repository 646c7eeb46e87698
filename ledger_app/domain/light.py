"""Lights: the closed set, and their order in a list. How a light is decided stands in lateness.py."""

from dataclasses import dataclass
from enum import StrEnum


class Light(StrEnum):
    """The computed warning light of a task, in the order lists sort them: red, yellow, grey, green, blue."""

    RED = "red"
    YELLOW = "yellow"
    GREY = "grey"
    GREEN = "green"
    BLUE = "blue"


LIGHT_ORDER = tuple(Light)
LIGHT_NAMES = {Light.RED: "红", Light.YELLOW: "黄", Light.GREEN: "绿", Light.BLUE: "蓝", Light.GREY: "灰"}
LIGHT_MEANINGS = {
    Light.RED: "已逾期",
    Light.YELLOW: "需关注",
    Light.GREEN: "正常",
    Light.BLUE: "已完成",
    Light.GREY: "未开始/中止",
}


@dataclass(frozen=True, slots=True)
class LightReading:
    """A light with its reasons.

    Attributes:
        days_late: calendar days from the day after the due date to the day asked, inclusive; 0 unless red.
        reasons: full Chinese sentences with dates and days, the decisive one first.
    """

    light: Light
    days_late: int = 0
    reasons: tuple[str, ...] = ()
