# SPDX-License-Identifier: MIT
"""What is no records database, and what lies beside one."""
import os
import shutil
import sqlite3

import base


class Beside:
    def refused(self, name, code, *words):
        got, told = self.accuse(name)
        self.assertEqual(got, code, f"{name}: {told}")
        for word in words:
            self.assertIn(word, told, name)

    def test_what_is_no_database(self):
        path = self.judge.path
        os.mkfifo(path)
        self.refused("a pipe", 66, "regular file")
        os.remove(path)
        os.mkdir(path)
        self.refused("a folder", 66, "folder")
        os.rmdir(path)
        os.symlink("records.db", path)
        self.refused("a link to itself", 66)
        os.remove(path)
        os.symlink("/dev/zero", path)
        self.refused("a device", 66, "regular file")
        os.remove(path)
        for name, text, code in (("nothing", b"", 66), ("a form", b"school_id\nS1\n" * 999, 66), ("its first words", b"SQLite format 3\0", 66),
                                 ("zeros", bytes(1 << 16), 66), ("its first words, then zeros", b"SQLite format 3\0" + bytes(1 << 16), 66)):
            with open(path, "wb") as file:
                file.write(text)
            self.refused(name, code)

    def test_a_ledger_is_no_records(self):
        self.make("ours")
        code, _, told = self.judge.audit("records.db", "--save", "audit.db")
        self.assertEqual(code, 1, told)
        os.replace(os.path.join(self.judge.folder, "audit.db"), self.judge.path)
        self.refused("a ledger", 65, "none of the tables")

    def test_a_huge_file_of_nothing(self):
        with open(self.judge.path, "wb") as file:
            file.truncate(1 << 40)
        self.refused("a terabyte of nothing", 66)
        sound = self.make("ours")
        with open(self.judge.path, "r+b") as file:
            file.truncate(1 << 40)
            file.seek(28)
            file.write((0xfffffffe).to_bytes(4, "big"))
        self.judge.digests = False  # of a terabyte
        self.accuse("a database with a terabyte of nothing behind it")
        self.judge.digests = True
        with open(self.judge.path, "wb") as file:
            file.write(sound)

    def leave(self, *files):
        """The files of work.db as they are now become records.db and what lies beside it."""
        for name in files:
            shutil.copy(os.path.join(self.judge.folder, "work" + name), os.path.join(self.judge.folder, "records" + name))

    def work(self):
        path = os.path.join(self.judge.folder, "work.db")
        shutil.copy(self.judge.path, path)
        return base.connection_to(path)

    def test_a_log_left_behind(self):
        self.make("ours")
        with self.work() as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("UPDATE teacher SET degree = 'associate'")
            self.leave(".db", ".db-wal")
            self.refused("a log in use", 66, "write-ahead")
            with open(self.judge.path, "r+b") as file:
                file.seek(18)
                file.write(b"\1\1")
            self.refused("a log that the header does not tell of", 66, "records.db-wal")
        self.make("ours")
        for name, log in (("zeros", bytes(9999)), ("a form", b"school_id\n"), ("a link", None)):
            beside = self.judge.path + "-wal"
            if log is None:
                os.remove(beside)
                os.symlink("/etc/passwd", beside)
            else:
                with open(beside, "wb") as file:
                    file.write(log)
            self.refused(f"a log that is {name}", 66, "records.db-wal")

    def test_a_journal_left_behind(self):
        self.make("ours")
        with self.work() as connection:
            connection.execute("PRAGMA cache_size = 2")
            connection.execute("BEGIN")
            connection.execute("UPDATE teacher SET degree = 'associate'")
            self.leave(".db", ".db-journal")
            connection.execute("ROLLBACK")
        self.refused("a change that was broken off", 66, "broken off")
        with open(self.judge.path + "-journal", "rb") as file:
            journal = file.read()
        for name, left, code in (("nothing", b"", None), ("zeros", bytes(4096), 1), ("a form", b"school_id\n" * 999, None),
                                 ("its first words", journal[:8], None), ("half of itself", journal[:len(journal) // 2], None)):
            self.make("ours")
            with open(self.judge.path + "-journal", "wb") as file:
                file.write(left)
            got, told = self.accuse(f"a journal that is {name}")
            self.assertIn(got, (code,) if code else (1, 66), told)

    def test_pipes_beside_it(self):
        self.make("ours")
        for ending in ("-journal", "-wal"):
            os.mkfifo(self.judge.path + ending)
            self.refused(f"a pipe as {ending}", 66, "records.db" + ending)
            os.remove(self.judge.path + ending)
        os.mkfifo(self.judge.path + "-shm")
        self.accuse("a pipe as -shm")

    def test_locked_by_another_program(self):
        self.make("plain")
        connection = sqlite3.connect(self.judge.path, isolation_level=None)
        connection.execute("BEGIN EXCLUSIVE")
        self.judge.digests = False  # this process would lose its lock by closing the file
        self.refused("locked", 66, "locked")
        self.judge.digests = True
        connection.execute("ROLLBACK")
        connection.close()
        self.assertEqual(self.accuse("no longer locked")[0], 1)
