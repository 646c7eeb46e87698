"""Folders in which a ledger file is not safe: those a program or another computer writes to as well."""

import ctypes
import os
import re
from collections.abc import Iterable
from pathlib import Path, PurePath

from ledger_app.domain.finding import Finding, Severity

_CLOUDS = {
    "OneDrive": ("onedrive",),
    "Dropbox": ("dropbox",),
    "坚果云": ("坚果云", "nutstore"),
    "百度网盘": ("百度网盘", "baidunetdisk", "baidusyncdisk", "baiduyun"),
    "WPS 云盘": ("wps云盘", "wpsdrive", "wps cloud files", "kingsoft cloud"),
    "iCloud": ("icloud", "mobile documents"),
    "腾讯微云": ("微云", "weiyun"),
}
_NETWORK_SYSTEMS = frozenset({"cifs", "smb3", "smbfs", "nfs", "nfs4", "9p", "afs", "ncpfs", "davfs", "fuse.sshfs"})
MOUNTS = Path("/proc/mounts")
"""Where Linux says what lies where."""

_REMOTE_DRIVE = 4
"""GetDriveTypeW's word for a drive of another computer."""


def warn_of_folder(ledger: Path) -> Finding | None:
    """Return a warning where a ledger lies in a folder that is synchronised or belongs to another computer."""
    path = ledger.absolute()
    cloud = cloud_of(path)
    if cloud is not None:
        message = f"台账放在{cloud}同步文件夹里，同步会损坏正在使用的台账。请移到本机文件夹，用备份功能往外拷。"
        return Finding(Severity.WARNING, str(path), message)
    if _is_remote(path):
        message = "台账放在网络文件夹里，多台电脑同时使用会损坏台账。请移到本机文件夹；多人共用请使用服务器台账。"
        return Finding(Severity.WARNING, str(path), message)
    return None


def cloud_of(path: PurePath) -> str | None:
    """Return the name of the service that synchronises a folder above `path`."""
    folders = [part.casefold() for part in path.parent.parts]
    for service, words in _CLOUDS.items():
        if any(re.match(rf"{re.escape(word)}(\W|_|$|[^a-z])", folder) for word in words for folder in folders):
            return service
    return None


def network_mount(path: PurePath, mounts: Iterable[str]) -> bool:
    """Whether `path` lies on another computer, by the lines of /proc/mounts."""
    best, remote = "", False
    for line in mounts:
        _, folder, system, *_ = line.split(" ")
        folder = folder.replace("\\040", " ")
        if len(folder) > len(best) and path.is_relative_to(folder):
            best, remote = folder, system in _NETWORK_SYSTEMS
    return remote


def _is_remote(path: Path) -> bool:
    """Whether `path` lies on another computer."""
    if os.name == "nt":
        windows = getattr(ctypes, "windll")  # noqa: B009 - there is none elsewhere
        return path.drive.startswith("\\\\") or windows.kernel32.GetDriveTypeW(path.anchor) == _REMOTE_DRIVE
    try:
        return network_mount(path, MOUNTS.read_text(encoding="utf-8").splitlines())
    except OSError:
        return False
