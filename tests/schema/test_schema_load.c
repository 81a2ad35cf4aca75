/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"
#include "base/limits.h"
#include "base/memory.h"
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void entities_come_with_what_their_files_say(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	const hc_entity *school = hc_schema_find(schema, "school"), *student = hc_schema_find(schema, "student");

	assert_int_equal(schema->entity_count, 2);
	assert_ptr_equal(&schema->entities[0], school);
	assert_int_equal(student->position, 1);
	assert_string_equal(school->plural, "schools");
	assert_string_equal(school->label.zh, "学校");
	assert_string_equal(school->plural_en, "schools");
	assert_string_equal(school->counter_zh, "所");
	assert_string_equal(school->name_field->name, "name");
	assert_string_equal(school->identifier->name, "school_id");
	assert_null(school->within);
	assert_false(school->about_person);
	assert_false(school->expected);
	assert_string_equal(student->plural_en, "student records");
	assert_string_equal(student->counter_zh, "个");
	assert_string_equal(student->meaning.en, "One student.");
	assert_string_equal(student->within->name, "school_id");
	assert_true(student->about_person);
	assert_true(student->expected);
	assert_null(student->name_field);
	assert_ptr_equal(schema->snapshot, hc_entity_find(school, "reporting_date"));
	hc_schema_free(schema);
}

static void fields_hold_their_type_flags_and_range(void **state)
{
	static const struct {
		const char *name;
		int64_t low, high;
		hc_type type;
		bool has_low, has_high, required, act;
	} cases[] = {
		{ "school_id", 0, 0, HC_TEXT, false, false, true, false },
		{ "name", 0, 0, HC_TEXT, false, false, false, false },
		{ "kind", 0, 2, HC_ENUM, false, false, false, false },
		{ "newly_built", 0, 1, HC_BOOLEAN, false, false, false, false },
		{ "founded_on", -25567, HC_DATE_MAX, HC_DATE, true, false, false, false },
		{ "listed_on", HC_DATE_NEVER, HC_DATE_MAX, HC_DATE, false, false, false, true },
		{ "reporting_date", HC_DATE_MIN, HC_DATE_MAX, HC_DATE, false, false, false, false },
		{ "students", 0, 200000, HC_INTEGER, true, true, false, false },
		{ "land_m2", 0, HC_NUMBER_MAX * HC_REAL_SCALE, HC_REAL, true, false, false, false },
		{ "rate", 0, HC_REAL_SCALE, HC_REAL, true, true, false, false },
		{ "topics", 0, 7, HC_SET, false, false, false, false },
		{ "opened", HC_MONTH_MIN, HC_MONTH_MAX, HC_MONTH, false, false, false, false },
	};
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	const hc_entity *school = hc_schema_find(schema, "school");
	size_t i;

	assert_int_equal(school->field_count, COUNT(cases));
	for (i = 0; i < COUNT(cases); i++) {
		const hc_field *field = &school->fields[i];

		assert_string_equal(field->name, cases[i].name);
		assert_int_equal(field->position, i);
		assert_ptr_equal(field->entity, school);
		if (field->type != cases[i].type || field->low != cases[i].low || field->high != cases[i].high
		    || field->has_low != cases[i].has_low || field->has_high != cases[i].has_high
		    || field->required != cases[i].required || field->act != cases[i].act)
			fail_msg("%s: %s from %lld to %lld", field->name, hc_type_word(field->type), (long long)field->low,
			         (long long)field->high);
	}
	assert_string_equal(hc_entity_find(school, "kind")->example, "general");
	assert_string_equal(hc_entity_find(school, "kind")->members[2].label.en, "arts school");
	assert_string_equal(hc_entity_find(school, "land_m2")->unit, "m2");
	assert_int_equal(hc_entity_find(school, "kind")->line, 9);
	hc_schema_free(schema);
}

static void a_reference_knows_its_target_and_its_name_in_rules(void **state)
{
	fixture *f = *state;
	hc_schema *schema = fixture_load_schemas(f);
	const hc_entity *student = hc_schema_find(schema, "student");
	const hc_field *field = hc_entity_find(student, "school_id");

	assert_ptr_equal(field->target, hc_schema_find(schema, "school"));
	assert_string_equal(field->reference, "school");
	assert_true(field->required);
	assert_true(hc_entity_find(student, "name")->personal);
	assert_null(hc_entity_find(student, "name")->target);
	hc_schema_free(schema);
}

static void a_derived_field_stands_behind_those_that_are_stored(void **state)
{
	fixture *f = *state;
	hc_schema *schema;
	const hc_entity *pupil;
	const hc_field *field;

	fixture_write_schemas(f);
	fixture_write(f, "schemas/pupil.yaml",
	              "entity: pupil\nplural: pupils\nlabel: { zh: 学员, en: pupil }\nfields:\n"
	              "  pupil_id: { type: text, identifier: true, label: { zh: 编号, en: Number } }\n"
	              "  digest: { type: text, personal: true, label: { zh: 摘要, en: Digest } }\n"
	              "  place: { type: text, required: true, label: { zh: 地点, en: Place } }\n"
	              "  here: { type: boolean, label: { zh: 在, en: Here } }\n"
	              "derived:\n"
	              "  elsewhere: { label: { zh: 别处, en: Elsewhere }, twin: { same: digest, apart: place, where: { here: true } } }\n");
	schema = hc_schema_load(f->schemas, &f->err);
	assert_string_equal(fixture_problems(f), "");
	pupil = hc_schema_find(schema, "pupil");
	field = hc_entity_find(pupil, "elsewhere");
	assert_int_equal(pupil->field_count, 4);
	assert_int_equal(pupil->derived_count, 1);
	assert_int_equal(schema->twin_count, 1);
	assert_int_equal(field->position, 4);
	assert_int_equal(field->type, HC_BOOLEAN);
	assert_true(field->personal);
	assert_ptr_equal(field->twin->same, hc_entity_find(pupil, "digest"));
	assert_ptr_equal(field->twin->apart, hc_entity_find(pupil, "place"));
	assert_int_equal(field->twin->condition_count, 1);
	assert_int_equal(field->twin->conditions[0].value, 1);
	assert_null(hc_entity_find(pupil, "here")->twin);
	hc_schema_free(schema);
}

#define HEAD "entity: pupil\nplural: pupils\nlabel: { zh: 学员, en: pupil }\n"
#define ID "  pupil_id: { type: text, identifier: true, label: { zh: 编号, en: Number } }\n"
#define LABEL "label: { zh: 甲, en: A }"

static const struct { const char *name, *file, *text, *want; } problems[] = {
	{ "an unknown key of the entity", "pupil", HEAD "colour: red\nfields:\n" ID,
	  "schemas/pupil.yaml:4: unknown key \"colour\"; known here: entity, plural, plural_en, label, counter, meaning, "
	  "about_person, within, expected, named_by, fields, derived\n" },
	{ "derived fields from what cannot give them", "pupil",
	  HEAD "fields:\n" ID "  name: { type: text, " LABEL " }\n  age: { type: integer, " LABEL " }\nderived:\n"
	       "  name: { " LABEL ", twin: { same: name, apart: name } }\n"
	       "  old: { " LABEL ", twin: { same: age, apart: pupil_id, where: { age: 3, name: Ada } } }\n"
	       "  bare: { " LABEL ", type: text }\n"
	       "  self: { " LABEL ", twin: { same: name, apart: name } }\n",
	  "schemas/pupil.yaml:9: \"name\" is a field already\n"
	  "schemas/pupil.yaml:9: \"apart\" must name a required field, and another than \"same\"\n"
	  "schemas/pupil.yaml:10: \"same\" must name a text field of \"pupil\" that is no identifier\n"
	  "schemas/pupil.yaml:10: \"apart\" must name a text field of \"pupil\" that is no identifier\n"
	  "schemas/pupil.yaml:10: \"age\" must be an enum or boolean field of \"pupil\", with one of its values\n"
	  "schemas/pupil.yaml:10: \"name\" must be an enum or boolean field of \"pupil\", with one of its values\n"
	  "schemas/pupil.yaml:11: unknown key \"type\"; known here: label, meaning, twin\n"
	  "schemas/pupil.yaml:11: \"bare\" needs \"twin\": { same: FIELD, apart: FIELD, where: { … } }\n"
	  "schemas/pupil.yaml:12: \"apart\" must name a required field, and another than \"same\"\n" },
	{ "derived fields that are none", "pupil", HEAD "fields:\n" ID "derived: [ old ]\n",
	  "schemas/pupil.yaml:6: \"derived\" must give fields (name: { label: …, twin: … }), 100 with the stored ones\n" },
	{ "a derived field that says nothing", "pupil", HEAD "fields:\n" ID "derived:\n  old: twin\n",
	  "schemas/pupil.yaml:7: keys and values (key: value) must stand here\n" },
	{ "conditions of a derived field that are none", "pupil",
	  HEAD "fields:\n" ID "  a: { type: text, required: true, " LABEL " }\nderived:\n  old: { " LABEL ", twin: { apart: a, where: a } }\n",
	  "schemas/pupil.yaml:8: the key \"same\" is missing\n"
	  "schemas/pupil.yaml:8: \"where\" must give conditions (field: value)\n" },
	{ "another file's name", "pupil", "entity: scholar\nplural: pupils\nlabel: { zh: 甲, en: A }\nfields:\n" ID,
	  "schemas/pupil.yaml:1: the entity \"scholar\" must stand in a file of its name; this one is \"pupil.yaml\"\n" },
	{ "nothing that is needed", "pupil", "counter: 名\n",
	  "schemas/pupil.yaml:1: the key \"entity\" is missing\n"
	  "schemas/pupil.yaml:1: the key \"label\" is missing\n"
	  "schemas/pupil.yaml:1: the key \"plural\" is missing\n"
	  "schemas/pupil.yaml:1: \"fields\" must give 1 to 100 fields (name: { type: … })\n" },
	{ "a list instead", "pupil", "- a\n- b\n", "schemas/pupil.yaml:1: keys and values (key: value) must stand here\n" },
	{ "no identifier", "pupil", HEAD "fields:\n  a: { type: text, " LABEL " }\n",
	  "schemas/pupil.yaml:1: exactly one field must be the identifier (identifier: true); there are 0\n" },
	{ "two identifiers", "pupil", HEAD "fields:\n" ID "  b: { type: text, identifier: true, " LABEL " }\n",
	  "schemas/pupil.yaml:1: exactly one field must be the identifier (identifier: true); there are 2\n" },
	{ "an identifier that is a number", "pupil", HEAD "fields:\n  a: { type: integer, identifier: true, " LABEL " }\n",
	  "schemas/pupil.yaml:5: \"identifier\" is for fields of type text; \"a\" is of type integer\n"
	  "schemas/pupil.yaml:1: exactly one field must be the identifier (identifier: true); there are 0\n" },
	{ "names that cannot be", "pupil",
	  HEAD "fields:\n" ID "  Name: { type: text, " LABEL " }\n  end: { type: text, " LABEL " }\n  2x: { type: text, " LABEL " }\n",
	  "schemas/pupil.yaml:6: \"Name\" cannot be a name: use small letters, digits and _, begin with a letter, and avoid words of Lua\n"
	  "schemas/pupil.yaml:7: \"end\" cannot be a name: use small letters, digits and _, begin with a letter, and avoid words of Lua\n"
	  "schemas/pupil.yaml:8: \"2x\" cannot be a name: use small letters, digits and _, begin with a letter, and avoid words of Lua\n" },
	{ "a field that is no map", "pupil", HEAD "fields:\n" ID "  a: text\n",
	  "schemas/pupil.yaml:6: keys and values (key: value) must stand here\n" },
	{ "a type that is none", "pupil", HEAD "fields:\n" ID "  a: { type: number, " LABEL " }\n",
	  "schemas/pupil.yaml:6: \"number\" is no type; the types are text, integer, real, date, month, boolean, enum, set\n" },
	{ "no type and no label", "pupil", HEAD "fields:\n" ID "  a: { required: true }\n",
	  "schemas/pupil.yaml:6: the key \"type\" is missing\nschemas/pupil.yaml:6: the key \"label\" is missing\n" },
	{ "a flag that is no yes or no", "pupil", HEAD "fields:\n" ID "  a: { type: text, personal: yes, " LABEL " }\n",
	  "schemas/pupil.yaml:6: \"personal\" must be true or false\n" },
	{ "an act that is no date", "pupil", HEAD "fields:\n" ID "  a: { type: month, act: true, " LABEL " }\n",
	  "schemas/pupil.yaml:6: \"act\" is for fields of type date; \"a\" is of type month\n" },
	{ "members of a text", "pupil", HEAD "fields:\n" ID "  a: { type: text, members: { x: " "{ zh: 甲, en: A } }, " LABEL " }\n",
	  "schemas/pupil.yaml:6: an enum or set, and nothing else, has members: 1 to 32, each { zh: …, en: … }\n" },
	{ "an enum without members", "pupil", HEAD "fields:\n" ID "  a: { type: enum, " LABEL " }\n",
	  "schemas/pupil.yaml:6: an enum or set, and nothing else, has members: 1 to 32, each { zh: …, en: … }\n" },
	{ "members that share a label", "pupil",
	  HEAD "fields:\n" ID "  a:\n    type: enum\n    members:\n      x: { zh: 甲, en: A }\n      y: { zh: 乙, en: x }\n    " LABEL "\n",
	  "schemas/pupil.yaml:10: the members \"x\" and \"y\" share a name or label\n" },
	{ "a member without a label", "pupil", HEAD "fields:\n" ID "  a: { type: enum, members: { x: X }, " LABEL " }\n",
	  "schemas/pupil.yaml:6: \"x\" must be a text in both languages: { zh: …, en: … }\n" },
	{ "bounds that are no values", "pupil",
	  HEAD "fields:\n" ID "  a: { type: integer, low: 1.5, high: many, " LABEL " }\n",
	  "schemas/pupil.yaml:6: \"low\" is no value of the integer field \"a\": not a whole number\n"
	  "schemas/pupil.yaml:6: \"high\" is no value of the integer field \"a\": not a number\n" },
	{ "bounds upside down", "pupil", HEAD "fields:\n" ID "  a: { type: date, low: 2019-01-01, high: 2018-01-01, " LABEL " }\n",
	  "schemas/pupil.yaml:6: the lowest value of \"a\" is above its highest\n" },
	{ "bounds of a text", "pupil", HEAD "fields:\n" ID "  a: { type: text, low: 1, " LABEL " }\n",
	  "schemas/pupil.yaml:6: \"low\" and \"high\" are for numbers, months and dates that are no acts\n" },
	{ "bounds of an act", "pupil", HEAD "fields:\n" ID "  a: { type: date, act: true, high: 2020-01-01, " LABEL " }\n",
	  "schemas/pupil.yaml:6: \"low\" and \"high\" are for numbers, months and dates that are no acts\n" },
	{ "an unknown unit", "pupil", HEAD "fields:\n" ID "  a: { type: integer, unit: furlong, " LABEL " }\n",
	  "schemas/pupil.yaml:6: \"furlong\" is neither a unit of units.yaml nor an entity\n" },
	{ "half an unknown unit", "pupil", HEAD "fields:\n" ID "  a: { type: real, unit: m2/furlong, " LABEL " }\n",
	  "schemas/pupil.yaml:6: \"m2/furlong\" is neither a unit of units.yaml nor an entity\n" },
	{ "a unit of a text", "pupil", HEAD "fields:\n" ID "  a: { type: text, unit: m2, " LABEL " }\n",
	  "schemas/pupil.yaml:6: only numbers have a unit; \"a\" is of type text\n" },
	{ "a reference to nobody", "pupil", HEAD "fields:\n" ID "  a_id: { type: text, references: firm, " LABEL " }\n",
	  "schemas/pupil.yaml:6: there is no entity \"firm\"\n" },
	{ "a reference of a wrong name and type", "pupil",
	  HEAD "fields:\n" ID "  a: { type: integer, references: school, " LABEL " }\n",
	  "schemas/pupil.yaml:6: a reference is of type text and no identifier\n"
	  "schemas/pupil.yaml:6: the name of a reference must end in \"_id\"; \"a\" does not\n" },
	{ "a reference called as a field", "pupil",
	  HEAD "fields:\n" ID "  school: { type: text, " LABEL " }\n  school_id: { type: text, references: school, " LABEL " }\n",
	  "schemas/pupil.yaml:7: the reference \"school_id\" would be called \"school\" in rules, and so is a field\n" },
	{ "two references to one entity", "pupil",
	  HEAD "fields:\n" ID "  a_id: { type: text, references: school, " LABEL " }\n  b_id: { type: text, references: school, " LABEL " }\n",
	  "schemas/pupil.yaml:7: \"a_id\" and \"b_id\" refer to the same entity, so that its collection would mean two things\n" },
	{ "a plural that is a field of the parent", "pupil",
	  "entity: pupil\nplural: students\n" LABEL "\nfields:\n" ID "  school_id: { type: text, references: school, " LABEL " }\n",
	  "schemas/pupil.yaml:6: the plural \"students\" is also a field of \"school\": choose another plural\n" },
	{ "a plural of another", "pupil", "entity: pupil\nplural: roll\n" LABEL "\nfields:\n" ID,
	  "schemas/student.yaml:0: the plural \"roll\" is that of \"pupil\" too\n" },
	{ "named by nothing, within nothing", "pupil", HEAD "named_by: a\nwithin: b\nfields:\n" ID,
	  "schemas/pupil.yaml:4: \"pupil\" has no field \"a\"\nschemas/pupil.yaml:5: \"pupil\" has no field \"b\"\n" },
	{ "named by a number, within a text", "pupil",
	  HEAD "named_by: a\nwithin: pupil_id\nfields:\n" ID "  a: { type: integer, " LABEL " }\n",
	  "schemas/pupil.yaml:4: \"named_by\" must name a text field\n"
	  "schemas/pupil.yaml:5: \"within\" must name a reference (references: …)\n" },
	{ "expected of nobody", "pupil", HEAD "expected: true\nfields:\n" ID,
	  "schemas/pupil.yaml:4: \"expected\" needs \"within\": it says that whatever the rows lie within must have some\n" },
	{ "within itself", "pupil", HEAD "within: a_id\nfields:\n" ID "  a_id: { type: text, references: pupil, " LABEL " }\n",
	  "schemas/pupil.yaml:7: \"pupil\" lies within itself: follow \"within\" from entity to entity\n" },
	{ "an example of another type", "pupil", HEAD "fields:\n" ID "  a: { type: boolean, example: [], " LABEL " }\n  b: { type: date, example: soon, " LABEL " }\n",
	  "schemas/pupil.yaml:6: \"example\" is no value of the boolean field \"a\": not a single value\n"
	  "schemas/pupil.yaml:7: \"example\" is no value of the date field \"b\": not a date, such as 2019-03-22\n" },
	{ "two snapshot dates", "pupil", HEAD "fields:\n" ID "  a: { type: date, snapshot: true, " LABEL " }\n",
	  "schemas/school.yaml:20: there is a snapshot date already: pupil.a (schemas/pupil.yaml:6)\n" },
	{ "broken YAML", "pupil", HEAD "fields: [\n", "schemas/pupil.yaml:5: this is not YAML: did not find expected node content\n" },
	{ "units without share", "units", "units:\n  m2: { zh: 平方米, en: m² }\n",
	  "schemas/units.yaml:2: there must be a unit \"share\"\n"
	  "schemas/school.yaml:23: \"share\" is neither a unit of units.yaml nor an entity\n" },
	{ "units that are broken are one problem", "units", "units: {\n",
	  "schemas/units.yaml:2: this is not YAML: did not find expected node content\n" },
	{ "a unit that is an entity", "units",
	  "units:\n  share: { zh: 比例, en: share }\n  m2: { zh: 平方米, en: m² }\n  student: { zh: 人, en: people }\n",
	  "schemas/units.yaml:4: \"student\" is an entity: it is its own unit\n" },
	{ "units of another shape", "units", "units: [ share, m2 ]\n",
	  "schemas/units.yaml:1: \"units\" must hold the units (name: { zh: …, en: … })\n" },
};

static void every_problem_is_told_with_its_file_and_line(void **state)
{
	fixture *f = *state;
	size_t i;

	for (i = 0; i < COUNT(problems); i++) {
		char name[64], path[192];

		fixture_write_schemas(f);
		snprintf(name, sizeof name, "schemas/%s.yaml", problems[i].file);
		fixture_write(f, name, problems[i].text);
		if (hc_schema_load(f->schemas, &f->err))
			fail_msg("%s: accepted", problems[i].name);
		if (strcmp(fixture_problems(f), problems[i].want) != 0)
			fail_msg("%s: got\n%s", problems[i].name, hc_text_get(&f->shown));
		snprintf(path, sizeof path, "%s/%s", f->folder, name);
		assert_int_equal(remove(path), 0);
	}
}

static void problems_of_all_files_are_told_at_once_in_the_order_of_their_names(void **state)
{
	fixture *f = *state;

	fixture_write_schemas(f);
	fixture_write(f, "schemas/zebra.yaml", "entity: zebra\n");
	fixture_write(f, "schemas/animal.yaml", "a: [\n");
	fixture_write(f, "schemas/.hidden.yaml", "a: [\n");
	fixture_write(f, "schemas/notes.txt", "a: [\n");
	f->err.lang = HC_ZH;
	assert_null(hc_schema_load(f->schemas, &f->err));
	assert_int_equal(f->err.status, HC_ESCHEMA);
	assert_string_equal(fixture_problems(f),
	                    "schemas/animal.yaml:2: 不是合法的 YAML：did not find expected node content\n"
	                    "schemas/zebra.yaml:1: 缺少键 \"label\"\n"
	                    "schemas/zebra.yaml:1: 缺少键 \"plural\"\n"
	                    "schemas/zebra.yaml:1: \"fields\" 必须给出 1 至 100 个字段（名称: { type: … }）\n");
}

static void a_circle_of_entities_is_refused_wherever_one_enters_it(void **state)
{
	fixture *f = *state;

	fixture_write_schemas(f);
	fixture_write(f, "schemas/a.yaml", "entity: a\nplural: as\n" LABEL "\nwithin: b_id\nfields:\n"
	                                   "  a_id: { type: text, identifier: true, " LABEL " }\n"
	                                   "  b_id: { type: text, references: b, " LABEL " }\n");
	fixture_write(f, "schemas/b.yaml", "entity: b\nplural: bs\n" LABEL "\nwithin: a_id\nfields:\n"
	                                   "  b_id: { type: text, identifier: true, " LABEL " }\n"
	                                   "  a_id: { type: text, references: a, " LABEL " }\n");
	fixture_write(f, "schemas/c.yaml", "entity: c\nplural: cs\n" LABEL "\nwithin: a_id\nfields:\n"
	                                   "  c_id: { type: text, identifier: true, " LABEL " }\n"
	                                   "  a_id: { type: text, references: a, " LABEL " }\n");
	assert_null(hc_schema_load(f->schemas, &f->err));
	assert_string_equal(fixture_problems(f),
	                    "schemas/a.yaml:7: \"a\" lies within itself: follow \"within\" from entity to entity\n"
	                    "schemas/b.yaml:7: \"b\" lies within itself: follow \"within\" from entity to entity\n");
}

static void a_folder_without_schemas_says_so(void **state)
{
	fixture *f = *state;
	char absent[160];

	snprintf(absent, sizeof absent, "%s/nowhere", f->folder);
	assert_null(hc_schema_load(absent, &f->err));
	assert_int_equal(f->err.status, HC_EINPUT);
	assert_string_equal(fixture_problems(f), "nowhere:0: cannot be read: No such file or directory\n");
	fixture_write(f, "schemas/readme.md", "");
	assert_null(hc_schema_load(f->schemas, &f->err));
	assert_string_equal(fixture_problems(f), "schemas:0: the folder has no units.yaml\n"
	                                         "schemas:0: the folder describes no entity (<name>.yaml)\n");
	assert_null(hc_schema_load(f->schemas, NULL));
}

static void too_many_of_anything_is_refused_with_the_limit(void **state)
{
	fixture *f = *state;
	hc_text text;
	char name[64];
	int i;

	fixture_write_schemas(f);
	hc_text_init(&text);
	hc_text_add(&text, HEAD "fields:\n" ID);
	for (i = 0; i < HC_FIELDS_MAX; i++)
		hc_text_addf(&text, "  f%d: { type: text, " LABEL " }\n", i);
	fixture_write(f, "schemas/pupil.yaml", hc_text_get(&text));
	assert_null(hc_schema_load(f->schemas, &f->err));
	assert_string_equal(fixture_problems(f), "schemas/pupil.yaml:5: \"fields\" must give 1 to 100 fields (name: { type: … })\n");
	hc_text_clear(&text);
	hc_text_add(&text, HEAD "fields:\n" ID "  a:\n    type: set\n    " LABEL "\n    members:\n");
	for (i = 0; i <= HC_MEMBERS_MAX; i++)
		hc_text_addf(&text, "      m%d: { zh: 甲%d, en: A%d }\n", i, i, i);
	fixture_write(f, "schemas/pupil.yaml", hc_text_get(&text));
	assert_null(hc_schema_load(f->schemas, &f->err));
	assert_string_equal(fixture_problems(f),
	                    "schemas/pupil.yaml:10: an enum or set, and nothing else, has members: 1 to 32, each { zh: …, en: … }\n");
	for (i = 0; i < HC_ENTITIES_MAX; i++) {
		snprintf(name, sizeof name, "schemas/e%d.yaml", i);
		fixture_write(f, name, "entity: e\n");
	}
	assert_null(hc_schema_load(f->schemas, &f->err));
	assert_string_equal(fixture_problems(f), "schemas:0: more than 64 entities\n");
	hc_text_drop(&text);
}

static void as_many_members_as_may_be_make_a_mask(void **state)
{
	fixture *f = *state;
	hc_text text;
	hc_schema *schema;
	int i;

	fixture_write_schemas(f);
	hc_text_init(&text);
	hc_text_add(&text, HEAD "fields:\n" ID "  a:\n    type: set\n    " LABEL "\n    members:\n");
	for (i = 0; i < HC_MEMBERS_MAX; i++)
		hc_text_addf(&text, "      m%d: { zh: 甲%d, en: A%d }\n", i, i, i);
	fixture_write(f, "schemas/pupil.yaml", hc_text_get(&text));
	schema = hc_schema_load(f->schemas, &f->err);
	assert_non_null(schema);
	assert_int_equal(hc_entity_find(hc_schema_find(schema, "pupil"), "a")->high, INT64_C(0xFFFFFFFF));
	hc_schema_free(schema);
	hc_text_drop(&text);
}

/* Refuses the n-th allocation, or all from the n-th on; counts what is held. */
static size_t calls, refused, held;
static bool for_good;

static void *failing(void *ptr, size_t size)
{
	void *block;

	if (size == 0) {
		held -= ptr != NULL;
		free(ptr);
		return NULL;
	}
	calls++;
	if (calls == refused || (for_good && calls > refused))
		return NULL;
	block = realloc(ptr, size);
	held += block && !ptr;
	return block;
}

static void memory_that_runs_out_anywhere_leaves_nothing_behind(void **state)
{
	fixture *f = *state;
	hc_schema *schema = NULL;
	int round;

	fixture_write_schemas(f);
	hc_error_drop(&f->err);
	for (round = 0; round < 2; round++) {
		for_good = round == 1;
		for (refused = 1;; refused++) {
			calls = held = 0;
			hc_memory_set_hook(failing);
			schema = hc_schema_load(f->schemas, &f->err);
			if (schema)
				break;
			if (f->err.status != HC_ENOMEM)
				fail_msg("allocation %zu: status %d", refused, (int)f->err.status);
			hc_error_drop(&f->err);
			if (held != 0)
				fail_msg("allocation %zu: %zu blocks are left", refused, held);
		}
		/* Compiled with tiny pages, an arena takes each request from the allocator. */
		assert_true(refused > 300);
		hc_schema_free(schema);
		hc_memory_set_hook(NULL);
		assert_int_equal(held, 0);
	}
}

static void the_shipped_schemas_load(void **state)
{
	fixture *f = *state;
	hc_schema *schema = hc_schema_load(HC_SOURCE_DIR "/schemas", &f->err);

	assert_string_equal(fixture_problems(f), "");
	assert_non_null(schema);
	assert_non_null(schema->snapshot);
	hc_schema_free(schema);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(entities_come_with_what_their_files_say, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(fields_hold_their_type_flags_and_range, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_derived_field_stands_behind_those_that_are_stored, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_reference_knows_its_target_and_its_name_in_rules, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(every_problem_is_told_with_its_file_and_line, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(problems_of_all_files_are_told_at_once_in_the_order_of_their_names, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_circle_of_entities_is_refused_wherever_one_enters_it, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_folder_without_schemas_says_so, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(too_many_of_anything_is_refused_with_the_limit, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(as_many_members_as_may_be_make_a_mask, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(memory_that_runs_out_anywhere_leaves_nothing_behind, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(the_shipped_schemas_load, fixture_begin, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
