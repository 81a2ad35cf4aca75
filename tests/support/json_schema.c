/* SPDX-License-Identifier: MIT */
#include "support/json_schema.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <string.h>

static const json_t *root; /* the schema in hand: what "$ref" looks into */

static bool validate(const json_t *rule, const json_t *value);

static bool is_of_type(const char *type, const json_t *value)
{
	return (strcmp(type, "object") == 0 && json_is_object(value)) ||
	       (strcmp(type, "array") == 0 && json_is_array(value)) ||
	       (strcmp(type, "string") == 0 && json_is_string(value)) ||
	       (strcmp(type, "integer") == 0 && json_is_integer(value)) ||
	       (strcmp(type, "number") == 0 && json_is_number(value)) ||
	       (strcmp(type, "boolean") == 0 && json_is_boolean(value)) ||
	       (strcmp(type, "null") == 0 && json_is_null(value));
}

static bool validate_type(const json_t *type, const json_t *value)
{
	size_t i;

	if (json_is_string(type))
		return is_of_type(json_string_value(type), value);
	for (i = 0; i < json_array_size(type); i++) {
		if (is_of_type(json_string_value(json_array_get(type, i)), value))
			return true;
	}
	return false;
}

static bool validate_enum(const json_t *members, const json_t *value)
{
	size_t i;

	for (i = 0; i < json_array_size(members); i++) {
		if (json_equal(json_array_get(members, i), value))
			return true;
	}
	return false;
}

static bool validate_any(const json_t *rules, const json_t *value)
{
	size_t i;

	for (i = 0; i < json_array_size(rules); i++) {
		if (validate(json_array_get(rules, i), value))
			return true;
	}
	return false;
}

static bool validate_items(const json_t *rule, const json_t *value)
{
	size_t i;

	for (i = 0; i < json_array_size(value); i++) {
		if (!validate(rule, json_array_get(value, i)))
			return false;
	}
	return true;
}

static bool validate_required(const json_t *names, const json_t *value)
{
	size_t i;

	/* Of what may be null as well, the names are asked for where it is an object. */
	for (i = 0; json_is_object(value) && i < json_array_size(names); i++) {
		if (!json_object_get(value, json_string_value(json_array_get(names, i))))
			return false;
	}
	return true;
}

static bool validate_properties(const json_t *rules, const json_t *value)
{
	const char *name;
	json_t *member;

	json_object_foreach((json_t *)value, name, member)
	{
		const json_t *rule = json_object_get(rules, name);

		/* Every object of our schemas has "additionalProperties": false. */
		if (!rule || !validate(rule, member))
			return false;
	}
	return true;
}

static const json_t *referred(const json_t *reference)
{
	const char *path = json_string_value(reference), *prefix = "#/$defs/";

	if (strncmp(path, prefix, strlen(prefix)) != 0)
		return NULL;
	return json_object_get(json_object_get(root, "$defs"), path + strlen(prefix));
}

static bool validate_word(const char *word, const json_t *rule, const json_t *value)
{
	if (strcmp(word, "type") == 0)
		return validate_type(rule, value);
	if (strcmp(word, "enum") == 0)
		return validate_enum(rule, value);
	if (strcmp(word, "anyOf") == 0)
		return validate_any(rule, value);
	if (strcmp(word, "items") == 0)
		return validate_items(rule, value);
	if (strcmp(word, "required") == 0)
		return validate_required(rule, value);
	if (strcmp(word, "properties") == 0)
		return validate_properties(rule, value);
	if (strcmp(word, "$ref") == 0)
		return validate(referred(rule), value);
	if (strcmp(word, "minItems") == 0)
		return json_array_size(value) >= (size_t)json_integer_value(rule);
	if (strcmp(word, "maxItems") == 0)
		return json_array_size(value) <= (size_t)json_integer_value(rule);
	if (strcmp(word, "additionalProperties") == 0)
		return json_is_false(rule);
	return word[0] == '$' || strcmp(word, "title") == 0 || strcmp(word, "description") == 0;
}

static bool validate(const json_t *rule, const json_t *value)
{
	const char *word;
	json_t *what;

	if (!json_is_object(rule))
		return false;
	json_object_foreach((json_t *)rule, word, what)
	{
		if (!validate_word(word, what, value))
			return false;
	}
	return true;
}

bool json_schema_allows(const json_t *schema, const json_t *value)
{
	root = schema;
	return validate(schema, value);
}

/* ---- checks ---- */

static json_t *load(const char *name)
{
	char path[512];
	json_t *schema;

	snprintf(path, sizeof path, "%s/schemas/%s", HC_SOURCE_DIR, name);
	schema = json_load_file(path, JSON_REJECT_DUPLICATES, NULL);
	if (!schema)
		fail_msg("%s is no JSON", path);
	return schema;
}

static json_t *parse(const char *text)
{
	json_t *document = json_loads(text, JSON_REJECT_DUPLICATES, NULL);

	assert_non_null(document);
	return document;
}

void json_schema_check(const char *name, const char *text, void (*spoil)(json_t *document))
{
	json_t *schema = load(name), *document = parse(text), *value;
	const json_t *required = json_object_get(schema, "required");
	const char *key;
	size_t i = 0;

	assert_true(json_schema_allows(schema, document));
	json_object_foreach(document, key, value)
		assert_string_equal(key, json_string_value(json_array_get(required, i++)));
	assert_int_equal(i, json_array_size(required));
	spoil(document);
	assert_false(json_schema_allows(schema, document));
	json_decref(document);
	json_decref(schema);
}

void json_schema_check_sides(const char *text, const char *key)
{
	static const char *const sides[] = { "from", "to" };
	json_t *schema = load("result.schema.json"), *document = parse(text), *item;
	size_t i, side;

	assert_true(json_array_size(json_object_get(document, key)) > 0);
	json_array_foreach(json_object_get(document, key), i, item)
	{
		for (side = 0; side < 2; side++) {
			const json_t *record = json_object_get(item, sides[side]);

			if (!json_is_null(record) && !json_schema_allows(schema, record))
				fail_msg("%s %zu, %s: no record of a result", key, i, sides[side]);
		}
	}
	json_decref(document);
	json_decref(schema);
}
