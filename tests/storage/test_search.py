"""Search finds every text that holds the words, and what sounds like the letters typed."""

from collections.abc import Callable
from datetime import date
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from ledger_app.domain.query import TaskQuery
from ledger_app.domain.task import Milestone, Target, Task
from ledger_app.domain.unit import Person, PersonRole
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger
from ledger_app.storage.pinyin import sort_key, sound_of
from ledger_app.storage.search import condition, grams, normal
from tests.builders import a_plan, a_report, a_task, a_unit
from tests.engines import AT

Save = Callable[..., None]
NUMBERS = count(1)
LETTERS = st.sampled_from("扬尘治理AbＡ12% _'\"\\*𠮷é\u0301ß \n\t\u3000-")
TEXTS = st.text(LETTERS, max_size=8) | st.text(max_size=6).filter(
    lambda text: "\x00" not in text and text.isprintable()
)


def find(ledger: Ledger, words: str) -> list[str]:
    with ledger.reading() as reader:
        return reader.task_ids(TaskQuery(date(2025, 7, 1), search=words))


@given(texts=st.lists(TEXTS, min_size=1, max_size=4), words=TEXTS)
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_holds_the_words_is_missed_and_nothing_else_found(
    file_ledger: Ledger, texts: list[str], words: str
) -> None:
    tasks = {f"T{next(NUMBERS)}": text for text in texts}
    with file_ledger.transaction("新增", by="何青", at=AT) as store:
        store.save_many([a_plan(), *(Task(key, "P00000001", text, to_check="x") for key, text in tasks.items())])
        found = set(store.task_ids(TaskQuery(date(2025, 7, 1), search=words, ids=tuple(tasks))))
    terms = normal(words).split()
    heard = [(normal(text), sound_of(text[:40])) for text in texts]
    expected = {
        key
        for key, (text, sound) in zip(tasks, heard, strict=True)
        if all(term in text or (term.isascii() and term.isalnum() and term in sound) for term in terms)
    }
    assert found == expected


WORDS = (
    *("雨污", "污", "雨污分流", "临河路 改造", "水务", "SHUIWU", "ｑｓｗｊ", "zjw", "河长办", "hezhang", "安澜", "al"),
    *("资金来源", "0012", "=1+1", "𠮷", "进场", "覆盖率", "已开工", "缺钱", "加班", "每季度", "底前", "100%", "a_b"),
    "  分流   改造 ",
)


def test_a_task_is_found_by_everything_it_shows(ledger: Ledger, save: Save) -> None:
    unit = a_unit(name="区水务局", short_name="曾家湾", aliases=("河长办",))
    shown = a_task(
        lead_units=(unit.id,),
        people=(Person(PersonRole.LIAISON, "安澜"),),
        extra=(("资金来源", "0012"), ("公式", "=1+1 𠮷 100% a_b")),
        milestones=(Milestone(date(2025, 6, 30), "进场"),),
        targets=(Target("覆盖率"),),
        cadence="每季度末",
        due_text="2025年底前",
    )
    save(ledger, a_plan(), unit, shown, a_task(id="T2", content="别的"))
    save(ledger, a_report(done="已开工", problems="缺钱", next_step="加班"))
    assert [words for words in WORDS if find(ledger, words) != ["T00000001"]] == []


@pytest.mark.parametrize(("words", "texts_read"), [("污", 0), ("雨污 l", 0), ("雨污分", 1), ("。", 1)])
def test_one_or_two_characters_are_found_without_reading_any_text(words: str, texts_read: int) -> None:
    asked = condition(words, sqlite.dialect())

    assert str(asked).count("haystack") == texts_read


def test_what_is_not_there_is_not_found(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan(), a_task(content="完成路面改造，1000，axb"))
    assert [find(ledger, words) for words in ("成完", "造完", "路改", "10%0", "a_b", "路面 没有", "qqqq")] == [[]] * 7


def test_blanks_alone_filter_nothing(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan(), a_task())
    assert find(ledger, " \n　") == ["T00000001"]


def test_search_follows_edits_renames_reports_and_the_bin(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan(), a_unit(), a_task(lead_units=("U00000001",)))
    save(ledger, a_unit(name="区河务局"), a_report(done="动工"))
    assert (find(ledger, "水务"), find(ledger, "河务"), find(ledger, "动工")) == ([], ["T00000001"], ["T00000001"])
    save(ledger, a_report(sequence=1, done="动工", deleted=True), a_task(lead_units=(), content="换了内容"))
    assert (find(ledger, "动工"), find(ledger, "河务"), find(ledger, "雨污"), find(ledger, "换了")) == (
        [],
        [],
        [],
        ["T00000001"],
    )
    save(ledger, a_task(content="换了内容", deleted=True, version=1))
    assert find(ledger, "换了") == []
    assert ledger.check() == ()


def test_a_set_of_units_is_found_by_its_own_name_only(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan(), a_unit(), a_unit(id="U2", name="各街镇", members=("U00000001",)), a_task(area_units=("U2",)))
    assert (find(ledger, "各街镇"), find(ledger, "水务局")) == (["T00000001"], [])


@pytest.mark.parametrize(
    ("words", "sound"),
    [
        ("曾家湾", "zengjiawan\nzjw"),
        ("区生态环境局", "qushengtaihuanjingju\nqsthjj"),
        ("重庆行业增长", "chongqinghangyezengzhang\ncqhyzz"),
        ("河长", "hezhang\nhz"),
        ("PM2.5达标", "pm25dabiao\npm25db"),
        ("绿化", "lvhua\nlh"),
        ("", "\n"),
    ],
)
def test_words_sound_as_offices_say_them(words: str, sound: str) -> None:
    assert sound_of(words) == sound


def test_texts_sort_as_in_a_dictionary() -> None:
    assert sorted(["重庆", "安吉", "北京", "长江"], key=sort_key) == ["安吉", "北京", "长江", "重庆"]


def test_pairs_overlap_and_leave_no_neighbours_out() -> None:
    assert grams("雨污分", "yw").split() == ["雨污", "污分", "分", "y", "yw", "w"]


def test_more_words_than_an_engine_can_look_for_are_refused(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan(), a_task(content="整治裸土"))
    assert find(ledger, "整治 " * 2000) == ["T00000001"]
    with pytest.raises(LedgerError, match="要找的词有 2000 个，太多了。请少写一些，一次最多找 200 个词"):
        find(ledger, " ".join(f"第{n}号文件" for n in range(2000)))
