/* SPDX-License-Identifier: MIT */
#ifndef HC_TESTS_AUDIT_CITY_H
#define HC_TESTS_AUDIT_CITY_H

/* A city of fourteen chunks and three rules for the tests of the crew. */

#include "audit/fixture.h"

enum { CITY_SCHOOLS = 200, CITY_TEACHERS = 400, CITY_FIRMS = 3, CITY_CHUNKS = 14 };

/* The same as audit_begin, with the records, the rules "firms.a", "schools.b", "teachers.c" and the plan. */
int city_begin(void **state);

/* What the city's audit gives without any culprit; to be freed with free. */
char *city_baseline(audit_fixture *f);

/* `lines` with the result of each culprit turned into an error with `reason`; verdicts left out, since they change. To be freed. */
char *city_expected(const char *lines, const audit_culprit *culprits, const char *const *reasons, size_t count);

/* `lines` without those of verdicts; to be freed. */
char *city_without_verdicts(const char *lines);

#endif
