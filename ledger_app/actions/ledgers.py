"""Making, opening, closing, backing up, restoring and checking ledgers."""

from pathlib import Path

from ledger_app import paths
from ledger_app.actions.clerk import Clerk
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.long_work import Progress, unheard
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.domain.unit import Office
from ledger_app.errors import LedgerError, reason_of
from ledger_app.storage.connect import is_server
from ledger_app.storage.ledger import Ledger

_BACKUPS, _QUARANTINE = "backups", "quarantine"


def create_ledger(where: str, office_name: str, clerk: Clerk) -> Ledger:
    """Make a new ledger, kept by the clerk for that office, and open it."""
    return Ledger.create(where, Office(name=office_name.strip(), operator=clerk.name), clerk.now)


def open_ledger(
    where: str,
    clerk: Clerk,
    *,
    read_only: bool = False,
    progress: Progress = unheard,
) -> Ledger:
    """Open a ledger; one of an older program is backed up and upgraded first, one not closed in order is checked."""
    return Ledger.open(where, by=clerk.name, read_only=read_only, progress=progress)


def warnings_about(where: str) -> tuple[Finding, ...]:
    """Return what speaks against keeping a ledger there."""
    from ledger_app.storage.folders import warn_of_folder

    warning = None if is_server(where) else warn_of_folder(Path(where))
    return () if warning is None else (warning,)


def close_ledger(ledger: Ledger, clerk: Clerk) -> tuple[Finding, ...]:
    """Close a ledger, backed up first if it was changed; a backup that fails is told and hinders nothing."""
    try:
        if not ledger.read_only:
            back_up_before(ledger, clerk, "关闭")
    except LedgerError as error:
        return (Finding(Severity.WARNING, ledger.name, f"{error.message}，关闭前没有备份成"),)
    finally:
        ledger.close()
    return ()


def back_up(ledger: Ledger, clerk: Clerk, folder: Path | None = None, progress: Progress = unheard) -> Path:
    """Write a verified backup, into the program's own folder unless told otherwise, and return it."""
    from ledger_app.storage import backup

    into = _made(folder) if folder else _own_folder(_BACKUPS)
    return backup.back_up(ledger, into, "手动备份", clerk.now, progress)


def back_up_before(ledger: Ledger, clerk: Clerk, what: str) -> None:
    """Write a verified backup before `what` is done, unless the newest one holds every deed already."""
    from ledger_app.storage import backup

    folder = _own_folder(_BACKUPS)
    if not backup.is_backed_up(ledger, folder):
        backup.back_up(ledger, folder, f"{what}前", clerk.now)


def restore_ledger(source: Path, where: str) -> Outcome:
    """Put a backup in the place of a ledger; what was there is kept in a folder that is named.

    Raises:
        LedgerError: the backup is not sound, or the ledger is open somewhere; nothing is moved.
    """
    from ledger_app.storage import backup

    if is_server(where):
        raise LedgerError("备份不能直接恢复到服务器上的台账", "请恢复成文件（写一个 .ledger 文件名），再请管理员迁移")
    if not source.is_file():
        raise LedgerError(f"找不到备份 {source}", "请检查路径")
    if Path(where).is_dir():
        raise LedgerError(f"{Path(where)} 是文件夹，不能用备份替换它", "请写台账的文件名，它以 .ledger 结尾")
    there = Path(where).exists()
    away = backup.restore(source, Path(where), _own_folder(_QUARANTINE))
    kept = f"；原来的文件保存在 {away}" if there else ""
    return Outcome(
        f"已用 {source.name} 恢复台账 {where}{kept}", frozenset(Kind), (*warnings_about(where), *_doubts(where))
    )


def _doubts(where: str) -> tuple[Finding, ...]:
    """Return what is wrong with a ledger just restored: a backup may have been altered where it lay."""
    try:
        ledger = Ledger.open(where, read_only=True)
    except LedgerError as error:  # of an older program: it is upgraded when it is opened to work in it
        return (Finding(Severity.NOTE, where, f"恢复后还没有检查：{error.message}。{error.advice.rstrip('。')}"),)
    try:
        return check_ledger(ledger)
    finally:
        ledger.close()


def _own_folder(name: str) -> Path:
    """Return a folder of the program's own data."""
    try:
        return paths.user_folder(name)
    except OSError as error:
        raise _no_folder(error) from error


def _made(folder: Path) -> Path:
    """Return a folder, made if need be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _no_folder(error) from error
    return folder


def _no_folder(error: OSError) -> LedgerError:
    """Return what to say where a folder cannot be made."""
    return LedgerError(f"不能建文件夹 {error.filename}：{reason_of(error)}", "请检查文件夹权限，或换一个位置")


def check_ledger(ledger: Ledger, progress: Progress = unheard) -> tuple[Finding, ...]:
    """Return what is wrong with file, references, history and search index; nothing for a sound ledger."""
    return ledger.check(progress)
