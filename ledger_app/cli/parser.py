"""The words of the command line. What each command does stands beside its name as module:function."""

import argparse

from ledger_app.cli.wording import Parser

_LEDGER = "台账文件，或 postgresql+psycopg:// 开头的地址"
_BY = "操作人姓名；不写就用这台电脑上次写的，再没有就用台账的建立人"
_DATE = "日期，如 2025-06-30、2025年6月30日、6.30"

_Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse gives the type no public name


def build_parser() -> Parser:
    """Return the parser of all commands."""
    parser = Parser(prog="ledger-app", description="调度台账：从方案和任务分解表到上报表格。不写命令就打开窗口。")
    commands = parser.add_subparsers(
        title="命令", dest="command", metavar="命令", parser_class=Parser, required=True, prog="ledger-app"
    )
    _add_documents(commands)
    _add_tasks(commands)
    _add_units(commands)
    _add_forms(commands)
    _add_keeping(commands)
    return parser


def _command(commands: "_Commands[Parser]", name: str, run: str, text: str) -> Parser:
    """Add a command that runs `run`, module:function under ledger_app.cli."""
    parser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(run=f"ledger_app.cli.{run}")
    return parser


def _add_documents(commands: "_Commands[Parser]") -> None:
    """Add new, read and import."""
    new = _command(commands, "new", "keeping:new", "新建台账")
    _add_ledger(new)
    new.options.add_argument("--office", metavar="名称", default="", help="本单位名称，印在报表上")
    _add_by(new)

    read = _command(commands, "read", "documents:read", "读一份文件，看看读成什么样；不写入任何东西")
    read.things.add_argument("document", metavar="文件", help="Word、WPS、PDF、网页、文本、Excel 或 CSV 文件")
    form = read.options.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="按 JSON 输出读到的全部内容")
    form.add_argument("--text", action="store_true", help="输出文件的文字")

    bring = _command(commands, "import", "documents:bring_in", "把文件里的任务写入台账；同一方案再次导入时只写变化")
    bring.things.add_argument("document", metavar="文件", help="Word、WPS、PDF、网页、文本、Excel 或 CSV 文件")
    _add_ledger(bring)
    bring.options.add_argument("--dry-run", action="store_true", help="只看会写什么、哪里不同，不写入")
    bring.options.add_argument("--strict", action="store_true", help="有疑问的行也不写入")
    bring.options.add_argument("--no-new-units", action="store_true", help="有台账里没有的单位时不导入")
    text = "下一年度的方案：和上一年度没完成的、长期的任务明显相同的，记为承接"
    bring.options.add_argument("--continue", dest="go_on", action="store_true", help=text)
    plan = bring.options.add_mutually_exclusive_group()
    plan.add_argument("--plan", metavar="方案", help="写入这个方案：名称或文号的一部分")
    plan.add_argument("--new-plan", action="store_true", help="当作新的方案")
    _add_by(bring)
    _add_json(bring)


def _add_tasks(commands: "_Commands[Parser]") -> None:
    """Add tasks, views and update."""
    tasks = _command(commands, "tasks", "tasks:show", "列出任务：哪些逾期、为什么")
    _add_ledger(tasks)
    _add_filters(tasks)
    tasks.options.add_argument("--limit", metavar="N", type=int, help="最多列出几项")
    _add_json(tasks)

    views = _command(commands, "views", "views:show", "列出视图：软件自带的和自己存的")
    _add_ledger(views)
    _add_json(views)

    update = _command(commands, "update", "tasks:update", "更新一项任务的状态、进展或时限")
    _add_ledger(update)
    update.things.add_argument("task", metavar="任务", help="T 开头的编号、方案中的序号，或“方案/序号”")
    update.options.add_argument("--status", metavar="状态", help="未启动、推进中、已完成、已销号、已中止")
    update.options.add_argument("--percent", metavar="N", help="完成比例，0 到 100")
    update.options.add_argument("--text", metavar="文字", default="", help="进展情况；中止时写原因")
    update.options.add_argument("--on", metavar="日期", help="填报日期，完成时也是完成日期；不写就是今天")
    update.options.add_argument("--due", metavar="日期", help="更正完成时限；写“无”表示没有时限")
    _add_by(update)


def _add_units(commands: "_Commands[Parser]") -> None:
    """Add units and set."""
    units = _command(commands, "units", "units:show", "列出单位，或从表格导入单位名录")
    _add_ledger(units)
    text = "从 Excel 或 CSV 导入，栏目：单位、简称、别名、类型、责任人、联系人、电话"
    units.options.add_argument("--import", metavar="文件", dest="document", help=text)
    _add_by(units)
    _add_json(units)

    fill = _command(commands, "set", "units:fill", "设定一个集合（如各街镇）包含哪些单位")
    _add_ledger(fill)
    fill.things.add_argument("set", metavar="集合", help="集合的名称")
    fill.things.add_argument("units", metavar="单位,单位…", help="包含的单位，用逗号或顿号隔开")
    _add_by(fill)


def _add_forms(commands: "_Commands[Parser]") -> None:
    """Add forms, export and demo."""
    _command(commands, "forms", "forms:show", "列出可以导出的报表")

    export = _command(commands, "export", "forms:export", "导出一张报表")
    text = "报表名称，见 forms 命令；写“视图”就照视图的栏目、顺序和分组导出"
    export.things.add_argument("form", metavar="报表", help=text)
    _add_ledger(export)
    export.things.add_argument("target", metavar="文件.xlsx", help="写到哪里；已有的文件会被替换")
    _add_filters(export)
    _add_by(export)

    demo = _command(commands, "demo", "forms:demo", "用示例方案走一遍：导入、逾期清单、两张报表")
    demo.things.add_argument("folder", metavar="文件夹", nargs="?", help="写到哪里；不写就用文档文件夹")


def _add_keeping(commands: "_Commands[Parser]") -> None:
    """Add history, choices, undo, redo, backup, restore and check."""
    history = _command(commands, "history", "keeping:history", "列出变更记录")
    _add_ledger(history)
    history.things.add_argument("task", metavar="任务", nargs="?", help="只看这一项任务")
    _add_json(history)

    choices = _command(commands, "choices", "choices:show", "列出导入时记住的选择：表头怎么读、哪些章节不读")
    _add_ledger(choices)
    choices.options.add_argument("--forget", metavar="N", help="忘记第 N 个，写“全部”就都忘记")
    _add_by(choices)
    _add_json(choices)

    for name, text in (("undo", "撤销上一步操作"), ("redo", "重做刚撤销的操作")):
        turn = _command(commands, name, f"keeping:{name}", text)
        _add_ledger(turn)
        _add_by(turn)

    backup = _command(commands, "backup", "keeping:backup", "备份台账，备份后核对一遍")
    _add_ledger(backup)
    backup.things.add_argument("folder", metavar="文件夹", nargs="?", help="写到哪里；不写就用备份文件夹")

    restore = _command(commands, "restore", "keeping:restore", "从备份恢复；现有的文件会先移到一边保存")
    restore.things.add_argument("backup", metavar="备份", help="备份文件")
    _add_ledger(restore)

    check = _command(commands, "check", "keeping:check", "检查台账文件和变更记录是否完好")
    _add_ledger(check)
    check.options.add_argument("--repair", action="store_true", help="重新计算检查出的不符之处；台账内容不变")


def _add_ledger(parser: Parser) -> None:
    """Add the argument every command has that works in a ledger."""
    parser.things.add_argument("ledger", metavar="台账", help=_LEDGER)


def _add_by(parser: Parser) -> None:
    """Add the option of every command that writes."""
    parser.options.add_argument("--by", metavar="姓名", help=_BY)


def _add_json(parser: Parser) -> None:
    """Add the option of every command that answers."""
    parser.options.add_argument("--json", action="store_true", help="按 JSON 输出")


def _add_filters(parser: Parser) -> None:
    """Add what chooses tasks."""
    group = parser.add_argument_group("筛选")
    group.add_argument("--as-of", metavar="日期", help=f"看哪一天的情况，不写就是今天；{_DATE}")
    group.add_argument("--plan", metavar="方案", help="名称或文号的一部分")
    group.add_argument("--section", metavar="类别", help="章节或类别标题的一部分")
    group.add_argument(
        "--status", metavar="状态", help="未启动、推进中、已完成、已销号、已中止，可以写几个，用逗号隔开"
    )
    group.add_argument("--light", metavar="灯", help="red,yellow,green,blue,grey 或 红、黄、绿、蓝、灰，可以写几个")
    group.add_argument("--unit", metavar="单位", help="有这个单位的任务，名称、简称、别名都行，集合里的也算")
    group.add_argument("--role", metavar="角色", help="和 --unit 一起用：lead 牵头、co 配合、area 属地")
    group.add_argument("--view", metavar="视图", help="视图的名称或其中一部分，见 views 命令；其他选项在它里面再筛选")
    group.add_argument("--group", metavar="分组", help="分组列出：section 类别、unit 牵头单位、light 预警灯")
    group.add_argument("--search", metavar="文字", help="内容、单位、人员、进展里有这些文字；空格隔开表示都要有")
