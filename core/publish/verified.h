/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_VERIFIED_H
#define HC_PUBLISH_VERIFIED_H

/* What verifying a publication tells: one item for each thing that was compared. */

#include "base/status.h"

/* X(code, English, Chinese): what is compared. */
#define HC_VERIFY_THING_LIST(X) \
	X(HC_VERIFY_FILE, "file", "文件") \
	X(HC_VERIFY_PROGRAM, "program", "程序") \
	X(HC_VERIFY_SOURCE, "made from", "来源") \
	X(HC_VERIFY_LIMIT, "limit", "限值") \
	X(HC_VERIFY_RESULT, "result", "结果")

typedef enum hc_verify_thing {
#define X(code, en, zh) code,
	HC_VERIFY_THING_LIST(X)
#undef X
	HC_VERIFY_THINGS
} hc_verify_thing;

/* X(code, English, Chinese): how it stands. */
#define HC_VERIFY_STATE_LIST(X) \
	X(HC_VERIFY_SAME, "the same, byte for byte", "逐字节一致") \
	X(HC_VERIFY_CHANGED, "changed after it was published", "发布后被改动") \
	X(HC_VERIFY_MISSING, "missing", "缺失") \
	X(HC_VERIFY_ADDED, "not part of the publication", "不属于该发布") \
	X(HC_VERIFY_DIFFERS, "not what these records and rules give", "与这些记录和规则得出的不同") \
	X(HC_VERIFY_OTHER, "another than that of the publication", "与发布时的不同")

typedef enum hc_verify_state {
#define X(code, en, zh) code,
	HC_VERIFY_STATE_LIST(X)
#undef X
	HC_VERIFY_STATES
} hc_verify_state;

hc_label hc_verify_thing_label(hc_verify_thing thing);
hc_label hc_verify_state_label(hc_verify_state state);

typedef struct hc_verify_item {
	hc_verify_thing thing;
	hc_verify_state state;
	const char *name;          /* "boat/1.html", "rules/limits.yaml", "min_rowers", "size.area boat:1" */
	const char *before, *now;  /* of a result or the program: how it was published, how it is; NULL */
} hc_verify_item;

/* Called for each thing that was compared, also when it is the same. Borrowed during the call. */
typedef hc_status (*hc_see_verified)(void *context, const hc_verify_item *item, hc_error *err);

#endif
