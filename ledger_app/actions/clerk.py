"""Who acts, and when. The window and the command line make a clerk; everybody else is handed one."""

import json
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from ledger_app import paths

_FILE = "clerk.toml"


@dataclass(frozen=True, slots=True)
class Clerk:
    """The person at the keyboard: `name` goes into the history, `today` is the day of new entries."""

    name: str
    today: date
    now: datetime


def remembered_name() -> str:
    """Return the name last given on this computer, "" for none."""
    try:
        known = tomllib.loads((paths.user_data() / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):  # a preference that cannot be read is as good as none
        return ""
    name = known.get("name", "")
    return name if isinstance(name, str) else ""


def remember_name(name: str) -> None:
    """Keep `name` for the next time on this computer; where nothing can be kept, it is asked again."""
    spelled = json.dumps(name, ensure_ascii=False)  # a JSON string is a TOML string too
    with suppress(OSError):
        (paths.user_data() / _FILE).write_text(f"name = {spelled}\n", encoding="utf-8")
