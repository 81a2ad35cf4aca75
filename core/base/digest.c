/* SPDX-License-Identifier: MIT */
/* nettle computes; here is only what turns it into text and feeds it a file in large pieces. */

#include "base/digest.h"

#include "base/memory.h"

#include <errno.h>
#include <nettle/sha2.h>
#include <stdio.h>

#define PIECE ((size_t)1 << 18)

struct hc_digest {
	struct sha256_ctx sha;
};

hc_digest *hc_digest_new(void)
{
	hc_digest *digest = hc_memory_alloc(sizeof *digest);

	if (digest)
		sha256_init(&digest->sha);
	return digest;
}

void hc_digest_add(hc_digest *digest, const void *bytes, size_t length)
{
	sha256_update(&digest->sha, length, bytes);
}

void hc_digest_write(char out[HC_DIGEST_TEXT], hc_digest *digest)
{
	static const char digits[] = "0123456789abcdef";
	uint8_t bytes[SHA256_DIGEST_SIZE];
	size_t i;

	sha256_digest(&digest->sha, sizeof bytes, bytes);
	for (i = 0; i < sizeof bytes; i++) {
		out[2 * i] = digits[bytes[i] >> 4];
		out[2 * i + 1] = digits[bytes[i] & 15];
	}
	out[2 * sizeof bytes] = '\0';
}

void hc_digest_free(hc_digest *digest)
{
	hc_memory_free(digest);
}

static hc_status add_file(hc_digest *digest, FILE *file, const char *shown, hc_error *err)
{
	unsigned char *piece = hc_memory_alloc(PIECE);
	size_t length;
	hc_status status = HC_OK;

	if (!piece)
		return hc_error_nomem(err);
	while ((length = fread(piece, 1, PIECE, file)) > 0)
		hc_digest_add(digest, piece, length);
	if (ferror(file))
		status = hc_error_file(err, HC_EINPUT, shown, errno);
	hc_memory_free(piece);
	return status;
}

hc_status hc_digest_file(char out[HC_DIGEST_TEXT], const char *path, const char *shown, hc_error *err)
{
	FILE *file = fopen(path, "rbe");
	hc_digest *digest;
	hc_status status;

	if (!file)
		return hc_error_file(err, HC_EINPUT, shown, errno);
	digest = hc_digest_new();
	status = digest ? add_file(digest, file, shown, err) : hc_error_nomem(err);
	if (status == HC_OK)
		hc_digest_write(out, digest);
	hc_digest_free(digest);
	fclose(file);
	return status;
}
