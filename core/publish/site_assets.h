/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_SITE_ASSETS_H
#define HC_PUBLISH_SITE_ASSETS_H

/* The style and the script of the site, and the schema of its data; site_assets.c is made of these files by the build. */

#include <stddef.h>

typedef struct hc_site_asset {
	const char *name;
	size_t length;
	const unsigned char *bytes;
} hc_site_asset;

enum { HC_SITE_ASSETS = 3 };

extern const hc_site_asset hc_site_assets[HC_SITE_ASSETS];

#endif
