#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`hecha audit --waivers FILE`: what is waived, and which waivers somebody must look at.

usage: waivers.py PROGRAM SOURCE
"""
import json
import unittest

import run

AS_OF = "2019-03-22"


def waiver(subject="school:S2", rule="size.students", first="2019-01-01", last="2019-12-31"):
    return (f'  - rule: {rule}\n    subject: "{subject}"\n    basis: 文件〔2019〕5号\n    approver: 市教育局\n'
            f"    from: {first}\n    to: {last}\n    justification: 校舍在建\n")


class Waivers(run.Case):
    def waive(self, *waivers):
        self.write("waivers.yaml", "waivers:\n" + "".join(waivers))

    def waived(self, *args, **expected):
        return self.audit("--waivers", "waivers.yaml", *args, **expected)

    def states(self, *args, code):
        """(subject, state, ends soon) of each waiver."""
        document = json.loads(self.waived("-o", "json", *args, code=code).out)
        return [(one["subject"]["id"], one["state"], one["ends_soon"]) for one in document["waivers"]]

    def test_a_waived_finding_stays_visible_and_counts_as_met(self):
        self.records(run.SMALL)
        self.audit(code=1, out=["conditional  S2"])
        self.waive(waiver())
        self.waived(code=0, out=["qualified    S2", "1 major waived", "1,150 students", "50 students short", "文件〔2019〕5号",
                                 "approved by 市教育局", "from 2019-01-01 to 2019-12-31", "in force and applied: 1"])
        self.waived("--lang", "zh", code=0, out=["合格", "已豁免", "由市教育局批准，有效期 2019-01-01 至 2019-12-31"])
        record = json.loads(self.waived("-o", "jsonl", code=0).out)
        self.assertEqual((record["result"], record["actual"], record["shortfall"]), ("waived", 1150, 50))

    def test_every_waiver_that_waives_nothing_is_told(self):
        for name, one, code, state, words in (
            ("over", waiver(last="2019-03-21"), 1, ("S2", "expired", False), ["expired", "2019-03-21"]),
            ("to come", waiver(first="2019-03-23"), 1, ("S2", "not_yet_valid", False), ["not yet valid", "2019-03-23"]),
            ("the last day", waiver(last=AS_OF), 0, ("S2", "in_force", True), ["ends soon", AS_OF]),
            ("30 days left", waiver(last="2019-04-21"), 0, ("S2", "in_force", True), ["ends soon", "2019-04-21"]),
            ("31 days left", waiver(last="2019-04-22"), 0, ("S2", "in_force", False), []),
            ("a pass", waiver("school:S1"), 1, ("S1", "not_needed", False), ["not used"]),
            ("not known", waiver("school:S3"), 1, ("S3", "not_needed", False), ["not used"]),
            ("nobody", waiver("school:S9"), 1, ("S9", "matches_nothing", False), ["matches no subject"]),
        ):
            with self.subTest(name):
                self.setUp()
                self.records(run.SMALL + run.LARGE + (run.SILENT if name == "not known" else ""))
                self.waive(one)
                self.assertEqual(self.states(code=code), [state])
                said = self.waived(code=code, out=words).out
                self.assertEqual("  ! size.students" in said, bool(words), said)
                self.waived("-o", "markdown", code=code, out=["## Waivers", *words])

    def test_a_waiver_of_what_takes_no_part_matches_nothing(self):
        self.records(run.SMALL + run.LARGE)
        self.waive(waiver())
        self.assertEqual(self.states("--within", "school:S1", code=0), [("S2", "matches_nothing", False)])
        self.assertEqual(self.states("--skip-rule", "size.*", code=0), [("S2", "matches_nothing", False)])
        self.assertEqual(self.states("--as-of", "2020-01-01", code=1), [("S2", "expired", False)])

    def test_without_waivers_nothing_is_said_of_them(self):
        self.records(run.SMALL)
        plain = self.audit(code=1).out
        self.assertNotIn("Waivers", plain)
        self.waive()
        self.write("waivers.yaml", "waivers: []\n")
        self.assertEqual(self.waived(code=1).out, plain)

    def test_the_same_bytes_whatever_the_workers(self):
        self.records("".join(f"S{i},D1,C1,学校{i},general,10\n" for i in range(200)))
        self.waive(*(waiver(f"school:S{i}") for i in range(0, 250, 7)))
        for name in run.FORMATS:
            once = self.waived("-o", name, "--jobs", "1", code=1).out
            self.assertEqual(self.waived("-o", name, "--jobs", "3", code=1).out, once, name)

    def test_a_bad_file_is_refused_with_all_its_problems(self):
        self.records(run.SMALL)
        self.waive(waiver(rule="size.student"), waiver("castle:S2"), waiver("teacher:S2"), waiver(first="2020-01-01"),
                   waiver(), waiver(), "  - rule: size.students\n")
        done = self.waived(code=65, err=[
            'waivers.yaml:2: there is no rule "size.student"', 'waivers.yaml:10: there is no entity "castle"',
            'waivers.yaml:17: the subject is "teacher"', "waivers.yaml:23: this ends on 2019-12-31",
            'waivers.yaml:37: a second waiver of "size.students" for S2 in the same days; the other is on line 30',
            'waivers.yaml:44: the key "basis" is missing'])
        self.assertEqual(done.out, "")
        self.refuses(66, "none.yaml", args=["--waivers", "none.yaml"])


if __name__ == "__main__":
    unittest.main()
