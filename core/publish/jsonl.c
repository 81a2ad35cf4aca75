/* SPDX-License-Identifier: MIT */
/*
 * One record a line, in the order of the ledger. Each record is made, written
 * and dropped: the memory does not depend on how many there are.
 */

#include "publish/formats.h"
#include "publish/record.h"

typedef struct writer {
	FILE *out;
	hc_ledger *ledger;
	hc_lang lang;
} writer;

static hc_status write_line(void *context, const hc_result *result, hc_error *err)
{
	writer *w = context;
	json_t *record;
	hc_status status = hc_record_new(&record, w->ledger, result, w->lang, err);

	return status == HC_OK ? hc_record_write(w->out, record, "\n", err) : status;
}

hc_status hc_format_jsonl(FILE *out, hc_ledger *ledger, const hc_format_options *options, hc_error *err)
{
	const hc_ledger_query all = { 0 };
	writer w = { out, ledger, options->lang };

	return hc_ledger_read(ledger, &all, write_line, &w, err);
}
