/* SPDX-License-Identifier: MIT */
#ifndef HC_SCHEMA_PROJECT_H
#define HC_SCHEMA_PROJECT_H

/*
 * A project: some rules are its indicators, those whom some clauses reach are
 * counted, and how many indicators an owner fails puts it into a class. Beside
 * the verdict, and of no weight in it. Written in projects.yaml, of any pack.
 */

#include "base/date.h"
#include "base/fraction.h"
#include "data/result.h"

#include <stdint.h>

#define HC_PROJECT_UNDETERMINED "undetermined" /* the name of the class for what missing data leaves open */

typedef struct hc_project_class {
	const char *name;
	hc_label label;
	int64_t over;            /* more indicators than this fail; -1 for the last class: none does */
} hc_project_class;

typedef struct hc_project_goal {
	hc_date by;
	hc_fraction share;       /* of those counted that are in the last class */
	const struct hc_clause *clause;
} hc_project_goal;

typedef struct hc_project {
	const char *name;
	hc_label title;
	size_t clause_count;     /* counted is who has a result under one of these */
	const struct hc_clause **clauses;
	size_t rule_count;
	const char **rules;      /* ids of the indicators, whose subjects are owners */
	size_t class_count;      /* from the most failures to none */
	hc_project_class *classes;
	hc_verified verified;    /* how sure we are of what tells the classes apart */
	hc_label basis;          /* the decision that gave them; empty: none */
	hc_label undetermined;   /* what missing data leaves between two classes */
	size_t goal_count;
	hc_project_goal *goals;
	const char *file;
	unsigned line;
} hc_project;

#endif
