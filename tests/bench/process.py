# SPDX-License-Identifier: MIT
"""What a command needs: seconds, processor time, memory.

Memory is the kernel's own high-water mark (VmHWM) of each process, read every few milliseconds until it has
ended. A worker is forked, so pages that it shares with its parent count for both: a process is never shown smaller
than it was, and the sum of all is more than the machine gave.
"""
import os
import subprocess
import tempfile
import time
from typing import NamedTuple

POLL_SECONDS = 0.005


class Measured(NamedTuple):
    seconds: float      # on the clock
    cpu: float          # of processors, with all that it waited for
    parent_kib: int
    worker_kib: list    # of each of its children, the largest first
    peak_kib: int       # of the parent and of those children that lived at the same time
    output: str


class Failed(Exception):
    """The command ended otherwise than it should."""


def high_water(pid):
    """Highest resident memory so far in KiB; 0 when the process is gone."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as file:
            for line in file:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1])
    except (FileNotFoundError, ProcessLookupError):
        pass
    return 0


def children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            return [int(word) for word in file.read().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def measure(command, codes=(0,), stdin=None, env=None):
    """Runs the command; Failed unless it ends with one of `codes`."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        begin = time.monotonic()
        process = subprocess.Popen([str(word) for word in command], stdin=stdin or subprocess.DEVNULL, stdout=output,
                                   stderr=errors, env={**os.environ, **(env or {})})
        parent, workers, peak = 0, {}, 0
        while True:
            alive = children(process.pid)
            for child in alive:
                workers[child] = max(workers.get(child, 0), high_water(child))
            parent = max(parent, high_water(process.pid))
            peak = max(peak, parent + sum(workers[child] for child in alive))
            # Without WNOHANG's reaping: the marks of a process that has ended are gone.
            if os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                break
            time.sleep(POLL_SECONDS)
        seconds = time.monotonic() - begin
        # What the parent used and its workers, which it has waited for.
        used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(used[1])
        for file in (output, errors):
            file.seek(0)
        if process.returncode not in codes:
            raise Failed(f"{' '.join(map(str, command))} ended with {process.returncode}\n{errors.read().decode(errors='replace')}")
        return Measured(seconds, used[2].ru_utime + used[2].ru_stime, parent, sorted(workers.values(), reverse=True),
                        peak, output.read().decode())
