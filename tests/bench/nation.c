/* SPDX-License-Identifier: MIT */
/*
 * What a cell holds is data: a line of a table says how a field is spread and
 * how often it is not known: about one in a hundred facts is missing, and one
 * in five hundred acts not done. What the rules of plant.c ask for is met by
 * every row, so that the planted breaches are the only ones; of what others
 * ask for, a few in a thousand rows are in breach by chance.
 *
 * Teachers are of twenty kinds in turn, so that no school falls short of a
 * share or a count by chance: at least 17 of 20 are full-time, ten of these
 * professional, six of these dual-qualified, and four are senior.
 */
#include "nation.h"

#include <stddef.h>

#define FACT 10
#define ACT 2

static const column city[] = {
	{"city_id", ID, 0, 0, 0, NULL},
	{"name", NAMED, 0, 0, 0, "城市"},
	{"reporting_date", WORDS, 0, 0, 0, "2019-03-22"},
	{"school_year", WHOLE, 0, 2018, 2018, NULL},
	{"general_high_school_intake", SCALED, FACT, 320, 400, NULL},
	{"qualified_list_published_on", DAY, ACT, 1, 0, "2019-03-01 2019-03-20"},
	{"results_published_on", DAY, ACT, 1, 0, "2019-03-15 2019-03-21"},
	{"resource_bases", WHOLE, FACT, 5, 20, NULL},
	{"smart_campuses", WHOLE, FACT, 5, 20, NULL},
	{NULL, ID, 0, 0, 0, NULL},
};

static const column district[] = {
	{"district_id", ID, 0, 0, 0, NULL},
	{"city_id", HOME_CITY, 0, 0, 0, NULL},
	{"name", NAMED, 0, 0, 0, "城区"},
	{"community_college_standardised", FLAG, FACT, 900, 0, NULL},
	{"digital_learning_communities", WHOLE, FACT, 0, 9, NULL},
	{NULL, ID, 0, 0, 0, NULL},
};

static const column school[] = {
	{"school_id", ID, 0, 0, 0, NULL},
	{"district_id", HOME_DISTRICT, 0, 0, 0, NULL},
	{"city_id", HOME_CITY, 0, 0, 0, NULL},
	{"name", NAMED, 0, 0, 0, "职业学校"},
	{"kind", PICK, 0, 0, 0, "general:35 vocational_high:45 adult:4 technical:8 arts:3 sports:2 special:2 attached:1"},
	{"ownership", PICK, 0, 0, 0, "public:75 private:25"},
	{"site", PICK, FACT, 0, 0, "city:80 rural:20"},
	{"founded_on", DAY, FACT, 1, 0, "1951-09-01 2016-09-01"},
	{"newly_built", FLAG, FACT, 50, 0, NULL},
	{"remote_poor_area", FLAG, FACT, 40, 0, NULL},
	{"legal_person", FLAG, FACT, 997, 0, NULL},
	{"charter_topics", SUBSET, FACT, 1000, 0, "name address purpose management staff students teaching property_finance amendment"},
	{"licence_valid_until", DAY, FACT, 1, 0, "2019-04-01 2024-08-31"},
	{"listed_on", DAY, ACT, 1, 0, "2019-03-01 2019-03-15"},
	{"students", SCALED, FACT, 1000, 1000, NULL},
	{"boarders", SCALED, FACT, 0, 600, NULL},
	{"new_students", SCALED, FACT, 320, 370, NULL},
	{"enrolment_plan", SCALED, FACT, 365, 420, NULL},
	{"graduates", SCALED, FACT, 276, 282, NULL},
	{"graduates_tracked", SCALED, FACT, 267, 276, NULL},
	{"land_area_m2", SCALED, FACT, 30000, 50000, NULL},
	{"building_area_m2", SCALED, FACT, 19000, 30000, NULL},
	{"track_m", WHOLE, FACT, 190, 400, NULL},
	{"books", SCALED, FACT, 31000, 45000, NULL},
	{"periodical_kinds", WHOLE, FACT, 75, 160, NULL},
	{"teacher_reading_seats", SCALED, FACT, 11, 30, NULL},
	{"student_reading_seats", SCALED, FACT, 95, 160, NULL},
	{"computers", SCALED, FACT, 145, 250, NULL},
	{"equipment_value_yuan", SCALED, FACT, 2900000, 6000000, NULL},
	{"dual_qualified_share_last_year", TENTHS, FACT, 2, 3, NULL},
	{"quality_report_published_on", DAY, ACT, 1, 0, "2019-01-01 2019-03-01"},
	{"diagnosis_report_on", DAY, ACT, 1, 0, "2018-10-01 2019-03-01"},
	{"pe_every_grade", FLAG, FACT, 990, 0, NULL},
	{"sports_meetings", WHOLE, FACT, 0, 3, NULL},
	{"daily_activity_minutes", WHOLE, FACT, 55, 90, NULL},
	{"safety_systems", SUBSET, FACT, 998, 0,
	 "education_inspection guarding reporting_emergency buildings_equipment food_water medicines_dangerous_goods epidemic "
	 "fire_traffic off_campus dormitory"},
	{"guards", SCALED, FACT, 5, 9, NULL},
	{"board_members", WHOLE, FACT, 5, 9, NULL},
	{"board_members_experienced", WHOLE, FACT, 2, 4, NULL},
	{"board_filed_on", DAY, ACT, 1, 0, "2016-01-01 2019-01-01"},
	{"audit_published_on", DAY, ACT, 1, 0, "2018-04-01 2018-12-01"},
	{"development_fund_rate", TENTHS, FACT, 2, 4, NULL},
	{NULL, ID, 0, 0, 0, NULL},
};

static const column leader[] = {
	{"leader_id", ID, 0, 0, 0, NULL},
	{"school_id", OWNER, 0, 0, 0, NULL},
	{"name", NAMED, 0, 0, 0, "校长"},
	{"role", PICK, FACT, 0, 0, "principal:25 teaching_vice_principal:25 other:50"},
	{"degree", PICK, FACT, 0, 0, "associate:2 bachelor:68 master:28 doctor:2"},
	{"title", PICK, FACT, 0, 0, "junior:1 intermediate:29 senior:70"},
	{"education_years", WHOLE, FACT, 4, 35, NULL},
	{NULL, ID, 0, 0, 0, NULL},
};

#define ANY_TITLE "none:5 junior:25 intermediate:50 senior:20"

static const column teacher[] = {
	{"teacher_id", ID, 0, 0, 0, NULL},
	{"school_id", OWNER, 0, 0, 0, NULL},
	{"name", NAMED, FACT, 0, 0, "教师"},
	{"identity_hash", NAMED, FACT, 0, 0, "9e0c77a1b2d3"},
	{"employment", PICK, FACT, 0, 0,
	 "full_time:1|full_time:1|full_time:1|full_time:1|full_time:1|full_time:1|full_time:1|part_time:1|full_time:1|full_time:1|"
	 "full_time:1|full_time:1|full_time:1|part_time:1|full_time:1|full_time:1|full_time:1|full_time:1|full_time:1|part_time:1"},
	{"teaches", PICK, FACT, 0, 0, "professional:1|professional:2 public_basic:8"},
	{"degree", PICK, FACT, 0, 0, "associate:3 bachelor:75 master:21 doctor:1"},
	{"title", PICK, FACT, 0, 0,
	 ANY_TITLE "|" ANY_TITLE "|senior:1|" ANY_TITLE "|" ANY_TITLE "|senior:1|" ANY_TITLE "|" ANY_TITLE "|senior:1|" ANY_TITLE "|"
	 ANY_TITLE "|intermediate:1|" ANY_TITLE "|" ANY_TITLE "|senior:1|" ANY_TITLE "|" ANY_TITLE "|" ANY_TITLE "|intermediate:1|" ANY_TITLE},
	{"dual_qualified", PICK, FACT, 0, 0,
	 "1:1|1:1 0:3|1:1 0:3|1:1 0:3|1:1|1:1 0:3|1:1|1:1 0:3|1:1 0:3|1:1 0:3|1:1|1:1 0:3|1:1|1:1 0:3|1:1 0:3|1:1 0:3|1:1|1:1 0:3|"
	 "1:1 0:3|1:1 0:3"},
	{"dual_level", PICK, 600, 0, 0, "junior:50 intermediate:30 senior:18 outstanding:2"},
	{"programme_id", EACH_PROGRAMME, FACT, 0, 0, NULL},
	{"certificate", FLAG, FACT, 1000, 0, NULL},
	{"hired_on", DAY, FACT, 1, 0, "1990-09-01 2018-09-01"},
	{"first_taught_on", AFTER, FACT, 0, 60, NULL},
	{"enterprise_experience", FLAG, FACT, 500, 0, NULL},
	{"enterprise_months_5y", TENTHS, FACT, 60, 180, NULL},
	{"training_hours_5y", WHOLE, FACT, 355, 600, NULL},
	{"practice_experience", FLAG, FACT, 995, 0, NULL},
	{NULL, ID, 0, 0, 0, NULL},
};

static const column programme[] = {
	{"programme_id", ID, 0, 0, 0, NULL},
	{"school_id", OWNER, 0, 0, 0, NULL},
	{"code", NAMED, 0, 0, 0, "Z"},
	{"name", NAMED, 0, 0, 0, "专业"},
	{"class", PICK, FACT, 0, 0, "engineering:45 medical:15 other:40"},
	{"filed_on", DAY, ACT, 1, 0, "2008-05-01 2018-05-01"},
	{"integrated", FLAG, FACT, 200, 0, NULL},
	{"students", SCALED, FACT, 150, 180, NULL},
	{"quota", SCALED, FACT, 60, 80, NULL},
	{"new_students", SCALED, FACT, 50, 61, NULL},
	{"equipment_value_yuan", SCALED, FACT, 400000, 800000, NULL},
	{"plan_published_on", DAY, ACT, 1, 0, "2017-06-01 2018-08-01"},
	{"teaching_weeks", PICK, FACT, 0, 0, "40:997 39:2 41:1"},
	{"total_hours", WHOLE, FACT, 3000, 3300, NULL},
	{"public_hours", WHOLE, FACT, 1000, 1150, NULL},
	{"elective_hours", WHOLE, FACT, 320, 400, NULL},
	{"practice_hours", WHOLE, FACT, 1500, 1800, NULL},
	{"credits", WHOLE, FACT, 168, 190, NULL},
	{"hours_after_transfer_exam", WHOLE, FACT, 120, 200, NULL},
	{NULL, ID, 0, 0, 0, NULL},
};

static const column student[] = {
	{"student_id", ID, 0, 0, 0, NULL},
	{"school_id", OWNER, 0, 0, 0, NULL},
	{"programme_id", ANY_PROGRAMME, FACT, 0, 0, NULL},
	{"name", NAMED, FACT, 0, 0, "学生"},
	{"identity_hash", NAMED, FACT, 0, 0, "3a17c5db83e9"},
	{"entered_on", ENTRY, FACT, 0, 0, NULL},
	{"birth_date", AFTER, FACT, -5860, -5505, NULL},
	{"sex", PICK, FACT, 0, 0, "male:55 female:45"},
	{"grade", GRADE, FACT, 0, 0, NULL},
	{"season", WORDS, FACT, 0, 0, "autumn"},
	{"registered_on", AFTER, 0, 20, 70, NULL},
	{"approved_on", AFTER, ACT, 75, 100, NULL},
	{"prior_education", PICK, FACT, 0, 0, "junior_secondary:960 equivalent:30 senior_secondary:10"},
	{"origin_province", PICK, FACT, 0, 0, "本省:90 邻省:10"},
	{"boarding", FLAG, FACT, 400, 0, NULL},
	{"status", PICK, FACT, 0, 0, "enrolled:97 suspended:1 withdrawn:2"},
	{"other_roll", PICK, FACT, 0, 0, "none:2999 general_high_school:1"},
	{NULL, ID, 0, 0, 0, NULL},
};

static const column enterprise[] = {
	{"enterprise_id", ID, 0, 0, 0, NULL},
	{"name", NAMED, 0, 0, 0, "实习企业"},
	{"category", PICK, FACT, 0, 0, "manufacturing:400 service:250 technology:150 health:100 agriculture:50 transport:48 bar:1 karaoke:1"},
	{"staff", SCALED, FACT, 25000, 90000, NULL},
	{"filed_on", DAY, ACT, 1, 0, "2015-01-01 2018-06-01"},
	{"inspected_on", DAY, ACT, 1, 0, "2016-01-01 2018-08-01"},
	{"inspection_points", SUBSET, FACT, 999, 0,
	 "qualification good_faith management work_content working_time work_environment living_environment safety_protection"},
	{NULL, ID, 0, 0, 0, NULL},
};

static const column post[] = {
	{"post_id", ID, 0, 0, 0, NULL},
	{"enterprise_id", OWNER, 0, 0, 0, NULL},
	{"name", PICK, 0, 0, 0, "操作岗:50 服务岗:50"},
	{"staff", SCALED, FACT, 2500, 10000, NULL},
	{NULL, ID, 0, 0, 0, NULL},
};

static const column internship[] = {
	{"internship_id", ID, 0, 0, 0, NULL},
	{"school_id", OWNER, 0, 0, 0, NULL},
	{"student_id", ANY_STUDENT, FACT, 0, 0, NULL},
	{"enterprise_id", ANY_ENTERPRISE, FACT, 0, 0, NULL},
	{"post_id", ANY_POST, FACT, 0, 0, NULL},
	{"kind", PICK, FACT, 0, 0, "visit:10 assist:30 on_post:60"},
	{"starts_on", DAY, FACT, 1, 0, "2018-08-20 2018-12-10"},
	{"ends_on", AFTER, FACT, 154, 180, NULL},
	{"agreement_on", AFTER, 0, -40, 0, NULL},
	{"agreement_parties", SUBSET, FACT, 1000, 0, "school enterprise student"},
	{"guardian_consent_on", AFTER, ACT, -40, 0, NULL},
	{"hours_per_day", PICK, FACT, 0, 0, "6:100 7.5:100 8:800"},
	{"night_shift", FLAG, FACT, 2, 0, NULL},
	{"overtime", FLAG, FACT, 2, 0, NULL},
	{"holiday_work", FLAG, FACT, 2, 0, NULL},
	{"pay_yuan", WHOLE, FACT, 2100, 3000, NULL},
	{"probation_pay_yuan", WHOLE, FACT, 2200, 2610, NULL},
	{"post_pay_yuan", WHOLE, FACT, 2700, 3400, NULL},
	{"fees_charged_yuan", PICK, FACT, 0, 0, "0:998 200:2"},
	{"insured", FLAG, FACT, 998, 0, NULL},
	{"hazards", SUBSET, FACT, 1, 0, "height underground toxic"},
	{"intermediary", WORDS, FACT, 0, 0, ""},
	{NULL, ID, 0, 0, 0, NULL},
};

static const column cooperation[] = {
	{"cooperation_id", ID, 0, 0, 0, NULL},
	{"school_id", OWNER, 0, 0, 0, NULL},
	{"enterprise_id", ANY_ENTERPRISE, FACT, 0, 0, NULL},
	{"kind", PICK, FACT, 0, 0, "joint_training:40 research:10 joint_body:10 shared_resources:25 apprenticeship:15"},
	{"agreement_on", DAY, ACT, 1, 0, "2014-01-01 2018-06-01"},
	{"filed_on", AFTER, ACT, 5, 60, NULL},
	{"diary_entries", WHOLE, FACT, 0, 40, NULL},
	{"annual_report_on", DAY, ACT, 1, 0, "2018-11-01 2019-01-31"},
	{NULL, ID, 0, 0, 0, NULL},
};

static const column training_base[] = {
	{"base_id", ID, 0, 0, 0, NULL},
	{"school_id", OWNER, 0, 0, 0, NULL},
	{"programme_id", ANY_PROGRAMME, FACT, 0, 0, NULL},
	{"location", PICK, FACT, 0, 0, "on_campus:50 off_campus:50"},
	{"workplaces", WHOLE, FACT, 20, 120, NULL},
	{"agreement_until", DAY, FACT, 1, 0, "2019-01-01 2023-12-31"},
	{NULL, ID, 0, 0, 0, NULL},
};

static const column joint_schooling[] = {
	{"joint_id", ID, 0, 0, 0, NULL},
	{"school_id", OWNER, 0, 0, 0, NULL},
	{"partner", NAMED, 0, 0, 0, "联办学院"},
	{"agreement_on", DAY, ACT, 1, 0, "2014-05-01 2018-05-01"},
	{"filed_on", AFTER, ACT, 5, 60, NULL},
	{"own_site", FLAG, FACT, 500, 0, NULL},
	{"site_approved_on", AFTER, ACT, 20, 90, NULL},
	{NULL, ID, 0, 0, 0, NULL},
};

static const column brochure[] = {
	{"brochure_id", ID, 0, 0, 0, NULL},
	{"school_id", OWNER, 0, 0, 0, NULL},
	{"year", WHOLE, 0, 2018, 2019, NULL},
	{"filed_on", DAY, ACT, 1, 0, "2018-02-01 2018-03-10"},
	{"published_on", AFTER, ACT, 1, 30, NULL},
	{"mismatches", SUBSET, FACT, 2, 0, "programmes plan fees partners employment qualification"},
	{NULL, ID, 0, 0, 0, NULL},
};

static const column payment[] = {
	{"payment_id", ID, 0, 0, 0, NULL},
	{"school_id", OWNER, 0, 0, 0, NULL},
	{"payee", NAMED, 0, 0, 0, "收款方"},
	{"payee_kind", PICK, FACT, 0, 0, "junior_school:1 agency:2 other:97"},
	{"purpose", PICK, FACT, 0, 0, "recruitment:2 other:98"},
	{"amount_yuan", WHOLE, FACT, 100, 90000, NULL},
	{"paid_on", DAY, FACT, 1, 0, "2018-01-01 2019-03-01"},
	{NULL, ID, 0, 0, 0, NULL},
};

static const column complaint[] = {
	{"complaint_id", ID, 0, 0, 0, NULL},
	{"city_id", OWNER, 0, 0, 0, NULL},
	{"school_id", ANY_SCHOOL, FACT, 0, 0, NULL},
	{"kind", PICK, FACT, 0, 0, "information_blocking:10 student_trading:10 false_publicity:30 forced_placement:10 other:40"},
	{"filed_on", DAY, ACT, 1, 0, "2018-03-01 2019-03-01"},
	{"upheld", FLAG, FACT, 100, 0, NULL},
	{NULL, ID, 0, 0, 0, NULL},
};

static const column enrolment_report[] = {
	{"report_id", ID, 0, 0, 0, NULL},
	{"school_id", OWNER, 0, 0, 0, NULL},
	{"month", PICK, 0, 0, 0, "2018-08:1 2018-09:1 2018-10:1 2018-11:1 2018-12:1 2019-01:1 2019-02:1"},
	{"due_on", DAY, FACT, 1, 0, "2018-08-31 2019-02-28"},
	{"submitted_on", AFTER, ACT, -10, 0, NULL},
	{"enrolled", SCALED, FACT, 200, 350, NULL},
	{NULL, ID, 0, 0, 0, NULL},
};

static const column funding[] = {
	{"funding_id", ID, 0, 0, 0, NULL},
	{"school_id", OWNER, 0, 0, 0, NULL},
	{"year", PICK, 0, 0, 0, "2017:1|2018:1"},
	{"appropriation_yuan", SCALED, FACT, 6000000, 9000000, NULL},
	{"tuition_yuan", SCALED, FACT, 0, 3000000, NULL},
	{"service_income_yuan", SCALED, FACT, 0, 200000, NULL},
	{"average_students", SCALED, FACT, 950, 1050, NULL},
	{NULL, ID, 0, 0, 0, NULL},
};

static const column course[] = {
	{"course_id", ID, 0, 0, 0, NULL},
	{"school_id", OWNER, 0, 0, 0, NULL},
	{"programme_id", EACH_PROGRAMME, FACT, 0, 0, NULL},
	{"name", NAMED, 0, 0, 0, "课程"},
	{"subject", PICK, FACT, 0, 0,
	 "politics:1|chinese:1|mathematics:1|foreign_language:1|information_technology:1|physical_education:1|professional:1|professional:1"},
	{"required", FLAG, FACT, 998, 0, NULL},
	{"planned_hours", WHOLE, FACT, 72, 144, NULL},
	{"taught_hours", WHOLE, FACT, 144, 160, NULL},
	{NULL, ID, 0, 0, 0, NULL},
};

/* An exempt student is one too many: all are tested already. */
static const column fitness_test[] = {
	{"fitness_id", ID, 0, 0, 0, NULL},
	{"school_id", OWNER, 0, 0, 0, NULL},
	{"grade", GRADE, FACT, 0, 0, NULL},
	{"enrolled", SCALED, FACT, 330, 330, NULL},
	{"tested", SCALED, FACT, 330, 330, NULL},
	{"exempt", PICK, FACT, 0, 0, "0:998 1:2"},
	{"passed", SCALED, FACT, 290, 325, NULL},
	{NULL, ID, 0, 0, 0, NULL},
};

static const column incident[] = {
	{"incident_id", ID, 0, 0, 0, NULL},
	{"school_id", OWNER, 0, 0, 0, NULL},
	{"occurred_on", DAY, FACT, 1, 0, "2018-09-01 2019-03-10"},
	{"reported_on", AFTER, ACT, 0, 0, NULL},
	{"filed", FLAG, FACT, 998, 0, NULL},
	{NULL, ID, 0, 0, 0, NULL},
};

static const column milestone[] = {
	{"milestone_id", ID, 0, 0, 0, NULL},
	{"city_id", OWNER, 0, 0, 0, NULL},
	{"month", PICK, FACT, 0, 0,
	 "2019-01:1|2019-02:1|2019-03:1|2019-04:1|2019-05:1|2019-06:1|2019-07:1|2019-08:1|2019-09:1|2019-10:1|2019-11:1|2019-12:1"},
	{"task", NAMED, 0, 0, 0, "任务"},
	{"completed_on", DAY, ACT, 1, 0, "2019-01-01 2019-01-31"},
	{NULL, ID, 0, 0, 0, NULL},
};

int nation_tables(table out[NATION_TABLES], const nation *of)
{
	const table all[] = {
		{"city", "CT", CITY, 1, city},
		{"district", "DI", DISTRICT, 1, district},
		{"school", "SC", SCHOOL, 1, school},
		{"leader", "LE", SCHOOL, 4, leader},
		{"programme", "PR", SCHOOL, 6, programme},
		{"teacher", "TE", SCHOOL, of->teachers, teacher},
		{"student", "ST", SCHOOL, of->students, student},
		{"enterprise", "EN", ENTERPRISE, 1, enterprise},
		{"post", "PO", ENTERPRISE, 2, post},
		{"internship", "IN", SCHOOL, of->internships, internship},
		{"cooperation", "CO", SCHOOL, 4, cooperation},
		{"training_base", "TB", SCHOOL, 8, training_base},
		{"joint_schooling", "JO", SCHOOL, 1, joint_schooling},
		{"brochure", "BR", SCHOOL, 2, brochure},
		{"payment", "PA", SCHOOL, 2, payment},
		{"complaint", "CP", CITY, 10, complaint},
		{"enrolment_report", "ER", SCHOOL, 7, enrolment_report},
		{"funding", "FU", SCHOOL, 2, funding},
		{"course", "CS", SCHOOL, 48, course},
		{"fitness_test", "FT", SCHOOL, 3, fitness_test},
		{"incident", "IC", SCHOOL, 1, incident},
		{"milestone", "MS", CITY, 48, milestone},
	};
	int count = (int)(sizeof all / sizeof *all);

	for (int i = 0; i < count; i++)
		out[i] = all[i];
	return count;
}
