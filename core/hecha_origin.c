/* SPDX-License-Identifier: MIT */
/*
 * Where an audit comes from: every file that it is made of, named by the
 * digest of its bytes and by its place in its folder (never by a path, which
 * differs between machines), and the options that chose its rules.
 */
#include "base/digest.h"
#include "base/folder.h"
#include "base/memory.h"
#include "hecha_internal.h"

#include <stdlib.h>
#include <string.h>

typedef struct gathering {
	hc_arena *arena;
	hc_ledger_source *items; /* of the heap */
	size_t count, capacity;
	hc_error *err;
} gathering;

static hc_status add_source(gathering *g, const char *kind, size_t pack, const char *file, const char *digest)
{
	hc_ledger_source source = {kind, pack, hc_arena_text(g->arena, file), digest};
	if (!source.file || !source.sha256 || !hc_memory_grow(&g->items, &g->capacity, g->count, sizeof source))
		return hc_error_nomem(g->err);
	g->items[g->count++] = source;
	return HC_OK;
}

static hc_status add_file(gathering *g, const char *kind, size_t pack, const char *file, const char *path)
{
	char digest[HC_DIGEST_TEXT];
	hc_status status = hc_digest_file(digest, path, path, g->err);
	return status ? status : add_source(g, kind, pack, file, hc_arena_text(g->arena, digest));
}

static bool ends_with(const char *name, const char *ending)
{
	size_t length = strlen(name), tail = strlen(ending);
	return length > tail && strcmp(name + length - tail, ending) == 0;
}

static hc_status add_folder(gathering *g, const char *kind, size_t pack, const char *folder, const char *prefix, int depth);

/* An entry of a pack's folder: a file of ours, a folder with more of them (down to the second), or nothing. */
static hc_status add_entry(gathering *g, const char *kind, size_t pack, const char *prefix, const hc_folder_file *entry, int depth)
{
	const char *file = hc_arena_format(g->arena, "%s%s", prefix, entry->name);
	bool is_folder = false;
	hc_status status = file ? hc_folder_is(&is_folder, entry->path, g->err) : hc_error_nomem(g->err);
	if (status)
		return status;
	if (is_folder && depth < 2) {
		const char *inner = hc_arena_format(g->arena, "%s/", file);
		return inner ? add_folder(g, kind, pack, entry->path, inner, depth + 1) : hc_error_nomem(g->err);
	}
	if (!is_folder && (ends_with(entry->name, ".yaml") || ends_with(entry->name, ".lua")))
		return add_file(g, kind, pack, file, entry->path);
	return HC_OK;
}

static hc_status add_folder(gathering *g, const char *kind, size_t pack, const char *folder, const char *prefix, int depth)
{
	hc_folder_file *entries = NULL;
	size_t count = 0;
	hc_status status = hc_folder_list(g->arena, folder, "", &entries, &count, g->err);
	for (size_t i = 0; i < count && !status; i++)
		status = add_entry(g, kind, pack, prefix, &entries[i], depth);
	return status;
}

static int by_place(const void *a, const void *b)
{
	const hc_ledger_source *left = a, *right = b;
	int order = strcmp(left->kind, right->kind);
	if (order == 0 && left->pack != right->pack)
		return left->pack < right->pack ? -1 : 1;
	return order ? order : strcmp(left->file, right->file);
}

static hc_status add_all(gathering *g, const hc_pack *pack, const hc_audit_options *options)
{
	hc_status status = add_source(g, "records", 0, "", "");
	if (!status)
		status = add_folder(g, "schemas", 0, pack->schemas, "", 2);
	for (size_t i = 0; !status && i < pack->folder_count; i++)
		status = add_folder(g, "rules", i, pack->folders[i], "", 1);
	if (!status && options->waivers)
		status = add_file(g, "waivers", 0, "", options->waivers);
	if (!status && options->since)
		status = add_file(g, "earlier", 0, "", options->since);
	return status;
}

static hc_status gather(hc_sources *out, const hc_pack *pack, const hc_audit_options *options, hc_error *err)
{
	gathering g = {.arena = &out->arena, .err = err};
	hc_status status = add_all(&g, pack, options);
	hc_ledger_source *sources = status ? NULL : hc_arena_alloc(&out->arena, (g.count + 1) * sizeof *sources);
	if (!status && !sources)
		status = hc_error_nomem(err);
	if (!status && sources && g.items) {
		qsort(g.items, g.count, sizeof *g.items, by_place);
		memcpy(sources, g.items, g.count * sizeof *sources);
	}
	out->origin.sources = sources;
	out->origin.source_count = g.count;
	hc_memory_free(g.items);
	return status;
}

static size_t add_list(hc_ledger_choice *to, const char *option, const char *const *values)
{
	size_t count = 0;
	for (; values && values[count]; count++)
		if (to)
			to[count] = (hc_ledger_choice){option, values[count]};
	return count;
}

static hc_status list_choices(hc_sources *out, const hc_audit_options *options, hc_error *err)
{
	size_t room = add_list(NULL, NULL, options->rules) + add_list(NULL, NULL, options->skip_rules) +
	              add_list(NULL, NULL, options->clauses) + 1;
	hc_ledger_choice *choices = hc_arena_alloc(&out->arena, room * sizeof *choices);
	size_t count = 0;
	if (!choices)
		return hc_error_nomem(err);
	count += add_list(choices + count, "rule", options->rules);
	count += add_list(choices + count, "skip-rule", options->skip_rules);
	count += add_list(choices + count, "clause", options->clauses);
	if (options->include_unverified)
		choices[count++] = (hc_ledger_choice){"include-unverified", ""};
	out->origin.choices = choices;
	out->origin.choice_count = count;
	return HC_OK;
}

/* A hole of the register is for `hecha coverage` to tell: it spoils no audit. */
static hc_status cover(hc_sources *out, hc_pack *pack, hc_error *err)
{
	const hc_citation *citations = hc_pack_citations(pack);
	hc_error holes;
	hc_status status;

	if (!citations)
		return hc_error_nomem(err);
	hc_error_init(&holes, HC_EN);
	status = hc_coverage_make(&out->coverage, pack->law, citations, hc_script_rules(pack->script)->count, &holes);
	hc_error_drop(&holes);
	out->origin.coverage = &out->coverage;
	return status == HC_ENOMEM ? hc_error_nomem(err) : HC_OK;
}

hc_status hc_sources_make(hc_sources *out, hc_pack *pack, const hc_audit_options *options, hc_error *err)
{
	hc_status status = options->since ? hc_ledger_open(&out->origin.earlier, options->since, err) : HC_OK;
	if (status || !options->save)
		return status;
	status = gather(out, pack, options, err);
	if (!status)
		status = list_choices(out, options, err);
	if (!status)
		status = cover(out, pack, err);
	return status;
}

void hc_sources_drop(hc_sources *sources)
{
	hc_ledger_close(sources->origin.earlier);
	hc_coverage_drop(&sources->coverage);
	hc_arena_drop(&sources->arena);
}
