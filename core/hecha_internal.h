/* SPDX-License-Identifier: MIT */
#ifndef HC_HECHA_INTERNAL_H
#define HC_HECHA_INTERNAL_H

/* The pack behind hecha.h, for the hecha_*.c files that join the rooms. */

#include "hecha.h"
#include "schema/law.h"
#include "script/script.h"

struct hc_pack {
	hc_arena arena;         /* of the rules' descriptions */
	hc_schema *schema;
	hc_law *law;            /* NULL: opened for its schemas only */
	hc_script *script;
	hc_rule_info *infos;    /* parallel to the script's rules */
};

/* hecha_rules.c: describes every rule of the pack for people. */
hc_status hc_pack_describe(hc_pack *pack, hc_error *err);

#endif
