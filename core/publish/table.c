/* SPDX-License-Identifier: MIT */
/* What tables there are, and their columns. */

#include "publish/table.h"

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

static void column(hc_table *t, const char *name, const char *zh, const char *en, int width)
{
	t->columns[t->column_count++] = (hc_table_column){ name, { zh, en }, width };
}

/* The facets from `first` on, up to `end`. */
static void facet_columns(hc_table *t, const hc_ledger_facts *facts, size_t first, size_t end)
{
	size_t i;

	for (i = first; i < facts->facet_count && i < end; i++)
		t->columns[t->column_count++] = (hc_table_column){ facts->facets[i].name, facts->facets[i].label, 16 };
}

static void describe_owners(hc_table *t, const hc_ledger_facts *facts)
{
	column(t, "owner_id", "编号", "Number", 14);
	column(t, "owner_name", "名称", "Name", 30);
	facet_columns(t, facts, 0, HC_TABLE_ENTRY_FACETS);
	column(t, "verdict", "结论", "Verdict", 14);
	column(t, "failed_key", "关键项不符合", "Key failed", 13);
	column(t, "failed_major", "重要项不符合", "Major failed", 13);
	column(t, "failed_minor", "一般项不符合", "Minor failed", 13);
	column(t, "failed_note", "提示项不符合", "Notes failed", 13);
	column(t, "unknown", "无法判定", "Unknown", 10);
	column(t, "deadline", "最近整改期限", "Put right by", 13);
	t->printed = t->column_count;
	column(t, "waived", "已豁免", "Waived", 10);
	column(t, "passed", "符合", "Passed", 10);
	facet_columns(t, facts, HC_TABLE_ENTRY_FACETS, HC_TABLE_FACETS);
}

/* What a person reads comes first, and is what is printed. */
static void describe_findings(hc_table *t, const hc_ledger_facts *facts)
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
	facet_columns(t, facts, 0, HC_TABLE_ENTRY_FACETS);
	column(t, "actual", "实际", "Actual", 16);
	column(t, "required", "要求值", "Required", 16);
	column(t, "unit", "单位", "Unit", 14);
	column(t, "shortfall", "差额", "Short", 10);
	column(t, "shortfall_unit", "差额单位", "Short of", 12);
	column(t, "subject_entity", "对象类别", "Kind of subject", 12);
	column(t, "subject_id", "对象编号", "Subject", 16);
	column(t, "subject_name", "对象名称", "Subject's name", 20);
	column(t, "found", "首次发现", "First found", 12);
	column(t, "rule", "规则编号", "Rule", 30);
	column(t, "clauses", "条款编号", "Clauses", 24);
	column(t, "sources", "依据", "Sources", 40);
	column(t, "verified", "可靠程度", "How sure", 12);
	column(t, "note", "提示", "Note", 26);
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
	column(t, "verified", "可靠程度", "How sure", 14);
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
		describe_findings(out, hc_edition_facts(edition));
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
