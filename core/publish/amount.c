/* SPDX-License-Identifier: MIT */
/*
 * English puts the plural behind the number, Chinese a counter between number
 * and word; a unit of measure has neither. All that is known of a word stands
 * in the ledger's terms: a term with a counter is an entity. A unit that no
 * term names is shown as it is written.
 */

#include "publish/amount.h"

#include "publish/entry.h"
#include "publish/number.h"
#include "publish/sentence.h"

#include <stdio.h>
#include <string.h>

/* The name of a unit with spaces for underscores: its singular, where the label is that and an s. */
static bool is_plural_of(const char *label, const char *name)
{
	size_t length = strlen(name), i;

	if (strlen(label) != length + 1 || label[length] != 's')
		return false;
	for (i = 0; i < length; i++) {
		if (label[i] != name[i] && !(label[i] == ' ' && name[i] == '_'))
			return false;
	}
	return true;
}

static void add_english(hc_text *out, const hc_ledger_term *term, bool one)
{
	const char *label = hc_label_text(term->label, HC_EN);

	if (!one && (term->plural.en || term->plural.zh))
		hc_text_add_visible(out, hc_label_text(term->plural, HC_EN));
	else if (one && is_plural_of(label, term->name))
		hc_text_add_bytes(out, label, strlen(label) - 1);
	else
		hc_amount_add_label(out, term->label, term->name, HC_EN);
}

void hc_amount_add_word(hc_text *out, const hc_ledger *ledger, const char *unit, bool one, hc_lang lang)
{
	const hc_ledger_term *term = hc_ledger_find_term(ledger, unit);

	if (!term) {
		hc_text_add_visible(out, unit);
	} else if (lang == HC_EN) {
		add_english(out, term, one);
	} else {
		hc_text_add_visible(out, term->counter ? term->counter : "");
		hc_text_add_visible(out, hc_label_text(term->label, HC_ZH));
	}
}

/* "a/b": so much of a for each b. */
static void add_ratio(hc_text *out, const hc_ledger *ledger, const char *number, bool one, const char *unit,
                      const char *stroke, hc_lang lang)
{
	char part[128];

	snprintf(part, sizeof part, "%.*s", (int)(stroke - unit), unit);
	if (lang == HC_EN) {
		hc_amount_add(out, ledger, number, one, part, lang);
		hc_text_add(out, " per ");
		hc_amount_add_word(out, ledger, stroke + 1, true, lang);
	} else {
		hc_text_add(out, "每");
		hc_amount_add_word(out, ledger, stroke + 1, true, lang);
		hc_text_add(out, " ");
		hc_amount_add(out, ledger, number, one, part, lang);
	}
}

void hc_amount_add(hc_text *out, const hc_ledger *ledger, const char *number, bool one, const char *unit, hc_lang lang)
{
	const char *stroke = unit ? strchr(unit, '/') : NULL;

	if (stroke) {
		add_ratio(out, ledger, number, one, unit, stroke, lang);
		return;
	}
	hc_text_add(out, number);
	if (!unit || unit[0] == '\0' || strcmp(unit, "share") == 0)
		return;
	hc_text_add(out, " ");
	hc_amount_add_word(out, ledger, unit, one, lang);
}

void hc_amount_add_label(hc_text *out, hc_label label, const char *otherwise, hc_lang lang)
{
	const char *text = hc_label_text(label, lang);
	char first;

	if (text[0] == '\0')
		text = otherwise;
	first = text[0];
	/* A capital before a small letter is a heading's; "PE" and "GPS" keep theirs. */
	if (lang == HC_EN && first >= 'A' && first <= 'Z' && text[1] >= 'a' && text[1] <= 'z') {
		first = (char)(first - 'A' + 'a');
		hc_text_add_bytes(out, &first, 1);
		text++;
	}
	hc_text_add_visible(out, text);
}

void hc_sentence_add_amount(hc_text *out, const hc_ledger *ledger, int64_t amount, const char *unit, hc_lang lang)
{
	hc_text number;

	hc_text_init(&number);
	if (amount == HC_FEW)
		hc_text_addf(&number, lang == HC_ZH ? "不足 %d" : "fewer than %d", HC_PUBLIC_SMALL);
	else
		hc_number_add_whole(&number, amount);
	hc_amount_add(out, ledger, hc_text_get(&number), amount == 1, unit, lang);
	out->failed |= number.failed;
	hc_text_drop(&number);
}
