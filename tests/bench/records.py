# SPDX-License-Identifier: MIT
"""Databases of records, made by bench_generate, and what it says of them."""
import subprocess
from pathlib import Path


def read_printed(text):
    """(rows by table, findings by rule) of what the generator printed; None where it knows of no findings."""
    rows, findings = ({name: int(number) for name, number in map(str.split, part.splitlines())}
                      for part in text.split("\n\n", 1))
    total = rows.pop("rows"), findings.pop("findings", None)
    if total != (sum(rows.values()), sum(findings.values()) if findings else total[1]):
        raise ValueError("the generator's totals are not the sums of its lines")
    return rows, findings or None


def make(program, path, *options):
    """The database at `path`, made unless it is there; its rows and findings stand beside it in a text."""
    path, printed = Path(path), Path(f"{path}.txt")
    if not (path.exists() and printed.exists()):
        path.unlink(missing_ok=True)
        half = Path(f"{path}.part")
        half.unlink(missing_ok=True)
        done = subprocess.run([str(program), str(half), *map(str, options)], check=True, stdout=subprocess.PIPE, text=True)
        printed.write_text(done.stdout, encoding="ascii")
        half.rename(path)
    return read_printed(printed.read_text(encoding="ascii"))


def per_school(teachers, students, internships):
    return ["--teachers-per-school", teachers, "--students-per-school", students, "--internships-per-school", internships]
