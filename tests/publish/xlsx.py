#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The workbook, as another program reads it: sheets, headings, types of cells, what is shown of a number.

usage: xlsx.py TEST_PUBLISH_WORKBOOK
"""
import datetime
import itertools
import os
import subprocess
import sys
import tempfile
import unittest
import zipfile

import openpyxl

WRITER = sys.argv.pop(1)


class Workbook(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        subprocess.run([WRITER, cls.folder.name], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def open(self, name, **more):
        book = openpyxl.load_workbook(self.path(name), **more)
        self.addCleanup(book.close)
        return book

    def columns(self, sheet):
        """The number of each column by its English heading, from 1."""
        return {cell.value.split("\n")[1]: cell.column for cell in sheet[1]}

    def rows(self, sheet):
        columns = self.columns(sheet)
        return [{name: row[column - 1] for name, column in columns.items()} for row in sheet.iter_rows(min_row=2)]

    def test_sheets_are_named_in_the_language_and_owners_by_their_kind(self):
        self.assertEqual(self.open("auditor.xlsx").sheetnames, ["摘要", "学校", "问题", "缺失数据", "规则"])
        self.assertEqual(self.open("public.xlsx").sheetnames, ["Summary", "Schools", "Findings", "Missing data", "Rules"])

    def test_every_table_can_be_filtered_scrolled_and_printed(self):
        for sheet in self.open("auditor.xlsx").worksheets[1:]:
            with self.subTest(sheet.title):
                self.assertEqual(sheet.freeze_panes, "C2")
                self.assertEqual(sheet.auto_filter.ref, sheet.dimensions)
                self.assertEqual(sheet.print_title_rows, "$1:$1")
                self.assertEqual((sheet.page_setup.orientation, sheet.page_setup.paperSize), ("landscape", 9))
                self.assertEqual((sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight), (None, 0))
                self.assertTrue(sheet.sheet_properties.pageSetUpPr.fitToPage)
                self.assertEqual(sheet.oddFooter.center.text, "&P / &N")
                for cell in sheet[1]:  # in both languages
                    self.assertRegex(cell.value, r"\A[^\n]+\n[^\n]+\Z")
                    self.assertEqual(cell.fill.fgColor.rgb, "FFE3E6EA")
                    self.assertGreater(sheet.column_dimensions[cell.column_letter].width, 8)

    def test_cells_have_types(self):
        rows = self.rows(self.open("auditor.xlsx")["问题"])
        dual = next(row for row in rows if row["Rule"].value == "staffing.dual" and row["Result"].value == "不符合")
        self.assertEqual((dual["Actual"].value, dual["Actual"].number_format), (0.2, "0.00%"))
        self.assertEqual((dual["Required"].value, dual["Required"].number_format), (0.3, "0.00%"))
        self.assertEqual((dual["Short"].value, dual["Days left"].value, dual["Records"].value), (1, 90, 8))
        self.assertEqual(dual["Put right by"].value, datetime.datetime(2019, 6, 20))
        self.assertEqual(dual["First found"].value, datetime.datetime(2019, 3, 22))
        self.assertEqual((dual["district"].value, dual["School kind"].value), ("江<东>区", "普通中专"))
        self.assertEqual(dual["In words"].alignment.wrap_text, True)
        scale = next(row for row in rows if row["Rule"].value == "enrolment.scale")
        self.assertEqual((scale["Actual"].value, scale["Actual"].number_format), (1150, "#,##0"))
        open_end = next(row for row in rows if row["Rule"].value == "staffing.dual" and row["Result"].value == "无法判定")
        self.assertEqual(open_end["Actual"].value, "20% 到 50%")

    def test_no_text_is_a_formula_or_a_link(self):
        for name in ("auditor.xlsx", "public.xlsx"):
            book = self.open(name)
            cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
            self.assertEqual([cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink], [], name)
            self.assertIn('=HYPERLINK("http://x","甲")', [cell.value for cell in cells], name)
            self.assertIn("乙\\u{202E}校\\u{000A}| 第二行", [cell.value for cell in cells], name)
            with zipfile.ZipFile(self.path(name)) as archive:
                for member in archive.namelist():
                    self.assertNotRegex(archive.read(member).decode(), "<f[ >]|<hyperlink|TargetMode|vbaProject", f"{name}!{member}")

    def test_what_is_withheld_is_words_or_nothing(self):
        rows = self.rows(self.open("public.xlsx")["Findings"])
        dual = next(row for row in rows if row["Rule"].value == "staffing.dual" and row["Result"].value == "fail")
        self.assertEqual((dual["Actual"].value, dual["Short"].value, dual["Records' numbers"].value), ("figure withheld", None, None))
        missing = self.rows(self.open("public.xlsx")["Missing data"])
        self.assertEqual([row["Records"].value for row in missing], [1, None, None])

    def test_the_summary_says_when_what_and_with_which_doubts(self):
        pairs = [(row[0].value, row[1].value) for row in self.open("public.xlsx")["Summary"].iter_rows(max_col=2)]
        for pair in [("As of", datetime.datetime(2019, 3, 22)), ("Records of", datetime.datetime(2019, 3, 6)),
                     ("Edition", "public edition"), ("Only", "district:D<1>"), ("unqualified", 1), ("fail", 9),
                     ("How results make a verdict", "set by the city (placeholder)"),
                     ("Fewest bases", "set by the city (placeholder)"), ("Longest day", "past its review date 2016-12-31"),
                     ("Lowest share", "set by the city: the board's | decision")]:
            self.assertIn(pair, pairs)
        self.assertIn("fewer than 5", dict(pairs)["public edition"])

    def test_the_same_edition_gives_the_same_bytes_dated_by_the_audit(self):
        with open(self.path("auditor.xlsx"), "rb") as one, open(self.path("again.xlsx"), "rb") as other:
            self.assertEqual(one.read(), other.read())
        self.assertEqual(self.open("auditor.xlsx").properties.created, datetime.datetime(2019, 3, 22))
        with zipfile.ZipFile(self.path("auditor.xlsx")) as archive:
            self.assertEqual({member.date_time for member in archive.infolist()}, {(1980, 1, 1, 0, 0, 0)})

    def test_no_number_looks_like_the_line_that_it_misses(self):
        rows = self.open("edges.xlsx", read_only=True)["Missing data"].iter_rows(min_row=2, max_row=7, max_col=2)
        found = [[(cell.value, cell.number_format) if cell.value is not None else None for cell in row] for row in rows]
        self.assertEqual(found, [
            [(0.29996, "0.000%"), (0.3, "0.000%")],
            [(0.2, "0.00%"), (0.3, "0.00%")],
            [(20.00004, "#,##0.00000"), (20, "#,##0.00000")],
            [(20.5, "#,##0.00##"), (20, "#,##0")],
            [(1150, "#,##0"), None],
            [(datetime.datetime(2019, 3, 22), "yyyy-mm-dd"), ("1899-12-31", "General")],
        ])

    def test_a_cell_takes_what_a_spreadsheet_can_hold(self):
        sheet = self.open("edges.xlsx", read_only=True)["Missing data"]
        texts = [row[0].value for row in sheet.iter_rows(min_row=8, max_row=11, max_col=1)]
        # The escape of the file format, escaped: openpyxl shows what stands in the file.
        self.assertEqual(texts[0], "_x005F_x0041_ _x41_")
        self.assertEqual(texts[1], "\U0001D11E" * 16383 + "…")
        self.assertEqual(texts[2], "甲" * 32766 + "…")
        self.assertEqual(texts[3], "=1+1")
        self.assertLessEqual(max(len(text.encode("utf-16-le")) // 2 for text in texts), 32767)

    def test_more_rows_than_a_sheet_holds_go_on_on_another(self):
        book = self.open("edges.xlsx", read_only=True)
        self.assertEqual(book.sheetnames[-1], "Missing data 2")
        with zipfile.ZipFile(self.path("edges.xlsx")) as archive, archive.open("xl/worksheets/sheet4.xml") as sheet:
            self.assertIn(b'ref="A1:H1048576"', sheet.read(1000))
        rows = list(itertools.islice(book["Missing data 2"].iter_rows(values_only=True), 10))
        self.assertEqual([row[0] for row in rows], ["编号\nNumber", 3, 2, 1])


if __name__ == "__main__":
    unittest.main()
