"""Dialogs and lists over the page they belong to."""

from functools import partial

from ledger_app.desktop.detail.target_dialog import TargetDialog
from ledger_app.desktop.dialogs.server_dialog import ServerDialog
from ledger_app.desktop.messages import show_error
from ledger_app.desktop.units.paste_units_dialog import PasteUnitsDialog
from ledger_app.domain.task import Comparison, Target
from ledger_app.errors import LedgerError
from tests.shots.page_scenes import ledger, units
from tests.shots.scene import Scene
from tests.shots.stage import Stage


def over_ledger(action: str, stage: Stage) -> None:
    """Show what a command opens over the ledger page."""
    ledger(stage)
    stage.over(partial(stage.trigger, action))


def recycle_bin(stage: Stage) -> None:
    from ledger_app.actions.tasks import delete_tasks

    ledger(stage)
    page = stage.pages.tasks
    stage.pages.session.do(partial(delete_tasks, ids=[page.model.id_at(row) for row in range(3)]))
    stage.over(partial(stage.trigger, "action_open_bin"))


def targets(stage: Stage) -> None:
    ledger(stage)
    wanted = (
        Target("完成替代的企业", Comparison.AT_LEAST, 11.0, "家", "2025年6月底"),
        Target("活性炭更换记录", text="按季上传监管平台"),
    )
    stage.over(partial(TargetDialog.ask, stage.window, stage.theme, wanted))


def server(stage: Stage) -> None:
    ledger(stage)
    stage.over(partial(ServerDialog.ask, stage.window))


def paste_units(stage: Stage) -> None:
    units(stage)
    with stage.pages.session.reading() as reader:
        known = reader.units()
    stage.over(partial(PasteUnitsDialog.ask, stage.window, known))


def error(stage: Stage) -> None:
    ledger(stage)
    fault = LedgerError("文件正被 WPS 打开", "请在 WPS 里关闭这个文件再试。台账没有改动，已经写出的文件也没有改动。")
    fault.__cause__ = PermissionError(13, "Permission denied")
    stage.over(partial(show_error, stage.window, stage.theme, "没有导出", fault, "重试"))


SCENES = (
    Scene("50-new-task", partial(over_ledger, "action_new_task")),
    Scene("51-export", partial(over_ledger, "action_export_form")),
    Scene("52-delete", partial(over_ledger, "action_delete_tasks")),
    Scene("53-recycle-bin", recycle_bin),
    Scene("54-targets", targets),
    Scene("55-server", server),
    Scene("56-paste-units", paste_units),
    Scene("57-keys", partial(over_ledger, "action_show_keys")),
    Scene("58-about", partial(over_ledger, "action_show_about")),
    Scene("59-error", error),
    Scene("60-day", partial(over_ledger, "action_choose_day")),
)
