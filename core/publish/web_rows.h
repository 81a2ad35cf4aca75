/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_WEB_ROWS_H
#define HC_PUBLISH_WEB_ROWS_H

/* What the overview and the map keep of each owner; for their files only. */

#include "publish/web_parts.h"

/* A facet's values as they were met, for its list of choices. */
typedef struct hc_web_choice {
	hc_ledger_facet_value *values; /* of the heap; texts of the rows' arena */
	size_t count, capacity;
} hc_web_choice;

typedef struct hc_web_row {
	const char *id, *name;
	size_t level;
	int64_t failed[HC_SEVERITY_COUNT];
	int64_t undecided;      /* unknown or broken */
	hc_date deadline;       /* the earliest; HC_DATE_NEVER: none */
	bool overdue;
	uint32_t *facets;       /* a position in the choices, from 1; 0: not known */
	char *cells;            /* a letter for each rule of the facts */
	char *areas;            /* pairs of an area's letter and the gravest severity that fails in it */
} hc_web_row;

struct hc_web_rows {
	const hc_web *web;
	hc_arena arena;
	hc_web_row *items;     /* of the heap */
	size_t count, capacity;
	bool failed;
	hc_web_choice *choices; /* one for each facet */
};

/* The letter of an area, of an outcome. */
char hc_web_area_letter(size_t area);
char hc_web_outcome_letter(hc_outcome outcome);

/* What a facet's value is called. */
const char *hc_web_facet_text(const hc_ledger_facet_value *value, hc_lang lang);

#endif
