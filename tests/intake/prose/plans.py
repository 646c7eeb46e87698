"""Plans in prose for the tests: a line of text a paragraph, read in process."""

from ledger_app.domain.draft import Intake, TaskDraft
from ledger_app.intake.drafting import read_intake
from ledger_app.intake.formats.plain_text import read_text
from tests.intake.document_building import assembled


def read(*lines: str, parts: dict[str, bool] | None = None) -> Intake:
    """Return what the reader makes of a document of these lines."""
    return read_intake(assembled(read_text, "\n".join(lines)), parts=parts)


def told(intake: Intake) -> list[tuple[str, str]]:
    """Return number and title of each task."""
    return [(task.number, task.title) for task in intake.tasks]


def task(intake: Intake, number: str) -> TaskDraft:
    """Return the one task of that number."""
    (found,) = (each for each in intake.tasks if each.number == number)
    return found
