# SPDX-License-Identifier: MIT
"""The development fund of private schools."""
from readings import (FAIL, MISSING, NOT_APPLICABLE, REACH_MISSING, days, passes, reach, result, school, table,
                      unknown)

CASES = []


def fund(rate, ownership="private", **more):
    return school(ownership=ownership, development_fund_rate=rate, **more)


CASES += table(
    "private.development_fund",
    ("at the line", "at least 0.10", fund("0.1"), passes("1/10", clauses=["private-2021:46"], verified="text")),
    ("a millionth less", "at least 0.10; exact", fund("0.099999"), result("fail", required="1/10")),
    ("nothing put aside", "at least 0.10", fund(0), result("fail", required="1/10")),
    ("rate not known", MISSING, fund(None), unknown("school.development_fund_rate")),
    ("a public school", "for private schools", fund(0, "public"), NOT_APPLICABLE),
    ("ownership not known", REACH_MISSING, fund(0, None), unknown("school.ownership")),
    day="2021-09-01",
)
CASES += reach("private.development_fund", "private schools of every kind", "2021-09-01", FAIL, fund(0))
CASES += days("private.development_fund", "from 2021-09-01", fund(0), FAIL, first=("2021-08-31", "2021-09-01"))
