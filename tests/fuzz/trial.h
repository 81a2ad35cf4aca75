/* SPDX-License-Identifier: MIT */
#ifndef HC_TESTS_FUZZ_TRIAL_H
#define HC_TESTS_FUZZ_TRIAL_H

#include "base/status.h"
#include "base/text.h"
#include "schema/entity.h"

/*
 * A whole audit of a records file in this process, so that a fuzzer sees what
 * it reaches: opened, checked, planned, read, judged by the pack of
 * tests/hostile/records, every result sent over the wire. The results, as
 * messages, go to `results`. It must hold that the ledger is closed and that a
 * refusal is told with the file.
 */
hc_status trial_audit(hc_text *results, const char *records);

/* The schema it reads. */
const hc_schema *trial_schema(void);

#endif
