/* SPDX-License-Identifier: MIT */
/*
 * Chunks are handed out in ascending order to whoever is free. A worker that
 * dies, or whose check stands still for longer than it may, has the check it
 * was at written down, and its chunk is done again by a fresh worker that
 * knows of it; so every loss makes one more `error` and the run comes to an
 * end. A worker that dies outside of a check is a fault of ours after a
 * second try.
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
#define NO_CHUNK SIZE_MAX

typedef struct worker {
	pid_t pid;               /* 0: not running */
	int requests, answers;
	hc_progress *progress;
	hc_text in;              /* bytes received and not yet passed on */
	size_t seen;             /* of `in`: whole messages looked at */
	bool ready;
	size_t chunk;            /* in hand; NO_CHUNK */
	uint64_t step;           /* of the progress when last looked at */
	int64_t since;           /* when it last moved, in ms */
	bool slow;               /* killed by the watchdog */
	unsigned start_failures;
} worker;

typedef struct crew {
	const hc_crew_task *task;
	hc_error *err;
	worker *workers;
	unsigned count, running;
	size_t next, done;
	size_t *again;           /* chunks of lost workers */
	size_t again_count, again_capacity;
	hc_blame *blames;
	size_t blame_count, blame_capacity;
	bool started;            /* `ready` was called for the first crew */
	hc_arena arena;          /* of one message */
	unsigned lost_outside;
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
static void be_worker(crew *c, worker *w, int requests, int answers)
{
	for (unsigned i = 0; i < c->count; i++)
		if (&c->workers[i] != w)
			close_ends(&c->workers[i]);
	close_ends(w);
	signal(SIGPIPE, SIG_IGN);
	hc_worker_task task = {c->task->records, c->task->plan, c->task->judge, w->progress, c->blame_count, c->blames,
	                       requests, answers};
	hc_worker_run(&task, c->err ? c->err->lang : HC_EN);
	_exit(0);
}

static hc_status start_worker(crew *c, worker *w)
{
	int requests[2] = {-1, -1}, answers[2] = {-1, -1};

	if (pipe2(requests, O_CLOEXEC) || pipe2(answers, O_CLOEXEC))
		goto failed;
	hc_text_clear(&w->in);
	w->seen = 0;
	w->ready = w->slow = false;
	w->chunk = NO_CHUNK;
	w->since = now_ms();
	w->progress->checking = 0;
	w->step = w->progress->step;
	w->requests = requests[1];
	w->answers = answers[0];
	w->pid = fork();
	if (w->pid == 0)
		be_worker(c, w, requests[0], answers[1]);
	close(requests[0]);
	close(answers[1]);
	if (w->pid > 0) {
		c->running++;
		return HC_OK;
	}
	w->pid = 0;
	close_ends(w);
	return hc_error_add(c->err, HC_EINTERNAL, NULL, 0, "no worker process could be started: %s", "无法启动执行进程：%s", strerror(errno));
failed:
	if (requests[0] >= 0) {
		close(requests[0]);
		close(requests[1]);
	}
	return hc_error_add(c->err, HC_EINTERNAL, NULL, 0, "no pipe to a worker could be made: %s", "无法建立进程管道：%s", strerror(errno));
}

static void end_worker(crew *c, worker *w, bool kill_it)
{
	if (!w->pid)
		return;
	if (kill_it)
		kill(w->pid, SIGKILL);
	close_ends(w);
	while (waitpid(w->pid, NULL, 0) < 0 && errno == EINTR)
		;
	w->pid = 0;
	c->running--;
}

static bool take_chunk(crew *c, size_t *chunk)
{
	if (c->again_count) {
		*chunk = c->again[--c->again_count];
		return true;
	}
	if (c->next == c->task->plan->chunk_count)
		return false;
	*chunk = c->next++;
	return true;
}

/* Gives a ready, idle worker its next chunk; lets it go when there is none. */
static void give_work(crew *c, worker *w)
{
	size_t chunk;
	if (!w->pid || !w->ready || w->chunk != NO_CHUNK || !c->started)
		return;
	if (!take_chunk(c, &chunk)) {
		if (w->requests >= 0)
			close(w->requests);
		w->requests = -1;
		return;
	}
	uint64_t number = chunk;
	w->chunk = chunk;
	w->since = now_ms();
	/* A worker that has died is noticed at its answers. */
	if (write(w->requests, &number, sizeof number) != sizeof number)
		w->since = now_ms();
}

/* Passes on the messages of a whole chunk: everything before the HC_WIRE_DONE at the end of `in`. */
static hc_status pass_on(crew *c, worker *w, size_t end)
{
	hc_status status = HC_OK;
	for (size_t at = 0; at < end && !status;) {
		hc_wire_message message;
		size_t length = hc_wire_length(w->in.bytes + at, end - at);
		hc_arena_empty(&c->arena);
		if (length == 0 || length == SIZE_MAX || !hc_wire_read(&message, w->in.bytes + at, length, &c->arena))
			return hc_error_add(c->err, HC_EINTERNAL, NULL, 0, "a worker sent what is no message", "执行进程发来无法识别的消息");
		status = c->task->message(c->task->context, &message, c->err);
		at += length;
	}
	return status;
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
	w->start_failures = 0;
	return c->started ? c->task->ready(c->task->context, c->err) : all_ready(c);
}

static hc_status chunk_is_done(crew *c, worker *w, size_t end)
{
	hc_status status = pass_on(c, w, end);
	w->chunk = NO_CHUNK;
	c->done++;
	if (c->task->progress)
		c->task->progress(c->task->context, c->done, c->task->plan->chunk_count);
	return status;
}

/* Looks at the whole messages that have arrived. */
static hc_status look_at_messages(crew *c, worker *w)
{
	hc_status status = HC_OK;
	while (!status) {
		size_t length = hc_wire_length(w->in.bytes ? w->in.bytes + w->seen : "", w->in.length - w->seen);
		int64_t kind;
		if (length == 0)
			return HC_OK;
		if (length == SIZE_MAX)
			return hc_error_add(c->err, HC_EINTERNAL, NULL, 0, "a worker sent what is no message", "执行进程发来无法识别的消息");
		memcpy(&kind, w->in.bytes + w->seen + sizeof kind, sizeof kind);
		if (kind == HC_WIRE_FAILED) {
			hc_wire_message message;
			if (hc_wire_read(&message, w->in.bytes + w->seen, length, &c->arena))
				return hc_error_add(c->err, message.failure.status, message.failure.file, message.failure.line, "%s", "%s",
				                    message.failure.text);
			return hc_error_add(c->err, HC_EINTERNAL, NULL, 0, "a worker failed", "执行进程失败");
		}
		w->seen += length;
		if (kind != HC_WIRE_READY && kind != HC_WIRE_DONE)
			continue;
		if (kind == HC_WIRE_READY)
			status = worker_is_ready(c, w);
		else
			status = chunk_is_done(c, w, w->seen - length);
		forget(&w->in, w->seen);
		w->seen = 0;
	}
	return status;
}

static hc_status blame(crew *c, worker *w)
{
	if (!hc_memory_grow(&c->blames, &c->blame_capacity, c->blame_count, sizeof *c->blames))
		return hc_error_nomem(c->err);
	c->blames[c->blame_count++] = (hc_blame){w->chunk, w->progress->rule, w->progress->frame, w->progress->row, w->slow};
	return HC_OK;
}

/* A worker is gone. Its chunk, if it had one, is done again. */
static hc_status lose_worker(crew *c, worker *w)
{
	bool had_work = w->chunk != NO_CHUNK, in_check = w->progress->checking != 0;
	size_t chunk = w->chunk;
	hc_status status = HC_OK;

	end_worker(c, w, true);
	if (!had_work && w->ready)
		return HC_OK;
	if (had_work && in_check)
		status = blame(c, w);
	else if (c->lost_outside++ > 0 || w->start_failures++ > 0)
		status = hc_error_add(c->err, HC_EINTERNAL, NULL, 0, "a worker was lost twice outside of any rule", "执行进程两次在规则之外丢失");
	if (!status && had_work) {
		if (!hc_memory_grow(&c->again, &c->again_capacity, c->again_count, sizeof *c->again))
			return hc_error_nomem(c->err);
		c->again[c->again_count++] = chunk;
	}
	return status ? status : start_worker(c, w);
}

static hc_status receive(crew *c, worker *w)
{
	char buffer[65536];
	ssize_t n = read(w->answers, buffer, sizeof buffer);
	if (n < 0 && errno == EINTR)
		return HC_OK;
	if (n <= 0)
		return lose_worker(c, w);
	hc_text_add_bytes(&w->in, buffer, (size_t)n);
	return w->in.failed ? hc_error_nomem(c->err) : look_at_messages(c, w);
}

static void watch(worker *w)
{
	if (!w->pid || w->slow)
		return;
	int64_t now = now_ms();
	if (!w->progress->checking || w->progress->step != w->step) {
		w->step = w->progress->step;
		w->since = now;
	} else if (now - w->since > (int64_t)HC_SCRIPT_SECONDS_MAX * 1000) {
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
		watch(&c->workers[i]);
	return status;
}

static hc_status hire(crew *c)
{
	size_t size = c->count * sizeof(hc_progress);
	hc_status status = HC_OK;

	hc_progress *shared = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (shared == MAP_FAILED)
		return hc_error_nomem(c->err);
	for (unsigned i = 0; i < c->count; i++) {
		hc_text_init(&c->workers[i].in);
		c->workers[i].requests = c->workers[i].answers = -1;
		c->workers[i].progress = &shared[i];
	}
	for (unsigned i = 0; i < c->count && !status; i++)
		status = start_worker(c, &c->workers[i]);
	return status;
}

static void dismiss(crew *c)
{
	for (unsigned i = 0; c->workers && i < c->count; i++) {
		end_worker(c, &c->workers[i], true);
		hc_text_drop(&c->workers[i].in);
	}
	if (c->workers && c->workers[0].progress)
		munmap(c->workers[0].progress, c->count * sizeof(hc_progress));
	hc_memory_free(c->workers);
	hc_memory_free(c->again);
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
	void (*before)(int) = signal(SIGPIPE, SIG_IGN);
	hc_status status = c.workers ? hire(&c) : hc_error_nomem(err);
	while (!status && c.done < chunks)
		status = turn(&c);
	dismiss(&c);
	signal(SIGPIPE, before);
	return status;
}
