import errno
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ledger_app.errors import LedgerError
from ledger_app.reports.atomic import prove_package, replacing

OLD = b"the old file"


def anything(_path: Path) -> None:
    """Take whatever was written."""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(OLD)
    return path


def write(target: Path, content: bytes = b"new") -> None:
    with replacing(target, anything, waits=(0.0,)) as new:
        new.write_bytes(content)


def refusal(target: Path) -> LedgerError:
    with pytest.raises(LedgerError) as caught:
        write(target)
    assert caught.value.advice
    return caught.value


def test_the_new_file_takes_the_place_of_the_old_one(target: Path) -> None:
    write(target)
    assert target.read_bytes() == b"new"
    assert list(target.parent.iterdir()) == [target]


def test_a_new_file_can_be_read_by_whoever_may_read_the_folder(target: Path) -> None:
    plain = target.with_name("plain")
    plain.touch()
    fresh = target.with_name("fresh.xlsx")
    write(fresh)
    assert fresh.stat().st_mode == plain.stat().st_mode


def test_a_writer_that_fails_leaves_the_old_file_and_nothing_else(target: Path) -> None:
    def half(new: Path) -> None:
        new.write_bytes(b"half")
        raise KeyError

    with pytest.raises(KeyError), replacing(target, anything) as new:
        half(new)
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_a_killed_program_leaves_the_old_file(target: Path) -> None:
    script = (
        "import os, sys, pathlib\n"
        "from ledger_app.reports.atomic import replacing\n"
        "with replacing(pathlib.Path(sys.argv[1]), lambda _: None) as new:\n"
        "    new.write_bytes(b'half'); os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(target)], cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 9
    assert target.read_bytes() == OLD


def test_a_new_file_that_does_not_stand_the_proof_is_thrown_away(target: Path) -> None:
    with pytest.raises(LedgerError, match="检查"), replacing(target, prove_package) as new:
        new.write_bytes(b"no zip")
    assert target.read_bytes() == OLD


@pytest.mark.parametrize("content", ["<a><b></a>", "", "<a>\x01</a>"])
def test_a_package_with_broken_xml_does_not_stand_the_proof(tmp_path: Path, content: str) -> None:
    path = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.xml", content)
    with pytest.raises(LedgerError, match="检查"):
        prove_package(path)


def test_a_package_with_a_flipped_bit_does_not_stand_the_proof(tmp_path: Path) -> None:
    path = tmp_path / "flipped.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.xml", "<a>text</a>")
    data = bytearray(path.read_bytes())
    data[data.index(b"text")] ^= 1
    path.write_bytes(data)
    with pytest.raises(LedgerError, match="检查"):
        prove_package(path)


def test_a_target_that_stays_open_elsewhere_is_named_after_some_waiting(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts: list[Path] = []

    def refused(self: Path, _target: Path) -> None:
        attempts.append(self)
        raise PermissionError(errno.EACCES, "held open")

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(LedgerError, match=r"文件正被打开：台账\.xlsx") as caught:
        write(target)
    assert "Excel 或 WPS" in caught.value.advice
    assert len(attempts) == 2
    assert target.read_bytes() == OLD


def test_a_target_that_is_closed_meanwhile_is_replaced(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really, refusals = Path.replace, [PermissionError(errno.EACCES, "held open")]

    def at_first_refused(self: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return really(self, target)

    monkeypatch.setattr(Path, "replace", at_first_refused)
    write(target)
    assert target.read_bytes() == b"new"


def test_a_missing_folder_a_folder_of_that_name_and_a_file_as_folder_are_named(target: Path) -> None:
    assert "文件夹不存在" in refusal(target.parent / "没有" / "表.xlsx").message
    assert "是一个文件夹" in refusal(target.parent).message
    assert "文件夹不存在" in refusal(target / "表.xlsx").message
    assert "太长" in refusal(target.with_name("长" * 300 + ".xlsx")).message


@pytest.mark.parametrize(
    ("code", "word"),
    [(errno.ENOSPC, "磁盘空间"), (errno.EROFS, "不能写入"), (errno.EACCES, "不能写入"), (errno.EIO, "写不了文件")],
)
def test_a_full_disk_and_a_folder_that_takes_nothing_are_named(
    target: Path, monkeypatch: pytest.MonkeyPatch, code: int, word: str
) -> None:
    def failing(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", failing)
    assert word in refusal(target).message
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_a_link_stays_a_link(target: Path) -> None:
    link = target.with_name("link.xlsx")
    link.symlink_to(target)
    write(link)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_what_a_killed_export_left_is_removed_after_a_day_and_nothing_else(tmp_path: Path) -> None:
    old, new, other = (tmp_path / name for name in (".~0123456789ab.tmp", ".~ba9876543210.tmp", ".~报表.tmp"))
    for path in (old, new, other):
        path.write_text("半份", encoding="utf-8")
    for path in (old, other):
        os.utime(path, (0, 0))
    with replacing(tmp_path / "报表.xlsx", lambda _path: None) as fresh:
        fresh.write_text("新", encoding="utf-8")
    assert {path.name for path in tmp_path.iterdir()} == {new.name, other.name, "报表.xlsx"}
