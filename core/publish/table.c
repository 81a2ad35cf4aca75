/* SPDX-License-Identifier: MIT */
/*
 * Each table is a list of columns and a function that fills a row. A row's
 * texts are put together in an arena that is emptied for the next one.
 */

#include "publish/table.h"

#include "base/memory.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const struct {
	const char *name;
	hc_label label;
} kinds[HC_TABLE_COUNT] = {
#define X(code, name, en, zh) { name, { zh, en } },
	HC_TABLE_LIST(X)
#undef X
};

const char *hc_table_name(hc_table_kind kind)
{
	return kinds[kind].name;
}

hc_label hc_table_label(hc_table_kind kind)
{
	return kinds[kind].label;
}

/* ---- rows ---- */

struct hc_table_rows {
	const hc_table *table;
	hc_edition *edition;
	hc_lang lang;
	hc_see_row see;
	void *context;
	hc_arena arena;
	hc_text text;     /* for add_words */
	hc_cell cells[HC_TABLE_COLUMNS];
	size_t at;
	bool failed;
};

typedef hc_table_rows row;

static hc_cell *next_cell(row *r, hc_cell_kind kind)
{
	hc_cell *cell = &r->cells[r->at++];

	*cell = (hc_cell){ .kind = kind, .line = (double)NAN };
	return cell;
}

static void add_word(row *r, const char *word)
{
	next_cell(r, HC_CELL_WORD)->text = word;
}

static void add_text(row *r, const char *text)
{
	if (text && text[0])
		next_cell(r, HC_CELL_TEXT)->text = text;
	else
		next_cell(r, HC_CELL_NONE);
}

static void add_label(row *r, hc_label label)
{
	add_text(r, hc_label_text(label, r->lang));
}

static void add_whole(row *r, int64_t number)
{
	next_cell(r, HC_CELL_WHOLE)->number = (double)number;
}

static void add_date(row *r, hc_date date)
{
	if (date <= HC_DATE_MIN || date >= HC_DATE_MAX)
		next_cell(r, HC_CELL_NONE);
	else
		next_cell(r, HC_CELL_DATE)->date = date;
}

/* What was put together in `text`. */
static void add_built(row *r)
{
	const char *kept = hc_arena_text(&r->arena, hc_text_get(&r->text));

	r->failed = r->failed || r->text.failed || !kept;
	hc_text_clear(&r->text);
	add_text(r, kept);
}

static hc_status end_row(row *r, hc_error *err)
{
	hc_status status = r->failed ? hc_error_nomem(err) : r->see(r->context, r->cells, err);

	hc_arena_empty(&r->arena);
	r->at = 0;
	return status;
}

/* ---- columns ---- */

static void column(hc_table *t, const char *name, const char *zh, const char *en, int width)
{
	t->columns[t->column_count++] = (hc_table_column){ name, { zh, en }, width };
}

static void facet_columns(hc_table *t, const hc_ledger_facts *facts)
{
	size_t i;

	for (i = 0; i < facts->facet_count && i < 16; i++)
		t->columns[t->column_count++] = (hc_table_column){ facts->facets[i].name, facts->facets[i].label, 16 };
}

static void describe_owners(hc_table *t, const hc_ledger_facts *facts)
{
	column(t, "owner_id", "编号", "Number", 16);
	column(t, "owner_name", "名称", "Name", 32);
	facet_columns(t, facts);
	column(t, "verdict", "结论", "Verdict", 14);
	column(t, "failed_key", "关键项不符合", "Key failed", 12);
	column(t, "failed_major", "重要项不符合", "Major failed", 12);
	column(t, "failed_minor", "一般项不符合", "Minor failed", 12);
	column(t, "failed_note", "提示项不符合", "Notes failed", 12);
	column(t, "unknown", "无法判定", "Unknown", 10);
	column(t, "waived", "已豁免", "Waived", 10);
	column(t, "passed", "符合", "Passed", 10);
}

/* What a person reads comes first, and is what is printed. */
static void describe_findings(hc_table *t)
{
	column(t, "owner_id", "编号", "Number", 14);
	column(t, "owner_name", "名称", "Name", 26);
	column(t, "area", "领域", "Area", 14);
	column(t, "title", "要求", "Requirement", 28);
	column(t, "severity", "级别", "Severity", 9);
	column(t, "result", "结果", "Result", 10);
	column(t, "message", "说明", "In words", 52);
	column(t, "deadline", "整改期限", "Put right by", 12);
	column(t, "days_left", "剩余天数", "Days left", 10);
	t->printed = t->column_count;
	column(t, "actual", "实际", "Actual", 16);
	column(t, "required", "要求值", "Required", 16);
	column(t, "shortfall", "差额", "Short", 10);
	column(t, "shortfall_unit", "差额单位", "Unit", 12);
	column(t, "subject_entity", "对象类别", "Kind of subject", 12);
	column(t, "subject_id", "对象编号", "Subject", 16);
	column(t, "subject_name", "对象名称", "Subject's name", 20);
	column(t, "found", "首次发现", "First found", 12);
	column(t, "rule", "规则编号", "Rule", 30);
	column(t, "clauses", "条款编号", "Clauses", 24);
	column(t, "sources", "依据", "Sources", 40);
	column(t, "verified", "可靠程度", "How sure", 12);
	column(t, "missing", "缺少", "Not known", 30);
	column(t, "evidence_count", "记录数", "Records", 9);
	column(t, "evidence", "记录编号", "Records' numbers", 30);
}

static void describe_missing(hc_table *t)
{
	column(t, "owner_id", "编号", "Number", 16);
	column(t, "owner_name", "名称", "Name", 28);
	column(t, "rule", "规则编号", "Rule", 30);
	column(t, "title", "要求", "Requirement", 32);
	column(t, "subject_id", "对象编号", "Subject", 16);
	column(t, "field", "字段", "Field", 30);
	column(t, "label", "缺少的数据", "What is missing", 28);
	column(t, "rows", "记录数", "Records", 10);
}

static void describe_rules(hc_table *t)
{
	column(t, "rule", "规则编号", "Rule", 32);
	column(t, "title", "要求", "Requirement", 40);
	column(t, "area", "领域", "Area", 14);
	column(t, "severity", "级别", "Severity", 9);
	column(t, "state", "状态", "State", 12);
	column(t, "pass", "符合", "Pass", 9);
	column(t, "fail", "不符合", "Fail", 9);
	column(t, "unknown", "无法判定", "Unknown", 9);
	column(t, "notapplicable", "不适用", "Not applicable", 9);
	column(t, "waived", "已豁免", "Waived", 9);
	column(t, "error", "出错", "Error", 9);
	column(t, "clauses", "条款编号", "Clauses", 30);
	column(t, "sources", "依据", "Sources", 50);
}

void hc_table_describe(hc_table *out, const hc_edition *edition, hc_table_kind kind)
{
	memset(out, 0, sizeof *out);
	out->kind = kind;
	switch (kind) {
	case HC_TABLE_OWNERS:
		describe_owners(out, hc_edition_facts(edition));
		break;
	case HC_TABLE_FINDINGS:
		describe_findings(out);
		break;
	case HC_TABLE_MISSING:
		describe_missing(out);
		break;
	default:
		describe_rules(out);
		break;
	}
	if (out->printed == 0)
		out->printed = out->column_count;
}

/* ---- owners ---- */

static int64_t sum_of(const hc_edition_owner *owner, hc_outcome outcome)
{
	int64_t sum = 0;
	int i;

	for (i = 0; i < HC_SEVERITY_COUNT; i++)
		sum += owner->totals[i][outcome];
	return sum;
}

static hc_status see_owner(void *context, const hc_edition_owner *owner, hc_error *err)
{
	row *r = context;
	const hc_ledger_facts *facts = hc_edition_facts(r->edition);
	size_t i;
	int k;

	add_text(r, owner->id);
	add_text(r, owner->name);
	for (i = 0; i < facts->facet_count && i < 16; i++) {
		const hc_ledger_facet_value *value = owner->facets ? &owner->facets[i] : NULL;
		const char *label = value ? hc_label_text(value->label, r->lang) : "";

		add_text(r, label[0] ? label : value ? value->value : NULL);
	}
	add_label(r, facts->levels[owner->level].label);
	for (k = HC_SEVERITY_COUNT - 1; k >= 0; k--)
		add_whole(r, owner->totals[k][HC_FAIL]);
	add_whole(r, sum_of(owner, HC_UNKNOWN) + sum_of(owner, HC_BROKEN));
	add_whole(r, sum_of(owner, HC_WAIVED));
	add_whole(r, sum_of(owner, HC_PASS));
	return end_row(r, err);
}

/* ---- findings ---- */

static void add_area(row *r, const char *area)
{
	const hc_ledger_term *term;

	hc_text_addf(&r->text, "area:%s", area);
	term = hc_edition_term(r->edition, hc_text_get(&r->text));
	hc_text_clear(&r->text);
	add_text(r, term ? hc_label_text(term->label, r->lang) : area);
}

static void add_clauses(row *r, const hc_ledger_rule *rule, const hc_entry *entry)
{
	size_t i;

	for (i = 0; i < rule->clause_count; i++) {
		if (!entry || hc_entry_cites(entry, i))
			hc_text_addf(&r->text, "%s%s", r->text.length ? " " : "", rule->clauses[i].id);
	}
	add_built(r);
}

static void add_sources(row *r, const hc_ledger_rule *rule, const hc_entry *entry)
{
	size_t i;

	for (i = 0; i < rule->clause_count; i++) {
		const hc_ledger_clause *clause = &rule->clauses[i];

		if (entry && !hc_entry_cites(entry, i))
			continue;
		hc_text_add(&r->text, r->text.length ? (r->lang == HC_ZH ? "；" : "; ") : "");
		hc_text_add(&r->text, hc_label_text(clause->document, r->lang));
		if (clause->number)
			hc_text_addf(&r->text, r->lang == HC_ZH ? "（%s）" : " (%s)", clause->number);
	}
	add_built(r);
}

static bool is_share(const hc_entry *entry)
{
	return hc_entry_unit(entry) && strcmp(hc_entry_unit(entry), "share") == 0;
}

/* A number where it is one; else the words for it. */
static void add_value(row *r, const hc_entry *entry, bool known, double number,
                      void (*words)(hc_text *, const hc_entry *, hc_lang), double line)
{
	hc_cell *cell;

	if (!known) {
		words(&r->text, entry, r->lang);
		add_built(r);
		return;
	}
	cell = next_cell(r, is_share(entry) ? HC_CELL_SHARE : HC_CELL_NUMBER);
	cell->number = number;
	cell->line = line;
}

static void add_values(row *r, const hc_entry *entry)
{
	double actual = 0, required = 0;
	bool has_actual = hc_entry_actual(entry, &actual), has_required = hc_entry_required(entry, &required);
	int64_t shortfall;

	add_value(r, entry, has_actual, actual, hc_entry_add_actual, has_required ? required : (double)NAN);
	add_value(r, entry, has_required, required, hc_entry_add_required, (double)NAN);
	if (hc_entry_shortfall(entry, &shortfall))
		add_whole(r, shortfall);
	else
		next_cell(r, HC_CELL_NONE);
}

static void add_unit(row *r, const char *unit)
{
	const hc_ledger_term *term = hc_edition_term(r->edition, unit);

	add_text(r, term ? hc_label_text(term->label, r->lang) : unit);
}

static void add_deadline(row *r, const hc_term_of_finding *term)
{
	add_date(r, term ? term->deadline : HC_DATE_NEVER);
	if (term && term->deadline != HC_DATE_NEVER)
		add_whole(r, term->days_left);
	else
		next_cell(r, HC_CELL_NONE);
}

static void add_evidence(row *r, const hc_entry *entry)
{
	int64_t count = hc_entry_evidence_count(entry);
	size_t i;

	if (count < 0)
		next_cell(r, HC_CELL_NONE);
	else
		add_whole(r, count);
	for (i = 0; i < hc_entry_evidence_named(entry); i++)
		hc_text_addf(&r->text, "%s%s", i ? " " : "", hc_entry_evidence(entry, i)->id);
	add_built(r);
}

static void add_who(row *r, const hc_entry *entry)
{
	add_text(r, hc_entry_owner_id(entry));
	add_text(r, hc_entry_owner_name(entry));
}

static hc_status see_finding(row *r, const hc_entry *entry, hc_error *err)
{
	const hc_ledger_rule *rule = hc_entry_rule(entry);
	const hc_term_of_finding *term = hc_entry_term(entry);

	add_who(r, entry);
	add_area(r, rule->area);
	add_label(r, rule->title);
	add_label(r, hc_severity_label(rule->severity));
	add_label(r, hc_outcome_label(hc_entry_outcome(entry)));
	hc_entry_add_message(&r->text, entry, r->lang);
	add_built(r);
	add_deadline(r, term);
	add_values(r, entry);
	add_unit(r, hc_entry_shortfall_unit(entry));
	add_unit(r, rule->entity);
	add_text(r, hc_entry_subject_id(entry));
	add_text(r, hc_entry_subject_name(entry));
	add_date(r, term ? term->found : HC_DATE_NEVER);
	add_text(r, rule->id);
	add_clauses(r, rule, entry);
	add_sources(r, rule, entry);
	add_label(r, hc_verified_label(hc_entry_verified(entry)));
	hc_entry_add_missing(&r->text, entry, r->lang);
	add_built(r);
	add_evidence(r, entry);
	return end_row(r, err);
}

/* ---- missing data ---- */

static hc_status see_missing(row *r, const hc_entry *entry, hc_error *err)
{
	const hc_ledger_rule *rule = hc_entry_rule(entry);
	hc_status status = HC_OK;
	int64_t rows;
	size_t i;

	for (i = 0; status == HC_OK && i < hc_entry_missing_count(entry); i++) {
		const char *field = hc_entry_missing(entry, i, &rows);

		add_who(r, entry);
		add_text(r, rule->id);
		add_label(r, rule->title);
		add_text(r, hc_entry_subject_id(entry));
		add_text(r, field);
		add_unit(r, field);
		if (rows < 0)
			next_cell(r, HC_CELL_NONE);
		else
			add_whole(r, rows);
		status = end_row(r, err);
	}
	return status;
}

/* ---- rules ---- */

static hc_status read_rules(row *r, hc_error *err)
{
	static const hc_outcome columns[] = { HC_PASS, HC_FAIL, HC_UNKNOWN, HC_NOT_APPLICABLE, HC_WAIVED, HC_BROKEN };
	const hc_ledger_facts *facts = hc_edition_facts(r->edition);
	hc_status status = HC_OK;
	size_t i, k;

	for (i = 0; status == HC_OK && i < facts->rule_count; i++) {
		const hc_ledger_rule *rule = &facts->rules[i];

		add_text(r, rule->id);
		add_label(r, rule->title);
		add_area(r, rule->area);
		add_label(r, hc_severity_label(rule->severity));
		add_word(r, rule->state);
		for (k = 0; k < sizeof columns / sizeof *columns; k++)
			add_whole(r, rule->totals[columns[k]]);
		add_clauses(r, rule, NULL);
		add_sources(r, rule, NULL);
		status = end_row(r, err);
	}
	return status;
}

/* ---- making rows ---- */

hc_status hc_table_rows_new(hc_table_rows **out, const hc_table *table, hc_edition *edition, hc_lang lang, hc_see_row see,
                            void *context, hc_error *err)
{
	hc_table_rows *rows = hc_memory_alloc(sizeof *rows);

	*out = rows;
	if (!rows)
		return hc_error_nomem(err);
	rows->table = table;
	rows->edition = edition;
	rows->lang = lang;
	rows->see = see;
	rows->context = context;
	return HC_OK;
}

void hc_table_rows_free(hc_table_rows *rows)
{
	if (!rows)
		return;
	hc_text_drop(&rows->text);
	hc_arena_drop(&rows->arena);
	hc_memory_free(rows);
}

hc_status hc_table_rows_entry(hc_table_rows *rows, const hc_entry *entry, hc_error *err)
{
	return rows->table->kind == HC_TABLE_FINDINGS ? see_finding(rows, entry, err) : see_missing(rows, entry, err);
}

hc_status hc_table_rows_all(hc_table_rows *rows, hc_error *err)
{
	return rows->table->kind == HC_TABLE_OWNERS ? hc_edition_read_owners(rows->edition, see_owner, rows, err) : read_rules(rows, err);
}
