# SPDX-License-Identifier: MIT
"""Equipment, cooperation, enterprises, internships: the internship rules of 2016, plan items 7 and 15."""

from fractions import Fraction

from readings import is_technical, own_value
from reasoning import (NOT_APPLICABLE, UNKNOWN, act, all3, at_once_range, every, known, line, months_after, none,
                       not3, part_at_most, years_after)

EIGHT_POINTS, ALL_PARTIES = 8, 3
BANNED_VENUES = {"bar", "nightclub", "karaoke", "bathhouse"}  # those of 2016; the wider list is of 2021


def cooperation_filed(city, school):
    return every(city.rows(school, "cooperation"),
                 lambda row: city.done(row["agreement_on"]) and city.done(row["filed_on"]))


def cooperation_diary(city, school):
    return every(city.rows(school, "cooperation"), lambda row: known(lambda entries: entries >= 1, row["diary_entries"]))


def cooperation_annual_report(city, school):
    year_ago = months_after(city.as_of, -12)
    old = [row for row in city.rows(school, "cooperation") if row["agreement_on"] and row["agreement_on"] < year_ago]
    return every(old, lambda row: city.done(row["annual_report_on"]) and row["annual_report_on"] >= year_ago)


def internship_rule(bad, *kinds):
    """No internship of these kinds (none named: of any) may be bad."""
    return lambda city, school: none(list(city.interns(school, *kinds)), lambda found: bad(*found))


def younger(student, day, years):
    return known(lambda birth: years_after(birth, years) > day, student["birth_date"])


def under_sixteen(row, student, enterprise):
    return younger(student, row["starts_on"], 16)


def first_year(row, student, enterprise):
    return known(lambda grade: grade == 1, student["grade"])


def unsigned(row, student, enterprise):
    signed = row["agreement_on"] is not None and row["agreement_on"] <= row["starts_on"]
    return not3(all3([signed, known(lambda parties: len(parties) == ALL_PARTIES, row["agreement_parties"])]))


def without_consent(row, student, enterprise):
    consent = row["guardian_consent_on"]
    return all3([younger(student, row["starts_on"], 18), consent is None or consent > row["starts_on"]])


def long_day(row, student, enterprise):
    return known(lambda hours: hours > 8, row["hours_per_day"])


def underpaid(row, student, enterprise):
    return known(lambda pay, probation: pay < Fraction(8, 10) * probation, row["pay_yuan"], row["probation_pay_yuan"])


def fee(row, student, enterprise):
    return known(lambda yuan: yuan > 0, row["fees_charged_yuan"])


def not_half_a_year(row, student, enterprise):
    """Shorter than five months or longer than seven."""
    start = row["starts_on"]
    return known(lambda end: not months_after(start, 5) <= end <= months_after(start, 7), row["ends_on"])


def hazardous(row, student, enterprise):
    return known(lambda found: found != frozenset(), row["hazards"])


def banned_venue(row, student, enterprise):
    return known(lambda category: category in BANNED_VENUES, enterprise["category"])


def interns_of(city, entity, subject, enterprise):
    """On-post interns of all schools: those surely at the subject, and those that may be (post not known)."""
    key, sure, possible = entity + "_id", [], []
    for row in city.tables["internship"]:
        if row["kind"] == "on_post" and row["enterprise_id"] == enterprise:
            stay = (row["starts_on"], row["ends_on"])
            if row[key] == subject[key]:
                sure.append(stay)
            elif row[key] is None:
                possible.append(stay)
    return sure, possible


def intern_share(entity, limit):
    def rule(city, subject):
        sure, possible = interns_of(city, entity, subject, subject["enterprise_id"])
        if not sure and not possible:
            return NOT_APPLICABLE
        return part_at_most(*at_once_range(sure, possible), subject["staff"], limit)
    return rule


def enterprise_filed(city, enterprise):
    sure, _ = interns_of(city, "enterprise", enterprise, enterprise["enterprise_id"])
    return act(enterprise["filed_on"], city.as_of) if sure else NOT_APPLICABLE


def enterprise_inspected(city, enterprise):
    sure, _ = interns_of(city, "enterprise", enterprise, enterprise["enterprise_id"])
    if not sure:
        return NOT_APPLICABLE
    visit, points = act(enterprise["inspected_on"], city.as_of), enterprise["inspection_points"]
    if visit.result == "fail":
        return visit
    placed = [row for row in city.tables["internship"] if row["enterprise_id"] == enterprise["enterprise_id"]]
    early = none(placed, lambda row: row["starts_on"] <= enterprise["inspected_on"])
    if early.result == "fail" or points is None:
        return early if early.result == "fail" else UNKNOWN
    return line(len(points), len(points), EIGHT_POINTS, str(len(points)), EIGHT_POINTS - len(points))


WORK = ("assist", "on_post")
RULES = [  # id, severity, subject, how
    ("training.equipment_value", "key", "school", own_value("equipment_value_yuan", 3000000, is_technical)),
    ("training.cooperation_filed", "major", "school", cooperation_filed),
    ("training.cooperation_diary", "minor", "school", cooperation_diary),
    ("training.cooperation_annual_report", "minor", "school", cooperation_annual_report),
    ("training.enterprise_filed", "minor", "enterprise", enterprise_filed),
    ("training.enterprise_inspected", "major", "enterprise", enterprise_inspected),
    ("training.enterprise_intern_share", "key", "enterprise", intern_share("enterprise", Fraction(1, 10))),
    ("training.post_intern_share", "major", "post", intern_share("post", Fraction(2, 10))),
    ("training.internship_age", "key", "school", internship_rule(under_sixteen, *WORK)),
    ("training.internship_first_year", "major", "school", internship_rule(first_year, "on_post")),
    ("training.internship_agreement", "major", "school", internship_rule(unsigned, *WORK)),
    ("training.internship_consent", "major", "school", internship_rule(without_consent, *WORK)),
    ("training.internship_hours", "major", "school", internship_rule(long_day)),
    ("training.internship_night_shift", "major", "school", internship_rule(lambda row, *_: row["night_shift"])),
    ("training.internship_overtime", "major", "school", internship_rule(lambda row, *_: row["overtime"])),
    ("training.internship_holidays", "minor", "school", internship_rule(lambda row, *_: row["holiday_work"])),
    ("training.internship_pay", "major", "school", internship_rule(underpaid, "on_post")),
    ("training.internship_fees", "major", "school", internship_rule(fee)),
    ("training.internship_length", "note", "school", internship_rule(not_half_a_year, "on_post")),
    ("training.internship_hazards", "key", "school", internship_rule(hazardous)),
    ("training.internship_venue", "key", "school", internship_rule(banned_venue)),
]
