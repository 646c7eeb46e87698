"""The command choices: what imports remembered, and forgetting it."""

from argparse import Namespace
from collections.abc import Sequence

from ledger_app.actions.remembered import forget_choices
from ledger_app.cli.console import print_json
from ledger_app.cli.desk import reading, writing
from ledger_app.domain.choice import Choice
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger

_ALL = "全部"


def show(arguments: Namespace) -> int:
    """List the remembered choices, or forget some."""
    if arguments.forget is None:
        with reading(arguments) as (ledger, _):
            known = _known(ledger)
    else:
        with writing(arguments) as (ledger, clerk):
            outcome = forget_choices(ledger, clerk, _meant(_known(ledger), arguments.forget.strip()))
            known = _known(ledger)
    if arguments.json:
        print_json([{"kind": each.kind.value, "about": each.about, "answer": dict(each.answer)} for each in known])
        return 0
    if arguments.forget is not None:
        print(f"{outcome.message}。")
    for number, choice in enumerate(known, 1):
        said = "，".join(f"{heading} → {word}" for heading, word in choice.answer)
        print(f"{number}  {choice.kind.value}（{choice.about}）：{said}")
    print(f"共记住 {len(known)} 个选择。")
    return 0


def _known(ledger: Ledger) -> list[Choice]:
    """Return the choices that hold."""
    with ledger.reading() as reader:
        return [choice for choice in reader.choices() if choice.answer]


def _meant(known: Sequence[Choice], words: str) -> list[str]:
    """Return the ids of the choices meant."""
    if words == _ALL:
        return [choice.id for choice in known]
    if words.isdecimal() and 1 <= int(words) <= len(known):
        return [known[int(words) - 1].id]
    raise LedgerError(f"没有第 {words} 个选择", f"现在记住了 {len(known)} 个，写它的序号，或写“{_ALL}”")
