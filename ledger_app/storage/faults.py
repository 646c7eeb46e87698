"""What a database engine complains of, in words its user can act on."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InternalError, OperationalError

from ledger_app.errors import LedgerDamagedError, LedgerError, LedgerLockedError

_RESTORE = "请不要再写入这个文件，用最近的备份恢复，原文件会移到隔离文件夹。"
_FAULTS: tuple[tuple[str, type[LedgerError], str, str], ...] = (
    ("database is locked", LedgerLockedError, "台账 {name} 正被另一个程序写入", "请稍等几秒再试。"),
    ("not a database", LedgerError, "{name} 不是台账文件", "请确认选对了文件；台账文件以 .ledger 结尾。"),
    ("malformed", LedgerDamagedError, "台账 {name} 的文件已损坏", _RESTORE),
    ("decode to UTF-8", LedgerDamagedError, "台账 {name} 的文件已损坏，有些文字读不出来", _RESTORE),
    ("no such table", LedgerDamagedError, "台账 {name} 的文件不完整", _RESTORE),
    ("no such column", LedgerDamagedError, "台账 {name} 的文件不完整", _RESTORE),
    ("disk is full", LedgerError, "磁盘已满，这次操作没有保存", "请腾出磁盘空间后再试，已保存的内容没有变。"),
    ("readonly database", LedgerError, "台账 {name} 所在的文件或文件夹不能写入", "请检查文件的只读属性和文件夹权限。"),
    ("unable to open", LedgerError, "打不开台账 {name}", "请检查文件是否还在、文件夹能否写入。"),
    ("disk I/O", LedgerError, "读写台账 {name} 时磁盘出错", "请检查磁盘或 U 盘是否连接正常，再用备份核对。"),
    ("permission denied", LedgerError, "数据库账号没有这项权限", "请向数据库管理员申请权限。"),
    ('role "', LedgerError, "数据库里没有这个账号，或它不能登录", "请检查地址里的账号，或请数据库管理员建立账号。"),
    (
        'database "',
        LedgerError,
        "服务器上没有地址里写的数据库，或不能连接它",
        "请检查地址里的数据库名，或请数据库管理员建立。",
    ),
    ("no password supplied", LedgerError, "数据库要密码", "请把密码放在系统钥匙串或环境变量 PGPASSWORD 里。"),
    ("password", LedgerError, "数据库没有接受账号或密码", "请检查账号，密码放在系统钥匙串或环境变量 PGPASSWORD 里。"),
    ("resolve host", LedgerError, "找不到数据库服务器", "请检查地址里的主机名，以及网络是否连通。"),
    ("Connection refused", LedgerError, "连不上数据库服务器", "请检查地址里的主机名和端口，并确认服务器已启动。"),
    ("timeout expired", LedgerError, "数据库服务器没有应答", "请检查地址里的主机名和端口，以及网络是否连通。"),
    ("No such file or directory", LedgerError, "连不上数据库服务器", "请检查地址里的主机名，并确认服务器已启动。"),
    ("invalid connection option", LedgerError, "数据库地址的 ? 后面有不认识的参数", "请只写 ?schema=名称。"),
    ("could not serialize", LedgerLockedError, "台账 {name} 正被别人写入", "请再试一次。"),
    ("deadlock", LedgerLockedError, "台账 {name} 正被别人写入", "请再试一次。"),
)


@contextmanager
def in_plain_words(name: str) -> Iterator[None]:
    """Turn what the engine raises inside the block into a LedgerError about the ledger `name`."""
    try:
        yield
    except IntegrityError as error:
        raise LedgerError("所引用的单位、方案或任务在台账里不存在", "请刷新后再试。") from error
    except (DBAPIError, UnicodeEncodeError) as error:
        raise _explained(error, name) from error


def _explained(error: Exception, name: str) -> LedgerError:
    """Return the error to show. What is no fault of the world is our bug and keeps its type."""
    words = str(error.orig if isinstance(error, DBAPIError) else error)
    for part, kind, message, advice in _FAULTS:
        if part in words:
            return kind(message.format(name=name), advice)
    if isinstance(error, UnicodeEncodeError | DataError):
        return LedgerError("文字里有不能保存的字符", "请删去从别处粘贴来的不可见字符后再试。")
    if isinstance(error, OperationalError | InternalError):
        return LedgerError(
            f"数据库 {name} 没有完成这次操作：{words.strip().partition(chr(10))[0]}", "请检查连接后再试。"
        )
    raise error
