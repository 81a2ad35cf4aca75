/* SPDX-License-Identifier: MIT */
/*
 * Whether files are the parts of one run: parts are of one run when they were
 * made from the same records, rules and options, which each names by digest.
 * The first that can be read is what the others are held against. Whoever has
 * many parts wants to hear at once of every one that must be made again.
 */

#include "store/ledger_internal.h"

#include "base/memory.h"

#include <string.h>

enum { NAMED = 5 }; /* differences that are named; the rest are counted */

typedef struct matching {
	hc_ledger_parts *out;
	hc_error *err;
} matching;

/* ---- what is another in two runs ---- */

typedef struct differences {
	bool zh;
	size_t count;
	hc_text text;
} differences;

static void add_difference(differences *d, const char *en, const char *zh, const char *detail)
{
	if (d->count++ >= NAMED)
		return;
	hc_text_addf(&d->text, "%s%s%s", d->count == 1 ? "" : d->zh ? "、" : ", ", d->zh ? zh : en, detail);
}

static void add_source(differences *d, const hc_ledger_source *source)
{
	static const struct {
		const char *kind, *en, *zh;
	} words[] = {
		{ "records", "the records", "记录" }, { "schemas", "schemas/", "schemas/" }, { "rules", "rules/", "rules/" },
		{ "waivers", "the waivers", "豁免文件" }, { "earlier", "the earlier audit (--since)", "此前的核查（--since）" },
	};
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++) {
		if (strcmp(words[i].kind, source->kind) == 0)
			add_difference(d, words[i].en, words[i].zh, source->file);
	}
}

static int by_place(const hc_ledger_source *a, const hc_ledger_source *b)
{
	int order = strcmp(a->kind, b->kind);

	if (order == 0 && a->pack != b->pack)
		return a->pack < b->pack ? -1 : 1;
	return order ? order : strcmp(a->file, b->file);
}

/* Both lists are in order: each file is in the one, in the other, or in both. */
static void compare_sources(differences *d, const hc_ledger_facts *a, const hc_ledger_facts *b)
{
	size_t i = 0, k = 0;

	while (i < a->source_count || k < b->source_count) {
		const hc_ledger_source *left = i < a->source_count ? &a->sources[i] : NULL;
		const hc_ledger_source *right = k < b->source_count ? &b->sources[k] : NULL;
		int order = !left ? 1 : !right ? -1 : by_place(left, right);

		if (order != 0 || strcmp(left->sha256, right->sha256) != 0)
			add_source(d, order > 0 ? right : left);
		i += order <= 0;
		k += order >= 0;
	}
}

static bool same_choices(const hc_ledger_facts *a, const hc_ledger_facts *b)
{
	size_t i;

	if (a->choice_count != b->choice_count)
		return false;
	for (i = 0; i < a->choice_count; i++) {
		if (strcmp(a->choices[i].option, b->choices[i].option) != 0 || strcmp(a->choices[i].value, b->choices[i].value) != 0)
			return false;
	}
	return true;
}

/* Results name their rule by its number, and both must expect as many of them. */
static bool same_rules(const hc_ledger *a, const hc_ledger *b)
{
	size_t i;

	if (a->facts.rule_count != b->facts.rule_count || a->facts.level_count != b->facts.level_count)
		return false;
	for (i = 0; i < a->facts.rule_count; i++) {
		if (strcmp(a->rules[i].id, b->rules[i].id) != 0 || strcmp(a->rules[i].state, b->rules[i].state) != 0 ||
		    a->shares[i].whole != b->shares[i].whole)
			return false;
	}
	return true;
}

static void compare(differences *d, const hc_ledger *a, const hc_ledger *b)
{
	const hc_ledger_facts *left = &a->facts, *right = &b->facts;

	compare_sources(d, left, right);
	if (strcmp(left->program, right->program) != 0)
		add_difference(d, "the program: ", "程序：", right->program);
	if (left->as_of != right->as_of)
		add_difference(d, "the date (--as-of)", "核查日期（--as-of）", "");
	if (!hc_text_same(left->within, right->within))
		add_difference(d, "--within", "--within", "");
	if (!same_choices(left, right))
		add_difference(d, "the options that choose rules", "选择规则的选项", "");
	if (left->part.of != right->part.of)
		add_difference(d, "the number of parts", "部分的总数", "");
	if (d->count == 0 && !same_rules(a, b))
		add_difference(d, "the rules and their subjects, though not what they came from", "规则及其核查对象（来源却相同）", "");
}

static hc_status check_same_run(const matching *m, const hc_ledger *ledger)
{
	differences d = { .zh = m->err && m->err->lang == HC_ZH };
	const char *of = m->out->like->path;
	hc_status status = HC_OK;

	hc_text_init(&d.text);
	compare(&d, m->out->like, ledger);
	if (d.text.failed)
		status = hc_error_nomem(m->err);
	else if (d.count > NAMED)
		status = hc_error_add(m->err, HC_EINPUT, ledger->path, 0, "is of another run than %s: not the same are %s and %zu more",
		                      "与 %s 不属于同一次核查：不同的有%s等，另有 %zu 项", of, hc_text_get(&d.text), d.count - NAMED);
	else if (d.count > 0)
		status = hc_error_add(m->err, HC_EINPUT, ledger->path, 0, "is of another run than %s: not the same: %s",
		                      "与 %s 不属于同一次核查：不同的是%s", of, hc_text_get(&d.text));
	hc_text_drop(&d.text);
	return status;
}

/* ---- which part each is ---- */

/* Makes the first that can be read the one to hold others against. */
static hc_status begin(matching *m, hc_ledger *ledger)
{
	hc_ledger_parts *out = m->out;

	out->paths = hc_memory_alloc(ledger->facts.part.of * sizeof *out->paths);
	if (!out->paths)
		return hc_error_nomem(m->err);
	out->count = ledger->facts.part.of;
	out->like = ledger;
	return HC_OK;
}

static hc_status take_number(const matching *m, const hc_ledger *ledger, const char *path)
{
	hc_part part = ledger->facts.part;
	const char **place = &m->out->paths[part.number - 1];

	if (*place)
		return hc_error_add(m->err, HC_EINPUT, path, 0, "is part %u of %u, as %s is", "是第 %u 部分（共 %u 部分），与 %s 重复",
		                    part.number, part.of, *place);
	*place = path;
	return HC_OK;
}

static hc_status take_file(matching *m, const char *path)
{
	hc_ledger *ledger = NULL;
	hc_status status = hc_ledger_open_kind(&ledger, path, true, m->err);

	if (status != HC_OK)
		return status;
	status = m->out->like ? check_same_run(m, ledger) : begin(m, ledger);
	if (status == HC_OK)
		status = take_number(m, ledger, path);
	if (ledger != m->out->like)
		hc_ledger_close(ledger);
	return status;
}

/* Numbers of the parts that are not there: "3, 5-7". */
static void list_missing(hc_text *text, const hc_ledger_parts *parts)
{
	size_t i, from;

	for (i = 0; i < parts->count; i++) {
		if (parts->paths[i])
			continue;
		for (from = i; i + 1 < parts->count && !parts->paths[i + 1]; i++)
			;
		hc_text_addf(text, "%s%zu", text->length ? ", " : "", from + 1);
		if (i > from)
			hc_text_addf(text, "-%zu", i + 1);
	}
}

static hc_status check_all_there(const matching *m)
{
	hc_status status = HC_OK;
	hc_text missing;

	hc_text_init(&missing);
	list_missing(&missing, m->out);
	if (missing.failed)
		status = hc_error_nomem(m->err);
	else if (missing.length)
		status = hc_error_add(m->err, HC_EINPUT, NULL, 0, "of %zu parts these are missing: %s", "共 %zu 部分，缺少：%s", m->out->count,
		                      hc_text_get(&missing));
	hc_text_drop(&missing);
	return status;
}

hc_status hc_ledger_match_parts(hc_ledger_parts *out, const char *const *paths, size_t count, hc_error *err)
{
	matching m = { out, err };
	hc_status first = HC_OK, status;
	size_t i;

	*out = (hc_ledger_parts){ 0 };
	for (i = 0; i < count; i++) {
		status = take_file(&m, paths[i]);
		first = first == HC_OK ? status : first;
	}
	if (out->like) {
		status = check_all_there(&m);
		first = first == HC_OK ? status : first;
	}
	return first;
}

void hc_ledger_parts_drop(hc_ledger_parts *parts)
{
	hc_ledger_close(parts->like);
	hc_memory_free(parts->paths);
}
