#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the commands of README.md, in order, in a folder that looks like the checkout.

usage: readme.py PROGRAM SOURCE
"""
import os
import re
import subprocess
import sys
import tempfile

program, source = map(os.path.abspath, sys.argv[1:])
with open(os.path.join(source, "README.md"), encoding="utf-8") as file:
    text = file.read()
commands = [line for block in re.findall(r"```sh\n(.*?)```", text, re.S) for line in block.splitlines()]
shown = re.findall(r"```console\n\$ (.*?)\n(.*?)```", text, re.S)
assert len(commands) > 10 and shown, (commands, shown)

failed = 0
with tempfile.TemporaryDirectory(prefix="hecha-readme-") as folder:
    os.mkdir(os.path.join(folder, "build"))
    os.symlink(program, os.path.join(folder, "build", "hecha"))
    for name in ("rules", "schemas", "samples"):
        os.symlink(os.path.join(source, name), os.path.join(folder, name))
    for command in commands:
        done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True, check=False)
        # The sample has findings by design; init, import, rules and test must simply work.
        if done.returncode > (2 if " audit " in command else 0) or done.stderr:
            failed += 1
            print(f"$ {command}\n{done.stdout}{done.stderr}exit code {done.returncode}")
    for command, output in shown:
        done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True, check=False)
        if not done.stdout.startswith(output):
            failed += 1
            print(f"$ {command}\nthe README shows\n{output}the program prints\n{done.stdout}")
print(f"{len(commands) + len(shown)} commands, {failed} failed")
sys.exit(1 if failed else 0)
