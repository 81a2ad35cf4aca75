/* SPDX-License-Identifier: MIT */
#ifndef HC_TEST_REFUSAL_H
#define HC_TEST_REFUSAL_H

#include <stdbool.h>

/* From now on the allocation after `at` others gets no memory; the ones after it do. */
void refuse_allocation(long at);

/* Memory is there for everybody again. Whether an allocation was refused. */
bool refusal_ended(void);

#endif
