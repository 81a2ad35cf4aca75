/* SPDX-License-Identifier: MIT */
#ifndef HC_PUBLISH_WEB_H
#define HC_PUBLISH_WEB_H

/*
 * The findings lists as a static website: no server, nothing from outside. Chinese
 * pages stand at the root, English ones in en/ under the same names; every
 * page works without its script, and says in its head that nothing but the
 * website's own style and script may be loaded.
 */

#include "publish/publication.h"

/* Writes all pages, the style and the script. `ledger` is the edition's; `earlier` the one that its changes are shown from; NULL: none. */
hc_status hc_web_write(hc_publication *publication, hc_edition *edition, hc_ledger *ledger, hc_ledger *earlier, hc_error *err);

#endif
