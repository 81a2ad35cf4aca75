/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_LEDGER_INTERNAL_H
#define HC_STORE_LEDGER_INTERNAL_H

/* What the files of the ledger share; for this room only. */

#include "base/arena.h"
#include "store/handle.h"
#include "store/ledger.h"

#include <sqlite3.h>

#define HC_LEDGER_APPLICATION 0x6865636c /* "hecl" */
#define HC_LEDGER_PART_APPLICATION 0x68656370 /* "hecp": so that nothing that reads ledgers takes a part for one */
#define HC_LEDGER_FORMAT 4 /* of both */

/* The statements that fill a ledger, prepared once. */
typedef enum hc_ledger_insert {
	HC_INSERT_VERDICT,
	HC_INSERT_VERDICT_TOTAL,
	HC_INSERT_PROBLEM,
	HC_INSERT_WAIVER,
	HC_INSERT_FACET,
	HC_INSERT_COUNT
} hc_ledger_insert;

/* The tables that results are written to, in their order. */
typedef enum hc_ledger_arrival { HC_ARRIVAL_RESULT, HC_ARRIVAL_MISSING, HC_ARRIVAL_EVIDENCE, HC_ARRIVAL_COUNT } hc_ledger_arrival;

/* The results that are being added, and the one whose row is being written. */
typedef struct hc_ledger_arrived {
	const hc_result *results;
	size_t count, at;
} hc_ledger_arrived;

/* How many results a rule must have in a part, and in all parts together. */
typedef struct hc_ledger_share {
	int64_t here, whole;
} hc_ledger_share;

struct hc_ledger {
	struct hc_database *database;
	char *path;     /* where it goes, or was opened from; NULL: nowhere */
	bool filling;   /* results may be added; a transaction is open */
	bool broken;    /* something could not be added: it will not be finished */
	bool foreign;   /* opened from a file: nothing in it is taken for granted */
	bool part;      /* is one part of a run */
	bool merged;    /* its history came with its parts */
	hc_ledger_share *shares; /* of a part: parallel to the rules */
	hc_arena arena; /* owns the facts */
	hc_ledger_facts facts;
	hc_ledger_rule *rules; /* the facts' own, to count in */
	hc_ledger_level *levels;
	hc_ledger_project *projects;
	int64_t totals[HC_OUTCOME_COUNT];
	sqlite3_stmt *inserts[HC_INSERT_COUNT];
	sqlite3_stmt *arrivals[HC_ARRIVAL_COUNT];
	hc_ledger_arrived arrived;
	sqlite3_stmt *recall;    /* the last of those that read lists of facts */
	const char *recall_sql;  /* its text, the same pointer; NULL: none */
	sqlite3_stmt *seek_verdict, *seek_totals, *seek_facets, *seek_history;
	hc_arena facets_arena; /* owns the facets that were last read */
	hc_arena found_arena; /* owns the verdict that was last looked for */
	hc_ledger_verdict found;
	const char *found_for; /* the owner it was looked for; NULL: none yet */
	bool found_any;
};

/*
 * How a table of a merged ledger is made from those of the parts: each says
 * the same, and the first is taken (FIRST); each has rows of its own (EACH);
 * some may have the same row (ONCE); a part that saw the subject knows more
 * than those that did not (WAIVERS), or than the first, which carries what no
 * part saw (HISTORY); or it is reckoned when the ledger is closed (NEVER).
 */
typedef enum hc_ledger_merging {
	HC_MERGE_FIRST,
	HC_MERGE_EACH,
	HC_MERGE_ONCE,
	HC_MERGE_WAIVERS,
	HC_MERGE_HISTORY,
	HC_MERGE_NEVER,
} hc_ledger_merging;

/* The name of the table at a position, and how it is merged; NULL past the last. */
const char *hc_ledger_table(size_t at, hc_ledger_merging *merging);

/* A ledger with empty tables, in an open transaction, that will go to `path` (NULL: nowhere). `*out` is NULL after failure. */
hc_status hc_ledger_create_empty(hc_ledger **out, const char *path, hc_error *err);

/* Makes an empty ledger one of a part. */
hc_status hc_ledger_make_part(hc_ledger *ledger, hc_part part, hc_error *err);

/* Whether what a part has more than a ledger is as it must be; reads it, and holds the shares against its results. */
hc_status hc_ledger_check_part(hc_ledger *ledger, hc_error *err);

/* The files of one run's parts. */
typedef struct hc_ledger_parts {
	size_t count;        /* how many parts there are */
	const char **paths;  /* of each, in their order */
	hc_ledger *like;     /* one of them */
} hc_ledger_parts;

/* Holds the files against each other: see hc_ledger_merge. Ends with hc_ledger_parts_drop in every case. */
hc_status hc_ledger_match_parts(hc_ledger_parts *out, const char *const *paths, size_t count, hc_error *err);
void hc_ledger_parts_drop(hc_ledger_parts *parts);

/* Makes the tables, and the index that reading by owner needs: before the first result, or after many were copied at once. */
hc_status hc_ledger_make_tables(struct hc_database *database, hc_error *err);
hc_status hc_ledger_make_index(struct hc_database *database, hc_error *err);

/* Whether the tables of an opened file are exactly ours. HC_EINPUT when it is no ledger (or part), HC_EDATA when it was changed. */
hc_status hc_ledger_check_tables(hc_ledger *ledger, hc_error *err);
hc_status hc_ledger_check_table(hc_ledger *ledger, const char *name, const char *sql, hc_error *err);

/* hc_ledger_open, of a whole ledger or of a part. */
hc_status hc_ledger_open_kind(hc_ledger **out, const char *path, bool part, hc_error *err);

/* Writes `facts` into the empty tables. */
hc_status hc_ledger_write_facts(hc_ledger *ledger, const hc_ledger_facts *facts, hc_error *err);

/* Reads the facts, with what was counted, into the ledger's arena. */
hc_status hc_ledger_read_facts(hc_ledger *ledger, hc_error *err);

/* Of the facts what the audit was made from, the law behind the rules, the facets of owners; and the ways back. */
hc_status hc_ledger_write_origin(hc_ledger *ledger, const hc_ledger_facts *facts, hc_error *err);
hc_status hc_ledger_recall_origin(hc_ledger *ledger, hc_error *err);
hc_status hc_ledger_write_law(hc_ledger *ledger, const hc_ledger_facts *facts, hc_error *err);
hc_status hc_ledger_recall_law(hc_ledger *ledger, hc_error *err);
hc_status hc_ledger_write_facets(hc_ledger *ledger, const hc_ledger_facts *facts, hc_error *err);
hc_status hc_ledger_recall_facets(hc_ledger *ledger, hc_error *err);

/* Leaves the facets of those only that have a verdict (after the last one). */
hc_status hc_ledger_close_facets(hc_ledger *ledger, hc_error *err);

/* Reads the facets of an owner into `out` (facet_count of them); they live until the next reading. */
hc_status hc_ledger_read_facets(const hc_ledger_facet_value **out, hc_ledger *ledger, const char *owner_id, hc_error *err);

/* Since when each finding stands: those of this ledger, and what became of those of `earlier`, which may be NULL. */
hc_status hc_ledger_write_history(hc_ledger *ledger, hc_ledger *earlier, hc_error *err);

/* The projects of the facts, who stands where in them (after the last result), and the way back. */
hc_status hc_ledger_write_projects(hc_ledger *ledger, const hc_ledger_facts *facts, hc_error *err);
hc_status hc_ledger_close_projects(hc_ledger *ledger, hc_error *err);
hc_status hc_ledger_recall_projects(hc_ledger *ledger, hc_error *err);

/* Writes down what was counted: totals of rules, owners of levels. */
hc_status hc_ledger_write_totals(hc_ledger *ledger, hc_error *err);

/* Prepares the statements of hc_ledger_insert, and those that write results. */
hc_status hc_ledger_prepare_inserts(hc_ledger *ledger, hc_error *err);
hc_status hc_ledger_prepare_arrivals(hc_ledger *ledger, hc_error *err);

/* Whether the last step failed because the row was there already. */
bool hc_ledger_is_double(const hc_ledger *ledger);

/* Adds `text` with U+FFFD in the place of every byte that is no UTF-8. */
void hc_ledger_clean(hc_text *out, const char *text);

/* Notes that something could not be added: the ledger will not be finished. Returns `status`. */
hc_status hc_ledger_break(hc_ledger *ledger, hc_status status);

/* Adds "the ledger is closed for writing". Returns HC_EINTERNAL. */
hc_status hc_ledger_not_filling(hc_error *err);

/* Steps a statement that gives no rows, and makes it ready for the next time. */
hc_status hc_ledger_run(hc_ledger *ledger, sqlite3_stmt *statement, hc_error *err);

/* Binds a text that outlives the next step; NULL is NULL. */
void hc_ledger_bind_text(sqlite3_stmt *statement, int at, const char *text);

/* The text of a column, NULL for NULL; borrowed until the next step. A text of a foreign ledger that is not UTF-8 reads
 * as NULL. */
const char *hc_ledger_text(const hc_ledger *ledger, sqlite3_stmt *statement, int at);

/*
 * Reading whole lists into the ledger's arena. An item is filled from a row: false when out of memory, `*bad` when the
 * row is no good. `key` is bound to ?1 when it is not negative; `table` is for the message. `sql` outlives the ledger.
 */
typedef bool (*hc_ledger_fill)(hc_ledger *ledger, void *item, size_t at, sqlite3_stmt *row, bool *bad);
hc_status hc_ledger_recall_list(hc_ledger *ledger, const char *sql, const char *table, int64_t key, void **out,
                                size_t *count, size_t size, hc_ledger_fill fill, hc_error *err);

/* Each copies a column (of a label two); a needed text that is not there makes the row bad. */
bool hc_ledger_copy_text(hc_ledger *ledger, const char **out, sqlite3_stmt *row, int at);
bool hc_ledger_copy_needed(hc_ledger *ledger, const char **out, sqlite3_stmt *row, int at, bool *bad);
bool hc_ledger_copy_label(hc_ledger *ledger, hc_label *out, sqlite3_stmt *row, int at);

/* A day as ISO text, NULL for an open end: HC_DATE_MIN or HC_DATE_MAX, and never for what is on no record. */
void hc_ledger_bind_day(sqlite3_stmt *statement, int at, hc_date day);
bool hc_ledger_read_day(const hc_ledger *ledger, hc_date *out, sqlite3_stmt *row, int at); /* false for what is no date; open: unchanged */

/* Binds columns `at` and `at` + 1: the two languages of a label. */
void hc_ledger_bind_label(sqlite3_stmt *statement, int at, hc_label label);

/* Adds "the ledger is damaged" for something in `table`. Returns HC_EDATA. */
hc_status hc_ledger_damaged(const hc_ledger *ledger, const char *table, hc_error *err);

/* The part of a WHERE that keeps what is neither pass nor notapplicable, word for word as the index has it. */
extern const char hc_ledger_open_outcomes[];

#endif
