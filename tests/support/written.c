/* SPDX-License-Identifier: MIT */
#include "support/written.h"

#include "support/refusal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

enum { GOLDEN_ROOM = 1 << 16, MOST_ALLOCATIONS = 10000 };

static char *take(const written *w, const char *format, const hc_format_options *options, size_t *length)
{
	char *text = NULL;
	FILE *out = open_memstream(&text, length);
	hc_error err;

	assert_non_null(out);
	hc_error_init(&err, HC_EN);
	if (w->write(out, format, w->subject, options, &err) != HC_OK)
		fail_msg("%s: %s", format, err.count ? err.problems[0].text : hc_status_text(err.status, HC_EN));
	hc_error_drop(&err);
	fclose(out);
	return text;
}

char *written_take(const written *w, const char *format, hc_lang lang, size_t *length)
{
	return take(w, format, &(hc_format_options){ lang, false, w->columns }, length);
}

/* ---- the text agreed on ---- */

static char *read_golden(const char *name, size_t *length)
{
	char path[512];
	char *text = malloc(GOLDEN_ROOM);
	FILE *file;

	snprintf(path, sizeof path, "%s/tests/publish/golden/%s", HC_SOURCE_DIR, name);
	file = fopen(path, "r");
	if (!file || !text)
		fail_msg("%s cannot be read", path);
	*length = fread(text, 1, GOLDEN_ROOM, file);
	assert_in_range(*length, 1, GOLDEN_ROOM - 1);
	fclose(file);
	return text;
}

/* The line that byte `at` of a text stands in. */
static void fail_at(const char *name, const char *text, size_t at)
{
	size_t start = at, end = at + strcspn(text + at, "\n");

	while (start > 0 && text[start - 1] != '\n')
		start--;
	fail_msg("%s differs at byte %zu, in: %.*s", name, at, (int)(end - start), text + start);
}

void written_as_agreed(const written *w, const char *format, hc_lang lang, const char *golden)
{
	size_t length, wanted, at;
	char *got = written_take(w, format, lang, &length), *want = read_golden(golden, &wanted);

	for (at = 0; at < length && at < wanted && got[at] == want[at]; at++)
		;
	if (at < length || at < wanted)
		fail_at(golden, got, at);
	free(got);
	free(want);
}

/* ---- colours ---- */

void written_alike_in_colours(const written *w, const char *format, hc_lang lang)
{
	size_t length, coloured_length, at = 0, i;
	char *plain = written_take(w, format, lang, &length);
	char *coloured = take(w, format, &(hc_format_options){ lang, true, w->columns }, &coloured_length);

	assert_null(memchr(plain, '\x1b', length));
	for (i = 0; i < coloured_length; i++) {
		if (coloured[i] == '\x1b')
			i += strcspn(coloured + i, "m");
		else if (at == length || coloured[i] != plain[at++])
			fail_at(format, coloured, i);
	}
	assert_int_equal(at, length);
	assert_true(coloured_length > length);
	free(plain);
	free(coloured);
}

/* ---- what runs out ---- */

void written_to_a_full_disk(const written *w, const char *format)
{
	static const int buffers[] = { _IOFBF, _IONBF };
	const hc_format_options options = { HC_EN, false, 0 };
	size_t i;

	for (i = 0; i < 2; i++) {
		FILE *full = fopen("/dev/full", "w");
		hc_status status;

		assert_non_null(full);
		assert_int_equal(setvbuf(full, NULL, buffers[i], BUFSIZ), 0);
		status = w->write(full, format, w->subject, &options, NULL);
		fclose(full);
		if (status != HC_EWRITE)
			fail_msg("%s: status %d", format, (int)status);
	}
}

void written_without_memory(const written *w, const char *format)
{
	const hc_format_options options = { HC_ZH, true, 60 };
	size_t whole_length, length;
	char *whole = take(w, format, &options, &whole_length), *got = NULL;
	bool refused = true;
	long at;

	for (at = 0; refused && at < MOST_ALLOCATIONS; at++) {
		FILE *out = open_memstream(&got, &length);
		hc_status status;

		assert_non_null(out);
		refuse_allocation(at);
		status = w->write(out, format, w->subject, &options, NULL);
		refused = refusal_ended();
		fclose(out);
		if (status == HC_OK && (length != whole_length || memcmp(got, whole, length) != 0))
			fail_msg("%s: allocation %ld failed and the output is another", format, at);
		if (status != HC_OK && (status != HC_ENOMEM || !refused))
			fail_msg("%s: allocation %ld failed and the status is %d", format, at, (int)status);
		free(got);
	}
	if (refused || at < 6)
		fail_msg("%s: %ld allocations were refused", format, at);
	free(whole);
}
