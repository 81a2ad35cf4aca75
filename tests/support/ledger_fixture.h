/* SPDX-License-Identifier: MIT */
#ifndef HC_TEST_LEDGER_FIXTURE_H
#define HC_TEST_LEDGER_FIXTURE_H

/*
 * A small audit to write, read and publish: three schools and a city, seven
 * rules of which two were left out, results and waivers of every kind, names
 * that attack.
 */

#include "store/ledger.h"

enum { FIXTURE_RULES = 7, FIXTURE_RESULTS = 17, FIXTURE_VERDICTS = 3, FIXTURE_WAIVERS = 6, FIXTURE_FACETS = 2 };

/* The facts; static. */
const hc_ledger_facts *fixture_facts(void);

/* Result `at`, in the order of rule and subject; static. */
const hc_result *fixture_result(size_t at);

/* How many results each rule has. */
const int64_t *fixture_expected(void);

/* Verdict `at`; static. */
const hc_ledger_verdict *fixture_verdict(size_t at);

/* Waiver `at`, in the order they are read; static. */
const hc_ledger_waiver *fixture_waiver(size_t at);

/*
 * Makes the whole ledger at `path` (NULL: nowhere), adding everything in the
 * order of a permutation that `seed` chooses (0: as it stands). NULL when
 * something failed.
 */
hc_ledger *fixture_ledger(const char *path, unsigned seed);

/* Makes part `number` of `of` at `path`: every of-th result and verdict. NULL when something failed. */
hc_ledger *fixture_part(const char *path, unsigned number, unsigned of);

/* The same as fixture_ledger without the last step. */
hc_ledger *fixture_filled(const char *path, unsigned seed);

#endif
