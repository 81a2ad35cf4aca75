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
with open(os.path.join(source, "rules", "README.md"), encoding="utf-8") as file:
    writing = file.read()
saved = re.findall(r"Save this as `([^`]+)`:\n\n```lua\n(.*?)```", writing, re.S)
commands += [line for block in re.findall(r"```sh\n(.*?)```", writing, re.S) for line in block.splitlines()]
assert saved

failed = 0
with tempfile.TemporaryDirectory(prefix="hecha-readme-") as folder:
    os.mkdir(os.path.join(folder, "build"))
    os.symlink(program, os.path.join(folder, "build", "hecha"))
    for name in ("rules", "schemas", "samples"):
        os.symlink(os.path.join(source, name), os.path.join(folder, name))
    for path, rule in saved:
        os.makedirs(os.path.dirname(os.path.join(folder, path)))
        with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
            file.write(rule)
    # The rule that the page explains stands in a pack of its own, with the shipped law.
    os.makedirs(os.path.join(folder, "page", "staffing"))
    for name in ("regulations", "limits.yaml", "verdicts.yaml"):
        os.symlink(os.path.join(source, "rules", name), os.path.join(folder, "page", name))
    with open(os.path.join(folder, "page", "staffing", "dual_qualified_share.lua"), "w", encoding="utf-8") as file:
        file.write(next(block for block in re.findall(r"```lua\n(.*?)```", writing, re.S) if "dual_qualified_share" in block))
    commands.append("build/hecha test --rules page")
    for command in commands:
        done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True, check=False)
        # The sample has findings by design; init, import, rules and test must simply work.
        if done.returncode > (2 if re.search(" (audit|diff|merge) ", command) else 0) or done.stderr:
            failed += 1
            print(f"$ {command}\n{done.stdout}{done.stderr}exit code {done.returncode}")
    for command, output in shown:
        done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True, check=False)
        if not done.stdout.startswith(output):
            failed += 1
            print(f"$ {command}\nthe README shows\n{output}the program prints\n{done.stdout}")
print(f"{len(commands) + len(shown)} commands, {failed} failed")
sys.exit(1 if failed else 0)
