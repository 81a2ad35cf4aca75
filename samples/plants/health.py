# SPDX-License-Identifier: MIT
"""Fitness tests and sport."""

from plants.words import fails, outside, passes, plant, unknown


def fitness(c, number, grade, **changes):
    c.row("fitness_test", f"D{number:02d}{grade}", **changes)


def graduate(c, number, **changes):
    c.change(number, "student", 1, {"status": "graduated"}, **changes)


def one_not_tested(c):
    (row,) = c.rows(34, "fitness_test", grade=2)
    row["tested"] -= 1


def all_exempt(c):
    (row,) = c.rows(27, "fitness_test", grade=3)
    row.update(tested=0, exempt=row["enrolled"], passed=0)


PLANTS = [
    plant("a grade without a test on record", "a row that is not there is no test: its students show it",
          lambda c: c.drop_row("fitness_test", "D402"), fails("health.fitness_tested", 40, "11", "0", 11)),
    plant("one student of the second grade neither tested nor exempt", "everybody, every year", one_not_tested,
          fails("health.fitness_tested", 34, "1", "0", 1)),
    plant("a grade of which all are exempt", "tested and exempt together make up the grade", all_exempt,
          passes("health.fitness_tested", 27, "0", "0")),
    plant("a grade of which nobody passed", "the duty is to test", lambda c: fitness(c, 26, 1, passed=0),
          passes("health.fitness_tested", 26, "0", "0")),
    plant("the tested of one grade not counted", "major, so the verdict does not wait",
          lambda c: fitness(c, 31, 1, tested=None), unknown("health.fitness_tested", 31)),

    plant("a graduate with 49.9 points", "the line is 50: rounded it would be", lambda c: graduate(
        c, 35, fitness_graduation_score="49.9"), fails("health.fitness_graduation", 35, "1", "0", 1)),
    plant("a graduate with exactly 50 points", "50 is enough", lambda c: graduate(c, 3, fitness_graduation_score=50),
          passes("health.fitness_graduation", 3, "0", "0")),
    plant("49.9 points, and a certificate of completion", "only the graduation certificate is barred",
          lambda c: graduate(c, 34, fitness_graduation_score="49.9", certificate="completion"),
          passes("health.fitness_graduation", 34, "0", "0")),
    plant("42 points of a third-year student still at school", "who is still there has no certificate",
          lambda c: c.change(7, "student", 1, {"grade": 3, "status": "enrolled"}, fitness_graduation_score=42),
          passes("health.fitness_graduation", 7, "0", "0")),
    plant("a graduate's certificate not known, 62 points", "any certificate will do",
          lambda c: graduate(c, 1, fitness_graduation_score=62, certificate=None),
          passes("health.fitness_graduation", 1, "0", "0")),
    plant("a graduate's certificate not known, 41 points", "it may be the one that is barred",
          lambda c: graduate(c, 10, fitness_graduation_score=41, certificate=None),
          unknown("health.fitness_graduation", 10)),
    plant("a graduate's points not known", "not known is not zero",
          lambda c: graduate(c, 9, fitness_graduation_score=None), unknown("health.fitness_graduation", 9)),

    plant("not every grade has physical education", "major", lambda c: c.school(39, pe_every_grade=False),
          fails("health.pe_every_grade", 39, "false", "true")),
    plant("not known whether every grade has physical education", "empty is not no",
          lambda c: c.school(25, pe_every_grade=None), unknown("health.pe_every_grade", 25)),
    plant("physical education in every grade of attached classes, and in a remote poor area", "where the set-up lines do "
          "not reach, sport does", lambda c: None, passes("health.pe_every_grade", 29), passes("health.pe_every_grade", 31),
          passes("health.daily_activity", 31, "70", "60"), passes("health.sports_meeting", 31, "2", "1")),
    plant("59 minutes of sport a day", "an hour", lambda c: c.school(36, daily_activity_minutes=59),
          fails("health.daily_activity", 36, "59", "60", 1)),
    plant("60 minutes of sport a day, and one athletics meeting", "the line itself complies",
          lambda c: c.school(6, daily_activity_minutes=60, sports_meetings=1),
          passes("health.daily_activity", 6, "60", "60"), passes("health.sports_meeting", 6, "1", "1")),
    plant("a general school with 30 minutes of sport a day", "the hour is for vocational high schools",
          lambda c: c.school(3, daily_activity_minutes=30), outside("health.daily_activity", 3)),
    plant("minutes of sport not known", "not known is not zero", lambda c: c.school(2, daily_activity_minutes=None),
          unknown("health.daily_activity", 2)),
    plant("a technical school without an athletics meeting", "one a school year, whatever the kind",
          lambda c: c.school(20, sports_meetings=0), fails("health.sports_meeting", 20, "0", "1", 1)),
    plant("athletics meetings not known", "not known is not zero", lambda c: c.school(22, sports_meetings=None),
          unknown("health.sports_meeting", 22)),
]
