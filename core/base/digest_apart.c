/* SPDX-License-Identifier: MIT */
/* The process answers with the digest's text, or with nothing: then it is made here, where a reason can be told. */
#include "base/digest_apart.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void answer(const char *path, int to, pid_t parent)
{
	char digest[HC_DIGEST_TEXT];

	if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 && getppid() == parent && hc_digest_file(digest, path, path, NULL) == HC_OK &&
	    write(to, digest, sizeof digest) == (ssize_t)sizeof digest)
		_exit(0);
	_exit(1);
}

void hc_digest_apart_begin(hc_digest_apart *out, const char *path)
{
	int ends[2];
	pid_t parent = getpid();

	*out = (hc_digest_apart){0, -1};
	if (pipe2(ends, O_CLOEXEC))
		return;
	out->pid = fork();
	if (out->pid == 0)
		answer(path, ends[1], parent);
	close(ends[1]);
	if (out->pid > 0) {
		out->answers = ends[0];
		return;
	}
	out->pid = 0;
	close(ends[0]);
}

/* Reads the whole answer; false when there is none. */
static bool read_answer(char out[HC_DIGEST_TEXT], const hc_digest_apart *apart)
{
	size_t got = 0;

	while (apart->pid && got < HC_DIGEST_TEXT) {
		ssize_t n = read(apart->answers, out + got, HC_DIGEST_TEXT - got);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		got += (size_t)n;
	}
	return got == HC_DIGEST_TEXT && memchr(out, 0, HC_DIGEST_TEXT) == out + HC_DIGEST_TEXT - 1;
}

hc_status hc_digest_apart_end(char out[HC_DIGEST_TEXT], hc_digest_apart *apart, const char *path, const char *shown, hc_error *err)
{
	bool answered = read_answer(out, apart);

	hc_digest_apart_drop(apart);
	return answered ? HC_OK : hc_digest_file(out, path, shown, err);
}

void hc_digest_apart_drop(hc_digest_apart *apart)
{
	if (!apart->pid)
		return;
	kill(apart->pid, SIGKILL);
	close(apart->answers);
	while (waitpid(apart->pid, NULL, 0) < 0 && errno == EINTR)
		;
	*apart = (hc_digest_apart){0, -1};
}
