/* SPDX-License-Identifier: MIT */
/* The findings for whoever reads plain text: verdicts, then what was found, owner by owner. */

#include "publish/tables.h"

#include "base/memory.h"
#include "publish/file.h"
#include "publish/markdown_text.h"

#include <string.h>

struct hc_table_markdown {
	FILE *out;
	hc_edition *edition;
	hc_lang lang;
	hc_text line, raw;
};

typedef hc_table_markdown writer;

static const char *say(const writer *w, const char *en, const char *zh)
{
	return w->lang == HC_ZH ? zh : en;
}

static hc_status put(writer *w, hc_error *err)
{
	w->line.failed |= w->raw.failed;
	return hc_file_put(w->out, &w->line, err);
}

static void add_count(writer *w, int64_t count)
{
	hc_text_addf(&w->line, " | %lld", (long long)count);
}

static void add_head(writer *w)
{
	const hc_ledger_facts *facts = hc_edition_facts(w->edition);
	const char *within = hc_edition_within(w->edition) ? hc_edition_within(w->edition) : facts->within;
	char as_of[11];

	hc_date_write(as_of, facts->as_of);
	hc_text_addf(&w->line, "# %s\n\n%s %s · %s · ", say(w, "Audit findings", "核查结果"),
	             say(w, "As of", "核查日期"), as_of,
	             hc_label_text(hc_edition_label(hc_edition_of(w->edition)), w->lang));
	hc_edition_add_amount(&w->raw, w->edition, hc_edition_owners(w->edition), facts->owner_entity, w->lang);
	hc_markdown_add_raw(&w->line, &w->raw);
	if (within) {
		hc_text_add(&w->line, say(w, " · only ", " · 仅 "));
		hc_markdown_add(&w->line, within);
	}
	if (facts->records_date != HC_DATE_NEVER && facts->records_date != facts->as_of) {
		hc_date_write(as_of, facts->records_date);
		hc_text_addf(&w->line, say(w, "\n\nRecords of %s", "\n\n数据时点 %s"), as_of);
	}
	hc_text_addf(&w->line, "\n\n## %s\n\n| %s | %s | %s", say(w, "Verdicts", "结论"), say(w, "Number", "编号"),
	             say(w, "Name", "名称"), say(w, "Verdict", "结论"));
	hc_text_addf(&w->line, " | %s | %s | %s | %s |\n|---|---|---|--:|--:|--:|--:|\n", say(w, "Key", "关键"),
	             say(w, "Major", "重要"), say(w, "Minor", "一般"), say(w, "Unknown", "无法判定"));
}

static hc_status see_verdict(void *context, const hc_edition_owner *owner, hc_error *err)
{
	writer *w = context;
	int64_t unknown = 0;
	int i;

	hc_text_add(&w->line, "| ");
	hc_markdown_add(&w->line, owner->id);
	hc_text_add(&w->line, " | ");
	hc_markdown_add(&w->line, owner->name ? owner->name : "");
	hc_text_add(&w->line, " | ");
	hc_markdown_add(&w->line, hc_label_text(hc_edition_facts(w->edition)->levels[owner->level].label, w->lang));
	for (i = 0; i < HC_SEVERITY_COUNT; i++)
		unknown += owner->totals[i][HC_UNKNOWN] + owner->totals[i][HC_BROKEN];
	add_count(w, owner->totals[HC_KEY][HC_FAIL]);
	add_count(w, owner->totals[HC_MAJOR][HC_FAIL]);
	add_count(w, owner->totals[HC_MINOR][HC_FAIL]);
	add_count(w, unknown);
	hc_text_add(&w->line, " |\n");
	return put(w, err);
}

hc_status hc_table_markdown_owner(hc_table_markdown *w, const hc_edition_owner *owner, hc_error *err)
{
	hc_text_add(&w->line, "\n### ");
	if (owner) {
		hc_markdown_add(&w->line, owner->name ? owner->name : "");
		hc_text_add(&w->line, " ");
		hc_markdown_add(&w->line, owner->id);
		hc_text_add(&w->line, " · ");
		hc_markdown_add(&w->line, hc_label_text(hc_edition_facts(w->edition)->levels[owner->level].label, w->lang));
	} else {
		hc_text_add(&w->line, say(w, "What belongs to no single one", "不属于单个对象的核查项"));
	}
	hc_text_add(&w->line, "\n\n");
	return put(w, err);
}

/* The message with the doubts in brackets, as every report gives them. */
static void add_message(writer *w, const hc_entry *entry)
{
	hc_entry_add_message(&w->raw, entry, w->lang);
	hc_markdown_add_raw(&w->line, &w->raw);
	hc_entry_add_doubts(&w->raw, entry, w->lang);
	if (w->raw.length > 0 || w->raw.failed) {
		hc_text_add(&w->line, say(w, " [", "［"));
		hc_markdown_add_raw(&w->line, &w->raw);
		hc_text_add(&w->line, say(w, "]", "］"));
	}
}

hc_status hc_table_markdown_entry(hc_table_markdown *w, const hc_entry *entry, hc_error *err)
{
	const hc_ledger_rule *rule = hc_entry_rule(entry);
	const char *id = hc_entry_subject_id(entry), *owner = hc_entry_owner_id(entry);
	const hc_term_of_finding *term = hc_entry_term(entry);
	char day[11];

	hc_text_addf(&w->line, "- **%s** · %s · ", hc_label_text(hc_outcome_label(hc_entry_outcome(entry)), w->lang),
	             hc_label_text(hc_severity_label(rule->severity), w->lang));
	hc_markdown_add(&w->line, hc_label_text(rule->title, w->lang));
	if (id && (!owner || strcmp(id, owner) != 0)) {
		hc_text_add(&w->line, " · ");
		hc_markdown_add(&w->line, hc_entry_subject_name(entry) ? hc_entry_subject_name(entry) : id);
	}
	hc_text_add(&w->line, w->lang == HC_ZH ? "：" : ": ");
	add_message(w, entry);
	if (term && term->deadline != HC_DATE_NEVER) {
		hc_date_write(day, term->deadline);
		hc_text_addf(&w->line,
		             term->days_left < 0
		                     ? say(w, " (to be put right by %s: overdue)", "（整改期限 %s，已逾期）")
		                     : say(w, " (to be put right by %s)", "（整改期限 %s）"),
		             day);
	}
	hc_text_add(&w->line, "\n");
	return put(w, err);
}

hc_status hc_table_markdown_begin(hc_table_markdown **out, FILE *file, hc_edition *edition, hc_lang lang, hc_error *err)
{
	hc_table_markdown *w = hc_memory_alloc(sizeof *w);
	hc_status status;

	*out = w;
	if (!w)
		return hc_error_nomem(err);
	w->out = file;
	w->edition = edition;
	w->lang = lang;
	add_head(w);
	status = put(w, err);
	if (status == HC_OK)
		status = hc_edition_read_owners(edition, see_verdict, w, err);
	hc_text_addf(&w->line, "\n## %s\n", say(w, "Findings", "问题"));
	return status == HC_OK ? put(w, err) : status;
}

void hc_table_markdown_drop(hc_table_markdown *w)
{
	if (!w)
		return;
	hc_text_drop(&w->line);
	hc_text_drop(&w->raw);
	hc_memory_free(w);
}
