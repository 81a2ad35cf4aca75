#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the sample city: samples/city/*.csv, expected*.csv and the table in README.md.

    python3 samples/generate.py           writes them
    python3 samples/generate.py --check   says whether what is there is what it would write

Both hold the plants (plants/) against the oracle (oracle.py): every result that is a
breach or a gap must be planted, and everything planted must have the result it announces.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

import dealings
import forms
import oracle
import plants
from readings import others
from schools import school_id

HERE = Path(__file__).resolve().parent
TABLE = ("<!-- plants -->\n", "<!-- end of plants -->\n")
VERDICTS = ("qualified", "conditional", "undetermined", "unqualified")


def write_city(folder):
    tables = dealings.build()
    plants.apply_all(tables)
    for entity, rows in tables.items():
        forms.write(folder, entity, rows)
    return {row[entity + "_id"]: row["name"] for entity in ("city", "school", "enterprise", "post")
            for row in tables[entity]}


def disagreements(results):
    """Where the plants and the oracle do not say the same."""
    planted = {}
    for one in plants.PLANTS:
        for wanted in one.expects:
            key = (wanted.rule, wanted.entity, wanted.subject)
            if key in planted:
                yield f"planted twice: {key}"
            planted[key] = wanted.result
            found = results[key]
            told = (wanted.result, wanted.actual, wanted.required, wanted.shortfall)
            sure = wanted.result == "fail"
            if found.result != wanted.result or sure and tuple(found) != told or \
                    not sure and any(mine and mine != theirs for mine, theirs in zip(told, found)):
                yield f"{key}: planted {told}, the oracle finds {tuple(found)}"
    for key, found in results.items():
        if found.result in ("fail", "unknown") and key not in planted:
            yield f"not planted: {key} {tuple(found)}"


def breaches(results):
    """The lines of an expected file: breaches with their figures, and gaps."""
    for key, found in sorted(results.items()):
        if found.result in ("fail", "unknown"):
            yield ",".join(key + (tuple(found) if found.result == "fail" else (found.result, "", "", "")))


def write_expected(folder, results, later, verdicts):
    head = "rule,subject_entity,subject_id,result,actual_exact,required_exact,shortfall"
    (folder / "expected.csv").write_text("\n".join([head, *breaches(results)]) + "\n", encoding="utf-8")
    lines = [f"as_of,{head}"] + [f"{day},{line}" for day, found in later.items() for line in breaches(found)]
    (folder / "expected_others.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    lines = ["school_id,verdict"] + [f"{school},{verdict}" for school, verdict in verdicts.items()]
    (folder / "expected_verdicts.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def place(wanted):
    """Whose row of the table it is: a programme's school, else the subject itself."""
    return school_id(int(wanted.subject[1:3])) if wanted.entity == "programme" else wanted.subject


def told(wanted):
    of = "" if place(wanted) == wanted.subject else f" of {wanted.subject}"
    text = f"`{wanted.rule}`{of} {wanted.result}"
    text += "".join(f" as of {day}" if day != others.REPORTING else " with unverified rules"
                    for rule, _, _, day in others.RULES if rule == wanted.rule)
    if wanted.result == "fail" and wanted.actual:
        text += f": {wanted.actual}, required {wanted.required}"
        text += f", short by {wanted.shortfall}" if wanted.shortfall else ""
    return text


def table(names, verdicts):
    """The plants as a Markdown table, by subject."""
    count = Counter(verdicts.values())
    yield f"{len(plants.PLANTS)} plants; verdicts: " + ", ".join(f"{word} {count[word]}" for word in VERDICTS) + ".\n\n"
    yield "| where | what was planted | what it must give | why |\n|---|---|---|---|\n"
    for one in plants.PLANTS:
        where = "; ".join(f"{subject} {names[subject].removeprefix('云泽市') or names[subject]}"
                          for subject in sorted({place(wanted) for wanted in one.expects}))
        yield f"| {where} | {one.what} | {'; '.join(told(wanted) for wanted in one.expects)} | {one.why} |\n"


def readme(text, rows):
    """The README with its table made anew."""
    head, rest = text.split(TABLE[0])
    tail = rest.split(TABLE[1])[1]
    return head + TABLE[0] + "".join(rows) + TABLE[1] + tail


def make(folder):
    """Writes everything below `folder` and returns its paths, or ends with what does not agree."""
    (folder / "city").mkdir(exist_ok=True)
    names = write_city(folder / "city")
    results, verdicts = oracle.audit(folder / "city")
    later = {day: oracle.other(folder / "city", day) for day in (others.REPORTING, others.LATER)}
    problems = list(disagreements({**results, **later[others.REPORTING], **later[others.LATER]}))
    if problems:
        sys.exit("\n".join(problems))
    write_expected(folder, results, later, verdicts)
    text = (HERE / "README.md").read_text(encoding="utf-8")
    (folder / "README.md").write_text(readme(text, table(names, verdicts)), encoding="utf-8")


def files(folder):
    names = [path for path in folder.glob("city/*.csv")] + [folder / name for name in
                                                            ("expected.csv", "expected_others.csv", "expected_verdicts.csv", "README.md")]
    return {path.relative_to(folder): path.read_bytes() for path in names if path.exists()}


def main():
    if sys.argv[1:] == ["--check"]:
        with tempfile.TemporaryDirectory() as folder:
            make(Path(folder))
            fresh, there = files(Path(folder)), files(HERE)
        stale = sorted(str(name) for name in fresh.keys() | there.keys() if fresh.get(name) != there.get(name))
        if stale:
            sys.exit("not what samples/generate.py makes now: " + ", ".join(stale))
    elif sys.argv[1:]:
        sys.exit(__doc__)
    else:
        make(HERE)


if __name__ == "__main__":
    main()
