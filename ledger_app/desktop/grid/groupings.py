"""What the list can be divided by, in words."""

GROUPINGS = (("", "不分组(&0)"), ("section", "按类别(&S)"), ("lead", "按牵头单位(&U)"), ("light", "按预警灯(&L)"))
"""Values of domain's Group, "" for none: menus are made at the start, before the modules of questions are loaded."""
