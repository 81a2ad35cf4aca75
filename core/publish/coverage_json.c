/* SPDX-License-Identifier: MIT */
/*
 * The document for programs (schemas/coverage.schema.json). A register is
 * small, so the whole tree is made first and indented, for people who compare
 * two of them by lines.
 */

#include "publish/coverage_format.h"

#include "publish/file.h"
#include "publish/record.h"

static json_t *totals_of(const size_t totals[HC_COVERAGE_COUNT])
{
	json_t *out = json_object();
	bool ok = out != NULL;
	int i;

	for (i = 0; ok && i < HC_COVERAGE_COUNT; i++)
		ok = hc_record_set(out, hc_coverage_word((hc_coverage_state)i), json_integer((json_int_t)totals[i]));
	return hc_record_whole(out, ok);
}

static json_t *rules_of(const hc_covered_clause *covered)
{
	json_t *out = json_array();
	size_t i;

	for (i = 0; out && i < covered->rule_count; i++)
		out = hc_record_add(out, json_string(covered->rules[i]));
	return out;
}

/* What is left of a clause in `state`; null in any other. */
static json_t *left_of(const hc_covered_clause *covered, hc_coverage_state state)
{
	return covered->state == state ? hc_record_label(covered->left) : json_null();
}

static json_t *clause_of(const hc_covered_clause *covered)
{
	const hc_clause *clause = covered->clause;
	json_t *out = json_object();

	return hc_record_whole(out, hc_record_set(out, "id", json_string(clause->id)) &&
	                          hc_record_set(out, "number", json_string(clause->number)) &&
	                          hc_record_set(out, "duty", hc_record_label(clause->duty)) &&
	                          hc_record_set(out, "verified", json_string(hc_verified_word(clause->verified))) &&
	                          hc_record_set(out, "from", hc_record_day(clause->from)) &&
	                          hc_record_set(out, "to", hc_record_day(clause->to)) &&
	                          hc_record_set(out, "state", json_string(hc_coverage_word(covered->state))) &&
	                          hc_record_set(out, "rules", rules_of(covered)) &&
	                          hc_record_set(out, "partly", left_of(covered, HC_PARTLY)) &&
	                          hc_record_set(out, "unchecked", left_of(covered, HC_UNCHECKED)));
}

static json_t *clauses_of(const hc_covered_document *covered)
{
	json_t *out = json_array();
	size_t i;

	for (i = 0; out && i < covered->clause_count; i++)
		out = hc_record_add(out, clause_of(&covered->clauses[i]));
	return out;
}

static json_t *document_of(const hc_covered_document *covered)
{
	const hc_document *document = covered->document;
	json_t *out = json_object();

	return hc_record_whole(out, hc_record_set(out, "id", json_string(document->id)) &&
	                          hc_record_set(out, "number", hc_record_text(document->number)) &&
	                          hc_record_set(out, "title", hc_record_label(document->title)) &&
	                          hc_record_set(out, "totals", totals_of(covered->totals)) &&
	                          hc_record_set(out, "clauses", clauses_of(covered)));
}

static json_t *documents_of(const hc_coverage *coverage)
{
	json_t *out = json_array();
	size_t i;

	for (i = 0; out && i < coverage->document_count; i++)
		out = hc_record_add(out, document_of(&coverage->documents[i]));
	return out;
}

static json_t *ids_of(const hc_citation *citation)
{
	json_t *out = json_array();
	size_t i;

	for (i = 0; out && i < citation->clause_count; i++)
		out = hc_record_add(out, json_string(citation->clauses[i]->id));
	return out;
}

static json_t *rule_of(const hc_citation *citation)
{
	json_t *out = json_object();

	return hc_record_whole(out, hc_record_set(out, "id", json_string(citation->rule)) &&
	                                    hc_record_set(out, "clauses", ids_of(citation)));
}

static json_t *rules_of_pack(const hc_coverage *coverage)
{
	json_t *out = json_array();
	size_t i;

	for (i = 0; out && i < coverage->citation_count; i++)
		out = hc_record_add(out, rule_of(&coverage->citations[i]));
	return out;
}

hc_status hc_coverage_json(FILE *out, const hc_coverage *coverage, const hc_format_options *options, hc_error *err)
{
	json_t *root = json_object();
	hc_status status = HC_OK;

	(void)options;
	if (!hc_record_set(root, "documents", documents_of(coverage)) ||
	    !hc_record_set(root, "rules", rules_of_pack(coverage)) ||
	    !hc_record_set(root, "totals", totals_of(coverage->totals)))
		status = hc_error_nomem(err);
	else if (json_dumpf(root, out, JSON_INDENT(2)) == 0)
		fputs("\n", out);
	else if (!ferror(out))
		status = hc_error_nomem(err);
	json_decref(root);
	return status == HC_OK ? hc_file_check(out, err) : status;
}
