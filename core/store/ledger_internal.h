/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_LEDGER_INTERNAL_H
#define HC_STORE_LEDGER_INTERNAL_H

/* What the files of the ledger share; for this room only. */

#include "base/arena.h"
#include "store/handle.h"
#include "store/ledger.h"

#include <sqlite3.h>

#define HC_LEDGER_APPLICATION 0x6865636c /* "hecl" */
#define HC_LEDGER_FORMAT 3

/* The statements that fill a ledger, prepared once. */
typedef enum hc_ledger_insert {
	HC_INSERT_RESULT,
	HC_INSERT_MISSING,
	HC_INSERT_EVIDENCE,
	HC_INSERT_VERDICT,
	HC_INSERT_VERDICT_TOTAL,
	HC_INSERT_PROBLEM,
	HC_INSERT_WAIVER,
	HC_INSERT_COUNT
} hc_ledger_insert;

struct hc_ledger {
	struct hc_database *database;
	char *path;     /* where it goes, or was opened from; NULL: nowhere */
	bool filling;   /* results may be added; a transaction is open */
	bool broken;    /* something could not be added: it will not be finished */
	bool foreign;   /* opened from a file: nothing in it is taken for granted */
	hc_arena arena; /* owns the facts */
	hc_ledger_facts facts;
	hc_ledger_rule *rules; /* the facts' own, to count in */
	hc_ledger_level *levels;
	hc_ledger_project *projects;
	int64_t totals[HC_OUTCOME_COUNT];
	sqlite3_stmt *inserts[HC_INSERT_COUNT];
	sqlite3_stmt *seek_verdict, *seek_totals;
	hc_arena found_arena; /* owns the verdict that was last looked for */
	hc_ledger_verdict found;
	const char *found_for; /* the owner it was looked for; NULL: none yet */
	bool found_any;
};

/* Makes the tables, and the index that reading by owner needs (after the last result). */
hc_status hc_ledger_make_tables(struct hc_database *database, hc_error *err);
hc_status hc_ledger_make_index(struct hc_database *database, hc_error *err);

/* Whether the tables of an opened file are exactly ours. HC_EINPUT when it is no ledger, HC_EDATA when it was changed.
 */
hc_status hc_ledger_check_tables(hc_ledger *ledger, hc_error *err);

/* Writes `facts` into the empty tables. */
hc_status hc_ledger_write_facts(hc_ledger *ledger, const hc_ledger_facts *facts, hc_error *err);

/* Reads the facts, with what was counted, into the ledger's arena. */
hc_status hc_ledger_read_facts(hc_ledger *ledger, hc_error *err);

/* The projects of the facts, who stands where in them (after the last result), and the way back. */
hc_status hc_ledger_write_projects(hc_ledger *ledger, const hc_ledger_facts *facts, hc_error *err);
hc_status hc_ledger_close_projects(hc_ledger *ledger, hc_error *err);
hc_status hc_ledger_recall_projects(hc_ledger *ledger, hc_error *err);

/* Writes down what was counted: totals of rules, owners of levels. */
hc_status hc_ledger_write_totals(hc_ledger *ledger, hc_error *err);

/* Prepares the statements of hc_ledger_insert. */
hc_status hc_ledger_prepare_inserts(hc_ledger *ledger, hc_error *err);

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

/* Adds "the ledger is damaged" for something in `table`. Returns HC_EDATA. */
hc_status hc_ledger_damaged(const hc_ledger *ledger, const char *table, hc_error *err);

/* The part of a WHERE that keeps what is neither pass nor notapplicable, word for word as the index has it. */
extern const char hc_ledger_open_outcomes[];

#endif
