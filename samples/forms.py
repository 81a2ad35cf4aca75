# SPDX-License-Identifier: MIT
"""Writes and reads the sample's CSV files, with the headings and words of schemas/*.yaml.

An unquoted empty cell is None (not known); a quoted empty one and 无 are known to be none.
Python's csv module cannot tell the two apart, so the few lines of CSV are here.
"""

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"
NONE = "无"

# Not all files look alike, because those that schools send do not.
WITH_BOM = {"school"}           # UTF-8 with byte-order mark and CRLF, as a spreadsheet saves it
IN_GB18030 = {"enterprise"}     # what older spreadsheets in China save, also with CRLF
IN_ENGLISH = {"course", "internship"}  # field names and members instead of the Chinese labels

LABEL = re.compile(r'label: \{ zh: "?([^,"]+)"?, en: ')
MEMBER = re.compile(r'      (\w+): \{ zh: "?([^,"]+)"?, en: ')


class Field:
    def __init__(self, name):
        self.name, self.type, self.label, self.members = name, None, None, {}


def fields(entity):
    """The fields of an entity in the schema's order; reads no more YAML than these files use."""
    found, inside = [], False
    for line in (SCHEMAS / f"{entity}.yaml").read_text(encoding="utf-8").splitlines():
        if re.fullmatch(r"\w+:", line):
            inside = line == "fields:"
        elif inside and re.fullmatch(r"  \w+:", line):
            found.append(Field(line.strip(" :")))
        elif inside and line.startswith("    type: "):
            found[-1].type = line.split(": ")[1]
        elif inside and line.startswith("    label: "):
            found[-1].label = LABEL.search(line)[1].strip()
        elif inside and (member := MEMBER.match(line)) and member[1] not in ("zh", "en"):
            found[-1].members[member[1]] = member[2].strip()
    return found


def word(field, value, english):
    """A value as it stands in a cell, or None for an empty cell."""
    if value is None:
        return None
    if field.type == "boolean":
        return ("1" if value else "0") if english else ("是" if value else "否")
    if value == "" or value == ():
        return "" if english else NONE
    if field.type == "enum":
        return value if english else field.members[value]
    if field.type == "set":
        return ",".join(value if english else (field.members[member] for member in value))
    return str(value)


def cell(text):
    if text is None:
        return ""
    if text == "" or any(mark in text for mark in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def encoding(entity):
    return "gb18030" if entity in IN_GB18030 else "utf-8-sig" if entity in WITH_BOM else "utf-8"


def write(folder, entity, rows):
    english = entity in IN_ENGLISH
    columns = fields(entity)
    known = {column.name for column in columns}
    lines = [",".join(cell(column.name if english else column.label) for column in columns)]
    for row in rows:
        assert set(row) <= known, (entity, set(row) - known)
        lines.append(",".join(cell(word(column, row.get(column.name), english)) for column in columns))
    end = "\r\n" if encoding(entity) != "utf-8" else "\n"
    (folder / f"{entity}.csv").write_bytes((end.join(lines) + end).encode(encoding(entity)))


CELL = re.compile(r'("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)')


def parse(text):
    """Rows of cells; None for an unquoted empty cell."""
    row, place = [], 0
    while place < len(text):
        found = CELL.match(text, place)
        raw = found[1]
        row.append(raw[1:-1].replace('""', '"') if raw.startswith('"') else raw or None)
        place = found.end()
        if found[2] != ",":
            yield row
            row = []


def typed(field, text):
    """A cell's value: date, exact number, yes or no, member's name, set of them, text."""
    if text is None:
        return None
    names = {label: name for name, label in field.members.items()}
    if field.type == "set":
        return frozenset(names.get(part, part) for part in text.split(",") if text not in ("", NONE))
    if field.type == "enum":
        return names.get(text, text)
    if field.type == "boolean":
        return {"1": True, "是": True, "0": False, "否": False}[text]
    if field.type in ("integer", "real"):
        return Fraction(text)
    if field.type == "date":
        return date.fromisoformat(text)
    return "" if text == NONE else text


def read(folder, entity):
    """The rows of a file as dictionaries of field names and typed values."""
    rows = parse((Path(folder) / f"{entity}.csv").read_bytes().decode(encoding(entity)))
    columns = {name: field for field in fields(entity) for name in (field.name, field.label)}
    heading = [columns[text] for text in next(rows)]
    return [{field.name: typed(field, text) for field, text in zip(heading, row)} for row in rows]
