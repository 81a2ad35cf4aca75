# SPDX-License-Identifier: MIT
"""The rules of one comparison, as each contender is given them.

A rule is (name, shipped rule, k): its limit is k thousandths of the shipped one. The shipped rules have k = 1000 and
their own name; varied ones are copies of shipped files, in a folder of their own, with the limit multiplied.
"""
import json
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parents[1] / "rules"
KNOWN = json.loads((HERE / "peers/rules.json").read_text(encoding="utf-8"))

# Those with a limit, in the order in which varied rules are made of them.
VARIED = ["staffing.dual_qualified_share", "training.internship_hours", "campus.books_per_student", "staffing.students_per_teacher",
          "training.internship_pay", "funding.per_student", "staffing.programme_teachers", "training.internship_age",
          "safety.guards", "staffing.full_time_teachers", "staffing.senior_title_share", "training.enterprise_intern_share"]


class Ruleset:
    def __init__(self, rules, folder=None):
        self.rules = rules
        self.folder = folder

    @classmethod
    def shipped(cls):
        return cls([(rule, rule, 1000) for rule in KNOWN["rules"]])

    @classmethod
    def varied(cls, count, folder, first=1000, step=1):
        """`count` rules: those of VARIED in turn, with `first` thousandths of their limits, then `step` more each time."""
        ruleset = cls([], Path(folder))
        (ruleset.folder / "varied").mkdir(parents=True, exist_ok=True)
        for n in range(count):
            rule, k = VARIED[n % len(VARIED)], first + step * (n // len(VARIED))
            name = f"varied.{rule.split('.')[1]}_{k}"
            (ruleset.folder / f"{name.replace('.', '/')}.lua").write_text(vary(rule, name, k), encoding="utf-8")
            ruleset.rules.append((name, rule, k))
        return ruleset

    def without(self, rules):
        """The same without what is made of these shipped rules."""
        return Ruleset([of for of in self.rules if of[1] not in rules], self.folder)

    def options(self):
        """Of hecha audit, and of bench_scan."""
        packs = ["--rules", str(SHIPPED)]
        if not self.folder:
            return packs + [word for name, _, _ in self.rules for word in ("--rule", name)]
        return packs + ["--rules", str(self.folder)] + ["--rule", "varied.*"]

    def scan_options(self):
        """The same for bench_scan: of varied rules, what they were made of reads the same columns."""
        return [word for rule in sorted({rule for _, rule, _ in self.rules}) for word in ("--rule", rule)]

    def run(self):
        """What the peers that are programs of their own are told (RUN.json)."""
        columns = {"school": ["school_id"]}
        for _, rule, _ in self.rules:
            for table, names in KNOWN["rules"][rule]["reads"].items():
                there = columns.setdefault(table, [])
                there += [name for name in names if name not in there]
        return {"rules": self.rules, "columns": columns, "dates": KNOWN["dates"]}

    def sql(self, dialect):
        queries = read_queries(dialect)
        return "\n".join(queries[rule].replace(":k", str(k)).replace(f"'{rule}'", f"'{name}'") for name, rule, k in self.rules)


def vary(rule, name, k):
    """The rule's file under another name, its limit k thousandths of what it was."""
    limit = KNOWN["rules"][rule]["limit"]
    text = (SHIPPED / f"{rule.replace('.', '/')}.lua").read_text(encoding="utf-8")
    text, named = re.subn(rf'(?m)^(\s*id\s*=\s*)"{re.escape(rule)}"', rf'\g<1>"{name}"', text)
    text, limited = re.subn(rf"limits\.{limit}\b", rf"\g<0> * {k} / 1000", text)
    assert named == 1 and limited == 1, rule
    return text


def read_queries(dialect):
    """peers/rules.sql by rule, as this dialect has them."""
    queries = {}
    for part in re.split(r"(?m)^-- rule ", (HERE / "peers/rules.sql").read_text(encoding="utf-8"))[1:]:
        heading, query = part.split("\n", 1)
        rule, *only = heading.split()
        if not only or only == [dialect]:
            queries[rule] = query
    return queries
