#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The agreements on the source tree that can be read off the files.

usage: shape.py SOURCE
"""
import os
import re
import sys
import unittest

SOURCE = sys.argv.pop(1)
CORE = os.path.join(SOURCE, "core")

# core/README.md's table: what a room's files may include of other rooms, and the libraries that it alone uses.
MAY = {
    "base": [], "data": ["base"], "schema": ["data", "base"], "store": ["schema", "data", "base"],
    "rule": ["schema", "base"], "script": ["rule", "data", "schema", "base"],
    "audit": ["rule", "data", "store", "schema", "base"], "publish": ["store", "schema", "base"], "cli": ["hecha.h"],
}
OWNER = {
    "yaml.h": "schema", "sqlite3.h": "store", "csv.h": "store", "iconv.h": "store", "lua.h": "script",
    "lauxlib.h": "script", "lualib.h": "script", "jansson.h": "publish", "utf8proc.h": "base", "seccomp.h": "audit", "nettle/sha2.h": "base",
    "xlsxwriter.h": "publish",
}
LIBRARIES = {"SQLITE": "store", "csv": "store", "YAML": "schema", "LUA": "script", "JANSSON": "publish",
             "UTF8PROC": "base", "SECCOMP": "audit", "NETTLE": "base", "XLSXWRITER": "publish"}
# From the C library and the kernel. What prints or ends the program is below.
SYSTEM = re.compile(r"(assert|ctype|errno|fcntl|float|ftw|getopt|inttypes|limits|math|poll|pthread|signal|stdarg|stdatomic|stdbool|stddef|"
                    r"stdint|stdio|stdlib|string|strings|time|unistd|dirent|sched|spawn|linux/\w+|sys/\w+)\.h")
ENDS_OR_PRINTS = re.compile(r"\b(printf|puts|putchar|perror|exit|abort|vprintf)\s*\(|\b(stdout|stderr)\b")
LONGEST_FILE, LONGEST_FUNCTION = 500, 60
SPDX = "SPDX-License-Identifier: MIT"


def files(folder, *endings):
    for top, folders, names in os.walk(os.path.join(SOURCE, folder)):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "build", "__pycache__")))
        for name in sorted(names):
            if name.endswith(endings):
                yield os.path.relpath(os.path.join(top, name), SOURCE)


def read(path):
    with open(os.path.join(SOURCE, path), encoding="utf-8") as file:
        return file.read()


def without_comments_and_texts(text):
    """The same lines with comments, texts and characters blanked out."""
    blank = lambda found: re.sub(r"[^\n]", " ", found.group(0))
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', blank, text, flags=re.S)


def includes(text):
    """(line, how, path) of every #include."""
    for number, line in enumerate(text.splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if found:
            yield number, found.group(1), found.group(2)


def include_problem(room, how, path):
    """Why a file of `room` may not include `path`; None when it may."""
    if how == "<":
        if path in OWNER:
            return None if OWNER[path] == room else f"<{path}> belongs to core/{OWNER[path]}"
        return None if SYSTEM.fullmatch(path) else f"<{path}> is on no list"
    other = path.split("/")[0]
    if other == room or other in MAY[room]:
        return None
    return f'"{path}": core/{room} may include {MAY[room] or "no other room"}'


def functions(text):
    """(name, first line, lines) of every function body: in our style a body begins with { alone in column 0."""
    start, name, header = None, None, ""
    for number, line in enumerate(without_comments_and_texts(text).splitlines(), 1):
        if line == "{" and start is None:
            start, name = number, (re.findall(r"(\w+)\s*\(", header) or ["?"])[0]
        elif line.startswith("}") and start is not None:
            yield name, start, number - start - 1
            start, header = None, ""
        elif start is None:
            header = line if line[:1].strip() and not line.startswith((" ", "\t")) else header + line


class Includes(unittest.TestCase):
    def test_every_room_includes_only_what_the_map_allows(self):
        problems = []
        for path in files("core", ".c", ".h"):
            room = path.split(os.sep)[1]
            if room not in MAY:
                continue  # hecha.h and hecha.c stand above the rooms
            for line, how, target in includes(read(path)):
                problem = include_problem(room, how, target)
                if problem:
                    problems.append(f"{path}:{line}: {problem}")
                if how == '"' and not os.path.exists(os.path.join(CORE, target)):
                    problems.append(f"{path}:{line}: there is no core/{target}")
        self.assertEqual(problems, [], "\n" + "\n".join(problems))

    def test_every_room_links_only_what_the_map_allows(self):
        problems = []
        for room in MAY:
            if room == "cli":
                continue
            call = re.search(r"LINKS(.*?)SOURCES", read(f"core/{room}/CMakeLists.txt"), re.S)
            for link in call.group(1).split() if call else []:
                if link.startswith("hc_") and link[3:] not in MAY[room]:
                    problems.append(f"core/{room} links {link}")
                library = link.replace("PkgConfig::", "")
                if LIBRARIES.get(library, room) != room:
                    problems.append(f"core/{room} links {link}, which belongs to core/{LIBRARIES[library]}")
        self.assertEqual(problems, [])

    def test_the_rooms_are_the_folders(self):
        self.assertEqual(sorted(name for name in os.listdir(CORE) if os.path.isdir(os.path.join(CORE, name))), sorted(MAY))

    def test_a_forbidden_include_would_be_seen(self):
        self.assertIsNone(include_problem("store", '"', "schema/entity.h"))
        self.assertIsNone(include_problem("store", "<", "sqlite3.h"))
        for room, how, path in (("store", '"', "rule/rule.h"), ("rule", "<", "lua.h"), ("cli", '"', "base/text.h"),
                                ("base", '"', "data/column.h"), ("data", "<", "openssl/evp.h")):
            self.assertIsNotNone(include_problem(room, how, path), path)


class Code(unittest.TestCase):
    def test_nothing_below_the_command_line_prints_or_ends_the_program(self):
        problems = []
        for path in files("core", ".c", ".h"):
            if path.startswith("core/cli/"):
                continue
            for number, line in enumerate(without_comments_and_texts(read(path)).splitlines(), 1):
                if ENDS_OR_PRINTS.search(re.sub(r"__attribute__\(\(.*?\)\)|format\(printf", "", line)):
                    problems.append(f"{path}:{number}: {line.strip()}")
        self.assertEqual(problems, [], "\n" + "\n".join(problems))

    def test_a_call_that_prints_would_be_seen(self):
        self.assertTrue(ENDS_OR_PRINTS.search('	fprintf(stderr, "");'))
        self.assertTrue(ENDS_OR_PRINTS.search("	exit(1);"))
        self.assertFalse(ENDS_OR_PRINTS.search("	snprintf(out, size, format); _exit(0); SCMP_SYS(exit)"))

    def test_no_file_is_longer_than_500_lines(self):
        ours = [*files("core", ".c", ".h"), *files("tests", ".c", ".h", ".py"), *files("rules", ".lua"),
                *files("samples", ".py")]
        lengths = {path: read(path).count("\n") for path in ours}
        long = [f"{path}: {lines} lines" for path, lines in lengths.items() if lines > LONGEST_FILE]
        self.assertEqual(long, [])

    def test_no_function_is_longer_than_60_lines(self):
        long, seen = [], 0
        for path in [*files("core", ".c"), *files("tests", ".c")]:
            for name, line, lines in functions(read(path)):
                seen += 1
                if lines > LONGEST_FUNCTION:
                    long.append(f"{path}:{line}: {name} has {lines} lines")
        self.assertGreater(seen, 100)
        self.assertEqual(long, [], "\n" + "\n".join(long))

    def test_a_long_function_would_be_seen(self):
        body = "static int walk(int a,\n                int b)\n{\n" + "\ta++; /* } */\n" * 61 + "}\n"
        self.assertEqual(list(functions(body)), [("walk", 3, 61)])

    def test_every_file_says_its_licence(self):
        ours = [*files("core", ".c", ".h", "CMakeLists.txt", ".1"), *files("tests", ".c", ".h", ".py", "CMakeLists.txt"),
                *files("rules", ".yaml"), *files("schemas", ".yaml"), *files("samples", ".py"), "CMakeLists.txt",
                ".ci/run", ".ci/packages", "samples/run", "tests/run", "tests/soak", "tests/coverage/run"]
        missing = [path for path in ours if SPDX not in "\n".join(read(path).splitlines()[:3])]
        self.assertEqual(missing, [])


class Readme(unittest.TestCase):
    COMMANDS = ["samples/run", "tests/run"]

    def test_the_first_screen_has_the_two_commands_and_they_can_be_run(self):
        first_screen = read("README.md").splitlines()[:70]
        for command in self.COMMANDS:
            self.assertIn(command, [line.strip() for line in first_screen], command)
            self.assertTrue(os.access(os.path.join(SOURCE, command), os.X_OK), command)

    def test_ci_calls_the_second(self):
        self.assertIn("tests/run", read(".ci/run"))
        self.assertTrue(os.access(os.path.join(SOURCE, ".ci/run"), os.X_OK))

    def test_both_install_from_one_list(self):
        for command in self.COMMANDS:
            self.assertRegex(read(command), r"(?m)^\.ci/packages build")

    def test_the_rule_on_the_first_screen_is_the_shipped_one(self):
        shown = re.search(r"```lua\n(.*?)```", read("README.md"), re.S).group(1)
        shipped = read("rules/staffing/dual_qualified_share.lua")
        squeeze = lambda text: re.sub(r"\s+", " ", text).strip()
        for part in shown.split("examples =")[0].split("\n\n"):
            self.assertIn(squeeze(part), squeeze(shipped))


class Fuzzing(unittest.TestCase):
    def test_every_target_has_a_corpus_a_line_in_the_table_and_one_in_the_readme(self):
        targets = re.findall(r"(?m)^hc_fuzz\((\w+)", read("tests/fuzz/CMakeLists.txt"))
        self.assertGreater(len(targets), 5)
        self.assertEqual(sorted(targets), sorted(os.listdir(os.path.join(SOURCE, "tests/fuzz/corpus"))))
        self.assertEqual(sorted(targets), sorted(re.findall(r"(?m)^fuzz_\w+ +fuzz (\w+)", read("tests/soak"))))
        self.assertEqual(set(targets) - set(re.findall(r"(?m)^\| `(\w+)` \|", read("tests/README.md"))), set())
        self.assertTrue(os.access(os.path.join(SOURCE, "tests/soak"), os.X_OK))


if __name__ == "__main__":
    unittest.main()
