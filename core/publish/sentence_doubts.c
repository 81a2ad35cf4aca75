/* SPDX-License-Identifier: MIT */
/*
 * A figure that nobody may rely on yet is marked wherever the figure stands, so
 * that no reader of one format learns less than the reader of another.
 */

#include "publish/sentence.h"

#include <string.h>

/* What is noted of the limit of this name; NULL when nothing is. */
static const hc_ledger_limit *noted_limit(const hc_ledger_facts *facts, const char *name)
{
	size_t i;

	for (i = 0; name && i < facts->limit_count; i++) {
		if (strcmp(facts->limits[i].name, name) == 0)
			return &facts->limits[i];
	}
	return NULL;
}

static void add_sureness(hc_text *out, const hc_result *result, const hc_ledger_limit *limit, hc_lang lang)
{
	hc_label basis = limit ? limit->basis : (hc_label){ NULL, NULL };

	if (result->verified != HC_CITY && result->verified != HC_UNVERIFIED)
		return;
	hc_text_add(out, lang == HC_ZH ? "数值" : "figure ");
	hc_sentence_add_sureness(out, result->verified, basis, lang);
}

void hc_sentence_add_sureness(hc_text *out, hc_verified verified, hc_label basis, hc_lang lang)
{
	hc_text_add(out, hc_label_text(hc_verified_label(verified), lang));
	if (verified != HC_CITY)
		return;
	if (basis.zh || basis.en) {
		hc_text_add(out, lang == HC_ZH ? "：" : ": ");
		hc_text_add_visible(out, hc_label_text(basis, lang));
	} else {
		hc_text_add(out, lang == HC_ZH ? "（占位值）" : " (placeholder)");
	}
}

void hc_sentence_add_doubts(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang)
{
	const hc_ledger_limit *limit = noted_limit(hc_ledger_facts_of(ledger), result->limit);
	size_t before = out->length;
	char date[11];

	if (result->outcome == HC_NOT_APPLICABLE || result->outcome == HC_BROKEN)
		return;
	add_sureness(out, result, limit, lang);
	if (!limit || !limit->outdated)
		return;
	hc_date_write(date, limit->review_by);
	if (out->length > before)
		hc_text_add(out, lang == HC_ZH ? "；" : "; ");
	hc_text_add(out, lang == HC_ZH ? "限值已过复核日期 " : "limit past its review date ");
	hc_text_add(out, date);
}

void hc_sentence_add_message(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang)
{
	hc_text doubts;

	hc_text_init(&doubts);
	hc_sentence_add(out, ledger, result, lang);
	hc_sentence_add_doubts(&doubts, ledger, result, lang);
	if (doubts.length > 0) {
		hc_text_add(out, lang == HC_ZH ? "［" : " [");
		hc_text_add(out, hc_text_get(&doubts));
		hc_text_add(out, lang == HC_ZH ? "］" : "]");
	}
	out->failed |= doubts.failed;
	hc_text_drop(&doubts);
}
