"""What a workbook's own file says of its sheets, beside the values: for .xlsx from its XML parts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ledger_app.intake.formats.number_format import Precision, changes_the_number, date_precision, format_code
from ledger_app.intake.formats.package import Package
from ledger_app.intake.formats.scan import check_sheet_size
from ledger_app.intake.formats.sheet_scan import SheetFacts, scan_sheet

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(slots=True)
class WorkbookFacts:
    """Facts by sheet name, and the number formats by the index that `SheetFacts.styled` uses."""

    sheets: dict[str, SheetFacts] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)


def special_formats(formats: Iterable[int], custom: dict[int, str]) -> dict[str, str]:
    """Return, by index of the cell format, those that make a value look other than plain.

    Args:
        formats: the number format of each cell format, in order.
        custom: the workbook's own formats.
    """
    codes = {str(index): format_code(number, custom) for index, number in enumerate(formats)}
    return {index: code for index, code in codes.items() if _is_special(code)}


def read_package_facts(path: Path) -> WorkbookFacts:
    """Stream through every worksheet of a .xlsx file once.

    Raises:
        LedgerError: a sheet asks for more cells than any ledger needs.
    """
    facts = WorkbookFacts()
    with Package(path) as package:
        main = package.main_part
        styles = package.part_of_type(main, "/styles")
        facts.formats = _formats(package, styles) if styles else {}
        for name, part in _worksheets(package, main).items():
            with package.open(part) as stream:
                facts.sheets[name] = scan_sheet(stream, facts.formats)
            check_sheet_size(path.name, name, facts.sheets[name])
    return facts


def _is_special(code: str) -> bool:
    return changes_the_number(code) or date_precision(code) is not Precision.DAY


def _worksheets(package: Package, main: str) -> Mapping[str, str]:
    """Return sheet name -> part; sheets of other kinds (charts, dialogs) are left out."""
    related = package.related(main)
    parts = {}
    for sheet in package.xml(main).iterfind("{*}sheets/{*}sheet"):
        kind, part = related.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION) or "", ("", ""))
        if kind.endswith("/worksheet") and part in package.names:
            parts[sheet.get("name", "")] = part
    return parts


def _formats(package: Package, part: str) -> dict[str, str]:
    styles = package.xml(part)
    custom = {
        int(item.get("numFmtId", 0)): item.get("formatCode", "General")
        for item in styles.iterfind("{*}numFmts/{*}numFmt")
    }
    return special_formats((int(xf.get("numFmtId", 0)) for xf in styles.iterfind("{*}cellXfs/{*}xf")), custom)
