"""What the program noticed while reading or checking, told to the clerk beside the result."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error keeps its row out, a warning marks it 需核对, a note only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed. `where` is a place the clerk can go to: "Sheet1!C7", "第31行" or "第12段"."""

    severity: Severity
    where: str
    message: str
