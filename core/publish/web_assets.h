/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_WEB_ASSETS_H
#define HC_PUBLISH_WEB_ASSETS_H

/* The style and the script of the website, and the schema of its data; web_assets.c is made of these files by the build. */

#include <stddef.h>

typedef struct hc_web_asset {
	const char *name;
	size_t length;
	const unsigned char *bytes;
} hc_web_asset;

enum { HC_WEB_ASSETS = 3 };

extern const hc_web_asset hc_web_assets[HC_WEB_ASSETS];

#endif
