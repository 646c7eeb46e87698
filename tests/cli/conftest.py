"""The command line as a clerk uses it, on a plan of the invented district."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ledger_app.cli import main

PLAN = """青河区2025年污染防治攻坚计划任务分解表,,,,,,,
序号,重点任务,具体任务,责任单位,责任街镇,完成时限,备注,资金来源
1,扬尘治理,建立在建工地动态清单，规模以上工地全部安装扬尘在线监测设备。,区住建局、区城管局,各街镇,2025年6月底前,每季度通报,企业自筹
2,水环境,实施钟楼片区雨污分流改造，改造管网18.6公里。,区水务局,钟楼街道,2025年12月底前,,专项债券
3,工业治理,关停退出白塘镇2座砖瓦窑。,区工信局,白塘镇,2025年9月30日,,区级财政
4,水环境,健全河长巡查制度。,区水务局,各街镇,长期坚持,,—
"""


@dataclass(frozen=True, slots=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return the JSON printed."""
        return json.loads(self.out)


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command and gives its exit code and what it said."""

    def command(*words: object) -> Said:
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Said(code, captured.out, captured.err)

    return command


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a ledger with the plan once; tests work on copies."""
    folder = tmp_path_factory.mktemp("made")
    plan = folder / "分解表.csv"
    plan.write_text(PLAN, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_DATA_HOME"):
            patch.setenv(name, str(folder))
        ledger = str(folder / "青河.ledger")
        assert main(["new", ledger, "--office", "青河区生态环境局", "--by", "方知远"]) == 0
        assert main(["import", str(plan), ledger]) == 0
    return folder


@pytest.fixture
def plan(made: Path, tmp_path: Path) -> Path:
    """Return the plan as a file."""
    return Path(shutil.copy(made / "分解表.csv", tmp_path))


@pytest.fixture
def ledger(made: Path, tmp_path: Path) -> Path:
    """Return a ledger with the plan's four tasks, made by 方知远."""
    return Path(shutil.copy(made / "青河.ledger", tmp_path))
