/* SPDX-License-Identifier: MIT */
#ifndef HC_TEST_LATER_FIXTURE_H
#define HC_TEST_LATER_FIXTURE_H

/*
 * The audit of ledger_fixture under a later law: one rule more and one less
 * takes part, one is gone, limits and results are others, a fourth school has
 * come. Rules stand in other positions.
 */

#include "support/ledger_fixture.h"

/* NULL when something failed. */
hc_ledger *later_ledger(void);

/* A finished ledger of the rules of ledger_fixture without a result. */
hc_ledger *empty_ledger(void);

#endif
