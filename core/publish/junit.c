/* SPDX-License-Identifier: MIT */
/*
 * A suite for each rule that ran, a case for each subject. A fail is a
 * failure, a broken rule an error; what was not judged (unknown, not
 * applicable, waived) is skipped and says why, because it is neither passed
 * nor failed. No times: the same audit gives the same file.
 */

#include "publish/formats.h"

#include "publish/file.h"
#include "publish/sentence.h"

#include <string.h>

typedef struct writer {
	FILE *out;
	hc_ledger *ledger;
	hc_lang lang;
	hc_text line;
	unsigned rule; /* the suite that is open; facts' rule_count: none */
} writer;

/* Bytes of an XML-forbidden character at `text`: C0 controls but tab and line ends, and U+FFFE, U+FFFF. */
static size_t forbidden(const char *text)
{
	unsigned char first = (unsigned char)text[0];

	if (first < 0x20 && first != '\t' && first != '\n' && first != '\r')
		return 1;
	return strncmp(text, "\xEF\xBF\xBE", 3) == 0 || strncmp(text, "\xEF\xBF\xBF", 3) == 0 ? 3 : 0;
}

/* Adds `text` as it may stand in an attribute; line ends by number, or a reader would make spaces of them. */
static void add_escaped(hc_text *out, const char *text)
{
	size_t skip;

	for (; *text; text++) {
		skip = forbidden(text);
		if (skip > 0) {
			hc_text_add(out, "\xEF\xBF\xBD");
			text += skip - 1;
			continue;
		}
		switch (*text) {
		case '&':
			hc_text_add(out, "&amp;");
			break;
		case '<':
			hc_text_add(out, "&lt;");
			break;
		case '>':
			hc_text_add(out, "&gt;");
			break;
		case '"':
			hc_text_add(out, "&quot;");
			break;
		case '\'':
			hc_text_add(out, "&apos;");
			break;
		case '\t':
			hc_text_add(out, "&#9;");
			break;
		case '\n':
			hc_text_add(out, "&#10;");
			break;
		case '\r':
			hc_text_add(out, "&#13;");
			break;
		default:
			hc_text_add_bytes(out, text, 1);
			break;
		}
	}
}

static void add_attribute(hc_text *out, const char *name, const char *value)
{
	hc_text_addf(out, " %s=\"", name);
	add_escaped(out, value);
	hc_text_add(out, "\"");
}

static void add_counts(hc_text *out, const int64_t totals[HC_OUTCOME_COUNT])
{
	int64_t sum = 0;
	int i;

	for (i = 0; i < HC_OUTCOME_COUNT; i++)
		sum += totals[i];
	hc_text_addf(out, " tests=\"%lld\" failures=\"%lld\" errors=\"%lld\" skipped=\"%lld\"", (long long)sum,
	             (long long)totals[HC_FAIL], (long long)totals[HC_BROKEN],
	             (long long)(totals[HC_UNKNOWN] + totals[HC_NOT_APPLICABLE] + totals[HC_WAIVED]));
}

static void add_suite(writer *w, const hc_ledger_rule *rule)
{
	hc_text_add(&w->line, "  <testsuite");
	add_attribute(&w->line, "name", rule->id);
	add_counts(&w->line, rule->totals);
	hc_text_add(&w->line, ">\n");
}

static void add_outcome(writer *w, const hc_result *result, const hc_ledger_rule *rule)
{
	static const char *const elements[HC_OUTCOME_COUNT] = {
		[HC_FAIL] = "failure",           [HC_BROKEN] = "error",   [HC_UNKNOWN] = "skipped",
		[HC_NOT_APPLICABLE] = "skipped", [HC_WAIVED] = "skipped",
	};
	bool skipped = strcmp(elements[result->outcome], "skipped") == 0;
	hc_text message;

	hc_text_init(&message);
	if (skipped && result->outcome != HC_WAIVED)
		hc_text_addf(&message, "%s: ", hc_label_text(hc_outcome_label(result->outcome), w->lang));
	else if (!skipped)
		hc_text_addf(&message, "%s: ", hc_label_text(rule->title, w->lang));
	hc_sentence_add_message(&message, w->ledger, result, w->lang);
	hc_text_addf(&w->line, "      <%s", elements[result->outcome]);
	if (!skipped)
		add_attribute(&w->line, "type",
		              result->outcome == HC_FAIL ? hc_severity_word(rule->severity) : "error");
	add_attribute(&w->line, "message", hc_text_get(&message));
	hc_text_add(&w->line, "/>\n");
	w->line.failed |= message.failed;
	hc_text_drop(&message);
}

static void add_case(writer *w, const hc_result *result, const hc_ledger_rule *rule)
{
	hc_text name;

	hc_text_init(&name);
	hc_text_add(&name, result->subject_id);
	if (result->subject_name)
		hc_text_addf(&name, " %s", result->subject_name);
	hc_text_add(&w->line, "    <testcase");
	add_attribute(&w->line, "classname", rule->id);
	add_attribute(&w->line, "name", hc_text_get(&name));
	w->line.failed |= name.failed;
	hc_text_drop(&name);
	if (result->outcome == HC_PASS) {
		hc_text_add(&w->line, "/>\n");
		return;
	}
	hc_text_add(&w->line, ">\n");
	add_outcome(w, result, rule);
	hc_text_add(&w->line, "    </testcase>\n");
}

static hc_status write_result(void *context, const hc_result *result, hc_error *err)
{
	writer *w = context;
	const hc_ledger_facts *facts = hc_ledger_facts_of(w->ledger);

	if (result->rule != w->rule) {
		if (w->rule != facts->rule_count)
			hc_text_add(&w->line, "  </testsuite>\n");
		add_suite(w, &facts->rules[result->rule]);
		w->rule = result->rule;
	}
	add_case(w, result, &facts->rules[result->rule]);
	return hc_file_put(w->out, &w->line, err);
}

hc_status hc_format_junit(FILE *out, hc_ledger *ledger, const hc_format_options *options, hc_error *err)
{
	const hc_ledger_query all = { 0 };
	const hc_ledger_facts *facts = hc_ledger_facts_of(ledger);
	unsigned none = (unsigned)facts->rule_count;
	writer w = { .out = out, .ledger = ledger, .lang = options->lang, .rule = none };
	hc_status status;

	hc_text_init(&w.line);
	hc_text_add(&w.line, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
	add_attribute(&w.line, "name", facts->program);
	add_counts(&w.line, hc_ledger_totals(ledger));
	hc_text_add(&w.line, ">\n");
	status = hc_ledger_read(ledger, &all, write_result, &w, err);
	if (status == HC_OK) {
		if (w.rule != none)
			hc_text_add(&w.line, "  </testsuite>\n");
		hc_text_add(&w.line, "</testsuites>\n");
		status = hc_file_put(w.out, &w.line, err);
	}
	hc_text_drop(&w.line);
	return status;
}
