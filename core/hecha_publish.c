/* SPDX-License-Identifier: MIT */
/*
 * Joins a saved audit to what is published of it, and back: what was
 * published is made anew from the records, beside it, and compared byte by
 * byte.
 */
#include "base/digest.h"
#include "base/memory.h"
#include "hecha_internal.h"
#include "publish/publish.h"
#include "publish/verify.h"
#include "store/draft.h"

#include <stdlib.h>
#include <string.h>

/* ---- publishing ---- */

static hc_status read_edition(hc_edition_kind *out, const char *word, hc_error *err)
{
	*out = HC_PUBLIC;
	if (!word || hc_edition_find(out, word))
		return HC_OK;
	return hc_error_add(err, HC_EUSAGE, NULL, 0, "there is no edition '%s': public, subject, auditor",
	                    "没有“%s”这种版本：public、subject、auditor", word);
}

hc_status hc_publish(hc_published *out, const char *audit, const char *folder, const hc_publish_options *options, hc_error *err)
{
	hc_publish_job job = {.within = options->within, .earlier = options->since};

	hc_status status = read_edition(&job.kind, options->edition, err);
	if (!status)
		status = hc_publish_audit(&job, audit, folder, err);
	out->files = job.files;
	out->bytes = job.bytes;
	return status;
}

/* ---- verifying ---- */

typedef struct verifying {
	const char *folder, *records;
	hc_pack *pack;
	const hc_verify_options *options;
	hc_manifest published, derived;
	const char *anew;      /* the folder of the one that is made anew */
	hc_see_verified see;
	void *context;
} verifying;

/* What the publication was made with beside the records: an earlier audit, told from others by its digest. */
static hc_status find_since(const char **out, const verifying *v, const char *wanted, hc_error *err)
{
	char digest[HC_DIGEST_TEXT];
	hc_status status = HC_OK;

	*out = NULL;
	for (size_t i = 0; wanted && !status && v->options->since && v->options->since[i] && !*out; i++) {
		status = hc_digest_file(digest, v->options->since[i], v->options->since[i], err);
		if (!status && strcmp(digest, wanted) == 0)
			*out = v->options->since[i];
	}
	if (!status && wanted && !*out)
		status = hc_error_add(err, HC_EUSAGE, v->folder, 0,
		                      "was made with an earlier audit whose SHA-256 is %s: give it with --since",
		                      "发布时使用了此前的核查，其 SHA-256 为 %s：请用 --since 给出", wanted);
	return status;
}

static const char *source_of(const hc_manifest *manifest, const char *kind)
{
	for (size_t i = 0; i < manifest->source_count; i++)
		if (strcmp(manifest->sources[i].kind, kind) == 0)
			return manifest->sources[i].sha256;
	return NULL;
}

/* The values of an option of the manifest, NULL-terminated, in its arena. */
static const char **choices_of(hc_manifest *manifest, const char *option)
{
	const char **values = hc_arena_alloc(&manifest->arena, (manifest->choice_count + 1) * sizeof *values);
	size_t count = 0;
	for (size_t i = 0; values && i < manifest->choice_count; i++)
		if (strcmp(manifest->choices[i].option, option) == 0)
			values[count++] = manifest->choices[i].value;
	return values;
}

static hc_status audit_again(const char *save, verifying *v, hc_error *err)
{
	hc_manifest *m = &v->published;
	hc_audit_options how = {.as_of = m->as_of, .within = m->audit_within, .waivers = v->options->waivers,
	                        .jobs = v->options->jobs, .progress = v->options->progress, .context = v->options->context};
	hc_audit *audit = NULL;
	const char **flags = choices_of(m, "include-unverified");

	how.save = save;
	how.rules = choices_of(m, "rule");
	how.skip_rules = choices_of(m, "skip-rule");
	how.clauses = choices_of(m, "clause");
	how.include_unverified = flags && flags[0];
	if (!flags || !how.rules || !how.skip_rules || !how.clauses)
		return hc_error_nomem(err);
	if (source_of(m, "waivers") && !how.waivers)
		return hc_error_add(err, HC_EUSAGE, v->folder, 0, "was made with a file of waivers: give it with --waivers",
		                    "发布时使用了豁免文件：请用 --waivers 给出");
	hc_status status = find_since(&how.since, v, source_of(m, "earlier"), err);
	if (!status)
		status = hc_audit_run(&audit, v->records, v->pack, &how, err);
	hc_audit_free(audit);
	return status;
}

/* A folder for what is made anew, where temporary files go. */
static hc_status make_room(hc_draft *room, hc_error *err)
{
	const char *folder = getenv("TMPDIR");
	hc_text place;

	hc_text_init(&place);
	hc_text_addf(&place, "%s/hecha-verify", folder && *folder ? folder : "/tmp");
	hc_status status = place.failed ? hc_error_nomem(err) : hc_draft_init(room, hc_text_get(&place), hc_text_get(&place), err);
	hc_text_drop(&place);
	return status;
}

static hc_status derive(verifying *v, const char *room, hc_error *err)
{
	hc_publish_job job = {.kind = v->published.edition, .within = v->published.within};
	const char *audit = hc_arena_format(&v->published.arena, "%s/audit.db", room);

	v->anew = hc_arena_format(&v->published.arena, "%s/publication", room);
	if (!audit || !v->anew)
		return hc_error_nomem(err);
	hc_status status = find_since(&job.earlier, v, v->published.compared, err);
	if (!status)
		status = audit_again(audit, v, err);
	if (!status)
		status = hc_publish_audit(&job, audit, v->anew, err);
	return status ? status : hc_manifest_read(&v->derived, v->anew, err);
}

hc_status hc_verify(const char *folder, const char *records, hc_pack *pack, const hc_verify_options *options,
                    hc_see_verified see, void *context, hc_error *err)
{
	verifying v = {.folder = folder, .records = records, .pack = pack, .options = options, .see = see, .context = context};
	hc_draft room = {.lock = -1};

	hc_arena_init(&v.derived.arena);
	hc_status status = hc_manifest_read(&v.published, folder, err);
	if (!status)
		status = make_room(&room, err);
	if (!status)
		status = derive(&v, room.folder, err);
	if (!status)
		status = hc_verify_files(folder, &v.published, &v.derived, see, context, err);
	if (!status)
		status = hc_verify_sources(&v.published, &v.derived, see, context, err);
	if (!status)
		status = hc_verify_results(folder, v.anew, &v.published, see, context, err);
	hc_draft_drop(&room);
	hc_manifest_drop(&v.published);
	hc_manifest_drop(&v.derived);
	return status;
}
