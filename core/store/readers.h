/* SPDX-License-Identifier: MIT */
#ifndef HC_STORE_READERS_H
#define HC_STORE_READERS_H

/*
 * Several connections to one database that read it at the same time, each in a
 * thread of its own: a table that is stored by its root is cut into a piece
 * for each. Threads and not processes, because what they find goes into one
 * memory, and because they read nothing but values.
 */

#include "base/text.h"
#include "store/database.h"

typedef struct hc_readers hc_readers;

/* Where the tables that lie within the records of `root` are cut: the last key of each piece but the last. */
typedef struct hc_readers_cut {
	const hc_entity *root;
	size_t count;             /* ends; no more than further readers */
	const char *const *ends;
} hc_readers_cut;

/* `own`, which is held, and `more` connections to the same file. The cuts are borrowed. */
hc_status hc_readers_open(hc_readers **out, hc_database *own, size_t more, const hc_readers_cut *cuts, size_t cut_count, hc_error *err);
void hc_readers_close(hc_readers *readers); /* leaves `own` open; NULL is accepted */

/* The connections, `own` first; NULL past the last. */
hc_database *hc_readers_get(const hc_readers *readers, size_t number);

/* In how many pieces the entity's table is read: as it is cut, where it lies in the order of its key (`rises`), else in one. */
size_t hc_readers_of(const hc_readers *readers, const hc_entity *entity, bool rises);

/* The key before piece `number`; NULL for the first. */
const char *hc_readers_low(const hc_readers *readers, const hc_entity *entity, size_t number);

/* Adds to a statement, before its other conditions, that it is about piece `number` of `of`: "WHERE … AND ". */
void hc_readers_add_piece(hc_text *sql, const hc_readers *readers, const hc_entity *entity, size_t number, size_t of);

/* What one of them does. It may touch what is kept for its number, and what is made for several at once. */
typedef hc_status (*hc_readers_work)(void *context, size_t number, hc_database *database, hc_error *err);

/* Lets the first `of` of them work, and waits. All problems, in the order of the readers. */
hc_status hc_readers_run(hc_readers *readers, size_t of, hc_readers_work work, void *context, hc_error *err);

#endif
