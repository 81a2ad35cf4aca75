# SPDX-License-Identifier: MIT
"""Schools run by society: board and audit."""

from plants.words import fails, outside, passes, plant, unknown

PLANTS = [
    plant("a board of four, two of them experienced", "five members", lambda c: c.school(
        35, board_members=4, board_members_experienced=2), fails("private.board", 35, "4", "5", 1)),
    plant("a board of seven, two of them experienced", "a third of seven is three: 28.57 % is not 33.33 %",
          lambda c: c.school(36, board_members_experienced=2), fails("private.board", 36, "2/7", "1/3", 1)),
    plant("a board of six, two of them experienced; audit published on 22 March 2018", "exactly a third, and exactly twelve "
          "months", lambda c: c.school(37, board_members=6, board_members_experienced=2, audit_published_on="2018-03-22"),
          passes("private.board", 37), passes("private.audit", 37, "2018-03-22", "2018-03-22..2019-03-22")),
    plant("a board of five, two of them experienced, in a technical school", "exactly five; private schools of every kind",
          lambda c: c.school(22, board_members=5, board_members_experienced=2), passes("private.board", 22)),
    plant("a board that was never filed", "act date: empty is not done", lambda c: c.school(39, board_filed_on=None),
          fails("private.board", 39, "none", "2019-03-22")),
    plant("experience of the board not known", "five members are there, a third of them may be",
          lambda c: c.school(40, board_members_experienced=None), unknown("private.board", 40)),
    plant("a board of four whose experience is not known", "four are too few in any case",
          lambda c: c.school(24, board_members=4, board_members_experienced=None),
          fails("private.board", 24, "4", "5", 1)),
    plant("a public school without a board and without an audit", "the law is on private schools", lambda c: None,
          outside("private.board", 1), outside("private.audit", 1)),
    plant("audit published on 21 March 2018", "a day more than twelve months",
          lambda c: c.school(22, audit_published_on="2018-03-21"),
          fails("private.audit", 22, "2018-03-21", "2018-03-22..2019-03-22", 1)),
    plant("audit never published", "act date: empty is not done", lambda c: c.school(12, audit_published_on=None),
          fails("private.audit", 12, "none", "2018-03-22..2019-03-22")),
    plant("not known whether public or private", "whom the law on private schools reaches is open, and what money the "
          "school should have", lambda c: c.school(38, ownership=None), unknown("private.board", 38),
          unknown("private.audit", 38), unknown("staffing.certificate", 38), unknown("funding.stable_source", 38),
          unknown("funding.per_student", 38)),
]
