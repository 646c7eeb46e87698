"""A ledger in a folder that others write to is warned about."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from ledger_app.domain.finding import Severity
from ledger_app.storage.folders import cloud_of, network_mount, warn_of_folder

MOUNTS = (
    "/dev/sda1 / ext4 rw 0 0",
    "//nas/office /mnt/share\\040one cifs rw 0 0",
    "server:/users /users nfs4 rw 0 0",
    "/dev/sdb1 /users/local ext4 rw 0 0",
)


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (PureWindowsPath(r"D:\何青\OneDrive\台账\青河.ledger"), "OneDrive"),
        (PureWindowsPath(r"D:\何青\OneDrive - 青河区政府\青河.ledger"), "OneDrive"),
        (PureWindowsPath(r"D:\我的坚果云\青河.ledger"), None),
        (PureWindowsPath(r"D:\坚果云\青河.ledger"), "坚果云"),
        (PureWindowsPath(r"D:\Nutstore Files\青河.ledger"), "坚果云"),
        (PureWindowsPath(r"D:\BaiduSyncdisk\青河.ledger"), "百度网盘"),
        (PureWindowsPath(r"D:\何青\WPSDrive\1001\WPS云盘\青河.ledger"), "WPS 云盘"),
        (PurePosixPath("/office/Library/Mobile Documents/com~apple/青河.ledger"), "iCloud"),
        (PurePosixPath("/users/he/Dropbox (Office)/青河.ledger"), "Dropbox"),
        (PureWindowsPath(r"D:\台账\onedrive.ledger"), None),
        (PureWindowsPath(r"D:\onedrives\青河.ledger"), None),
        (PurePosixPath("/users/he/台账/青河.ledger"), None),
    ],
)
def test_a_folder_of_a_cloud_service_is_known_by_its_name(path: PurePosixPath, service: str | None) -> None:
    assert cloud_of(path) == service


@pytest.mark.parametrize(
    ("path", "remote"),
    [
        ("/mnt/share one/青河.ledger", True),
        ("/users/he/青河.ledger", True),
        ("/users/local/青河.ledger", False),
        ("/srv/青河.ledger", False),
        ("/users2/青河.ledger", False),
    ],
)
def test_a_folder_of_another_computer_is_known_by_its_mount(path: str, remote: bool) -> None:
    assert network_mount(PurePosixPath(path), MOUNTS) == remote


def test_the_warning_says_what_to_do(tmp_path: Path) -> None:
    found = warn_of_folder(tmp_path / "Dropbox" / "青河.ledger")
    assert found is not None
    assert found.severity is Severity.WARNING
    assert "移到本机文件夹" in found.message
    assert warn_of_folder(tmp_path / "青河.ledger") is None


def test_a_network_folder_is_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"//nas/office {tmp_path} cifs rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr("ledger_app.storage.folders.MOUNTS", mounts)
    found = warn_of_folder(tmp_path / "青河.ledger")
    assert found is not None
    assert "网络文件夹" in found.message
    mounts.unlink()
    assert warn_of_folder(tmp_path / "青河.ledger") is None
