"""Persons as a clerk types them: 何建民（副局长）；陆晓燕 5550-2107."""

import re
import unicodedata

from ledger_app.domain.unit import Person, PersonRole

_APART = re.compile(r"[；;、，,\n]+")
_PHONE = re.compile(r"[0-9+][0-9 \-－转*#]{4,}[0-9]")
_TITLE = re.compile(r"[（(]([^（）()]*)[）)]")


def read_people(text: str, role: PersonRole) -> tuple[Person, ...]:
    """Return the persons named in `text`, in their order; what is no title and no telephone is the name."""
    return tuple(person for part in _APART.split(text) if (person := _person(part, role)) is not None)


def _person(text: str, role: PersonRole) -> Person | None:
    """Return the one person that `text` names, None for blanks."""
    phone = _PHONE.search(text)
    rest = text.replace(phone[0], " ") if phone else text
    title = _TITLE.search(rest)
    name = " ".join((rest.replace(title[0], " ") if title else rest).split())
    if not name and not phone:
        return None
    number = unicodedata.normalize("NFKC", phone[0]).strip() if phone else ""
    return Person(role, name, title[1].strip() if title else "", number)
