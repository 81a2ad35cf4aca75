/* SPDX-License-Identifier: MIT */
/*
 * A ledger may have been sent by someone else: its tables must be exactly
 * ours, and every text that comes out of it is checked before it is believed.
 */

#include "store/ledger_internal.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* ---- opening ---- */

static hc_status open_foreign(hc_ledger *ledger, const char *path, bool part, hc_error *err)
{
	hc_status status;

	ledger->foreign = true;
	ledger->part = part;
	ledger->path = hc_memory_copy_text(path);
	if (!ledger->path)
		return hc_error_nomem(err);
	status = hc_handle_open(&ledger->database, path, HC_HANDLE_READ, err);
	if (status == HC_OK)
		status = hc_ledger_check_tables(ledger, err);
	if (status == HC_OK)
		status = hc_ledger_read_facts(ledger, err);
	return status == HC_OK && part ? hc_ledger_check_part(ledger, err) : status;
}

hc_status hc_ledger_open_kind(hc_ledger **out, const char *path, bool part, hc_error *err)
{
	hc_ledger *ledger = hc_memory_alloc(sizeof *ledger);
	hc_status status = ledger ? open_foreign(ledger, path, part, err) : hc_error_nomem(err);

	*out = NULL;
	if (status == HC_OK)
		*out = ledger;
	else
		hc_ledger_close(ledger);
	return status;
}

hc_status hc_ledger_open(hc_ledger **out, const char *path, hc_error *err)
{
	return hc_ledger_open_kind(out, path, false, err);
}

hc_status hc_ledger_damaged(const hc_ledger *ledger, const char *table, hc_error *err)
{
	return hc_error_add(err, HC_EDATA, ledger->path, 0,
	                    "the saved audit is damaged or was changed (table %s); run it again",
	                    "已保存的核查结果已损坏或被改动（表 %s）；请重新核查", table);
}

const char *hc_ledger_text(const hc_ledger *ledger, sqlite3_stmt *statement, int at)
{
	const char *text = hc_handle_text(statement, at);

	if (text && ledger->foreign && !hc_utf8_valid(text, strlen(text)))
		return NULL;
	return text;
}

/* ---- facts ---- */

const hc_ledger_facts *hc_ledger_facts_of(const hc_ledger *ledger)
{
	return &ledger->facts;
}

const int64_t *hc_ledger_totals(const hc_ledger *ledger)
{
	return ledger->totals;
}

static int compare_rule(const void *id, const void *rule)
{
	return strcmp(id, ((const hc_ledger_rule *)rule)->id);
}

const hc_ledger_rule *hc_ledger_find_rule(const hc_ledger *ledger, const char *id)
{
	const hc_ledger_facts *facts = &ledger->facts;

	return facts->rule_count ? bsearch(id, facts->rules, facts->rule_count, sizeof *facts->rules, compare_rule) : NULL;
}

bool hc_ledger_runs(const hc_ledger_rule *rule)
{
	return rule && strcmp(rule->state, "runs") == 0;
}

hc_verified hc_ledger_rule_verified(const hc_ledger_rule *rule)
{
	hc_verified verified = HC_TEXT_READ;
	size_t i;

	for (i = 0; i < rule->clause_count; i++) {
		if (rule->clauses[i].verified < verified)
			verified = rule->clauses[i].verified;
	}
	return verified;
}

static int compare_term(const void *name, const void *term)
{
	return strcmp(name, ((const hc_ledger_term *)term)->name);
}

const hc_ledger_term *hc_ledger_find_term(const hc_ledger *ledger, const char *name)
{
	if (!name || ledger->facts.term_count == 0)
		return NULL;
	return bsearch(name, ledger->facts.terms, ledger->facts.term_count, sizeof *ledger->facts.terms, compare_term);
}
