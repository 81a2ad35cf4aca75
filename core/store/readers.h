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

/*
 * `own`, which is held, and as many more to the same file as there are `ends`
 * (which may be none, and are borrowed): there the tables that lie within `root`
 * are cut, the last key of each piece but the last.
 */
hc_status hc_readers_open(hc_readers **out, hc_database *own, const hc_entity *root, const char *const *ends, size_t end_count,
                          hc_error *err);
void hc_readers_close(hc_readers *readers); /* leaves `own` open; NULL is accepted */

/* The connections, `own` first; NULL past the last. */
hc_database *hc_readers_get(const hc_readers *readers, size_t number);

/* How many can share the entity's table: all, where it is cut and lies in the order of its key (`rises`), else one. */
size_t hc_readers_of(const hc_readers *readers, const hc_entity *entity, bool rises);

/* The key before piece `number` of `of`, and its last; NULL where it is open. */
const char *hc_readers_low(const hc_readers *readers, size_t number);
const char *hc_readers_high(const hc_readers *readers, size_t number, size_t of);

/* Adds to a statement, before its other conditions, that it is about one piece of the entity's table: "WHERE … AND ". */
void hc_readers_add_piece(hc_text *sql, const hc_readers *readers, const hc_entity *entity, size_t number, size_t of);

/* What one of them does. It may touch what is kept for its number, and what is made for several at once. */
typedef hc_status (*hc_readers_work)(void *context, size_t number, hc_database *database, hc_error *err);

/* Lets the first `of` of them work, and waits. All problems, in the order of the readers. */
hc_status hc_readers_run(hc_readers *readers, size_t of, hc_readers_work work, void *context, hc_error *err);

#endif
