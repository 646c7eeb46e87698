import pytest

from ledger_app.domain.field import Field
from ledger_app.intake.prose.label import labelled


def told(text: str) -> list[tuple[Field | None, str]]:
    return [(label.field, text[label.value_start : label.value_end].strip()) for label in labelled(text)]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("疏通。责任单位：区水务局。完成时限：6月底。", [(Field.UNITS, "区水务局"), (Field.DUE, "6月底")]),
        ("责任单位：区水务局 完成时限：6月底", [(Field.UNITS, "区水务局"), (Field.DUE, "6月底")]),
        ("责任单位：区水务局配合单位：区住建局", [(Field.UNITS, "区水务局"), (Field.CO, "区住建局")]),
        ("责 任 单 位：区水务局", [(Field.UNITS, "区水务局")]),
        ("（市级牵头单位：市水务局）", [(Field.LEAD, "市水务局")]),
        ("（责任单位：市水务局（河湖处）；其他）清淤", [(Field.UNITS, "市水务局（河湖处）；其他")]),
        ("（责任单位：市水务局、市住\n建局）", [(Field.UNITS, "市水务局、市住\n建局")]),
        ("责任单位：市水务局，\n市住建局\n清淤。", [(Field.UNITS, "市水务局，\n市住建局")]),
        ("【责任单位】区水务局\n【完成时限】6月底", [(Field.UNITS, "区水务局"), (Field.DUE, "6月底")]),
        ("责任单位\n区水务局", [(Field.UNITS, "区水务局")]),
        ("完成时限为6月底。", [(Field.DUE, "6月底")]),
        ("（责任单位市水务局、区水务局）", [(Field.UNITS, "市水务局、区水务局")]),
        ("全面提升河湖管理保护标准化规范化水平责任单位：区水务局", [(Field.UNITS, "区水务局")]),
        ("——责任单位：区水务局", [(Field.UNITS, "区水务局")]),
        ("整改责任人：何某", [(Field.PRINCIPAL, "何某")]),
        ("单位：万元", [(None, "万元")]),
        ("明确责任单位，疏通暗渠。", []),
        ("由责任单位为主开展。", []),
        ("", []),
    ],
)
def test_labels_and_what_stands_behind_them(text: str, labels: list[tuple[Field | None, str]]) -> None:
    assert told(text) == labels
