/* SPDX-License-Identifier: MIT */
/* What stands between the values of a document. */

#include "publish/json_document.h"

#include "publish/record.h"

void hc_json_begin(hc_json_document *document, FILE *out)
{
	document->out = out;
	document->separator = "{";
}

void hc_json_end(hc_json_document *document)
{
	fputs("\n}\n", document->out);
}

hc_status hc_json_put_key(hc_json_document *document, const char *key, json_t *value, hc_error *err)
{
	fprintf(document->out, "%s\n  \"%s\": ", document->separator, key);
	document->separator = ",";
	return hc_record_write(document->out, value, "", err);
}

hc_status hc_json_put_item(hc_json_document *document, json_t *value, hc_error *err)
{
	fprintf(document->out, "%s\n    ", document->separator);
	document->separator = ",";
	return hc_record_write(document->out, value, "", err);
}

void hc_json_open_list(hc_json_document *document, const char *key)
{
	fprintf(document->out, "%s\n  \"%s\": [", document->separator, key);
	document->separator = "";
}

void hc_json_close_list(hc_json_document *document)
{
	fputs(document->separator[0] ? "\n  ]" : "]", document->out);
	document->separator = ",";
}
