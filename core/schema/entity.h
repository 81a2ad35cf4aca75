/* SPDX-License-Identifier: MIT */
#ifndef HC_SCHEMA_ENTITY_H
#define HC_SCHEMA_ENTITY_H

/*
 * The records as the files of schemas/ describe them: entities, their fields, the
 * units. Everything is owned by the schema and lives as long as it does.
 *
 * Storage: an entity is a root (its rows stand alone) or lies `within` a root
 * or another entity by one of its references (an employee within a firm): its
 * rows are stored, read and judged together with that record's.
 */

#include "base/arena.h"
#include "base/status.h"
#include "data/column.h"

typedef struct hc_entity hc_entity;

typedef struct hc_member {
	const char *name;
	size_t length;   /* of the name */
	hc_label label;
} hc_member;

typedef struct hc_unit {
	const char *name;
	hc_label label;  /* "m²", "平方米" */
} hc_unit;

/*
 * What makes a derived field: whether another row with the same value of
 * `same`, that differs in `apart` and meets all conditions, stands anywhere in
 * the table. It is not known where the row's own `same` is missing, or where
 * a condition that is missing of such a row decides. A row without `apart`,
 * which no import lets in, is nobody's twin.
 */
typedef struct hc_twin_condition {
	const struct hc_field *field; /* boolean or enumerated */
	int64_t value;
} hc_twin_condition;

typedef struct hc_twin {
	size_t number;       /* counts the derived fields of the schema */
	const struct hc_field *same, *apart; /* texts of the same entity */
	size_t condition_count;
	const hc_twin_condition *conditions;
} hc_twin;

typedef struct hc_field {
	const char *name;
	const char *full_name; /* "entity.field" */
	hc_type type;
	hc_label label;      /* heading of forms */
	hc_label meaning;    /* one line, with the denominator traps */
	const char *unit;    /* a unit or an entity's name; NULL */
	bool identifier;     /* names the row, unique in its table */
	bool required;       /* an import refuses a row without it; every identifier is */
	bool personal;       /* never published */
	bool act;            /* an act date: empty means not done, never not known */
	int64_t low, high;   /* what the column can hold, in the column's integers; all of a type where the schema says nothing */
	bool has_low, has_high; /* the schema gave it */
	size_t member_count; /* of an enumeration or a set */
	const hc_member *members;
	const hc_entity *target;    /* of a reference; NULL otherwise */
	const char *reference;      /* its name in rules: "firm" for firm_id; NULL */
	const hc_twin *twin;        /* of a derived field, which no table holds; NULL otherwise */
	const char *example;        /* what a rule's example holds where it says nothing; NULL: missing */
	const hc_entity *entity;    /* the entity it belongs to */
	size_t position;            /* its place in that entity's fields */
	unsigned line;
} hc_field;

struct hc_entity {
	const char *name;    /* also the table's */
	const char *plural;  /* the collection's name in rules */
	hc_label label;      /* 员工 / employee */
	const char *plural_en; /* "employees" as shown to people */
	const char *counter_zh; /* 名, 所, 个 */
	hc_label meaning;
	size_t field_count;    /* stored in the table */
	size_t derived_count;  /* behind these in `fields`: computed from the table when it is read */
	hc_field *fields;
	hc_field *identifier;
	hc_field *name_field; /* shown beside the id; NULL */
	hc_field *within;    /* the reference that places its rows; NULL for a root */
	bool expected;       /* every record it lies within must have rows of it, else they are not known */
	bool about_person;   /* its rows are about one person */
	size_t position;     /* its place in the schema */
	const char *file;
};

typedef struct hc_schema {
	hc_arena arena;
	size_t entity_count;
	hc_entity *entities;      /* sorted by name */
	size_t unit_count;
	hc_unit *units;
	size_t twin_count;        /* derived fields of all entities */
	hc_field *snapshot;       /* the date field that says when the records stood so; NULL when no schema marks one */
} hc_schema;

/*
 * Reads every *.yaml of `folder` (units.yaml holds the units) and checks them
 * against each other. All problems go to `err` with file:line. NULL on
 * failure; free with hc_schema_free.
 */
hc_schema *hc_schema_load(const char *folder, hc_error *err);
void hc_schema_free(hc_schema *schema); /* NULL is accepted */

hc_entity *hc_schema_find(const hc_schema *schema, const char *name);   /* by name; NULL */
hc_entity *hc_schema_find_plural(const hc_schema *schema, const char *plural); /* NULL */
hc_field *hc_entity_find(const hc_entity *entity, const char *field);   /* by name, derived ones too; NULL */
hc_field *hc_entity_find_reference(const hc_entity *entity, const char *reference); /* "firm"; NULL */

/* The reference of `child` that points to `parent`; NULL when it has none. */
hc_field *hc_entity_reference_to(const hc_entity *child, const hc_entity *parent);

/* The root that `entity` lies within (itself for a root). */
const hc_entity *hc_entity_root(const hc_entity *entity);

/* What a unit or an entity's name is called; the name itself when it is neither. "a/b" is joined from both. */
void hc_schema_unit_label(const hc_schema *schema, const char *unit, hc_lang lang, char *out, size_t size);

/* The position of member `name` (or its label, in either language) of an enumeration or set; -1 when none. */
int hc_field_member(const hc_field *field, const char *name, size_t length);

/* The word of a type in schema files: "text", "integer"… */
const char *hc_type_word(hc_type type);

/*
 * Reads one value as it stands in a form, a rule or the records' text: a
 * number with or without thousands separators, an ISO date (also 2019/3/22 and
 * 2019年3月22日), a member's name or label, yes/no in both languages. The
 * result is the column's integer. False with a reason in `why` (static, of
 * both languages) when it is not a value of the field or lies outside its range.
 * Not for text fields.
 */
bool hc_field_read(const hc_field *field, const char *text, size_t length, int64_t *out, hc_label *why);

/* Whether a column's integer lies in the field's range; `why` as above. */
bool hc_field_check(const hc_field *field, int64_t value, hc_label *why);

/* Writes a column's integer as the records hold it ("2019-03-22", "a", "1200.5", "a,b"; "" for an act not done).
 * Returns a text of `arena` or of the schema; NULL when out of memory. */
const char *hc_field_write(const hc_field *field, int64_t value, hc_arena *arena);

#endif
