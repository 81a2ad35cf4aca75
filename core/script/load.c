/* SPDX-License-Identifier: MIT */
/*
 * Loading rule files: folders in sorted order, text only, each in an
 * environment of its own and under the limits. The rewritten source is kept,
 * because what a file makes at its top (filters with dates in them) depends on
 * the audit date and is made again for each.
 */
#include "script/metadata.h"

#include "base/folder.h"
#include "base/memory.h"
#include "script/steady.h"
#include "script/value.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

typedef struct loading {
	hc_script *script;
	hc_error *err;
	const char *const *folders;
	size_t folder_count;
	size_t capacity, loaded_capacity;
	hc_text bytes, source; /* of the file in hand */
	bool ok;
} loading;

static const char rule_marker = 0;

static int word_rule(lua_State *L)
{
	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	lua_pushvalue(L, 1);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &rule_marker);
	return 1;
}

static bool read_bytes(loading *l, const char *path, hc_text *out)
{
	FILE *file = fopen(path, "rb");
	char buffer[8192];
	size_t n;

	if (!file) {
		hc_error_file(l->err, HC_EINPUT, path, errno);
		return false;
	}
	while ((n = fread(buffer, 1, sizeof buffer, file)) > 0 && out->length <= HC_SCRIPT_BYTES_MAX)
		hc_text_add_bytes(out, buffer, n);
	bool broken = ferror(file);
	int code = errno;
	fclose(file);
	if (broken) {
		hc_error_file(l->err, HC_EINPUT, path, code);
		return false;
	}
	if (out->length > HC_SCRIPT_BYTES_MAX) {
		hc_error_add(l->err, HC_ERULE, path, 0, "a rule file of over %d bytes", "规则文件超过 %d 字节", HC_SCRIPT_BYTES_MAX);
		return false;
	}
	if (!hc_utf8_valid(hc_text_get(out), out->length)) {
		hc_error_add(l->err, HC_ERULE, path, 0, "not UTF-8 text", "不是 UTF-8 文本");
		return false;
	}
	return !out->failed;
}

/* Adds Lua's error on top of the stack as a problem: it begins with "file:line: ". */
static void add_lua_problem(hc_script *script, const char *shown, hc_error *err)
{
	lua_State *L = script->L;
	const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "the file raised an error";
	size_t length = strlen(shown);
	unsigned line = 0;
	if (strncmp(text, shown, length) == 0 && text[length] == ':') {
		char *end;
		line = (unsigned)strtoul(text + length + 1, &end, 10);
		text = *end == ':' && end[1] == ' ' ? end + 2 : text;
	}
	hc_error_add(err, HC_ERULE, shown, line, "%.400s", "%.400s", text);
	lua_settop(L, 0);
}

/* Runs a source; its table is on the stack. False with Lua's error there instead. */
static bool run_source(hc_script *script, const char *source, size_t length, const char *shown)
{
	lua_State *L = script->L;
	char name[512];

	lua_settop(L, 0);
	snprintf(name, sizeof name, "@%s", shown);
	script->turn = 0;
	if (luaL_loadbufferx(L, source, length, name, "t") != LUA_OK)
		return false;
	sandbox_push_environment(L);
	lua_setupvalue(L, -2, 1);
	lua_pushnil(L);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &rule_marker);
	return call_limited(script, 0, 1, HC_SCRIPT_LOAD_STEPS_MAX) == LUA_OK;
}

static bool is_rule(lua_State *L)
{
	bool same = lua_rawgetp(L, LUA_REGISTRYINDEX, &rule_marker) == LUA_TTABLE && lua_rawequal(L, -1, -2);
	lua_pop(L, 1);
	return same;
}

static bool add_rule(loading *l, const hc_rule *rule, hc_text *source)
{
	hc_script *script = l->script;
	size_t count = script->rules.count;
	if (!hc_memory_grow(&script->rules.rules, &l->capacity, count, sizeof *script->rules.rules) ||
	    !hc_memory_grow(&script->loaded, &l->loaded_capacity, count, sizeof *script->loaded)) {
		hc_error_nomem(l->err);
		return false;
	}
	loaded made = {NULL, source->length, LUA_NOREF, LUA_NOREF};
	made.source = hc_text_take(source);
	if (!made.source) {
		hc_error_nomem(l->err);
		return false;
	}
	script->rules.rules[count] = *rule;
	script->loaded[count] = made;
	script->rules.count++;
	return true;
}

static bool load_source(loading *l, rule_file *file, hc_text *source)
{
	hc_rule rule;
	if (source_read(source, &file->names, file->bytes, file->length, file->shown, &l->script->arena, l->err))
		return false;
	if (!run_source(l->script, hc_text_get(source), source->length, file->shown)) {
		add_lua_problem(l->script, file->shown, l->err);
		return false;
	}
	if (!is_rule(l->script->L)) {
		hc_error_add(l->err, HC_ERULE, file->shown, 0, "the file must return one rule { }", "文件应返回一个 rule { }");
		return false;
	}
	return metadata_read(l->script, 1, file, &rule, l->err) && add_rule(l, &rule, source);
}

static void load_file(loading *l, const char *area, const hc_folder_file *from)
{
	rule_file file = {.area = area, .name = from->name, .shown = from->path};

	if (!read_bytes(l, file.shown, &l->bytes)) {
		l->ok = false;
	} else {
		file.bytes = hc_text_get(&l->bytes);
		file.length = l->bytes.length;
		l->ok = load_source(l, &file, &l->source) && l->ok;
	}
	hc_text_drop(&l->bytes);
	hc_text_drop(&l->source);
	lua_settop(l->script->L, 0);
}

/* What lies in `folder`; none, and no longer ok, where it cannot be read. */
static size_t list(loading *l, const char *folder, const char *wanted, hc_folder_file **out)
{
	size_t count = 0;
	l->ok = hc_folder_list(&l->script->arena, folder, wanted, out, &count, l->err) == HC_OK && l->ok;
	return count;
}

static void load_folder(loading *l, const char *folder)
{
	hc_folder_file *areas = NULL, *files = NULL;
	size_t count = list(l, folder, "", &areas);

	for (size_t i = 0; i < count; i++) {
		bool is_area;
		l->ok = hc_folder_is(&is_area, areas[i].path, l->err) == HC_OK && l->ok;
		size_t file_count = is_area ? list(l, areas[i].path, ".lua", &files) : 0;
		for (size_t j = 0; j < file_count; j++)
			load_file(l, areas[i].name, &files[j]);
	}
}

/* Sorts rules and their sources together, by id (few enough for insertion). */
static void sort_rules(hc_script *script)
{
	for (size_t i = 1; i < script->rules.count; i++) {
		hc_rule rule = script->rules.rules[i];
		loaded with = script->loaded[i];
		size_t at = i;
		for (; at && strcmp(script->rules.rules[at - 1].id, rule.id) > 0; at--) {
			script->rules.rules[at] = script->rules.rules[at - 1];
			script->loaded[at] = script->loaded[at - 1];
		}
		script->rules.rules[at] = rule;
		script->loaded[at] = with;
	}
}

static bool ids_are_unique(hc_script *script, hc_error *err)
{
	bool ok = true;
	for (size_t i = 1; i < script->rules.count; i++) {
		const hc_rule *a = &script->rules.rules[i - 1], *b = &script->rules.rules[i];
		if (strcmp(a->id, b->id) != 0)
			continue;
		ok = false;
		hc_error_add(err, HC_ERULE, b->file, b->line, "rule '%s' stands in %s too", "规则“%s”在 %s 中已有", b->id, a->file);
	}
	return ok;
}

static hc_date example_date(const hc_script *script)
{
	hc_date date = 0;
	const hc_field *snapshot = script->schema->snapshot;
	if (snapshot && snapshot->example)
		(void)hc_date_read(&date, snapshot->example, strlen(snapshot->example));
	return date;
}

static int add_words(lua_State *L)
{
	lua_pushcfunction(L, word_rule);
	sandbox_add(L, "rule");
	value_push_date(L, script_of(L)->as_of);
	sandbox_add(L, "as_of");
	lua_pushlightuserdata(L, NULL);
	sandbox_add(L, "unknown");
	return 0;
}

static hc_status set_words(hc_script *script, hc_date as_of, hc_error *err)
{
	script->as_of = as_of;
	script->turn = 0;
	lua_settop(script->L, 0);
	lua_pushcfunction(script->L, add_words);
	return lua_pcall(script->L, 0, 0, 0) == LUA_OK ? HC_OK : hc_error_nomem(err);
}

/* Runs the kept source of rule `i` again and keeps its table. */
static hc_status ready_rule(hc_script *script, size_t i, hc_error *err)
{
	lua_State *L = script->L;
	loaded *of = &script->loaded[i];
	const char *shown = script->rules.rules[i].file;

	luaL_unref(L, LUA_REGISTRYINDEX, of->table);
	luaL_unref(L, LUA_REGISTRYINDEX, of->shared);
	of->table = of->shared = LUA_NOREF;
	if (!run_source(script, of->source, of->source_length, shown) || !is_rule(L)) {
		add_lua_problem(script, shown, err);
		return HC_ERULE;
	}
	steady_push(L, -1);
	of->shared = luaL_ref(L, LUA_REGISTRYINDEX);
	of->table = luaL_ref(L, LUA_REGISTRYINDEX);
	return HC_OK;
}

hc_status load_again(hc_script *script, size_t rule, hc_date as_of, hc_error *err)
{
	hc_status status = set_words(script, as_of, err);
	return status ? status : ready_rule(script, rule, err);
}

static hc_status ready_rules(hc_script *script, hc_date as_of, hc_error *err)
{
	hc_status status = set_words(script, as_of, err);
	for (size_t i = 0; i < script->rules.count && !status; i++)
		status = ready_rule(script, i, err);
	return status;
}

typedef struct dating {
	hc_script *script;
	hc_date as_of;
	hc_error *err;
} dating;

static hc_status set_date(void *context)
{
	const dating *d = context;
	return ready_rules(d->script, d->as_of, d->err);
}

hc_status hc_script_set_date(hc_script *script, hc_date as_of, hc_error *err)
{
	dating d = {script, as_of, err};
	return run_protected(script, set_date, &d, err);
}

static hc_status load_all(void *context)
{
	loading *l = context;
	hc_status status = set_words(l->script, example_date(l->script), l->err);
	if (status)
		return status;
	for (size_t i = 0; i < l->folder_count; i++)
		load_folder(l, l->folders[i]);
	sort_rules(l->script);
	if (!ids_are_unique(l->script, l->err) || !l->ok)
		return l->err && l->err->status ? l->err->status : HC_ERULE;
	return ready_rules(l->script, example_date(l->script), l->err);
}

hc_status hc_script_load(hc_script *script, const char *const *folders, size_t folder_count, hc_error *err)
{
	loading l = {.script = script, .err = err, .folders = folders, .folder_count = folder_count, .ok = true};
	hc_text_init(&l.bytes);
	hc_text_init(&l.source);
	hc_status status = run_protected(script, load_all, &l, err);
	hc_text_drop(&l.bytes);
	hc_text_drop(&l.source);
	return status;
}

const hc_rule_list *hc_script_rules(const hc_script *script)
{
	return &script->rules;
}
