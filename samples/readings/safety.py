# SPDX-License-Identifier: MIT
"""Safety systems, guards, incidents: the city's safety regulation, the province's standard, plan item 18."""

from reasoning import UNKNOWN, Outcome, all3, all_of, every, includes, known, word

NINE_SYSTEMS = frozenset(("education_inspection", "guarding", "reporting_emergency", "buildings_equipment", "food_water",
                          "medicines_dangerous_goods", "epidemic", "fire_traffic", "off_campus"))
MOST_PEOPLE = 200000  # that the records allow for the students or the boarders of a school


def systems(city, school):
    """The nine, and then the dormitory one where there are boarders."""
    nine, dormitory = (includes(school["safety_systems"], wanted) for wanted in (NINE_SYSTEMS, {"dormitory"}))
    if school["boarders"] is None:
        return all_of([nine, dormitory if dormitory.result == "pass" else UNKNOWN])
    return all_of([nine, dormitory]) if school["boarders"] > 0 else nine


def needed(students, boarders):
    """Two guards, one more for each full 500 students above 1000 and for each full 200 boarders."""
    return 2 + max(0, int(students) - 1000) // 500 + int(boarders) // 200


def guards(city, school):
    there, counts = school["guards"], (school["students"], school["boarders"])
    if there is None:
        return UNKNOWN
    low, high = (needed(*(missing if count is None else count for count in counts)) for missing in (0, MOST_PEOPLE))
    truth = True if there >= high else False if there < low else None
    return Outcome(word(truth), str(there), str(low) if low == high else "", str(low - there) if truth is False else "")


def incidents_reported(city, school):
    def in_order(row):
        reported = row["reported_on"]
        in_time = city.done(reported) and known(lambda day: (reported - day).days <= 1, row["occurred_on"])
        return all3([in_time, row["filed"]])
    return every(city.rows(school, "incident"), in_order)


RULES = [  # id, severity, subject, how
    ("safety.systems", "major", "school", systems),
    ("safety.guards", "major", "school", guards),
    ("safety.incidents_reported", "major", "school", incidents_reported),
]
