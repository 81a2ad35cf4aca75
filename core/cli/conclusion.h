/* SPDX-License-Identifier: MIT */
#ifndef HC_CLI_CONCLUSION_H
#define HC_CLI_CONCLUSION_H

/* How an audit ends, run whole or merged from parts: what can be written of it, and the exit code. */

#include "cli/command.h"

enum { hc_code_findings = 1, hc_code_undecided = 2 };

/* A row of a command's option table, and its codes. */
#define HC_FAIL_ON_OPTION \
	{ .name = "fail-on", .argument = "SEVERITY", .accepts = hc_option_is_severity, \
	  .expects = { " key、major、minor 或 note", "key, major, minor or note" }, \
	  .about = { "退出码 1 和 2 从此级别算起（默认 minor）", "what counts for exit codes 1 and 2: from here up (default minor)" } }
#define HC_CONCLUSION_CODES \
	{ \
		{ "没有达到 --fail-on 的不符合项", "no finding at or above --fail-on" }, \
		{ "有不符合项", "findings" }, \
		{ "没有不符合项，但有无法判定或出错的项", "no findings, but something unknown or broken" }, \
	}

extern const hc_output hc_conclusion_output;

/* What --fail-on says. */
hc_severity hc_conclusion_threshold(const hc_options *options);

int hc_conclusion_code(const hc_audit *audit, const hc_options *options);

#endif
