/* SPDX-License-Identifier: MIT */
/*
 * The measured value, the required value and the shortfall of a result as a
 * person reads them. A value is cut towards the side where it fails, so that
 * what is printed never looks better than what was found; an open interval is
 * said in words, not with a sign for infinity.
 */

#include "publish/sentence.h"

#include "base/limits.h"
#include "publish/amount.h"
#include "publish/day.h"
#include "publish/number.h"

#include <string.h>

/* How the numbers of a result are shown. */
typedef struct look {
	const hc_ledger *ledger;
	const char *unit;
	bool percent;
	hc_fraction line;
	hc_rounding low, high; /* of either end */
	hc_lang lang;
} look;

static bool is_share(const hc_result *result)
{
	return result->unit && strcmp(result->unit, "share") == 0;
}

/* The line that a value is held against; of two, the nearer. */
static hc_fraction line_of(const hc_result *result)
{
	if (result->comparison == HC_NO_COMPARISON || hc_interval_is_none(result->required))
		return HC_FRACTION_NONE;
	if (result->comparison == HC_WITHIN && !hc_interval_is_none(result->actual) &&
	    hc_fraction_compare(result->actual.low, result->required.low) >= 0)
		return result->required.high;
	return result->required.low;
}

static look look_of(const hc_ledger *ledger, const hc_result *result, hc_lang lang)
{
	look l = { ledger, result->unit, is_share(result), line_of(result), HC_ROUND_DOWN, HC_ROUND_UP, lang };
	bool exact = hc_interval_is_exact(result->actual);
	hc_rounding one = HC_ROUND_NEAREST;

	if (!exact)
		return l;
	if (result->comparison == HC_AT_LEAST)
		one = HC_ROUND_DOWN;
	else if (result->comparison == HC_AT_MOST)
		one = HC_ROUND_UP;
	else if (!hc_fraction_is_none(l.line) && !hc_interval_is_none(result->actual))
		one = hc_fraction_compare(result->actual.low, l.line) < 0 ? HC_ROUND_DOWN : HC_ROUND_UP;
	l.low = l.high = one;
	return l;
}

/* Adds a text with a number in it, as one amount with its unit. */
static void add_amount(hc_text *out, const look *l, const hc_text *number, bool one)
{
	hc_amount_add(out, l->ledger, hc_text_get(number), one, l->unit, l->lang);
	out->failed |= number->failed;
}

static void add_plain(hc_text *out, const look *l, hc_fraction value, hc_rounding rounding)
{
	hc_number_add(out, value, l->line, rounding, l->percent);
	if (l->percent)
		hc_text_add(out, l->lang == HC_ZH ? "%" : " %");
}

static void add_number(hc_text *out, const look *l, hc_fraction value)
{
	bool one = value.num == 1 && value.den == 1;
	hc_text number;

	hc_text_init(&number);
	add_plain(&number, l, value, l->low);
	add_amount(out, l, &number, one);
	hc_text_drop(&number);
}

/* An end as far out as numbers go says nothing. */
static bool is_open_end(hc_fraction end)
{
	hc_fraction most = hc_fraction_whole(HC_NUMBER_MAX), least = hc_fraction_whole(-HC_NUMBER_MAX);

	return !hc_fraction_is_finite(end) || hc_fraction_compare(end, most) >= 0 ||
	       hc_fraction_compare(end, least) <= 0;
}

/* "16 to 19 boats", "16 boats or more", "19 boats or less". */
static void add_range(hc_text *out, const look *l, hc_interval value)
{
	bool low = !is_open_end(value.low), high = !is_open_end(value.high), zh = l->lang == HC_ZH;
	hc_text number;

	/* What counts things is never below nothing: "0 or more" is no news. */
	if (!high && (!low || value.low.num <= 0))
		return;
	hc_text_init(&number);
	if (!high) {
		if (zh)
			hc_text_add(out, l->unit && strchr(l->unit, '/') ? "不少于" : "不少于 ");
		add_plain(&number, l, value.low, l->low);
		add_amount(out, l, &number, false);
		if (!zh)
			hc_text_add(out, " or more");
	} else if (!low) {
		if (zh)
			hc_text_add(out, l->unit && strchr(l->unit, '/') ? "不超过" : "不超过 ");
		add_plain(&number, l, value.high, l->high);
		add_amount(out, l, &number, false);
		if (!zh)
			hc_text_add(out, " or less");
	} else {
		add_plain(&number, l, value.low, l->low);
		hc_text_add(&number, zh ? " 到 " : " to ");
		add_plain(&number, l, value.high, l->high);
		add_amount(out, l, &number, false);
	}
	hc_text_drop(&number);
}

static void add_day(hc_text *out, const hc_result *result, hc_fraction end, hc_lang lang)
{
	char text[11];

	if (hc_day_write(text, result, end))
		hc_text_add(out, text);
	else
		hc_text_add(out, lang == HC_ZH ? "未知" : "not known");
}

/* A date by its exact text. What is no date and has one all the same is an act that was not recorded. */
static void add_date(hc_text *out, const hc_result *result, hc_interval value, const char *exact, hc_lang lang)
{
	bool none = hc_interval_is_none(value) || (value.low.den == 1 && value.low.num == HC_DATE_NEVER) ||
	            (value.low.num <= HC_DATE_MIN && value.high.num >= HC_DATE_MAX);

	if (none && exact) {
		hc_text_add(out, lang == HC_ZH ? "没有记录" : "on no record");
	} else if (exact && hc_interval_is_exact(value)) {
		hc_text_add_visible(out, exact);
	} else if (!none) {
		add_day(out, result, value.low, lang);
		if (hc_interval_is_exact(value))
			return;
		hc_text_add(out, lang == HC_ZH ? " 到 " : " to ");
		add_day(out, result, value.high, lang);
	}
}

static void add_boolean(hc_text *out, hc_interval value, const char *exact, hc_lang lang)
{
	bool yes = exact ? strcmp(exact, "true") == 0 : value.low.num != 0;

	if (!exact && !hc_interval_is_exact(value))
		return;
	if (lang == HC_ZH)
		hc_text_add(out, yes ? "是" : "否");
	else
		hc_text_add(out, yes ? "yes" : "no");
}

static void add_text(hc_text *out, const char *exact, hc_lang lang)
{
	if (exact && !exact[0])
		hc_text_add(out, lang == HC_ZH ? "无" : "nothing");
	else if (exact)
		hc_text_add_visible(out, exact);
}

/* Of a ratio, what was divided: "2/10" goes before its percentage, "1,150/55" behind a rate. */
static const char *division_of(const hc_result *result)
{
	const char *exact = result->actual_exact;

	return exact && strchr(exact, '/') && (is_share(result) || (result->unit && strchr(result->unit, '/'))) ? exact
	                                                                                                        : NULL;
}

static void add_exact_number(hc_text *out, const look *l, const hc_result *result)
{
	const char *division = division_of(result), *close = l->lang == HC_ZH ? "）" : ")";
	bool finite = hc_fraction_is_finite(result->actual.low);

	if (!finite) {
		if (result->actual_exact)
			hc_number_add_exact(out, result->actual_exact);
		else
			hc_text_add(out, l->lang == HC_ZH ? "无穷大" : "without limit");
	} else if (division && l->percent) {
		hc_number_add_exact(out, division);
		hc_text_add(out, l->lang == HC_ZH ? "（" : " (");
		add_number(out, l, result->actual.low);
		hc_text_add(out, close);
	} else {
		add_number(out, l, result->actual.low);
		if (division) {
			hc_text_add(out, l->lang == HC_ZH ? "（" : " (");
			hc_number_add_exact(out, division);
			hc_text_add(out, close);
		}
	}
}

void hc_sentence_add_actual(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang)
{
	look l = look_of(ledger, result, lang);

	switch (result->kind) {
	case HC_KIND_DATE:
		add_date(out, result, result->actual, result->actual_exact, lang);
		break;
	case HC_KIND_BOOLEAN:
		add_boolean(out, result->actual, result->actual_exact, lang);
		break;
	case HC_KIND_TEXT:
		add_text(out, result->actual_exact, lang);
		break;
	case HC_KIND_NUMBER:
		if (hc_interval_is_none(result->actual))
			break;
		if (hc_interval_is_exact(result->actual))
			add_exact_number(out, &l, result);
		else
			add_range(out, &l, result->actual);
		break;
	}
}

void hc_sentence_add_required(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang)
{
	look l = look_of(ledger, result, lang);

	l.line = HC_FRACTION_NONE;
	l.low = l.high = HC_ROUND_NEAREST;
	switch (result->kind) {
	case HC_KIND_DATE:
		add_date(out, result, result->required, result->required_exact, lang);
		break;
	case HC_KIND_BOOLEAN:
		add_boolean(out, result->required, result->required_exact, lang);
		break;
	case HC_KIND_TEXT:
		add_text(out, result->required_exact, lang);
		break;
	case HC_KIND_NUMBER:
		if (hc_interval_is_none(result->required))
			break;
		if (hc_interval_is_exact(result->required))
			add_number(out, &l, result->required.low);
		else
			add_range(out, &l, result->required);
		break;
	}
}

/* Of "a/b" at most: what is short is b, so its shortfall is something to add and nothing too many. */
static bool is_divisor(const hc_result *result)
{
	const char *stroke = result->unit ? strchr(result->unit, '/') : NULL;

	return stroke && result->shortfall_unit &&
	       strncmp(result->shortfall_unit, result->unit, (size_t)(stroke - result->unit)) != 0;
}

/* Whether the value lies above the line: something is too much rather than too little. */
static bool is_above(const hc_result *result)
{
	if (result->comparison == HC_AT_MOST)
		return !is_divisor(result);
	if (result->comparison != HC_WITHIN && result->comparison != HC_EQUAL)
		return false;
	return !hc_interval_is_none(result->actual) && !hc_interval_is_none(result->required) &&
	       hc_fraction_compare(result->actual.low, result->required.high) > 0;
}

static void add_english_shortfall(hc_text *out, const hc_ledger *ledger, const hc_result *result)
{
	bool above = is_above(result), one = result->shortfall == 1;

	hc_sentence_add_amount(out, ledger, result->shortfall, result->shortfall_unit, HC_EN);
	if (result->comparison == HC_NONE_OF || result->comparison == HC_EVERY)
		hc_text_add(out, one ? " does not comply" : " do not comply");
	else if (result->comparison == HC_INCLUDES)
		hc_text_add(out, " missing");
	else if (result->kind == HC_KIND_DATE)
		hc_text_add(out, above ? " too late" : " too early");
	else
		hc_text_add(out, above ? " too many" : " short");
}

static void add_chinese_shortfall(hc_text *out, const hc_ledger *ledger, const hc_result *result)
{
	bool above = is_above(result), rows = result->comparison == HC_NONE_OF || result->comparison == HC_EVERY;

	if (rows)
		hc_text_add(out, "有 ");
	else if (result->comparison == HC_INCLUDES)
		hc_text_add(out, "还缺 ");
	else if (result->kind == HC_KIND_DATE)
		hc_text_add(out, above ? "晚了 " : "早了 ");
	else
		hc_text_add(out, above ? "超出 " : "还差 ");
	hc_sentence_add_amount(out, ledger, result->shortfall, result->shortfall_unit, HC_ZH);
	if (rows)
		hc_text_add(out, "不符合要求");
}

void hc_sentence_add_shortfall(hc_text *out, const hc_ledger *ledger, const hc_result *result, hc_lang lang)
{
	if (!result->has_shortfall)
		return;
	if (lang == HC_ZH)
		add_chinese_shortfall(out, ledger, result);
	else
		add_english_shortfall(out, ledger, result);
}
