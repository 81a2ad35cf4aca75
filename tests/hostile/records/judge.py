# SPDX-License-Identifier: MIT
"""What an audit of hostile records may do: tell clearly why it cannot be, or be right.

Right is an audit that is, byte for byte, that of a sound database with the rows that SQLite itself reads from the
hostile one. Everything else is a fault: another exit code, a signal, a word of a sanitizer, half an output, a message
that does not name the file, a change of the file or a file left beside it, too much time or memory.
"""
import hashlib
import os
import shutil
import sqlite3
import subprocess
import tempfile
import threading

import base

SECONDS = 60
MEGABYTES = 700  # with sanitizers; the sample itself takes some 60
REFUSED = {65, 66}
AUDITED = {0, 1, 2}


class Fault(Exception):
    """What must not happen."""


class Judge:
    """Audits databases in a folder of its own, and counts what came of it."""

    def __init__(self, program, folder=None):
        self.program = os.path.abspath(program)
        self.folder = tempfile.mkdtemp(prefix="hecha-hostile-", dir=folder)
        self.path = os.path.join(self.folder, "records.db")
        self.counts = {"tried": 0, "messages": 0, "audits": 0, "changed": 0}
        self.sound = base.rows()
        self.digests = True     # whether the file is held against what it was
        self.clustered = False  # whether the hostile tables are stored by their root: the sound ones then are not
        self.expected = None    # what the audit of the sound rows gives
        os.mkdir(os.path.join(self.folder, "copy"))

    def close(self):
        shutil.rmtree(self.folder)

    def digest(self):
        if not self.digests or not os.path.isfile(self.path):
            return None
        with open(self.path, "rb") as file:
            return hashlib.sha256(file.read(1 << 26)).digest()

    def run(self, *words, cwd=None):
        """Runs the program; (exit code, standard output, standard error). Faults are raised here that no command may have."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            with subprocess.Popen([self.program, *words], cwd=cwd or self.folder, stdout=out, stderr=err,
                                  stdin=subprocess.DEVNULL) as process:
                killer = threading.Timer(SECONDS, process.kill)
                killer.start()
                _, status, usage = os.wait4(process.pid, 0)
                killer.cancel()
                process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0), err.seek(0)
            said, told = out.read(), err.read().decode(errors="replace")
        code = process.returncode
        if code < 0 or "Sanitizer" in told or "runtime error" in told:
            raise Fault(f"{words}: ended with {code} (-9: after {SECONDS} s): {told[:4000]}")
        if usage.ru_maxrss > MEGABYTES * 1024:
            raise Fault(f"{words}: took {usage.ru_maxrss // 1024} MB")
        return code, said, told

    def audit(self, path="records.db", *words, cwd=None):
        return self.run("audit", path, "--schemas", base.SCHEMAS, "--rules", base.PACK, "-o", "json", *words, cwd=cwd)

    def expect(self, rows):
        """(exit code, output, message) of the audit of a sound database with these rows."""
        if rows == self.sound and self.expected:
            return self.expected
        path = os.path.join(self.folder, "copy", "records.db")
        for kind in (base.PLAIN if self.clustered else base.CLUSTERED, base.PLAIN):
            try:
                base.make(path, rows, kind)
                break
            except sqlite3.IntegrityError:
                os.remove(path)  # no rows for such tables
        answer = self.audit(cwd=os.path.dirname(path))
        os.remove(path)
        if rows == self.sound:
            self.expected = answer
        return answer

    def judge(self, *words):
        """Audits records.db; raises a Fault, or returns (exit code, message)."""
        self.counts["tried"] += 1
        before, files = self.digest(), sorted(os.listdir(self.folder))
        code, out, told = self.audit("records.db", *words)
        if self.digest() != before or sorted(os.listdir(self.folder)) != files:
            raise Fault(f"the file was changed, or another left beside it: {sorted(os.listdir(self.folder))}")
        if code in REFUSED:
            self.counts["messages"] += 1
            check_refusal(code, out, told)
        elif code in AUDITED:
            self.counts["audits"] += 1
            self.check_audit(code, out, told)
        else:
            raise Fault(f"exit code {code}: {told[:2000]}")
        return code, told

    def check_audit(self, code, out, told):
        if told:
            raise Fault(f"an audit with a message: {told[:2000]}")
        if b'"result":"error"' in out:  # a sanitizer's word in a worker shows only as its end
            raise Fault("a worker was lost, or a rule broke, though none does")
        rows = base.read(self.path)
        unread = [table for table in rows if rows[table] is None]
        changed = [table for table in rows if rows[table] not in (None, self.sound[table])]
        self.counts["changed"] += bool(changed or unread)
        # What SQLite cannot read but the audit did not need may be as it was.
        rows.update((table, self.sound[table]) for table in unread)
        wanted = self.expect(rows)
        if (code, out) != wanted[:2]:
            raise Fault(f"another audit (exit code {code}) than of the same rows (exit code {wanted[0]}: "
                        f"{wanted[2][:500]}); changed: {changed}, not to be read: {unread}: {first_difference(out, wanted[1])}")


def check_refusal(code, out, told):
    lines = told.splitlines()
    if out or not lines:
        raise Fault(f"exit code {code} with {len(out)} bytes of output and the message {told!r}")
    for line in lines:
        if not line.startswith("hecha: ") or not line.isprintable():
            raise Fault(f"no message of ours: {line!r}")
    if not lines[0].startswith("hecha: records.db"):
        raise Fault(f"a message that does not name the file: {lines[0]!r}")


def first_difference(one, other):
    for number, (a, b) in enumerate(zip(one.splitlines(), other.splitlines()), 1):
        if a != b:
            return f"line {number}: {a!r} and {b!r}"
    return f"{len(one)} and {len(other)} bytes"
