/* SPDX-License-Identifier: MIT */
/*
 * The data of a publication against the data that was made anew: each result
 * by rule, owner and subject. Only what is not met or not known stands there;
 * one that is on one side alone has become, or was, something else.
 */

#include "publish/verify.h"

#include "base/digest.h"
#include "base/text.h"
#include "publish/tables.h"

#include <jansson.h>
#include <string.h>

#define DATA "findings.json"

/* Whether the folder's data is what its manifest names. */
static bool is_intact(const char *path, const hc_manifest *published)
{
	const hc_manifest_file *file = hc_manifest_find(published, DATA);
	char digest[HC_DIGEST_TEXT];
	hc_error ignored;
	bool intact;

	hc_error_init(&ignored, HC_EN);
	intact = file && hc_digest_file(digest, path, path, &ignored) == HC_OK && strcmp(digest, file->sha256) == 0;
	hc_error_drop(&ignored);
	return intact;
}

static json_t *load(const char *folder)
{
	json_t *root = NULL;
	hc_text path;

	hc_text_init(&path);
	hc_text_addf(&path, "%s/" DATA, folder);
	if (!path.failed)
		root = json_load_file(hc_text_get(&path), 0, NULL);
	hc_text_drop(&path);
	return root;
}

static const char *id_of(const json_t *result, const char *key)
{
	const char *id = json_string_value(json_object_get(json_object_get(result, key), "id"));

	return id ? id : "";
}

/* "size.area boat:1", "size.pay boat:1 rower:7" */
static void add_name(hc_text *out, const json_t *result)
{
	const json_t *subject = json_object_get(result, "subject"), *owner = json_object_get(result, "owner");
	const char *rule = json_string_value(json_object_get(result, "rule"));

	hc_text_add(out, rule ? rule : "");
	if (json_is_object(owner))
		hc_text_addf(out, " %s:%s", json_string_value(json_object_get(owner, "entity")), id_of(result, "owner"));
	if (json_is_object(subject) && strcmp(id_of(result, "subject"), id_of(result, "owner")) != 0)
		hc_text_addf(out, " %s:%s", json_string_value(json_object_get(subject, "entity")), id_of(result, "subject"));
}

/* Results by name. Borrows the results from `root`. */
static json_t *index_of(const json_t *root)
{
	json_t *index = json_object(), *result;
	hc_text name;
	size_t i;

	hc_text_init(&name);
	json_array_foreach(json_object_get(root, "results"), i, result) {
		hc_text_clear(&name);
		add_name(&name, result);
		if (index && !name.failed)
			json_object_set(index, hc_text_get(&name), result);
	}
	hc_text_drop(&name);
	return index;
}

static const char *message_of(const json_t *result, hc_lang lang)
{
	return result ? json_string_value(json_object_get(json_object_get(result, "message"), lang == HC_ZH ? "zh" : "en")) : NULL;
}

typedef struct comparing {
	const json_t *before, *after;
	hc_see_verified see;
	void *context;
	hc_lang lang;
} comparing;

static hc_status tell(const comparing *c, const char *name, hc_error *err)
{
	const json_t *before = json_object_get(c->before, name), *after = json_object_get(c->after, name);
	const hc_verify_item item = { HC_VERIFY_RESULT, json_equal(before, after) ? HC_VERIFY_SAME : HC_VERIFY_OTHER, name,
		                      message_of(before, c->lang), message_of(after, c->lang) };

	return c->see(c->context, &item, err);
}

static hc_status compare(const comparing *c, hc_error *err)
{
	hc_status status = HC_OK;
	const char *name;
	json_t *result;

	json_object_foreach((json_t *)c->before, name, result) {
		if (status == HC_OK)
			status = tell(c, name, err);
	}
	json_object_foreach((json_t *)c->after, name, result) {
		if (status == HC_OK && !json_object_get(c->before, name))
			status = tell(c, name, err);
	}
	return status;
}

hc_status hc_verify_results(const char *folder, const char *derived, const hc_manifest *published, hc_see_verified see,
                            void *context, hc_error *err)
{
	comparing c = { .see = see, .context = context, .lang = err->lang };
	json_t *before = NULL, *after = NULL, *old = NULL, *new = NULL;
	hc_status status = HC_OK;
	hc_text path;

	hc_text_init(&path);
	hc_text_addf(&path, "%s/" DATA, folder);
	if (!path.failed && is_intact(hc_text_get(&path), published)) {
		before = load(folder);
		after = load(derived);
		old = index_of(before);
		new = index_of(after);
		c.before = old;
		c.after = new;
		status = before && after && old && new ? compare(&c, err) : hc_error_nomem(err);
	}
	json_decref(old);
	json_decref(new);
	json_decref(before);
	json_decref(after);
	hc_text_drop(&path);
	return status;
}
