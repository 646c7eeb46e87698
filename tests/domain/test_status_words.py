"""Words for a status are understood where they can mean only one."""

import pytest

from ledger_app.domain.status_words import read_status
from ledger_app.domain.task import Status


@pytest.mark.parametrize("status", list(Status))
def test_every_status_is_understood_by_its_own_name(status: Status) -> None:
    assert read_status(status.value) is status


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("完成", Status.COMPLETED),
        ("已办结", Status.COMPLETED),
        (" 正在 推进 ", Status.IN_PROGRESS),
        ("未开始", Status.NOT_STARTED),
        ("销号", Status.CLOSED),
        ("暂停", Status.SUSPENDED),
        ("Completed", Status.COMPLETED),
    ],
)
def test_the_usual_words_are_understood(word: str, status: Status) -> None:
    assert read_status(word) is status


@pytest.mark.parametrize("word", ["", "基本完成", "部分完成", "未完成", "正常", "好"])
def test_a_word_that_could_mean_several_means_none(word: str) -> None:
    assert read_status(word) is None
