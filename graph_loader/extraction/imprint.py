"""The line of the colophon that tells who issued the minutes and when (GB/T 9704-2012 §7.4.2)."""

from __future__ import annotations

import re

#: A whole date, in digits or Chinese numerals.
DAY = r"(?:\d{4}|[〇零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
#: 安澜市人民政府办公室 2025年3月4日印发.
IMPRINT = re.compile(
    r"(?P<office>[\u4e00-\u9fff（）]{2,30}(?:办公室|办公厅|党政办|党政综合办|管委会|人民政府))(?:整理|秘书[一二三四]?[处科]?)?"
    rf"(?P<date>{DAY}(?:印发|整理)?)?"
)
#: 2025年3月4日印发.
DATE_LINE = re.compile(f"{DAY}(?:印发|整理)?")
