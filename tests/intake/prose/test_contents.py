from ledger_app.intake.prose.contents import contents_of

BODY = ["一、总体要求", "坚持问题导向。", "二、重点任务", "（一）治理河道", "清淤疏浚。", "三、保障措施", "加强领导。"]


def test_headings_with_dots_and_page_numbers_are_contents() -> None:
    contents = ["目　录", "一、总体要求……1", "二、重点任务........3", "（一）治理河道\t3", "三、保障措施 …… 12"]
    assert contents_of([*contents, *BODY]) == set(range(5))


def test_contents_without_the_word_are_known_by_their_page_numbers() -> None:
    contents = ["一、总体要求……1", "二、重点任务……3", "三、保障措施……12"]
    assert contents_of(["青河区三年行动方案", *contents, *BODY]) == {1, 2, 3}


def test_contents_without_page_numbers_are_known_by_the_headings_that_follow() -> None:
    contents = ["目录", "一、总体要求", "二、重点任务", "（一）治理河道", "三、保障措施"]
    assert contents_of([*contents, "青河区三年行动方案", *BODY]) == set(range(5))


def test_a_document_without_contents_loses_nothing() -> None:
    assert contents_of(BODY) == set()
    assert contents_of(["目录", "本目录所列事项按季度调整。", *BODY]) == set()
    assert contents_of(["指标…… 3", "完成率…… 90", "一、总体要求"]) == set()


def test_page_numbers_that_go_down_are_no_contents() -> None:
    assert contents_of(["优良天数……290", "优良比例……85", "断面……12"]) == set()
