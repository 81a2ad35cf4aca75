/* SPDX-License-Identifier: MIT */
/* Joins two audits to what changes from the one to the other. */
#include "base/memory.h"
#include "hecha_internal.h"
#include "publish/changes_format.h"

hc_status hc_audit_compare(hc_changes **out, hc_audit *from, hc_audit *to, hc_error *err)
{
	hc_changes *changes = hc_memory_alloc(sizeof *changes);
	hc_status status;

	if (!changes)
		return hc_error_nomem(err);
	status = hc_changes_make(changes, from->ledger, to->ledger, err);
	if (status)
		hc_changes_free(changes);
	else
		*out = changes;
	return status;
}

void hc_changes_free(hc_changes *changes)
{
	if (!changes)
		return;
	hc_changes_drop(changes);
	hc_memory_free(changes);
}

const char *hc_changes_format_at(size_t position, hc_label *about)
{
	for (size_t i = 0; i <= position; i++)
		if (!hc_changes_formats[i].name)
			return NULL;
	*about = hc_changes_formats[position].about;
	return hc_changes_formats[position].name;
}

hc_status hc_changes_write(const hc_changes *changes, const char *format, const char *file, FILE *stream,
                           const hc_write_options *options, hc_error *err)
{
	const hc_changes_format *found = hc_changes_format_find(format);
	hc_format_options how = {options->lang, options->colour, options->columns};
	if (!found)
		return hc_error_add(err, HC_EUSAGE, NULL, 0, "there is no format '%s'", "没有“%s”这种格式", format);
	if (file)
		return hc_changes_write_file(found, file, changes, &how, err);
	return found->write(stream, changes, &how, err);
}
