/* SPDX-License-Identifier: MIT */
/* A records database of any bytes is audited, or refused. */
#include "fuzz/ground.h"
#include "fuzz/trial.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *records;
	hc_text results;

	if (!records)
		records = ground_path("records.db");
	ground_write(records, bytes, size);
	hc_text_init(&results);
	trial_audit(&results, records);
	hc_text_drop(&results);
	return 0;
}
