"""Numbers as they are written in minutes."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """18 → 十八, 120 → 一百二十, 105 → 一百零五; below 1000."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")


def digit_by_digit(number: int, zero: str = "〇") -> str:
    """131 → 一三一, 2025 → 二〇二五; zero may be 〇 or ○."""
    return "".join(zero if digit == "0" else _DIGITS[int(digit)] for digit in str(number))
