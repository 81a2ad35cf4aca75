/* SPDX-License-Identifier: MIT */
/*
 * One cell becomes one value. What empty means is decided here: a cell left
 * empty is not known; `""` and the words for "none" say that there is none,
 * where a field can say so: sets, and texts that do not name the row.
 *
 * Input methods for Chinese write wide digits and commas where a person sees
 * ordinary ones, so they are read alike in numbers and dates.
 */

#include "store/form_internal.h"

#include "base/date.h"
#include "base/text.h"

#include <string.h>
#include <strings.h>

enum { SHOWN_COLUMNS = 40, NARROW_MAX = 128 };

/* The bytes of a blank at `bytes`; 0 when there is none. */
static size_t blank_at(const char *bytes, size_t length)
{
	if (length >= 1 && (*bytes == ' ' || *bytes == '\t' || *bytes == '\r' || *bytes == '\n'))
		return 1;
	if (length >= 2 && memcmp(bytes, "\xC2\xA0", 2) == 0)
		return 2;
	if (length >= 3 && memcmp(bytes, "\xE3\x80\x80", 3) == 0)
		return 3;
	return 0;
}

void hc_form_trim(const char **bytes, size_t *length)
{
	size_t blank;

	while ((blank = blank_at(*bytes, *length)) > 0) {
		*bytes += blank;
		*length -= blank;
	}
	while (*length) {
		const char *end = *bytes + *length;

		if (blank_at(end - 1, 1))
			*length -= 1;
		else if (*length >= 2 && blank_at(end - 2, 2) == 2)
			*length -= 2;
		else if (*length >= 3 && blank_at(end - 3, 3) == 3)
			*length -= 3;
		else
			break;
	}
}

static bool is_word(const char *bytes, size_t length, const char *word)
{
	return strlen(word) == length && strncasecmp(bytes, word, length) == 0;
}

/* Whether the field can say that there is none. */
static bool may_be_none(const hc_field *field)
{
	const hc_entity *entity = field->entity;

	if (field->type == HC_SET)
		return true;
	return field->type == HC_TEXT && field != entity->identifier && field != entity->within &&
	       field != entity->name_field;
}

static bool says_none(const char *bytes, size_t length)
{
	return !length || is_word(bytes, length, "无") || is_word(bytes, length, "none");
}

static const char *member_word(const hc_member *member, hc_form_words words)
{
	if (words == HC_FORM_ZH && member->label.zh)
		return member->label.zh;
	if (words == HC_FORM_EN && member->label.en)
		return member->label.en;
	return member->name;
}

/* Why a cell was refused, in the form's own words where they are a closed list. */
static void add_reason(hc_text *out, const hc_form *form, const hc_form_column *column, const hc_label *why)
{
	const hc_field *field = column->field;
	hc_lang lang = hc_form_lang(form->err);
	size_t i;

	if (!field->member_count) {
		hc_text_add(out, hc_label_text(*why, lang));
		return;
	}
	if (field->type == HC_SET)
		hc_text_add(out,
		            lang == HC_ZH ? "不是以下各项的列表（用逗号分隔）：" : "not a comma-separated list of ");
	else
		hc_text_add(out, lang == HC_ZH ? "不是以下之一：" : "not one of ");
	for (i = 0; i < field->member_count; i++) {
		hc_text_add(out, !i ? "" : lang == HC_ZH ? "、" : ", ");
		hc_text_add(out, member_word(&field->members[i], column->words));
	}
}

/* The lowest and highest value, where the schema gives them: what a refused number should have been. */
static void add_range(hc_text *out, hc_form *form, const hc_field *field)
{
	bool zh = hc_form_lang(form->err) == HC_ZH;

	if (field->member_count || field->type == HC_BOOLEAN || (!field->has_low && !field->has_high))
		return;
	hc_text_add(out, zh ? "（" : " (");
	if (field->has_low) {
		hc_text_add(out, field->has_high ? "" : zh ? "不小于 " : "at least ");
		hc_text_add(out, hc_field_write(field, field->low, &form->row_arena));
	}
	if (field->has_high) {
		hc_text_add(out, field->has_low ? (zh ? " 至 " : " to ") : zh ? "不大于 " : "at most ");
		hc_text_add(out, hc_field_write(field, field->high, &form->row_arena));
	}
	hc_text_add(out, zh ? "）" : ")");
}

void hc_form_add_shown(hc_text *out, const char *bytes, size_t length)
{
	char text[4 * SHOWN_COLUMNS + 1];
	size_t cut = length < sizeof text ? length : sizeof text - 1, fit;

	if (cut)
		memcpy(text, bytes, cut);
	text[cut] = '\0';
	fit = hc_utf8_fit(text, SHOWN_COLUMNS);
	text[fit] = '\0';
	hc_text_add_visible(out, text);
	if (fit < length)
		hc_text_add(out, "…");
}

const char *hc_form_show(hc_form *form, const char *bytes, size_t length)
{
	const char *shown = NULL;
	hc_text out;

	hc_text_init(&out);
	hc_form_add_shown(&out, bytes, length);
	if (!out.failed)
		shown = hc_arena_text(&form->row_arena, hc_text_get(&out));
	hc_text_drop(&out);
	return shown ? shown : "…";
}

static hc_status refuse(hc_form *form, const hc_form_column *column, unsigned line, const char *bytes, size_t length,
                        const hc_label *why)
{
	const hc_field *field = column->field;
	hc_text reason;

	form->found = HC_EDATA;
	form->sound = false;
	form->bad[field->position] = true;
	form->values[field->position] = (hc_form_value){ 0 };
	hc_text_init(&reason);
	add_reason(&reason, form, column, why);
	add_range(&reason, form, field);
	if (reason.failed)
		hc_text_clear(&reason);
	hc_error_add(form->err, HC_EDATA, form->file, line, "%s \"%s\": %s", "%s“%s”：%s", column->title,
	             hc_form_show(form, bytes, length), hc_text_get(&reason));
	hc_text_drop(&reason);
	return HC_OK;
}

/* Control characters have no place in a text; line ends and tabs only where the text names nothing. */
static bool has_controls(const char *bytes, size_t length, bool lines)
{
	size_t i;

	for (i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)bytes[i];

		if (byte < 0x20 && !(lines && (byte == '\n' || byte == '\r' || byte == '\t')))
			return true;
		if (byte == 0x7F || (byte == 0xC2 && i + 1 < length && (unsigned char)bytes[i + 1] < 0xA0))
			return true;
	}
	return false;
}

static hc_status read_text(hc_form *form, const hc_form_column *column, unsigned line, const char *bytes, size_t length)
{
	static const hc_label too_long = { "文本过长（超过 65536 字节）", "longer than 65536 bytes" };
	static const hc_label controls = { "含有控制字符", "holds a control character" };
	static const hc_label breaks = { "含有换行或控制字符", "holds a line break or control character" };
	const hc_field *field = column->field;
	hc_form_value *value = &form->values[field->position];
	bool plain = may_be_none(field) && !field->target;

	if (length > HC_TEXT_BYTES_MAX)
		return refuse(form, column, line, bytes, length, &too_long);
	if (has_controls(bytes, length, plain))
		return refuse(form, column, line, bytes, length, plain ? &controls : &breaks);
	value->text = hc_arena_copy(&form->row_arena, bytes, length);
	value->length = length;
	value->given = value->text != NULL;
	return value->given ? HC_OK : hc_error_nomem(form->err);
}

/* Writes wide digits and signs as narrow ones; returns the new length, 0 when it does not fit. */
static size_t narrow(char out[NARROW_MAX], const char *bytes, size_t length)
{
	size_t i = 0, used = 0;

	while (i < length) {
		unsigned char a = (unsigned char)bytes[i];

		if (used == NARROW_MAX)
			return 0;
		if (a == 0xEF && length - i >= 3 && (unsigned char)bytes[i + 1] == 0xBC) {
			/* U+FF00 to U+FF3F stand for 0x20 to 0x5F. */
			out[used++] = (char)((unsigned char)bytes[i + 2] - 0x80 + 0x20);
			i += 3;
		} else if (length - i >= 3 && memcmp(bytes + i, "\xE2\x88\x92", 3) == 0) {
			out[used++] = '-';
			i += 3;
		} else {
			out[used++] = bytes[i++];
		}
	}
	return used;
}

static bool has_wide(const char *bytes, size_t length)
{
	return memchr(bytes, 0xEF, length) || memchr(bytes, 0xE2, length);
}

/* What the records hold for a value whose type they hold as text. */
static bool write_text(hc_form *form, const hc_field *field, hc_form_value *value)
{
	char date[11], month[8];

	switch (field->type) {
	case HC_ENUM:
		value->text = field->members[value->number].name;
		break;
	case HC_DATE:
		hc_date_write(date, (hc_date)value->number);
		value->text = hc_arena_copy(&form->row_arena, date, 10);
		break;
	case HC_MONTH:
		hc_month_write(month, (hc_month)value->number);
		value->text = hc_arena_copy(&form->row_arena, month, 7);
		break;
	case HC_SET:
		value->text = hc_field_write(field, value->number, &form->row_arena);
		break;
	default:
		return true;
	}
	if (value->text)
		value->length = strlen(value->text);
	return value->text != NULL;
}

static hc_status read_value(hc_form *form, const hc_form_column *column, unsigned line, const char *bytes,
                            size_t length)
{
	const hc_field *field = column->field;
	hc_form_value *value = &form->values[field->position];
	hc_label why = { 0 };
	char narrowed[NARROW_MAX];
	const char *text = bytes;
	size_t text_length = length;

	if (!field->member_count && has_wide(bytes, length)) {
		text_length = narrow(narrowed, bytes, length);
		text = narrowed;
	}
	if (!hc_field_read(field, text, text_length, &value->number, &why))
		return refuse(form, column, line, bytes, length, &why);
	value->given = true;
	return write_text(form, field, value) ? HC_OK : hc_error_nomem(form->err);
}

hc_status hc_form_read_cell(hc_form *form, const hc_form_column *column, unsigned line, const char *bytes,
                            size_t length)
{
	const hc_field *field = column->field;

	form->lines[field->position] = line;
	if (!bytes)
		return HC_OK;
	if (may_be_none(field) && says_none(bytes, length)) {
		form->values[field->position] = (hc_form_value){ .given = true, .text = "" };
		return HC_OK;
	}
	if (!length)
		return HC_OK;
	if (field->type == HC_TEXT)
		return read_text(form, column, line, bytes, length);
	return read_value(form, column, line, bytes, length);
}
