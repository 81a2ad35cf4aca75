/* SPDX-License-Identifier: MIT */
/* Two sorted lists are walked side by side, whatever they name. */

#include "publish/verify.h"

#include "base/digest.h"
#include "base/folder.h"

#include <string.h>

static const hc_label things[HC_VERIFY_THINGS] = {
#define X(code, en, zh) { zh, en },
	HC_VERIFY_THING_LIST(X)
#undef X
};

static const hc_label states[HC_VERIFY_STATES] = {
#define X(code, en, zh) { zh, en },
	HC_VERIFY_STATE_LIST(X)
#undef X
};

hc_label hc_verify_thing_label(hc_verify_thing thing)
{
	return things[thing];
}

hc_label hc_verify_state_label(hc_verify_state state)
{
	return states[state];
}

typedef struct comparing {
	const char *folder;
	const hc_manifest *published, *derived;
	hc_see_verified see;
	void *context;
	hc_arena arena;
} comparing;

static hc_status tell(const comparing *c, hc_verify_thing thing, hc_verify_state state, const char *name, const char *before,
                      const char *now, hc_error *err)
{
	const hc_verify_item item = { thing, state, name, before, now };

	return c->see(c->context, &item, err);
}

/* ---- files ---- */

/* What is there, against what the manifest says and what comes out anew. Either may be NULL. */
static hc_status compare_file(comparing *c, const char *path, const hc_manifest_file *published,
                              const hc_manifest_file *derived, hc_error *err)
{
	const char *whole = hc_arena_format(&c->arena, "%s/%s", c->folder, path);
	char digest[HC_DIGEST_TEXT];
	hc_verify_state state = HC_VERIFY_SAME;
	hc_status status;
	bool is_there;

	if (!whole)
		return hc_error_nomem(err);
	status = hc_folder_has_file(&is_there, whole, err);
	if (status != HC_OK)
		return status;
	if (!is_there)
		return tell(c, HC_VERIFY_FILE, HC_VERIFY_MISSING, path, NULL, NULL, err);
	if (hc_digest_file(digest, whole, whole, err) != HC_OK)
		return HC_EINPUT;
	if (!published || strcmp(digest, published->sha256) != 0)
		state = HC_VERIFY_CHANGED;
	else if (!derived || strcmp(published->sha256, derived->sha256) != 0)
		state = HC_VERIFY_DIFFERS;
	return tell(c, HC_VERIFY_FILE, state, path, NULL, NULL, err);
}

static hc_status compare_files(comparing *c, hc_error *err)
{
	const hc_manifest *a = c->published, *b = c->derived;
	hc_status status = HC_OK;
	size_t i = 0, k = 0;
	int order;

	while (status == HC_OK && (i < a->file_count || k < b->file_count)) {
		order = i == a->file_count ? 1 : k == b->file_count ? -1 : strcmp(a->files[i].path, b->files[k].path);
		status = compare_file(c, order <= 0 ? a->files[i].path : b->files[k].path, order <= 0 ? &a->files[i] : NULL,
		                      order >= 0 ? &b->files[k] : NULL, err);
		i += order <= 0;
		k += order >= 0;
	}
	return status;
}

static hc_status look_at(void *context, const char *path, hc_error *err)
{
	const comparing *c = context;

	if (hc_manifest_find(c->published, path) || hc_manifest_find(c->derived, path))
		return HC_OK;
	return tell(c, HC_VERIFY_FILE, HC_VERIFY_ADDED, path, NULL, NULL, err);
}

hc_status hc_verify_files(const char *folder, const hc_manifest *published, const hc_manifest *derived, hc_see_verified see,
                          void *context, hc_error *err)
{
	comparing c = { .folder = folder, .published = published, .derived = derived, .see = see, .context = context };
	hc_status status;

	hc_arena_init(&c.arena);
	status = compare_files(&c, err);
	if (status == HC_OK)
		status = hc_manifest_read_folder(folder, look_at, &c, err);
	hc_arena_drop(&c.arena);
	return status;
}

/* ---- sources ---- */

static int compare_source(const hc_ledger_source *a, const hc_ledger_source *b)
{
	int order = strcmp(a->kind, b->kind);

	if (order == 0 && a->pack != b->pack)
		order = a->pack < b->pack ? -1 : 1;
	return order ? order : strcmp(a->file, b->file);
}

/* "rules/limits.yaml", of further packs "rules 2/limits.yaml", "records". */
static const char *source_name(comparing *c, const hc_ledger_source *source)
{
	if (source->pack > 0)
		return hc_arena_format(&c->arena, "%s %zu/%s", source->kind, source->pack + 1, source->file);
	return source->file[0] ? hc_arena_format(&c->arena, "%s/%s", source->kind, source->file) : source->kind;
}

static hc_status compare_sources(comparing *c, hc_error *err)
{
	const hc_manifest *a = c->published, *b = c->derived;
	hc_status status = HC_OK;
	size_t i = 0, k = 0;
	int order;

	while (status == HC_OK && (i < a->source_count || k < b->source_count)) {
		const char *name;
		hc_verify_state state;

		order = i == a->source_count ? 1 : k == b->source_count ? -1 : compare_source(&a->sources[i], &b->sources[k]);
		name = source_name(c, order <= 0 ? &a->sources[i] : &b->sources[k]);
		state = order < 0 ? HC_VERIFY_MISSING : order > 0 ? HC_VERIFY_ADDED
		        : strcmp(a->sources[i].sha256, b->sources[k].sha256) == 0 ? HC_VERIFY_SAME
		                                                                   : HC_VERIFY_OTHER;
		status = name ? tell(c, HC_VERIFY_SOURCE, state, name, NULL, NULL, err) : hc_error_nomem(err);
		i += order <= 0;
		k += order >= 0;
	}
	return status;
}

static hc_status compare_limits(comparing *c, hc_error *err)
{
	const hc_manifest *a = c->published, *b = c->derived;
	hc_status status = HC_OK;
	size_t i = 0, k = 0;
	int order;

	while (status == HC_OK && (i < a->limit_count || k < b->limit_count)) {
		hc_verify_state state;

		order = i == a->limit_count ? 1 : k == b->limit_count ? -1 : strcmp(a->limits[i].name, b->limits[k].name);
		state = order < 0 ? HC_VERIFY_MISSING : order > 0 ? HC_VERIFY_ADDED
		        : strcmp(a->limits[i].sha256, b->limits[k].sha256) == 0 ? HC_VERIFY_SAME
		                                                                 : HC_VERIFY_OTHER;
		status = tell(c, HC_VERIFY_LIMIT, state, order <= 0 ? a->limits[i].name : b->limits[k].name, NULL, NULL, err);
		i += order <= 0;
		k += order >= 0;
	}
	return status;
}

hc_status hc_verify_sources(const hc_manifest *published, const hc_manifest *derived, hc_see_verified see, void *context,
                            hc_error *err)
{
	comparing c = { .published = published, .derived = derived, .see = see, .context = context };
	bool same = strcmp(published->program, derived->program) == 0;
	hc_status status;

	hc_arena_init(&c.arena);
	status = tell(&c, HC_VERIFY_PROGRAM, same ? HC_VERIFY_SAME : HC_VERIFY_OTHER, published->program,
	              same ? NULL : published->program, same ? NULL : derived->program, err);
	if (status == HC_OK)
		status = compare_sources(&c, err);
	if (status == HC_OK)
		status = compare_limits(&c, err);
	hc_arena_drop(&c.arena);
	return status;
}
