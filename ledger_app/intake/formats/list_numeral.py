"""The number styles of Word's lists: 一, 十二, ①, ⑴, 甲, xiv.

Source: ECMA-376 part 1, 17.18.59.
"""

_DIGITS = "〇一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
HIDDEN = frozenset({"bullet", "none"})
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_DRAWN = (
    ("decimalEnclosedCircle", _CIRCLED),
    ("decimalEnclosedParen", _BRACKETED),
    ("ideographEnclosedCircle", "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    ("ideographTraditional", _STEMS),
    ("ideographZodiac", _BRANCHES),
)
_LAST_LETTERS = 780  # thirty letters; Word itself begins again there
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_UNITS = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "chineseLegalSimplified",
    "ideographDigital",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
}


def numeral(number: int, style: str) -> str:
    """Return a number in one of Word's number styles; styles not known give digits."""
    if style in _CHINESE:
        return chinese_numeral(number)
    if 0 < number <= len(drawn := _drawn(style)):
        return drawn[number - 1]
    if style == "decimalEnclosedFullstop":
        return f"{number}."
    if style == "decimalZero":
        return f"{number:02}"
    if style == "decimalFullWidth":
        return str(number).translate({ord("0") + digit: "０１２３４５６７８９"[digit] for digit in range(10)})
    if style in {"lowerLetter", "upperLetter"} and 0 < number <= _LAST_LETTERS:
        letter = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if style == "lowerLetter" else letter.upper()
    if style in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        return _roman(number) if style == "lowerRoman" else _roman(number).upper()
    return "" if style in HIDDEN else str(number)


def _drawn(style: str) -> str:
    """Return the characters of a number style that has one for each number, "" for other styles."""
    return next((drawn for name, drawn in _DRAWN if style.startswith(name)), "")


def chinese_numeral(number: int) -> str:
    """Return 一, 十, 十二, 二十, 一百零三 … for numbers up to 999, digits beyond."""
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    words = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and units:
        words += "零"
    return words + (_DIGITS[units] if units else "")


def _roman(number: int) -> str:
    words = ""
    for value, letters in (*_ROMAN, *_ROMAN_UNITS):
        count, number = divmod(number, value)
        words += letters * count
    return words
