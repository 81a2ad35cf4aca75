#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What `cmake --install` lays down works where it lies: the program finds its data, others find the library.

usage: install.py SOURCE BUILD
"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

SOURCE, BUILD = sys.argv.pop(1), sys.argv.pop(1)

USER = r"""
#include <hecha.h>

int main(int argc, char **argv)
{
	const char *rules = argv[2];
	hc_pack *pack = NULL;
	hc_error err;

	hc_error_init(&err, HC_EN);
	hc_status status = argc == 3 ? hc_pack_open(&pack, argv[1], &rules, 1, &err) : HC_EUSAGE;
	if (status == HC_OK)
		printf("%s %zu\n", HECHA_VERSION, hc_pack_rule_count(pack));
	hc_pack_free(pack);
	hc_error_drop(&err);
	return hc_status_exit(status);
}
"""


def run(*command, **more):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **more)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.prefix = tempfile.mkdtemp(prefix="hecha-install-")
        run("cmake", "--install", BUILD, "--prefix", cls.prefix)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.prefix)

    def files(self):
        return [os.path.relpath(os.path.join(top, name), self.prefix)
                for top, _, names in os.walk(self.prefix) for name in names]

    def test_program_page_schemas_and_rules_are_there(self):
        files = self.files()
        for path in ("bin/hecha", "share/man/man1/hecha.1", "share/hecha/schemas/units.yaml", "share/hecha/rules/limits.yaml"):
            self.assertIn(path, files)

    def test_the_program_finds_the_data_installed_beside_it(self):
        listed = run(os.path.join(self.prefix, "bin", "hecha"), "rules", "--lang", "en", cwd="/")
        self.assertEqual(listed.count("\n"), sum(path.endswith(".lua") for path in self.files()))

    def test_another_program_builds_with_the_library_and_runs(self):
        pc = next(os.path.join(self.prefix, os.path.dirname(path)) for path in self.files() if path.endswith("hecha.pc"))
        source, program = os.path.join(self.prefix, "user.c"), os.path.join(self.prefix, "user")
        with open(source, "w", encoding="utf-8") as file:
            file.write(USER)
        flags = run("pkg-config", "--cflags", "--libs", "hecha", env={**os.environ, "PKG_CONFIG_PATH": pc}).split()
        run("gcc", "-std=c11", "-Wall", "-Werror", "-o", program, source, *flags)
        said = run(program, os.path.join(SOURCE, "schemas"), os.path.join(SOURCE, "tests", "cli", "pack"))
        self.assertRegex(said, r"^\d+\.\d+\.\d+ 1\n$")


if __name__ == "__main__":
    unittest.main()
