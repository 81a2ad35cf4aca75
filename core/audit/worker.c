/* SPDX-License-Identifier: MIT */
/*
 * A worker prepares everything that needs a file before it locks itself down:
 * the connection of each root, held at one state of the records, and whatever
 * SQLite must sort. Results are collected for a chunk and written at its end,
 * so that a chunk is either whole or was never there; a careful worker writes
 * before each check, and its parent keeps that until the end.
 */
#include "audit/worker.h"

#include "audit/lockdown.h"
#include "audit/wire.h"
#include "base/limits.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

/* The only descriptors that a worker keeps. */
enum { REQUESTS = STDERR_FILENO + 1, ANSWERS, FIRST_FREE };

typedef struct working {
	const hc_worker_task *task;
	hc_database **databases;  /* one for each root */
	hc_scan **scans;
	hc_text out;
	hc_error err;
} working;

static bool write_all(int file, const char *bytes, size_t length)
{
	while (length) {
		ssize_t n = write(file, bytes, length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		bytes += n;
		length -= (size_t)n;
	}
	return true;
}

static bool flush(working *w)
{
	bool ok = !w->out.failed && write_all(ANSWERS, hc_text_get(&w->out), w->out.length);
	hc_text_clear(&w->out);
	return ok;
}

static void notice(void *context, const char *entity, const char *id, const char *field, hc_label text)
{
	working *w = context;
	hc_ledger_problem problem = {entity, id, field, text};
	hc_wire_add_problem(&w->out, &problem);
}

static hc_status take_result(void *context, const hc_result *result, hc_error *err)
{
	working *w = context;
	hc_wire_add_result(&w->out, result);
	return w->out.failed ? hc_error_nomem(err) : HC_OK;
}

/* What comes through the pipe behind this, and is no message, is of this check. */
static hc_status tell_check(void *context, size_t rule, size_t frame, size_t row, hc_error *err)
{
	working *w = context;
	hc_wire_add_check(&w->out, &(hc_wire_check){rule, frame, row});
	if (w->out.failed)
		return hc_error_nomem(err);
	return flush(w) ? HC_OK : HC_EINTERNAL;
}

static hc_status take_verdict(void *context, const hc_ledger_verdict *verdict, hc_error *err)
{
	working *w = context;
	hc_wire_add_verdict(&w->out, verdict);
	return w->out.failed ? hc_error_nomem(err) : HC_OK;
}

/*
 * Nobody but its parent needs a worker, so it ends with it. A core dump would
 * leave the records of persons on the disk.
 */
static bool bind_to_parent(pid_t parent)
{
	return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && getppid() == parent;
}

/*
 * A lock-down does not close what is open, so a rule that breaks out could
 * write to all that was inherited: the ledger, the user's files, and the
 * program's own output, where a word of a dying process (abort, a sanitizer)
 * would stand amidst the results as well. What SQLite has open of the records
 * goes too, and before the worker opens them itself: closing it later would
 * drop the worker's own locks.
 */
static bool let_go(int requests, int answers)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	bool ok = null >= 0;

	/* First out of the way of the numbers that they will have. */
	requests = fcntl(requests, F_DUPFD_CLOEXEC, FIRST_FREE);
	answers = fcntl(answers, F_DUPFD_CLOEXEC, FIRST_FREE);
	ok = ok && requests >= 0 && answers >= 0;
	for (int standard = STDIN_FILENO; ok && standard <= STDERR_FILENO; standard++)
		ok = null == standard || dup2(null, standard) == standard;
	ok = ok && dup2(requests, REQUESTS) == REQUESTS && dup2(answers, ANSWERS) == ANSWERS;
	if (ok)
		closefrom(FIRST_FREE);
	return ok;
}

/* Opens the records for a root, as far as this worker may be asked for it. */
static hc_status open_root(working *w, size_t i)
{
	const hc_plan_root *root = &w->task->plan->roots[i];
	size_t first, end;

	hc_plan_share(root, w->task->number, w->task->count, &first, &end);
	if (first == end)
		return HC_OK; /* nothing of it is for this worker, so nothing need be sorted */
	hc_chunk span = {root->chunks[first].low, root->chunks[end - 1].high};
	hc_status status = hc_database_open_again(&w->databases[i], w->task->records, w->task->plan->file, &w->err);
	if (!status)
		status = hc_scan_new(&w->scans[i], w->databases[i], &root->layout, w->task->plan->within, &span, w->task->plan->twins, notice, w,
		                     &w->err);
	return status;
}

static hc_status open_roots(working *w)
{
	const hc_plan *plan = w->task->plan;
	hc_status status = HC_OK;

	w->databases = hc_memory_alloc((plan->root_count + 1) * sizeof *w->databases);
	w->scans = hc_memory_alloc((plan->root_count + 1) * sizeof *w->scans);
	if (!w->databases || !w->scans)
		return hc_error_nomem(&w->err);
	for (size_t i = 0; i < plan->root_count && !status; i++)
		status = open_root(w, i);
	return status;
}

static hc_status refuse_strays(working *w, size_t strays, const hc_entity *of, const hc_entity *parent)
{
	return hc_error_add(&w->err, HC_EDATA, w->task->records, 0,
	                    "%zu records of %s do not say to which %s they belong; each may belong to any, and so many cannot be judged",
	                    "%zu 条 %s 记录没有说明属于哪个 %s；每条都可能属于任何一个，数量过多，无法判定", strays, of->name, parent->name);
}

/*
 * Rows that do not say their root stand in every block, and those that do not say their parent are looked at for each
 * parent of their root: as many of them as of these would take their square.
 */
static hc_status check_strays(working *w, const hc_plan_root *root, const hc_block *block)
{
	const hc_layout_frame *frames = root->layout.frames;

	for (size_t i = 0; i < block->frame_count; i++)
		if (block->frames[i].strays > HC_STRAYS_MAX / root->chunk_count)
			return refuse_strays(w, block->frames[i].strays, frames[i].entity, root->layout.root);
	for (size_t i = 0; i < block->link_count; i++) {
		const hc_link *link = &block->links[i];
		uint64_t all = 0, last = 0;
		for (size_t p = 0; link->stray_start && p < link->parents; p++) {
			all += link->stray_end[p] - link->stray_start[p];
			last = link->stray_end[p] > last ? link->stray_end[p] : last;
		}
		if (all > HC_STRAYS_OF_PARENTS_MAX)
			return refuse_strays(w, last, frames[root->layout.links[i].child].entity, frames[root->layout.links[i].parent].entity);
	}
	return HC_OK;
}

static hc_status do_chunk(working *w, size_t number)
{
	const hc_chunk *chunk;
	const hc_block *block;
	const hc_plan_root *root = hc_plan_chunk(w->task->plan, number, &chunk);
	hc_evaluation evaluation = {w->task->plan, w->task->judge, w->task->progress, w->task->blame_count, w->task->blames,
	                            number == w->task->careful ? tell_check : NULL, take_result, take_verdict, w};
	hc_status status = hc_scan_fill(w->scans[root - w->task->plan->roots], chunk, &block, &w->err);
	if (!status)
		status = check_strays(w, root, block);
	if (!status)
		status = hc_evaluate_block(&evaluation, number, root, block, &w->err);
	return status;
}

/* The next chunk's number; false when there are no more. */
static bool next_request(uint64_t *number)
{
	size_t got = 0;
	while (got < sizeof *number) {
		ssize_t n = read(REQUESTS, (char *)number + got, sizeof *number - got);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		got += (size_t)n;
	}
	return true;
}

/* What is bad data without a file is so in the records: who judges them does not know where they come from. */
static void tell_failure(working *w)
{
	hc_text_clear(&w->out);
	for (size_t i = 0; i < w->err.count; i++) {
		hc_problem problem = w->err.problems[i];
		if (problem.status == HC_EDATA && !problem.file)
			problem.file = (char *)(uintptr_t)w->task->records;
		hc_wire_add_failure(&w->out, &problem);
	}
	if (!w->err.count) {
		hc_problem none = {HC_ENOMEM, NULL, 0, (char *)(uintptr_t)hc_status_text(HC_ENOMEM, w->err.lang)};
		hc_wire_add_failure(&w->out, &none);
	}
	flush(w);
}

void hc_worker_run(const hc_worker_task *task, hc_lang lang)
{
	working w = {.task = task};
	uint64_t number;

	hc_text_init(&w.out);
	hc_error_init(&w.err, lang);
	if (!bind_to_parent(task->parent) || !let_go(task->requests, task->answers))
		return; /* nobody can be told; the parent sees that it is gone */
	hc_status status = open_roots(&w);
	if (!status)
		status = hc_lockdown(&w.err);
	if (!status) {
		hc_wire_add_kind(&w.out, HC_WIRE_READY);
		if (!flush(&w))
			return;
	}
	while (!status && next_request(&number)) {
		status = number < task->plan->chunk_count ? do_chunk(&w, (size_t)number) : HC_EINTERNAL;
		if (!status && hc_memory_ran_out())
			status = hc_error_nomem(&w.err);
		if (status)
			break;
		hc_wire_add_kind(&w.out, HC_WIRE_DONE);
		if (!flush(&w))
			return;
	}
	if (status)
		tell_failure(&w);
}
