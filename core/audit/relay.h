/* SPDX-License-Identifier: MIT */
#ifndef HC_AUDIT_RELAY_H
#define HC_AUDIT_RELAY_H

/* What a worker said of a whole chunk, passed on to whoever keeps it. What is given lives during the call. */

#include "audit/wire.h"

typedef struct hc_relay {
	/* Called with results in their order, as many at a time as are at hand. */
	hc_status (*results)(void *context, const hc_result *results, size_t count, hc_error *err);
	/* Called with each verdict and each problem. */
	hc_status (*message)(void *context, const hc_wire_message *message, hc_error *err);
	void *context;
} hc_relay;

/* Passes on the messages that `bytes` are. HC_EINTERNAL when something is none. */
hc_status hc_relay_pass(const hc_relay *relay, const char *bytes, size_t length, hc_error *err);

/* Adds "a worker sent what is no message". Returns HC_EINTERNAL. */
hc_status hc_relay_no_message(hc_error *err);

#endif
