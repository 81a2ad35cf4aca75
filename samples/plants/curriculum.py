# SPDX-License-Identifier: MIT
"""Programmes: courses, hours, credits, weeks, and what follows the transfer exam."""

from plants.words import fails, outside, passes, plant, unknown
from schools import programme_id


def course(c, number, i, of, **changes):
    c.change(number, "course", 1, {"programme_id": programme_id(number, i), "subject": of}, **changes)


def at_the_line(c):
    c.programme(4, 1, total_hours=3000, credits=170, teaching_weeks=40, integrated=True, hours_after_transfer_exam=1)
    c.programme(4, 2, total_hours=3300)
    for row in c.rows(4, "course"):
        row["taught_hours"] = row["planned_hours"]


def without_the_subjects_of_june(c):
    for subject in ("history", "art"):
        c.remove(3, "course", programme_id=programme_id(3, 1), subject=subject)


def surplus_elsewhere(c):
    course(c, 11, 2, "mathematics", planned_hours=144, taught_hours=143)
    course(c, 11, 2, "chinese", planned_hours=198, taught_hours=230)


PLANTS = [
    plant("every figure of a programme exactly at its line: 3000 and 3300 hours, 170 credits, 40 weeks, one hour after the "
          "transfer exam, hours taught as planned", "the line itself complies", at_the_line,
          *(passes(f"curriculum.{rule}", programme_id(4, 1), *figures) for rule, *figures in (
              ("total_hours", "3000", "3000..3300"), ("credits", "170", "170"), ("teaching_weeks", "40", "40"),
              ("after_transfer_exam", "1", "1"), ("hours_taught", "0", "0"), ("courses_offered", "6", "6"))),
          passes("curriculum.total_hours", programme_id(4, 2), "3300", "3000..3300")),

    plant("a programme without a course of information technology", "six public subjects are required",
          lambda c: c.remove(2, "course", programme_id=programme_id(2, 2), subject="information_technology"),
          fails("curriculum.courses_offered", programme_id(2, 2), "5", "6", 1)),
    plant("a programme without history and art", "required from June 2019, not in March", without_the_subjects_of_june,
          passes("curriculum.courses_offered", programme_id(3, 1), "6", "6")),
    plant("the subject of what may be the only mathematics course not known", "it may be mathematics",
          lambda c: course(c, 9, 1, "mathematics", subject=None), unknown("curriculum.courses_offered", programme_id(9, 1))),
    plant("the subject of a professional course not known", "all six are there without it",
          lambda c: course(c, 9, 2, "professional", subject=None),
          passes("curriculum.courses_offered", programme_id(9, 2), "6", "6")),

    plant("143 of 144 hours of mathematics taught, and 230 of 198 of Chinese", "no surplus elsewhere makes up for what one "
          "course lacks", surplus_elsewhere, fails("curriculum.hours_taught", programme_id(11, 2), "1", "0", 1)),
    plant("hours taught of one course not counted", "not known is not zero",
          lambda c: course(c, 10, 1, "art", taught_hours=None), unknown("curriculum.hours_taught", programme_id(10, 1))),

    plant("2999 hours in one programme, 3301 in another", "about 3000 to 3300: notes",
          lambda c: (c.programme(26, 1, total_hours=2999), c.programme(26, 2, total_hours=3301)),
          fails("curriculum.total_hours", programme_id(26, 1), "2999", "3000..3300", 1),
          fails("curriculum.total_hours", programme_id(26, 2), "3301", "3000..3300", 1)),
    plant("total hours not known", "not known is not zero", lambda c: c.programme(28, 1, total_hours=None),
          unknown("curriculum.total_hours", programme_id(28, 1))),
    plant("169 credits", "minor: the school stays qualified", lambda c: c.programme(33, 1, credits=169),
          fails("curriculum.credits", programme_id(33, 1), "169", "170", 1)),
    plant("credits not known", "not known is not zero", lambda c: c.programme(7, 1, credits=None),
          unknown("curriculum.credits", programme_id(7, 1))),
    plant("39 teaching weeks in one programme, 42 in another", "forty, no more and no fewer: notes",
          lambda c: (c.programme(21, 1, teaching_weeks=39), c.programme(21, 2, teaching_weeks=42)),
          fails("curriculum.teaching_weeks", programme_id(21, 1), "39", "40", 1),
          fails("curriculum.teaching_weeks", programme_id(21, 2), "42", "40", 2)),
    plant("teaching weeks not known", "a note, unknown", lambda c: c.programme(23, 1, teaching_weeks=None),
          unknown("curriculum.teaching_weeks", programme_id(23, 1))),

    plant("an integrated programme without an hour after the transfer exam", "teaching goes on after it",
          lambda c: c.programme(37, 4, integrated=True, hours_after_transfer_exam=0),
          fails("curriculum.after_transfer_exam", programme_id(37, 4), "0", "1", 1)),
    plant("a programme with no hours after a transfer exam that it does not have", "only integrated ones have the exam",
          lambda c: c.programme(27, 1, integrated=False, hours_after_transfer_exam=0),
          outside("curriculum.after_transfer_exam", programme_id(27, 1))),
    plant("an integrated programme whose hours after the exam are not known, and one not known to be integrated",
          "what is empty is neither zero nor no", lambda c: (
              c.programme(14, 1, integrated=True, hours_after_transfer_exam=None),
              c.programme(14, 2, integrated=None, hours_after_transfer_exam=0)),
          unknown("curriculum.after_transfer_exam", programme_id(14, 1)),
          unknown("curriculum.after_transfer_exam", programme_id(14, 2))),
]
