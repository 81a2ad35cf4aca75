/* SPDX-License-Identifier: MIT */
/*
 * A figure that nobody may rely on yet is marked wherever the figure stands, so
 * that no reader of one format learns less than the reader of another.
 */

#include "publish/sentence.h"

#include <string.h>

/* The limit of this name when it is past its review date; NULL otherwise. */
static const hc_ledger_limit *outdated_limit(const hc_ledger_facts *facts, const char *name)
{
	size_t i;

	for (i = 0; name && i < facts->limit_count; i++) {
		if (facts->limits[i].outdated && strcmp(facts->limits[i].name, name) == 0)
			return &facts->limits[i];
	}
	return NULL;
}

void hc_sentence_add_doubts(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang)
{
	const hc_ledger_limit *limit = outdated_limit(hc_ledger_facts_of(ledger), result->limit);
	bool doubtful = result->verified == HC_CITY || result->verified == HC_UNVERIFIED;
	char date[11];

	if (result->outcome == HC_NOT_APPLICABLE || result->outcome == HC_BROKEN)
		return;
	if (doubtful) {
		hc_text_add(out, lang == HC_ZH ? "数值" : "figure ");
		hc_text_add(out, hc_label_text(hc_verified_label(result->verified), lang));
	}
	if (!limit)
		return;
	hc_date_write(date, limit->review_by);
	if (doubtful)
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
