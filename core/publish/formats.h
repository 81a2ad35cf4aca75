/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_FORMATS_H
#define HC_PUBLISH_FORMATS_H

/* The writers that the table in format.c lists; each stands in the file of its name. For this room only. */

#include "publish/format.h"

hc_status hc_format_text(FILE *out, hc_ledger *ledger, const hc_format_options *options, hc_error *err);
hc_status hc_format_json(FILE *out, hc_ledger *ledger, const hc_format_options *options, hc_error *err);
hc_status hc_format_jsonl(FILE *out, hc_ledger *ledger, const hc_format_options *options, hc_error *err);
hc_status hc_format_csv(FILE *out, hc_ledger *ledger, const hc_format_options *options, hc_error *err);
hc_status hc_format_markdown(FILE *out, hc_ledger *ledger, const hc_format_options *options, hc_error *err);
hc_status hc_format_junit(FILE *out, hc_ledger *ledger, const hc_format_options *options, hc_error *err);

#endif
