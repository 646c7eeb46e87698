import pytest

from ledger_app.domain.split_places import SplitWay, pieces, split_places


def cut(content: str, way: SplitWay) -> list[str]:
    return [content[slice(*piece)] for piece in pieces(content, split_places(content, 2025)[way])]


@pytest.mark.parametrize(
    ("way", "content", "expected"),
    [
        (
            SplitWay.COUNTED,
            "强化扬尘管控。一是落实覆盖措施；二是加密道路冲洗。三是安装在线监测",
            ["强化扬尘管控。一是落实覆盖措施；", "二是加密道路冲洗。", "三是安装在线监测"],
        ),
        (
            SplitWay.NUMBERED,
            "开展排查：（1）摸清底数；（2）建立清单。",
            ["开展排查：（1）摸清底数；", "（2）建立清单。"],
        ),
        (
            SplitWay.DATED,
            "6月底前完成叉车登记，未登记的限期整改；9月底前设置标志牌24处。",
            ["6月底前完成叉车登记，未登记的限期整改；", "9月底前设置标志牌24处。"],
        ),
        (SplitWay.DATED, "2025年6月底前完成设计，12月底前建成", ["2025年6月底前完成设计，", "12月底前建成"]),
        (SplitWay.SENTENCES, "巡查河道。清运垃圾。", ["巡查河道。", "清运垃圾。"]),
        (
            SplitWay.SENTENCES,
            "巡查河道。清运垃圾。（牵头单位：区水务局；配合单位：区城管委）",
            ["巡查河道。", "清运垃圾。（牵头单位：区水务局；配合单位：区城管委）"],
        ),
    ],
)
def test_a_text_is_taken_apart_where_the_office_counts_dates_or_ends_a_sentence(
    way: SplitWay, content: str, expected: list[str]
) -> None:
    assert cut(content, way) == expected


def test_what_has_one_part_only_is_offered_no_way() -> None:
    assert split_places("一是否按期完成要看进度。") == {}


def test_pieces_leave_blanks_and_empty_parts_aside() -> None:
    content = "甲。 乙。  "
    assert [content[slice(*piece)] for piece in pieces(content, (0, 2, 5, 7, 99))] == ["甲。", "乙。"]
