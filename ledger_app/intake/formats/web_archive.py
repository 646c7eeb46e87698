"""Web pages saved as a single file (.mht, .mhtml): a mail with the page, its frames and its pictures."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

from ledger_app.errors import LedgerError


def unpack_page(path: Path, work: Path) -> Path:
    """Write the page inside the file into `work` and return where.

    Raises:
        LedgerError: there is no page in it.
    """
    message = message_from_bytes(path.read_bytes(), policy=default)
    pages = [part.get_payload(decode=True) for part in message.walk() if part.get_content_type() == "text/html"]
    content = max(  # the largest: a frame around others holds no text
        (page for page in pages if isinstance(page, bytes)), key=len, default=b""
    )
    if not content.strip():
        raise LedgerError(f"“{path.name}”里没有网页正文", "请用浏览器打开，另存为 .html 后再试")
    target = work / "page.html"
    target.write_bytes(content)
    return target
