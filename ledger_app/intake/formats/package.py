"""The zip package that a .xlsx or .docx is: its parts, and how they refer to each other. Reads, never follows."""

import posixpath
import zipfile
from pathlib import Path
from types import TracebackType
from typing import IO, Self
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

_OFFICE_DOCUMENT = "/officeDocument"


class Package:
    """An opened package. Parts are named without a leading slash, as in the zip directory."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path)
        self.names = frozenset(self._zip.namelist())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    @property
    def main_part(self) -> str:
        """The workbook's or the document's own part; "" where the package names none."""
        return next((part for kind, part in self.related("").values() if kind.endswith(_OFFICE_DOCUMENT)), "")

    def open(self, part: str) -> IO[bytes]:
        """Open a part for streaming."""
        return self._zip.open(part)

    def xml(self, part: str) -> Element:
        """Return the root of a small part."""
        with self._zip.open(part) as stream:
            root = ElementTree.parse(stream, forbid_dtd=True).getroot()
        if root is None:
            msg = f"{part} has no root element"
            raise ValueError(msg)
        return root

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the parts that `part` refers to: relationship id -> (type, part). What lies outside is left out."""
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if listing not in self.names:
            return {}
        return {
            item.get("Id", ""): (item.get("Type", ""), _resolved(folder, item.get("Target", "")))
            for item in self.xml(listing)
            if item.get("TargetMode") != "External"
        }

    def part_of_type(self, part: str, ending: str) -> str:
        """Return the first part that `part` refers to by a type with this ending ("/styles"), "" for none."""
        return next(
            (name for kind, name in self.related(part).values() if kind.endswith(ending) and name in self.names), ""
        )


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
