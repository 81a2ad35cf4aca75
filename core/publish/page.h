/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_PAGE_H
#define HC_PUBLISH_PAGE_H

/*
 * Lines of a terminal: styles that are there only when asked for, columns that
 * stay aligned under wide characters, long texts folded under their first
 * word. Texts must be clean of control characters (hc_text_add_visible).
 */

#include "base/status.h"

#include <stddef.h>
#include <stdio.h>

typedef enum hc_style {
	HC_PLAIN,
	HC_STRONG,
	HC_FAINT,
	HC_GOOD,
	HC_WARN,
	HC_BAD,
	HC_ALARM, /* bad, and strong */
} hc_style;

typedef struct hc_page {
	FILE *out;
	bool colour;
	size_t columns; /* to fold at; 0: do not fold */
	size_t at;      /* the column reached on the line */
} hc_page;

/* Puts `text` on the line as it is. */
void hc_page_put(hc_page *page, hc_style style, const char *text);

/* Puts blanks up to `column`, at least one when the line is not empty. */
void hc_page_tab(hc_page *page, size_t column);

/* Puts `text`, continued where needed on lines of its own from the column where it began, and ends the line. */
void hc_page_fold(hc_page *page, hc_style style, const char *text);

void hc_page_end(hc_page *page);

#endif
