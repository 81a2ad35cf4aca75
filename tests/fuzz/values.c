/* SPDX-License-Identifier: MIT */
/*
 * Dates, months, fractions and the values of every type of field, from any
 * text: what is read can be written, and is then read as the same again.
 * The first byte chooses the type.
 */
#include "fuzz/ground.h"

#include "base/date.h"
#include "base/fraction.h"
#include "base/text.h"
#include "schema/entity.h"

#include <stdlib.h>
#include <string.h>

static void read_date(const char *text, size_t length)
{
	char written[11];
	hc_date date, again;

	if (!hc_date_read(&date, text, length))
		return;
	ground_must(date >= HC_DATE_MIN && date <= HC_DATE_MAX, "a date is one of the calendar");
	hc_date_write(written, date);
	ground_must(length == 10 && memcmp(written, text, 10) == 0 && hc_date_read(&again, written, 10) && again == date,
	            "a date is written as it was read");
	hc_date later = hc_date_add_months(date, (int)(length * 7919));
	ground_must(hc_date_years(date, later) >= 0 && hc_month_first(hc_month_of(date)) <= date && hc_month_last(hc_month_of(date)) >= date,
	            "a date lies in its month");
}

static void read_month(const char *text, size_t length)
{
	char written[8];
	hc_month month;

	if (!hc_month_read(&month, text, length))
		return;
	hc_month_write(written, month);
	ground_must(length == 7 && memcmp(written, text, 7) == 0, "a month is written as it was read");
}

static bool same(hc_fraction a, hc_fraction b)
{
	return hc_fraction_is_none(a) ? hc_fraction_is_none(b) : !hc_fraction_is_none(b) && hc_fraction_compare(a, b) == 0;
}

/* Whatever is not exact is none: nothing overflows, and the laws of numbers hold where all sides fit. */
static void reckon(hc_fraction a, hc_fraction b)
{
	hc_fraction sum = hc_fraction_add(a, b), product = hc_fraction_mul(a, b), quotient = hc_fraction_div(a, b);

	ground_must(same(sum, hc_fraction_add(b, a)) && same(product, hc_fraction_mul(b, a)), "sums and products know no order");
	hc_fraction back = hc_fraction_sub(sum, b);
	if (hc_fraction_is_finite(sum) && hc_fraction_is_finite(back) && hc_fraction_is_finite(b))
		ground_must(same(back, a), "what was added can be taken away");
	back = hc_fraction_mul(quotient, b);
	if (hc_fraction_is_finite(quotient) && hc_fraction_is_finite(back) && b.num)
		ground_must(same(back, a), "what was divided can be put together");
	hc_fraction floor = hc_fraction_floor(a), ceil = hc_fraction_ceil(a);
	if (hc_fraction_is_finite(a))
		ground_must(hc_fraction_compare(floor, a) <= 0 && hc_fraction_compare(ceil, a) >= 0, "a number lies between whole ones");
}

static void read_fractions(const char *text, size_t length)
{
	const char *comma = memchr(text, ';', length);
	size_t first = comma ? (size_t)(comma - text) : length;
	char written[HC_FRACTION_TEXT];
	hc_fraction a, b, again;
	double real;

	if (length >= sizeof real) {
		memcpy(&real, text, sizeof real);
		again = hc_fraction_from_double(real);
		hc_fraction_write(written, again);
	}
	if (!hc_fraction_read(&a, text, first))
		return;
	hc_fraction_write(written, a);
	ground_must(hc_fraction_read(&again, written, strlen(written)) && same(a, again), "a fraction is read as it was written");
	if (comma && hc_fraction_read(&b, comma + 1, length - first - 1))
		reckon(a, b);
}

/* Texts as they are shown: cut to a width, and with nothing in them that a terminal obeys. */
static void show(const char *text, size_t length)
{
	hc_text copy, shown;

	if (!hc_utf8_valid(text, length) || memchr(text, 0, length))
		return;
	hc_text_init(&copy);
	hc_text_init(&shown);
	hc_text_add_bytes(&copy, text, length);
	text = hc_text_get(&copy);
	size_t columns = hc_utf8_columns(text), half = hc_utf8_fit(text, columns / 2);
	ground_must(half <= length && hc_utf8_valid(text, half) && hc_utf8_fit(text, columns) <= length, "a text is cut between characters");
	hc_text_add_visible(&shown, text);
	ground_must(hc_utf8_valid(hc_text_get(&shown), shown.length), "what is shown is text");
	for (size_t i = 0; i < shown.length; i++)
		ground_must((unsigned char)shown.bytes[i] >= 0x20 && shown.bytes[i] != 0x7f, "nothing that a terminal obeys is shown");
	hc_text_drop(&copy);
	hc_text_drop(&shown);
}

static const hc_schema *schema_once(void)
{
	static hc_schema *schema;
	hc_error err;

	if (!schema) {
		hc_error_init(&err, HC_EN);
		schema = hc_schema_load(HC_SOURCE_DIR "/tests/support/schemas", &err);
		ground_must(schema != NULL, "the schemas can be loaded");
	}
	return schema;
}

static void read_field(const hc_field *field, const char *text, size_t length)
{
	int64_t value, again;
	hc_label why = {NULL, NULL};
	hc_arena arena;

	if (!hc_field_read(field, text, length, &value, &why)) {
		ground_must(why.en && why.zh, "what is no value is told why, in both languages");
		return;
	}
	ground_must(value == HC_DATE_NEVER || (value >= field->low && value <= field->high), "a value lies in its range");
	hc_arena_init(&arena);
	const char *written = hc_field_write(field, value, &arena);
	ground_must(written && (!*written || (hc_field_read(field, written, strlen(written), &again, &why) && again == value)),
	            "a value is read as it was written");
	hc_arena_drop(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const hc_entity *entity = hc_schema_find(schema_once(), "teacher");

	if (!size)
		return 0;
	const char *text = (const char *)bytes + 1;
	size_t chosen = bytes[0] % (entity->field_count + 4);
	if (chosen < entity->field_count && entity->fields[chosen].type != HC_TEXT)
		read_field(&entity->fields[chosen], text, size - 1);
	else if (chosen == entity->field_count)
		read_date(text, size - 1);
	else if (chosen == entity->field_count + 1)
		read_month(text, size - 1);
	else if (chosen == entity->field_count + 2)
		read_fractions(text, size - 1);
	else
		show(text, size - 1);
	return 0;
}
