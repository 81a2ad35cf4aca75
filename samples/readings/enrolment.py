# SPDX-License-Identifier: MIT
"""Who may enrol, and how: the bans of 2014, the roll, plan items 14 and 15."""

from datetime import date
from fractions import Fraction

from readings import is_set_up
from reasoning import (NOT_APPLICABLE, UNKNOWN, Outcome, act, all3, any3, at_least, condition, every, known, none, not3,
                       number, per_at_least, word)

NINE_TOPICS = 9


def qualified_list(city, school):
    if school["new_students"] == 0:
        return NOT_APPLICABLE
    return act(school["listed_on"], city.as_of)


def licence_valid(city, school):
    until = school["licence_valid_until"]
    if until is None:
        return UNKNOWN
    return Outcome(word(until >= city.as_of), until.isoformat(), city.as_of.isoformat(),
                   str((city.as_of - until).days) if until < city.as_of else "")


def legal_person(city, school):
    return condition(school["legal_person"]) if is_set_up(school) else NOT_APPLICABLE


def charter(city, school):
    if not is_set_up(school):
        return NOT_APPLICABLE
    topics = school["charter_topics"]
    if topics is None:
        return UNKNOWN
    return Outcome(word(len(topics) == NINE_TOPICS), str(len(topics)), str(NINE_TOPICS),
                   str(NINE_TOPICS - len(topics)) if len(topics) < NINE_TOPICS else "")


def scale(city, school):
    return at_least(school["students"], 1200) if is_set_up(school) else NOT_APPLICABLE


def programme_filed(city, programme):
    if programme["new_students"] == 0:
        return NOT_APPLICABLE
    return act(programme["filed_on"], city.as_of)


def brochure_filed(city, school):
    published = [row for row in city.rows(school, "brochure") if city.done(row["published_on"])]
    return every(published, lambda row: row["filed_on"] is not None and row["filed_on"] <= row["published_on"])


def brochure_true(city, school):
    return none(city.rows(school, "brochure"), lambda row: known(lambda found: found != frozenset(), row["mismatches"]))


def no_information_blocking(city, subject):
    return none(city.tables["complaint"], lambda row: all3([known(lambda kind: kind == "information_blocking", row["kind"]),
                                                            row["upheld"]]))


def recruitment_payments(city, school, kinds):
    return none(city.rows(school, "payment"), lambda row: all3([
        known(lambda purpose: purpose == "recruitment", row["purpose"]),
        known(lambda kind: kind in kinds, row["payee_kind"])]))


def no_source_payment(city, school):
    return recruitment_payments(city, school, ("junior_school", "junior_school_teacher"))


def no_agency(city, school):
    return recruitment_payments(city, school, ("agency",))


def on_roll(row, kinds):
    return all3([known(lambda status: status == "enrolled", row["status"]),
                 known(lambda roll: roll in kinds, row["other_roll"])])


def no_roll_hanging(city, school):
    return none(city.rows(school, "student"), lambda row: on_roll(row, ("general_high_school",)))


def no_double_registration(city, school):
    def twice(row):
        return any(other["identity_hash"] == row["identity_hash"] and other["status"] == "enrolled"
                   and other["school_id"] != row["school_id"] for other in city.tables["student"])
    return none(city.rows(school, "student"), lambda row: any3([on_roll(row, ("vocational", "technical")),
                                                                row["status"] == "enrolled" and twice(row)]))


def joint_schooling_filed(city, school):
    return every(city.rows(school, "joint_schooling"),
                 lambda row: city.done(row["agreement_on"]) and city.done(row["filed_on"]))


def joint_site_approved(city, school):
    return every(city.rows(school, "joint_schooling"),
                 lambda row: any3([not3(row["own_site"]), city.done(row["site_approved_on"])]))


def monthly_report(city, school):
    def in_order(row):
        due, sent = row["due_on"], row["submitted_on"]
        return any3([known(lambda day: day > city.as_of, due),
                     False if sent is None else known(lambda day: sent <= day, due)])
    return every(city.rows(school, "enrolment_report"), in_order)


def deadlines(row):
    """The days by which the student had to be registered: one for each season that it may be."""
    if row["entered_on"] is None:
        return [None]
    ends = {"autumn": (11, 20), "spring": (4, 20)}
    seasons = [row["season"]] if row["season"] else list(ends)
    return [date(row["entered_on"].year, *ends[season]) for season in seasons]


def over_deadlines(row, judge):
    """What `judge` says when it says the same for every deadline that the row may have."""
    answers = {known(judge, day) for day in deadlines(row)}
    return answers.pop() if len(answers) == 1 else None


def registration_deadline(city, school):
    def in_time(row):
        day = row["registered_on"]
        return over_deadlines(row, lambda last: day <= last if day is not None else last >= city.as_of)
    return every(city.rows(school, "student"), in_time)


def registration_approved(city, school):
    def in_order(row):
        if row["registered_on"] is None or city.done(row["approved_on"]):
            return True
        return over_deadlines(row, lambda last: last >= city.as_of)
    return every(city.rows(school, "student"), in_order)


def entrant_qualification(city, school):
    return none(city.rows(school, "student"), lambda row: known(lambda prior: prior == "below", row["prior_education"]))


def general_vocational_balance(city, row):
    vocational = sum(school["new_students"] for school in city.tables["school"])
    part = Fraction(vocational, vocational + row["general_high_school_intake"])
    return Outcome(word(abs(part - Fraction(1, 2)) <= Fraction(1, 10)))


def qualified_list_published(city, row):
    """By the end of May; that day is of the circular of 2020, and none is known for the years before."""
    last = date(city.as_of.year, 5, 31)
    return act(row["qualified_list_published_on"], last) if last.year >= 2020 else NOT_APPLICABLE


def graduate_tracking(city, school):
    return per_at_least(school["graduates_tracked"], school["graduates"], Fraction(95, 100), number)


RULES = [  # id, severity, subject, how
    ("enrolment.qualified_list", "key", "school", qualified_list),
    ("enrolment.licence_valid", "key", "school", licence_valid),
    ("enrolment.legal_person", "key", "school", legal_person),
    ("enrolment.charter", "major", "school", charter),
    ("enrolment.scale", "key", "school", scale),
    ("enrolment.programme_filed", "major", "programme", programme_filed),
    ("enrolment.brochure_filed", "major", "school", brochure_filed),
    ("enrolment.brochure_true", "key", "school", brochure_true),
    ("enrolment.no_information_blocking", "major", "city", no_information_blocking),
    ("enrolment.no_source_payment", "key", "school", no_source_payment),
    ("enrolment.no_agency", "key", "school", no_agency),
    ("enrolment.no_roll_hanging", "key", "school", no_roll_hanging),
    ("enrolment.no_double_registration", "major", "school", no_double_registration),
    ("enrolment.joint_schooling_filed", "major", "school", joint_schooling_filed),
    ("enrolment.joint_site_approved", "major", "school", joint_site_approved),
    ("enrolment.monthly_report", "minor", "school", monthly_report),
    ("enrolment.registration_deadline", "major", "school", registration_deadline),
    ("enrolment.registration_approved", "minor", "school", registration_approved),
    ("enrolment.entrant_qualification", "major", "school", entrant_qualification),
    ("enrolment.general_vocational_balance", "note", "city", general_vocational_balance),
    ("enrolment.qualified_list_published", "minor", "city", qualified_list_published),
    ("enrolment.graduate_tracking", "note", "school", graduate_tracking),
]
