"""Writes the workbooks of Python's libraries in this folder: pip install openpyxl XlsxWriter, then python make.py."""

from datetime import datetime

import openpyxl
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

HEAD = [f"c{column}" for column in range(9)]
START = datetime(2026, 11, 14, 22, 30)
ROWS = [
    ["8", 8, 0.1, START, True, "a < b & c > d \"e\" 'f'", None, "注文 4711 😀", " blanks around "],
    [None, None, None, None, None, "two\nlines", "a\r\nb", "tab\there", "_x000D_ and _x0041_"],
    [],
    [-1073741715, 3221225581, 1e300, 46100.5, False, "", "8", "Straße", "8"],
    [None, None, "only this"],
]


def of_openpyxl():
    book = openpyxl.Workbook()
    for number, sheet in enumerate([book.active, book.create_sheet("Second"), book.create_sheet("Empty")]):
        if number == 2:
            continue
        sheet.append(HEAD)
        for row in ROWS:
            sheet.append(row)
        sheet["B8"] = "=1/0"
        sheet["C8"] = CellRichText("plain ", TextBlock(InlineFont(b=True), "bold"), " & plain")
    book.save("openpyxl.xlsx")
    streamed = openpyxl.Workbook(write_only=True)
    sheet = streamed.create_sheet()
    for row in [HEAD, *ROWS]:
        sheet.append(row)
    streamed.save("openpyxl-write-only.xlsx")
    old = openpyxl.Workbook()
    old.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for row in [HEAD, *ROWS]:
        old.active.append(row)
    old.save("openpyxl-1904.xlsx")


def of_xlsxwriter(name, **options):
    book = xlsxwriter.Workbook(name, {"default_date_format": "yyyy-mm-dd hh:mm", **options})
    bold = book.add_format({"bold": True})
    for _ in range(2):
        sheet = book.add_worksheet()
        for at, row in enumerate([HEAD, *ROWS]):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(at, column, value)
        sheet.write_formula(7, 0, '="a"&"b"', None, "ab")
        sheet.write_formula(7, 1, "=1/0", None, "#DIV/0!")
        sheet.write_formula(7, 2, "=1=1", None, True)
        sheet.write_rich_string(7, 3, "plain ", bold, "bold", " & plain")
        sheet.write_blank(7, 4, None, bold)
        sheet.write_formula(7, 5, "=6*7", None, 42)
    book.close()


of_openpyxl()
of_xlsxwriter("xlsxwriter.xlsx")
of_xlsxwriter("xlsxwriter-constant-memory.xlsx", constant_memory=True)
of_xlsxwriter("xlsxwriter-1904.xlsx", date_1904=True)
