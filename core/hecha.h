/* SPDX-License-Identifier: MIT */
#ifndef HECHA_H
#define HECHA_H

/*
 * libhecha: check records against published requirements.
 *
 * The way of the data: records.db (hc_records_init, hc_records_import) is
 * audited with a pack of rules (hc_pack_open, hc_audit), which gives a ledger,
 * which is written in formats (hc_audit_write). Every fallible function
 * returns an hc_status and gathers its problems in an hc_error. A returned
 * pointer is borrowed; what an `**out` gives is owned and freed with the
 * function named beside it.
 */

#include "base/nearest.h"
#include "base/status.h"
#include "data/result.h"
#include "publish/verified.h"

#include <stdint.h>
#include <stdio.h>

#define HECHA_VERSION "0.1.0"

/* ---- packs: schemas, law and rules ---- */

typedef struct hc_pack hc_pack;

/* Loads the schemas of `schemas` only (for init and import); free with hc_pack_free. */
hc_status hc_pack_open_schemas(hc_pack **out, const char *schemas, hc_error *err);

/*
 * For a program of its own that opens the rules of others, before it does: from
 * here on neither it nor what it forks can run a program or make a connection.
 * (What judges records is shut in further, in processes of its own.) Cannot be
 * undone.
 */
hc_status hc_pack_guard(hc_error *err);

/*
 * Loads schemas and the rules, law and limits of `rule_folders`, as one
 * namespace. Every problem of every file at once.
 */
hc_status hc_pack_open(hc_pack **out, const char *schemas, const char *const *rule_folders, size_t folder_count,
                       hc_error *err);
void hc_pack_free(hc_pack *pack); /* NULL is accepted */

/* One rule as its own file tells it. All borrowed from the pack. */
typedef struct hc_rule_info {
	const char *id, *area, *entity, *file;
	hc_label title;
	hc_severity severity;
	size_t example_count;
} hc_rule_info;

/* What a rule stands on: its clauses, and the limits that it reads. */
typedef struct hc_rule_grounds {
	size_t clause_count;
	struct hc_clause_info {
		const char *id;
		hc_label document, duty;
		const char *number;
		hc_verified verified;
		const char *from, *to;       /* ISO dates; NULL when open */
	} clauses[16];
	size_t limit_count;
	struct hc_limit_info {
		const char *name;
		hc_label title;
		const char *unit;
		const char *values;          /* one line a dated value: "2010-07-06 – : 1200 (kind: general; setup-2010:6; text)" */
	} limits[16];
} hc_rule_grounds;

size_t hc_pack_rule_count(const hc_pack *pack);
const hc_rule_info *hc_pack_rule(const hc_pack *pack, size_t position); /* sorted by id */
const hc_rule_info *hc_pack_find_rule(const hc_pack *pack, const char *id); /* NULL when none */
hc_rule_grounds hc_pack_rule_grounds(hc_pack *pack, const hc_rule_info *rule); /* its texts live as long as the pack */

/* ---- records ---- */

hc_status hc_records_init(const char *path, const hc_pack *pack, hc_error *err);

typedef struct hc_imported {
	const char *entity;
	hc_label label;
	int64_t rows;
} hc_imported;

/* `entity` NULL: by each file's name. `seen` is called for each entity that was loaded, after the commit. */
hc_status hc_records_import(const char *path, const hc_pack *pack, const char *const *files, size_t file_count,
                            const char *entity, bool replace,
                            void (*seen)(void *context, const hc_imported *imported), void *context, hc_error *err);

/* The records' snapshot date, by which an audit judges when it is given no other: ISO text. */
hc_status hc_records_date(char out[11], const char *path, const hc_pack *pack, hc_error *err);

/* ---- audit ---- */

typedef struct hc_audit_options {
	const char *as_of;               /* ISO date; NULL: the records' snapshot date */
	const char *const *rules;        /* NULL-terminated lists; NULL: none */
	const char *const *skip_rules;
	const char *const *clauses;
	const char *within;              /* "entity:id"; NULL: everything */
	const char *waivers;             /* a YAML file; NULL: none */
	bool include_unverified;
	bool integrity;                  /* run SQLite's full check first */
	unsigned jobs;                   /* worker processes; 0: as many as processors */
	const char *since;               /* an earlier saved audit whose findings are carried on, with their deadlines; NULL: none */
	const char *save;                /* where the ledger is kept (an older ledger is replaced, nothing else); NULL: nowhere */
	unsigned part, parts;            /* only part `part`, from 1, of `parts`, to be saved and merged with the others; 0: the whole */
	/* Called now and then with how far the run is; may be NULL. */
	void (*progress)(void *context, uint64_t done, uint64_t total);
	void *context;
} hc_audit_options;

typedef struct hc_audit hc_audit;

/* Runs the audit of `records`. `out` is set on success only; free with hc_audit_free. */
hc_status hc_audit_run(hc_audit **out, const char *records, hc_pack *pack, const hc_audit_options *options, hc_error *err);

/*
 * Puts the saved parts of one audit together at `path` (an older ledger is
 * replaced, nothing else), in whatever order they are named: the ledger is the
 * one that the whole audit would have saved. Every problem of every part at
 * once. `out` is set on success only; free with hc_audit_free.
 */
hc_status hc_audit_merge(hc_audit **out, const char *path, const char *const *parts, size_t count, hc_error *err);

/* Opens a saved audit. HC_EINPUT when it is none, HC_EDATA when it was changed; free with hc_audit_free. */
hc_status hc_audit_open(hc_audit **out, const char *path, hc_error *err);
void hc_audit_free(hc_audit *audit); /* NULL is accepted */

/* How many results there are of this outcome from rules of this severity or above. */
int64_t hc_audit_count(const hc_audit *audit, hc_outcome outcome, hc_severity at_least);

/* The formats: name and one line about it; NULL past the last. */
const char *hc_audit_format(size_t position, hc_label *about);

typedef struct hc_write_options {
	hc_lang lang;
	bool colour;
	int columns;
} hc_write_options;

/* Writes the audit in `format` to `file` (NULL: to `stream`). HC_EUSAGE for a format there is not. */
hc_status hc_audit_write(hc_audit *audit, const char *format, const char *file, FILE *stream,
                         const hc_write_options *options, hc_error *err);

/* ---- publications ---- */

typedef struct hc_publish_options {
	const char *edition;             /* "public", "subject", "auditor"; NULL: public */
	const char *within;              /* "entity:id" of an owner; NULL: all */
	const char *since;               /* an earlier saved audit, whose changes are shown; NULL: none */
} hc_publish_options;

typedef struct hc_published {
	size_t files;
	int64_t bytes;                   /* of all of them */
} hc_published;

/*
 * Writes what is published of the saved audit `audit` into `folder`: a static
 * website, tables, and a manifest that names every file. What stands there is
 * replaced in one step if it is a publication or nothing, and not touched
 * otherwise.
 */
hc_status hc_publish(hc_published *out, const char *audit, const char *folder, const hc_publish_options *options, hc_error *err);

typedef struct hc_verify_options {
	const char *waivers;             /* what the audit was given; NULL: none */
	const char *const *since;        /* NULL-terminated: earlier audits that it was made with; NULL: none */
	unsigned jobs;
	void (*progress)(void *context, uint64_t done, uint64_t total);
	void *context;
} hc_verify_options;

/*
 * Makes the publication in `folder` anew from `records` and the pack, as its
 * manifest says, and tells of each file, source, limit and result whether it
 * is the same. HC_EUSAGE when something that it was made with is not given.
 */
hc_status hc_verify(const char *folder, const char *records, hc_pack *pack, const hc_verify_options *options,
                    hc_see_verified see, void *context, hc_error *err);

/* ---- diff: two saved audits ---- */

typedef struct hc_diff hc_diff;

/*
 * What became of findings from one saved audit to a later one. HC_EUSAGE when
 * `from` is the later. Borrows both; free with hc_diff_free.
 */
hc_status hc_audit_diff(hc_diff **out, hc_audit *from, hc_audit *to, hc_error *err);
void hc_diff_free(hc_diff *diff); /* NULL is accepted */

/* How many findings of this severity or above are new, reopened or worse; are no longer known. */
int64_t hc_diff_grave(const hc_diff *diff, hc_severity at_least);
int64_t hc_diff_undecided(const hc_diff *diff, hc_severity at_least);

/* The formats: name and one line about it; NULL past the last. */
const char *hc_diff_format_at(size_t position, hc_label *about);

/* Writes it in `format` to `file` (NULL: to `stream`). HC_EUSAGE for a format there is not. */
hc_status hc_diff_write(const hc_diff *diff, const char *format, const char *file, FILE *stream,
                        const hc_write_options *options, hc_error *err);

/* ---- changes: the same records under the law of two dates ---- */

typedef struct hc_changes hc_changes;

/*
 * What changes from one audit to the other: verdicts, results, the rules that
 * take part. It is told best of two audits of the same records and rules, with
 * the same options but for the date. Borrows both; free with hc_changes_free.
 */
hc_status hc_audit_compare(hc_changes **out, hc_audit *from, hc_audit *to, hc_error *err);
void hc_changes_free(hc_changes *changes); /* NULL is accepted */

/* The formats: name and one line about it; NULL past the last. */
const char *hc_changes_format_at(size_t position, hc_label *about);

/* Writes the changes in `format` to `file` (NULL: to `stream`). HC_EUSAGE for a format there is not. */
hc_status hc_changes_write(const hc_changes *changes, const char *format, const char *file, FILE *stream,
                           const hc_write_options *options, hc_error *err);

/* ---- coverage ---- */

typedef struct hc_coverage hc_coverage;

/*
 * Holds the register against the rules: which rules carry each clause, and
 * what no rule checks. Every hole is a problem (HC_ERULE) with file:line: a
 * clause that no rule carries without a word why, or words that the rules
 * contradict. `words` (NULL-terminated; NULL: all) leaves only these documents
 * and clauses; the holes are those of the whole. HC_EUSAGE for one there is
 * not. Borrows the pack; free with hc_coverage_free.
 */
hc_status hc_pack_cover(hc_coverage **out, hc_pack *pack, const char *const *words, hc_error *err);
void hc_coverage_free(hc_coverage *coverage); /* NULL is accepted */

/* The formats: name and one line about it; NULL past the last. */
const char *hc_coverage_format_at(size_t position, hc_label *about);

/* Writes the coverage in `format` to `file` (NULL: to `stream`). HC_EUSAGE for a format there is not. */
hc_status hc_coverage_write(const hc_coverage *coverage, const char *format, const char *file, FILE *stream,
                            const hc_write_options *options, hc_error *err);

/* ---- examples ---- */

/* One example of a rule that did not give what it says. All borrowed during the call. */
typedef struct hc_example_failure {
	const char *rule, *file, *example;
	unsigned line;
	const char *what;                /* "result", "shortfall", "missing"… */
	const char *expected, *actual;
} hc_example_failure;

typedef struct hc_examples_report {
	size_t rules, examples, failed;
} hc_examples_report;

/* Runs the examples of every rule that `rules` (NULL-terminated ids or areas; NULL: all) names. HC_EUSAGE for an unknown id. */
hc_status hc_pack_test(hc_pack *pack, const char *const *rules, hc_examples_report *report,
                       void (*failure)(void *context, const hc_example_failure *failure), void *context, hc_error *err);

/* A move of a limit's value that no example noticed, or a limit that no rule reads. All borrowed during the call. */
typedef struct hc_unnoticed {
	const char *limit, *file;
	unsigned line;
	const char *value;               /* as a line of hc_limit_info.values; NULL: no rule reads the limit */
	const char *moved;               /* the figure that it was moved to: "1201" */
	const char *left_out;            /* the member that the moved list lacks; NULL */
} hc_unnoticed;

typedef struct hc_moves_report {
	size_t moves, noticed, unread;   /* unread: limits that no rule reads, counted when all rules are asked for */
} hc_moves_report;

/*
 * Moves every value of every limit that one of `rules` (as in hc_pack_test)
 * reads, by one unit each way, and runs the examples of all rules that read
 * it: a move is noticed when another number of them fails than before. One unit is 1,
 * 0.01 of a share or of what is no whole number, a day of a date; from a list
 * each member is left out in turn. Below 0 nothing is moved. The pack is
 * afterwards as it was. HC_EUSAGE for an unknown id.
 */
hc_status hc_pack_move_limits(hc_pack *pack, const char *const *rules, hc_moves_report *report,
                              void (*unnoticed)(void *context, const hc_unnoticed *unnoticed), void *context,
                              hc_error *err);

#endif
