/* SPDX-License-Identifier: MIT */
/*
 * The words of results. Each list stands once, in the header; here it becomes
 * tables of words and labels, so that a word cannot be spelled in two ways.
 * A value outside its list (it can come from a file) reads as the empty text.
 */

#include "data/result.h"

#include <string.h>

typedef struct entry {
	const char *word;
	hc_label label;
} entry;

static const entry outcomes[] = {
#define X(code, word, en, zh) { word, { zh, en } },
	HC_OUTCOME_LIST(X)
#undef X
};

static const entry severities[] = {
#define X(code, word, en, zh) { word, { zh, en } },
	HC_SEVERITY_LIST(X)
#undef X
};

static const entry verifieds[] = {
#define X(code, word, en, zh) { word, { zh, en } },
	HC_VERIFIED_LIST(X)
#undef X
};

static const entry comparisons[] = {
#define X(code, word) { word, { NULL, NULL } },
	HC_COMPARISON_LIST(X)
#undef X
};

static const char *word_at(const entry *list, size_t count, size_t position)
{
	return position < count ? list[position].word : "";
}

static hc_label label_at(const entry *list, size_t count, size_t position)
{
	return position < count ? list[position].label : (hc_label){ NULL, NULL };
}

/* The position of `word`; `count` when it is none of the list. */
static size_t position_of(const entry *list, size_t count, const char *word)
{
	size_t i = 0;

	while (i < count && (word == NULL || strcmp(list[i].word, word) != 0))
		i++;
	return i;
}

const char *hc_outcome_word(hc_outcome outcome)
{
	return word_at(outcomes, HC_OUTCOME_COUNT, (size_t)outcome);
}

hc_label hc_outcome_label(hc_outcome outcome)
{
	return label_at(outcomes, HC_OUTCOME_COUNT, (size_t)outcome);
}

bool hc_outcome_find(hc_outcome *out, const char *word)
{
	size_t i = position_of(outcomes, HC_OUTCOME_COUNT, word);

	if (i < HC_OUTCOME_COUNT)
		*out = (hc_outcome)i;
	return i < HC_OUTCOME_COUNT;
}

const char *hc_severity_word(hc_severity severity)
{
	return word_at(severities, HC_SEVERITY_COUNT, (size_t)severity);
}

hc_label hc_severity_label(hc_severity severity)
{
	return label_at(severities, HC_SEVERITY_COUNT, (size_t)severity);
}

bool hc_severity_find(hc_severity *out, const char *word)
{
	size_t i = position_of(severities, HC_SEVERITY_COUNT, word);

	if (i < HC_SEVERITY_COUNT)
		*out = (hc_severity)i;
	return i < HC_SEVERITY_COUNT;
}

const char *hc_verified_word(hc_verified verified)
{
	return word_at(verifieds, HC_VERIFIED_COUNT, (size_t)verified);
}

hc_label hc_verified_label(hc_verified verified)
{
	return label_at(verifieds, HC_VERIFIED_COUNT, (size_t)verified);
}

bool hc_verified_find(hc_verified *out, const char *word)
{
	size_t i = position_of(verifieds, HC_VERIFIED_COUNT, word);

	if (i < HC_VERIFIED_COUNT)
		*out = (hc_verified)i;
	return i < HC_VERIFIED_COUNT;
}

const char *hc_comparison_word(hc_comparison comparison)
{
	return word_at(comparisons, HC_COMPARISON_COUNT, (size_t)comparison);
}

bool hc_comparison_find(hc_comparison *out, const char *word)
{
	size_t i = position_of(comparisons, HC_COMPARISON_COUNT, word);

	if (i < HC_COMPARISON_COUNT)
		*out = (hc_comparison)i;
	return i < HC_COMPARISON_COUNT;
}
