# SPDX-License-Identifier: MIT
"""Which of the rules read here take part in an audit that does not ask for unverified ones."""

UNVERIFIED = {
    "campus.computers", "curriculum.elective_share", "curriculum.public_share", "enrolment.programme_quota",
    "enrolment.within_plan", "staffing.principal", "staffing.teacher_degree", "staffing.training_hours",
    "training.equipment_per_programme_student", "training.internship_insured", "training.off_campus_base",
    "training.on_campus_base",
}
OF_2019 = {"curriculum.plan_published", "curriculum.practice_share"}
OF_AUTUMN_2021 = OF_2019 | {"private.development_fund"}
OF_2021 = OF_AUTUMN_2021 | {"training.internship_intermediary"}
OF_2022 = OF_2021 | {"training.equipment_per_student"}

READ = UNVERIFIED | OF_2022
TAKE_PART = {
    "2010-07-05": {"staffing.principal"},  # the text of 2001 was read, that of 2010 was not
    "2010-07-06": set(),
    "2019-03-22": set(),
    "2019-06-04": set(),
    "2019-06-05": OF_2019,
    "2021-08-31": OF_2019,
    "2021-09-01": OF_AUTUMN_2021,
    "2021-12-30": OF_AUTUMN_2021,
    "2021-12-31": OF_2021,
    "2022-11-01": OF_2021,
    "2022-11-02": OF_2022,
}
