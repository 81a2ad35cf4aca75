/* SPDX-License-Identifier: MIT */
/*
 * SQLite lets threads work at once where each has a connection of its own. The
 * first reader is the thread that asks; where the system gives it no others it
 * does their work too. Nobody can write meanwhile, because `own` holds its view;
 * who writes without asking SQLite is seen at the end of the run.
 */
#include "store/readers.h"

#include "base/memory.h"
#include "store/handle.h"

#include <pthread.h>

typedef struct reader {
	hc_database *database;
	pthread_t thread;
	bool runs;
	/* What it is asked to do, and how that ended: */
	hc_readers_work work;
	void *context;
	size_t number;
	hc_status status;
	hc_error err;
} reader;

struct hc_readers {
	const hc_readers_cut *cuts;
	size_t cut_count;
	size_t count;
	reader readers[];
};

hc_status hc_readers_open(hc_readers **out, hc_database *own, size_t more, const hc_readers_cut *cuts, size_t cut_count, hc_error *err)
{
	hc_readers *readers = hc_memory_alloc(sizeof *readers + (more + 1) * sizeof *readers->readers);

	*out = readers;
	if (!readers)
		return hc_error_nomem(err);
	readers->cuts = cuts;
	readers->cut_count = cut_count;
	readers->count = more + 1;
	readers->readers[0].database = own;
	hc_status status = HC_OK;
	for (size_t i = 1; i < readers->count && !status; i++)
		status = hc_database_open_again(&readers->readers[i].database, own->path, own->file, err);
	return status;
}

void hc_readers_close(hc_readers *readers)
{
	for (size_t i = 1; readers && i < readers->count; i++)
		hc_database_close(readers->readers[i].database);
	hc_memory_free(readers);
}

hc_database *hc_readers_get(const hc_readers *readers, size_t number)
{
	return number < readers->count ? readers->readers[number].database : NULL;
}

/* Where the entity's table is cut; NULL: nowhere. */
static const hc_readers_cut *cut_of(const hc_readers *readers, const hc_entity *entity)
{
	for (size_t i = 0; entity->within && i < readers->cut_count; i++)
		if (readers->cuts[i].root == entity->within->target)
			return &readers->cuts[i];
	return NULL;
}

size_t hc_readers_of(const hc_readers *readers, const hc_entity *entity, bool rises)
{
	const hc_readers_cut *cut = cut_of(readers, entity);

	return rises && cut ? cut->count + 1 : 1;
}

const char *hc_readers_low(const hc_readers *readers, const hc_entity *entity, size_t number)
{
	const hc_readers_cut *cut = cut_of(readers, entity);

	return number && cut ? cut->ends[number - 1] : NULL;
}

static void add_bound(hc_text *sql, const hc_entity *entity, const char *comparison, const char *key)
{
	if (!key)
		return;
	hc_handle_add_name(sql, entity->within->name);
	hc_text_addf(sql, " %s ", comparison);
	hc_handle_add_literal(sql, key);
	hc_text_add(sql, " AND ");
}

void hc_readers_add_piece(hc_text *sql, const hc_readers *readers, const hc_entity *entity, size_t number, size_t of)
{
	hc_text_add(sql, " WHERE ");
	add_bound(sql, entity, ">", hc_readers_low(readers, entity, number));
	add_bound(sql, entity, "<=", number + 1 < of ? hc_readers_low(readers, entity, number + 1) : NULL);
}

static void *do_work(void *of)
{
	reader *r = of;

	r->status = r->work(r->context, r->number, r->database, &r->err);
	return NULL;
}

static hc_status tell(const reader *r, hc_error *err)
{
	for (size_t i = 0; i < r->err.count; i++) {
		const hc_problem *p = &r->err.problems[i];
		hc_error_add(err, p->status, p->file, p->line, "%s", "%s", p->text);
	}
	return r->status == HC_ENOMEM && !r->err.count ? hc_error_nomem(err) : r->status;
}

hc_status hc_readers_run(hc_readers *readers, size_t of, hc_readers_work work, void *context, hc_error *err)
{
	hc_status status = HC_OK;
	reader *all = readers->readers;

	for (size_t i = 0; i < of; i++) {
		reader *r = &all[i];
		r->work = work;
		r->context = context;
		r->number = i;
		hc_error_init(&r->err, err ? err->lang : HC_EN);
		r->runs = i && pthread_create(&r->thread, NULL, do_work, r) == 0;
	}
	for (size_t i = 0; i < of; i++)
		if (!all[i].runs)
			do_work(&all[i]);
	for (size_t i = 0; i < of; i++) {
		if (all[i].runs)
			pthread_join(all[i].thread, NULL);
		hc_status next = tell(&all[i], err);
		status = status ? status : next;
		hc_error_drop(&all[i].err);
	}
	return status;
}
