"""What a page or a seller put around the speech: controls, adverts, provenance lines, licences, watermarks.

A line is furniture where it is short and says nothing else; in running text only fixed watermarks are. Spans are offsets
in the folded text, whose furniture `blank` replaces by line breaks so that every other offset stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.model import Span

__all__ = ["blank", "find_furniture"]


class Line(NamedTuple):
    """A line that is not empty, without the spaces around it."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


SHORT = 90
HEAD_LINES = 24
TAIL_LINES = 16
ADVERT_LINE = 48

NUMERIC_DAY = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
DAY = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
CLOCK = r"\d{1,2}[:：时]\d{2}(?:分|[:：]\d{2})?"
LABEL = (
    "来源|信息来源|文章来源|稿件来源|出处|时间|发布时间|发表时间|发文时间|更新时间|日期|发布日期|作者|编辑|责编|责任编辑|审核|校对|"
    "浏览次数|浏览量|浏览|阅读量|阅读|阅读次数|点击数|点击量|点击|访问量|字号|字体|分享|分享到|更新时间戳|发布机构|索引号"
)
CONTROL = (
    "下载|打印|全屏|收藏|加大|还原|减小|大|中|小|首页|返回首页|返回顶部|顶部|打印本页|打印此页|关闭窗口|关闭|分享|分享到微信|"
    "复制链接|加入收藏|设为首页|查看原文|阅读原文|全文阅读|展开全文|纠错|放大|缩小|默认|朗读|语音播报|true|false|undefined|"
    "Public domain|字体：?大中小|扫一扫在手机打开当前页|用微信扫一扫"
)
LINE = re.compile(
    rf"""(?:
      [【\[（(]?(?:{CONTROL})[】\])）]?(?:\s*[|\s/]\s*[【\[（(]?(?:{CONTROL})[】\])）]?)*[:：]?
    | [【\[（(]?(?:{LABEL})[】\]]?[:：].{{0,40}}
    | 【?字[号体][:：]?.{{0,14}}
    | [】×>|》《*=_~\-·—]+
    | (?:{DAY}\s*{CLOCK}|{NUMERIC_DAY})(?:\s*(?:来源|作者|浏览|阅读)[:：]?.{{0,30}})?
    | (?:您(?:现在)?的(?:位置|当前位置)|当前位置|所在位置)(?:是|：).{{0,60}}
    | (?:上一篇|下一篇|上一条|下一条|上一页|下一页)(?:[:：\s].{{0,50}})?
    | (?:相关|延伸|推荐|热门)(?:报道|链接|阅读|新闻|文章|文档|附件|专题|推荐|稿件)[:：>》]*
    | .{{0,12}}扫一扫.{{0,24}}
    | 》*点击.{{0,12}}(?:进入|查看|下载).{{0,12}}
    | [0-9a-f]{{24,}}[:：].{{0,60}}
    | (?:版权所有|主办单位|承办单位|主办|网站标识码|备案号|Copyright|©|ICP).{{0,70}}
    | .{{0,40}}ICP备.{{0,24}}
    | !\[[^\]]*\]\([^)]*\) | \[[^\]]*\]\((?:https?:|/)[^)]*\) | https?://\S+ | www\.\S+
    | （更新时间戳[:：].*
    | （《新闻联播》\s\d{{8}}\s\d\d:\d\d）
    )\Z""",
    re.VERBOSE | re.IGNORECASE,
)
# The value of these may stand on the next line.
OPEN_LABEL = re.compile(rf"(?:{LABEL})[:：]\Z")
OPEN_LINK = re.compile(r"[0-9a-f]{24,}[:：]\Z")
CAPTION = re.compile(r"(?:.{0,70}[。\s])?(?:[\w·/]{0,14}记者|通讯员)\s*[\w·\s]{2,14}?\s*/?摄?\Z|.{0,40}\s?摄\Z")
CAPTION_WORD = re.compile("记者|摄|通讯员")
CRUMB = re.compile(r"(?:>|》)\Z")

ADVERT = re.compile(
    r"(?:禁止|严禁|请勿|切勿)(?:外传|转载)|客服(?:QQ|微信|电话)|免费领取|本文由.{0,10}(?:上传|提供|整理)|仅供会员|会员(?:群|资料|价|权益|专享)|(?:免费|加|进)QQ群|QQ群(?:号|[:：\d])|加微信|微信号[:：]|公众号[:：]|"
    r"关注.{0,16}公众号|公众号.{0,8}搜索|关注.{0,16}获取|获取更多|更多(?:范文|讲话稿|公文)|更多(?:材料|资料).{0,6}(?:关注|请|加|访问|登录)|"
    r"扫码(?:关注|进群|加)|范文(?:网|吧|库)|公文(?:网|吧)|倒卖.{0,8}(?:资料|材料|会员|活动)|https?://|www\.",
    re.IGNORECASE,
)
WATERMARK = re.compile(
    r"仅供(?:内部)?学习(?:参考|交流|使用)?[，、 ]?(?:禁止|严禁|请勿)外传|"
    r"更多(?:公文|写作|讲话)?(?:材料|资料|范文|素材)请?(?:关注|加入|搜索|访问)[^，。；\n]{1,24}|"
    r"关注(?:微信)?公众号[^，。；\n]{1,20}(?:获取|领取|免费)[^，。；\n]{0,16}|微信公众号[:：][^，。；\s]{1,16}|"
    r"（(?:下转|上接|紧接)第[一二三四五六七八九十\d]{1,3}版）|"
    r"(?:（新华社[^（）\n]{2,10}电）\s*)?《人民日报》（\d{4}年\d{2}月\d{2}日\s?\d{1,3}\s?版）|"
    r"（新华社[^（）\n]{2,10}电）(?=\s*\Z)|https?://[!-~]+"
)
LICENCE = re.compile(
    r"\n(?=(?:本作品(?:是|来自|依据)|这部作品在|此作品在).{0,60}(?:\n|.){0,700}(?:公有领域|Public domain))"
)


def find_furniture(text: str) -> tuple[Span, ...]:
    """The spans of furniture, in order and apart from each other."""
    end = find_licence(text)
    lines = split_lines(text[:end])
    spans = [Span(match.start(), match.end()) for match in WATERMARK.finditer(text, 0, end)]
    spans.extend(Span(line.start, line.end) for line in keep_furniture(lines))
    if end < len(text):
        spans.append(Span(end, len(text)))
    return merge(spans)


def blank(text: str, spans: Sequence[Span]) -> str:
    """The text with line breaks in the place of the spans."""
    pieces: list[str] = []
    position = 0
    for start, end in spans:
        pieces += (text[position:start], "\n" * (end - start))
        position = end
    return "".join((*pieces, text[position:]))


def find_licence(text: str) -> int:
    """Where the licence at the end of the page begins, or the length of the text."""
    tail = max(len(text) - 2000, 0)
    match = LICENCE.search(text, tail)
    return match.end() if match else len(text)


def split_lines(text: str) -> list[Line]:
    """The lines that are not empty."""
    lines: list[Line] = []
    position = 0
    for whole in text.split("\n"):
        stripped = whole.strip()
        if stripped:
            lines.append(Line(position + whole.index(stripped[0]), stripped))
        position += len(whole) + 1
    return lines


def keep_furniture(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that are furniture."""
    marked = {index for index, line in enumerate(lines) if len(line.text) <= SHORT and is_furniture(line.text)}
    marked |= open_values(lines, marked) | crumbs(lines) | captions(lines)
    marked |= advert_block(lines, range(min(HEAD_LINES, len(lines))))
    marked |= advert_block(lines, range(max(len(lines) - TAIL_LINES, 0), len(lines)))
    return (lines[index] for index in sorted(marked))


def is_furniture(text: str) -> bool:
    """Whether a short line is a control, a provenance line or an advert."""
    if LINE.match(text):
        return True
    return len(text) <= ADVERT_LINE and "。" not in text and ADVERT.search(text) is not None


def open_values(lines: Sequence[Line], marked: set[int]) -> set[int]:
    """The lines after a label without a value (`来源：`), where they look like one, and after a link without its words."""
    after = {index + 1 for index in marked if OPEN_LABEL.match(lines[index].text) and index + 1 < len(lines)}
    links = {index + 1 for index in marked if OPEN_LINK.match(lines[index].text) and index + 1 < len(lines)}
    return {index for index in after if is_value(lines[index].text)} | links


def is_value(text: str) -> bool:
    """A name or a date, short and without stops."""
    return len(text) <= 16 and not re.search("[，。：；！？]", text) and not is_title(text)


def is_title(text: str) -> bool:
    """Whether the line may be the title of the speech."""
    return re.search("报告|讲话|致辞|发言|要点", text) is not None


def crumbs(lines: Sequence[Line]) -> set[int]:
    """The path to the page (首页 > 要闻): the lines beside a `>` alone, and their repetition."""
    head = lines[:HEAD_LINES]
    around = {index + step for index, line in enumerate(head) if CRUMB.match(line.text) for step in (-1, 0, 1)}
    found = {index for index in around if 0 <= index < len(head) and len(head[index].text) <= 12}
    words = {head[index].text for index in found if not is_title(head[index].text)}
    return found | {index for index, line in enumerate(head) if line.text in words}


def captions(lines: Sequence[Line]) -> set[int]:
    """Photographers' lines at the head of a newspaper page; agency captions inside the text belong to it."""
    return {
        index
        for index, line in enumerate(lines[:HEAD_LINES])
        if len(line.text) <= SHORT and CAPTION_WORD.search(line.text) and CAPTION.match(line.text)
        if "新华社" not in line.text
    }


def advert_block(lines: Sequence[Line], where: range) -> set[int]:
    """The short lines from the first to the last advert at the head or the end of the text."""
    strong = [index for index in where if len(lines[index].text) <= ADVERT_LINE and ADVERT.search(lines[index].text)]
    if len(strong) < 2:
        return set()
    block = range(strong[0], strong[-1] + 1)
    return set(block) if all(len(lines[index].text) <= ADVERT_LINE for index in block) else set()


def merge(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return tuple(merged)
