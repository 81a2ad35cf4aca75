# SPDX-License-Identifier: MIT
"""The sound records that every attack begins with, in the tables of `hecha init` or in those of another program.

Values are SQLite's own: a text is a Text (its bytes, whatever they are), a blob is bytes, missing is None.
"""
import contextlib
import os
import sqlite3
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
SCHEMAS = os.path.join(HERE, "..", "..", "support", "schemas")
PACK = os.path.join(HERE, "pack")
DEGREES, KINDS, TASKS = [b"associate", b"bachelor", b"master", None], [b"general", b"special"], [b"", b"class", b"class,lab", b"lab"]
SCHOOLS = 70  # more than one block of 64

COLUMNS = {
    "city": ["city_id", "name", "reporting_date"],
    "firm": ["firm_id", "name", "staff", "filed_on"],
    "internship": ["internship_id", "school_id", "student_id", "firm_id", "post_id", "paid"],
    "post": ["post_id", "firm_id", "staff"],
    "school": ["school_id", "city_id", "name", "kind", "area"],
    "student": ["student_id", "school_id", "tutor_id", "grade"],
    "teacher": ["teacher_id", "school_id", "name", "degree", "dual", "hired_on", "first_month", "courses", "hours",
                "tasks", "tested_on", "mentor_id"],
}
KEYS = {"city": ["city_id"], "firm": ["firm_id"], "internship": ["school_id", "internship_id"], "post": ["firm_id", "post_id"],
        "school": ["school_id"], "student": ["school_id", "student_id"], "teacher": ["school_id", "teacher_id"]}


class Text(bytes):
    """A value that SQLite calls a text: not always UTF-8, and zero bytes are possible."""


def text(value):
    return None if value is None else Text(value if isinstance(value, bytes) else str(value).encode())


def rows():
    """{table: rows}; every field is somewhere known and somewhere missing, every rule is met and not."""
    every = {table: [] for table in COLUMNS}
    every["city"].append((text("C1"), text("云州"), text("2019-03-22")))
    for n in range(SCHOOLS):
        school, firm = text(f"S{n:03d}"), text(f"F{n:03d}")
        every["firm"].append((firm, text(f"Firm {n}"), n % 9 or None, text("2017-05-01") if n % 3 else None))
        every["post"].append((text(f"P{n:03d}"), firm, n % 7))
        every["school"].append((school, text("C1"), text(f"第{n}学校"), text(KINDS[n % 2]), [None, 99.0, 50.5, 1e4][n % 4]))
        for k in range(3):
            teacher = text(f"T{n:03d}{k}")
            every["teacher"].append((
                teacher, school, text(f"name {(n * 3 + k) % 190}"), text(DEGREES[(n + k) % 4]), (n + k) % 2 if n % 5 else None,
                text("2017-09-01"), text("2017-09"), (n + k) % 25 if n % 6 else None, [None, 40.5, 41.25][(n + k) % 3],
                text(TASKS[n % 4]), text("2018-09-01") if k else None, text(f"T{n:03d}{2 - k}") if n % 4 else None))
        for k in range(2):
            student = text(f"U{n:03d}{k}")
            every["student"].append((student, school, text(f"T{n:03d}0") if k else None, k + 1 if n % 8 else None))
            every["internship"].append((text(f"I{n:03d}{k}"), school, student, text(f"F{(n * 3 + k) % SCHOOLS:03d}"),
                                        text(f"P{(n * 3 + k) % SCHOOLS:03d}"), [0, 1, None][(n + k) % 3]))
    return {table: sorted(every[table], key=repr) for table in every}


def insert(connection, every):
    """Puts rows into tables that have the columns; a text goes in by its bytes."""
    for table, columns in COLUMNS.items():
        for row in every[table]:
            marks = ", ".join("CAST(? AS TEXT)" if isinstance(value, Text) else "?" for value in row)
            values = [bytes(value) if isinstance(value, Text) else value for value in row]
            connection.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", values)


def connect(path):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.text_factory = Text
    return connection


PLAIN, KEYED, CLUSTERED = "", ", PRIMARY KEY ({own}))", ", PRIMARY KEY ({all})) WITHOUT ROWID"


def connection_to(path):
    """A connection without any defence, closed at the end of a `with`."""
    return contextlib.closing(connect(path))


def make(path, every, kind=PLAIN, page_size=4096, encoding="UTF-8"):
    """Tables as another program might have them, without types: rows as they come, with an index of their own, or by their root."""
    with connection_to(path) as connection:
        connection.execute(f"PRAGMA page_size = {page_size}")
        connection.execute(f"PRAGMA encoding = '{encoding}'")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for table, columns in COLUMNS.items():
            key = kind.format(own=columns[0], all=", ".join(KEYS[table])) or ")"
            connection.execute(f"CREATE TABLE {table} ({', '.join(columns)}{key}")
        insert(connection, every)
        connection.execute("COMMIT")


def make_ours(program, path, every, page_size=512):
    """The tables of `hecha init`; small pages make deep trees of few rows."""
    subprocess.run([program, "init", path, "--schemas", SCHEMAS], check=True, stdout=subprocess.DEVNULL)
    connection = connect(path)
    connection.execute("BEGIN")
    insert(connection, every)
    connection.execute("COMMIT")
    connection.execute(f"PRAGMA page_size = {page_size}")
    connection.execute("VACUUM")
    connection.close()


def read(path):
    """{table: rows} as SQLite reads them, in a full walk over each table; None for one that it cannot read."""
    every = {}
    connection = sqlite3.connect(f"file:{os.path.abspath(path)}?mode=ro", uri=True, isolation_level=None)
    connection.text_factory = Text
    for table, columns in COLUMNS.items():
        try:
            every[table] = sorted(connection.execute(f"SELECT {', '.join(columns)} FROM {table} NOT INDEXED"), key=repr)
        except sqlite3.Error:
            every[table] = None
    connection.close()
    return every
