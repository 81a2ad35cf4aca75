/* SPDX-License-Identifier: MIT */
/*
 * jansson keeps keys in the order they are set, so the order here is the order
 * in the file. Fifteen digits are what every double holds of a decimal: with
 * them 0.2 is written 0.2 and nothing else; the exact value stands beside it.
 */

#include "publish/record.h"

#include "base/memory.h"
#include "publish/day.h"
#include "publish/file.h"
#include "publish/sentence.h"

#include <string.h>

#define DIGITS 15

static void *allocate(size_t size)
{
	return hc_memory_resize(NULL, size);
}

/* jansson as well takes its memory where it can be counted and refused. */
__attribute__((constructor)) static void give_memory(void)
{
	json_set_alloc_funcs(allocate, hc_memory_free);
}

bool hc_record_set(json_t *object, const char *key, json_t *value)
{
	if (!object) {
		json_decref(value);
		return false;
	}
	return json_object_set_new_nocheck(object, key, value) == 0;
}

json_t *hc_record_whole(json_t *made, bool ok)
{
	if (ok)
		return made;
	json_decref(made);
	return NULL;
}

json_t *hc_record_add(json_t *list, json_t *value)
{
	if (json_array_append_new(list, value) == 0)
		return list;
	json_decref(list);
	return NULL;
}

json_t *hc_record_day(hc_date date)
{
	char text[11];

	if (date <= HC_DATE_MIN || date >= HC_DATE_MAX)
		return json_null();
	hc_date_write(text, date);
	return json_string(text);
}

static int add_piece(const char *bytes, size_t length, void *text)
{
	hc_text_add_bytes(text, bytes, length);
	return 0;
}

/* Many small pieces make a record: they are put together first, and written at once. */
hc_status hc_record_write(FILE *out, json_t *value, const char *behind, hc_error *err)
{
	const size_t flags = JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(DIGITS);
	hc_status status = HC_OK;
	hc_text line;

	hc_text_init(&line);
	if (!value || json_dump_callback(value, add_piece, &line, flags) != 0)
		status = hc_error_nomem(err);
	hc_text_add(&line, behind);
	if (status == HC_OK)
		status = hc_file_put(out, &line, err);
	hc_text_drop(&line);
	json_decref(value);
	return status;
}

json_t *hc_record_text(const char *text)
{
	return text ? json_string(text) : json_null();
}

json_t *hc_record_label(hc_label label)
{
	json_t *out = json_object();

	return hc_record_whole(out, hc_record_set(out, "zh", hc_record_text(label.zh)) &&
	                                    hc_record_set(out, "en", hc_record_text(label.en)));
}

json_t *hc_record_totals(const int64_t totals[HC_OUTCOME_COUNT])
{
	json_t *out = json_object();
	bool ok = true;
	int i;

	for (i = 0; i < HC_OUTCOME_COUNT; i++)
		ok = hc_record_set(out, hc_outcome_word((hc_outcome)i), json_integer(totals[i])) && ok;
	return hc_record_whole(out, ok);
}

json_t *hc_record_totals_by_severity(const int64_t totals[HC_SEVERITY_COUNT][HC_OUTCOME_COUNT])
{
	json_t *out = json_object();
	bool ok = true;
	int i;

	for (i = HC_SEVERITY_COUNT - 1; i >= 0; i--)
		ok = hc_record_set(out, hc_severity_word((hc_severity)i), hc_record_totals(totals[i])) && ok;
	return hc_record_whole(out, ok);
}

json_t *hc_record_named(const char *entity, const char *id, const char *name)
{
	json_t *out;

	if (!id)
		return json_null();
	out = json_object();
	return hc_record_whole(out, hc_record_set(out, "entity", hc_record_text(entity)) &&
	                                    hc_record_set(out, "id", hc_record_text(id)) &&
	                                    hc_record_set(out, "name", hc_record_text(name)));
}

json_t *hc_record_owner(const hc_ledger *ledger, const char *owner_id, const char *name)
{
	return hc_record_named(hc_ledger_facts_of(ledger)->owner_entity, owner_id, name);
}

json_t *hc_record_level(const hc_ledger *ledger, size_t level)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);

	return level < facts->level_count ? json_string(facts->levels[level].name) : json_null();
}

/* A number as short as it reads; null for what is none. */
static json_t *number(hc_fraction value)
{
	if (!hc_fraction_is_finite(value))
		return json_null();
	return value.den == 1 ? json_integer(value.num) : json_real(hc_fraction_double(value));
}

/* One end of a value by its kind; null for an open end. */
static json_t *measured(const hc_result *result, hc_fraction value)
{
	char date[11];

	if (!hc_fraction_is_finite(value))
		return json_null();
	if (result->kind == HC_KIND_BOOLEAN)
		return json_boolean(value.num != 0);
	if (result->kind != HC_KIND_DATE)
		return number(value);
	return hc_day_write(date, result, value) ? json_string(date) : json_null();
}

/* A value that is exactly known; null otherwise. A text is its exact text. */
static json_t *exactly(const hc_result *result, hc_interval value, const char *exact)
{
	if (result->kind == HC_KIND_BOOLEAN && exact)
		return json_boolean(strcmp(exact, "true") == 0);
	if (result->kind == HC_KIND_TEXT)
		return hc_record_text(exact);
	return hc_interval_is_exact(value) ? measured(result, value.low) : json_null();
}

static json_t *range(const hc_result *result, hc_interval value)
{
	return hc_record_add(hc_record_add(json_array(), measured(result, value.low)), measured(result, value.high));
}

static json_t *clauses_of(const hc_ledger_rule *rule, const hc_result *result)
{
	json_t *out = json_array();
	size_t i;

	for (i = 0; out && i < rule->clause_count; i++) {
		if (hc_ledger_cites(result, i))
			out = hc_record_add(out, json_string(rule->clauses[i].id));
	}
	return out;
}

static json_t *missing_of(const hc_result *result)
{
	json_t *out = json_array(), *item;
	size_t i;

	for (i = 0; out && i < result->missing_count; i++) {
		item = json_object();
		item = hc_record_whole(item,
		                       hc_record_set(item, "field", json_string(result->missing[i].field)) &&
		                               hc_record_set(item, "rows", json_integer(result->missing[i].rows)));
		out = hc_record_add(out, item);
	}
	return out;
}

static json_t *evidence_of(const hc_result *result)
{
	json_t *out = json_array(), *item;
	size_t i;

	for (i = 0; out && i < result->evidence_named; i++) {
		item = json_object();
		item = hc_record_whole(item, hc_record_set(item, "entity", json_string(result->evidence[i].entity)) &&
		                                     hc_record_set(item, "id", json_string(result->evidence[i].id)));
		out = hc_record_add(out, item);
	}
	return out;
}

static json_t *reason_of(const hc_result *result, hc_lang lang)
{
	const char *reason = hc_label_text(result->reason, lang);

	return reason[0] ? json_string(reason) : json_null();
}

static json_t *message_of(const hc_ledger *ledger, const hc_result *result, hc_lang lang)
{
	json_t *out = NULL;
	hc_text text;

	hc_text_init(&text);
	hc_sentence_add_message(&text, ledger, result, lang);
	if (!text.failed)
		out = json_string(hc_text_get(&text));
	hc_text_drop(&text);
	return out;
}

static bool is_open(hc_interval value)
{
	return !hc_interval_is_none(value) && !hc_interval_is_exact(value);
}

/* What was measured, and what is required. Of two ends neither is the value: both are given as a range. */
static bool set_values(json_t *out, const hc_result *result)
{
	bool open = is_open(result->actual), band = is_open(result->required);

	return hc_record_set(out, "comparison",
	                     hc_record_text(result->comparison == HC_NO_COMPARISON
	                                            ? NULL
	                                            : hc_comparison_word(result->comparison))) &&
	       hc_record_set(out, "actual", exactly(result, result->actual, result->actual_exact)) &&
	       hc_record_set(out, "actual_exact", hc_record_text(result->actual_exact)) &&
	       (!open || hc_record_set(out, "actual_range", range(result, result->actual))) &&
	       hc_record_set(out, "required", exactly(result, result->required, result->required_exact)) &&
	       hc_record_set(out, "required_exact", hc_record_text(result->required_exact)) &&
	       (!band || hc_record_set(out, "required_range", range(result, result->required))) &&
	       hc_record_set(out, "unit", hc_record_text(result->unit)) &&
	       hc_record_set(out, "shortfall", result->has_shortfall ? json_integer(result->shortfall) : json_null()) &&
	       hc_record_set(out, "shortfall_unit",
	                     hc_record_text(result->has_shortfall ? result->shortfall_unit : NULL));
}

static json_t *make(const hc_ledger *ledger, const hc_result *result, const char *owner_name, hc_lang lang)
{
	const hc_ledger_rule *rule = &hc_ledger_facts_of(ledger)->rules[result->rule];
	json_t *out = json_object();
	bool ok = hc_record_set(out, "rule", json_string(rule->id)) &&
	          hc_record_set(out, "subject",
	                        hc_record_named(rule->entity, result->subject_id, result->subject_name)) &&
	          hc_record_set(out, "owner", hc_record_owner(ledger, result->owner_id, owner_name)) &&
	          hc_record_set(out, "result", json_string(hc_outcome_word(result->outcome))) &&
	          hc_record_set(out, "severity", json_string(hc_severity_word(rule->severity))) &&
	          set_values(out, result) && hc_record_set(out, "clauses", clauses_of(rule, result)) &&
	          hc_record_set(out, "verified", json_string(hc_verified_word(result->verified))) &&
	          hc_record_set(out, "limit", hc_record_text(result->limit)) &&
	          hc_record_set(out, "binding", hc_record_text(result->binding)) &&
	          hc_record_set(out, "missing", missing_of(result)) &&
	          hc_record_set(out, "evidence", evidence_of(result)) &&
	          hc_record_set(out, "evidence_count", json_integer(result->evidence_count)) &&
	          hc_record_set(out, "reason", reason_of(result, lang)) &&
	          hc_record_set(out, "message", message_of(ledger, result, lang));

	return hc_record_whole(out, ok);
}

hc_status hc_record_new(json_t **out, hc_ledger *ledger, const hc_result *result, hc_lang lang, hc_error *err)
{
	const hc_ledger_verdict *verdict;
	hc_status status = hc_ledger_find_verdict(&verdict, ledger, result->owner_id, err);

	*out = NULL;
	if (status != HC_OK)
		return status;
	*out = make(ledger, result, verdict ? verdict->owner_name : NULL, lang);
	return *out ? HC_OK : hc_error_nomem(err);
}

hc_status hc_record_side(json_t **out, hc_ledger *ledger, const hc_result *result, hc_lang lang, hc_error *err)
{
	if (result)
		return hc_record_new(out, ledger, result, lang, err);
	*out = json_null();
	return HC_OK;
}
