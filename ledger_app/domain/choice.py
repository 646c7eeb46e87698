"""What a clerk decided about one kind of document, kept so that the next document of that kind is read the same way."""

from dataclasses import dataclass
from enum import StrEnum


class ChoiceKind(StrEnum):
    """What a choice is about: the columns of a table, or whether a part of a plan holds tasks."""

    COLUMNS = "表头"
    PART = "章节"


@dataclass(frozen=True, slots=True)
class Choice:
    """One remembered choice.

    Attributes:
        id: the kind and what the document is recognised by, so that a later choice takes the place of this one.
        about: the same for people: the headings of the table, or the heading of the part with the kind of plan.
        answer: (heading as written, what it is read as), one for each that the clerk decided; () once it is forgotten.
    """

    id: str
    kind: ChoiceKind
    about: str
    answer: tuple[tuple[str, str], ...] = ()
