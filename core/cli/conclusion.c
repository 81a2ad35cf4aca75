/* SPDX-License-Identifier: MIT */
#include "cli/conclusion.h"

static hc_status write_audit(void *made, const char *format, const char *file, FILE *stream,
                             const hc_write_options *options, hc_error *err)
{
	return hc_audit_write(made, format, file, stream, options, err);
}

const hc_output hc_conclusion_output = { hc_audit_format, write_audit };

hc_severity hc_conclusion_threshold(const hc_options *options)
{
	hc_severity severity = HC_MINOR;

	if (hc_options_has(options, "fail-on"))
		hc_severity_find(&severity, hc_options_text(options, "fail-on"));
	return severity;
}

int hc_conclusion_code(const hc_audit *audit, const hc_options *options)
{
	hc_severity at_least = hc_conclusion_threshold(options);

	if (hc_audit_count(audit, HC_FAIL, at_least) > 0)
		return hc_code_findings;
	/* A broken rule says nothing of anybody, however grave what it would have found. */
	if (hc_audit_count(audit, HC_UNKNOWN, at_least) + hc_audit_count(audit, HC_BROKEN, HC_NOTE) > 0)
		return hc_code_undecided;
	return 0;
}
