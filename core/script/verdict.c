/* SPDX-License-Identifier: MIT */
/*
 * Verdicts over rows and sets, and verdicts put together. "All of" fails as
 * soon as one part surely fails, whatever is missing in the others; what does
 * not apply is left out.
 */
#include "script/includes.h"
#include "script/verdict.h"

#include "script/condition.h"

#include <string.h>

verdict *verdict_push(lua_State *L, hc_outcome outcome, hc_comparison comparison)
{
	verdict *v = thing_push(L, THING_VERDICT, sizeof *v, 0);
	v->turn = script_of(L)->turn;
	v->result.outcome = outcome;
	v->result.comparison = comparison;
	return v;
}

verdict *verdict_at(lua_State *L, int index)
{
	verdict *v = thing_at(L, index, THING_VERDICT);
	if (v && v->turn != script_of(L)->turn)
		luaL_error(L, "a verdict was kept from another subject");
	return v;
}

typedef struct naming {
	lua_State *L;
	const hc_column *ids;
	const char *entity;
	int64_t count;
	hc_ref *refs; /* NULL: only count */
} naming;

static int name_row(void *context, uint32_t row, bool sure)
{
	naming *n = context;
	(void)sure;
	if (n->refs) {
		size_t length;
		const char *id = hc_column_text(n->ids, row, &length);
		char *copy = run_alloc(n->L, length + 1);
		memcpy(copy, id, length);
		n->refs[n->count] = (hc_ref){n->entity, copy};
	}
	n->count++;
	return 0;
}

void verdict_name_evidence(lua_State *L, verdict *of)
{
	const rows *shown = of->shown;
	if (!shown)
		return;
	naming n = {L, &script_of(L)->block->frames[shown->frame].columns[0], rows_unit(L, shown), 0, NULL};
	rows_each_sure(L, shown, of->shown_bits, name_row, &n);
	of->result.evidence_count = n.count;
	hc_ref *refs = run_alloc(L, ((size_t)n.count + 1) * sizeof *refs);
	n.refs = refs;
	n.count = 0;
	rows_each_sure(L, shown, of->shown_bits, name_row, &n);
	of->result.evidence = refs;
	of->result.evidence_named = (size_t)n.count;
}

/* The verdict on rows that must not be there: `bad` has those that surely and perhaps are. */
static int judge_rows(lua_State *L, const rows *of, const hc_selection *bad, hc_comparison comparison, const lack *lacks)
{
	bool absent = rows_absent(L, of);
	hc_count count = {0, 0};
	if (!absent)
		count = hc_count_rows(&script_of(L)->block->links[of->link], of->parent, bad);
	verdict *v = verdict_push(L, absent ? HC_UNKNOWN : count.certain ? HC_FAIL : count.possible ? HC_UNKNOWN : HC_PASS, comparison);
	hc_result *r = &v->result;
	char text[HC_FRACTION_TEXT];
	r->unit = r->shortfall_unit = rows_unit(L, of);
	r->required = hc_interval_exact(hc_fraction_whole(0));
	r->required_exact = "0";
	r->actual = (hc_interval){hc_fraction_whole(count.certain),
	                          absent ? HC_FRACTION_INFINITE : hc_fraction_whole(count.certain + count.possible)};
	if (!absent && !count.possible) {
		hc_fraction_write(text, hc_fraction_whole(count.certain));
		r->actual_exact = run_text(L, text);
	}
	v->lacks = lacks;
	r->has_shortfall = r->outcome == HC_FAIL;
	r->shortfall = count.certain;
	if (count.certain) {
		v->shown = rows_keep(L, of);
		v->shown_bits = bad->sure;
	}
	return 1;
}

static int word_none(lua_State *L)
{
	const rows *of = rows_check(L, 1);
	luaL_argcheck(L, lua_gettop(L) == 1, 2, "none takes one collection");
	const hc_selection *selection = rows_selection(L, of);
	return judge_rows(L, of, selection, HC_NONE_OF, rows_lacks(L, of, selection));
}

static int word_every(lua_State *L)
{
	const rows *of = rows_check(L, 1);
	hc_script *script = script_of(L);
	const rows *kept = rows_push_where(L, of, 2);
	const hc_selection *all = rows_selection(L, of), *good = rows_selection(L, kept);
	const hc_frame *frame = &script->block->frames[of->frame];
	size_t words = (frame->rows + 63) / 64;
	hc_selection bad = {run_alloc(L, (words + 1) * sizeof *bad.sure), NULL};
	const uint64_t *rest = rows_rest(L, kept, of);

	bad.can = run_alloc(L, (words + 1) * sizeof *bad.can);
	memcpy(bad.can, rest, words * sizeof *rest);
	for (size_t i = 0; i < words; i++)
		bad.sure[i] = all->sure[i] & ~good->can[i];
	const lack *lacks = lacks_join(script, rows_lacks(L, of, all), rows_lacks(L, kept, good));
	return judge_rows(L, of, &bad, HC_EVERY, lacks);
}

/* How much an outcome weighs when verdicts are put together; the heaviest decides. */
static int weight(hc_outcome outcome, bool all)
{
	switch (outcome) {
	case HC_FAIL:
		return all ? 3 : 1;
	case HC_UNKNOWN:
		return 2;
	case HC_PASS:
		return all ? 1 : 3;
	default:
		return 0;
	}
}

/* Of alternatives that are open the figures of one would read as the requirement. */
static void forget_figures(hc_result *r)
{
	r->comparison = HC_NO_COMPARISON;
	r->actual = r->required = (hc_interval){HC_FRACTION_NONE, HC_FRACTION_NONE};
	r->actual_exact = r->required_exact = r->unit = r->binding = NULL;
}

static int put_together(lua_State *L, bool all)
{
	hc_script *script = script_of(L);
	lua_Integer count = (luaL_checktype(L, 1, LUA_TTABLE), luaL_len(L, 1));
	const lack *lacks = NULL;
	lua_Integer chosen = 0;
	int heaviest = -1;

	luaL_argcheck(L, count >= 1, 1, "no verdicts");
	charge_steps(L, (size_t)count);
	for (lua_Integer i = 1; i <= count; i++) {
		lua_geti(L, 1, i);
		if (lua_type(L, -1) == LUA_TBOOLEAN) {
			verdict_push(L, lua_toboolean(L, -1) ? HC_PASS : HC_FAIL, HC_NO_COMPARISON);
			lua_copy(L, -1, -2);
			lua_pop(L, 1);
			lua_pushvalue(L, -1);
			lua_seti(L, 1, i);
		}
		verdict *v = verdict_at(L, -1);
		if (!v)
			return luaL_error(L, "only verdicts can be put together");
		if (weight(v->result.outcome, all) > heaviest) {
			heaviest = weight(v->result.outcome, all);
			chosen = i;
		}
		if (v->result.outcome == HC_UNKNOWN)
			lacks = lacks_join(script, v->lacks, lacks);
		lua_pop(L, 1);
	}
	lua_geti(L, 1, chosen);
	verdict *v = verdict_at(L, -1);
	if (v->result.outcome == HC_UNKNOWN)
		v->lacks = lacks;
	if (v->result.outcome == HC_UNKNOWN && !all)
		forget_figures(&v->result);
	return 1;
}

static int word_all_of(lua_State *L)
{
	return put_together(L, true);
}

static int word_any_of(lua_State *L)
{
	return put_together(L, false);
}

void verdict_open(lua_State *L)
{
	static const luaL_Reg words[] = {
		{"at_least", word_at_least}, {"at_most", word_at_most}, {"within", word_within}, {"equal", word_equal},
		{"none", word_none},         {"every", word_every},     {"includes", word_includes}, {"all_of", word_all_of},
		{"any_of", word_any_of},     {"share", word_share},     {"per", word_per},       {NULL, NULL},
	};
	thing_open(L, THING_VERDICT);
	lua_pop(L, 1);
	for (const luaL_Reg *word = words; word->name; word++) {
		lua_pushcfunction(L, word->func);
		sandbox_add(L, word->name);
	}
}
