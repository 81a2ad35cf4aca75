/* SPDX-License-Identifier: MIT */
/*
 * The files that programs and spreadsheets read, of an edition for those who
 * see all and of one for those who see nothing of a person. With a path, the
 * workbook that xlsx.py reads is written there instead.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "publish/tables.h"
#include "support/json_schema.h"
#include "support/ledger_fixture.h"
#include "support/refusal.h"

#include <jansson.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { OPEN = 1u << HC_FAIL | 1u << HC_BROKEN | 1u << HC_UNKNOWN | 1u << HC_WAIVED };

static hc_ledger *ledger;
static hc_edition *editions[HC_EDITION_COUNT];

static int open_editions(void **state)
{
	(void)state;
	ledger = fixture_ledger(NULL, 1);
	return ledger && hc_edition_open(&editions[HC_PUBLIC], ledger, HC_PUBLIC, NULL, NULL) == HC_OK &&
	                       hc_edition_open(&editions[HC_AUDITOR], ledger, HC_AUDITOR, NULL, NULL) == HC_OK &&
	                       hc_edition_open(&editions[HC_SUBJECT], ledger, HC_SUBJECT, "school:S2", NULL) == HC_OK
	               ? 0
	               : -1;
}

static int close_editions(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < HC_EDITION_COUNT; i++)
		hc_edition_close(editions[i]);
	hc_ledger_close(ledger);
	return 0;
}

/* ---- writing one file as tables.c does ---- */

typedef struct filling {
	hc_table_rows *rows;
	hc_table_csv *csv;
	hc_table_xlsx *book;
	hc_table_markdown *markdown;
	hc_table_json *json;
	hc_table_kind kind;
} filling;

static hc_status put_row(void *context, const hc_cell *cells, hc_error *err)
{
	const filling *f = context;

	return f->csv ? hc_table_csv_row(f->csv, cells, err) : hc_table_xlsx_row(f->book, f->kind, cells, err);
}

static hc_status see_owner(void *context, const hc_edition_owner *owner, hc_error *err)
{
	const filling *f = context;

	if (f->markdown)
		return hc_table_markdown_owner(f->markdown, owner, err);
	return f->rows ? hc_table_rows_owner(f->rows, owner, err) : HC_OK;
}

static hc_status see_entry(void *context, const hc_entry *entry, hc_error *err)
{
	const filling *f = context;

	if (f->markdown)
		return hc_table_markdown_entry(f->markdown, entry, err);
	return f->json ? hc_table_json_entry(f->json, entry, err) : hc_table_rows_entry(f->rows, entry, err);
}

static hc_status fill_table(filling *f, const hc_table *table, hc_edition *edition, hc_lang lang, hc_error *err)
{
	static const hc_date deadlines[] = { 18000, HC_DATE_NEVER, 17970 };
	hc_status status = hc_table_rows_new(&f->rows, table, edition, lang, put_row, f, err);

	if (status == HC_OK && (table->kind == HC_TABLE_FINDINGS || table->kind == HC_TABLE_MISSING)) {
		status = hc_edition_read_by_owner(edition, OPEN, see_owner, see_entry, f, err);
	} else if (status == HC_OK) {
		hc_table_rows_deadlines(f->rows, deadlines, 3);
		status = hc_table_rows_all(f->rows, err);
	}
	hc_table_rows_free(f->rows);
	f->rows = NULL;
	return status;
}

/* ---- text formats ---- */

typedef enum format { CSV_OWNERS, CSV_FINDINGS, CSV_MISSING, CSV_RULES, MARKDOWN, JSON, FORMATS } format;

static hc_status write_csv(FILE *out, hc_table_kind kind, hc_edition *edition, hc_lang lang, hc_error *err)
{
	hc_table table;
	filling f = { .kind = kind };
	hc_status status;

	hc_table_describe(&table, edition, kind);
	status = hc_table_csv_begin(&f.csv, out, &table, err);
	if (status == HC_OK)
		status = fill_table(&f, &table, edition, lang, err);
	hc_table_csv_drop(f.csv);
	return status;
}

static hc_status write_format(FILE *out, format kind, hc_edition *edition, hc_lang lang, hc_error *err)
{
	filling f = { 0 };
	hc_status status;

	if (kind < MARKDOWN)
		return write_csv(out, (hc_table_kind)kind, edition, lang, err);
	status = kind == MARKDOWN ? hc_table_markdown_begin(&f.markdown, out, edition, lang, err)
	                          : hc_table_json_begin(&f.json, out, edition, err);
	if (status == HC_OK)
		status = hc_edition_read_by_owner(edition, OPEN, see_owner, see_entry, &f, err);
	if (status == HC_OK && f.json)
		hc_table_json_end(f.json);
	hc_table_markdown_drop(f.markdown);
	hc_table_json_drop(f.json);
	return status;
}

/* What the format writes, to be freed. */
static char *take(format kind, hc_edition_kind edition, hc_lang lang)
{
	char *written = NULL;
	size_t length;
	FILE *out = open_memstream(&written, &length);
	hc_error err;

	assert_non_null(out);
	hc_error_init(&err, HC_EN);
	if (write_format(out, kind, editions[edition], lang, &err) != HC_OK)
		fail_msg("format %d: %s", (int)kind, err.count ? err.problems[0].text : hc_status_text(err.status, HC_EN));
	hc_error_drop(&err);
	fclose(out);
	return written;
}

static char *take_golden(const char *name)
{
	char path[512];
	char *text = calloc(1, 1 << 16);
	FILE *file;

	snprintf(path, sizeof path, "%s/tests/publish/golden/%s", HC_SOURCE_DIR, name);
	file = fopen(path, "r");
	if (!file || !text)
		fail_msg("%s cannot be read", path);
	assert_int_not_equal(fread(text, 1, (1 << 16) - 1, file), 0);
	fclose(file);
	return text;
}

static void every_text_says_what_was_agreed(void **state)
{
	static const struct { format kind; hc_edition_kind edition; hc_lang lang; const char *golden; } outputs[] = {
		{ CSV_OWNERS, HC_AUDITOR, HC_ZH, "table_owners.zh.csv" },
		{ CSV_FINDINGS, HC_AUDITOR, HC_EN, "table_findings.auditor.en.csv" },
		{ CSV_FINDINGS, HC_PUBLIC, HC_ZH, "table_findings.public.zh.csv" },
		{ CSV_MISSING, HC_PUBLIC, HC_EN, "table_missing.public.en.csv" },
		{ CSV_RULES, HC_SUBJECT, HC_EN, "table_rules.subject.en.csv" },
		{ MARKDOWN, HC_PUBLIC, HC_ZH, "table_findings.public.zh.md" },
		{ MARKDOWN, HC_AUDITOR, HC_EN, "table_findings.auditor.en.md" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof outputs / sizeof *outputs; i++) {
		char *got = take(outputs[i].kind, outputs[i].edition, outputs[i].lang), *want = take_golden(outputs[i].golden);

		if (strcmp(got, want) != 0)
			fail_msg("%s: got\n%s", outputs[i].golden, got);
		free(got);
		free(want);
	}
}

static void the_json_keeps_to_its_schema_and_a_change_would_be_seen(void **state)
{
	json_t *schema = json_load_file(HC_SOURCE_DIR "/schemas/publication.schema.json", JSON_REJECT_DUPLICATES, NULL), *value;
	const json_t *required = json_object_get(schema, "required");
	const char *key;
	size_t i;
	int edition;

	(void)state;
	for (edition = 0; edition < HC_EDITION_COUNT; edition++) {
		char *written = take(JSON, (hc_edition_kind)edition, HC_ZH);
		json_t *document = json_loads(written, JSON_REJECT_DUPLICATES, NULL);


		assert_true(json_schema_allows(schema, document));
		i = 0;
		json_object_foreach(document, key, value)
			assert_string_equal(key, json_string_value(json_array_get(required, i++)));
		assert_int_equal(i, json_array_size(required));
		json_object_set_new(json_array_get(json_object_get(document, "results"), 0), "evidence_count", json_string("8"));
		assert_false(json_schema_allows(schema, document));
		json_decref(document);
		free(written);
	}
	json_decref(schema);
}

/* The result of a rule and subject in a document. */
static const json_t *result_of(const json_t *document, const char *rule, const char *subject)
{
	const json_t *result;
	size_t i;

	json_array_foreach(json_object_get(document, "results"), i, result)
	{
		const char *id = json_string_value(json_object_get(json_object_get(result, "subject"), "id"));

		if (strcmp(json_string_value(json_object_get(result, "rule")), rule) == 0 && id && strcmp(id, subject) == 0)
			return result;
	}
	fail_msg("no result of %s on %s", rule, subject);
	return NULL;
}

static void what_is_withheld_is_null_and_stands_in_words_alone(void **state)
{
	char *all = take(JSON, HC_AUDITOR, HC_EN), *shown = take(JSON, HC_PUBLIC, HC_EN);
	json_t *whole = json_loads(all, 0, NULL), *public = json_loads(shown, 0, NULL);
	const json_t *result = result_of(whole, "staffing.dual", "S1");

	(void)state;
	assert_int_equal(json_integer_value(json_object_get(result, "evidence_count")), 8);
	assert_true(json_number_value(json_object_get(result, "actual")) == 0.2);
	assert_string_equal(json_string_value(json_object_get(result, "actual_exact")), "2/10");
	result = result_of(public, "staffing.dual", "S1");
	assert_true(json_is_null(json_object_get(result, "actual")));
	assert_true(json_is_null(json_object_get(result, "actual_exact")));
	assert_non_null(strstr(json_string_value(json_object_get(json_object_get(result, "message"), "en")), "withheld"));
	result = result_of(public, "staffing.dual", "S2");
	assert_true(json_is_null(json_object_get(json_array_get(json_object_get(result, "missing"), 1), "rows")));
	assert_non_null(strstr(all, "\"=I2\""));
	assert_null(strstr(shown, "\"=I2\""));
	assert_null(strstr(shown, "dual.lua"));
	json_decref(whole);
	json_decref(public);
	free(all);
	free(shown);
}

/* ---- the workbook ---- */

static hc_status write_book(const char *path, hc_edition *edition, hc_lang lang, hc_error *err)
{
	filling f = { 0 };
	hc_status status = hc_table_xlsx_begin(&f.book, path, edition, lang, err);

	for (f.kind = HC_TABLE_OWNERS; status == HC_OK && f.kind < HC_TABLE_COUNT; f.kind++) {
		hc_table table;

		hc_table_describe(&table, edition, f.kind);
		status = fill_table(&f, &table, edition, lang, err);
	}
	if (status == HC_OK)
		status = hc_table_xlsx_end(f.book, err);
	hc_table_xlsx_drop(f.book);
	return status;
}

/* A row of the table of what is missing, which has no more columns than this. */
static void fill_cells(hc_cell *cells, const char *text)
{
	size_t i;

	memset(cells, 0, HC_TABLE_COLUMNS * sizeof *cells);
	for (i = 0; i < 8; i++)
		cells[i] = (hc_cell){ .kind = text ? HC_CELL_TEXT : HC_CELL_NONE, .text = text };
}

static hc_cell number(hc_cell_kind kind, double value, double line)
{
	return (hc_cell){ .kind = kind, .number = value, .line = line };
}

/* What xlsx.py looks at: cells at the edge of what a cell can hold and show. */
static hc_status put_edges(hc_table_xlsx *book, hc_error *err)
{
	const hc_cell pairs[][2] = {
		{ number(HC_CELL_SHARE, 0.29996, 0.3), number(HC_CELL_SHARE, 0.3, 0.29996) },
		{ number(HC_CELL_SHARE, 0.2, 0.3), number(HC_CELL_SHARE, 0.3, 0.2) },
		{ number(HC_CELL_NUMBER, 20.00004, 20), number(HC_CELL_NUMBER, 20, 20.00004) },
		{ number(HC_CELL_NUMBER, 20.5, 20), number(HC_CELL_NUMBER, 20, 20.5) },
		{ number(HC_CELL_WHOLE, 1150, (double)NAN), number(HC_CELL_NUMBER, (double)INFINITY, 1) },
		{ { .kind = HC_CELL_DATE, .date = 17977 }, { .kind = HC_CELL_DATE, .date = -25568 /* 1899-12-31 */ } },
	};
	hc_text clefs, long_text;
	hc_cell cells[HC_TABLE_COLUMNS];
	hc_status status = HC_OK;
	size_t i;

	hc_text_init(&clefs);
	hc_text_init(&long_text);
	for (i = 0; i < 40000; i++) {
		hc_text_add(&long_text, "甲");
		hc_text_add(&clefs, i % 2 ? "\xF0\x9D\x84\x9E" : ""); /* two units of UTF-16 */
	}
	for (i = 0; status == HC_OK && i < sizeof pairs / sizeof *pairs; i++) {
		fill_cells(cells, NULL);
		memcpy(cells, pairs[i], sizeof pairs[i]);
		status = hc_table_xlsx_row(book, HC_TABLE_MISSING, cells, err);
	}
	for (i = 0; status == HC_OK && i < 4; i++) {
		const char *const texts[] = { "_x0041_ _x41_", hc_text_get(&clefs), hc_text_get(&long_text), "=1+1" };

		fill_cells(cells, texts[i]);
		status = hc_table_xlsx_row(book, HC_TABLE_MISSING, cells, err);
	}
	hc_text_drop(&clefs);
	hc_text_drop(&long_text);
	return status;
}

/* `rows` rows of next to nothing in one table. */
static hc_status put_many(hc_table_xlsx *book, size_t rows, hc_error *err)
{
	hc_cell cells[HC_TABLE_COLUMNS];
	hc_status status = HC_OK;

	fill_cells(cells, NULL);
	for (; status == HC_OK && rows > 0; rows--) {
		cells[0] = number(HC_CELL_WHOLE, (double)rows, (double)NAN);
		status = hc_table_xlsx_row(book, HC_TABLE_MISSING, cells, err);
	}
	return status;
}

/* The workbooks for xlsx.py, in `folder`. */
static int write_workbooks(const char *folder)
{
	static const struct { const char *name; hc_edition_kind edition; hc_lang lang; } books[] = {
		{ "auditor.xlsx", HC_AUDITOR, HC_ZH }, { "again.xlsx", HC_AUDITOR, HC_ZH }, { "public.xlsx", HC_PUBLIC, HC_EN },
	};
	hc_table_xlsx *edges = NULL;
	char path[512];
	hc_status status = open_editions(NULL) == 0 ? HC_OK : HC_EINTERNAL;
	size_t i;

	for (i = 0; status == HC_OK && i < sizeof books / sizeof *books; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, books[i].name);
		status = write_book(path, editions[books[i].edition], books[i].lang, NULL);
	}
	snprintf(path, sizeof path, "%s/edges.xlsx", folder);
	if (status == HC_OK)
		status = hc_table_xlsx_begin(&edges, path, editions[HC_AUDITOR], HC_EN, NULL);
	if (status == HC_OK)
		status = put_edges(edges, NULL);
	if (status == HC_OK)
		status = put_many(edges, 1048575 - 10 + 3, NULL);
	if (status == HC_OK)
		status = hc_table_xlsx_end(edges, NULL);
	hc_table_xlsx_drop(edges);
	close_editions(NULL);
	return status == HC_OK ? 0 : 1;
}

/* A folder of its own, and the path of a workbook in it. */
static void make_place(char folder[64], char path[96])
{
	snprintf(folder, 64, "/tmp/hecha-tables-XXXXXX");
	assert_non_null(mkdtemp(folder));
	snprintf(path, 96, "%s/book.xlsx", folder);
}

/* Also tells that nothing else is in the folder. */
static void remove_place(const char *folder, const char *path)
{
	unlink(path);
	assert_int_equal(rmdir(folder), 0);
}

static void a_workbook_that_is_not_wanted_leaves_nothing(void **state)
{
	hc_table_xlsx *book;
	char folder[64], path[96];

	(void)state;
	make_place(folder, path);
	assert_int_equal(hc_table_xlsx_begin(&book, path, editions[HC_PUBLIC], HC_ZH, NULL), HC_OK);
	assert_int_equal(put_many(book, 10, NULL), HC_OK);
	hc_table_xlsx_drop(book);
	assert_int_equal(access(path, F_OK), -1);
	remove_place(folder, path);
}

static void a_workbook_without_a_folder_is_an_error_of_writing(void **state)
{
	hc_error err;

	(void)state;
	hc_error_init(&err, HC_EN);
	assert_int_equal(write_book("/tmp/hecha/no/such/book.xlsx", editions[HC_PUBLIC], HC_ZH, &err), HC_EWRITE);
	assert_non_null(strstr(err.problems[0].text, "the workbook cannot be written"));
	hc_error_drop(&err);
}

/* Writes a workbook whose largest sheet has many bytes, where no file may be longer than `limit`. */
static hc_status write_within(const char *path, rlim_t limit)
{
	struct rlimit before, now;
	hc_table_xlsx *book;
	hc_status status;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	now = before;
	now.rlim_cur = limit;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &now), 0);
	status = hc_table_xlsx_begin(&book, path, editions[HC_PUBLIC], HC_ZH, NULL);
	if (status == HC_OK)
		status = put_many(book, 5000, NULL);
	if (status == HC_OK)
		status = hc_table_xlsx_end(book, NULL);
	hc_table_xlsx_drop(book);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	return status;
}

/* The archive itself is short enough all the time: only the library's temporary files are cut. */
static void a_sheet_that_is_cut_is_an_error_wherever_it_is_cut(void **state)
{
	char folder[64], path[96];
	rlim_t low = 1 << 16, high = 1 << 22, middle;
	int step;

	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	make_place(folder, path);
	assert_int_equal(write_within(path, high), HC_OK);
	assert_int_equal(write_within(path, low), HC_EWRITE);
	/* From what is just enough down: into what follows the rows, and into the rows. */
	while (high - low > 1) {
		middle = low + (high - low) / 2;
		if (write_within(path, middle) == HC_OK)
			high = middle;
		else
			low = middle;
	}
	for (step = 1; step < 2000; step += 37)
		assert_int_equal(write_within(path, high - (rlim_t)step), HC_EWRITE);
	signal(SIGXFSZ, SIG_DFL);
	remove_place(folder, path);
}

/* ---- what runs out ---- */

static void a_full_disk_is_an_error(void **state)
{
	int kind;

	(void)state;
	for (kind = 0; kind < FORMATS; kind++) {
		FILE *full = fopen("/dev/full", "w");
		hc_status status;

		assert_non_null(full);
		setvbuf(full, NULL, _IONBF, 0);
		status = write_format(full, (format)kind, editions[HC_AUDITOR], HC_EN, NULL);
		fclose(full);
		if (status != HC_EWRITE)
			fail_msg("format %d: status %d", kind, (int)status);
	}
}

static void running_out_of_memory_never_gives_half_a_file_as_a_whole_one(void **state)
{
	int kind;

	(void)state;
	for (kind = 0; kind < FORMATS; kind++) {
		char *whole = take((format)kind, HC_PUBLIC, HC_ZH), *got = NULL;
		size_t length;
		long at;

		for (at = 0; at < 5000; at++) {
			FILE *out = open_memstream(&got, &length);
			hc_status status;
			bool refused;

			refuse_allocation(at);
			status = write_format(out, (format)kind, editions[HC_PUBLIC], HC_ZH, NULL);
			refused = refusal_ended();
			fclose(out);
			if (status == HC_OK && strcmp(got, whole) != 0)
				fail_msg("format %d: allocation %ld failed and the output is another", kind, at);
			free(got);
			if (!refused)
				break;
		}
		if (at < 5 || at == 5000)
			fail_msg("format %d: %ld allocations were refused", kind, at);
		free(whole);
	}
}

static void running_out_of_memory_never_gives_half_a_workbook(void **state)
{
	char folder[64], path[96];
	hc_status status = HC_EINTERNAL;
	long at;

	(void)state;
	make_place(folder, path);
	for (at = 0; at < 5000; at++) {
		bool refused;

		refuse_allocation(at);
		status = write_book(path, editions[HC_PUBLIC], HC_ZH, NULL);
		refused = refusal_ended();
		if (refused && status == HC_OK)
			fail_msg("allocation %ld failed and nobody said so", at);
		if (!refused)
			break;
	}
	assert_int_equal(status, HC_OK);
	assert_in_range(at, 5, 4999);
	remove_place(folder, path);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_text_says_what_was_agreed),
		cmocka_unit_test(the_json_keeps_to_its_schema_and_a_change_would_be_seen),
		cmocka_unit_test(what_is_withheld_is_null_and_stands_in_words_alone),
		cmocka_unit_test(a_workbook_that_is_not_wanted_leaves_nothing),
		cmocka_unit_test(a_workbook_without_a_folder_is_an_error_of_writing),
		cmocka_unit_test(a_sheet_that_is_cut_is_an_error_wherever_it_is_cut),
		cmocka_unit_test(a_full_disk_is_an_error),
		cmocka_unit_test(running_out_of_memory_never_gives_half_a_file_as_a_whole_one),
		cmocka_unit_test(running_out_of_memory_never_gives_half_a_workbook),
	};

	return argc == 2 ? write_workbooks(argv[1]) : cmocka_run_group_tests(tests, open_editions, close_editions);
}
