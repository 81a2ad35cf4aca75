/* SPDX-License-Identifier: MIT */
/*
 * The engine is loaded from folders, as the program does it; what a test
 * writes goes to a folder under /tmp that is removed with the pack. Paths in
 * messages are cut to what stands in the pack, so that they can be compared.
 */
#include "support/pack_fixture.h"

#include "audit/layout_plan.h"
#include "base/limits.h"
#include "base/memory.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define PACK HC_SOURCE_DIR "/tests/script/pack"

bool pack_open(pack *p)
{
	static const char *const folders[] = {PACK "/rules"};

	memset(p, 0, sizeof *p);
	hc_error_init(&p->err, HC_EN);
	hc_text_init(&p->shown);
	hc_arena_init(&p->arena);
	p->schema = hc_schema_load(PACK "/schemas", &p->err);
	if (p->schema)
		p->law = hc_law_load(p->schema, folders, 1, &p->err);
	return p->law != NULL;
}

static int remove_entry(const char *path, const struct stat *about, int kind, struct FTW *where)
{
	(void)about;
	(void)kind;
	(void)where;
	return remove(path);
}

void pack_close(pack *p)
{
	hc_script_free(p->script);
	hc_law_free(p->law);
	hc_schema_free(p->schema);
	hc_arena_drop(&p->arena);
	hc_text_drop(&p->shown);
	hc_error_drop(&p->err);
	if (*p->folder)
		nftw(p->folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
	memset(p, 0, sizeof *p);
}

bool pack_load(pack *p, const char *folder)
{
	hc_script_free(p->script);
	p->script = NULL;
	return hc_script_new(&p->script, p->law, &p->err) == HC_OK &&
	       hc_script_load(p->script, &folder, 1, &p->err) == HC_OK;
}

bool pack_load_written(pack *p)
{
	return pack_load(p, p->folder);
}

bool pack_write(pack *p, const char *name, const char *text)
{
	char path[256];

	if (!*p->folder) {
		snprintf(p->folder, sizeof p->folder, "/tmp/hecha-pack-XXXXXX");
		if (!mkdtemp(p->folder)) {
			*p->folder = '\0';
			return false;
		}
	}
	snprintf(path, sizeof path, "%s/%s", p->folder, name);
	char *stroke = strrchr(path, '/');
	*stroke = '\0';
	mkdir(path, 0777);
	*stroke = '/';
	FILE *file = fopen(path, "wb");
	if (!file)
		return false;
	bool whole = fwrite(text, 1, strlen(text), file) == strlen(text);
	return fclose(file) == 0 && whole;
}

/* Adds `text` without the folder `name` and the stroke behind it, wherever it stands. */
static void add_short(hc_text *out, const char *text, const char *name)
{
	const char *found;

	while (*name && (found = strstr(text, name))) {
		hc_text_add_bytes(out, text, (size_t)(found - text));
		text = found + strlen(name);
		text += *text == '/';
	}
	hc_text_add(out, text);
}

const char *pack_problems(pack *p)
{
	hc_text_clear(&p->shown);
	for (size_t i = 0; i < p->err.count; i++) {
		const hc_problem *problem = &p->err.problems[i];
		add_short(&p->shown, problem->file ? problem->file : "", p->folder);
		hc_text_addf(&p->shown, ":%u: ", problem->line);
		add_short(&p->shown, problem->text, p->folder);
		hc_text_add(&p->shown, "\n");
	}
	hc_error_drop(&p->err);
	return hc_text_get(&p->shown);
}

size_t pack_find(const pack *p, const char *id)
{
	const hc_rule_list *rules = hc_script_rules(p->script);
	const hc_rule *rule = hc_rule_find(rules, id);

	return rule ? (size_t)(rule - rules->rules) : SIZE_MAX;
}

bool pack_layout(pack *p, size_t rule, hc_layout *out)
{
	const hc_rule_list *rules = hc_script_rules(p->script);
	const hc_entity *root = hc_entity_root(rules->rules[rule].subject);
	bool *runs = hc_arena_alloc(&p->arena, rules->count + 1);

	if (!runs)
		return false;
	runs[rule] = true;
	return hc_layout_plan(out, p->law, root, rules, runs, true, &p->arena, &p->err);
}

static bool fill_frame(hc_frame *out, const hc_layout_frame *frame, size_t rows, const char *path)
{
	hc_type types[HC_FIELDS_MAX];
	bool ok = true;

	for (size_t c = 0; c < frame->column_count; c++)
		types[c] = frame->columns[c].field->type;
	if (!hc_frame_init(out, types, frame->column_count))
		return false;
	for (; out->rows < rows && ok; out->rows++) {
		for (size_t c = 0; c < frame->column_count && ok; c++) {
			bool yes = strcmp(frame->columns[c].path, path) == 0;
			ok = types[c] == HC_TEXT ? hc_column_add_text(&out->columns[c], "x", 1)
			     : yes ? hc_column_add_number(&out->columns[c], 1) : hc_column_add_missing(&out->columns[c]);
		}
	}
	return ok;
}

static bool fill_link(hc_link *out, size_t roots, size_t rows)
{
	uint32_t *parent_of = hc_memory_alloc((roots * rows + 1) * sizeof *parent_of);
	uint32_t *own = hc_memory_alloc((roots + 1) * sizeof *own);
	for (size_t i = 0; parent_of && i < roots * rows; i++)
		parent_of[i] = (uint32_t)(i / rows);
	for (size_t i = 0; own && i < roots; i++)
		own[i] = (uint32_t)i;
	bool ok = parent_of && own && hc_link_build(out, roots, roots * rows, parent_of, parent_of, own);
	hc_memory_free(parent_of);
	hc_memory_free(own);
	return ok;
}

bool pack_block(hc_block *out, const hc_layout *layout, size_t roots, size_t rows, const char *path)
{
	memset(out, 0, sizeof *out);
	out->frames = hc_memory_alloc(layout->frame_count * sizeof *out->frames);
	out->links = hc_memory_alloc((layout->link_count + 1) * sizeof *out->links);
	if (!out->frames || !out->links)
		return false;
	out->frame_count = layout->frame_count;
	out->link_count = layout->link_count;
	for (size_t f = 0; f < layout->frame_count; f++)
		if (!fill_frame(&out->frames[f], &layout->frames[f], f ? roots * rows : roots, path))
			return false;
	for (size_t k = 0; k < layout->link_count; k++)
		if (!fill_link(&out->links[k], roots, rows))
			return false;
	return true;
}
