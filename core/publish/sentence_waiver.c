/* SPDX-License-Identifier: MIT */
/*
 * What became of a waiver, in words: whoever granted it reads here that it is
 * over, not begun, for nobody, or for nothing, with the day that matters.
 */

#include "publish/sentence.h"

static void add_day(hc_text *out, const char *format, hc_date date)
{
	char day[11];

	hc_date_write(day, date);
	hc_text_addf(out, format, day);
}

bool hc_sentence_waiver_is_loud(const hc_ledger_waiver *waiver)
{
	return waiver->state != HC_WAIVER_IN_FORCE || waiver->ends_soon;
}

void hc_sentence_add_waiver(hc_text *out, const hc_ledger_waiver *waiver, hc_lang lang)
{
	bool zh = lang == HC_ZH;

	switch (waiver->state) {
	case HC_WAIVER_EXPIRED:
		add_day(out, zh ? "已过期（至 %s）" : "expired (its last day was %s)", waiver->to);
		break;
	case HC_WAIVER_NOT_YET_VALID:
		add_day(out, zh ? "尚未生效（自 %s 起）" : "not yet valid (its first day is %s)", waiver->from);
		break;
	case HC_WAIVER_MATCHES_NOTHING:
		hc_text_add(out, zh ? "本次核查中没有对应的对象" : "matches no subject of this audit");
		break;
	case HC_WAIVER_NOT_NEEDED:
		hc_text_add(out, zh ? "未用到：该项并非不符合" : "not used: the result is no fail");
		break;
	default:
		hc_text_add(out, hc_label_text(hc_waiver_state_label(waiver->state), lang));
		break;
	}
	if (waiver->ends_soon)
		add_day(out, zh ? "；即将到期（至 %s）" : "; ends soon (its last day is %s)", waiver->to);
}
