/* SPDX-License-Identifier: MIT */
/*
 * Projects in the ledger: what they are is written when it is made, who stands
 * where is reckoned from the results when it is closed. SQL adds up each
 * owner's indicators; a number of failures that missing data leaves open is in
 * a class when both its ends are.
 */

#include "store/ledger_internal.h"

#include <string.h>

/* ---- writing what they are ---- */

/* Runs a statement with these numbers and then these texts. */
static hc_status insert(hc_ledger *ledger, const char *sql, const int64_t *numbers, size_t number_count, const char *const *texts,
                        size_t text_count, hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	hc_status status = hc_handle_prepare(&statement, ledger->database, sql, err);
	size_t i;

	for (i = 0; status == HC_OK && i < number_count; i++)
		sqlite3_bind_int64(statement, (int)i + 1, numbers[i]);
	for (i = 0; status == HC_OK && i < text_count; i++)
		hc_ledger_bind_text(statement, (int)(number_count + i) + 1, texts[i]);
	if (status == HC_OK)
		status = hc_ledger_run(ledger, statement, err);
	sqlite3_finalize(statement);
	return status;
}

static hc_status write_parts(hc_ledger *ledger, int64_t project, const char *kind, const char *const *ids, size_t count,
                             hc_error *err)
{
	hc_status status = HC_OK;
	size_t i;

	for (i = 0; status == HC_OK && i < count; i++)
		status = insert(ledger, "INSERT INTO project_part VALUES(?1,?2,?3,?4)", (int64_t[]){ project, (int64_t)i }, 2,
		                (const char *[]){ kind, ids[i] }, 2, err);
	return status;
}

static hc_status write_class(hc_ledger *ledger, int64_t project, size_t at, const hc_ledger_class *class, hc_error *err)
{
	return insert(ledger, "INSERT INTO project_class VALUES(?1,?2,?3,0,?4,?5,?6)",
	              (int64_t[]){ project, (int64_t)at, class->over }, 3,
	              (const char *[]){ class->name, class->label.zh, class->label.en }, 3, err);
}

static hc_status write_goal(hc_ledger *ledger, int64_t project, size_t at, const hc_ledger_goal *goal, hc_error *err)
{
	char by[11], share[HC_FRACTION_TEXT];

	hc_date_write(by, goal->by);
	hc_fraction_write(share, goal->share);
	return insert(ledger, "INSERT INTO project_goal VALUES(?1,?2,?3,?4,?5)", (int64_t[]){ project, (int64_t)at }, 2,
	              (const char *[]){ by, share, goal->clause }, 3, err);
}

static hc_status write_project(hc_ledger *ledger, int64_t number, const hc_ledger_project *project, hc_error *err)
{
	hc_status status = insert(ledger, "INSERT INTO project VALUES(?1,?2,?3,?4,?5,?6,?7)", &number, 1,
	                          (const char *[]){ project->name, project->title.zh, project->title.en,
	                                            hc_verified_word(project->verified), project->basis.zh, project->basis.en },
	                          6, err);
	size_t i;

	if (status == HC_OK)
		status = write_parts(ledger, number, "rule", project->rules, project->rule_count, err);
	if (status == HC_OK)
		status = write_parts(ledger, number, "clause", project->clauses, project->clause_count, err);
	for (i = 0; status == HC_OK && i < project->class_count; i++)
		status = write_class(ledger, number, i, &project->classes[i], err);
	for (i = 0; status == HC_OK && i < project->goal_count; i++)
		status = write_goal(ledger, number, i, &project->goals[i], err);
	return status;
}

hc_status hc_ledger_write_projects(hc_ledger *ledger, const hc_ledger_facts *facts, hc_error *err)
{
	hc_status status = HC_OK;
	size_t i;

	for (i = 0; status == HC_OK && i < facts->project_count; i++)
		status = write_project(ledger, (int64_t)i, &facts->projects[i], err);
	return status;
}

/* ---- who stands where ---- */

/* The class of these numbers: of those that failures tell apart, or the one behind them that is undetermined. */
static size_t class_of(const hc_ledger_project *project, int64_t failed, int64_t undecided)
{
	size_t count = project->class_count - 1, low, high;

	for (low = 0; low + 1 < count && failed <= project->classes[low].over; low++)
		;
	for (high = 0; high + 1 < count && failed + undecided <= project->classes[high].over; high++)
		;
	return low == high ? low : count;
}

static const char standing_sql[] =
	"SELECT r.owner_id, sum(r.outcome = 'fail'), sum(r.outcome IN ('unknown','error')),"
	" max(r.outcome <> 'notapplicable' AND EXISTS (SELECT 1 FROM rule_clause c JOIN project_part p ON p.id = c.clause"
	"  WHERE p.project = ?1 AND p.kind = 'clause' AND c.rule = r.rule AND (r.clauses = 0 OR (r.clauses >> c.position) & 1))) AS counted"
	" FROM project_part i JOIN rule ON rule.id = i.id JOIN result r ON r.rule = rule.rule"
	" WHERE i.project = ?1 AND i.kind = 'rule' AND r.owner_id IS NOT NULL"
	" GROUP BY r.owner_id HAVING counted";

static hc_status place_owners(hc_ledger *ledger, size_t number, hc_error *err)
{
	hc_ledger_project *project = &ledger->projects[number];
	sqlite3_stmt *standing = NULL, *place = NULL;
	hc_status status = hc_handle_prepare(&standing, ledger->database, standing_sql, err);
	bool row;

	if (status == HC_OK)
		status = hc_handle_prepare(&place, ledger->database, "INSERT INTO project_owner VALUES(?1,?2,?3,?4,?5)", err);
	if (status == HC_OK)
		sqlite3_bind_int64(standing, 1, (sqlite3_int64)number);
	while (status == HC_OK && (status = hc_handle_step(&row, ledger->database, standing, err)) == HC_OK && row) {
		int64_t failed = sqlite3_column_int64(standing, 1), undecided = sqlite3_column_int64(standing, 2);
		size_t class = class_of(project, failed, undecided);

		sqlite3_bind_int64(place, 1, (sqlite3_int64)number);
		sqlite3_bind_value(place, 2, sqlite3_column_value(standing, 0));
		sqlite3_bind_int64(place, 3, (sqlite3_int64)class);
		sqlite3_bind_int64(place, 4, failed);
		sqlite3_bind_int64(place, 5, undecided);
		status = hc_ledger_run(ledger, place, err);
		project->classes[class].owners++;
	}
	sqlite3_finalize(standing);
	sqlite3_finalize(place);
	return status;
}

hc_status hc_ledger_close_projects(hc_ledger *ledger, hc_error *err)
{
	hc_status status = HC_OK;
	size_t i, k;

	for (i = 0; status == HC_OK && i < ledger->facts.project_count; i++) {
		status = place_owners(ledger, i, err);
		for (k = 0; status == HC_OK && k < ledger->projects[i].class_count; k++)
			status = insert(ledger, "UPDATE project_class SET owners = ?3 WHERE project = ?1 AND class = ?2",
			                (int64_t[]){ (int64_t)i, (int64_t)k, ledger->projects[i].classes[k].owners }, 3, NULL, 0, err);
	}
	return status;
}

/* ---- reading ---- */

typedef struct recalling {
	hc_ledger *ledger;
	hc_ledger_project *project;
	void *items;     /* of the list being read */
	size_t count;
	bool bad;
} recalling;

static const char *keep(recalling *r, sqlite3_stmt *row, int at)
{
	const char *text = hc_ledger_text(r->ledger, row, at), *copy = hc_arena_text(&r->ledger->arena, text);

	r->bad |= !text;
	return copy ? copy : "";
}

static void take_project(recalling *r, sqlite3_stmt *row)
{
	hc_ledger_project *project = &((hc_ledger_project *)r->items)[r->count];

	*project = (hc_ledger_project){ .name = keep(r, row, 1), .title = { keep(r, row, 2), keep(r, row, 3) } };
	r->bad |= !hc_verified_find(&project->verified, hc_ledger_text(r->ledger, row, 4));
	if (sqlite3_column_type(row, 5) != SQLITE_NULL)
		project->basis = (hc_label){ keep(r, row, 5), keep(r, row, 6) };
}

static void take_id(recalling *r, sqlite3_stmt *row)
{
	((const char **)r->items)[r->count] = keep(r, row, 3);
}

static void take_class(recalling *r, sqlite3_stmt *row)
{
	((hc_ledger_class *)r->items)[r->count] =
		(hc_ledger_class){ keep(r, row, 4), { keep(r, row, 5), keep(r, row, 6) }, sqlite3_column_int64(row, 2),
		                   sqlite3_column_int64(row, 3) };
}

static void take_goal(recalling *r, sqlite3_stmt *row)
{
	hc_ledger_goal *goal = &((hc_ledger_goal *)r->items)[r->count];
	const char *by = keep(r, row, 2), *share = keep(r, row, 3);

	goal->clause = sqlite3_column_type(row, 4) == SQLITE_NULL ? NULL : keep(r, row, 4);
	r->bad |= !hc_date_read(&goal->by, by, strlen(by)) || !hc_fraction_read(&goal->share, share, strlen(share));
}

/* Reads a list with `take`; ?1 is the project where `number` is not negative. */
static hc_status recall(recalling *r, const char *sql, int64_t number, size_t size, void (*take)(recalling *, sqlite3_stmt *),
                        hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	hc_status status = hc_handle_prepare(&statement, r->ledger->database, sql, err);
	size_t wanted = 0;
	bool row;

	if (status == HC_OK && number >= 0)
		sqlite3_bind_int64(statement, 1, number);
	while (status == HC_OK && (status = hc_handle_step(&row, r->ledger->database, statement, err)) == HC_OK && row)
		wanted++;
	sqlite3_reset(statement);
	r->count = 0;
	r->items = hc_arena_alloc(&r->ledger->arena, (wanted + 1) * size);
	if (status == HC_OK && !r->items)
		status = hc_error_nomem(err);
	while (status == HC_OK && r->items && r->count < wanted && (status = hc_handle_step(&row, r->ledger->database, statement, err)) == HC_OK &&
	       row) {
		take(r, statement);
		r->count++;
	}
	sqlite3_finalize(statement);
	return status == HC_OK && r->bad ? hc_ledger_damaged(r->ledger, "project", err) : status;
}

static hc_status read_project(recalling *r, size_t number, hc_error *err)
{
	hc_ledger_project *project = &r->ledger->projects[number];
	int64_t key = (int64_t)number;
	hc_status status = recall(r, "SELECT * FROM project_part WHERE project=?1 AND kind='rule' ORDER BY position", key,
	                          sizeof(const char *), take_id, err);

	project->rules = r->items;
	project->rule_count = r->count;
	if (status == HC_OK)
		status = recall(r, "SELECT * FROM project_part WHERE project=?1 AND kind='clause' ORDER BY position", key,
		                sizeof(const char *), take_id, err);
	project->clauses = r->items;
	project->clause_count = r->count;
	if (status == HC_OK)
		status = recall(r, "SELECT * FROM project_class WHERE project=?1 ORDER BY class", key, sizeof(hc_ledger_class), take_class,
		                err);
	project->classes = r->items;
	project->class_count = r->count;
	if (status == HC_OK)
		status = recall(r, "SELECT * FROM project_goal WHERE project=?1 ORDER BY position", key, sizeof(hc_ledger_goal), take_goal,
		                err);
	project->goals = r->items;
	project->goal_count = r->count;
	return status == HC_OK && project->class_count < 2 ? hc_ledger_damaged(r->ledger, "project_class", err) : status;
}

hc_status hc_ledger_recall_projects(hc_ledger *ledger, hc_error *err)
{
	recalling r = { .ledger = ledger };
	hc_status status = recall(&r, "SELECT * FROM project ORDER BY project", -1, sizeof(hc_ledger_project), take_project, err);
	size_t i;

	ledger->facts.projects = ledger->projects = r.items;
	ledger->facts.project_count = status == HC_OK ? r.count : 0;
	for (i = 0; status == HC_OK && i < ledger->facts.project_count; i++)
		status = read_project(&r, i, err);
	return status;
}

hc_status hc_ledger_read_standings(hc_ledger *ledger, size_t project, hc_ledger_see_standing see, void *context, hc_error *err)
{
	sqlite3_stmt *owners = NULL;
	hc_status status = hc_handle_prepare(&owners, ledger->database,
	                                     "SELECT project_owner.owner_id, owner_name, class, failed, undecided FROM project_owner"
	                                     " LEFT JOIN verdict ON verdict.owner_id = project_owner.owner_id"
	                                     " WHERE project=?1 ORDER BY class, project_owner.owner_id",
	                                     err);
	bool row;

	if (status == HC_OK)
		sqlite3_bind_int64(owners, 1, (sqlite3_int64)project);
	while (status == HC_OK && (status = hc_handle_step(&row, ledger->database, owners, err)) == HC_OK && row) {
		hc_ledger_standing standing = { hc_ledger_text(ledger, owners, 0), hc_ledger_text(ledger, owners, 1),
			                        (size_t)sqlite3_column_int64(owners, 2), sqlite3_column_int64(owners, 3),
			                        sqlite3_column_int64(owners, 4) };

		if (!standing.owner_id || standing.class >= ledger->facts.projects[project].class_count)
			status = hc_ledger_damaged(ledger, "project_owner", err);
		else
			status = see(context, &standing, err);
	}
	sqlite3_finalize(owners);
	return status;
}
