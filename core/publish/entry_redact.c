/* SPDX-License-Identifier: MIT */
/*
 * What the public does not see of a result. The question is always whether a
 * number counts people: the terms of the ledger say which entities are about a
 * person. Where it cannot be told what a share counts, it is taken to count
 * people. A number that another one shown would give away goes with it.
 */

#include "publish/entry_internal.h"

#include "publish/sentence.h"

#include <stdlib.h>
#include <string.h>

int64_t hc_entry_people(int64_t people)
{
	return people > 0 && people < HC_PUBLIC_SMALL ? HC_FEW : people;
}

static bool is_small(int64_t people)
{
	return hc_entry_people(people) == HC_FEW;
}

static bool is_person(const hc_entry *e, const char *entity)
{
	const hc_ledger_term *term = hc_ledger_find_term(e->ledger, entity);

	return term && term->personal;
}

/* Whether an entity, the entity of a field ("entity.field"), or either side of "a/b" is about a person. */
static bool is_about_person(const hc_entry *e, const char *name)
{
	char entity[128];
	size_t length;

	for (; name && *name; name += length + (name[length] == '/')) {
		length = strcspn(name, "./");
		if (length >= sizeof entity)
			return true;
		memcpy(entity, name, length);
		entity[length] = '\0';
		if (is_person(e, entity))
			return true;
		if (name[length] == '.')
			return false;
	}
	return false;
}

/* ---- lists ---- */

static bool keep_evidence(hc_entry *e)
{
	hc_result *r = &e->result;
	hc_ref *kept = hc_arena_alloc(&e->arena, (r->evidence_named + 1) * sizeof *kept);
	size_t count = 0, i;

	if (!kept)
		return false;
	for (i = 0; i < r->evidence_named; i++) {
		if (!is_person(e, r->evidence[i].entity))
			kept[count++] = r->evidence[i];
	}
	/* Records that are not named are those of persons, or nobody knows whose. */
	if (count < (size_t)r->evidence_count)
		r->evidence_count = hc_entry_people(r->evidence_count);
	r->evidence = kept;
	r->evidence_named = count;
	return true;
}

/* `*hidden`: the number of some rows is withheld. */
static bool keep_missing(hc_entry *e, bool *hidden)
{
	hc_result *r = &e->result;
	hc_missing *kept = hc_arena_alloc(&e->arena, (r->missing_count + 1) * sizeof *kept);
	size_t i;

	if (!kept)
		return false;
	for (i = 0; i < r->missing_count; i++) {
		kept[i] = r->missing[i];
		if (is_about_person(e, kept[i].field) && is_small(kept[i].rows)) {
			kept[i].rows = HC_FEW;
			*hidden = true;
		}
	}
	r->missing = kept;
	return true;
}

/* ---- what was measured ---- */

static void withhold(hc_entry *e)
{
	hc_result *r = &e->result;

	e->withheld = !hc_interval_is_none(r->actual) || r->actual_exact;
	r->actual = (hc_interval){ HC_FRACTION_NONE, HC_FRACTION_NONE };
	r->actual_exact = NULL;
	r->has_shortfall = r->has_margin = false;
	r->shortfall_unit = NULL;
}

static bool is_share(const hc_result *r)
{
	return r->unit && strcmp(r->unit, "share") == 0;
}

/* Reads "2/10" of a division of whole numbers. */
static bool read_division(const char *exact, int64_t *part, int64_t *whole)
{
	char *end;

	if (!exact)
		return false;
	*part = strtoll(exact, &end, 10);
	if (end == exact || *end != '/')
		return false;
	exact = end + 1;
	*whole = strtoll(exact, &end, 10);
	return end != exact && *end == '\0';
}

/* The part, and the rest of its whole. Not exactly known is a share only for what is missing. */
static bool share_tells(const hc_entry *e, bool hidden)
{
	const hc_result *r = &e->result;
	int64_t part, whole;

	if (r->shortfall_unit && !is_person(e, r->shortfall_unit))
		return false;
	if (!read_division(r->actual_exact, &part, &whole))
		return hidden || r->actual_exact;
	return is_small(part) || is_small(whole - part);
}

static bool is_small_number(hc_fraction number)
{
	return number.den == 1 && is_small(number.num);
}

static bool count_tells(const hc_entry *e, bool hidden)
{
	const hc_result *r = &e->result;

	return is_person(e, r->unit) &&
	       (hidden || is_small_number(r->actual.low) || is_small_number(r->actual.high));
}

/* Of so many for each of so few, one number and the quotient tell the other. */
static bool rate_tells(const hc_entry *e, bool hidden)
{
	const hc_result *r = &e->result;
	int64_t part, whole;

	if (!r->unit || !strchr(r->unit, '/') || !is_about_person(e, r->unit))
		return false;
	if (!read_division(r->actual_exact, &part, &whole))
		return hidden;
	return is_small(part) || is_small(whole);
}

/* Of `none` and `every` the records that show it are what was measured. */
static bool rows_tell(const hc_entry *e, bool hidden)
{
	const hc_result *r = &e->result;

	if (r->comparison != HC_NONE_OF && r->comparison != HC_EVERY)
		return false;
	return r->evidence_count == HC_FEW ||
	       (r->evidence_named == 0 && (hidden || is_small(r->shortfall) || is_small_number(r->actual.low) ||
	                                   is_small_number(r->actual.high)) &&
	        !(r->unit && !is_person(e, r->unit)));
}

/* A rule that reads personal fields may show how many records there are of what, and nothing else. */
static bool may_carry_a_field(const hc_entry *e)
{
	const hc_result *r = &e->result;
	const hc_ledger_term *unit = hc_ledger_find_term(e->ledger, r->unit);

	return e->rule->personal && !(r->kind == HC_KIND_NUMBER && (is_share(r) || (unit && unit->counter)));
}

static void redact_value(hc_entry *e, bool hidden)
{
	hc_result *r = &e->result;
	bool rows = rows_tell(e, hidden), count = !rows && count_tells(e, hidden);
	bool ratio = (is_share(r) && share_tells(e, hidden)) || rate_tells(e, hidden);

	if (!rows && !count && !ratio && !may_carry_a_field(e))
		return;
	e->few = rows || count;
	if (rows && r->evidence_count != HC_FEW && r->outcome != HC_PASS)
		r->evidence_count = HC_FEW;
	withhold(e);
	/* The records that show a share are the rest of its whole, however many they are. */
	e->uncounted = e->withheld && !rows;
}

bool hc_entry_redact(hc_entry *e)
{
	hc_result *r = &e->result;
	bool hidden = false;

	if (r->outcome == HC_BROKEN || (e->rule->personal && r->outcome != HC_WAIVED))
		r->reason = (hc_label){ NULL, NULL };
	if (!keep_evidence(e) || !keep_missing(e, &hidden))
		return false;
	redact_value(e, hidden);
	return true;
}
