/* SPDX-License-Identifier: MIT */
#ifndef HC_TEST_TABLE_FIXTURE_H
#define HC_TEST_TABLE_FIXTURE_H

/* Editions of ledger_fixture, and its tables written one at a time, as publish/tables.c writes all. */

#include "publish/tables.h"

/* By hc_edition_kind; the subject's is that of S2. */
extern hc_edition *table_editions[HC_EDITION_COUNT];

/* 0 when they are open; for cmocka, which gives a state that is not used. */
int table_editions_open(void **state);
int table_editions_close(void **state);

/* One file each, from its beginning to its end. */
hc_status table_write_csv(FILE *out, hc_table_kind kind, hc_edition *edition, hc_lang lang, hc_error *err);
hc_status table_write_markdown(FILE *out, hc_edition *edition, hc_lang lang, hc_error *err);
hc_status table_write_json(FILE *out, hc_edition *edition, hc_error *err);
hc_status table_write_book(const char *path, hc_edition *edition, hc_lang lang, hc_error *err);

#endif
