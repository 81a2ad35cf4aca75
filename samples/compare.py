#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds an audit of the sample city against the oracle, result by result.

    build/hecha audit city.db -o json:audit.json
    python3 samples/compare.py audit.json [--without RULE]...
    build/hecha audit city.db --include-unverified --as-of 2022-01-15 -o json:audit.json
    python3 samples/compare.py audit.json --others

Every result that the oracle has must be there and be the same, passes and what does not apply
included; breaches with the same figures; every school with the same verdict; and any other
rule must find nothing, since nothing else is planted. `--without` names a rule that
took no part in the audit on purpose. `--others` compares only the rules of readings/others.py
that an audit of that day asks when unverified ones are included. Ends with 1 when anything differs.
"""

import json
import sys
from datetime import date
from pathlib import Path

import oracle

CITY = Path(__file__).resolve().parent / "city"
SILENT = ("pass", "notapplicable")


def figures(line):
    """The figures of a breach as expected.csv writes them; nothing else has any there."""
    if line["result"] != "fail":
        return line["result"], "", "", ""
    texts = (line["actual_exact"], line["required_exact"], line["shortfall"])
    return (line["result"], *("" if text is None else str(text) for text in texts))


def differences(audit, without):
    results, verdicts = oracle.audit(CITY)
    expected = {key: tuple(outcome) if outcome.result == "fail" else (outcome.result, "", "", "")
                for key, outcome in results.items() if key[0] not in without}
    found = {(line["rule"], line["subject"]["entity"], line["subject"]["id"]): figures(line)
             for line in audit["results"]}
    for key in sorted(expected.keys() | found.keys()):
        silent = key not in expected and found[key][0] in SILENT
        if expected.get(key) != found.get(key) and not silent:
            yield f"{' '.join(key)}: expected {expected.get(key)}, the audit says {found.get(key)}"
    given = {line["owner"]["id"]: line["verdict"] for line in audit["verdicts"]}
    for school in sorted(verdicts.keys() | given.keys()):
        if verdicts.get(school) != given.get(school):
            yield f"verdict of {school}: expected {verdicts.get(school)}, the audit says {given.get(school)}"


def other_differences(audit):
    """The same for the rules that only an audit with --include-unverified, of this day, asks."""
    expected = {key: tuple(outcome) if outcome.result == "fail" else (outcome.result, "", "", "")
                for key, outcome in oracle.other(CITY, date.fromisoformat(audit["as_of"])).items()}
    rules = {key[0] for key in expected}
    found = {(line["rule"], line["subject"]["entity"], line["subject"]["id"]): figures(line)
             for line in audit["results"] if line["rule"] in rules}
    for key in sorted(expected.keys() | found.keys()):
        if expected.get(key) != found.get(key):
            yield f"{' '.join(key)}: expected {expected.get(key)}, the audit says {found.get(key)}"


def main():
    path, *options = sys.argv[1:] or sys.exit(__doc__)
    audit = json.loads(Path(path).read_text(encoding="utf-8"))
    without = {rule for rule in options if rule not in ("--without", "--others")}
    unknown = without - {rule[0] for rule in oracle.RULES}
    if unknown:
        sys.exit("no such rule: " + ", ".join(sorted(unknown)))
    lines = list(other_differences(audit) if "--others" in options else differences(audit, without))
    print(*lines, f"{len(lines)} differences", sep="\n")
    sys.exit(1 if lines else 0)


if __name__ == "__main__":
    main()
