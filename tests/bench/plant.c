/* SPDX-License-Identifier: MIT */
/*
 * A plant is data, like the nation: lines that stand in for those of nation.c
 * in the rows of a chosen school. They leave nothing missing that the breach
 * needs, so it is certain, and nothing else that the other rules of this list
 * could object to.
 */
#include "bench/plant.h"

#include "bench/cell.h"

#include <string.h>

#define PARTS_MOST 3
#define END {NULL, ID, 0, 0, 0, NULL}

typedef struct planting {
	const char *rule;
	bool twin; /* in two schools side by side, or in none */
	plant_part parts[PARTS_MOST];
} planting;

/* Whom the set-up standard binds, and others. */
#define BOUND {"kind", PICK, 0, 0, 0, "general:1 vocational_high:1 adult:1"}, {"remote_poor_area", FLAG, 0, 0, 0, NULL}
static const column bound[] = {BOUND, END};
static const column private[] = {{"ownership", PICK, 0, 0, 0, "private:1"}, END};
static const column public[] = {{"ownership", PICK, 0, 0, 0, "public:1"}, END};

static const column few_books[] = {BOUND, {"students", SCALED, 0, 1000, 1000, NULL}, {"books", SCALED, 0, 15000, 29000, NULL}, END};
static const column no_charter[] = {BOUND, {"charter_topics", SUBSET, 0, 0, 0, "name"}, END};
static const column old_licence[] = {{"licence_valid_until", DAY, 0, 1, 0, "2018-06-30 2019-03-21"}, END};
static const column few_guards[] = {{"guards", WHOLE, 0, 0, 1, NULL}, END};
/* As few students, so that the teachers are enough for them. */
static const column small_school[] = {BOUND, {"students", SCALED, 0, 300, 300, NULL}, END};
static const column part_timers[] = {{"employment", PICK, 0, 0, 0, "full_time:1|part_time:1"}, END};
/* With the books and the guards for so many. */
static const column crowded[] = {BOUND, {"students", SCALED, 0, 1800, 2200, NULL}, {"books", SCALED, 0, 70000, 90000, NULL},
                                 {"guards", SCALED, 0, 12, 15, NULL}, END};
static const column single[] = {{"dual_qualified", FLAG, 0, 0, 0, NULL}, END};
static const column no_senior[] = {{"title", PICK, 0, 0, 0, "intermediate:1"}, END};
static const column no_certificate[] = {{"employment", PICK, 0, 0, 0, "full_time:1"}, {"certificate", FLAG, 0, 0, 0, NULL}, END};
static const column last_left_out[] = {{"programme_id", EACH_PROGRAMME, 0, 1, 0, NULL}, END};

#define ENROLLED {"status", PICK, 0, 0, 0, "enrolled:1"}
static const column two_rolls[] = {{"identity_hash", TWIN, 0, 0, 0, "3a17c5db83e9"}, ENROLLED, END};
static const column unqualified[] = {{"prior_education", PICK, 0, 0, 0, "below:1"}, ENROLLED, END};
static const column late[] = {{"entered_on", ENTRY, 0, 0, 0, NULL}, {"season", WORDS, 0, 0, 0, "autumn"},
                              {"registered_on", AFTER, 0, 90, 150, NULL}, ENROLLED, END};
static const column young[] = {{"entered_on", ENTRY, 0, 0, 0, NULL}, {"birth_date", AFTER, 0, -4900, -4700, NULL}, END};

#define ON_POST {"kind", PICK, 0, 0, 0, "on_post:1"}, {"starts_on", DAY, 0, 1, 0, "2018-08-20 2018-12-10"}
static const column long_day[] = {ON_POST, {"hours_per_day", PICK, 0, 0, 0, "9:1 10:1"}, END};
static const column agreed_late[] = {ON_POST, {"agreement_on", AFTER, 0, 5, 40, NULL}, END};
static const column of_the_young[] = {ON_POST, {"student_id", PLANTED_STUDENT, 0, 0, 0, NULL}, END};
static const column low_pay[] = {ON_POST, {"pay_yuan", WHOLE, 0, 500, 1500, NULL}, {"probation_pay_yuan", WHOLE, 0, 2200, 2610, NULL}, END};
static const column at_the_small[] = {ON_POST, {"ends_on", AFTER, 0, 154, 180, NULL},
                                      {"enterprise_id", PLANTED_ENTERPRISE, 0, 0, 0, NULL}, END};
static const column small_staff[] = {{"staff", WHOLE, 0, 1, 9, NULL}, END};
static const column low_funds[] = {{"appropriation_yuan", SCALED, 0, 2000000, 4000000, NULL},
                                   {"average_students", SCALED, 0, 950, 1050, NULL}, END};
static const column cut_short[] = {{"programme_id", EACH_PROGRAMME, 0, 0, 0, NULL}, {"planned_hours", WHOLE, 0, 72, 144, NULL},
                                   {"taught_hours", WHOLE, 0, 20, 60, NULL}, END};

static const planting plants[PLANT_COUNT] = {
	{"campus.books_per_student", false, {{"school", false, few_books}}},
	{"curriculum.hours_taught", false, {{"course", false, cut_short}}},
	{"enrolment.charter", false, {{"school", false, no_charter}}},
	{"enrolment.entrant_qualification", false, {{"student", false, unqualified}}},
	{"enrolment.licence_valid", false, {{"school", false, old_licence}}},
	{"enrolment.no_double_registration", true, {{"student", false, two_rolls}}},
	{"enrolment.registration_deadline", false, {{"student", false, late}}},
	{"funding.per_student", false, {{"school", false, public}, {"funding", true, low_funds}}},
	{"safety.guards", false, {{"school", false, few_guards}}},
	{"staffing.certificate", false, {{"school", false, private}, {"teacher", false, no_certificate}}},
	{"staffing.dual_qualified_share", false, {{"school", false, bound}, {"teacher", true, single}}},
	{"staffing.full_time_teachers", false, {{"school", false, small_school}, {"teacher", true, part_timers}}},
	{"staffing.programme_teachers", false, {{"school", false, bound}, {"teacher", true, last_left_out}}},
	{"staffing.senior_title_share", false, {{"school", false, bound}, {"teacher", true, no_senior}}},
	{"staffing.students_per_teacher", false, {{"school", false, crowded}}},
	{"training.enterprise_intern_share", false, {{"enterprise", false, small_staff}, {"internship", false, at_the_small}}},
	{"training.internship_age", false, {{"student", false, young}, {"internship", false, of_the_young}}},
	{"training.internship_agreement", false, {{"internship", false, agreed_late}}},
	{"training.internship_hours", false, {{"internship", false, long_day}}},
	{"training.internship_pay", false, {{"internship", false, low_pay}}},
};

const char *plant_rule(int plant)
{
	return plants[plant].rule;
}

const plant_part *plant_part_of(int plant, const char *entity)
{
	for (int i = 0; plant >= 0 && i < PARTS_MOST && plants[plant].parts[i].entity; i++)
		if (strcmp(plants[plant].parts[i].entity, entity) == 0)
			return &plants[plant].parts[i];
	return NULL;
}

const plant_part *plant_first(int plant)
{
	return &plants[plant].parts[0];
}

int64_t plant_units(const table *in)
{
	return in->per == ENTERPRISE ? ENTERPRISES_A_SCHOOL : in->per == SCHOOL ? 1 : 0;
}

int64_t plant_rows(const table *in)
{
	return in->count * plant_units(in);
}

/* The plant that a school's chance is for: each has `breaches` of a thousand. */
static int drawn(const nation *of, int64_t school)
{
	int64_t chance = (int64_t)(cell_mix(~of->seed ^ cell_mix((uint64_t)school)) % 1000), plant = of->breaches ? chance / of->breaches : PLANT_COUNT;
	return plant < PLANT_COUNT ? (int)plant : -1;
}

/* A school without the rows that a plant needs could not breach the rule. */
static bool has_rows(const nation *of, int plant)
{
	return (of->students || !plant_part_of(plant, "student")) && (of->teachers || !plant_part_of(plant, "teacher")) &&
	       (of->internships || !plant_part_of(plant, "internship"));
}

int plant_in(const nation *of, int64_t school)
{
	int64_t first = school & ~INT64_C(1);
	int plant = drawn(of, first);

	if (plant < 0 || !plants[plant].twin || first + 1 >= of->units[SCHOOL])
		plant = drawn(of, school);
	if (plant < 0 || !has_rows(of, plant))
		return -1;
	return plants[plant].twin && (drawn(of, first) != plant || first + 1 >= of->units[SCHOOL]) ? -1 : plant;
}

int64_t plant_place(const nation *of, int plant, const table *in, int64_t school)
{
	uint64_t place = (uint64_t)(plants[plant].twin ? school & ~INT64_C(1) : school);
	return (int64_t)(cell_mix(of->seed ^ cell_mix(place << 8 ^ (uint64_t)plant)) % (uint64_t)plant_rows(in));
}

int64_t plant_findings(const nation *of, int plant)
{
	int64_t findings = 0;
	for (int64_t school = 0; school < of->units[SCHOOL]; school++)
		findings += plant_in(of, school) == plant;
	return findings;
}
