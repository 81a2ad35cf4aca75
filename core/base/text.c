/* SPDX-License-Identifier: MIT */
/*
 * The builder carries its failure with it, so that a writer of fifty pieces
 * asks once. Bytes that are not UTF-8 should not come here, but where they do
 * each counts as one column and becomes visible as \x{XX}: a message about a
 * damaged file must not damage the terminal.
 */

#include "base/text.h"

#include "base/memory.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <utf8proc.h>

void hc_text_init(hc_text *text)
{
	*text = (hc_text){ 0 };
}

void hc_text_drop(hc_text *text)
{
	hc_memory_free(text->bytes);
	hc_text_init(text);
}

void hc_text_clear(hc_text *text)
{
	text->length = 0;
	text->failed = false;
	if (text->bytes)
		text->bytes[0] = '\0';
}

/* Makes room for `more` bytes and a zero. */
static bool reserve(hc_text *text, size_t more)
{
	size_t wanted = text->capacity ? text->capacity : 32;
	char *grown;

	if (text->failed)
		return false;
	if (more < SIZE_MAX / 4 && text->length < SIZE_MAX / 4) {
		while (wanted < text->length + more + 1)
			wanted *= 2;
		if (wanted == text->capacity)
			return true;
		grown = hc_memory_resize(text->bytes, wanted);
		if (grown) {
			text->bytes = grown;
			text->capacity = wanted;
			return true;
		}
	}
	text->failed = true;
	return false;
}

char *hc_text_room(hc_text *text, size_t more)
{
	return reserve(text, more) ? text->bytes + text->length : NULL;
}

void hc_text_add_bytes(hc_text *text, const char *bytes, size_t length)
{
	if (!reserve(text, length))
		return;
	if (length)
		memcpy(text->bytes + text->length, bytes, length);
	text->length += length;
	text->bytes[text->length] = '\0';
}

void hc_text_add(hc_text *text, const char *more)
{
	hc_text_add_bytes(text, more, strlen(more));
}

void hc_text_addf(hc_text *text, const char *format, ...)
{
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0) {
		text->failed = true;
		return;
	}
	if (!reserve(text, (size_t)length))
		return;
	va_start(args, format);
	vsnprintf(text->bytes + text->length, (size_t)length + 1, format, args);
	va_end(args);
	text->length += (size_t)length;
}

bool hc_text_same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

const char *hc_text_get(const hc_text *text)
{
	return text->bytes ? text->bytes : "";
}

char *hc_text_take(hc_text *text)
{
	char *taken = NULL;

	if (reserve(text, 0)) {
		taken = text->bytes;
		taken[text->length] = '\0';
		text->bytes = NULL;
	}
	hc_text_drop(text);
	return taken;
}

/* The code point at `bytes`; -1 for a byte that begins none. Returns how many bytes it takes. */
static size_t next_point(const char *bytes, size_t length, utf8proc_int32_t *point)
{
	utf8proc_ssize_t taken = utf8proc_iterate((const utf8proc_uint8_t *)bytes, (utf8proc_ssize_t)length, point);

	if (taken > 0)
		return (size_t)taken;
	*point = -1;
	return 1;
}

/* How many of the bytes at the beginning are ASCII, told eight at a time. */
static size_t ascii_length(const char *bytes, size_t length)
{
	uint64_t eight;
	size_t i = 0;

	for (; length - i >= sizeof eight; i += sizeof eight) {
		memcpy(&eight, bytes + i, sizeof eight);
		if (eight & UINT64_C(0x8080808080808080))
			break;
	}
	while (i < length && (unsigned char)bytes[i] < 0x80)
		i++;
	return i;
}

/* Whether three bytes are surely one character: all that begin so are, but for overlong ones (E0) and surrogates (ED). */
static bool is_triple(const unsigned char *bytes)
{
	return bytes[0] > 0xE0 && bytes[0] < 0xF0 && bytes[0] != 0xED && (bytes[1] & 0xC0) == 0x80 && (bytes[2] & 0xC0) == 0x80;
}

bool hc_utf8_valid(const char *bytes, size_t length)
{
	utf8proc_int32_t point;
	size_t i = ascii_length(bytes, length);

	while (i < length) {
		if (length - i >= 3 && is_triple((const unsigned char *)bytes + i)) {
			i += 3;
			continue;
		}
		i += next_point(bytes + i, length - i, &point);
		if (point < 0)
			return false;
		i += ascii_length(bytes + i, length - i);
	}
	return true;
}

static size_t point_columns(utf8proc_int32_t point)
{
	return point < 0 ? 1 : (size_t)utf8proc_charwidth(point);
}

size_t hc_utf8_columns(const char *text)
{
	size_t length = strlen(text), columns = 0, i = 0;
	utf8proc_int32_t point;

	while (i < length) {
		i += next_point(text + i, length - i, &point);
		columns += point_columns(point);
	}
	return columns;
}

size_t hc_utf8_fit(const char *text, size_t columns)
{
	size_t length = strlen(text), used = 0, i = 0, taken;
	utf8proc_int32_t point;

	while (i < length) {
		taken = next_point(text + i, length - i, &point);
		used += point_columns(point);
		if (used > columns)
			break;
		i += taken;
	}
	return i;
}

/*
 * Controls, line separators and the bidirectional controls, which a terminal
 * acts on instead of showing; byte order marks, which nobody sees and no word has.
 */
static bool is_hidden(utf8proc_int32_t point)
{
	static const struct {
		utf8proc_int32_t first, last;
	} hidden[] = {
		{ 0x0000, 0x001F }, { 0x007F, 0x009F }, { 0x061C, 0x061C },
		{ 0x200E, 0x200F }, { 0x2028, 0x202E }, { 0x2066, 0x2069 }, { 0xFEFF, 0xFEFF },
	};
	size_t i;

	for (i = 0; i < sizeof hidden / sizeof *hidden; i++) {
		if (point >= hidden[i].first && point <= hidden[i].last)
			return true;
	}
	return false;
}

/* How many bytes from here on are surely shown: printable ASCII, and U+3000 to U+CFFF, where nothing is hidden. */
static size_t plain_run(const char *text)
{
	const unsigned char *at = (const unsigned char *)text;

	for (;;) {
		if (*at >= 0x20 && *at < 0x7F)
			at++;
		else if (*at >= 0xE3 && *at <= 0xEC && (at[1] & 0xC0) == 0x80 && (at[2] & 0xC0) == 0x80)
			at += 3;
		else
			return (size_t)((const char *)at - text);
	}
}

size_t hc_utf8_cut(const char *text, size_t bytes)
{
	size_t length = strlen(text);

	if (length <= bytes)
		return length;
	while (bytes > 0 && ((unsigned char)text[bytes] & 0xC0) == 0x80)
		bytes--;
	return bytes;
}

bool hc_text_is_visible(const char *text)
{
	size_t length = strlen(text), i = plain_run(text);
	utf8proc_int32_t point;

	for (; i < length; i += plain_run(text + i)) {
		i += next_point(text + i, length - i, &point);
		if (point < 0 || is_hidden(point))
			return false;
	}
	return true;
}

void hc_text_add_visible(hc_text *text, const char *more)
{
	size_t length = strlen(more), i = 0, taken;
	utf8proc_int32_t point;

	for (; i < length; i += taken) {
		taken = plain_run(more + i);
		if (taken > 0) {
			hc_text_add_bytes(text, more + i, taken);
			continue;
		}
		taken = next_point(more + i, length - i, &point);
		if (point < 0)
			hc_text_addf(text, "\\x{%02X}", (unsigned)(unsigned char)more[i]);
		else if (is_hidden(point))
			hc_text_addf(text, "\\u{%04X}", (unsigned)point);
		else
			hc_text_add_bytes(text, more + i, taken);
	}
}
