/* SPDX-License-Identifier: MIT */
/* Joins the rooms to the coverage: what rules cite is told to the register, which knows no rules. */
#include "base/memory.h"
#include "hecha_internal.h"
#include "publish/coverage_format.h"

const hc_citation *hc_pack_citations(hc_pack *pack)
{
	const hc_rule_list *rules = hc_script_rules(pack->script);
	hc_citation *citations = hc_arena_alloc(&pack->arena, (rules->count + 1) * sizeof *citations);
	for (size_t i = 0; citations && i < rules->count; i++)
		citations[i] = (hc_citation){rules->rules[i].id, rules->rules[i].clause_count, rules->rules[i].clauses};
	return citations;
}

/* Whether there is a clause or a document of every name. */
static hc_status check_words(const hc_pack *pack, const char *const *words, hc_error *err)
{
	hc_rule_choice choice = {.clauses = words};
	for (; words && words[choice.clause_count]; choice.clause_count++)
		;
	return hc_rule_choice_check(&choice, hc_script_rules(pack->script), pack->law, err) ? HC_OK : err->status;
}

hc_status hc_pack_cover(hc_coverage **out, hc_pack *pack, const char *const *words, hc_error *err)
{
	hc_status named = check_words(pack, words, err);
	if (named)
		return named;
	const hc_citation *citations = hc_pack_citations(pack);
	hc_coverage *coverage = hc_memory_alloc(sizeof *coverage);
	hc_status status = HC_ENOMEM;

	if (citations && coverage)
		status = hc_coverage_make(coverage, pack->law, citations, hc_script_rules(pack->script)->count, err);
	else
		hc_error_nomem(err);
	if (!status && words && *words)
		status = hc_coverage_narrow(coverage, words, err);
	if (status)
		hc_coverage_free(coverage);
	else
		*out = coverage;
	return status;
}

void hc_coverage_free(hc_coverage *coverage)
{
	if (!coverage)
		return;
	hc_coverage_drop(coverage);
	hc_memory_free(coverage);
}

const char *hc_coverage_format_at(size_t position, hc_label *about)
{
	for (size_t i = 0; i <= position; i++)
		if (!hc_coverage_formats[i].name)
			return NULL;
	*about = hc_coverage_formats[position].about;
	return hc_coverage_formats[position].name;
}

hc_status hc_coverage_write(const hc_coverage *coverage, const char *format, const char *file, FILE *stream,
                            const hc_write_options *options, hc_error *err)
{
	const hc_coverage_format *found = hc_coverage_format_find(format);
	hc_format_options how = {options->lang, options->colour, options->columns};
	if (!found)
		return hc_error_add(err, HC_EUSAGE, NULL, 0, "there is no format '%s'", "没有“%s”这种格式", format);
	if (file)
		return hc_coverage_write_file(found, file, coverage, &how, err);
	return found->write(stream, coverage, &how, err);
}
