/* SPDX-License-Identifier: MIT */
#ifndef HC_SCHEMA_ENTITY_LOAD_H
#define HC_SCHEMA_ENTITY_LOAD_H

/*
 * The steps of loading the schemas, for schema_load.c alone. Every problem
 * goes to `err`; nothing here stops at the first one.
 */

#include "schema/entity.h"
#include "schema/yaml.h"

/* Whether `unit` is a unit, an entity's name, or "a/b" of these. */
bool hc_schema_has_unit(const hc_schema *schema, const char *unit);

/* Fills in what an entity's file says before its fields: names, labels, plural. Needs entity->name and entity->file. */
void hc_entity_load_head(hc_entity *entity, const hc_yaml *map, hc_arena *arena, hc_error *err);

/*
 * Fills in the fields, the identifier, the naming field and the placing
 * reference. Needs the heads of all entities and the units.
 */
void hc_entity_load_fields(hc_entity *entity, const hc_yaml *map, hc_schema *schema, hc_error *err);

/* Checks names and places across entities; needs all of them loaded. */
void hc_entity_check(const hc_entity *entity, const hc_schema *schema, hc_error *err);

/* Fills in the derived fields from their list, behind the others, for which there is room. Needs the others. */
void hc_derived_load(hc_entity *entity, const hc_yaml *list, hc_schema *schema, hc_error *err);

/* Fills in one field, whose name, entity and position are set, from its YAML map. */
void hc_field_load(hc_field *field, const hc_yaml *map, hc_schema *schema, hc_error *err);

#endif
