"""Formats that LibreOffice knows and we do not (.doc, .wps, .ods, .rtf …): converted by it where it is installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from ledger_app.errors import LedgerError
from ledger_app.intake.memory import uncapped

_SECONDS = 25
_USUAL_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/usr/lib/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
if sys.platform == "win32":
    _FLAGS = subprocess.CREATE_NO_WINDOW
else:
    _FLAGS = 0


def find_libreoffice() -> str:
    """Return the program's path, "" where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    places = [*_USUAL_PLACES, *(str(place) for place in Path("/opt").glob("libreoffice*/program/soffice"))]
    return found or next((place for place in places if os.access(place, os.X_OK)), "")


def convert(path: Path, ending: str, work: Path, libreoffice: str) -> Path:
    """Convert a copy of the file inside `work` and return the result.

    Args:
        ending: what it shall become, "docx" or "xlsx".
        libreoffice: the program, "" where there is none.

    Raises:
        LedgerError: there is no LibreOffice, or it cannot read the file either.
    """
    advice = f"请用 WPS 或 Office 打开，另存为 .{ending} 后再试"
    if not libreoffice:
        raise LedgerError(f"“{path.name}”是旧格式或其他办公软件的格式，本机没有能转换它的 LibreOffice", advice)
    source = work / f"source{path.suffix}"
    shutil.copyfile(path, source)
    command = [
        libreoffice,
        f"-env:UserInstallation={(work / 'profile').as_uri()}",  # its own profile: the clerk's may be in use
        *("--headless", "--norestore", "--nolockcheck", "--convert-to", ending, "--outdir", str(work / "converted")),
        str(source),
    ]
    with uncapped():
        try:
            subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS, creationflags=_FLAGS)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired):
            raise LedgerError(f"LibreOffice 没有转换成“{path.name}”", advice) from None
    target = work / "converted" / f"source.{ending}"
    if not target.is_file():
        raise LedgerError(f"LibreOffice 没有转换成“{path.name}”", advice)
    return target
