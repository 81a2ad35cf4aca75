#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every command, with its n-th allocation or file operation failing, for every n.

usage: walk.py PROGRAM SHIM [--all | --points N] [--at N] [--kind KIND]... [SCENE...]

A run in which something failed must be one of two: just like the run in which nothing did (same exit code, same
words, same files), or refused: an exit code of its kind, a message that says what failed, every file as it was or as
it would have become, and none beside. After a kill there may be remains; but the same command again, with nothing in
its way, ends as if there had been no kill, and clears them away.
"""
import argparse
import collections
import concurrent.futures
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import time

from scenes import SCENES, make_world

# In the order of shim.c: an allocation fails, or all from there on; a file operation fails with this error, or all that
# write from there on; a read or write is interrupted, or does half; the program is killed before one, or in its midst.
KINDS = ["alloc", "alloc-on", "eio", "enospc", "enospc-on", "eintr", "short", "kill", "torn"]
STATE = struct.Struct("<IIQQ24s232s")  # struct state of shim.c
KILLED, HANGS = -9, -99
# What is said when memory runs out; of libraries that cannot tell, or are lost with the process that they run in.
MEMORY = ("out of memory", "Cannot allocate memory", "unknown zip error",
          "the process that writes the tables was lost")

Outcome = collections.namedtuple("Outcome", "code out err files")
Failed = collections.namedtuple("Failed", "times calls call path")


def snapshot(folder):
    """{path: bytes} of all files below; folders count by their files."""
    found = {}
    for top, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(top, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def is_draft(name):
    return ".hecha-" in name


class Walker:
    def __init__(self, program, shim):
        self.program, self.preload = program, shim
        self.environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "TERM": "dumb"}
        linked = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout.split()
        for library in linked:
            if library.startswith("/") and "libasan" in library:
                self.preload += ":" + library
                self.environment["ASAN_OPTIONS"] = "verify_asan_link_order=0:exitcode=99:allocator_may_return_null=1"
        self.room = tempfile.mkdtemp(prefix="walk-")
        self.world = os.path.join(self.room, "world")
        make_world(self.world, self.plain)
        self.before, self.after = {}, {}
        assert self.learn(SCENES[0], "alloc") > 0, f"{shim} is not loaded"

    def close(self):
        shutil.rmtree(self.room)

    def plain(self, *args):
        done = subprocess.run([self.program, *args], cwd=self.world, env=self.environment, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    # ---- one run ----

    def place(self, scene):
        """A fresh folder with what the scene begins with."""
        folder = tempfile.mkdtemp(dir=self.room)
        for name, here in scene.needs.items():
            path = os.path.join(self.world, name)
            (shutil.copytree if os.path.isdir(path) else shutil.copyfile)(path, os.path.join(folder, here))
        return folder

    def run(self, scene, folder, kind, at):
        """One run in `folder` with call `at` failing (0: none)."""
        with tempfile.NamedTemporaryFile(dir=self.room) as state:
            state.write(STATE.pack(KINDS.index(kind), 0, at, 0, b"", b""))
            state.flush()
            environment = {**self.environment, "LD_PRELOAD": self.preload, "HC_FAIL": state.name, "TMPDIR": os.path.join(folder, "tmp")}
            try:
                done = subprocess.run([self.program, *scene.args], cwd=folder, env=environment, capture_output=True, timeout=60, check=False)
            except subprocess.TimeoutExpired:
                done = subprocess.CompletedProcess(scene.args, HANGS, b"", b"")
            state.seek(0)
            _, times, _, calls, call, path = STATE.unpack(state.read())
        text = lambda value: value.split(b"\0")[0].decode(errors="replace")
        return (Outcome(done.returncode, done.stdout, done.stderr.decode(errors="replace"), snapshot(folder)),
                Failed(times, calls, text(call), text(path)))

    def learn(self, scene, kind):
        """What the scene is when nothing fails; how many calls it makes that could."""
        folder = self.place(scene)
        self.before[scene.name] = snapshot(folder)
        outcome, failed = self.run(scene, folder, kind, 0)
        assert outcome.code == scene.code, f"{scene.name}: exit code {outcome.code}\n{outcome.err}"
        self.after[scene.name] = outcome
        shutil.rmtree(folder)
        return failed.calls

    # ---- what is right ----

    def look(self, scene, kind, at):
        """(whether a call failed, what is wrong or None)"""
        folder = self.place(scene)
        outcome, failed = self.run(scene, folder, kind, at)
        problem = self.differs(scene, outcome)
        if problem and failed.times:
            problem = self.judge(scene, kind, outcome, failed) or self.again(scene, folder, outcome)
        shutil.rmtree(folder, ignore_errors=True)
        if problem:
            problem = f"{scene.name} {kind} {at}: {failed.call}({failed.path})\n    {problem}\n" + \
                f"    exit code {outcome.code}, said: {outcome.err.strip() or 'nothing'}"
        return failed.times > 0, problem

    def differs(self, scene, outcome):
        """In what `outcome` is not that of the run in which nothing failed."""
        after = self.after[scene.name]
        if outcome.code != after.code:
            return f"exit code {outcome.code}, not {after.code}"
        if outcome.out != after.out:
            return "other words on standard output"
        others = [name for name in sorted({**outcome.files, **after.files}) if outcome.files.get(name) != after.files.get(name)]
        return "other files: " + ", ".join(others) if others else None

    def judge(self, scene, kind, outcome, failed):
        if kind in ("kill", "torn"):
            return f"was not killed: exit code {outcome.code}" if outcome.code != KILLED else self.spoilt(scene, outcome, True)
        cleaning = failed.call in ("unlink", "rmdir")
        if cleaning and outcome.code == self.after[scene.name].code:
            return self.spoilt(scene, outcome, True)
        return self.refused(kind, scene, outcome, failed) or self.spoilt(scene, outcome, cleaning or kind == "alloc-on")

    def refused(self, kind, scene, outcome, failed):
        """Whether the exit code and the words are those of a refusal."""
        said = outcome.err.splitlines()
        if not 64 <= outcome.code < 99:
            return self.differs(scene, outcome)
        if not said or not all(line.startswith("hecha: ") for line in said):
            return "no message, or words that are not ours"
        if kind.startswith("alloc"):
            right = outcome.code == 70 or "Cannot allocate memory" in outcome.err or "unknown zip error" in outcome.err
            return None if right and any(words in outcome.err for words in MEMORY) else "is not said to be out of memory"
        if outcome.code not in (65, 66, 70, 73):
            return "not the exit code of a failing file"
        nameless = not failed.path or ":[" in failed.path or failed.path.startswith(("/dev/", "/memfd:", "words"))
        parts = {part for name in (failed.path, *self.before[scene.name], *self.after[scene.name].files) for part in name.split("/") if part}
        return None if nameless or any(part in outcome.err for part in parts) else "names no file"

    def spoilt(self, scene, outcome, may_leave):
        """Which file is neither as it was nor as it would have become."""
        before, after = self.before[scene.name], self.after[scene.name].files
        for name, content in outcome.files.items():
            if name.startswith(scene.changes) or (may_leave and is_draft(name)):
                continue
            if name not in before and name not in after:
                return f"{name} is left behind"
            if content not in (before.get(name), after.get(name)):
                return f"{name} is neither the old one nor the new one"
        gone = [name for name in before if name not in outcome.files and name in after]
        return f"{gone} is gone" if gone else None

    def again(self, scene, folder, outcome):
        """Runs the command once more, with nothing in its way, unless nothing was done, or all."""
        if outcome.files in (self.before[scene.name], self.after[scene.name].files):
            return None
        time.sleep(0.05)  # children of what was killed end with it, in a moment
        once, _ = self.run(scene, folder, "eio", 0)
        problem = self.differs(scene, once)
        return problem and f"run again: {problem}; {once.err}"


def numbers(scene, kind, count, points):
    """The n to walk: all, or `points` of them, one in each part of the way."""
    chance = random.Random(scene.name + kind)
    step = max(1, count // points) if points else 1
    return [first + chance.randrange(step) for first in range(1, count + 1, step)]


def walk(walker, pool, scene, kind, points):
    """(points walked, problems). Goes on past what was counted, until nothing fails any more."""
    count = walker.learn(scene, kind)
    looks = list(pool.map(lambda at: walker.look(scene, kind, at), numbers(scene, kind, count, points)))
    at = count
    while looks and looks[-1][0]:
        at += 1
        looks.append(walker.look(scene, kind, at))
    return sum(hit for hit, _ in looks), [problem for _, problem in looks if problem]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("shim")
    parser.add_argument("--points", type=int, default=4)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--at", type=int, help="this point alone")
    parser.add_argument("--kind", action="append", choices=KINDS)
    parser.add_argument("scenes", nargs="*")
    args = parser.parse_intermixed_args()
    walker = Walker(os.path.abspath(args.program), os.path.abspath(args.shim))
    total = wrong = 0
    try:
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for scene in SCENES:
                for kind in args.kind or KINDS:
                    if args.scenes and scene.name not in args.scenes:
                        continue
                    if args.at:
                        walker.learn(scene, kind)
                        hit, problem = walker.look(scene, kind, args.at)
                        walked, problems = hit, [problem] if problem else []
                    else:
                        walked, problems = walk(walker, pool, scene, kind, None if args.all else args.points)
                    total, wrong = total + walked, wrong + len(problems)
                    print(f"{scene.name:20} {kind:10} {walked:6} points, {len(problems)} wrong", flush=True)
                    for problem in problems:
                        print("  " + problem, flush=True)
    finally:
        walker.close()
    print(f"{total} points walked, {wrong} wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
