# SPDX-License-Identifier: MIT
"""The few ways in which plants change the tables of the city."""

from schools import ROSTER, programme_id, school_id, student, teacher
from dealings import internship

PLACES = {place.number: place for place in ROSTER}
FULL_TIME = {"employment": "full_time"}


class Editor:
    def __init__(self, tables):
        self.tables = tables

    def row(self, entity, key, **changes):
        """The row with this id, after the changes."""
        row = next(row for row in self.tables[entity] if row[next(iter(row))] == key)
        row.update(changes)
        return row

    def school(self, number, **changes):
        return self.row("school", school_id(number), **changes)

    def programme(self, number, i, **changes):
        return self.row("programme", programme_id(number, i), **changes)

    def rows(self, number, entity, **where):
        return [row for row in self.tables[entity] if row["school_id"] == school_id(number)
                and all(row[field] == value for field, value in where.items())]

    def change(self, number, entity, count, where, **changes):
        """Changes the first `count` rows of the school that are so."""
        found = self.rows(number, entity, **where)[:count]
        assert len(found) == count, (number, entity, where, len(found))
        for row in found:
            row.update(changes)

    def remove(self, number, entity, **where):
        """Removes the only row of the school that is so."""
        (row,) = self.rows(number, entity, **where)
        self.tables[entity].remove(row)

    def drop(self, number, *entities):
        """Removes all rows of the school: the register is absent."""
        for entity in entities:
            self.tables[entity] = [row for row in self.tables[entity] if row["school_id"] != school_id(number)]

    def drop_row(self, entity, key):
        """Removes the row with this id."""
        self.tables[entity].remove(self.row(entity, key))

    def recount(self, number, field, value, wanted, **otherwise):
        """Leaves `wanted` full-time teachers of the school with that value; later ones become something else."""
        found = self.rows(number, "teacher", **FULL_TIME, **{field: value})
        assert len(found) >= wanted, (number, field, len(found))
        for row in found[wanted:]:
            row.update(otherwise)

    def recount_professional(self, number, wanted):
        self.recount(number, "teaches", "professional", wanted, teaches="public_basic", programme_id="",
                     dual_qualified=False, dual_level=None, enterprise_months_5y=None)

    def recount_dual(self, number, wanted):
        self.recount(number, "dual_qualified", True, wanted, dual_qualified=False, dual_level=None)

    def recount_senior(self, number, wanted):
        self.recount(number, "title", "senior", wanted, title="intermediate")

    def staff(self, number, full_time, professional, senior, dual, part_time):
        """Brings the school's teachers to exactly these counts."""
        keep = self.rows(number, "teacher", **FULL_TIME)[:full_time]
        keep += self.rows(number, "teacher", employment="part_time")[:part_time]
        self.drop(number, "teacher")
        self.tables["teacher"] += keep
        self.recount_professional(number, professional)
        self.recount_senior(number, senior)
        self.recount_dual(number, dual)

    def hire_part_time(self, number, count):
        start = len(self.rows(number, "teacher"))
        self.tables["teacher"] += [teacher(PLACES[number], start + i, "part_time", "professional", "intermediate", False)
                                   for i in range(1, count + 1)]

    def leave_titled(self, number, i, wanted):
        """Leaves a programme `wanted` full-time teachers with a title of intermediate or higher."""
        titled = [row for row in self.rows(number, "teacher", programme_id=programme_id(number, i), **FULL_TIME)
                  if row["title"] in ("intermediate", "senior")]
        for row in titled[wanted:]:
            row["title"] = "junior"

    def pay(self, number, **entry):
        n = len(self.rows(number, "payment")) + 1
        row = {"payment_id": f"F{number:02d}{n}", "school_id": school_id(number), "payee": f"收款方{number:02d}{n}",
               "payee_kind": "other", "purpose": "recruitment", "amount_yuan": 5000, "paid_on": "2018-06-20"}
        self.tables["payment"].append({**row, **entry})

    def intern(self, number, enterprise, post=1, count=1, kind="on_post", grade=3, term=None, born=None, **changes):
        """More students of the school, and an internship of each."""
        for _ in range(count):
            n = max(int(row["student_id"][3:]) for row in self.rows(number, "student")) + 1
            pupil = student(PLACES[number], n, grade)
            pupil["birth_date"] = born or pupil["birth_date"]
            row = internship(f"N{number:02d}{n:03d}", pupil, enterprise, post, kind, *([term] if term else []))
            row.update(changes)
            self.tables["student"].append(pupil)
            self.tables["internship"].append(row)
