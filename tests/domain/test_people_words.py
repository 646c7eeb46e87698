"""Persons as typed."""

import pytest

from ledger_app.domain.people_words import read_people
from ledger_app.domain.showing import show_person
from ledger_app.domain.unit import Person, PersonRole

ROLE = PersonRole.LIAISON


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("何建民", (Person(ROLE, "何建民"),)),
        ("何建民（副局长）", (Person(ROLE, "何建民", "副局长"),)),
        ("陆晓燕 5550-2107", (Person(ROLE, "陆晓燕", "", "5550-2107"),)),
        ("陆晓燕（科长） 5550-2107；方知远", (Person(ROLE, "陆晓燕", "科长", "5550-2107"), Person(ROLE, "方知远"))),
        ("陆晓燕、方知远", (Person(ROLE, "陆晓燕"), Person(ROLE, "方知远"))),
        ("5550-2107", (Person(ROLE, "", "", "5550-2107"),)),
    ],
)
def test_persons_are_read_with_title_and_telephone(text: str, expected: tuple[Person, ...]) -> None:
    assert read_people(text, ROLE) == expected


def test_what_is_shown_is_read_back() -> None:
    person = Person(ROLE, "陆晓燕", "科长", "5550-2107")

    assert read_people(show_person(person), ROLE) == (person,)
