"""Web pages as government sites publish them."""

from __future__ import annotations

import random
import re
from html import escape

_MENU = "".join(
    f'<li><a href="/{n}">{word}</a></li>'
    for n, word in enumerate(("首页", "政务公开", "政务服务", "政民互动", "走进安澜"))
)
_OTHERS = "".join(
    f'<li><a href="/minutes/{n}">安澜市人民政府第{n}次常务会议纪要</a><span>2031-0{n}-11</span></li>'
    for n in range(3, 8)
)
_FRAME = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="{charset}">
<meta name="ArticleTitle" content="会议纪要">
<meta name="ColumnName" content="会议公开">
<title>会议纪要-政府信息公开</title>
<style>p {{ text-indent: 2em }}</style>
<script>document.write("<p>会议决定：全部通过。</p>");</script>
</head>
<body>
<!-- 会议由市长赵某某主持 -->
<div class="top"><ul class="menu">{menu}</ul><form><input value="请输入关键字"><button>搜索</button></form></div>
<div class="content" id="zoom">
{body}
</div>
<div class="right"><h3><a href="/more">相关文档</a></h3><ul>{others}</ul></div>
<div style="display:none">扫一扫在手机打开当前页 会议审议了《隐藏的办法》</div>
<noscript>请启用脚本</noscript>
</body>
</html>
"""


def render_page(paragraphs: list[list[str]], *, charset: str = "utf-8", seed: int = 1) -> bytes:
    """A page with menus, scripts and link lists around the text. Words are cut by <span>, wide gaps are &nbsp;."""
    source = random.Random(seed)  # noqa: S311 - repeatable fixtures, no secret
    body = "\n".join(f"<p>{'<br>'.join(_inline(line, source) for line in lines)}</p>" for lines in paragraphs)
    return _FRAME.format(charset=charset, menu=_MENU, others=_OTHERS, body=body).encode(charset)


def render_table_page(paragraphs: list[list[str]]) -> bytes:
    """A page of the old kind in GB 2312: tables for the layout, never closed paragraphs, elements in capitals."""
    lines = "\n".join("<P>" + "<BR>\n".join(_blanks(escape(line)) for line in lines) for lines in paragraphs)
    return f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312"><TITLE>纪要</TITLE></HEAD>
<BODY><TABLE width=960><TR><TD width=200><A HREF=index.asp>首页</A><BR><A HREF=list.asp>政务公开</A><BR><A HREF=a.asp>领导之窗</A></TD>
<TD><TABLE><TR><TD><FONT size=3>{lines}</FONT></TABLE></TD></TR></TABLE></BODY></HTML>""".encode("gb18030")


def _inline(line: str, source: random.Random) -> str:
    """The line with some characters set apart by inline elements, as editors of web sites leave them."""
    pieces = []
    for piece in re.findall(r"\s+|\S{1,9}", line):
        kind = source.choice(("", "", "span", "font", "b")) if piece.strip() else ""
        text = _blanks(escape(piece))
        pieces.append(f"<{kind}>{text}</{kind}>" if kind else text)
    return "".join(pieces)


def _blanks(text: str) -> str:
    return re.sub(" {2,}", lambda found: "&nbsp;" * len(found.group()), text)
