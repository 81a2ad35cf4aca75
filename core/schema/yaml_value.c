/* SPDX-License-Identifier: MIT */
/*
 * What configuration takes from a YAML tree. Each reader looks one key up and
 * says in one sentence what stands there instead of what was wanted. YAML's
 * own guesses about types are not used: a scalar is its text until the reader
 * that was asked for it says what it is, so "no" is never a surprise.
 */

#include "schema/yaml.h"

#include "base/text.h"

#include <string.h>

static hc_lang lang_of(const hc_error *err)
{
	return err ? err->lang : HC_EN;
}

const hc_yaml *hc_yaml_get(const hc_yaml *node, const char *key)
{
	size_t i;

	if (!node || node->kind != HC_YAML_MAP)
		return NULL;
	for (i = 0; i < node->count; i++) {
		if (strcmp(node->keys[i], key) == 0)
			return node->items[i];
	}
	return NULL;
}

/* The value of `key`; NULL when absent, which is a problem when it is required. */
static const hc_yaml *wanted(const hc_yaml *map, const char *key, bool required, hc_error *err)
{
	const hc_yaml *node = hc_yaml_get(map, key);

	if (!node && required)
		hc_error_add(err, HC_ESCHEMA, map->file, map->line, "the key \"%s\" is missing", "缺少键 \"%s\"", key);
	return node;
}

static bool refuse(const hc_yaml *node, const char *key, hc_label what, hc_error *err)
{
	hc_error_add(err, HC_ESCHEMA, node->file, node->line, "\"%s\" must be %s", "\"%s\" 必须是%s", key,
	             hc_label_text(what, lang_of(err)));
	return false;
}

bool hc_yaml_text(const hc_yaml *map, const char *key, bool required, const char **out, hc_error *err)
{
	const hc_yaml *node = wanted(map, key, required, err);

	if (!node)
		return false;
	if (node->kind != HC_YAML_SCALAR || !node->text[0])
		return refuse(node, key, (hc_label){ "非空文本", "a text that is not empty" }, err);
	*out = node->text;
	return true;
}

bool hc_yaml_boolean(const hc_yaml *map, const char *key, bool required, bool *out, hc_error *err)
{
	const hc_yaml *node = wanted(map, key, required, err);
	bool yes, no;

	if (!node)
		return false;
	yes = node->kind == HC_YAML_SCALAR && !node->quoted && strcmp(node->text, "true") == 0;
	no = node->kind == HC_YAML_SCALAR && !node->quoted && strcmp(node->text, "false") == 0;
	if (!yes && !no)
		return refuse(node, key, (hc_label){ " true 或 false", "true or false" }, err);
	*out = yes;
	return true;
}

bool hc_yaml_fraction(const hc_yaml *map, const char *key, bool required, hc_fraction *out, hc_error *err)
{
	const hc_yaml *node = wanted(map, key, required, err);

	if (!node)
		return false;
	if (node->kind != HC_YAML_SCALAR || !hc_fraction_read(out, node->text, strlen(node->text)))
		return refuse(node, key,
		              (hc_label){ "数字，如 1200、0.30 或 1/3", "a number, such as 1200, 0.30 or 1/3" }, err);
	return true;
}

bool hc_yaml_date(const hc_yaml *map, const char *key, bool required, hc_date *out, hc_error *err)
{
	const hc_yaml *node = wanted(map, key, required, err);

	if (!node)
		return false;
	if (node->kind != HC_YAML_SCALAR || !hc_date_read(out, node->text, strlen(node->text)))
		return refuse(node, key, (hc_label){ "日期，如 2019-03-22", "a date, such as 2019-03-22" }, err);
	return true;
}

bool hc_yaml_label(const hc_yaml *map, const char *key, bool required, hc_label *out, hc_error *err)
{
	static const char *const known[] = { "zh", "en", NULL };
	const hc_yaml *node = wanted(map, key, required, err);
	hc_label label = { NULL, NULL };
	bool ok;

	if (!node)
		return false;
	if (node->kind != HC_YAML_MAP)
		return refuse(
			node, key,
			(hc_label){ "两种语言的文本：{ zh: …, en: … }", "a text in both languages: { zh: …, en: … }" },
			err);
	ok = hc_yaml_only(node, known, err);
	ok = hc_yaml_text(node, "zh", true, &label.zh, err) && ok;
	ok = hc_yaml_text(node, "en", true, &label.en, err) && ok;
	if (ok)
		*out = label;
	return ok;
}

static void report_unknown(const hc_yaml *map, size_t place, const char *const *known, hc_error *err)
{
	hc_text names;
	size_t i;

	hc_text_init(&names);
	for (i = 0; known[i]; i++)
		hc_text_addf(&names, "%s%s", i ? ", " : "", known[i]);
	if (names.failed)
		hc_error_nomem(err);
	else
		hc_error_add(err, HC_ESCHEMA, map->file, map->key_lines[place], "unknown key \"%s\"; known here: %s",
		             "未知的键 \"%s\"；此处可用：%s", map->keys[place], hc_text_get(&names));
	hc_text_drop(&names);
}

static bool is_known(const char *key, const char *const *known)
{
	size_t i;

	for (i = 0; known[i]; i++) {
		if (strcmp(known[i], key) == 0)
			return true;
	}
	return false;
}

bool hc_yaml_only(const hc_yaml *map, const char *const *known, hc_error *err)
{
	bool ok = true;
	size_t i;

	if (map->kind != HC_YAML_MAP) {
		hc_error_add(err, HC_ESCHEMA, map->file, map->line, "keys and values (key: value) must stand here",
		             "此处必须是键和值（键: 值）");
		return false;
	}
	for (i = 0; i < map->count; i++) {
		if (is_known(map->keys[i], known))
			continue;
		report_unknown(map, i, known, err);
		ok = false;
	}
	return ok;
}
