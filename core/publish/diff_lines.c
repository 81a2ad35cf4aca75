/* SPDX-License-Identifier: MIT */
/* The sentences about each side are those of an audit; here stands what is said of a finding that is in two. */

#include "publish/diff_lines.h"

#include "publish/amount.h"
#include "publish/number.h"

#include <string.h>

static const char *say(hc_lang lang, const char *en, const char *zh)
{
	return lang == HC_ZH ? zh : en;
}

int64_t hc_diff_findings(const hc_diff *diff)
{
	int64_t sum = 0;
	int state;

	for (state = 0; state < HC_DIFF_STATES; state++)
		sum += hc_diff_total(diff, (hc_diff_state)state);
	return sum;
}

hc_label hc_diff_cause_head(hc_diff_cause cause)
{
	static const hc_label heads[HC_DIFF_CAUSES] = {
		[HC_DIFF_RECORDS] = { "记录", "records" },
		[HC_DIFF_REQUIREMENT] = { "规则或限值", "rule or limit" },
		[HC_DIFF_TIME] = { "日期", "date" },
		[HC_DIFF_BOTH] = { "两者", "both" },
	};

	return heads[cause];
}

void hc_diff_add_count(hc_text *out, int64_t findings, hc_lang lang)
{
	hc_number_add_whole(out, findings);
	hc_text_add(out, say(lang, findings == 1 ? " finding" : " findings", " 项问题"));
}

/* Whether the subject is the owner itself. */
static bool is_owner(const hc_diff *diff, const hc_diff_finding *f)
{
	return f->owner_id && strcmp(f->rule->entity, hc_ledger_facts_of(diff->to)->owner_entity) == 0 &&
	       strcmp(f->owner_id, f->either->subject_id) == 0;
}

void hc_diff_add_subject(hc_text *out, const hc_diff *diff, const hc_diff_finding *f, hc_lang lang)
{
	const hc_ledger_term *term = hc_ledger_find_term(f->ledger, f->rule->entity);

	hc_text_add_visible(out, hc_label_text(f->rule->title, lang));
	if (is_owner(diff, f))
		return;
	hc_text_add(out, say(lang, ": ", "："));
	hc_amount_add_label(out, term ? term->label : (hc_label){ NULL, NULL }, f->rule->entity, lang);
	hc_text_add(out, " ");
	if (f->either->subject_name) {
		hc_text_add_visible(out, f->either->subject_name);
		hc_text_add(out, " ");
	}
	hc_text_add_visible(out, f->either->subject_id);
}

void hc_diff_add_why(hc_text *out, const hc_diff_finding *f, hc_lang lang)
{
	const char *why = hc_label_text(hc_diff_cause_label(f->cause), lang);

	if (f->state == HC_DIFF_GONE)
		why = f->cause == HC_DIFF_RECORDS ? say(lang, "the records do not have it any more", "记录中已没有该对象")
		                                  : say(lang, "the rule takes no part any more", "该规则不再参与核查");
	else if (f->cause == HC_DIFF_RECORDS)
		return;
	hc_text_addf(out, say(lang, " [%s]", "【%s】"), why);
}

void hc_diff_add_days(hc_text *out, int64_t days_left, hc_lang lang)
{
	int64_t days = days_left < 0 ? -days_left : days_left;

	hc_text_add(out, days_left < 0 ? say(lang, "overdue by ", "已逾期 ") : say(lang, "", "还有 "));
	hc_number_add_whole(out, days);
	hc_text_add(out, say(lang, days == 1 ? " day" : " days", " 天"));
	if (days_left >= 0)
		hc_text_add(out, say(lang, " left", ""));
}

void hc_diff_add_deadline(hc_text *out, const hc_diff_finding *f, hc_lang lang)
{
	char day[11];

	if (f->deadline == HC_DATE_NEVER)
		return;
	hc_date_write(day, f->found);
	hc_text_addf(out, say(lang, "found %s; ", "%s 首次发现；"), day);
	hc_date_write(day, f->deadline);
	hc_text_addf(out, say(lang, "to be put right by %s: ", "整改期限 %s："), day);
	hc_diff_add_days(out, f->days_left, lang);
}

static void add_value(hc_text *out, const hc_ledger_figure *figure, hc_lang lang)
{
	const char *value = figure ? hc_label_text(figure->value, lang) : NULL;

	if (!figure)
		hc_text_add(out, say(lang, "none", "无"));
	else if (value[strspn(value, "0123456789")] == '\0')
		hc_number_add_exact(out, value);
	else
		hc_text_add_visible(out, value);
}

void hc_diff_add_limit(hc_text *out, const hc_ledger_figure *from, const hc_ledger_figure *to, hc_lang lang)
{
	const hc_ledger_figure *either = to ? to : from;

	hc_text_add_visible(out, hc_label_text(either->title, lang));
	hc_text_add(out, say(lang, " (", "（"));
	hc_text_add_visible(out, either->limit);
	if (*hc_label_text(either->whom, lang)) {
		hc_text_add(out, say(lang, "; ", "；"));
		hc_text_add_visible(out, hc_label_text(either->whom, lang));
	}
	hc_text_add(out, say(lang, "): ", "）："));
	add_value(out, from, lang);
	hc_text_add(out, " → ");
	add_value(out, to, lang);
}

static void add_part(hc_text *out, const char *within, hc_lang lang)
{
	if (within)
		hc_text_add_visible(out, within);
	else
		hc_text_add(out, say(lang, "everything", "全部"));
}

static void add_parts(hc_text *out, const char *from, const char *to, hc_lang lang)
{
	hc_text_add(out, say(lang, "The two audits are not of the same part of the records (", "两次核查的范围不同（"));
	add_part(out, from, lang);
	hc_text_add(out, " → ");
	add_part(out, to, lang);
	hc_text_add(out, say(lang, "): what is new or gone may be so for that alone", "）：新发现和不再核查的问题可能仅因范围而异"));
}

bool hc_diff_add_note(hc_text *out, const hc_diff *diff, int position, hc_lang lang)
{
	const hc_ledger_facts *from = hc_ledger_facts_of(diff->from), *to = hc_ledger_facts_of(diff->to);
	bool other = from->within && to->within ? strcmp(from->within, to->within) != 0 : from->within != to->within;
	bool alone = to->earlier == HC_DATE_NEVER;

	if (position == 0 && other)
		add_parts(out, from->within, to->within, lang);
	else if (position == (other ? 1 : 0) && alone)
		hc_text_add(out, say(lang,
		                     "The later audit was made without --since: of findings that stood already, the days are those "
		                     "of the earlier one; what happened in between is not known",
		                     "较晚的核查未用 --since 接续：此前已有的问题沿用较早核查中的日期，两次核查之间的情况无从得知"));
	else
		return false;
	return true;
}
