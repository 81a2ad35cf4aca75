/* SPDX-License-Identifier: MIT */
/* The sentences about each side are those of an audit; here stands what is said of two sides. */

#include "publish/change_lines.h"

#include "publish/number.h"
#include "publish/sentence.h"

#include <string.h>

const char *hc_change_end_text(int end, hc_lang lang)
{
	if (end == HC_NO_RESULT)
		return lang == HC_ZH ? "无结果" : "no result";
	return hc_label_text(hc_outcome_label((hc_outcome)end), lang);
}

const char *hc_change_end_word(int end)
{
	return end == HC_NO_RESULT ? "none" : hc_outcome_word((hc_outcome)end);
}

void hc_change_add_transition(hc_text *out, const hc_change *change, hc_lang lang)
{
	int from = hc_change_end(change->pair.from), to = hc_change_end(change->pair.to);

	if (from == to) {
		hc_text_add(out, lang == HC_ZH ? "仍为“" : "still ");
		hc_text_add(out, hc_change_end_text(to, lang));
		hc_text_add(out, lang == HC_ZH ? "”" : "");
		return;
	}
	hc_text_add(out, hc_change_end_text(from, lang));
	hc_text_add(out, " → ");
	hc_text_add(out, hc_change_end_text(to, lang));
}

void hc_change_add_growth(hc_text *out, const hc_changes *changes, const hc_change *change, hc_lang lang)
{
	int64_t by = change->grows < 0 ? -change->grows : change->grows;
	bool zh = lang == HC_ZH, more = change->grows > 0;

	if (!change->measured || by == 0)
		return;
	hc_text_add(out, zh ? "差额：" : "shortfall ");
	hc_number_add_whole(out, change->pair.from->shortfall);
	hc_text_add(out, " → ");
	hc_sentence_add_amount(out, changes->to, change->pair.to->shortfall, change->pair.to->shortfall_unit, lang);
	hc_text_add(out, zh ? more ? "（增加 " : "（减少 " : " (");
	hc_number_add_whole(out, by);
	hc_text_add(out, zh ? "）" : more ? " more)" : " less)");
}

void hc_change_add_message(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang)
{
	if (result)
		hc_sentence_add_message(out, ledger, result, lang);
}

bool hc_change_same_message(hc_text *room, const hc_changes *changes, const hc_change *change, hc_lang lang)
{
	size_t half;

	hc_change_add_message(room, changes->from, change->pair.from, lang);
	half = room->length;
	hc_change_add_message(room, changes->to, change->pair.to, lang);
	return room->length == 2 * half && (half == 0 || memcmp(room->bytes, room->bytes + half, half) == 0);
}

const char *hc_change_level_text(const hc_ledger *ledger, size_t level, hc_lang lang)
{
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);

	if (level == facts->level_count)
		return lang == HC_ZH ? "无结论" : "no verdict";
	return hc_label_text(facts->levels[level].label, lang);
}

void hc_change_add_owners(hc_text *out, const hc_changes *changes, hc_lang lang)
{
	const char *entity = hc_ledger_facts_of(changes->to)->owner_entity;

	if (lang == HC_ZH) {
		hc_sentence_add_amount(out, changes->to, changes->owners, entity, lang);
		hc_text_add(out, "中有 ");
		hc_number_add_whole(out, changes->owners_changed);
		hc_text_add(out, " 个结论改变");
		return;
	}
	hc_number_add_whole(out, changes->owners_changed);
	hc_text_add(out, " of ");
	hc_sentence_add_amount(out, changes->to, changes->owners, entity, lang);
	hc_text_add(out, changes->owners_changed == 1 ? " changes verdict" : " change verdict");
}

void hc_change_add_pairs(hc_text *out, const hc_changes *changes, hc_lang lang)
{
	if (lang == HC_ZH)
		hc_text_add(out, "结果 ");
	hc_number_add_whole(out, changes->pairs);
	if (lang == HC_ZH)
		hc_text_add(out, " 对，其中 ");
	else
		hc_text_add(out, changes->pairs == 1 ? " pair of results, " : " pairs of results, ");
	hc_number_add_whole(out, changes->changed);
	hc_text_add(out, lang == HC_ZH ? " 对有变化" : " of which change");
}

const char *hc_change_unlisted(hc_lang lang)
{
	return lang == HC_ZH
	               ? "没有变化的结果，以及在两个日期都没有问题（符合、不适用、无结果）的变化，不逐条列出，计入下表"
	               : "Not listed but counted below: results that do not change, and changes that raise nothing on "
	                 "either date (pass, not applicable, no result)";
}

void hc_change_add_required(hc_text *out, int64_t results, hc_lang lang)
{
	hc_number_add_whole(out, results);
	hc_text_add(out, lang == HC_ZH ? " 个结果" : results == 1 ? " result" : " results");
}
