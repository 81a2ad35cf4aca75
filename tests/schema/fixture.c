/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct { const char *name, *text; } schemas[] = {
	{ "schemas/units.yaml",
	  "units:\n"
	  "  share: { zh: 比例, en: share }\n"
	  "  m2: { zh: 平方米, en: m² }\n" },
	{ "schemas/school.yaml",
	  "entity: school\n"
	  "plural: schools\n"
	  "label: { zh: 学校, en: school }\n"
	  "counter: 所\n"
	  "named_by: name\n"
	  "fields:\n"
	  "  school_id: { type: text, identifier: true, label: { zh: 编号, en: Number } }\n"
	  "  name: { type: text, label: { zh: 名称, en: Name } }\n"
	  "  kind:\n"
	  "    type: enum\n"
	  "    members:\n"
	  "      general: { zh: 普通, en: general school }\n"
	  "      adult: { zh: 成人, en: adult school }\n"
	  "      arts: { zh: 艺术, en: arts school }\n"
	  "    label: { zh: 类别, en: Kind }\n"
	  "    example: general\n"
	  "  newly_built: { type: boolean, label: { zh: 新建, en: New } }\n"
	  "  founded_on: { type: date, low: 1900-01-01, label: { zh: 建校日期, en: Founded } }\n"
	  "  listed_on: { type: date, act: true, label: { zh: 公布日期, en: Listed } }\n"
	  "  reporting_date: { type: date, snapshot: true, label: { zh: 填报日期, en: As of } }\n"
	  "  students: { type: integer, unit: student, low: 0, high: 200000, label: { zh: 在校生, en: Students } }\n"
	  "  land_m2: { type: real, unit: m2, low: 0, label: { zh: 占地, en: Land } }\n"
	  "  rate: { type: real, unit: share, low: 0, high: 1, label: { zh: 比率, en: Rate } }\n"
	  "  topics:\n"
	  "    type: set\n"
	  "    members: { name: { zh: 校名, en: name }, food: { zh: 食品、饮水, en: \"food, water\" }, fire: { zh: 消防, en: fire } }\n"
	  "    label: { zh: 事项, en: Topics }\n"
	  "  opened: { type: month, label: { zh: 开学月份, en: Opened } }\n" },
	{ "schemas/student.yaml",
	  "entity: student\n"
	  "plural: roll\n"
	  "plural_en: student records\n"
	  "label: { zh: 学生, en: student }\n"
	  "about_person: true\n"
	  "within: school_id\n"
	  "expected: true\n"
	  "meaning: { zh: 学籍, en: One student. }\n"
	  "fields:\n"
	  "  student_id: { type: text, identifier: true, label: { zh: 编号, en: Number } }\n"
	  "  school_id: { type: text, references: school, required: true, label: { zh: 学校, en: School } }\n"
	  "  name: { type: text, personal: true, label: { zh: 姓名, en: Name } }\n" },
};

static const struct { const char *name, *text; } rules[] = {
	{ "rules/verdicts.yaml",
	  "owner: school\n"
	  "verified: city\n"
	  "verdicts:\n"
	  "  - name: unqualified\n"
	  "    label: { zh: 不合格, en: unqualified }\n"
	  "    when: { severity: [key], result: [fail] }\n"
	  "  - name: undetermined\n"
	  "    label: { zh: 待补充, en: undetermined }\n"
	  "    when: { severity: [key, major], result: [unknown, error] }\n"
	  "  - { name: qualified, label: { zh: 合格, en: qualified } }\n" },
	{ "rules/regulations/setup-2010.yaml",
	  "number: 教职成〔2010〕12号\n"
	  "title: { zh: 设置标准, en: Set-up standard }\n"
	  "from: 2010-07-06\n"
	  "source: read in a repost\n"
	  "reach: { kind: [general, adult] }\n"
	  "outside: { zh: 仅适用于普通和成人学校, en: for general and adult schools only }\n"
	  "clauses:\n"
	  "  \"6\": { duty: { zh: 规模, en: Be large enough. }, verified: text }\n"
	  "  \"7\":\n"
	  "    duty: { zh: 教师, en: Have teachers. }\n"
	  "    verified: summary\n"
	  "    from: 2011-01-01\n"
	  "    to: 2020-12-31\n"
	  "    reach: { kind: arts }\n"
	  "    outside: { zh: 仅适用于艺术学校, en: for arts schools only }\n" },
	{ "rules/regulations/setup-2001.yaml",
	  "title: { zh: 旧设置标准, en: Old standard }\n"
	  "from: 2001-07-02\n"
	  "to: 2010-07-05\n"
	  "superseded_by: setup-2010\n"
	  "clauses:\n"
	  "  \"5\": { duty: { zh: 规模, en: Be large enough. }, verified: unverified }\n" },
	{ "rules/limits.yaml",
	  "limits:\n"
	  "  min_students:\n"
	  "    title: { zh: 在校生下限, en: Fewest students }\n"
	  "    unit: student\n"
	  "    outside: { zh: 没有数值, en: there is no value }\n"
	  "    values:\n"
	  "      - { where: { kind: general }, value: 960, clause: \"setup-2001:5\" }\n"
	  "      - { from: 2010-07-06, where: { kind: general }, value: 1200, clause: \"setup-2010:6\", review_by: 2030-01-01 }\n"
	  "      - { from: 2010-07-06, where: { kind: adult }, value: 600, clause: \"setup-2010:6\", verified: city }\n"
	  "  min_share:\n"
	  "    title: { zh: 比例下限, en: Least share }\n"
	  "    unit: share\n"
	  "    values: [ { value: 1/3, clause: \"setup-2010:6\" } ]\n"
	  "  topics:\n"
	  "    title: { zh: 事项, en: Topics }\n"
	  "    values: [ { value: [name, fire], clause: \"setup-2010:6\" } ]\n"
	  "  deadline:\n"
	  "    title: { zh: 截止日, en: Deadline }\n"
	  "    values: [ { day: 11-20, clause: \"setup-2010:6\" } ]\n" },
};

int fixture_begin(void **state)
{
	fixture *f = calloc(1, sizeof *f);

	if (!f)
		return -1;
	snprintf(f->folder, sizeof f->folder, "/tmp/hecha-test-XXXXXX");
	if (!mkdtemp(f->folder))
		return -1;
	snprintf(f->schemas, sizeof f->schemas, "%s/schemas", f->folder);
	snprintf(f->rules, sizeof f->rules, "%s/rules", f->folder);
	hc_error_init(&f->err, HC_EN);
	hc_text_init(&f->shown);
	*state = f;
	return 0;
}

static int remove_entry(const char *path, const struct stat *about, int kind, struct FTW *where)
{
	(void)about;
	(void)kind;
	(void)where;
	return remove(path);
}

int fixture_end(void **state)
{
	fixture *f = *state;
	int failed = nftw(f->folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);

	hc_error_drop(&f->err);
	hc_text_drop(&f->shown);
	free(f);
	return failed;
}

void fixture_write(const fixture *f, const char *name, const char *text)
{
	char path[256];
	char *stroke;
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", f->folder, name);
	for (stroke = strchr(path + strlen(f->folder) + 1, '/'); stroke; stroke = strchr(stroke + 1, '/')) {
		*stroke = '\0';
		mkdir(path, 0777);
		*stroke = '/';
	}
	file = fopen(path, "wb");
	if (!file)
		fail_msg("cannot write %s", path);
	fwrite(text, 1, strlen(text), file);
	fclose(file);
}

void fixture_write_schemas(const fixture *f)
{
	size_t i;

	for (i = 0; i < sizeof schemas / sizeof *schemas; i++)
		fixture_write(f, schemas[i].name, schemas[i].text);
}

void fixture_write_rules(const fixture *f)
{
	size_t i;

	for (i = 0; i < sizeof rules / sizeof *rules; i++)
		fixture_write(f, rules[i].name, rules[i].text);
}

/* Adds `text` without the fixture's folder, wherever it stands in it. */
static void add_short(const fixture *f, hc_text *out, const char *text)
{
	const char *found;

	while ((found = strstr(text, f->folder))) {
		hc_text_add_bytes(out, text, (size_t)(found - text));
		text = found + strlen(f->folder);
		text += *text == '/';
	}
	hc_text_add(out, text);
}

const char *fixture_problems(fixture *f)
{
	size_t i;

	hc_text_clear(&f->shown);
	for (i = 0; i < f->err.count; i++) {
		const hc_problem *problem = &f->err.problems[i];

		add_short(f, &f->shown, problem->file ? problem->file : "");
		hc_text_addf(&f->shown, ":%u: ", problem->line);
		add_short(f, &f->shown, problem->text);
		hc_text_add(&f->shown, "\n");
	}
	hc_error_drop(&f->err);
	return hc_text_get(&f->shown);
}

hc_schema *fixture_load_schemas(fixture *f)
{
	hc_schema *schema;

	fixture_write_schemas(f);
	schema = hc_schema_load(f->schemas, &f->err);
	if (!schema)
		fail_msg("the schemas do not load:\n%s", fixture_problems(f));
	return schema;
}
