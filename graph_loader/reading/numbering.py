"""Numbers that a program prints in front of paragraphs (ISO/IEC 29500-1 §17.18.59 ST_NumberFormat; lists of HTML)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def format_number(value: int, style: str) -> str | None:
    """A number as a style prints it: '' for styles without one (bullet, none). None: the style is not known.

    Numbers that a style cannot print (4000 in Roman, 36 in a circle) are printed in Arabic digits, as Word does.
    """
    if style in {"bullet", "none"}:
        return ""
    print_number = _STYLES.get(style)
    if print_number is None:
        return None
    return (print_number(value) if value >= 0 else None) or str(value)


def _chinese(value: int, digits: str = _DIGITS, units: str = "十百千") -> str | None:
    """十, 十一, 二十, 一百零一; None beyond 9999."""
    if not 0 < value < 10000:
        return digits[0] if value == 0 else None
    figures = str(value)
    found = ""
    for place, figure in zip(range(len(figures) - 1, -1, -1), figures, strict=True):
        if figure != "0":
            found += digits[int(figure)] + (units[place - 1] if place else "")
        elif not found.endswith("零"):
            found += "零"
    found = found.rstrip("零")
    return found[1:] if 10 <= value < 20 and digits == _DIGITS else found


def _digital(value: int) -> str:
    return "".join(_DIGITS[int(figure)] for figure in str(value))


def _roman(value: int) -> str | None:
    if not 0 < value < 4000:
        return None
    found = ""
    for size, letters in (*_ROMAN, *_ROMAN_SMALL):
        count, value = divmod(value, size)
        found += letters * count
    return found


def _letters(value: int) -> str | None:
    """a … z, aa, bb … as Word prints them."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value <= 780 else None


def _from(first: str, count: int) -> Callable[[int], str | None]:
    return lambda value: chr(ord(first) + value - 1) if 0 < value <= count else None


def _circled(value: int) -> str | None:
    if 20 < value <= 35:
        return chr(0x3251 + value - 21)
    return _from("①", 20)(value)


def _upper(lower: Callable[[int], str | None]) -> Callable[[int], str | None]:
    return lambda value: (lower(value) or "").upper()


def _full_width(value: int) -> str:
    return "".join(chr(ord("０") + int(figure)) for figure in str(value))


_STYLES: dict[str, Callable[[int], str | None]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "chineseLegalSimplified": lambda value: _chinese(value, _LEGAL_DIGITS, "拾佰仟"),
    "decimal": str,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _from("⒈", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalHalfWidth": str,
    "decimalZero": lambda value: f"{value:02d}",
    "ideographDigital": _digital,
    "ideographEnclosedCircle": _from("㊀", 10),
    "ideographTraditional": lambda value: _STEMS[value - 1] if 0 < value <= 10 else None,
    "ideographZodiac": lambda value: _BRANCHES[value - 1] if 0 < value <= 12 else None,
    "japaneseCounting": _chinese,
    "japaneseDigitalTenThousand": _digital,
    "lowerLetter": _letters,
    "lowerRoman": _roman,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "taiwaneseDigital": _digital,
    "upperLetter": _upper(_letters),
    "upperRoman": _upper(_roman),
}
