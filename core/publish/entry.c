/* SPDX-License-Identifier: MIT */
/* The way out of an entry: what is not asked for here cannot be published. */

#include "publish/entry_internal.h"

#include "publish/sentence.h"

#include <math.h>
#include <string.h>

const hc_ledger_rule *hc_entry_rule(const hc_entry *entry)
{
	return entry->rule;
}

size_t hc_entry_rule_position(const hc_entry *entry)
{
	return entry->result.rule;
}

hc_outcome hc_entry_outcome(const hc_entry *entry)
{
	return entry->result.outcome;
}

hc_comparison hc_entry_comparison(const hc_entry *entry)
{
	return entry->result.comparison;
}

hc_verified hc_entry_verified(const hc_entry *entry)
{
	return entry->result.verified;
}

const char *hc_entry_limit(const hc_entry *entry)
{
	return entry->result.limit;
}

const char *hc_entry_subject_id(const hc_entry *entry)
{
	return hc_entry_is_group(entry) ? NULL : entry->result.subject_id;
}

const char *hc_entry_subject_name(const hc_entry *entry)
{
	return hc_entry_is_group(entry) ? NULL : entry->result.subject_name;
}

bool hc_entry_is_group(const hc_entry *entry)
{
	return entry->members > 0;
}

const char *hc_entry_owner_id(const hc_entry *entry)
{
	return entry->result.owner_id;
}

const char *hc_entry_owner_name(const hc_entry *entry)
{
	return entry->owner_name;
}

bool hc_entry_cites(const hc_entry *entry, size_t position)
{
	return hc_ledger_cites(&entry->result, position);
}

/* ---- words ---- */

static void add_group(hc_text *out, const hc_entry *entry, hc_lang lang)
{
	hc_outcome outcome = entry->result.outcome;

	hc_sentence_add_amount(out, entry->ledger, entry->members, entry->rule->entity, lang);
	hc_text_add(out, lang == HC_ZH ? "：" : ": ");
	hc_text_add(out, hc_label_text(hc_outcome_label(outcome), lang));
	if (entry->result.missing_count > 0 && outcome == HC_UNKNOWN) {
		hc_text_add(out, lang == HC_ZH ? "；缺少" : "; not known: ");
		hc_entry_add_missing(out, entry, lang);
	}
}

static void add_few(hc_text *out, const hc_entry *entry, hc_lang lang)
{
	if (lang == HC_ZH)
		hc_text_add(out, "实际");
	hc_entry_add_actual(out, entry, lang);
	hc_text_add(out, lang == HC_ZH ? "，" : ", ");
}

void hc_entry_add_message(hc_text *out, const hc_entry *entry, hc_lang lang)
{
	const hc_result *result = &entry->result;

	if (hc_entry_is_group(entry)) {
		add_group(out, entry, lang);
		return;
	}
	if (entry->few && result->comparison != HC_NONE_OF && result->comparison != HC_EVERY)
		add_few(out, entry, lang);
	hc_sentence_add(out, entry->ledger, result, lang);
	if (entry->withheld && !entry->few) {
		hc_text_add(out, lang == HC_ZH ? "（" : " (");
		hc_entry_add_actual(out, entry, lang);
		hc_text_add(out, lang == HC_ZH ? "）" : ")");
	}
}

void hc_entry_add_doubts(hc_text *out, const hc_entry *entry, hc_lang lang)
{
	if (!hc_entry_is_group(entry))
		hc_sentence_add_doubts(out, entry->ledger, &entry->result, lang);
}

void hc_entry_add_actual(hc_text *out, const hc_entry *entry, hc_lang lang)
{
	const hc_result *result = &entry->result;
	const char *unit = result->unit && !strchr(result->unit, '/') ? result->unit : NULL;

	if (entry->few)
		hc_sentence_add_amount(out, entry->ledger, HC_FEW, unit, lang);
	else if (entry->withheld)
		hc_text_add(out, lang == HC_ZH ? "数值不公开" : "figure withheld");
	else
		hc_sentence_add_actual(out, entry->ledger, result, lang);
}

void hc_entry_add_required(hc_text *out, const hc_entry *entry, hc_lang lang)
{
	hc_sentence_add_required(out, entry->ledger, &entry->result, lang);
}

void hc_entry_add_missing(hc_text *out, const hc_entry *entry, hc_lang lang)
{
	hc_sentence_add_missing(out, entry->ledger, &entry->result, lang);
}

/* ---- numbers ---- */

static bool is_number(const hc_entry *entry)
{
	return entry->result.kind == HC_KIND_NUMBER;
}

static double end_of(hc_fraction end)
{
	if (hc_fraction_is_finite(end))
		return hc_fraction_double(end);
	return end.num < 0 ? -INFINITY : INFINITY;
}

static bool read_range(hc_interval value, double *low, double *high)
{
	if (hc_interval_is_none(value))
		return false;
	*low = end_of(value.low);
	*high = end_of(value.high);
	return true;
}

static bool read_exact(hc_interval value, double *out)
{
	if (hc_interval_is_none(value) || !hc_interval_is_exact(value) || !hc_fraction_is_finite(value.low))
		return false;
	*out = hc_fraction_double(value.low);
	return true;
}

bool hc_entry_actual(const hc_entry *entry, double *out)
{
	return is_number(entry) && read_exact(entry->result.actual, out);
}

bool hc_entry_actual_range(const hc_entry *entry, double *low, double *high)
{
	return is_number(entry) && read_range(entry->result.actual, low, high);
}

bool hc_entry_required(const hc_entry *entry, double *out)
{
	return is_number(entry) && read_exact(entry->result.required, out);
}

bool hc_entry_required_range(const hc_entry *entry, double *low, double *high)
{
	return is_number(entry) && read_range(entry->result.required, low, high);
}

const char *hc_entry_actual_exact(const hc_entry *entry)
{
	return entry->result.actual_exact;
}

const char *hc_entry_required_exact(const hc_entry *entry)
{
	return entry->result.required_exact;
}

const char *hc_entry_unit(const hc_entry *entry)
{
	return entry->result.unit;
}

bool hc_entry_shortfall(const hc_entry *entry, int64_t *out)
{
	*out = entry->result.shortfall;
	return entry->result.has_shortfall;
}

const char *hc_entry_shortfall_unit(const hc_entry *entry)
{
	return entry->result.has_shortfall ? entry->result.shortfall_unit : NULL;
}

/* ---- lists ---- */

static int64_t shown(int64_t count)
{
	return count == HC_FEW ? -1 : count;
}

size_t hc_entry_missing_count(const hc_entry *entry)
{
	return entry->result.missing_count;
}

const char *hc_entry_missing(const hc_entry *entry, size_t at, int64_t *rows)
{
	*rows = shown(entry->result.missing[at].rows);
	return entry->result.missing[at].field;
}

int64_t hc_entry_evidence_count(const hc_entry *entry)
{
	if (entry->uncounted)
		return -1;
	return shown(hc_entry_is_group(entry) ? entry->members : entry->result.evidence_count);
}

size_t hc_entry_evidence_named(const hc_entry *entry)
{
	return entry->result.evidence_named;
}

const hc_ref *hc_entry_evidence(const hc_entry *entry, size_t at)
{
	return &entry->result.evidence[at];
}

const hc_term_of_finding *hc_entry_term(const hc_entry *entry)
{
	return entry->has_term ? &entry->term : NULL;
}
