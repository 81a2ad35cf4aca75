/* SPDX-License-Identifier: MIT */
/*
 * Lua tables remember no lines, so a problem with a key is placed where the
 * source first has that key, and a problem with an example where the source
 * has its name.
 */
#include "script/metadata.h"

#include "base/text.h"
#include "script/token.h"

#include <string.h>

#define KEYS_TOLD_MAX 20

typedef struct reading {
	hc_script *script;
	lua_State *L;
	int index;
	const rule_file *file;
	hc_rule *out;
	hc_error *err;
	bool ok;
	size_t looked; /* how often the file was looked through for a line */
} reading;

/* The line of the first `key =`, or of the text `key`; 1 when there is none. */
static unsigned line_in(const rule_file *file, const char *key, bool text)
{
	unsigned line = 1;
	for (size_t at = 0;;) {
		token it = token_next(file->bytes, file->length, at, &line);
		if (it.kind == TOKEN_END || it.kind == TOKEN_BROKEN)
			return 1;
		at = it.start + it.length;
		if (text && it.kind == TOKEN_TEXT && strlen(key) == it.inner_length &&
		    memcmp(file->bytes + it.inner, key, it.inner_length) == 0)
			return it.line;
		if (!text && it.kind == TOKEN_NAME && token_reads(file->bytes, &it, key)) {
			unsigned after = line;
			token next = token_next(file->bytes, file->length, at, &after);
			if (next.word == WORD_IS)
				return it.line;
		}
	}
}

/* The same for one of the problems that are listed. */
static unsigned line_of(reading *r, const char *key, bool text)
{
	return r->looked++ < HC_PROBLEMS_MAX ? line_in(r->file, key, text) : 1;
}

static void problem(reading *r, const char *key, const char *en, const char *zh)
{
	r->ok = false;
	hc_error_add(r->err, HC_ERULE, r->file->shown, line_of(r, key, false), "%s: %s", "%s：%s", key,
	             r->err && r->err->lang == HC_ZH ? zh : en);
}

static const char *keep(reading *r, const char *text)
{
	const char *copy = hc_arena_text(&r->script->arena, text);
	if (!copy) {
		r->ok = false;
		hc_error_nomem(r->err);
		return "";
	}
	return copy;
}

/* The text at `key` of the table on top of the stack, kept; NULL with a problem. */
static const char *text_at(reading *r, const char *key)
{
	const char *text = NULL;
	if (lua_getfield(r->L, r->index, key) == LUA_TSTRING)
		text = keep(r, lua_tostring(r->L, -1));
	else
		problem(r, key, "a text is wanted", "应为字符串");
	lua_pop(r->L, 1);
	return text;
}

static void read_id(reading *r)
{
	hc_rule *rule = r->out;
	const char *id = text_at(r, "id");
	rule->area = keep(r, r->file->area);
	rule->id = hc_arena_format(&r->script->arena, "%s.%s", r->file->area, r->file->name);
	if (!rule->id)
		rule->id = "";
	if (id && strcmp(id, rule->id) != 0) {
		r->ok = false;
		hc_error_add(r->err, HC_ERULE, r->file->shown, line_of(r, "id", false),
		             "id: '%s' is not the file's path, which makes '%s'", "id：“%s”与文件路径不符，应为“%s”", id, rule->id);
	}
}

static bool is_title(const char *text)
{
	return strlen(text) <= HC_SCRIPT_TEXT_MAX && hc_text_is_visible(text);
}

static void read_title(reading *r)
{
	if (lua_getfield(r->L, r->index, "title") != LUA_TTABLE) {
		problem(r, "title", "written { zh = …, en = … }", "应写作 { zh = …, en = … }");
	} else {
		bool both = lua_getfield(r->L, -1, "zh") == LUA_TSTRING;
		both = lua_getfield(r->L, -2, "en") == LUA_TSTRING && both;
		if (both && is_title(lua_tostring(r->L, -2)) && is_title(lua_tostring(r->L, -1)))
			r->out->title = (hc_label){keep(r, lua_tostring(r->L, -2)), keep(r, lua_tostring(r->L, -1))};
		else if (both)
			problem(r, "title", "a text too long, or with control characters", "过长或含有控制字符");
		else
			problem(r, "title", "wanted in both languages", "中文和英文都要有");
		lua_pop(r->L, 2);
	}
	lua_pop(r->L, 1);
}

#define CLAUSES_MAX 16 /* of one rule, with those that extend them; hc_result.clauses has 32 bits */

static void add_clause(reading *r, const hc_clause *clause)
{
	if (r->out->clause_count == CLAUSES_MAX)
		problem(r, "clauses", "a list of one to sixteen clauses is wanted, with those that extend them",
		        "应列出 1 至 16 个条款（含其补充条款）");
	else
		r->out->clauses[r->out->clause_count++] = clause;
}

/* What others decided for those whom a clause does not reach. */
static void add_extensions(reading *r, const hc_clause *whole)
{
	const hc_law *law = r->script->law;
	for (size_t d = 0; d < law->document_count; d++)
		for (size_t c = 0; c < law->documents[d].clause_count; c++) {
			const hc_clause *clause = &law->documents[d].clauses[c];
			if (clause->extends && strcmp(clause->extends, whole->id) == 0)
				add_clause(r, clause);
		}
}

static void read_clauses(reading *r)
{
	size_t own;
	lua_Integer count = 0;
	if (lua_getfield(r->L, r->index, "clauses") == LUA_TTABLE)
		count = (lua_Integer)lua_rawlen(r->L, -1);
	if (count < 1 || count > CLAUSES_MAX)
		problem(r, "clauses", "a list of one to sixteen clauses is wanted", "应列出 1 至 16 个条款");
	else
		r->out->clauses = hc_arena_alloc(&r->script->arena, CLAUSES_MAX * sizeof *r->out->clauses);
	for (lua_Integer i = 1; r->out->clauses && i <= count; i++) {
		const char *id = lua_rawgeti(r->L, -1, i) == LUA_TSTRING ? lua_tostring(r->L, -1) : "?";
		const hc_clause *clause = hc_law_clause(r->script->law, id);
		if (clause) {
			add_clause(r, clause);
		} else {
			r->ok = false;
			hc_error_add(r->err, HC_ERULE, r->file->shown, line_of(r, id, true),
			             "clauses: '%s' is not in the register", "clauses：登记册中没有条款“%s”", id);
		}
		lua_pop(r->L, 1);
	}
	own = r->out->clause_count;
	for (size_t i = 0; r->out->clauses && i < own; i++)
		add_extensions(r, r->out->clauses[i]);
	lua_pop(r->L, 1);
}

static void read_choices(reading *r)
{
	const char *severity = text_at(r, "severity"), *subject = text_at(r, "subject");
	if (severity && !hc_severity_find(&r->out->severity, severity)) {
		r->ok = false;
		hc_error_add(r->err, HC_ERULE, r->file->shown, line_of(r, "severity", false),
		             "severity: '%s' is not one of key, major, minor, note", "severity：“%s”不是 key、major、minor、note 之一", severity);
	}
	r->out->subject = subject ? hc_schema_find(r->script->schema, subject) : NULL;
	if (subject && !r->out->subject) {
		r->ok = false;
		hc_error_add(r->err, HC_ERULE, r->file->shown, line_of(r, "subject", false),
		             "subject: there is no entity '%s'", "subject：没有“%s”这种实体", subject);
	}
}

static void read_functions(reading *r)
{
	if (lua_getfield(r->L, r->index, "check") != LUA_TFUNCTION)
		problem(r, "check", "a function is wanted", "应为函数");
	int type = lua_getfield(r->L, r->index, "applies");
	if (type != LUA_TFUNCTION && type != LUA_TNIL)
		problem(r, "applies", "a function is wanted", "应为函数");
	lua_pop(r->L, 2);
}

static bool is_key(const char *const *keys, const char *key)
{
	for (; *keys; keys++)
		if (strcmp(*keys, key) == 0)
			return true;
	return false;
}

/* The first key of the table on top, in their order behind `after`, that is not in `keys` (nor `also`); NULL when there is none. */
static const char *next_unknown(reading *r, const char *const *keys, const char *also, const char *after)
{
	const char *first = NULL;
	for (lua_pushnil(r->L); lua_next(r->L, -2); lua_pop(r->L, 1)) {
		const char *key = lua_type(r->L, -2) == LUA_TSTRING ? lua_tostring(r->L, -2) : NULL;
		if (!key || (also && strcmp(also, key) == 0) || is_key(keys, key))
			continue;
		if (strcmp(key, after) > 0 && (!first || strcmp(key, first) < 0))
			first = key;
	}
	return first;
}

/* Problems for keys of the table on top that are not in `keys` (nor `also`): enough of them for a person. */
static void only_keys(reading *r, const char *const *keys, const char *also, const char *where)
{
	const char *key = "";
	for (int told = 0; told < KEYS_TOLD_MAX && (key = next_unknown(r, keys, also, key)); told++) {
		r->ok = false;
		hc_error_add(r->err, HC_ERULE, r->file->shown, line_of(r, key, false), "%s: unknown key '%s'", "%s：未知的键“%s”", where,
		             key);
	}
}

static void example_problem(reading *r, const char *name, const char *en, const char *zh)
{
	r->ok = false;
	hc_error_add(r->err, HC_ERULE, r->file->shown, line_of(r, name, true), "example '%s': %s", "示例“%s”：%s", name,
	             r->err && r->err->lang == HC_ZH ? zh : en);
}

/* One example, on top of the stack; counts the failing ones. */
static void read_example(reading *r, size_t *failing)
{
	static const char *const keys[] = {"result", "as_of", "shortfall", "missing", "required", "actual", "evidence_count",
	                                   "reason", "binding", "margin", NULL};
	hc_outcome outcome;
	const char *name = lua_rawgeti(r->L, -1, 1) == LUA_TSTRING ? lua_tostring(r->L, -1) : NULL;
	if (!name) {
		problem(r, "examples", "an example begins with its name", "示例应以名称开头");
		lua_pop(r->L, 1);
		return;
	}
	if (lua_getfield(r->L, -2, "result") != LUA_TSTRING || !hc_outcome_find(&outcome, lua_tostring(r->L, -1)) ||
	    outcome == HC_WAIVED)
		example_problem(r, name, "result must be pass, fail, unknown, notapplicable or error",
		                "result 应为 pass、fail、unknown、notapplicable 或 error");
	else
		*failing += outcome == HC_FAIL;
	if (r->out->subject && lua_getfield(r->L, -3, r->out->subject->name) != LUA_TTABLE)
		example_problem(r, name, "it has no record of the rule's subject", "缺少规则对象的记录");
	lua_settop(r->L, r->index + 2);
	if (r->out->subject)
		only_keys(r, keys, r->out->subject->name, "examples");
}

static void read_examples(reading *r)
{
	size_t failing = 0;
	lua_settop(r->L, r->index);
	if (lua_getfield(r->L, r->index, "examples") != LUA_TTABLE) {
		problem(r, "examples", "a list is wanted", "应为列表");
		lua_settop(r->L, r->index);
		return;
	}
	r->out->example_count = lua_rawlen(r->L, -1);
	for (size_t i = 1; i <= r->out->example_count; i++) {
		if (lua_rawgeti(r->L, -1, (lua_Integer)i) == LUA_TTABLE)
			read_example(r, &failing);
		else
			problem(r, "examples", "each example is a table", "每个示例应为表");
		lua_settop(r->L, r->index + 1);
	}
	if (!failing)
		problem(r, "examples", "no example fails: a rule must show what it catches", "没有不符合的示例：规则须说明它能查出什么");
	lua_settop(r->L, r->index);
}

static void check_limits(reading *r)
{
	const source_names *names = &r->file->names;
	for (size_t i = 0; i < names->limit_count; i++) {
		if (hc_law_limit(r->script->law, names->limits[i]))
			continue;
		r->ok = false;
		hc_error_add(r->err, HC_ERULE, r->file->shown, names->limit_lines[i], "there is no limit '%s'", "没有名为“%s”的限值",
		             names->limits[i]);
	}
}

/* What the check asks of its subject must be a field, a record referred to or a collection. */
static void check_asked(reading *r)
{
	const source_names *names = &r->file->names;
	const hc_entity *subject = r->out->subject;
	for (size_t i = 0; subject && i < names->asked_count; i++) {
		const char *name = names->asked[i];
		const hc_entity *child = hc_schema_find_plural(r->script->schema, name);
		if (hc_entity_find(subject, name) || hc_entity_find_reference(subject, name) ||
		    (child && hc_entity_reference_to(child, subject)))
			continue;
		r->ok = false;
		hc_error_add(r->err, HC_ERULE, r->file->shown, names->asked_lines[i], "a %s has no '%s'", "%s 没有“%s”", subject->name, name);
	}
}

bool metadata_read(hc_script *script, int index, const rule_file *file, hc_rule *out, hc_error *err)
{
	static const char *const keys[] = {"id", "title", "clauses", "severity", "subject", "check", "applies", "examples", NULL};
	reading r = {script, script->L, lua_absindex(script->L, index), file, out, err, true, 0};

	memset(out, 0, sizeof *out);
	lua_settop(r.L, r.index);
	lua_pushvalue(r.L, r.index);
	only_keys(&r, keys, NULL, "rule");
	lua_settop(r.L, r.index);
	read_id(&r);
	read_title(&r);
	read_clauses(&r);
	read_choices(&r);
	read_functions(&r);
	read_examples(&r);
	check_limits(&r);
	check_asked(&r);
	out->file = keep(&r, file->shown);
	out->line = line_in(file, "id", false);
	out->names = file->names.names;
	out->name_count = file->names.count;
	out->example_names = file->names.examples;
	out->example_name_count = file->names.example_count;
	out->follows = file->names.follows;
	out->follow_count = file->names.follow_count;
	return r.ok;
}
