/* SPDX-License-Identifier: MIT */
/*
 * From a saved audit to a folder. Tables and pages are two processes, because
 * neither needs anything of the other: the child writes its files into the
 * stage, and tells their digests, or what went wrong, through a pipe. The
 * manifest is written last, by the parent.
 */

#include "publish/publish.h"

#include "base/digest.h"
#include "publish/web.h"
#include "publish/tables.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct child {
	pid_t pid;
	FILE *told; /* what it tells */
} child;

/* ---- the child ---- */

/* A line for each problem: status, line, file, text. Texts hold no tabs or line ends (hc_text_add_visible). */
static void tell_problems(FILE *out, const hc_error *err, hc_status status)
{
	hc_text text;
	size_t i;

	hc_text_init(&text);
	for (i = 0; i < err->count; i++) {
		hc_text_clear(&text);
		hc_text_addf(&text, "E\t%d\t", (int)err->problems[i].status);
		hc_text_add_visible(&text, err->problems[i].file ? err->problems[i].file : "");
		hc_text_add(&text, "\t");
		hc_text_add_visible(&text, err->problems[i].text);
		if (!text.failed)
			fprintf(out, "%s\n", hc_text_get(&text));
	}
	if (err->count == 0 || text.failed)
		fprintf(out, "E\t%d\t\t\n", (int)status);
	hc_text_drop(&text);
}

static hc_status write_tables(const hc_publish_job *job, const char *audit, hc_publication *publication, hc_error *err)
{
	hc_ledger *ledger = NULL;
	hc_edition *edition = NULL;
	hc_status status = hc_ledger_open(&ledger, audit, err);

	if (status == HC_OK)
		status = hc_edition_open(&edition, ledger, job->kind, job->within, err);
	if (status == HC_OK)
		status = hc_tables_write(publication, edition, err);
	hc_edition_close(edition);
	hc_ledger_close(ledger);
	return status;
}

/* The workbook's library tells some of its failures in words and in no other way. */
static hc_status listen_to_words(hc_error *err)
{
	int words = memfd_create("words", MFD_CLOEXEC);

	return words >= 0 && dup2(words, STDERR_FILENO) >= 0 ? HC_OK : hc_error_file(err, HC_EWRITE, NULL, errno);
}

static hc_status check_words(hc_error *err)
{
	char words[200];
	ssize_t length = pread(STDERR_FILENO, words, sizeof words - 1, 0);

	if (length == 0)
		return HC_OK;
	words[length > 0 ? length : 0] = '\0';
	words[strcspn(words, "\n")] = '\0';
	if (strstr(words, "Memory"))
		return hc_error_nomem(err);
	return hc_error_add(err, HC_EWRITE, NULL, 0, "the workbook cannot be written: %s", "无法写入工作簿：%s", words);
}

/* Nobody but its parent needs it, so it ends with it, and lets go of the stage. */
static void be_child(const hc_publish_job *job, const char *audit, hc_publication *publication, int to, hc_lang lang, pid_t parent)
{
	FILE *out = fdopen(to, "w");
	hc_status status;
	hc_error err;

	if (!out || prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0 || getppid() != parent)
		_exit(1);
	hc_error_init(&err, lang);
	status = listen_to_words(&err);
	if (status == HC_OK)
		status = write_tables(job, audit, publication, &err);
	if (status == HC_OK)
		status = check_words(&err);
	status = hc_status_settle(status);
	if (status == HC_OK)
		hc_publication_tell(publication, out);
	else
		tell_problems(out, &err, status);
	fputs("done\n", out);
	_exit(fclose(out) == 0 ? 0 : 1);
}

static hc_status start(child *c, const hc_publish_job *job, const char *audit, hc_publication *publication, hc_error *err)
{
	pid_t parent = getpid();
	int ends[2];

	*c = (child){ .pid = -1 };
	fflush(NULL);
	if (pipe(ends) != 0)
		return hc_error_add(err, HC_EINTERNAL, NULL, 0, "no pipe: %s", "无法建立管道：%s", strerror(errno));
	c->pid = fork();
	if (c->pid == 0) {
		close(ends[0]);
		be_child(job, audit, publication, ends[1], err->lang, parent);
	}
	close(ends[1]);
	c->told = fdopen(ends[0], "r");
	if (c->pid < 0 || !c->told)
		return hc_error_add(err, HC_EINTERNAL, NULL, 0, "no process for the tables: %s", "无法建立进程：%s", strerror(errno));
	return HC_OK;
}

/* ---- the parent ---- */

static hc_status take_problem(char *line, hc_error *err)
{
	char *status = strchr(line, '\t'), *file = status ? strchr(status + 1, '\t') : NULL, *text = file ? strchr(file + 1, '\t') : NULL;

	if (!text)
		return hc_error_add(err, HC_EINTERNAL, NULL, 0, "the tables were not written", "未能写出表格");
	*file++ = *text++ = '\0';
	if (!*text)
		return hc_error_nomem(err);
	return hc_error_add(err, (hc_status)atoi(status + 1), *file ? file : NULL, 0, "%s", "%s", text);
}

static hc_status hear(child *c, hc_publication *publication, hc_error *err)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t length;
	bool done = false;
	hc_status status = HC_OK;

	while ((length = getline(&line, &room, c->told)) > 0) {
		line[length - 1] = '\0';
		done = strcmp(line, "done") == 0;
		if (line[0] == 'E')
			status = take_problem(line, err);
		else if (!done && status == HC_OK)
			status = hc_publication_hear(publication, line, err);
	}
	free(line);
	if (!done && status == HC_OK)
		status = hc_error_add(err, HC_EINTERNAL, NULL, 0, "the process that writes the tables was lost", "写表格的进程中断");
	return status;
}

/* Waits for it; one whose work is not wanted any more is ended. */
static void end(child *c, bool wanted)
{
	if (!wanted && c->pid > 0)
		kill(c->pid, SIGKILL);
	if (c->told)
		fclose(c->told);
	if (c->pid > 0)
		waitpid(c->pid, NULL, 0);
}

typedef struct parts {
	hc_ledger *ledger, *earlier;
	hc_edition *edition;
	hc_publication *publication;
} parts;

/* An audit's changes cannot be shown from one that comes after it. */
static hc_status open_earlier(parts *p, char digest[HC_DIGEST_TEXT], const char *path, hc_error *err)
{
	hc_status status = hc_ledger_open(&p->earlier, path, err);

	if (status == HC_OK)
		status = hc_digest_file(digest, path, path, err);
	if (status == HC_OK && hc_ledger_facts_of(p->earlier)->as_of > hc_ledger_facts_of(p->ledger)->as_of)
		status = hc_error_add(err, HC_EUSAGE, path, 0, "is of a later date than the audit that is published",
		                      "的日期晚于要发布的核查");
	return status;
}

static hc_status finish(hc_publish_job *job, const parts *p, const char *compared, hc_error *err)
{
	hc_manifest manifest;
	hc_status status = hc_manifest_make(&manifest, p->edition, compared, err);
	size_t i;

	if (status == HC_OK)
		status = hc_publication_finish(p->publication, &manifest, err);
	job->files = manifest.file_count + 1;
	for (i = 0; status == HC_OK && i < manifest.file_count; i++)
		job->bytes += manifest.files[i].bytes;
	hc_manifest_drop(&manifest);
	return status;
}

static hc_status write_all(hc_publish_job *job, const char *audit, parts *p, const char *compared, hc_error *err)
{
	child tables;
	hc_status status = start(&tables, job, audit, p->publication, err);

	if (status == HC_OK)
		status = hc_web_write(p->publication, p->edition, p->ledger, p->earlier, err);
	if (status == HC_OK)
		status = hear(&tables, p->publication, err);
	end(&tables, status == HC_OK);
	return status == HC_OK ? finish(job, p, compared, err) : status;
}

hc_status hc_publish_audit(hc_publish_job *job, const char *audit, const char *folder, hc_error *err)
{
	char digest[HC_DIGEST_TEXT];
	parts p = { NULL, NULL, NULL, NULL };
	hc_status status = hc_ledger_open(&p.ledger, audit, err);

	if (status == HC_OK && job->earlier)
		status = open_earlier(&p, digest, job->earlier, err);
	if (status == HC_OK)
		status = hc_edition_open(&p.edition, p.ledger, job->kind, job->within, err);
	if (status == HC_OK)
		status = hc_publication_begin(&p.publication, folder, err);
	if (status == HC_OK)
		status = write_all(job, audit, &p, job->earlier ? digest : NULL, err);
	hc_publication_close(p.publication);
	hc_edition_close(p.edition);
	hc_ledger_close(p.earlier);
	hc_ledger_close(p.ledger);
	return status;
}
