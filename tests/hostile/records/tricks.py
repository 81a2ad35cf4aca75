# SPDX-License-Identifier: MIT
"""What may stand in a file that is sound for SQLite: (name, tables, SQL, exit codes, words of the message).

The exit codes are those of an audit (which must then be right) or of a refusal, with words that must be said.
"""
from base import COLUMNS

AUDIT = (0, 1, 2)
ANY = (0, 1, 2, 65, 66)
EDIT_SCHEMA = "PRAGMA writable_schema = ON; "


def stored(table, key, tail=" WITHOUT ROWID", types=None):
    """SQL that stores a table anew under another key, or with other declarations of its columns."""
    columns = ", ".join((types or {}).get(column, column) for column in COLUMNS[table])
    return (f"ALTER TABLE {table} RENAME TO old; CREATE TABLE {table} ({columns}{', PRIMARY KEY (' + key + ')' if key else ''}){tail};"
            f"INSERT INTO {table} ({', '.join(COLUMNS[table])}) SELECT {', '.join(COLUMNS[table])} FROM old; DROP TABLE old;")


def view(table, sql="SELECT * FROM kept"):
    return f"ALTER TABLE {table} RENAME TO kept; CREATE VIEW {table} AS {sql};"


MANY = ", ".join(f"c{number}" for number in range(1997))  # 2,000 in all: what Debian's SQLite allows
TOO_MANY = ", ".join(f"c{number}" for number in range(32764))  # 32,767: what any SQLite allows
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS city_id, i AS name, '2019-03-22' AS reporting_date FROM n"
TRAP = "BEGIN SELECT RAISE(ABORT, 'sprung'); END;"
DAMAGE = "UPDATE sqlite_schema SET sql = {} WHERE name = 'teacher'"

SCHEMA = [
    # What a table is.
    ("a table that is a view", "plain", view("firm"), (65,), ["firm", "view"]),
    ("a view without an end", "plain", view("city", ENDLESS), (65,), ["city", "view"]),
    ("a view of itself", "plain", "DROP TABLE post; CREATE VIEW post AS SELECT * FROM post;", (65,), ["post"]),
    ("a view that calls for a file", "plain", view("firm", "SELECT readfile('/etc/passwd') AS firm_id, 1 AS name, 1 AS staff, 1 AS filed_on"), (65,), ["firm"]),
    ("other views", "ours", f"CREATE VIEW other AS {ENDLESS}; CREATE VIEW more AS SELECT * FROM nowhere", AUDIT, []),
    ("a virtual table", "plain", "DROP TABLE firm; CREATE VIRTUAL TABLE firm USING fts5(firm_id, name, staff, filed_on);", (65,), ["firm", "virtual"]),
    ("a virtual table of a module that is not there", "plain", "DROP TABLE firm; " + EDIT_SCHEMA +
     "INSERT INTO sqlite_schema VALUES ('table', 'firm', 'firm', 0, 'CREATE VIRTUAL TABLE firm USING nothing(firm_id, name)');", (65,), ["firm"]),
    ("other virtual tables", "ours", "CREATE VIRTUAL TABLE other USING fts5(a); CREATE VIRTUAL TABLE more USING rtree(a, b, c);", AUDIT, []),
    ("a table that is not there", "plain", "DROP TABLE post", (65,), ["post"]),
    ("nothing at all", "plain", "".join(f"DROP TABLE {table};" for table in COLUMNS), (65,), ["none of the tables"]),
    ("a table twice", "plain", EDIT_SCHEMA + "INSERT INTO sqlite_schema SELECT * FROM sqlite_schema WHERE name = 'post'", (65,), ["records.db"]),
    ("a table in another's pages", "plain", EDIT_SCHEMA +
     "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'post') WHERE name = 'firm'", ANY, []),
    ("a table in the pages of the schema", "plain", EDIT_SCHEMA + "UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'firm'", ANY, []),
    ("a table in no page", "plain", EDIT_SCHEMA + "UPDATE sqlite_schema SET rootpage = 0 WHERE name = 'firm'", (65,), ["records.db"]),
    ("a table far out", "plain", EDIT_SCHEMA + "UPDATE sqlite_schema SET rootpage = 2147483647 WHERE name = 'firm'", (65,), ["records.db"]),
    ("an index for a table", "plain", "CREATE INDEX i ON firm(firm_id, name, staff, filed_on); " + EDIT_SCHEMA +
     "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'i') WHERE name = 'firm'", (65,), ["records.db"]),
    # What a schema says.
    ("a statement that is none", "plain", EDIT_SCHEMA + DAMAGE.format("'CREATE TABLE teacher (teacher_id'"), (65,), ["records.db"]),
    ("a statement that is another", "plain", EDIT_SCHEMA + DAMAGE.format("'DROP TABLE teacher'"), (65,), ["records.db"]),
    ("two statements", "plain", EDIT_SCHEMA + DAMAGE.format("sql || '; DELETE FROM city'"), ANY, []),
    ("a statement that is a blob", "plain", EDIT_SCHEMA + DAMAGE.format("x'00ff00ff'"), ANY, []),
    ("a statement of a megabyte", "plain", EDIT_SCHEMA + DAMAGE.format("replace(sql, '(', '(' || printf('%.*c', 1100000, ' '))"), ANY, []),
    ("a name that is no text", "plain", EDIT_SCHEMA + "UPDATE sqlite_schema SET name = CAST(x'ff00fe' AS TEXT) WHERE name = 'post'", (65,), ["records.db"]),
    # Columns.
    ("columns in any case, and more", "plain", stored("city", None, "", {"city_id": "CITY_ID", "name": "Name, more DEFAULT 7"}), AUDIT, []),
    ("a column that is not there", "plain", "ALTER TABLE post DROP COLUMN staff", (65,), ["post", "staff"]),
    ("a column that is computed", "plain", stored("post", None, "", {"staff": "s, staff AS (s + 1)"}).replace(
        "INSERT INTO post (post_id, firm_id, staff)", "INSERT INTO post (post_id, firm_id, s)"), (65,), ["post", "staff"]),
    ("a column that is computed and stored", "plain", stored("post", None, "", {"staff": "s, staff AS (s + 1) STORED"}).replace(
        "INSERT INTO post (post_id, firm_id, staff)", "INSERT INTO post (post_id, firm_id, s)"), (65,), ["post", "staff"]),
    ("other columns that are computed", "plain", stored("post", None, "", {"staff": "staff, s AS (abs(staff))"}), AUDIT, []),
    ("2,000 columns", "plain", stored("post", None, "", {"staff": "staff, " + MANY}), AUDIT, []),
    ("2,000 columns before ours", "plain", stored("post", None, "", {"post_id": MANY + ", post_id"}), AUDIT, []),
    ("32,767 columns", "plain", EDIT_SCHEMA +
     f"UPDATE sqlite_schema SET sql = replace(sql, 'staff', 'staff, {TOO_MANY}') WHERE name = 'post'", (65,), ["too many columns"]),
    ("32,767 columns elsewhere", "plain", "CREATE TABLE other (a); " + EDIT_SCHEMA +
     f"UPDATE sqlite_schema SET sql = 'CREATE TABLE other (a, {TOO_MANY})' WHERE name = 'other'", (65,), ["too many columns"]),
    ("a column that was added", "plain", "ALTER TABLE post DROP COLUMN staff; ALTER TABLE post ADD COLUMN staff DEFAULT 3", AUDIT, []),
    ("a column that was added with a hostile value", "plain", "ALTER TABLE post DROP COLUMN staff; ALTER TABLE post ADD COLUMN staff DEFAULT x'00ff'",
     AUDIT, []),
    ("identifiers without regard to case", "plain", stored("firm", None, "", {"firm_id": "firm_id TEXT COLLATE NOCASE"}), (65,), ["firm", "NOCASE"]),
    ("identifiers by an order that is not there", "plain", EDIT_SCHEMA +
     "UPDATE sqlite_schema SET sql = replace(sql, 'firm_id', 'firm_id COLLATE elsewhere') WHERE name = 'firm'", (65,), ["firm"]),
    ("names by an order that is not there", "plain", EDIT_SCHEMA +
     "UPDATE sqlite_schema SET sql = replace(sql, ' name', ' name COLLATE elsewhere') WHERE name = 'teacher'", AUDIT, []),
    ("the date by an order that is not there", "plain", EDIT_SCHEMA +
     "UPDATE sqlite_schema SET sql = replace(sql, 'reporting_date', 'reporting_date COLLATE elsewhere') WHERE name = 'city'", ANY, []),
    ("dates that differ by spaces", "plain", stored("city", None, "", {"reporting_date": "reporting_date TEXT COLLATE RTRIM"}) +
     "INSERT INTO city VALUES ('C2', NULL, '2019-03-22  ')", (65,), ["reporting_date"]),
    ("identifiers as numbers", "plain", stored("firm", None, "", {"firm_id": "firm_id INTEGER"}), (65,), ["firm", "INTEGER"]),
    ("a type that a terminal obeys", "plain", stored("firm", None, "", {"name": 'name "INT\x1b[2J\n\u202e"'}), (65,), ["firm", "INT"]),
    ("a name that a terminal obeys", "plain", EDIT_SCHEMA + "UPDATE sqlite_schema SET name = char(27) || '[2J' || char(10) WHERE name = 'post'",
     (65,), ["records.db"]),
    ("affinities of all kinds", "plain", stored("teacher", None, "", {
        "courses": "courses TEXT", "hours": "hours BLOB", "dual": "dual REAL", "hired_on": "hired_on DATE", "tested_on": "tested_on NUMERIC"}), AUDIT, []),
    # Checks, triggers, defaults: nothing of a file's own runs.
    ("checks that call functions", "plain", stored("post", None, "", {"staff": "staff CHECK (length(hex(staff)) < 99 OR like('a', post_id))"}), AUDIT, []),
    ("checks that call what is not there", "plain", EDIT_SCHEMA +
     "UPDATE sqlite_schema SET sql = replace(sql, 'staff)', 'staff CHECK (readfile(staff)))') WHERE name = 'post'", ANY, []),
    ("checks that do not hold", "plain", EDIT_SCHEMA +
     "UPDATE sqlite_schema SET sql = replace(sql, 'staff)', 'staff CHECK (staff > 9) NOT NULL)') WHERE name = 'post'", AUDIT, []),
    ("defaults that call functions", "plain", stored("post", None, "", {"staff": "staff DEFAULT (random())"}), AUDIT, []),
    ("triggers on everything", "plain", "".join(f"CREATE TRIGGER {when}_{what}_{table} {when} {what} ON {table} {TRAP}" for table in COLUMNS
     for when in ("BEFORE", "AFTER") for what in ("INSERT", "UPDATE", "DELETE")), AUDIT, []),
    ("a trigger in the middle of a word", "plain", EDIT_SCHEMA +
     "INSERT INTO sqlite_schema VALUES ('trigger', 't', 'city', 0, 'CREATE TRIGGER t AFTER INSERT ON ci')", (65,), ["records.db"]),
    # Indexes, and what SQLite goes by.
    ("an index that has all", "ours", f"CREATE INDEX i ON teacher(school_id, name, {', '.join(COLUMNS['teacher'][3:])}, teacher_id)", AUDIT, []),
    ("an index that falls", "ours", f"CREATE INDEX i ON teacher(school_id DESC, teacher_id DESC, {', '.join(COLUMNS['teacher'][2:])})", AUDIT, []),
    ("a unique index", "plain", "CREATE UNIQUE INDEX i ON teacher(teacher_id)", AUDIT, []),
    ("an index on an expression", "plain", "CREATE INDEX i ON teacher(hex(name)); CREATE INDEX j ON school(lower(school_id))", AUDIT, []),
    ("an index on a part", "plain", "CREATE INDEX i ON teacher(school_id) WHERE teacher_id IS NULL; "
     "CREATE INDEX j ON teacher(name) WHERE name IS NOT NULL", AUDIT, []),
    ("an index on a function of ours", "plain", "CREATE INDEX i ON firm(abs(staff)); " + EDIT_SCHEMA +
     "UPDATE sqlite_schema SET sql = 'CREATE INDEX i ON firm(hc_twin(1, 2, 3))' WHERE name = 'i'", ANY, []),
    ("an index without its entries", "keyed", "CREATE INDEX i ON teacher(teacher_id); CREATE TABLE kept AS SELECT * FROM sqlite_schema WHERE name = 'i'; " +
     EDIT_SCHEMA + "DELETE FROM sqlite_schema WHERE name = 'i'; PRAGMA writable_schema = RESET; UPDATE teacher SET teacher_id = 'X' || teacher_id, "
     "mentor_id = 'X' || mentor_id; PRAGMA writable_schema = ON; INSERT INTO sqlite_schema SELECT * FROM kept", (65,), ["integrity"]),
    ("figures that lie", "ours", "CREATE INDEX i ON teacher(mentor_id); ANALYZE; UPDATE sqlite_stat1 SET stat = '1 1 1 1'", AUDIT, []),
    ("figures that lie of large tables", "plain", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000) "
     "INSERT INTO teacher (teacher_id, school_id, mentor_id) SELECT 'X' || i, 'S001', 'X' || (9000 - i) FROM n; ANALYZE; "
     "DELETE FROM sqlite_stat1; INSERT INTO sqlite_stat1 VALUES ('teacher', NULL, '1')", (65,), ["sqlite_stat1"]),
    ("large tables", "plain", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000) "
     "INSERT INTO teacher (teacher_id, school_id, mentor_id) SELECT 'X' || i, 'S001', 'X' || (9000 - i) FROM n", AUDIT, []),
    ("figures that are none", "plain", "ANALYZE; INSERT INTO sqlite_stat1 VALUES ('teacher', NULL, x'ff'), ('teacher', 'nothing', '9e99 -1'), (7, 7, 7)", AUDIT, []),
    ("stored by a key that falls", "plain", stored("school", "school_id DESC") + stored("teacher", "school_id DESC, teacher_id DESC"), AUDIT, []),
    ("stored without regard to case", "plain", "UPDATE teacher SET school_id = lower(school_id) WHERE school_id = 'S001'; "
     "UPDATE school SET school_id = lower(school_id) WHERE school_id = 'S001'; " + stored("school", "school_id COLLATE NOCASE") +
     stored("teacher", "school_id COLLATE NOCASE, teacher_id"), AUDIT, []),
    ("stored by the name", "plain", stored("teacher", "school_id, name, teacher_id"), AUDIT, []),
    ("stored by the identifier alone", "plain", stored("teacher", "teacher_id"), AUDIT, []),
    ("rows by numbers of their own", "plain", stored("teacher", None, "", {"teacher_id": "number INTEGER PRIMARY KEY, teacher_id"}), AUDIT, []),
    # Records.
    ("a record twice", "plain", "INSERT INTO firm SELECT * FROM firm WHERE firm_id = 'F007'", (65,), ["F007"]),
    ("a root twice", "plain", "INSERT INTO school SELECT * FROM school WHERE school_id = 'S007'", (65,), ["S007"]),
    ("a record twice in other places", "plain", "UPDATE teacher SET teacher_id = 'T0000' WHERE teacher_id = 'T0690'", (65,), ["T0000"]),
    ("a record twice, another between", "plain", "UPDATE teacher SET teacher_id = 'T0001' WHERE teacher_id = 'T0002';" +
     stored("teacher", "school_id, name"), (65,), ["T0001"]),
    ("records without a name of their own", "plain", "UPDATE teacher SET teacher_id = NULL WHERE school_id = 'S003'", (65,), ["teacher_id"]),
    ("a root without a name", "plain", "UPDATE school SET school_id = NULL WHERE school_id = 'S003'", (65,), ["school_id"]),
    ("a city without a name", "plain", "UPDATE city SET city_id = x'00'", (65,), ["city_id"]),
    ("several dates", "plain", "INSERT INTO city VALUES ('C2', 'Other', '2019-03-23')", (65,), ["reporting_date"]),
    ("no date", "plain", "UPDATE city SET reporting_date = NULL", (65,), ["reporting_date"]),
    ("no records at all", "ours", "".join(f"DELETE FROM {table};" for table in COLUMNS if table != "city"), AUDIT, []),
    ("all in one root", "plain", "".join(f"UPDATE {table} SET school_id = 'S001';" for table in ("teacher", "student", "internship")), AUDIT, []),
    ("all in none", "plain", "".join(f"UPDATE {table} SET school_id = NULL;" for table in ("teacher", "student", "internship")), AUDIT, []),
    ("many that may be in any root", "plain", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000) "
     "INSERT INTO school (school_id) SELECT 'X' || i FROM n; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 110000) "
     "INSERT INTO teacher (teacher_id) SELECT 'X' || i FROM n", (65,), ["teacher", "may belong to any"]),
    ("many that may be in any post of a firm", "plain", "INSERT INTO firm (firm_id) VALUES ('X'); "
     "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 32000) INSERT INTO post (post_id, firm_id) SELECT i || 'P', 'X' FROM n; "
     "INSERT INTO internship (internship_id, school_id, firm_id) SELECT post_id, 'S000', 'X' FROM post WHERE firm_id = 'X'", (65,), ["internship", "post"]),
    ("an empty identifier", "clustered", "INSERT INTO school (school_id) VALUES (''); UPDATE teacher SET school_id = '' WHERE school_id = 'S000'", AUDIT, []),
    ("references in a circle", "plain", "UPDATE teacher SET mentor_id = teacher_id", AUDIT, []),
    ("cells of 100 MB", "plain", "UPDATE teacher SET name = printf('%.*c', 100000000, 'x') WHERE teacher_id IN ('T0010', 'T0690')", (65,), ["too long"]),
    ("cells of 100 MB that nobody asks for", "plain", "ALTER TABLE teacher ADD COLUMN more; "
     "UPDATE teacher SET more = zeroblob(100000000) WHERE teacher_id IN ('T0010', 'T0690')", AUDIT, []),
    ("cells just too long", "plain", "UPDATE teacher SET name = printf('%.*c', 65537, 'x'), tasks = printf('%.*c', 65537, ',')", AUDIT, []),
    ("texts as UTF-16", "utf16", "", (65,), ["UTF-16"]),
    ("a database of another program's", "plain", "PRAGMA application_id = 1; PRAGMA user_version = 99", AUDIT, []),
]
