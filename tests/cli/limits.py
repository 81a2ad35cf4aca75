#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`hecha test --move-limits`: what is said when no example notices that a limit is another.

usage: limits.py PROGRAM SOURCE
"""
import shutil
import unittest

import run

OPENED = """-- A school opened by the day and has a charter on both topics.
return rule {
  id = "dates.opened", title = { zh = "开办", en = "Opening" }, clauses = { "standard-2010:6" }, severity = "note",
  subject = "school",
  check = function(school, limits)
    return all_of {
      at_most(school.founded_on, limits.opening_day:in_year(2018)),
      includes(school.charter_topics, limits.topics),
    }
  end,
  examples = {
    { "on the day", result = "pass",
      school = { founded_on = "2018-09-01", charter_topics = { "name", "address" } } },
    { "a day late", result = "fail",
      school = { founded_on = "2018-09-02", charter_topics = { "name", "address" } } },
    { "nothing on the address", result = "fail",
      school = { founded_on = "2018-09-01", charter_topics = { "name" } } },
    { "nothing on the name", result = "fail",
      school = { founded_on = "2018-09-01", charter_topics = { "address" } } },
  },
}
"""

OPENED_LIMITS = """  opening_day:
    title: { zh: 开办截止日, en: Last day to open }
    values: [ { where: { kind: general }, day: 09-01, clause: standard-2010:6 } ]
  topics:
    title: { zh: 章程事项, en: Topics of a charter }
    values: [ { value: [name, address], clause: standard-2010:6 } ]
"""


class Limits(run.Case):
    def setUp(self):
        super().setUp()
        shutil.copytree(run.PACK, self.path("pack"))

    def text(self, name):
        return self.read("pack/" + name).decode()

    def edit(self, name, old, new):
        text = self.text(name)
        self.assertIn(old, text)
        self.write("pack/" + name, text.replace(old, new))

    def add_opened(self):
        self.write("pack/dates/opened.lua", OPENED)
        self.write("pack/limits.yaml", self.text("limits.yaml") + OPENED_LIMITS)

    def line(self, part):
        """Where `part` stands in the limits, as a message says it."""
        text = self.text("limits.yaml")
        return f"pack/limits.yaml:{text[:text.index(part)].count(chr(10)) + 1}: "

    def move(self, *args, **expected):
        return self.hecha("test", *args, "--rules", "pack", "--move-limits", **expected)

    def test_examples_on_each_side_of_the_line_notice_both_moves(self):
        done = self.move(code=0, out=["examples 3, failed 0\n", "limits: 2 of 2 moves noticed\n"])
        self.assertNotIn("no example", done.out)
        self.move("--lang", "zh", code=0, out=["限值：2 次移动被察觉，共 2 次\n"])

    def test_without_the_option_nothing_is_moved(self):
        self.assertNotIn("limits", self.hecha("test", "--rules", "pack", code=0).out)

    def test_a_move_that_nobody_notices_is_told_with_its_line(self):
        self.edit("size/students.lua", 'shortfall = 1, school = { students = 1199 }', 'school = { students = 1198 }')
        told = self.line("- from: 2010") + "min_students: 2010-07-06 – : 1200 (standard-2010:6; text)\n"
        done = self.move(code=1, out=[told + "    moved to 1199: no example notices\n", "limits: 1 of 2 moves noticed\n"])
        self.assertNotIn("1201", done.out)
        self.move("--lang", "zh", code=1, out=["    移到 1199：没有示例察觉\n", "限值：1 次移动被察觉，共 2 次\n"])

    def test_lists_lose_each_member_and_days_move_by_a_day(self):
        self.add_opened()
        self.move(code=0, out=["limits: 6 of 6 moves noticed\n"])
        day = "{ where: { kind: general }, day"
        for name, old, new, part, words in (
            ("the day before goes unseen", '"2018-09-01", charter_topics = { "name", "address" } } }',
             '"2018-08-31", charter_topics = { "name", "address" } } }', day,
             ["opening_day: 2010-07-06 – : 09-01 (kind: general; ", "moved to 08-31: no example notices\n"]),
            ("the day after goes unseen", '"2018-09-02"', '"2018-09-03"', day, ["moved to 09-02: no example notices\n"]),
            ("one topic goes unseen", '{ "address" } }', "{} }", "{ value: [name",
             ["topics: 2010-07-06 – : name, address (standard-2010:6; text)\n    without name: no example notices\n"]),
        ):
            with self.subTest(name):
                self.write("pack/dates/opened.lua", OPENED)
                self.edit("dates/opened.lua", old, new)
                self.move(code=1, out=[self.line(part), *words, "limits: 5 of 6 moves noticed\n"])

    def test_an_area_has_the_limits_that_its_rules_read(self):
        self.add_opened()
        self.move("dates", code=0, out=["rules 1, ", "limits: 4 of 4 moves noticed\n"])
        self.move("size.students", code=0, out=["limits: 2 of 2 moves noticed\n"])
        self.move("sizes", code=64, err=["sizes"])

    def test_a_limit_that_no_rule_reads_is_told(self):
        self.write("pack/limits.yaml", self.text("limits.yaml") + OPENED_LIMITS)
        self.move(code=1, out=[self.line("opening_day") + "opening_day\n    no rule reads it\n",
                               self.line("topics:") + "topics\n", "limits: 2 of 2 moves noticed\n"])
        self.move("--lang", "zh", code=1, out=["    没有规则读取它\n"])
        self.move("size", code=0)

    def test_nothing_is_moved_while_an_example_fails(self):
        self.edit("size/students.lua", "students = 1199", "students = 1500")
        said = self.move(code=1, out=["failed 1\n", "limits are not moved while examples fail\n"])
        self.assertNotIn("moved to", said.out)


if __name__ == "__main__":
    unittest.main()
