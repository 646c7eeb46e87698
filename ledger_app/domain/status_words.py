"""Which status a person's word means; a word that could mean two means none."""

from ledger_app.domain.task import Status

_WORDS = {
    Status.NOT_STARTED: ("未开始", "尚未启动", "尚未开始", "未开展", "尚未开展", "未实施", "not_started"),
    Status.IN_PROGRESS: (
        "推进",
        "进行中",
        "正在推进",
        "正在进行",
        "持续推进",
        "已启动",
        "实施中",
        "办理中",
        "正在办理",
        "正在实施",
        "正在整改",
        "正在落实",
        "整改中",
        "in_progress",
    ),
    Status.COMPLETED: ("完成", "已办结", "办结", "完结", "已完结", "全部完成", "整改完成", "已整改", "completed"),
    Status.CLOSED: ("销号", "完成销号", "closed"),
    Status.SUSPENDED: ("中止", "终止", "已终止", "暂停", "已暂停", "取消", "已取消", "suspended"),
}
_MEANINGS = {word: status for status, words in _WORDS.items() for word in (status.value, *words)}


def read_status(text: str) -> Status | None:
    """Return the status that `text` names, None where it names none for sure."""
    return _MEANINGS.get("".join(text.split()).strip("。.，,").lower())
