/* SPDX-License-Identifier: MIT */
/*
 * Looking things up in a loaded schema. Entities are few and fields at most a
 * hundred, and nobody looks them up row by row, so a walk is all it takes.
 */

#include "schema/entity.h"

#include "base/memory.h"
#include "base/text.h"

#include <string.h>

void hc_schema_free(hc_schema *schema)
{
	if (!schema)
		return;
	hc_arena_drop(&schema->arena);
	hc_memory_free(schema);
}

hc_entity *hc_schema_find(const hc_schema *schema, const char *name)
{
	size_t i;

	for (i = 0; i < schema->entity_count; i++) {
		if (strcmp(schema->entities[i].name, name) == 0)
			return &schema->entities[i];
	}
	return NULL;
}

hc_entity *hc_schema_find_plural(const hc_schema *schema, const char *plural)
{
	size_t i;

	for (i = 0; i < schema->entity_count; i++) {
		if (schema->entities[i].plural && strcmp(schema->entities[i].plural, plural) == 0)
			return &schema->entities[i];
	}
	return NULL;
}

hc_field *hc_entity_find(const hc_entity *entity, const char *field)
{
	size_t i;

	for (i = 0; i < entity->field_count + entity->derived_count; i++) {
		if (strcmp(entity->fields[i].name, field) == 0)
			return &entity->fields[i];
	}
	return NULL;
}

hc_field *hc_entity_find_reference(const hc_entity *entity, const char *reference)
{
	size_t i;

	for (i = 0; i < entity->field_count; i++) {
		if (entity->fields[i].reference && strcmp(entity->fields[i].reference, reference) == 0)
			return &entity->fields[i];
	}
	return NULL;
}

hc_field *hc_entity_reference_to(const hc_entity *child, const hc_entity *parent)
{
	size_t i;

	for (i = 0; i < child->field_count; i++) {
		if (child->fields[i].target == parent)
			return &child->fields[i];
	}
	return NULL;
}

const hc_entity *hc_entity_root(const hc_entity *entity)
{
	while (entity->within)
		entity = entity->within->target;
	return entity;
}

const char *hc_type_word(hc_type type)
{
	static const char *const words[] = {
		[HC_TEXT] = "text",   [HC_INTEGER] = "integer", [HC_REAL] = "real", [HC_DATE] = "date",
		[HC_MONTH] = "month", [HC_BOOLEAN] = "boolean", [HC_ENUM] = "enum", [HC_SET] = "set",
	};

	return words[type];
}

/* The label of a unit or an entity whose name is `length` bytes of `name`; empty when there is none. */
static hc_label find_label(const hc_schema *schema, const char *name, size_t length)
{
	size_t i;

	for (i = 0; i < schema->unit_count; i++) {
		if (strlen(schema->units[i].name) == length && memcmp(schema->units[i].name, name, length) == 0)
			return schema->units[i].label;
	}
	for (i = 0; i < schema->entity_count; i++) {
		if (strlen(schema->entities[i].name) == length && memcmp(schema->entities[i].name, name, length) == 0)
			return schema->entities[i].label;
	}
	return (hc_label){ NULL, NULL };
}

/* Appends to a text of `size` bytes what fits of `more`, never a part of a character. */
static void append(char *out, size_t size, const char *more, size_t length)
{
	size_t used = strlen(out), room = size - used - 1;

	if (length > room) {
		length = room;
		while (length > 0 && !hc_utf8_valid(more, length))
			length--;
	}
	memcpy(out + used, more, length);
	out[used + length] = '\0';
}

void hc_schema_unit_label(const hc_schema *schema, const char *unit, hc_lang lang, char *out, size_t size)
{
	const char *end, *part = unit, *text;
	hc_label label;

	if (size == 0)
		return;
	out[0] = '\0';
	for (;;) {
		end = part + strcspn(part, "/");
		label = find_label(schema, part, (size_t)(end - part));
		text = hc_label_text(label, lang);
		if (*text)
			append(out, size, text, strlen(text));
		else
			append(out, size, part, (size_t)(end - part));
		if (!*end)
			return;
		append(out, size, "/", 1);
		part = end + 1;
	}
}
