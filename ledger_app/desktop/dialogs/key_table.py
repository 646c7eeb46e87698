"""Which keys and jobs are told for a page: those of resources/keys.toml, then those of the menus."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from ledger_app.desktop.menus.commands import Commands, plain
from ledger_app.paths import shipped

_JOBS = "常做的事"


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys, or jobs, under one heading: pairs of what one presses (or wants) and what comes of it (or how)."""

    title: str
    pairs: tuple[tuple[str, str], ...]


def key_groups(commands: Commands, page: str) -> tuple[KeyGroup, ...]:
    """Return what F1 tells on the page of that name, "" where no ledger is open: its jobs and manners first."""
    told = tomllib.loads((shipped("resources") / "keys.toml").read_text(encoding="utf-8"))
    here = {page, ""}
    jobs = tuple((job["title"], job["steps"]) for job in told["job"] if job["page"] in here)
    manners = [
        KeyGroup(group["title"], tuple((keys, words) for keys, words in group["keys"]))
        for group in told["group"]
        if group["page"] in here
    ]
    return (KeyGroup(_JOBS, jobs), *manners, *_of_menus(commands))


def _of_menus(commands: Commands) -> Iterator[KeyGroup]:
    """Yield for each menu what has a key and does not rest."""
    for menu in commands.menus:
        found = tuple(
            (commands.keys_of(command), command.words)
            for command in menu.commands()
            if command.keys and not commands.reason(command)
        )
        if found:
            yield KeyGroup(f"菜单：{plain(menu.title)}", found)
