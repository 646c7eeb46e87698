"""Which blocks of a saved web page belong to its document: not the site's menus, buttons, links and imprint."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml.etree import SubElement
from lxml.html import Element, HtmlElement

from ledger_app.intake.formats.web_tree import block_of, squeezed, words

_LEAST = 150
_MOST = 0.8
_PROSE = re.compile(r"[，。；]")
_SITE = re.compile(
    r"当前位置|您(?:现在)?(?:所在)?的?位置|首页\s*[>》›/]|分享到|扫一扫|二维码|[浏阅]览?(?:次数|量)|点击(?:数|率|量)|访问(?:次数|量)|"
    r"【?(?:打印|关闭|收藏|返回顶部)(?:本页|窗口|页面)?】?|字[体号][:：]|[\[【](?:大|小)[\]】]|[上下]一[篇条]|"
    r"相关(?:链接|文章|稿件|解读)|版权所有|备案|ICP|网站(?:地图|标识码)|公网安备|技术支持|[主承]办单位：|联系我们|关于我们|"
    r"无障碍|来源[:：]|责任编辑|稿源"
)
_SITE_WORDS = re.compile(
    r"[\s【】\[\]()（）|·]*(?:打印|关闭|分享|收藏|保存|下载|返回|复制|纠错|大|中|小|默认)[\s】\]]*"
)
_SHORT = 80
_PARAGRAPHS = frozenset(("p", "li", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tbody", "tr", "font", "span"))
_LABEL = re.compile(
    r"(?:标\s*题|名\s*称|文件名称|文\s*号|发文字号|[成发]文日期|[印公]?发[布]?日期|发[布文]机[构关]|制发机关)\s*[:：]?"
)
_TITLE_END = re.compile(
    r"(?:通知|方案|意见|计划|规划|办法|措施|举措|决定|清单|要点|细则|公告|通告|函)(?:[（(].*[)）])?$"
)
_NUMBER = re.compile(r"[〔\[【（(]\s*20\d\d\s*[)）】\]〕]\s*第?\s*\d+\s*号")
_ATTACHED = re.compile(r"附\s*[件表]|[（(]此件")


@dataclass(slots=True)
class _Block:
    """The words that stand directly in a block, and how many of them are links."""

    text: str = ""
    linked: int = 0

    @property
    def is_links(self) -> bool:
        """Whether it is a row of links."""
        return 2 * self.linked > len(self.text)

    @property
    def weight(self) -> int:
        """How much of it is running text."""
        is_text = len(self.text) >= 20 or _PROSE.search(self.text)
        return len(self.text) - self.linked if is_text and not self.is_links else 0

    @property
    def is_site(self) -> bool:
        """Whether it is one of a site's own words; a whole sentence is none, even where all of it is a link."""
        if _PROSE.search(self.text):
            return False
        is_button = not _SITE_WORDS.sub("", self.text)
        return self.is_links or is_button or (len(self.text) < _SHORT and _SITE.search(self.text) is not None)


def unfold_labels(root: HtmlElement) -> None:
    """Turn tables of labels and values (文号, 成文日期) that sites put above a document into paragraphs."""
    for table in list(root.iter("table")):
        cells = [" ".join(cell.text_content().split()) for cell in table.iter("td", "th")]
        pairs = list(zip(cells[::2], cells[1::2], strict=False))
        if len(cells) % 2 or sum(_LABEL.fullmatch(label) is not None for label, _ in pairs) < 2:
            continue
        box = Element("div")
        for label, value in pairs:
            SubElement(box, "p").text = f"{''.join(label.split()).rstrip(':：')}：{value}"
        box.tail = table.tail
        table.getparent().replace(table, box)


def blocks_of_the_site(root: HtmlElement, title: str) -> dict[HtmlElement, str]:
    """Return the blocks whose own words are the site's and not the document's, and those words.

    Pages without much running text, as tables exported from a system are, are left as they stand.

    Args:
        title: the page's title, which names the document.
    """
    blocks = _own_words(root)
    article = _article(root, blocks)
    if article is None:
        return {}
    inside = set(_widened(article, blocks).iter())
    site, is_before = {}, True
    for element, block in blocks.items():
        is_inside = element in inside
        is_before = is_before and not is_inside
        if is_inside:
            belongs = not block.is_site or _ATTACHED.match(block.text) is not None
        elif is_before:
            belongs = not block.is_links and not block.is_site and _is_heading(element, block.text, title)
        else:
            belongs = _ATTACHED.match(block.text) is not None
        if not belongs:
            site[element] = block.text
    return site


def _own_words(root: HtmlElement) -> Mapping[HtmlElement, _Block]:
    blocks: dict[HtmlElement, _Block] = {}
    for text, element in words(root):
        block = blocks.setdefault(block_of(element), _Block())
        bare = squeezed(text).strip()
        block.text += bare
        if element.tag == "a" or any(above.tag == "a" for above in element.iterancestors("a")):
            block.linked += len(bare)
    return blocks


def _article(root: HtmlElement, blocks: Mapping[HtmlElement, _Block]) -> HtmlElement | None:
    """Return the innermost element but a paragraph that holds most of the running text, None where there is little."""
    weights: dict[HtmlElement, int] = {}
    for element, block in blocks.items():
        if block.weight:
            for holder in (element, *element.iterancestors()):
                weights[holder] = weights.get(holder, 0) + block.weight
    total = weights.get(root, 0)
    if total < _LEAST:
        return None
    article = root
    while True:
        heaviest = max(article, key=lambda child: weights.get(child, 0), default=None)
        if heaviest is None or heaviest.tag in _PARAGRAPHS or weights.get(heaviest, 0) < _MOST * total:
            return article
        article = heaviest


def _widened(article: HtmlElement, blocks: Mapping[HtmlElement, _Block]) -> HtmlElement:
    """Return the widest element around the article that adds nothing of the site to it: a title, annexes."""
    while (parent := article.getparent()) is not None:
        inside = set(article.iter())
        around = (blocks[element] for element in parent.iter() if element in blocks and element not in inside)
        if any(block.is_site or block.is_links for block in around):
            break
        article = parent
    return article


def _is_heading(element: HtmlElement, text: str, title: str) -> bool:
    """Whether words before the article name the document: its title, number, issuer or day."""
    if re.fullmatch("h[1-6]", element.tag) or _NUMBER.search(text) or _LABEL.match(text):
        return True
    return len(text) > 5 and (text in title or _TITLE_END.search(text) is not None)
