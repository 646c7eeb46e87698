"""Errors of the world outside the program, which its user can do something about."""

import errno


class LedgerError(Exception):
    """Something outside the program went wrong; nothing was changed.

    Attributes:
        message: what happened, in Chinese, with file or place.
        advice: what to do about it, in Chinese.
    """

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    @property
    def sentence(self) -> str:
        """What happened and what to do, in one sentence: for the place where something is typed."""
        return f"{self.message}，{self.advice}" if self.advice else self.message

    def __str__(self) -> str:
        return f"{self.message}。{self.advice}" if self.advice else self.message


class LedgerLockedError(LedgerError):
    """Another program is writing to this ledger."""


class LedgerDamagedError(LedgerError):
    """The file is not whole any more, or its contents do not belong together."""


class ConflictError(LedgerError):
    """Somebody else changed the same fields meanwhile."""


def reason_of(error: OSError) -> str:
    """Return in Chinese why the system refused; what has no short word of its own is told by its number."""
    match error.errno:
        case errno.EACCES | errno.EPERM:
            return "没有权限"
        case errno.EROFS:
            return "这个磁盘不能写入"
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return "磁盘已满"
        case errno.ENOENT:
            return "路径不存在"
        case errno.EEXIST | errno.ENOTDIR:
            return "路径里有一个同名的文件"
        case errno.EISDIR:
            return "它是文件夹"
        case errno.ENAMETOOLONG:
            return "路径或文件名太长"
        case _:
            return f"系统错误 {error.errno}"
