/* SPDX-License-Identifier: MIT */
#ifndef HC_TEST_SCAN_FIXTURE_H
#define HC_TEST_SCAN_FIXTURE_H

/*
 * What a scan makes of records, as text: a test gives rows as SQL, says what
 * is to be read in a few words, and holds the lines against what it expects.
 * The schema is that of tests/support/schemas.
 */

#include "base/text.h"
#include "store/scan.h"

typedef struct scan_fixture {
	char folder[64];    /* removed with everything in it */
	hc_schema *schema;
	hc_arena arena;
	hc_error err;
	hc_text lines;      /* what was read, a line each, unsorted */
	hc_text shown;
} scan_fixture;

/* cmocka's setup and teardown: *state is a scan_fixture. */
int scan_begin(void **state);
int scan_end(void **state);

/* How the tables of a database were made. */
typedef enum scan_tables {
	SCAN_OURS,       /* by hc_database_init: strict, stored by the root */
	SCAN_CLUSTERED,  /* by others: without types, stored by the root */
	SCAN_PLAIN,      /* by others: without types, stored in no order */
	SCAN_KINDS,
} scan_tables;

const char *scan_tables_word(scan_tables tables);

/* Makes a database with these rows; its path lives as long as the fixture. */
const char *scan_make(scan_fixture *f, scan_tables tables, const char *rows);

/* Runs SQL on a database file, without any of the defences. */
void scan_run_sql(const char *path, const char *sql);

/*
 * A layout from words, a line for each frame and link, the last is NULL:
 *   "school name area"                          the root and its columns
 *   "teacher @school_id degree mentor.degree"   a frame, how it names the root, its columns
 *   "link school teacher school_id"             rows of teacher by their school_id
 * The identifier is column 0 of each by itself. Lives as long as the fixture.
 */
const hc_layout *scan_layout(scan_fixture *f, const char *const *words);

typedef struct scan_ask {
	const char *path;
	const hc_layout *layout;
	const hc_twins *twins;   /* NULL: none */
	const char *within, *within_id; /* NULL: everything */
	size_t size;                    /* roots of a chunk; 0: 64 */
	size_t every;                   /* 0 or 1: every chunk; n: one of n, from number `first` on */
	size_t first;
} scan_ask;

/*
 * Scans and shows, sorted and each line once: rows ("teacher T1 degree=master"; "-" is missing), links
 * ("school S1 has teacher T1 T2 perhaps T3", "school S1 has student absent") and notices
 * ("! teacher T1 degree: of the wrong type"); or "HC_EDATA: text". Borrowed until the next call.
 */
const char *scan_show(scan_fixture *f, const scan_ask *ask);

/* Fails with `name` and both texts unless they are the same. */
void scan_assert(const char *name, const char *got, const char *want);

#endif
