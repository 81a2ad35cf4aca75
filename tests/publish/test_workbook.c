/* SPDX-License-Identifier: MIT */
/*
 * What becomes of a workbook when something runs out. With a folder, the
 * workbooks that xlsx.py reads are written there instead.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/refusal.h"
#include "support/table_fixture.h"

#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

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
	hc_status status = table_editions_open(NULL) == 0 ? HC_OK : HC_EINTERNAL;
	size_t i;

	for (i = 0; status == HC_OK && i < sizeof books / sizeof *books; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, books[i].name);
		status = table_write_book(path, table_editions[books[i].edition], books[i].lang, NULL);
	}
	snprintf(path, sizeof path, "%s/edges.xlsx", folder);
	if (status == HC_OK)
		status = hc_table_xlsx_begin(&edges, path, table_editions[HC_AUDITOR], HC_EN, NULL);
	if (status == HC_OK)
		status = put_edges(edges, NULL);
	if (status == HC_OK)
		status = put_many(edges, 1048575 - 10 + 3, NULL);
	if (status == HC_OK)
		status = hc_table_xlsx_end(edges, NULL);
	hc_table_xlsx_drop(edges);
	table_editions_close(NULL);
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
	assert_int_equal(hc_table_xlsx_begin(&book, path, table_editions[HC_PUBLIC], HC_ZH, NULL), HC_OK);
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
	assert_int_equal(table_write_book("/tmp/hecha/no/such/book.xlsx", table_editions[HC_PUBLIC], HC_ZH, &err), HC_EWRITE);
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
	status = hc_table_xlsx_begin(&book, path, table_editions[HC_PUBLIC], HC_ZH, NULL);
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
		status = table_write_book(path, table_editions[HC_PUBLIC], HC_ZH, NULL);
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
		cmocka_unit_test(a_workbook_that_is_not_wanted_leaves_nothing),
		cmocka_unit_test(a_workbook_without_a_folder_is_an_error_of_writing),
		cmocka_unit_test(a_sheet_that_is_cut_is_an_error_wherever_it_is_cut),
		cmocka_unit_test(running_out_of_memory_never_gives_half_a_workbook),
	};

	return argc == 2 ? write_workbooks(argv[1]) : cmocka_run_group_tests(tests, table_editions_open, table_editions_close);
}
