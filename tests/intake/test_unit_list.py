import pytest

from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.unit import Person, PersonRole, UnitKind
from ledger_app.intake.reading import read_pasted_document
from ledger_app.intake.unit_list import UnitEntry, read_unit_list


def entries(text: str) -> tuple[UnitEntry, ...]:
    return read_unit_list(read_pasted_document(text)).entries


def findings(text: str) -> tuple[Finding, ...]:
    return read_unit_list(read_pasted_document(text)).findings


def test_a_directory_copied_from_a_spreadsheet_is_read_row_by_row() -> None:
    text = (
        "青河区各单位通讯录\n"
        "单位名称\t简称\t别名\t类型\t责任人\t职务\t联系人\t联系电话\n"
        "青河区水务局\t区水务局\t水务局、区水利局\t部门\t何川\t副局长\t陆燕\t5550-0107\n"
    )
    (entry,) = entries(text)
    assert (entry.name, entry.short_name, entry.kind) == ("青河区水务局", "区水务局", UnitKind.DEPARTMENT)
    assert entry.aliases == ("水务局", "区水利局")
    assert entry.persons == (
        Person(PersonRole.PRINCIPAL, "何川", "副局长"),
        Person(PersonRole.LIAISON, "陆燕", "", "5550-0107"),
    )


def test_a_row_without_a_name_belongs_to_the_unit_above_it() -> None:
    text = "单位\t联系人\t电话\n临河街道\t王一\t5550-0001\n\t李二\t5550-0002\n望湖街道\t张三\t5550-0003\n"
    first, second = entries(text)
    assert [person.name for person in first.persons] == ["王一", "李二"]
    assert second.name == "望湖街道"


def test_a_set_names_its_members() -> None:
    (entry,) = entries("单位\t类型\t成员\n各街镇\t集合\t临河街道、望湖街道\n")
    assert (entry.kind, entry.members) == (UnitKind.SET, ("临河街道", "望湖街道"))


@pytest.mark.parametrize(
    ("text", "severity", "words"),
    [
        ("序号\t具体任务\t责任单位\t责任人\n1\t清扫道路\t区城管局\t王一\n", Severity.ERROR, "这是任务表，不是单位表"),
        ("随便一些字\n第二行", Severity.ERROR, "没有找到单位表"),
        ("单位\t联系人\n\t王一\n临河街道\t李二\n", Severity.ERROR, "没有单位名称"),
        ("单位\t类型\n临河街道\t大单位\n望湖街道\t街镇\n", Severity.WARNING, "不认识类型“大单位”"),
        ("单位\t电话\n临河街道\t5550-0001\n望湖街道\t\n", Severity.WARNING, "“5550-0001”前面没有写人名"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, severity: Severity, words: str) -> None:
    told = [finding for finding in findings(text) if words in finding.message]
    assert [finding.severity for finding in told] == [severity]
    assert told[0].where


def test_a_list_of_units_may_have_a_column_of_their_tasks() -> None:
    (entry,) = entries("单位\t简称\t主要工作\n区城市管理局\t区城管局\t清扫道路\n")
    assert entry.short_name == "区城管局"
