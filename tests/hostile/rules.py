#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Rules that mean harm, through the whole program.

usage: rules.py PROGRAM SOURCE [ATTACK…]
Every folder of rules/ is a pack with one rule, hostile.<folder>, and a file `expected`:
    error: WORDS            the rule costs itself an error on the school that it attacks, with these words
    error everywhere: WORDS the same on every school: what it carries from one to the next is refused each time
    fail: WORDS             it gets nothing by it: the school that it attacks fails, as it should, and WORDS is in the record
    unknown: WORDS          the same, where what the rule reads is not known
    refused: WORDS          the pack is refused with these words, and nothing is written
A folder with a make.py has it run first, in a copy. The shipped rules and this one audit three schools of the sample
city, of which the attacked one lacks much; then every other line of every output must be what it is without the rule,
each school must be told the same when it is audited alone, and neither memory nor time may run away.
"""
import concurrent.futures
import json
import os
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import xml.etree.ElementTree

PROGRAM, SOURCE = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
ATTACKS = os.path.join(SOURCE, "tests", "hostile", "rules")
LEAST = 174
DISTRICT, ATTACKED, OTHER = "district:990106", "9901000031", "9901000037"
# Six yes/no fields are 64 ways to fill; numbers of which nothing is known make every sum uncertain.
UNKNOWN = ["newly_built", "remote_poor_area", "legal_person", "pe_every_grade", "ownership", "site", "students", "boarders",
           "new_students", "graduates", "books", "guards", "computers", "land_area_m2", "building_area_m2"]
FORMATS = ["jsonl", "csv", "json", "text", "markdown", "junit"]
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
with open(PROGRAM, "rb") as program:
    SANITIZED = b"__asan_init" in program.read()
SECONDS, MEGABYTES = (40, 2048) if SANITIZED else (5, 200)  # of processor time and memory of one audit


class Wrong(Exception):
    """What an attack got away with."""


class Run:
    """One audit: its exit code, what it said, its processor time, the memory that its largest process had, its outputs."""

    def __init__(self, folder, records, *packs, within=DISTRICT):
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        command = [PROGRAM, "audit", records, "--quiet", "--within", within, "--jobs", "1"]
        for pack in (os.path.join(SOURCE, "rules"), *packs):
            command += ["--rules", pack]
        for name in FORMATS:
            command += ["-o", f"{name}:{os.path.join(folder, name)}"]
        with open(os.path.join(folder, "said"), "w+b") as said:
            process = subprocess.Popen(command, stdout=said, stderr=said, env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"})
            watchdog = threading.Timer(60, process.kill)
            watchdog.start()
            _, how, used = os.wait4(process.pid, 0)
            watchdog.cancel()
            process.returncode = os.waitstatus_to_exitcode(how)
            said.seek(0)
            self.said = said.read().decode()
        self.seconds, self.megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss // 1024
        self.code = process.returncode
        os.remove(os.path.join(folder, "said"))
        self.outputs = {name: open(os.path.join(folder, name), "rb").read().decode() for name in sorted(os.listdir(folder))}

    def lines(self, name, rule=None):
        """The lines of an output; without those of `rule`."""
        return [line for line in self.outputs[name].split("\n") if not rule or rule not in line]

    def results(self, rule):
        if self.code not in (0, 1, 2) or self.said:
            raise Wrong(f"exit code {self.code}, said: {self.said[:400]}")
        found = [json.loads(line) for line in self.outputs["jsonl"].split("\n") if rule in line]
        return {result["subject"]["id"]: result for result in found}

    def document(self, rule=None):
        """The JSON document without what the rule's results add up in."""
        document = json.loads(self.outputs["json"])
        for key in ("rules", "results"):
            document[key] = [entry for entry in document[key] if not rule or rule not in (entry.get("id"), entry.get("rule"))]
        for verdict in document["verdicts"]:
            del verdict["totals"]["note"]
        del document["totals"]
        return document


def prepare(folder):
    """The sample city, and much that is not known of the attacked school."""
    records = os.path.join(folder, "records.db")
    forms = os.path.join(SOURCE, "samples", "city")
    for words in (["init", records], ["import", records, *(os.path.join(forms, name) for name in sorted(os.listdir(forms)))]):
        subprocess.run([PROGRAM, *words], check=True, stdout=subprocess.DEVNULL)
    connection = sqlite3.connect(records)
    connection.execute(f"UPDATE school SET {', '.join(f'{name} = NULL' for name in UNKNOWN)} WHERE school_id = ?", [ATTACKED])
    connection.commit()
    connection.close()
    return records


def take(attack, folder):
    """A copy of the attack's folder, made whole; what is expected of it."""
    pack = os.path.join(folder, attack)
    shutil.copytree(os.path.join(ATTACKS, attack), pack, symlinks=True)
    if os.path.exists(os.path.join(pack, "make.py")):
        subprocess.run([sys.executable, "make.py"], cwd=pack, check=True)
    with open(os.path.join(pack, "expected"), encoding="utf-8") as file:
        found = re.fullmatch(r"(error|error everywhere|fail|unknown|refused): (.+)\n", file.read())
    if not found:
        raise Wrong("its file `expected` says nothing")
    return pack, found.group(1), found.group(2)


def sound(run):
    """Whatever the rule did, every output can be read by whom it is for."""
    if run.seconds > SECONDS or run.megabytes > MEGABYTES:
        raise Wrong(f"the audit took {run.seconds:.1f} s and {run.megabytes} MB")
    for name, text in run.outputs.items():
        if CONTROL.search(text):
            raise Wrong(f"a control character in {name}: {CONTROL.search(text)}")
    xml.etree.ElementTree.fromstring(run.outputs["junit"])


def refuse(run, pack, words):
    if run.code not in (65, 66) or words not in run.said or pack not in run.said or run.outputs:
        raise Wrong(f"exit code {run.code}, written {list(run.outputs)}, said: {run.said[:400]}")


def judge(run, base, rule, kind, words):
    results = run.results(rule)
    sound(run)
    if len(results) != 3:
        raise Wrong(f"results of {sorted(results)}")
    for school, result in results.items():
        want = kind.split()[0] if school == ATTACKED or kind == "error everywhere" else "pass"
        said = result["reason"] or "" if want == "error" else json.dumps(result, ensure_ascii=False)
        if result["result"] != want or (want != "pass" and words not in said):
            raise Wrong(f"{school} is {result['result']}: {said[:400]}")
    for name in ("jsonl", "csv"):
        if run.lines(name, rule) != base.lines(name):
            raise Wrong(f"other lines of {name} are not as without it")
    if run.document(rule) != base.document():
        raise Wrong("the rest of json is not as without it")


def alone(run, folder, records, pack, rule, schools):
    """Each school by itself is told the same: nothing came from those before it."""
    for school in schools:
        one = Run(folder, records, pack, within="school:" + school)
        if one.results(rule)[school] != run.results(rule)[school]:
            raise Wrong(f"{school} alone is told something else: {str(one.results(rule)[school])[:300]}")


def attempt(attack, folder, records, base):
    """What is wrong; None when the attack is contained."""
    outputs = os.path.join(folder, attack + ".out")
    try:
        pack, kind, words = take(attack, folder)
        run = Run(outputs, records, pack)
        if kind == "refused":
            refuse(run, pack, words)
        else:
            judge(run, base, "hostile." + attack, kind, words)
            alone(run, outputs, records, pack, "hostile." + attack, [ATTACKED, OTHER] if "everywhere" in kind else [OTHER])
    except Wrong as wrong:
        return f"{attack}: {wrong}"
    return None


def main():
    attacks = sorted(name for name in os.listdir(ATTACKS) if os.path.isdir(os.path.join(ATTACKS, name)))
    if len(attacks) < LEAST:
        sys.exit(f"only {len(attacks)} attacks")
    attacks = sys.argv[3:] or attacks
    if not SANITIZED:  # nothing that gets through may take the machine with it
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    with tempfile.TemporaryDirectory(prefix="hecha-hostile-") as folder:
        records = prepare(folder)
        base = Run(os.path.join(folder, "base"), records)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            wrong = [what for what in pool.map(lambda attack: attempt(attack, folder, records, base), attacks) if what]
    print("\n".join([*wrong, f"{len(attacks)} attacks, {len(attacks) - len(wrong)} contained"]))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
