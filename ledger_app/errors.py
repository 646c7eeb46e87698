"""Errors of the world outside the program, which its user can do something about."""


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

    def __str__(self) -> str:
        return f"{self.message}。{self.advice}" if self.advice else self.message


class LedgerLockedError(LedgerError):
    """Another program is writing to this ledger."""


class LedgerDamagedError(LedgerError):
    """The file is not whole any more, or its contents do not belong together."""


class ConflictError(LedgerError):
    """Somebody else changed the same fields meanwhile."""
