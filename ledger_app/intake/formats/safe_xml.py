"""XML from outside: parsed by expat with document types refused, so that no entity can grow or fetch anything."""

from typing import IO
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType


class ForbiddenXmlError(Exception):
    """The XML declares a document type; office programs never write one."""


class _EndOfPrologError(Exception):
    """The root element was reached: nothing that declares a document type can follow."""


def strict_parser() -> XMLParserType:
    """Return a parser that names elements as "namespace tag" and raises ForbiddenXmlError at a document type."""
    parser = ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse
    parser.buffer_text = True
    return parser


def check_prolog(stream: IO[bytes]) -> None:
    """Read up to the root element.

    Raises:
        ForbiddenXmlError: a document type is declared.
    """
    parser = strict_parser()
    parser.StartElementHandler = _stop
    try:
        while block := stream.read(4096):
            parser.Parse(block, False)  # noqa: FBT003 - expat takes it by position only
    except (_EndOfPrologError, ExpatError):
        return


def _refuse(*_declaration: object) -> None:
    raise ForbiddenXmlError


def _stop(*_element: object) -> None:
    raise _EndOfPrologError
