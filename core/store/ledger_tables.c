/* SPDX-License-Identifier: MIT */
/*
 * The ledger's tables as a person finds them on opening the file: SQLite keeps
 * the text of each CREATE TABLE with its comments, so the description travels
 * with the data. The same texts tell a ledger of ours from a file that only
 * looks like one: each stored text must equal the one here. Tables are keyed
 * in the order they are read, so reading needs no index and no sorting.
 */

#include "store/ledger_internal.h"

#include <string.h>

/* clang-format off */
static const struct {
	const char *name;
	hc_ledger_merging merging;
	const char *sql;
} tables[] = {
	{ "manifest", HC_MERGE_FIRST,
	  "CREATE TABLE manifest( -- what this audit is about\n"
	  "  key TEXT PRIMARY KEY, -- program, as_of, records_date, owner_entity, within, verdicts_verified, verdicts_basis_zh, _en, rules_not_chosen, earlier_as_of\n"
	  "  value TEXT NOT NULL\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "source", HC_MERGE_FIRST,
	  "CREATE TABLE source( -- what it was made from, each file by the SHA-256 of its bytes\n"
	  "  kind TEXT NOT NULL, -- records, schemas, rules, waivers, earlier (the audit whose findings it carries on)\n"
	  "  pack INTEGER NOT NULL, -- of rules: which of the packs, from 0\n"
	  "  file TEXT NOT NULL, -- within its folder; nothing where the kind is one file\n"
	  "  sha256 TEXT NOT NULL,\n"
	  "  PRIMARY KEY(kind, pack, file)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "choice", HC_MERGE_FIRST,
	  "CREATE TABLE choice( -- the options that chose its rules\n"
	  "  position INTEGER PRIMARY KEY,\n"
	  "  option TEXT NOT NULL, -- rule, skip-rule, clause, include-unverified\n"
	  "  value TEXT NOT NULL\n"
	  ") STRICT" },
	{ "rule", HC_MERGE_FIRST,
	  "CREATE TABLE rule( -- the rules, sorted by id, with their results added up\n"
	  "  rule INTEGER PRIMARY KEY, -- position; the other tables name a rule by it\n"
	  "  id TEXT NOT NULL,\n"
	  "  area TEXT NOT NULL,\n"
	  "  title_zh TEXT,\n"
	  "  title_en TEXT,\n"
	  "  severity TEXT NOT NULL, -- key, major, minor, note\n"
	  "  entity TEXT NOT NULL, -- what its subjects are\n"
	  "  state TEXT NOT NULL, -- runs, or why it was left out: not_in_force, unverified\n"
	  "  personal INTEGER NOT NULL, -- 1: it can read fields that are never published\n"
	  "  pass INTEGER NOT NULL DEFAULT 0,\n"
	  "  fail INTEGER NOT NULL DEFAULT 0,\n"
	  "  unknown INTEGER NOT NULL DEFAULT 0,\n"
	  "  notapplicable INTEGER NOT NULL DEFAULT 0,\n"
	  "  waived INTEGER NOT NULL DEFAULT 0,\n"
	  "  error INTEGER NOT NULL DEFAULT 0\n"
	  ") STRICT" },
	{ "clause", HC_MERGE_FIRST,
	  "CREATE TABLE clause( -- what the rules rest on\n"
	  "  id TEXT PRIMARY KEY,\n"
	  "  document_zh TEXT,\n"
	  "  document_en TEXT,\n"
	  "  number TEXT, -- the document's\n"
	  "  duty_zh TEXT,\n"
	  "  duty_en TEXT,\n"
	  "  verified TEXT NOT NULL, -- text, summary, city, unverified\n"
	  "  from_day TEXT, -- in force; NULL: open\n"
	  "  to_day TEXT\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "rule_clause", HC_MERGE_FIRST,
	  "CREATE TABLE rule_clause( -- which rule cites which clauses, in its order\n"
	  "  rule INTEGER NOT NULL,\n"
	  "  position INTEGER NOT NULL,\n"
	  "  clause TEXT NOT NULL,\n"
	  "  PRIMARY KEY(rule, position)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "term", HC_MERGE_FIRST,
	  "CREATE TABLE term( -- words for entities, fields (entity.field), units and areas (area:name)\n"
	  "  name TEXT PRIMARY KEY,\n"
	  "  zh TEXT,\n"
	  "  en TEXT,\n"
	  "  plural_zh TEXT,\n"
	  "  plural_en TEXT,\n"
	  "  counter TEXT, -- the Chinese counter of an entity\n"
	  "  personal INTEGER NOT NULL -- 1: an entity about one person, a field that is never published\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "level", HC_MERGE_FIRST,
	  "CREATE TABLE level( -- the verdicts there are\n"
	  "  level INTEGER PRIMARY KEY,\n"
	  "  name TEXT NOT NULL,\n"
	  "  zh TEXT,\n"
	  "  en TEXT,\n"
	  "  owners INTEGER NOT NULL DEFAULT 0 -- how many got it\n"
	  ") STRICT" },
	{ "limit_value", HC_MERGE_FIRST,
	  "CREATE TABLE limit_value( -- every dated value of the limits that the rules read\n"
	  "  position INTEGER PRIMARY KEY, -- by limit\n"
	  "  name TEXT NOT NULL,\n"
	  "  title_zh TEXT,\n"
	  "  title_en TEXT,\n"
	  "  unit TEXT, -- term.name\n"
	  "  value_zh TEXT NOT NULL, -- exact\n"
	  "  value_en TEXT NOT NULL,\n"
	  "  whom_zh TEXT, -- whom it is for; NULL: everybody\n"
	  "  whom_en TEXT,\n"
	  "  from_day TEXT, -- NULL: open\n"
	  "  to_day TEXT,\n"
	  "  clause TEXT,\n"
	  "  verified TEXT NOT NULL,\n"
	  "  basis_zh TEXT, -- the decision that gave it; NULL: none\n"
	  "  basis_en TEXT,\n"
	  "  review_by TEXT\n"
	  ") STRICT" },
	{ "rule_limit", HC_MERGE_FIRST,
	  "CREATE TABLE rule_limit( -- which rule reads which limits\n"
	  "  rule INTEGER NOT NULL,\n"
	  "  name TEXT NOT NULL, -- limit_value.name\n"
	  "  PRIMARY KEY(rule, name)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "register_document", HC_MERGE_FIRST,
	  "CREATE TABLE register_document( -- the register: what is required at all\n"
	  "  document INTEGER PRIMARY KEY,\n"
	  "  id TEXT NOT NULL,\n"
	  "  number TEXT,\n"
	  "  title_zh TEXT,\n"
	  "  title_en TEXT,\n"
	  "  from_day TEXT,\n"
	  "  to_day TEXT\n"
	  ") STRICT" },
	{ "register_clause", HC_MERGE_FIRST,
	  "CREATE TABLE register_clause( -- its clauses, and whether rules check them\n"
	  "  document INTEGER NOT NULL,\n"
	  "  position INTEGER NOT NULL,\n"
	  "  id TEXT NOT NULL,\n"
	  "  number TEXT NOT NULL,\n"
	  "  duty_zh TEXT,\n"
	  "  duty_en TEXT,\n"
	  "  left_zh TEXT, -- what of it no rule checks, or why none does\n"
	  "  left_en TEXT,\n"
	  "  verified TEXT NOT NULL,\n"
	  "  from_day TEXT,\n"
	  "  to_day TEXT,\n"
	  "  state TEXT NOT NULL, -- checked, partly, unchecked\n"
	  "  PRIMARY KEY(document, position)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "register_rule", HC_MERGE_FIRST,
	  "CREATE TABLE register_rule( -- the rules that carry a clause\n"
	  "  clause TEXT NOT NULL, -- register_clause.id\n"
	  "  rule TEXT NOT NULL, -- rule.id; a rule that was not chosen for this audit has no row there\n"
	  "  PRIMARY KEY(clause, rule)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "limit_note", HC_MERGE_FIRST,
	  "CREATE TABLE limit_note( -- limits that are placeholders, that were decided on the spot, or past their review date\n"
	  "  position INTEGER PRIMARY KEY,\n"
	  "  name TEXT NOT NULL,\n"
	  "  title_zh TEXT,\n"
	  "  title_en TEXT,\n"
	  "  verified TEXT NOT NULL,\n"
	  "  outdated INTEGER NOT NULL, -- 1: past review_by on the audit date\n"
	  "  review_by TEXT NOT NULL,\n"
	  "  basis_zh TEXT, -- the decision that gave the value; NULL: none\n"
	  "  basis_en TEXT\n"
	  ") STRICT" },
	{ "result", HC_MERGE_EACH,
	  "CREATE TABLE result( -- one for each rule and subject, nothing missing and nothing twice\n"
	  "  rule INTEGER NOT NULL, -- rule.rule\n"
	  "  subject_id TEXT NOT NULL,\n"
	  "  subject_name TEXT,\n"
	  "  owner_id TEXT, -- the record that gets the verdict; NULL: none\n"
	  "  outcome TEXT NOT NULL, -- pass, fail, unknown, notapplicable, waived, error\n"
	  "  comparison TEXT NOT NULL, -- at_least, at_most, within, equal, none, every, includes or nothing\n"
	  "  kind INTEGER NOT NULL, -- of actual and required: 0 number, 1 date (day 0 is 1970-01-01), 2 boolean, 3 text\n"
	  "  actual REAL, -- for reading; NULL where it is not exactly known\n"
	  "  actual_low ANY, -- exact: a whole number, or a text like 0.3, 1/3, inf\n"
	  "  actual_high ANY, -- NULL: the same as actual_low\n"
	  "  actual_exact TEXT, -- as counted: 2/10\n"
	  "  required REAL,\n"
	  "  required_low ANY,\n"
	  "  required_high ANY,\n"
	  "  required_exact TEXT,\n"
	  "  unit TEXT, -- term.name\n"
	  "  shortfall INTEGER, -- the smallest whole number that would comply\n"
	  "  shortfall_unit TEXT,\n"
	  "  margin INTEGER, -- of a pass: how much would still comply\n"
	  "  binding TEXT, -- which of two lines binds\n"
	  "  verified TEXT NOT NULL,\n"
	  "  limit_name TEXT,\n"
	  "  missing INTEGER NOT NULL, -- rows in the table missing\n"
	  "  evidence_count INTEGER NOT NULL, -- rows of the records that show it\n"
	  "  evidence INTEGER NOT NULL, -- rows in the table evidence\n"
	  "  reason_zh TEXT,\n"
	  "  reason_en TEXT,\n"
	  "  clauses INTEGER NOT NULL, -- bit n: rule_clause.position n is in force and reaches the subject; 0: all\n"
	  "  PRIMARY KEY(rule, subject_id)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "missing", HC_MERGE_EACH,
	  "CREATE TABLE missing( -- what the records do not say, of a result\n"
	  "  rule INTEGER NOT NULL,\n"
	  "  subject_id TEXT NOT NULL,\n"
	  "  position INTEGER NOT NULL,\n"
	  "  field TEXT NOT NULL, -- entity.field, or an entity whose rows are not known at all\n"
	  "  rows INTEGER NOT NULL, -- how many lack it\n"
	  "  PRIMARY KEY(rule, subject_id, position)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "evidence", HC_MERGE_EACH,
	  "CREATE TABLE evidence( -- the records that show a result\n"
	  "  rule INTEGER NOT NULL,\n"
	  "  subject_id TEXT NOT NULL,\n"
	  "  position INTEGER NOT NULL,\n"
	  "  entity TEXT NOT NULL,\n"
	  "  id TEXT NOT NULL,\n"
	  "  PRIMARY KEY(rule, subject_id, position)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "verdict", HC_MERGE_EACH,
	  "CREATE TABLE verdict( -- one for each owner\n"
	  "  owner_id TEXT PRIMARY KEY,\n"
	  "  owner_name TEXT,\n"
	  "  level INTEGER NOT NULL\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "facet", HC_MERGE_FIRST,
	  "CREATE TABLE facet( -- by what owners can be told apart\n"
	  "  facet INTEGER PRIMARY KEY,\n"
	  "  name TEXT NOT NULL,\n"
	  "  entity TEXT, -- what it refers to; NULL: an enumeration\n"
	  "  zh TEXT,\n"
	  "  en TEXT\n"
	  ") STRICT" },
	{ "owner_facet", HC_MERGE_EACH,
	  "CREATE TABLE owner_facet( -- the facets of each owner, where they are known\n"
	  "  owner_id TEXT NOT NULL,\n"
	  "  facet INTEGER NOT NULL,\n"
	  "  value TEXT NOT NULL, -- a member's name, or an id\n"
	  "  zh TEXT,\n"
	  "  en TEXT,\n"
	  "  PRIMARY KEY(owner_id, facet)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "deadline", HC_MERGE_FIRST,
	  "CREATE TABLE deadline( -- how long an owner has to put a finding right\n"
	  "  severity TEXT PRIMARY KEY,\n"
	  "  days INTEGER NOT NULL\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "history", HC_MERGE_HISTORY,
	  "CREATE TABLE history( -- every finding of this audit and of those it carries on, since when and until when\n"
	  "  rule_id TEXT NOT NULL,\n"
	  "  subject_id TEXT NOT NULL,\n"
	  "  entity TEXT NOT NULL, -- the subject's\n"
	  "  owner_id TEXT,\n"
	  "  found TEXT NOT NULL, -- the day of the audit that first found it\n"
	  "  deadline TEXT, -- until when it is to be put right; NULL: no term is set\n"
	  "  resolved TEXT, -- the day of the audit that no longer found it; NULL: it stands\n"
	  "  times INTEGER NOT NULL, -- how often it was found anew\n"
	  "  PRIMARY KEY(rule_id, subject_id)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "verdict_total", HC_MERGE_EACH,
	  "CREATE TABLE verdict_total( -- the results of an owner; what is not listed is 0\n"
	  "  owner_id TEXT NOT NULL,\n"
	  "  severity TEXT NOT NULL,\n"
	  "  outcome TEXT NOT NULL,\n"
	  "  results INTEGER NOT NULL,\n"
	  "  PRIMARY KEY(owner_id, severity, outcome)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "project", HC_MERGE_FIRST,
	  "CREATE TABLE project( -- indicators by which owners are put into classes, beside the verdict\n"
	  "  project INTEGER PRIMARY KEY,\n"
	  "  name TEXT NOT NULL,\n"
	  "  title_zh TEXT NOT NULL,\n"
	  "  title_en TEXT NOT NULL,\n"
	  "  verified TEXT NOT NULL, -- of what tells the classes apart: text, summary, city, unverified\n"
	  "  basis_zh TEXT, -- the decision that gave them; NULL: none\n"
	  "  basis_en TEXT\n"
	  ") STRICT" },
	{ "project_part", HC_MERGE_FIRST,
	  "CREATE TABLE project_part( -- its indicators, and the clauses under which an owner is counted\n"
	  "  project INTEGER NOT NULL,\n"
	  "  position INTEGER NOT NULL,\n"
	  "  kind TEXT NOT NULL, -- rule, clause\n"
	  "  id TEXT NOT NULL, -- rule.id, clause.id\n"
	  "  PRIMARY KEY(project, kind, position)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "project_class", HC_MERGE_FIRST,
	  "CREATE TABLE project_class( -- from the most failed indicators to none; the last is undetermined\n"
	  "  project INTEGER NOT NULL,\n"
	  "  class INTEGER NOT NULL,\n"
	  "  over INTEGER NOT NULL, -- more indicators than this fail; -1 for the last two\n"
	  "  owners INTEGER NOT NULL, -- how many are in it\n"
	  "  name TEXT NOT NULL,\n"
	  "  zh TEXT NOT NULL,\n"
	  "  en TEXT NOT NULL,\n"
	  "  PRIMARY KEY(project, class)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "project_goal", HC_MERGE_FIRST,
	  "CREATE TABLE project_goal( -- which share of those counted is to fail no indicator, and when\n"
	  "  project INTEGER NOT NULL,\n"
	  "  position INTEGER NOT NULL,\n"
	  "  by_day TEXT NOT NULL,\n"
	  "  share TEXT NOT NULL,\n"
	  "  clause TEXT,\n"
	  "  PRIMARY KEY(project, position)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "project_owner", HC_MERGE_NEVER,
	  "CREATE TABLE project_owner( -- those counted\n"
	  "  project INTEGER NOT NULL,\n"
	  "  owner_id TEXT NOT NULL,\n"
	  "  class INTEGER NOT NULL,\n"
	  "  failed INTEGER NOT NULL, -- indicators that fail\n"
	  "  undecided INTEGER NOT NULL, -- indicators that are unknown or broken\n"
	  "  PRIMARY KEY(project, owner_id)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "problem", HC_MERGE_ONCE,
	  "CREATE TABLE problem( -- values in the records that were passed over; each is listed once\n"
	  "  entity TEXT NOT NULL,\n"
	  "  id TEXT NOT NULL,\n"
	  "  field TEXT NOT NULL, -- nothing: the whole record\n"
	  "  zh TEXT NOT NULL,\n"
	  "  en TEXT NOT NULL,\n"
	  "  PRIMARY KEY(entity, id, field, zh, en)\n"
	  ") STRICT, WITHOUT ROWID" },
	{ "waiver", HC_MERGE_WAIVERS,
	  "CREATE TABLE waiver( -- every waiver that the audit was given\n"
	  "  rule_id TEXT NOT NULL, -- rule.id, where the rule is in this ledger\n"
	  "  entity TEXT NOT NULL, -- the subject\n"
	  "  id TEXT NOT NULL,\n"
	  "  first_day TEXT NOT NULL,\n"
	  "  last_day TEXT NOT NULL,\n"
	  "  basis TEXT NOT NULL,\n"
	  "  approver TEXT NOT NULL,\n"
	  "  justification TEXT NOT NULL,\n"
	  "  state TEXT NOT NULL, -- in_force, expired, not_yet_valid, matches_nothing, not_needed\n"
	  "  ends_soon INTEGER NOT NULL, -- 1: within 30 days of the audit date\n"
	  "  PRIMARY KEY(rule_id, entity, id, first_day)\n"
	  ") STRICT, WITHOUT ROWID" },
};

static const char view[] =
	"CREATE VIEW finding AS -- the failed results, to be read by people\n"
	"  SELECT rule.id AS rule, rule.title_zh, rule.title_en, rule.severity, rule.entity,\n"
	"         result.subject_id, result.subject_name, result.owner_id, verdict.owner_name,\n"
	"         result.comparison, result.actual, result.actual_exact, result.required, result.required_exact,\n"
	"         result.unit, result.shortfall, result.shortfall_unit, result.verified, result.evidence_count\n"
	"  FROM result JOIN rule ON rule.rule = result.rule\n"
	"  LEFT JOIN verdict ON verdict.owner_id = result.owner_id\n"
	"  WHERE result.outcome = 'fail'";

/* clang-format on */

/* No IN: for an index SQLite would fill a table with its list for every row. */
const char hc_ledger_open_outcomes[] = "(outcome='fail' OR outcome='unknown' OR outcome='waived' OR outcome='error')";

#define TABLE_COUNT (sizeof tables / sizeof *tables)

hc_status hc_ledger_make_tables(struct hc_database *database, hc_error *err)
{
	hc_status status = HC_OK;
	size_t i;

	for (i = 0; status == HC_OK && i < TABLE_COUNT; i++)
		status = hc_handle_exec(database, tables[i].sql, err);
	return status == HC_OK ? hc_handle_exec(database, view, err) : status;
}

hc_status hc_ledger_make_index(struct hc_database *database, hc_error *err)
{
	hc_text sql;
	hc_status status;

	hc_text_init(&sql);
	hc_text_addf(&sql, "CREATE INDEX result_by_owner ON result(owner_id) WHERE %s", hc_ledger_open_outcomes);
	status = sql.failed ? hc_error_nomem(err) : hc_handle_exec(database, hc_text_get(&sql), err);
	hc_text_drop(&sql);
	return status;
}

const char *hc_ledger_table(size_t at, hc_ledger_merging *merging)
{
	if (at >= TABLE_COUNT)
		return NULL;
	*merging = tables[at].merging;
	return tables[at].name;
}

/* What a file is that is not what was wanted. */
static hc_status refuse(const hc_ledger *ledger, int64_t application, hc_error *err)
{
	if (!ledger->part && application == HC_LEDGER_PART_APPLICATION)
		return hc_error_add(err, HC_EINPUT, ledger->path, 0,
		                    "is one part of an audit: put all its parts together first, with `hecha merge`",
		                    "只是一次核查的一部分：请先用 `hecha merge` 合并全部部分");
	if (!ledger->part)
		return hc_error_add(err, HC_EINPUT, ledger->path, 0, "is not a saved audit", "不是已保存的核查结果");
	if (application == HC_LEDGER_APPLICATION)
		return hc_error_add(err, HC_EINPUT, ledger->path, 0, "is a whole saved audit, no part of one",
		                    "是完整的核查结果，不是其中一部分");
	return hc_error_add(err, HC_EINPUT, ledger->path, 0, "is no part of an audit", "不是核查的一部分");
}

/* Whether it says of itself that it is a ledger (or a part), in the format that we read. */
static hc_status check_header(hc_ledger *ledger, hc_error *err)
{
	int64_t application = 0, format = 0;
	hc_status status = hc_handle_integer(&application, ledger->database, "PRAGMA application_id", err);

	if (status == HC_OK)
		status = hc_handle_integer(&format, ledger->database, "PRAGMA user_version", err);
	if (status == HC_OK && application != (ledger->part ? HC_LEDGER_PART_APPLICATION : HC_LEDGER_APPLICATION))
		return refuse(ledger, application, err);
	if (status == HC_OK && format != HC_LEDGER_FORMAT)
		return hc_error_add(
			err, HC_EINPUT, ledger->path, 0,
			"is an audit saved in format %lld, this program reads format %d; run the audit again",
			"核查结果的格式为 %lld，本程序只能读取格式 %d；请重新核查", (long long)format,
			HC_LEDGER_FORMAT);
	return status;
}

hc_status hc_ledger_check_table(hc_ledger *ledger, const char *name, const char *sql, hc_error *err)
{
	sqlite3_stmt *statement = NULL;
	const char *stored;
	bool row = false;
	hc_status status = hc_handle_prepare(&statement, ledger->database,
	                                     "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1", err);

	if (status == HC_OK) {
		hc_ledger_bind_text(statement, 1, name);
		status = hc_handle_step(&row, ledger->database, statement, err);
		stored = status == HC_OK && row ? hc_ledger_text(ledger, statement, 0) : NULL;
		if (status == HC_OK && (!stored || strcmp(stored, sql) != 0))
			status = hc_ledger_damaged(ledger, name, err);
	}
	sqlite3_finalize(statement);
	return status;
}

hc_status hc_ledger_check_tables(hc_ledger *ledger, hc_error *err)
{
	hc_status status = check_header(ledger, err);
	size_t i;

	for (i = 0; status == HC_OK && i < TABLE_COUNT; i++)
		status = hc_ledger_check_table(ledger, tables[i].name, tables[i].sql, err);
	return status;
}
