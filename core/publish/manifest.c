/* SPDX-License-Identifier: MIT */
/* Written a line for each thing that it names, so that two manifests can be compared by lines. */

#include "publish/manifest.h"

#include "base/digest.h"
#include "publish/json_document.h"
#include "publish/record.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define FORMAT "hecha-publication-1"

/* ---- making ---- */

/* Adds a text with its end, so that no two lists of texts read alike. */
static void add_part(hc_digest *digest, const char *text)
{
	hc_digest_add(digest, text ? text : "", text ? strlen(text) + 1 : 1);
}

static void add_figure(hc_digest *digest, const hc_ledger_figure *figure)
{
	char day[11];

	add_part(digest, figure->unit);
	add_part(digest, figure->value.zh);
	add_part(digest, figure->whom.zh);
	hc_date_write(day, figure->from);
	add_part(digest, day);
	hc_date_write(day, figure->to);
	add_part(digest, day);
	add_part(digest, figure->clause);
	add_part(digest, hc_verified_word(figure->verified));
	add_part(digest, figure->basis.zh);
}

/* The values of one limit stand together. */
static hc_status name_limits(hc_manifest *out, const hc_ledger_facts *facts, hc_error *err)
{
	hc_digest *digest = hc_digest_new();
	char text[HC_DIGEST_TEXT];
	size_t i, end;

	out->limits = hc_arena_alloc(&out->arena, (facts->figure_count + 1) * sizeof *out->limits);
	for (i = 0; digest && out->limits && i < facts->figure_count; i = end) {
		for (end = i; end < facts->figure_count && strcmp(facts->figures[end].limit, facts->figures[i].limit) == 0; end++)
			add_figure(digest, &facts->figures[end]);
		hc_digest_write(text, digest);
		out->limits[out->limit_count].name = facts->figures[i].limit;
		out->limits[out->limit_count].sha256 = hc_arena_text(&out->arena, text);
		if (!out->limits[out->limit_count++].sha256)
			break;
	}
	hc_digest_free(digest);
	return digest && out->limits && i == facts->figure_count ? HC_OK : hc_error_nomem(err);
}

hc_status hc_manifest_make(hc_manifest *out, const hc_edition *edition, const char *compared, hc_error *err)
{
	const hc_ledger_facts *facts = hc_edition_facts(edition);
	char as_of[11];

	memset(out, 0, sizeof *out);
	hc_arena_init(&out->arena);
	hc_date_write(as_of, facts->as_of);
	out->program = facts->program;
	out->edition = hc_edition_of(edition);
	out->within = hc_edition_within(edition);
	out->audit_within = facts->within;
	out->as_of = hc_arena_text(&out->arena, as_of);
	out->compared = hc_arena_text(&out->arena, compared);
	out->choice_count = facts->choice_count;
	out->choices = hc_arena_alloc(&out->arena, (facts->choice_count + 1) * sizeof *out->choices);
	out->source_count = facts->source_count;
	out->sources = hc_arena_alloc(&out->arena, (facts->source_count + 1) * sizeof *out->sources);
	if (!out->as_of || (compared && !out->compared) || !out->choices || !out->sources)
		return hc_error_nomem(err);
	if (facts->choice_count)
		memcpy(out->choices, facts->choices, facts->choice_count * sizeof *out->choices);
	if (facts->source_count)
		memcpy(out->sources, facts->sources, facts->source_count * sizeof *out->sources);
	return name_limits(out, facts, err);
}

/* ---- writing ---- */

static json_t *pairs(const char *const (*items)[2], size_t count)
{
	json_t *out = json_object();
	bool ok = true;
	size_t i;

	for (i = 0; i < count; i++)
		ok = hc_record_set(out, items[i][0], hc_record_text(items[i][1])) && ok;
	return hc_record_whole(out, ok);
}

static json_t *file_record(const hc_manifest_file *file)
{
	json_t *out = json_object();
	bool ok = hc_record_set(out, "path", json_string(file->path)) &&
	          hc_record_set(out, "sha256", json_string(file->sha256)) &&
	          hc_record_set(out, "bytes", json_integer(file->bytes));

	return hc_record_whole(out, ok);
}

static json_t *source_record(const hc_ledger_source *source)
{
	json_t *out = json_object();
	bool ok = hc_record_set(out, "kind", json_string(source->kind)) &&
	          hc_record_set(out, "pack", json_integer((json_int_t)source->pack)) &&
	          hc_record_set(out, "file", json_string(source->file)) &&
	          hc_record_set(out, "sha256", json_string(source->sha256));

	return hc_record_whole(out, ok);
}

static hc_status put_head(hc_json_document *document, const hc_manifest *manifest, hc_error *err)
{
	const char *const lines[][2] = {
		{ "format", FORMAT },
		{ "program", manifest->program },
		{ "edition", hc_edition_word(manifest->edition) },
		{ "within", manifest->within },
		{ "as_of", manifest->as_of },
		{ "audit_within", manifest->audit_within },
		{ "compared", manifest->compared },
	};
	hc_status status = HC_OK;
	size_t i;

	for (i = 0; status == HC_OK && i < sizeof lines / sizeof *lines; i++)
		status = hc_json_put_key(document, lines[i][0], hc_record_text(lines[i][1]), err);
	return status;
}

static hc_status put_options(hc_json_document *document, const hc_manifest *manifest, hc_error *err)
{
	hc_status status = HC_OK;
	size_t i;

	hc_json_open_list(document, "options");
	for (i = 0; status == HC_OK && i < manifest->choice_count; i++) {
		const char *const items[][2] = { { "option", manifest->choices[i].option }, { "value", manifest->choices[i].value } };

		status = hc_json_put_item(document, pairs(items, 2), err);
	}
	hc_json_close_list(document);
	return status;
}

static hc_status put_lists(hc_json_document *document, const hc_manifest *manifest, hc_error *err)
{
	hc_status status = HC_OK;
	size_t i;

	hc_json_open_list(document, "sources");
	for (i = 0; status == HC_OK && i < manifest->source_count; i++)
		status = hc_json_put_item(document, source_record(&manifest->sources[i]), err);
	hc_json_close_list(document);
	hc_json_open_list(document, "limits");
	for (i = 0; status == HC_OK && i < manifest->limit_count; i++) {
		const char *const items[][2] = { { "name", manifest->limits[i].name }, { "sha256", manifest->limits[i].sha256 } };

		status = hc_json_put_item(document, pairs(items, 2), err);
	}
	hc_json_close_list(document);
	hc_json_open_list(document, "files");
	for (i = 0; status == HC_OK && i < manifest->file_count; i++)
		status = hc_json_put_item(document, file_record(&manifest->files[i]), err);
	hc_json_close_list(document);
	return status;
}

hc_status hc_manifest_write(FILE *out, const hc_manifest *manifest, hc_error *err)
{
	hc_json_document document;
	hc_status status;

	hc_json_begin(&document, out);
	status = put_head(&document, manifest, err);
	if (status == HC_OK)
		status = put_options(&document, manifest, err);
	if (status == HC_OK)
		status = put_lists(&document, manifest, err);
	hc_json_end(&document);
	return status;
}

/* ---- reading ---- */

typedef struct reading {
	hc_manifest *out;
	bool bad;     /* something is not as it must be */
	bool no_room;
} reading;

/* The text under `key`; a null or nothing only where it is not needed. */
static const char *text_of(reading *r, const json_t *object, const char *key, bool needed)
{
	const json_t *value = json_object_get(object, key);
	const char *text = json_string_value(value), *kept;

	if (!text) {
		r->bad = r->bad || needed || (value && !json_is_null(value));
		return needed ? "" : NULL;
	}
	kept = hc_arena_text(&r->out->arena, text);
	r->no_room = r->no_room || !kept;
	return kept ? kept : "";
}

static int64_t number_of(reading *r, const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	r->bad = r->bad || !json_is_integer(value) || json_integer_value(value) < 0;
	return json_integer_value(value);
}

/* Room for the items of the list under `key`. */
static void *room_for(reading *r, const json_t *root, const char *key, size_t size, size_t *count, const json_t **list)
{
	void *room;

	*list = json_object_get(root, key);
	*count = json_array_size(*list);
	r->bad = r->bad || !json_is_array(*list);
	room = hc_arena_alloc(&r->out->arena, (*count + 1) * size);
	r->no_room = r->no_room || !room;
	if (!room)
		*count = 0;
	return room;
}

/* A file of the publication lies in it: whoever opens the path must not be led elsewhere. */
static const char *path_of(reading *r, const json_t *item)
{
	const char *path = text_of(r, item, "path", true);

	r->bad = r->bad || !path[0] || path[0] == '/' || strstr(path, "..") || strchr(path, '\\');
	return path;
}

static void read_lists(reading *r, const json_t *root)
{
	hc_manifest *m = r->out;
	const json_t *list;
	size_t i;

	m->choices = room_for(r, root, "options", sizeof *m->choices, &m->choice_count, &list);
	for (i = 0; i < m->choice_count; i++)
		m->choices[i] = (hc_ledger_choice){ text_of(r, json_array_get(list, i), "option", true),
			                            text_of(r, json_array_get(list, i), "value", true) };
	m->sources = room_for(r, root, "sources", sizeof *m->sources, &m->source_count, &list);
	for (i = 0; i < m->source_count; i++) {
		const json_t *item = json_array_get(list, i);

		m->sources[i] = (hc_ledger_source){ text_of(r, item, "kind", true), (size_t)number_of(r, item, "pack"),
			                            text_of(r, item, "file", true), text_of(r, item, "sha256", true) };
	}
	m->limits = room_for(r, root, "limits", sizeof *m->limits, &m->limit_count, &list);
	for (i = 0; i < m->limit_count; i++)
		m->limits[i] = (hc_manifest_limit){ text_of(r, json_array_get(list, i), "name", true),
			                            text_of(r, json_array_get(list, i), "sha256", true) };
	m->files = room_for(r, root, "files", sizeof *m->files, &m->file_count, &list);
	for (i = 0; i < m->file_count; i++) {
		const json_t *item = json_array_get(list, i);

		m->files[i] = (hc_manifest_file){ path_of(r, item), text_of(r, item, "sha256", true),
			                          number_of(r, item, "bytes") };
	}
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const hc_manifest_file *)a)->path, ((const hc_manifest_file *)b)->path);
}

static void read_root(reading *r, const json_t *root)
{
	hc_manifest *m = r->out;
	const char *format = json_string_value(json_object_get(root, "format"));

	r->bad = !format || strcmp(format, FORMAT) != 0;
	if (r->bad)
		return;
	m->program = text_of(r, root, "program", true);
	m->within = text_of(r, root, "within", false);
	m->audit_within = text_of(r, root, "audit_within", false);
	m->as_of = text_of(r, root, "as_of", true);
	m->compared = text_of(r, root, "compared", false);
	r->bad = r->bad || !hc_edition_find(&m->edition, json_string_value(json_object_get(root, "edition")));
	read_lists(r, root);
	qsort(m->files, m->file_count, sizeof *m->files, by_path);
}

hc_status hc_manifest_read(hc_manifest *out, const char *folder, hc_error *err)
{
	reading r = { .out = out };
	json_error_t why;
	json_t *root;
	const char *path;
	FILE *file;
	int code;

	memset(out, 0, sizeof *out);
	hc_arena_init(&out->arena);
	path = hc_arena_format(&out->arena, "%s/" HC_MANIFEST_NAME, folder);
	if (!path)
		return hc_error_nomem(err);
	file = fopen(path, "rbe");
	if (!file && (errno == ENOENT || errno == ENOTDIR))
		return hc_error_add(err, HC_EINPUT, folder, 0, "is no publication: it has no " HC_MANIFEST_NAME,
		                    "不是发布目录：缺少 " HC_MANIFEST_NAME);
	if (!file)
		return hc_error_file(err, HC_EINPUT, path, errno);
	root = json_loadf(file, JSON_REJECT_DUPLICATES, &why);
	code = ferror(file) ? errno : 0;
	fclose(file);
	if (!root && code)
		return hc_error_file(err, HC_EINPUT, path, code);
	if (!root && json_error_code(&why) == json_error_out_of_memory)
		return hc_error_nomem(err);
	if (!root)
		return hc_error_add(err, HC_EDATA, path, why.line > 0 ? (unsigned)why.line : 0, "cannot be read: %s", "无法读取：%s", why.text);
	read_root(&r, root);
	json_decref(root);
	if (r.no_room)
		return hc_error_nomem(err);
	return r.bad ? hc_error_add(err, HC_EDATA, path, 0, "is no manifest of a publication", "不是发布清单") : HC_OK;
}

void hc_manifest_drop(hc_manifest *manifest)
{
	hc_arena_drop(&manifest->arena);
}

const hc_manifest_file *hc_manifest_find(const hc_manifest *manifest, const char *path)
{
	const hc_manifest_file key = { path, NULL, 0 };

	return manifest->file_count ? bsearch(&key, manifest->files, manifest->file_count, sizeof *manifest->files, by_path) : NULL;
}
