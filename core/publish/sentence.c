/* SPDX-License-Identifier: MIT */
/*
 * The one line that says what a result means, put together from its numbers:
 * no rule writes messages, so every rule of every pack reads alike. Each part
 * is a function; the order of the parts is the same in both languages, only
 * the punctuation differs.
 */

#include "publish/sentence.h"

#include "publish/amount.h"
#include "publish/number.h"

#include <string.h>

typedef void (*add_part)(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang);

/* Adds a part behind `separator`, which stays out where either side is empty. */
static void join(hc_text *out, const char *separator, add_part add, const hc_ledger *ledger, const hc_result *result,
                 hc_lang lang)
{
	hc_text part;

	hc_text_init(&part);
	add(&part, ledger, result, lang);
	if (part.length > 0) {
		if (out->length > 0)
			hc_text_add(out, separator);
		hc_text_add(out, hc_text_get(&part));
	}
	out->failed |= part.failed;
	hc_text_drop(&part);
}

/* Adds `more`; between a Chinese character and what is none stands a space. */
static void add_spaced(hc_text *out, const char *more)
{
	bool after_wide = out->length > 0 && (unsigned char)out->bytes[out->length - 1] >= 0x80;
	bool wide = (unsigned char)more[0] >= 0x80;

	if (out->length > 0 && more[0] && after_wide != wide)
		hc_text_add(out, " ");
	hc_text_add(out, more);
}

static void add_binding(hc_text *out, const char *binding, hc_lang lang)
{
	static const struct {
		const char *name;
		hc_label label;
	} known[] = {
		{ "absolute", { "总量线", "the absolute line" } },
		{ "per_unit", { "单位平均线", "the per-unit line" } },
	};
	size_t i;

	if (!binding)
		return;
	for (i = 0; i < sizeof known / sizeof *known; i++) {
		if (strcmp(binding, known[i].name) == 0)
			binding = hc_label_text(known[i].label, lang);
	}
	hc_text_add(out, lang == HC_ZH ? "（" : " (");
	hc_text_add_visible(out, binding);
	hc_text_add(out, lang == HC_ZH ? "）" : ")");
}

/* What stands before and behind the required value. */
typedef struct frame {
	const char *before[2], *behind[2]; /* by hc_lang: English, Chinese */
} frame;

static frame frame_of(const hc_ledger *ledger, const hc_result *result)
{
	const hc_ledger_term *term = hc_ledger_find_term(ledger, result->unit);
	bool counted = term && term->counter;

	if (result->kind == HC_KIND_DATE && result->comparison == HC_AT_LEAST)
		return (frame){ { "", "要求不早于" }, { " or later required", "" } };
	if (result->kind == HC_KIND_DATE && result->comparison == HC_AT_MOST)
		return (frame){ { "", "要求不晚于" }, { " or earlier required", "" } };
	if (result->kind == HC_KIND_BOOLEAN || (result->kind != HC_KIND_NUMBER && result->comparison == HC_EQUAL))
		return (frame){ { "must be ", "要求为" }, { "", "" } };
	switch (result->comparison) {
	case HC_AT_LEAST:
		return (frame){ { "at least ", counted ? "要求不少于" : "要求不低于" }, { " required", "" } };
	case HC_AT_MOST:
		return (frame){ { "at most ", "要求不超过" }, { " allowed", "" } };
	case HC_WITHIN:
		return (frame){ { "", "要求在" }, { " required", "之间" } };
	case HC_EQUAL:
		return (frame){ { "exactly ", "要求等于" }, { " required", "" } };
	default:
		return (frame){ { "", "要求" }, { " required", "" } };
	}
}

/* Whether the found value has just named the unit, so that the required one need not. Percentages keep their sign. */
static bool says_unit_before(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang)
{
	hc_text found;
	bool said;

	if (result->kind != HC_KIND_NUMBER || !result->unit || strcmp(result->unit, "share") == 0 ||
	    (lang == HC_ZH && !strchr(result->unit, '/')))
		return false;
	hc_text_init(&found);
	hc_sentence_add_actual(&found, ledger, result, lang);
	said = found.length > 0;
	out->failed |= found.failed;
	hc_text_drop(&found);
	return said;
}

static void add_requirement(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang)
{
	frame around = frame_of(ledger, result);
	hc_result bare = *result;
	hc_text value;

	hc_text_init(&value);
	if (says_unit_before(out, ledger, result, lang))
		bare.unit = NULL;
	hc_sentence_add_required(&value, ledger, &bare, lang);
	if (value.length > 0) {
		hc_text_add(out, around.before[lang]);
		if (lang == HC_ZH) {
			add_spaced(out, hc_text_get(&value));
			add_spaced(out, around.behind[lang]);
		} else {
			hc_text_add(out, hc_text_get(&value));
			hc_text_add(out, around.behind[lang]);
		}
		add_binding(out, result->binding, lang);
	}
	out->failed |= value.failed;
	hc_text_drop(&value);
}

static void add_found(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang)
{
	hc_text value;

	hc_text_init(&value);
	hc_sentence_add_actual(&value, ledger, result, lang);
	if (value.length > 0) {
		if (lang == HC_ZH) {
			hc_text_add(out, result->kind == HC_KIND_BOOLEAN ? "实际为" : "实际");
			add_spaced(out, hc_text_get(&value));
		} else {
			hc_text_add(out, hc_text_get(&value));
		}
	}
	out->failed |= value.failed;
	hc_text_drop(&value);
}

/* What the rows of a none or every rule are called: an entity that the result names somewhere, else "record". */
static const char *rows_entity(const hc_ledger *ledger, const hc_result *result)
{
	const char *names[3] = { result->evidence_named ? result->evidence[0].entity : NULL, result->unit,
		                 result->shortfall_unit };
	const hc_ledger_term *term;
	size_t i;

	for (i = 0; i < 3; i++) {
		term = hc_ledger_find_term(ledger, names[i]);
		if (term && term->counter)
			return names[i];
	}
	return NULL;
}

static void add_rows(hc_text *out, const hc_ledger *ledger, const hc_result *result, int64_t rows, hc_lang lang)
{
	const char *entity = rows_entity(ledger, result);

	hc_sentence_add_amount(out, ledger, rows, entity, lang);
	if (!entity && lang == HC_ZH)
		hc_text_add(out, " 条记录");
	else if (!entity)
		hc_text_add(out, rows == 1 ? " record" : " records");
}

/* How many rows fail, at most. */
static int64_t failing_rows(const hc_result *result)
{
	hc_fraction high = result->actual.high;

	if ((result->outcome == HC_FAIL || result->outcome == HC_WAIVED) && result->evidence_count > 0)
		return result->evidence_count;
	if (result->has_shortfall)
		return result->shortfall;
	return high.den == 1 ? high.num : 0;
}

/* Of `none` and `every`: the rows are what was found. */
static void add_rows_found(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang)
{
	int64_t rows = failing_rows(result);
	bool zh = lang == HC_ZH;

	if (result->outcome == HC_PASS) {
		if (result->comparison == HC_NONE_OF)
			hc_text_add(out, zh ? "没有发现" : "none found");
		else
			hc_text_add(out, zh ? "全部符合要求" : "all comply");
	} else if (rows <= 0) {
		return;
	} else if (result->outcome == HC_UNKNOWN) {
		hc_text_add(out, zh ? "可能有 " : "up to ");
		add_rows(out, ledger, result, rows, lang);
		hc_text_add(out, zh ? "不符合要求" : " may not comply");
	} else {
		if (zh)
			hc_text_add(out, "有 ");
		add_rows(out, ledger, result, rows, lang);
		if (zh)
			hc_text_add(out, "不符合要求");
		else
			hc_text_add(out, rows == 1 ? " does not comply" : " do not comply");
	}
}

/* Of `includes`: how many of the wanted members are there. Which are not is the result's reason. */
static void add_included(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang)
{
	hc_fraction there = result->actual.low, wanted = result->required.low;

	if (!hc_interval_is_exact(result->actual) || there.den != 1 || wanted.den != 1)
		return;
	if (lang == HC_ZH) {
		hc_sentence_add_amount(out, ledger, wanted.num, result->unit, lang);
		hc_text_add(out, "中有 ");
		hc_sentence_add_amount(out, ledger, there.num, result->unit, lang);
	} else {
		hc_number_add_whole(out, there.num);
		hc_text_add(out, " of ");
		hc_sentence_add_amount(out, ledger, wanted.num, result->unit, lang);
	}
}

static void add_comparison(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang)
{
	const char *comma = lang == HC_ZH ? "，" : ", ";

	if (result->comparison == HC_NONE_OF || result->comparison == HC_EVERY) {
		join(out, comma, add_rows_found, ledger, result, lang);
		return;
	}
	if (result->comparison == HC_INCLUDES) {
		join(out, comma, add_included, ledger, result, lang);
		return;
	}
	join(out, comma, add_found, ledger, result, lang);
	join(out, comma, add_requirement, ledger, result, lang);
	if (result->outcome == HC_FAIL || result->outcome == HC_WAIVED)
		join(out, lang == HC_ZH ? "，" : ": ", hc_sentence_add_shortfall, ledger, result, lang);
}

static void add_one_missing(hc_text *out, const hc_ledger *ledger, const hc_result *result, const hc_missing *missing,
                            hc_lang lang)
{
	const hc_ledger_term *field = hc_ledger_find_term(ledger, missing->field);
	const char *dot = strchr(missing->field, '.'),
		   *subject = hc_ledger_facts_of(ledger)->rules[result->rule].entity;
	hc_text entity, label;

	hc_text_init(&entity);
	hc_text_init(&label);
	hc_text_add_bytes(&entity, missing->field, dot ? (size_t)(dot - missing->field) : strlen(missing->field));
	hc_amount_add_label(&label, field ? field->label : (hc_label){ NULL, NULL }, dot ? dot + 1 : missing->field,
	                    lang);
	if (!dot && lang == HC_ZH) {
		hc_text_addf(out, "%s（没有任何记录）", hc_text_get(&label));
	} else if (!dot) {
		hc_amount_add_word(out, ledger, missing->field, false, lang);
		hc_text_add(out, " (no rows at all)");
	} else if (strcmp(hc_text_get(&entity), subject) == 0 && missing->rows <= 1) {
		hc_text_add(out, hc_text_get(&label));
	} else if (lang == HC_ZH) {
		hc_sentence_add_amount(out, ledger, missing->rows, hc_text_get(&entity), lang);
		hc_text_addf(out, "的%s", hc_text_get(&label));
	} else {
		hc_text_addf(out, "%s of ", hc_text_get(&label));
		hc_sentence_add_amount(out, ledger, missing->rows, hc_text_get(&entity), lang);
	}
	out->failed |= entity.failed || label.failed;
	hc_text_drop(&entity);
	hc_text_drop(&label);
}

void hc_sentence_add_missing(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang)
{
	size_t i;

	for (i = 0; i < result->missing_count; i++) {
		if (i > 0)
			hc_text_add(out, lang == HC_ZH ? "、" : ", ");
		add_one_missing(out, ledger, result, &result->missing[i], lang);
	}
}

static void add_not_known(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang)
{
	hc_text missing;

	if (result->missing_count == 0) {
		hc_text_add(out, lang == HC_ZH ? "记录不足以判定" : "the records do not say");
		return;
	}
	hc_text_init(&missing);
	hc_sentence_add_missing(&missing, ledger, result, lang);
	if (lang == HC_ZH) {
		hc_text_add(out, "缺少");
		add_spaced(out, hc_text_get(&missing));
	} else {
		hc_text_add(out, "not known: ");
		hc_text_add(out, hc_text_get(&missing));
	}
	out->failed |= missing.failed;
	hc_text_drop(&missing);
}

static void add_reason(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang)
{
	(void)ledger;
	hc_text_add_visible(out, hc_label_text(result->reason, lang));
}

/* The reason behind a word that says what it is the reason of. */
static void add_headed_reason(hc_text *out, const char *heading, const hc_result *result, hc_lang lang)
{
	const char *reason = hc_label_text(result->reason, lang);

	hc_text_add(out, heading);
	if (reason[0]) {
		hc_text_add(out, lang == HC_ZH ? "：" : ": ");
		hc_text_add_visible(out, reason);
	}
}

static void add_waiver(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang)
{
	(void)ledger;
	add_headed_reason(out, lang == HC_ZH ? "已豁免" : "waived", result, lang);
}

/* The message of a result that has nothing else to say. */
static void add_bare(hc_text *out, hc_outcome outcome, hc_lang lang)
{
	if (outcome == HC_PASS)
		hc_text_add(out, lang == HC_ZH ? "符合要求" : "complies");
	else if (outcome == HC_FAIL)
		hc_text_add(out, lang == HC_ZH ? "不符合要求" : "does not comply");
	else
		hc_text_add(out, hc_label_text(hc_outcome_label(outcome), lang));
}

void hc_sentence_add(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang)
{
	const char *semicolon = lang == HC_ZH ? "；" : "; ";
	hc_text line;

	hc_text_init(&line);
	switch (result->outcome) {
	case HC_NOT_APPLICABLE:
		add_reason(&line, ledger, result, lang);
		break;
	case HC_BROKEN:
		add_headed_reason(&line, lang == HC_ZH ? "规则出错" : "the rule broke", result, lang);
		break;
	default:
		add_comparison(&line, ledger, result, lang);
		if (result->outcome == HC_FAIL)
			join(&line, semicolon, add_reason, ledger, result, lang);
		else if (result->outcome == HC_UNKNOWN)
			join(&line, semicolon, add_not_known, ledger, result, lang);
		else if (result->outcome == HC_WAIVED)
			join(&line, semicolon, add_waiver, ledger, result, lang);
		break;
	}
	if (line.length == 0)
		add_bare(&line, result->outcome, lang);
	hc_text_add(out, hc_text_get(&line));
	out->failed |= line.failed;
	hc_text_drop(&line);
}
