"""A plan of a hundred pages read to drafts, as text, Word and PDF, against the bare extraction of its text.

Peers: python-docx listing the paragraphs, pdfplumber extracting the text of each page; they run in this process, with
Python reading the lines of the text as the limit. Ours starts a process of its own, checks the file, makes paragraphs
whole, and understands them.
"""

import gc
import os
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pdfplumber
import pytest
from docx import Document as WordDocument

from ledger_app.intake.reader import open_document, read_file
from tests.benchmarks import long_plan


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").split("\n"))


def paragraphs_of(path: Path) -> int:
    return len([paragraph.text for paragraph in WordDocument(str(path)).paragraphs])


def pages_of(path: Path) -> int:
    with pdfplumber.open(path) as file:
        return len([page.extract_text() for page in file.pages])


FORMATS = {
    ".txt": (long_plan.write_text, lines_of, "reading the lines", 2000),
    ".docx": (long_plan.write_word, paragraphs_of, f"python-docx {version('python-docx')}", 20),
    ".pdf": (long_plan.write_pdf, pages_of, f"pdfplumber {version('pdfplumber')}", 1),
}


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the processor time of the faster of two runs, with that of the processes it started."""
    times = []
    for _ in range(2):
        gc.collect()
        begin, before = time.process_time(), os.times()
        work()
        after = os.times()
        children = after.children_user + after.children_system - before.children_user - before.children_system
        times.append(time.process_time() - begin + children)
    return min(times)


@pytest.mark.parametrize("ending", FORMATS)
def test_reading_a_plan_of_a_hundred_pages(tmp_path: Path, ending: str) -> None:
    write, bare, peer, most = FORMATS[ending]
    path = write(tmp_path / f"方案{ending}")
    characters = len(open_document(path).text)
    document = cpu_seconds(lambda: open_document(path))
    drafts = cpu_seconds(lambda: read_file(path))
    limit = cpu_seconds(lambda: bare(path))
    print(f"\n{ending[1:]} of {characters:,} characters, CPU seconds")
    print(f"  ours, to paragraphs  {document:6.2f}")
    print(f"  ours, to drafts      {drafts:6.2f}")
    print(f"  {peer:20} {limit:6.2f}   to paragraphs: ours/peer {document / limit:.2f}")
    assert characters > 60_000
    assert document < most * limit
