#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs a compiler (or clang-tidy) over every C file of the build and passes when it says nothing.

usage: compile.py BUILD TOOL ARGUMENT...
The flags of each file are those of the build (compile_commands.json); clang-tidy reads only core/, the product.
"""
import concurrent.futures
import json
import os
import shlex
import subprocess
import sys

build, tool, *arguments = sys.argv[1:]
tidy = os.path.basename(tool).startswith("clang-tidy")
with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
    # A file may be compiled for several targets; once is enough.
    commands = {entry["file"]: entry for entry in json.load(file)}


def flags(entry):
    words = shlex.split(entry["command"])
    return [word for word in words[1:] if word.startswith(("-I", "-D", "-W", "-std", "-isystem")) or word.startswith("/usr/include")]


def look(entry):
    if tidy:
        command = [tool, *arguments, entry["file"], "--", *flags(entry)]
    else:
        command = [tool, *flags(entry), *arguments, entry["file"]]
    done = subprocess.run(command, cwd=entry["directory"], capture_output=True, text=True, check=False)
    # clang-tidy counts on stderr what it left out: only its exit code and its findings matter.
    said = done.stdout if tidy else done.stdout + done.stderr
    return entry["file"], said if done.returncode or said else ""


chosen = [entry for path, entry in sorted(commands.items()) if not tidy or "/core/" in path]
assert chosen, "no C files in compile_commands.json"
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    found = [(path, said) for path, said in pool.map(look, chosen) if said]
for path, said in found:
    print(f"{path}\n{said}")
print(f"{len(chosen)} files, {len(found)} with messages")
sys.exit(1 if found else 0)
