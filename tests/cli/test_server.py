"""The same commands where a URL stands for the ledger."""

from pathlib import Path

from sqlalchemy import create_engine, text

from tests.cli.conftest import Run
from tests.engines import server

__all__ = ["server"]


def test_a_ledger_on_a_server_does_what_a_file_does(run: Run, server: str, plan: Path, tmp_path: Path) -> None:
    where = f"{server}{'&' if '?' in server else '?'}schema=命令行"
    try:
        assert run("new", where, "--office", "青河区生态环境局", "--by", "方知远").code == 0
        assert run("new", where).code == 2
        assert run("import", plan, where, "--json").json["new"] == 4
        assert run("import", plan, where, "--json").json["same"] == 4
        assert run("update", where, "1", "--status", "已完成", "--on", "2025-06-20").code == 0
        late = run("tasks", where, "--as-of", "2025-10-15", "--light", "red", "--json").json
        assert [(task["number"], task["days_late"]) for task in late] == [("3", 15)]
        assert run("undo", where).out == "已撤销：更新进展\n"
        assert run("export", "逾期任务清单", where, tmp_path / "清单.xlsx", "--as-of", "2025-10-15").code == 0
        assert run("check", where).code == 0
        assert run("backup", where, tmp_path / "备份").code == 0
        (copy,) = (tmp_path / "备份").glob("*.ledger")
        assert run("tasks", copy, "--json").json == run("tasks", where, "--json").json
        assert run("restore", copy, where).code == 2
    finally:
        engine = create_engine(server)
        with engine.begin() as connection:
            connection.execute(text('DROP SCHEMA IF EXISTS "命令行" CASCADE'))
        engine.dispose()
