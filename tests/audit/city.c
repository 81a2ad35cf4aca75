/* SPDX-License-Identifier: MIT */
#include "audit/city.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char rows[] =
	"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)"
	" INSERT INTO school(school_id, name, kind) SELECT printf('S%03d', i), 'School ' || i, 'general' FROM n;"
	"INSERT INTO teacher(teacher_id, school_id, degree)"
	" SELECT 'T' || substr(school_id, 2) || k, school_id, 'master' FROM school, (SELECT 1 AS k UNION SELECT 2);"
	"INSERT INTO teacher(teacher_id, school_id) VALUES ('T9991', 'S999');"
	"INSERT INTO firm(firm_id) VALUES ('F1'), ('F2'), ('F3');";

int city_begin(void **state)
{
	if (audit_begin(state))
		return 1;
	audit_fixture *f = *state;
	audit_make_records(f, rows);
	audit_add_rule(f, "firms.a", "firm", "standard:1", "staff", "");
	audit_add_rule(f, "schools.b", "school", "standard:1", "area", "teachers");
	audit_add_rule(f, "teachers.c", "teacher", "standard:1", "degree", "");
	assert_int_equal(audit_make_plan(f, NULL), HC_OK);
	assert_int_equal(f->plan.chunk_count, CITY_CHUNKS);
	return 0;
}

char *city_baseline(audit_fixture *f)
{
	audit_run run = {.f = f};
	assert_int_equal(audit_go(&run), HC_OK);
	return strdup(hc_text_get(&f->shown));
}

/* Adds `line` to `out`, or what it becomes by a culprit. */
static void add_line(hc_text *out, const char *line, const audit_culprit *culprits, const char *const *reasons, size_t count)
{
	char start[80];
	for (size_t i = 0; i < count; i++) {
		snprintf(start, sizeof start, "%s %s of ", culprits[i].rule, culprits[i].subject);
		if (strncmp(line, start, strlen(start)) != 0)
			continue;
		hc_text_addf(out, "%.*s: error - %s\n", (int)strcspn(line, ":"), line, reasons[i]);
		return;
	}
	if (strncmp(line, "verdict ", 8) != 0)
		hc_text_addf(out, "%.*s\n", (int)strcspn(line, "\n"), line);
}

char *city_expected(const char *lines, const audit_culprit *culprits, const char *const *reasons, size_t count)
{
	hc_text out;

	hc_text_init(&out);
	for (; *lines; lines = strchr(lines, '\n') + 1)
		add_line(&out, lines, culprits, reasons, count);
	char *copy = strdup(hc_text_get(&out));
	hc_text_drop(&out);
	return copy;
}

char *city_without_verdicts(const char *lines)
{
	return city_expected(lines, NULL, NULL, 0);
}
