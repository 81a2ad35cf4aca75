/* SPDX-License-Identifier: MIT */
/*
 * Loading rule files: folders in sorted order, text only, each in an
 * environment of its own and under the limits. The compiled file is kept,
 * because what it makes at its top (filters with dates in them) may depend on
 * the audit date: then it is made again for each.
 */
#include "script/metadata.h"

#include "base/file.h"
#include "base/folder.h"
#include "base/memory.h"
#include "script/steady.h"
#include "script/value.h"

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
	if (hc_file_read(out, path, path, HC_SCRIPT_BYTES_MAX, l->err))
		return false;
	if (out->length > HC_SCRIPT_BYTES_MAX) {
		hc_error_add(l->err, HC_ERULE, path, 0, "a rule file of over %d bytes", "规则文件超过 %d 字节", HC_SCRIPT_BYTES_MAX);
		return false;
	}
	if (!hc_utf8_valid(hc_text_get(out), out->length)) {
		hc_error_add(l->err, HC_ERULE, path, 0, "not UTF-8 text", "不是 UTF-8 文本");
		return false;
	}
	return true;
}

/* What Lua calls a file in its messages, which become results: the same wherever the pack stands. */
static const char *chunk_of(const char *shown)
{
	const char *name = strrchr(shown, '/');
	while (name && name > shown && name[-1] != '/')
		name--;
	return name ? name : shown;
}

/* Adds Lua's error on top of the stack as a problem: it begins with "area/name.lua:line: ", long names cut at their front. */
static void add_lua_problem(hc_script *script, const char *shown, hc_error *err)
{
	lua_State *L = script->L;
	const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "the file raised an error";
	const char *chunk = chunk_of(shown);
	size_t length = strlen(chunk);
	unsigned line = 0;
	if (length >= LUA_IDSIZE) {
		chunk = "...";
		length = LUA_IDSIZE - 1;
	}
	if (strncmp(text, chunk, strlen(chunk)) == 0 && memchr(text, ':', strlen(text)) == text + length) {
		char *end;
		line = (unsigned)strtoul(text + length + 1, &end, 10);
		text = *end == ':' && end[1] == ' ' ? end + 2 : text;
	}
	int bytes = (int)hc_utf8_cut(text, HC_SCRIPT_MESSAGE_MAX);
	hc_error_add(err, HC_ERULE, shown, line, "%.*s", "%.*s", bytes, text);
	lua_settop(L, 0);
}

/* Makes a source the function on top of an empty stack. False with Lua's error there instead. */
static bool compile(hc_script *script, const hc_text *source, const char *shown)
{
	char name[512];

	lua_settop(script->L, 0);
	snprintf(name, sizeof name, "@%s", chunk_of(shown));
	return luaL_loadbufferx(script->L, hc_text_get(source), source->length, name, "t") == LUA_OK;
}

/* Runs the function on top, in an environment of its own; its table is there then. False with Lua's error there instead. */
static bool run(hc_script *script)
{
	lua_State *L = script->L;

	script->turn = 0;
	sandbox_push_environment(L);
	lua_setupvalue(L, -2, 1);
	lua_pushnil(L);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &rule_marker);
	allow_anew(script, HC_SCRIPT_LOAD_STEPS_MAX);
	return call_limited(script, 0, 1) == LUA_OK;
}

static bool is_rule(lua_State *L)
{
	bool same = lua_rawgetp(L, LUA_REGISTRYINDEX, &rule_marker) == LUA_TTABLE && lua_rawequal(L, -1, -2);
	lua_pop(L, 1);
	return same;
}

static bool add_rule(loading *l, const hc_rule *rule, bool assigns, int chunk, hc_text *source)
{
	hc_script *script = l->script;
	size_t count = script->rules.count;
	if (!hc_memory_grow(&script->rules.rules, &l->capacity, count, sizeof *script->rules.rules) ||
	    !hc_memory_grow(&script->loaded, &l->loaded_capacity, count, sizeof *script->loaded)) {
		hc_error_nomem(l->err);
		return false;
	}
	loaded made = {NULL, source->length, chunk, LUA_NOREF, assigns, LUA_NOREF};
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

static int make_steady(lua_State *L)
{
	steady_push(L, 1);
	return 1;
}

/* Keeps the table at `index`, which is what rule `i` is now. */
static hc_status keep_table(hc_script *script, size_t i, int index, hc_error *err)
{
	lua_State *L = script->L;
	loaded *of = &script->loaded[i];

	lua_pushcfunction(L, make_steady);
	lua_pushvalue(L, index);
	if (call_limited(script, 1, 1) != LUA_OK) {
		add_lua_problem(script, script->rules.rules[i].file, err);
		return HC_ERULE;
	}
	luaL_unref(L, LUA_REGISTRYINDEX, of->shared);
	of->shared = luaL_ref(L, LUA_REGISTRYINDEX);
	luaL_unref(L, LUA_REGISTRYINDEX, of->table);
	lua_pushvalue(L, index);
	of->table = luaL_ref(L, LUA_REGISTRYINDEX);
	return HC_OK;
}

/* Examples are most of what a rule holds, and only their own run asks for them (it loads the rule again). */
static void drop_examples(hc_script *script, size_t i)
{
	lua_rawgeti(script->L, LUA_REGISTRYINDEX, script->loaded[i].table);
	lua_pushliteral(script->L, "examples");
	lua_pushnil(script->L);
	lua_rawset(script->L, -3);
	lua_pop(script->L, 1);
}

static bool load_source(loading *l, rule_file *file, hc_text *source)
{
	lua_State *L = l->script->L;
	hc_rule rule;
	if (source_read(source, &file->names, file->bytes, file->length, file->shown, &l->script->arena, l->err))
		return false;
	if (!compile(l->script, source, file->shown)) {
		add_lua_problem(l->script, file->shown, l->err);
		return false;
	}
	lua_pushvalue(L, -1);
	int chunk = luaL_ref(L, LUA_REGISTRYINDEX);
	if (!run(l->script)) {
		add_lua_problem(l->script, file->shown, l->err);
		return false;
	}
	if (!is_rule(L)) {
		hc_error_add(l->err, HC_ERULE, file->shown, 0, "the file must return one rule { }", "文件应返回一个 rule { }");
		return false;
	}
	size_t added = l->script->rules.count;
	if (!metadata_read(l->script, 1, file, &rule, l->err) || !add_rule(l, &rule, file->names.assigns, chunk, source) ||
	    keep_table(l->script, added, 1, l->err))
		return false;
	drop_examples(l->script, added);
	return true;
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

/* Runs the kept function of rule `i` again and keeps its table. */
static hc_status ready_rule(hc_script *script, size_t i, hc_error *err)
{
	lua_State *L = script->L;

	lua_settop(L, 0);
	lua_rawgeti(L, LUA_REGISTRYINDEX, script->loaded[i].chunk);
	if (!run(script) || !is_rule(L)) {
		add_lua_problem(script, script->rules.rules[i].file, err);
		return HC_ERULE;
	}
	return keep_table(script, i, 1, err);
}

hc_status load_again(hc_script *script, size_t rule, hc_date as_of, hc_error *err)
{
	hc_status status = set_words(script, as_of, err);
	return status ? status : ready_rule(script, rule, err);
}

/* Whether what the rule's file makes at its top can depend on the date. */
static bool is_dated(const hc_rule *rule)
{
	return hc_rule_names(rule, "as_of") || hc_rule_names(rule, "_ENV");
}

static hc_status ready_rules(hc_script *script, hc_date as_of, hc_error *err)
{
	hc_status status = set_words(script, as_of, err);
	for (size_t i = 0; i < script->rules.count && !status; i++) {
		if (!is_dated(&script->rules.rules[i]))
			continue;
		status = ready_rule(script, i, err);
		if (!status)
			drop_examples(script, i);
	}
	script->memory_base = script->memory_used;
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
	l->script->memory_base = l->script->memory_used;
	return HC_OK;
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
