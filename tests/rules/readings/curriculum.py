# SPDX-License-Identifier: MIT
"""Shares of hours, and plans that are published."""
from readings import (EMPTY_WHOLE, FAIL, MISSING, NOT_APPLICABLE, NOT_DONE, PASS, PLAN_DAY, WHOLE, days, fails, passes,
                      programme, reach, result, table, unknown)

CASES = []


def hours(field, part, total=3000):
    return programme(**{field: part, "total_hours": total})


CASES += table(
    "curriculum.elective_share",
    ("at the line", "at least 0.10", hours("elective_hours", 300), passes("1/10")),
    ("an hour less", "at least 0.10", hours("elective_hours", 299), fails(1, "1/10", actual="299/3000")),
    ("an hour more in all", "exact ratios: 300/3001 is below; " + WHOLE, hours("elective_hours", 300, 3001),
     fails(1, "1/10")),
    ("none", "at least 0.10", hours("elective_hours", 0, 3001), fails(301, "1/10")),
    ("electives not known", MISSING, hours("elective_hours", None), unknown("programme.elective_hours")),
    ("total not known", MISSING, hours("elective_hours", 300, None), unknown("programme.total_hours")),
    ("no hours at all", EMPTY_WHOLE, hours("elective_hours", 0, 0), NOT_APPLICABLE),
)
CASES += reach("curriculum.elective_share", "teaching-2009 names no kind", PLAN_DAY, fails(1),
               hours("elective_hours", 299))
CASES += days("curriculum.elective_share", "teaching-2009 is of 2009-01-06", hours("elective_hours", 299),
              fails(1, clauses=["teaching-2009:"], verified="unverified"), first=("2009-01-05", "2009-01-06"))

CASES += table(
    "curriculum.public_share",
    ("at the lower line", "0.30 to 0.37", hours("public_hours", 900), passes("3/10..37/100")),
    ("an hour less", "0.30 to 0.37", hours("public_hours", 899), fails(1, "3/10..37/100")),
    ("at the upper line", "0.30 to 0.37", hours("public_hours", 1110), PASS),
    ("an hour more", "0.30 to 0.37", hours("public_hours", 1111), fails(1, "3/10..37/100")),
    ("29.99 %", "exact ratios: 900/3001; " + WHOLE, hours("public_hours", 900, 3001), fails(1)),
    ("36.99 %", "exact ratios: 1110/3001", hours("public_hours", 1110, 3001), PASS),
    ("37.02 %", "exact ratios: 1111/3001", hours("public_hours", 1111, 3001), fails(1)),
    ("public hours not known", MISSING, hours("public_hours", None), unknown("programme.public_hours")),
    ("total not known", MISSING, hours("public_hours", 900, None), unknown("programme.total_hours")),
    ("no hours at all", EMPTY_WHOLE, hours("public_hours", 0, 0), NOT_APPLICABLE),
)
CASES += reach("curriculum.public_share", "teaching-2009 names no kind", PLAN_DAY, fails(1), hours("public_hours", 899))
CASES += days("curriculum.public_share", "teaching-2009 is of 2009-01-06", hours("public_hours", 899),
              fails(1, clauses=["teaching-2009:"], verified="unverified"), first=("2009-01-05", "2009-01-06"))

CASES += table(
    "curriculum.practice_share",
    ("at the line", "half of all hours", hours("practice_hours", 1500), passes("1/2")),
    ("an hour less", "half of all hours", hours("practice_hours", 1499), fails(1, "1/2", actual="1499/3000")),
    ("an odd total", "exact ratios: half of 3001 is 1500.5; " + WHOLE, hours("practice_hours", 1500, 3001),
     fails(1, "1/2")),
    ("practice not known", MISSING, hours("practice_hours", None), unknown("programme.practice_hours")),
    ("total not known", MISSING, hours("practice_hours", 1500, None), unknown("programme.total_hours")),
    ("no hours at all", EMPTY_WHOLE, hours("practice_hours", 0, 0), NOT_APPLICABLE),
    day="2019-06-05",
)
CASES += reach("curriculum.practice_share", "programme-plan-2019 names no kind", "2019-06-05", fails(1),
               hours("practice_hours", 1499))
CASES += days("curriculum.practice_share", "from 2019-06-05", hours("practice_hours", 1499),
              fails(1, clauses=["programme-plan-2019:"], verified="summary"), first=("2019-06-04", "2019-06-05"))

CASES += table(
    "curriculum.plan_published",
    ("published on the day", "published", programme(plan_published_on="2019-06-05"), PASS),
    ("published years ago", "published; no age is asked for", programme(plan_published_on="2016-09-01"), PASS),
    ("not published", NOT_DONE, programme(), FAIL),
    ("published a day later", "rules see the audit date: it is not yet published",
     programme(plan_published_on="2019-06-06"), FAIL),
    day="2019-06-05",
)
CASES += reach("curriculum.plan_published", "programme-plan-2019 names no kind", "2019-06-05", FAIL, programme())
CASES += days("curriculum.plan_published", "from 2019-06-05", programme(),
              result("fail", clauses=["programme-plan-2019:"], verified="summary"), first=("2019-06-04", "2019-06-05"))
