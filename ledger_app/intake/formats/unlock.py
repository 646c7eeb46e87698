"""Workbooks that are encrypted with no password of anybody's: Excel does so for "read-only recommended" files."""

from pathlib import Path

from ledger_app.errors import LedgerError

_EXCELS_OWN_PASSWORD = "VelvetSweatshop"  # noqa: S105 - public, [MS-OFFCRYPTO] 2.4.2.3


def unlock(path: Path, work: Path) -> Path:
    """Write the file without its encryption into `work` and return where.

    Raises:
        LedgerError: somebody set a password.
    """
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError

    target = work / path.name
    try:
        with path.open("rb") as locked, target.open("wb") as opened:
            document = msoffcrypto.OfficeFile(locked)
            document.load_key(password=_EXCELS_OWN_PASSWORD, verify_password=True)
            document.decrypt(opened)
    except (DecryptionError, FileFormatError, InvalidKeyError):
        raise LedgerError(f"“{path.name}”设有打开密码", "请用 WPS 或 Office 打开，去掉密码另存后再试") from None
    return target
