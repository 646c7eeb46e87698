"""Runs a command and turns whatever happens into an exit code and plain words."""

import errno
import importlib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import datetime

from ledger_app import paths
from ledger_app.cli.parser import build_parser
from ledger_app.cli.wording import EXIT_REFUSED
from ledger_app.errors import LedgerError

EXIT_FAULT = 1
_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Return 0 when done, 1 when a check found a fault or the program has one, 2 when nothing was done."""
    _speak_utf8()
    try:
        arguments = build_parser().parse_args(argv)
        module, _, command = arguments.run.partition(":")
        code: int = getattr(importlib.import_module(module), command)(arguments)
        sys.stdout.flush()
    except SystemExit as said:  # argparse has told already what it has to tell
        return said.code if isinstance(said.code, int) else EXIT_REFUSED
    except BrokenPipeError:
        _forget_output()
        return 0
    except LedgerError as error:
        return _refused(error)
    except OSError as error:
        return _refused(_explained(error))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the one place where our own bugs end on the command line
        return _our_bug(error)
    return code


def _refused(error: LedgerError) -> int:
    """Say what happened and what to do about it."""
    advice = f"。\n{error.advice.rstrip('。')}。" if error.advice else "。"
    sys.stderr.write(f"{error.message.rstrip('。')}{advice}\n")
    return EXIT_REFUSED


def _explained(error: OSError) -> LedgerError:
    """Return what the system refused, as far as it says so, in words its user can act on."""
    what = f"：{error.filename}" if isinstance(error.filename, str) else ""
    match error.errno:
        case errno.ENAMETOOLONG:
            return LedgerError(f"路径或文件名太长{what}", "请换一个短一些的名称")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return LedgerError(f"没有权限读写{what}", "请检查文件夹权限，或换一个位置")
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return LedgerError(f"磁盘已满{what}", "请腾出磁盘空间后再试，已保存的内容没有变")
        case _:
            return LedgerError(f"读写文件出错（系统错误 {error.errno}）{what}", "请检查路径和磁盘后再试")


def _our_bug(error: Exception) -> int:
    """Keep the traceback in a log and say where it is."""
    words = f"{datetime.now().isoformat(timespec='seconds')}\n{''.join(traceback.format_exception(error))}\n"
    try:
        log = paths.user_folder("logs") / "command-line.log"
        with log.open("a", encoding="utf-8") as file:
            file.write(words)
    except OSError:
        sys.stderr.write(words)
        return EXIT_FAULT
    sys.stderr.write(f"程序出错了（{type(error).__name__}），这是程序的问题；没有写完的操作已退回。\n详情在 {log}。\n")
    return EXIT_FAULT


def _speak_utf8() -> None:
    """Write UTF-8 whatever the terminal's language; what cannot be written is spelled out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _forget_output() -> None:
    """Let nothing be written any more to a pipe that nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
