/* SPDX-License-Identifier: MIT */
/* Joins two saved audits to what became of findings from the one to the other. */
#include "base/memory.h"
#include "hecha_internal.h"
#include "publish/diff_format.h"

hc_status hc_audit_diff(hc_diff **out, hc_audit *from, hc_audit *to, hc_error *err)
{
	hc_diff *diff = hc_memory_alloc(sizeof *diff);
	hc_status status;

	if (!diff)
		return hc_error_nomem(err);
	status = hc_diff_make(diff, from->ledger, to->ledger, err);
	if (status)
		hc_diff_free(diff);
	else
		*out = diff;
	return status;
}

void hc_diff_free(hc_diff *diff)
{
	if (!diff)
		return;
	hc_diff_drop(diff);
	hc_memory_free(diff);
}

static int64_t count_from(const int64_t counts[HC_SEVERITY_COUNT], hc_severity at_least)
{
	int64_t sum = 0;
	for (int i = (int)at_least; i < HC_SEVERITY_COUNT; i++)
		sum += counts[i];
	return sum;
}

int64_t hc_diff_grave(const hc_diff *diff, hc_severity at_least)
{
	return count_from(diff->grave, at_least);
}

int64_t hc_diff_undecided(const hc_diff *diff, hc_severity at_least)
{
	return count_from(diff->undecided, at_least);
}

const char *hc_diff_format_at(size_t position, hc_label *about)
{
	for (size_t i = 0; i <= position; i++)
		if (!hc_diff_formats[i].name)
			return NULL;
	*about = hc_diff_formats[position].about;
	return hc_diff_formats[position].name;
}

hc_status hc_diff_write(const hc_diff *diff, const char *format, const char *file, FILE *stream,
                        const hc_write_options *options, hc_error *err)
{
	const hc_diff_format *found = hc_diff_format_find(format);
	hc_format_options how = {options->lang, options->colour, options->columns};
	if (!found)
		return hc_error_add(err, HC_EUSAGE, NULL, 0, "there is no format '%s'", "没有“%s”这种格式", format);
	if (file)
		return hc_diff_write_file(found, file, diff, &how, err);
	return found->write(stream, diff, &how, err);
}
