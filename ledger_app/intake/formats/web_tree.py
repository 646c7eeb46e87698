"""Web pages as a tree of elements, forgiving what is wrong in them, without what no reader sees."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

_LEFT_OUT = (
    *("script", "style", "head", "title", "template", "noscript", "xml", "select", "button", "textarea"),
    *("svg", "iframe", "object", "nav"),
)
_BLOCKS = frozenset(
    {
        *(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "li",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "body",
            "section",
            "main",
        ),
        *("article", "header", "footer", "aside", "blockquote", "pre", "center", "form", "hr", "fieldset", "html"),
        *("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup"),
    }
)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")


@dataclass(frozen=True, slots=True)
class WebTree:
    """A page.

    Attributes:
        root: None where there is nothing in it.
        title: what the browser shows above the page.
        is_cut: it is nested too deep to be read to its end.
    """

    root: HtmlElement | None
    title: str = ""
    is_cut: bool = False


def tree_of(text: str) -> WebTree:
    """Return a page as a tree."""
    source = _PROLOG.sub("", text).encode("utf-8", "replace")
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = document_fromstring(source, parser=parser)
    except etree.ParserError:
        return WebTree(None)
    title = squeezed(root.xpath("string(//title)")).strip()
    for element in list(root.iter(*_LEFT_OUT)):
        if element.getparent() is not None:
            element.drop_tree()
    return WebTree(root, title, any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log))


def is_block(element: HtmlElement) -> bool:
    """Whether an element begins and ends a paragraph."""
    return element.tag in _BLOCKS


def block_of(element: HtmlElement) -> HtmlElement:
    """Return the innermost block that an element stands in, itself if it is one."""
    block = element
    while not is_block(block) and block.getparent() is not None:
        block = block.getparent()
    return block


def words(root: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Yield each piece of text of a tree and the innermost element around it."""
    for element in root.iter():
        if element.text and element.text.strip():
            yield element.text, element
        if element is not root and element.tail and element.tail.strip():
            yield element.tail, element.getparent()


def squeezed(text: str) -> str:
    """Return a text with blanks and line ends run together, as a browser shows it."""
    return _SPACE.sub(" ", text)
