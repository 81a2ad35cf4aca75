# SPDX-License-Identifier: MIT
"""What walk.py runs: each command on small records, with the files that it begins with."""
import os
import shutil

HERE = os.path.dirname(os.path.abspath(__file__))

CITY = "city_id,name,reporting_date\nC1,云州,2019-03-22\n"
SCHOOL = "school_id,city_id,name,kind,pupils\nS1,C1,甲校,general,1300\nS2,C1,乙校,general,1150\n"
TEACHER = "teacher_id,school_id,name,dual,hired_on\nT1,S1,甲,yes,2010-09-01\nT2,S2,甲,no,2011-09-01\nT3,S2,乙,,\n"
LATER_SCHOOL = "school_id,city_id,name,kind,pupils\nS2,C1,乙校,general,1190\nS3,C1,丙校,general,\n"
LATER_TEACHER = TEACHER.replace("T3", "T4")
BAD = "school_id,city_id,name,kind,pupils\nS4,C1,丁校,castle,many\nS4,C9,戊校,general,3\n"
WAIVERS = """waivers:
  - rule: size.pupils
    subject: "school:S2"
    basis: 文件〔2019〕5号
    approver: 市教育局
    from: 2019-01-01
    to: 2019-12-31
    justification: 校舍在建
"""
SCHEMAS = ["--schemas", "schemas"]
PACK = ["--rules", "pack", *SCHEMAS]
ONE = [*PACK, "--jobs", "1"]  # worker


class Scene:
    """`needs`: files of the world, or {file of the world: its name here}. Files whose names begin with one of `changes`
    are changed in their place, and are whole again after the next run."""

    def __init__(self, name, args, needs=(), code=0, changes=()):
        self.name, self.args, self.code, self.changes = name, args, code, tuple(changes)
        self.needs = {name: name for name in ("pack", "schemas", "tmp")}
        self.needs.update(needs if isinstance(needs, dict) else {name: name for name in needs})


def files(mark, formats):
    """-o for each format, to a file of its own."""
    return [word for name in formats for word in ("-o", f"{name}:{mark}.{name}")]


FORMATS = files("a", ["text", "json", "jsonl", "csv", "markdown", "junit"])
CHANGES = files("a", ["text", "json", "csv", "markdown"])

SCENES = [
    Scene("version", ["--version"]),
    Scene("help", ["help", "audit"]),
    Scene("rules", ["rules", *PACK]),
    Scene("test", ["test", *PACK]),
    Scene("coverage", ["coverage", *PACK, *files("a", ["text", "json", "markdown"])], {"old": "a.json"}),
    Scene("init", ["init", "new.db", *SCHEMAS]),
    Scene("import", ["import", "records.db", "school.csv", "teacher.csv", "--replace", *SCHEMAS],
          ["records.db", "school.csv", "teacher.csv"], changes=["records.db"]),
    Scene("import-bad", ["import", "records.db", "bad.csv", "--entity", "school", *SCHEMAS], ["records.db", "bad.csv"], code=65,
          changes=["records.db"]),
    Scene("audit-text", ["audit", "records.db", *ONE], ["records.db"], code=1),
    Scene("audit-formats", ["audit", "records.db", *ONE, *FORMATS, "--waivers", "waivers.yaml"],
          {"records.db": "records.db", "waivers.yaml": "waivers.yaml", "old": "a.csv"}, code=1),
    Scene("audit-save", ["audit", "records.db", *ONE, "--quiet", "--as-of", "2019-05-01", "--since", "old.db", "--integrity",
                         "--save", "audit.db"], ["records.db", "old.db", "audit.db"], code=1),
    Scene("audit-compare", ["audit", "records.db", *ONE, "--compare-as-of", "2009-01-01", *CHANGES],
          {"records.db": "records.db", "old": "a.csv"}, code=1),
    Scene("publish-new", ["publish", "audit.db", "out"], ["audit.db"]),
    Scene("publish-over", ["publish", "audit.db", "out", "--edition", "auditor", "--since", "old.db"], ["audit.db", "old.db", "out"]),
    Scene("publish-subject", ["publish", "audit.db", "out", "--edition", "subject", "--within", "school:S2"], ["audit.db"]),
    Scene("diff", ["diff", "old.db", "audit.db", *CHANGES], {"old.db": "old.db", "audit.db": "audit.db", "old": "a.csv"}),
    Scene("verify", ["verify", "out", "records.db", *ONE], ["out", "records.db"]),
]


def write(folder, name, text):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write(text)


def make_world(folder, hecha):
    """A folder with all that scenes begin with; `hecha` runs the program there."""
    os.makedirs(os.path.join(folder, "tmp"))
    for name in ("pack", "schemas"):
        shutil.copytree(os.path.join(HERE, name), os.path.join(folder, name))
    for name, text in (("city.csv", CITY), ("school.csv", SCHOOL), ("teacher.csv", TEACHER), ("bad.csv", BAD),
                       ("waivers.yaml", WAIVERS), ("old", "old")):
        write(folder, name, text)
    for expected, args in (
        (0, ["init", "records.db", *SCHEMAS]),
        (0, ["import", "records.db", "city.csv", "school.csv", "teacher.csv", *SCHEMAS]),
        (1, ["audit", "records.db", *PACK, "--quiet", "--save", "old.db"]),
        (1, ["audit", "records.db", *PACK, "--quiet", "--save", "audit.db", "--as-of", "2019-04-22", "--since", "old.db"]),
        (0, ["publish", "old.db", "out"]),
    ):
        code, said = hecha(*args)
        assert code == expected, f"{args}: exit code {code}\n{said}"
    write(folder, "school.csv", LATER_SCHOOL)
    write(folder, "teacher.csv", LATER_TEACHER)
