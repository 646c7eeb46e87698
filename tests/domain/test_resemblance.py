"""How much texts have in common, where common words count for little."""

from ledger_app.domain.resemblance import Resemblance

PROJECTS = [f"完成第{place}号片区雨污分流改造新建管网{place % 7 + 1}公里" for place in range(1, 60)]


def test_the_same_text_is_wholly_alike_and_another_not_at_all() -> None:
    words = Resemblance(["整治裸地", "关停砖瓦窑"], ["整治裸地", "关停砖瓦窑"])
    assert (words.alike(0, 0), words.alike(0, 1)) == (100, 0)


def test_texts_without_a_pair_of_characters_are_not_alike() -> None:
    words = Resemblance(["", "窑"], ["", "窑"])
    assert (words.alike(0, 0), words.alike(1, 1), words.within(0, 1)) == (0, 0, 0)


def test_words_that_all_projects_of_a_list_share_say_next_to_nothing() -> None:
    changed = [text.replace("公里", "千米") for text in PROJECTS]
    words = Resemblance(changed, PROJECTS)
    assert words.alike(11, 11) > 60
    assert words.alike(11, 12) < 30
    assert words.likeliest_others(11)[0] == 11


def test_a_part_is_within_the_whole() -> None:
    words = Resemblance(["建立工地清单"], ["建立工地清单并安装监测设备按月通报"])
    assert words.within(0, 0) == 100
    assert words.alike(0, 0) < 50


def test_what_came_from_a_text_does_not_count_where_its_heir_says_it_still() -> None:
    old, heir, piece = "建立工地清单安装监测设备", "建立工地清单按月通报", "安装监测设备"
    words = Resemblance([heir, piece, "建立工地清单"], [old])
    assert words.come_from_other(1, 0, 0) == 100
    assert words.come_from_other(2, 0, 0) == 0
    assert words.likeliest_ones(0)[0] in {0, 1, 2}


def test_what_went_into_a_text_does_not_count_where_that_said_it_before() -> None:
    words = Resemblance(["组织水面保洁及时清理岸线"], ["及时清理岸线", "组织水面保洁", "清理岸线"])
    assert words.gone_to_one(0, 1, 0) == 100
    assert words.gone_to_one(0, 2, 0) == 0
