/* SPDX-License-Identifier: MIT */
/*
 * Chunks are handed out in ascending order to whoever is free, or to the one
 * whose share they are (hc_plan_share). A worker that dies, or whose check
 * stands still for longer than it may, has the check it was at written down,
 * and its chunk is done again by the fresh worker in its place: only that one
 * knows of the check, and stands before the chunk in the records. So every loss
 * makes one more `error` and the run comes to an end. A worker that dies
 * outside of a check is a fault of ours after a second try.
 *
 * A worker that sends what is no message, or whose pipe is closed while it
 * lives, has had a check in it that broke out; which one it was cannot be seen, because it
 * went on. So its chunk is done again by a careful worker, which tells each
 * check before it begins: what is no message then belongs to the last one told.
 */
#include "audit/crew.h"

#include "audit/worker.h"
#include "base/limits.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define TICK_MS 200
#define DYING_MS 1000
#define NO_CHUNK SIZE_MAX

typedef struct worker {
	pid_t pid;               /* 0: not running */
	int requests, answers;
	hc_progress *progress;
	hc_text in;              /* bytes received and not yet passed on */
	size_t seen;             /* of `in`: whole messages looked at */
	bool ready;
	size_t chunk;            /* in hand; NO_CHUNK */
	size_t again;            /* what the lost worker before it had in hand; NO_CHUNK */
	size_t *next;            /* of its shares: parallel to the plan's roots */
	bool careful;            /* tells each check of the chunk in `again` */
	bool told;               /* it has told one: */
	hc_wire_check check;     /* the last one */
	uint64_t step;           /* of the progress when last looked at */
	int64_t since;           /* when it last moved, in ms */
	bool slow;               /* killed by the watchdog */
} worker;

typedef struct crew {
	const hc_crew_task *task;
	hc_error *err;
	worker *workers;
	unsigned count;
	size_t *next;            /* of the roots that all share: parallel to the plan's */
	size_t done;
	hc_blame *blames;
	size_t blame_count, blame_capacity;
	bool started;            /* `ready` was called for the first crew */
	hc_arena arena;          /* of one message */
	unsigned lost_outside;   /* workers that died outside of a check */
} crew;

static int64_t now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void close_ends(worker *w)
{
	if (w->requests >= 0)
		close(w->requests);
	if (w->answers >= 0)
		close(w->answers);
	w->requests = w->answers = -1;
}

/* The child's side of fork: never returns. */
static void be_worker(crew *c, worker *w, int requests, int answers, pid_t parent)
{
	for (unsigned i = 0; i < c->count; i++) {
		close_ends(&c->workers[i]);
		if (&c->workers[i] != w)
			munmap(c->workers[i].progress, sizeof(hc_progress));
	}
	hc_worker_task task = {c->task->records, c->task->plan, c->task->judge, w->progress, (unsigned)(w - c->workers), c->count,
	                       c->blame_count, c->blames,
	                       w->careful ? w->again : NO_CHUNK, requests, answers, parent};
	hc_worker_run(&task, c->err ? c->err->lang : HC_EN);
	_exit(0);
}

static hc_status start_worker(crew *c, worker *w)
{
	int requests[2] = {-1, -1}, answers[2] = {-1, -1};
	pid_t parent = getpid();

	if (pipe2(requests, O_CLOEXEC) || pipe2(answers, O_CLOEXEC))
		goto failed;
	hc_text_clear(&w->in);
	w->seen = 0;
	w->ready = w->slow = w->told = false;
	w->chunk = NO_CHUNK;
	w->since = now_ms();
	w->progress->checking = 0;
	w->step = w->progress->step;
	w->requests = requests[1];
	w->answers = answers[0];
	w->pid = fork();
	if (w->pid == 0)
		be_worker(c, w, requests[0], answers[1], parent);
	close(requests[0]);
	close(answers[1]);
	if (w->pid > 0)
		return HC_OK;
	w->pid = 0;
	close_ends(w);
	return hc_error_add(c->err, HC_EINTERNAL, NULL, 0, "no worker process could be started: %s", "无法启动执行进程：%s", strerror(errno));
failed:
	hc_error_add(c->err, HC_EINTERNAL, NULL, 0, "no pipe to a worker could be made: %s", "无法建立进程管道：%s", strerror(errno));
	if (requests[0] >= 0) {
		close(requests[0]);
		close(requests[1]);
	}
	return HC_EINTERNAL;
}

static void end_worker(worker *w)
{
	if (!w->pid)
		return;
	kill(w->pid, SIGKILL);
	close_ends(w);
	while (waitpid(w->pid, NULL, 0) < 0 && errno == EINTR)
		;
	w->pid = 0;
}

/* The next chunk of a root that this worker may be given. */
static bool take_next(crew *c, worker *w, size_t r, size_t *chunk)
{
	const hc_plan_root *root = &c->task->plan->roots[r];
	size_t first, end, *next = root->sorted ? &w->next[r] : &c->next[r];

	hc_plan_share(root, (unsigned)(w - c->workers), c->count, &first, &end);
	if (first + *next >= end)
		return false;
	*chunk = root->first_chunk + first + (*next)++;
	return true;
}

static bool take_chunk(crew *c, worker *w, size_t *chunk)
{
	if (w->again != NO_CHUNK) {
		*chunk = w->again;
		w->again = NO_CHUNK;
		return true;
	}
	for (size_t r = 0; r < c->task->plan->root_count; r++)
		if (take_next(c, w, r, chunk))
			return true;
	return false;
}

/* Gives a ready, idle worker its next chunk; lets it go when there is none. */
static void give_work(crew *c, worker *w)
{
	size_t chunk;
	if (!w->pid || !w->ready || w->chunk != NO_CHUNK || !c->started)
		return;
	if (!take_chunk(c, w, &chunk)) {
		if (w->requests >= 0)
			close(w->requests);
		w->requests = -1;
		return;
	}
	uint64_t number = chunk;
	w->chunk = chunk;
	w->since = now_ms();
	if (write(w->requests, &number, sizeof number) != sizeof number)
		kill(w->pid, SIGKILL); /* it has died, or never hears of the chunk: either shows at its answers */
}

static void forget(hc_text *text, size_t length)
{
	memmove(text->bytes, text->bytes + length, text->length - length);
	text->length -= length;
}

static hc_status all_ready(crew *c)
{
	for (unsigned i = 0; i < c->count; i++)
		if (c->workers[i].pid && !c->workers[i].ready)
			return HC_OK;
	c->started = true;
	return c->task->ready(c->task->context, c->err);
}

static hc_status worker_is_ready(crew *c, worker *w)
{
	w->ready = true;
	return c->started ? c->task->ready(c->task->context, c->err) : all_ready(c);
}

/* The worker goes on with its next chunk while the messages of this one are passed on. */
static hc_status chunk_is_done(crew *c, worker *w, size_t end)
{
	w->chunk = NO_CHUNK;
	w->careful = false;
	give_work(c, w);
	hc_status status = hc_relay_pass(&c->task->relay, w->in.bytes, end, c->err);
	c->done++;
	if (c->task->progress)
		c->task->progress(c->task->context, c->done, c->task->plan->chunk_count);
	return status;
}

/* The problems with which a worker gives up: all that have arrived. */
static hc_status take_failures(crew *c, worker *w)
{
	size_t length = 0;
	hc_status status = HC_OK;
	for (size_t at = w->seen; at < w->in.length; at += length) {
		hc_wire_message message;
		length = hc_wire_length(w->in.bytes + at, w->in.length - at);
		hc_arena_empty(&c->arena);
		if (length == 0 || length == SIZE_MAX || !hc_wire_read(&message, w->in.bytes + at, length, &c->arena) ||
		    message.kind != HC_WIRE_FAILED)
			break;
		hc_status next = hc_error_add(c->err, message.failure.status, message.failure.file, message.failure.line, "%s", "%s",
		                              message.failure.text);
		status = status ? status : next;
	}
	return status ? status : hc_relay_no_message(c->err);
}

static hc_status lost_for_nothing(crew *c)
{
	return hc_error_add(c->err, HC_EINTERNAL, NULL, 0, "a worker was lost twice outside of any rule", "执行进程两次在规则之外丢失");
}

/* Writes down a check of the chunk of `w`. One that was written down is not done again: whoever dies twice of it lies. */
static hc_status blame(crew *c, const worker *w, hc_wire_check at, hc_blame_why why)
{
	hc_blame check = {w->chunk, at.rule, at.frame, at.row, why};
	for (size_t i = 0; i < c->blame_count; i++) {
		const hc_blame *b = &c->blames[i];
		if (b->chunk == check.chunk && b->rule == check.rule && b->frame == check.frame && b->row == check.row)
			return lost_for_nothing(c);
	}
	if (!hc_memory_grow(&c->blames, &c->blame_capacity, c->blame_count, sizeof *c->blames))
		return hc_error_nomem(c->err);
	c->blames[c->blame_count++] = check;
	return HC_OK;
}

/* The worker cannot be believed any more: a careful one does its chunk again. */
static hc_status distrust(crew *c, worker *w)
{
	bool careful = w->careful;
	hc_status status = HC_OK;

	end_worker(w);
	if (w->chunk != NO_CHUNK)
		w->again = w->chunk;
	w->careful = w->chunk != NO_CHUNK;
	if (careful && w->told)
		status = blame(c, w, w->check, HC_BLAME_MEDDLED);
	else if ((careful || !w->careful) && c->lost_outside++ > 0)
		status = lost_for_nothing(c);
	return status ? status : start_worker(c, w);
}

/* A worker is gone. Unless it was let go, a fresh one takes its place and its chunk. */
static hc_status lose_worker(crew *c, worker *w)
{
	bool let_go = w->requests < 0, in_check = w->chunk != NO_CHUNK && w->progress->checking;
	hc_status status = HC_OK;

	end_worker(w);
	if (let_go)
		return HC_OK;
	if (w->chunk != NO_CHUNK)
		w->again = w->chunk;
	hc_wire_check at = {w->progress->rule, w->progress->frame, w->progress->row};
	if (in_check)
		status = blame(c, w, at, w->slow ? HC_BLAME_SLOW : HC_BLAME_CRASHED);
	else if (c->lost_outside++ > 0)
		status = lost_for_nothing(c);
	return status ? status : start_worker(c, w);
}

/* Looks at the message of `length` bytes that is the next. */
static hc_status look_at_message(crew *c, worker *w, size_t length)
{
	hc_wire_message message;
	int64_t kind;
	memcpy(&kind, w->in.bytes + w->seen + sizeof kind, sizeof kind);
	if (kind == HC_WIRE_FAILED)
		return take_failures(c, w);
	if (kind == HC_WIRE_CHECK) {
		hc_arena_empty(&c->arena);
		if (!hc_wire_read(&message, w->in.bytes + w->seen, length, &c->arena))
			return distrust(c, w);
		w->told = true;
		w->check = message.check;
	}
	w->seen += length;
	if (kind != HC_WIRE_READY && kind != HC_WIRE_DONE)
		return HC_OK;
	if (kind == HC_WIRE_DONE && w->chunk == NO_CHUNK)
		return distrust(c, w);
	hc_status status = kind == HC_WIRE_READY ? worker_is_ready(c, w) : chunk_is_done(c, w, w->seen - length);
	forget(&w->in, w->seen);
	w->seen = 0;
	return status;
}

/* Looks at the whole messages that have arrived. */
static hc_status look_at_messages(crew *c, worker *w)
{
	hc_status status = HC_OK;
	while (!status && w->in.bytes) {
		size_t length = hc_wire_length(w->in.bytes + w->seen, w->in.length - w->seen);
		if (length == 0)
			return HC_OK;
		status = length == SIZE_MAX ? distrust(c, w) : look_at_message(c, w, length);
	}
	return status;
}

/*
 * Whether the worker whose pipe is closed has died, where its progress says.
 * One that lives on, or left by itself because it could not write, has not.
 */
static bool has_died(const worker *w)
{
	for (int i = 0; i < DYING_MS; i++) {
		siginfo_t how = {.si_pid = 0};
		if (waitid(P_PID, (id_t)w->pid, &how, WEXITED | WNOHANG | WNOWAIT))
			return true;
		if (how.si_pid == w->pid)
			return how.si_code != CLD_EXITED || w->chunk == NO_CHUNK || w->progress->checking;
		poll(NULL, 0, 1);
	}
	return false;
}

static hc_status receive(crew *c, worker *w)
{
	char buffer[65536];
	ssize_t n = read(w->answers, buffer, sizeof buffer);
	if (n < 0 && errno == EINTR)
		return HC_OK;
	if (n <= 0)
		return w->requests < 0 || has_died(w) ? lose_worker(c, w) : distrust(c, w);
	hc_text_add_bytes(&w->in, buffer, (size_t)n);
	return w->in.failed ? hc_error_nomem(c->err) : look_at_messages(c, w);
}

static void watch(const crew *c, worker *w)
{
	if (!w->pid || w->slow)
		return;
	int64_t now = now_ms();
	if (!w->progress->checking || w->progress->step != w->step) {
		w->step = w->progress->step;
		w->since = now;
	} else if (now - w->since > (int64_t)c->task->seconds * 1000) {
		w->slow = true;
		kill(w->pid, SIGKILL);
	}
}

static hc_status turn(crew *c)
{
	struct pollfd files[HC_WORKERS_MAX];
	worker *of[HC_WORKERS_MAX];
	nfds_t count = 0;
	hc_status status = HC_OK;

	for (unsigned i = 0; i < c->count; i++) {
		give_work(c, &c->workers[i]);
		if (!c->workers[i].pid)
			continue;
		of[count] = &c->workers[i];
		files[count++] = (struct pollfd){c->workers[i].answers, POLLIN, 0};
	}
	if (poll(files, count, TICK_MS) < 0 && errno != EINTR)
		return hc_error_add(c->err, HC_EINTERNAL, NULL, 0, "waiting for workers failed: %s", "等待执行进程失败：%s", strerror(errno));
	for (nfds_t i = 0; i < count && !status; i++)
		if (files[i].revents)
			status = receive(c, of[i]);
	for (unsigned i = 0; i < c->count; i++)
		watch(c, &c->workers[i]);
	return status;
}

static hc_status hire(crew *c)
{
	hc_status status = HC_OK;

	for (unsigned i = 0; i < c->count; i++) {
		worker *w = &c->workers[i];
		hc_text_init(&w->in);
		w->requests = w->answers = -1;
		w->again = NO_CHUNK;
		w->next = c->next + (i + 1) * c->task->plan->root_count;
	}
	for (unsigned i = 0; i < c->count; i++) { /* a page for each: a worker sees none of the others' */
		void *page = mmap(NULL, sizeof(hc_progress), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
		if (page == MAP_FAILED)
			return hc_error_nomem(c->err);
		c->workers[i].progress = page;
	}
	for (unsigned i = 0; i < c->count && !status; i++)
		status = start_worker(c, &c->workers[i]);
	return status;
}

static void dismiss(crew *c)
{
	for (unsigned i = 0; c->workers && i < c->count; i++) {
		end_worker(&c->workers[i]);
		hc_text_drop(&c->workers[i].in);
		if (c->workers[i].progress)
			munmap(c->workers[i].progress, sizeof(hc_progress));
	}
	hc_memory_free(c->workers);
	hc_memory_free(c->next);
	hc_memory_free(c->blames);
	hc_arena_drop(&c->arena);
}

hc_status hc_crew_run(const hc_crew_task *task, hc_error *err)
{
	crew c = {.task = task, .err = err};
	size_t chunks = task->plan->chunk_count;

	if (!chunks)
		return task->ready(task->context, err);
	hc_arena_init(&c.arena);
	c.count = task->jobs > HC_WORKERS_MAX ? HC_WORKERS_MAX : task->jobs ? task->jobs : 1;
	c.count = c.count > chunks ? (unsigned)chunks : c.count;
	c.workers = hc_memory_alloc(c.count * sizeof *c.workers);
	c.next = hc_memory_alloc((c.count + 1) * task->plan->root_count * sizeof *c.next);
	if (!c.workers || !c.next) {
		dismiss(&c);
		return hc_error_nomem(err);
	}
	void (*before)(int) = signal(SIGPIPE, SIG_IGN);
	hc_status status = hire(&c);
	while (!status && c.done < chunks)
		status = turn(&c);
	dismiss(&c);
	signal(SIGPIPE, before);
	return status;
}
