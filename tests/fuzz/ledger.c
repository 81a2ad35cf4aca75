/* SPDX-License-Identifier: MIT */
/*
 * A saved audit of any bytes is opened and written out in every format, alone
 * and held against itself, or refused.
 */
#include "fuzz/ground.h"

#include "hecha.h"

#include <stdio.h>

static bool is_told(hc_status status, const hc_error *err)
{
	return status == HC_OK || ((status == HC_EDATA || status == HC_EINPUT || status == HC_EUSAGE) && err->count);
}

static void write_audit(hc_audit *audit, FILE *nowhere, hc_error *err)
{
	const hc_write_options options = {.columns = 80};
	hc_label about;
	const char *format;

	for (size_t i = 0; (format = hc_audit_format(i, &about)) != NULL; i++)
		ground_must(is_told(hc_audit_write(audit, format, NULL, nowhere, &options, err), err), "an audit is written, or refused");
}

static void write_diff(hc_audit *audit, FILE *nowhere, hc_error *err)
{
	const hc_write_options options = {.columns = 80};
	hc_diff *diff = NULL;
	hc_label about;
	const char *format;
	hc_status status = hc_audit_diff(&diff, audit, audit, err);

	ground_must(is_told(status, err), "an audit is held against itself, or refused");
	if (status == HC_OK)
		ground_must(hc_diff_grave(diff, HC_NOTE) == 0, "nothing is new in the same audit");
	for (size_t i = 0; status == HC_OK && (format = hc_diff_format_at(i, &about)) != NULL; i++)
		ground_must(is_told(hc_diff_write(diff, format, NULL, nowhere, &options, err), err), "what changed is written, or refused");
	hc_diff_free(diff);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *path;
	static FILE *nowhere;
	hc_audit *audit = NULL;
	hc_error err;

	if (!path) {
		path = ground_path("audit.db");
		nowhere = fopen("/dev/null", "w");
		ground_must(nowhere != NULL, "there is a place for nothing");
	}
	ground_write(path, bytes, size);
	hc_error_init(&err, HC_EN);
	hc_status status = hc_audit_open(&audit, path, &err);
	ground_must(is_told(status, &err), "an audit is opened, or refused");
	if (status == HC_OK) {
		write_audit(audit, nowhere, &err);
		write_diff(audit, nowhere, &err);
	}
	hc_audit_free(audit);
	hc_error_drop(&err);
	return 0;
}
