/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_PART_H
#define HC_STORE_PART_H

/* A run may be cut into parts that are audited apart and merged: this is the `number`th, from 1, of `of`. Zeroed: the whole. */
typedef struct hc_part {
	unsigned number, of;
} hc_part;

#endif
