/* SPDX-License-Identifier: MIT */
#ifndef HC_BASE_LIMITS_H
#define HC_BASE_LIMITS_H

/*
 * Every limit of the program in one place. A thing from outside that goes
 * over its limit is refused with a message that names the limit.
 */

#include <stdint.h>

#define HC_PROBLEMS_MAX 200          /* problems listed for one step; the rest are counted */

#define HC_YAML_BYTES_MAX (4 << 20)  /* a schema, register or limits file */
#define HC_YAML_DEPTH_MAX 32         /* nesting of a YAML file */
#define HC_YAML_NODES_MAX 200000     /* nodes of a YAML file */

#define HC_TEXT_BYTES_MAX (64 << 10) /* one text value in the records or a form */
#define HC_FIELDS_MAX 100            /* fields of an entity, and columns of a scan */
#define HC_MEMBERS_MAX 32            /* members of an enumeration or a set */
#define HC_ENTITIES_MAX 64
#define HC_NUMBER_MAX INT64_C(1000000000000) /* largest whole part of a number in the records */
#define HC_REAL_SCALE INT64_C(1000000)       /* a real is read to six decimals */

#define HC_RECORDS_STEPS_A_BYTE 20           /* steps of SQLite's machine for each byte of a records file; an audit takes about one */
#define HC_RECORDS_STEPS_LEAST INT64_C(200000000) /* and for a small file */

#define HC_SCRIPT_BYTES_MAX (1 << 20)        /* one rule file */
#define HC_SCRIPT_EQUALITIES_MAX 1000        /* == and ~= of one rule file */
#define HC_SCRIPT_STEPS_MAX 10000000         /* Lua instructions of one check */
#define HC_SCRIPT_LOAD_STEPS_MAX 10000000    /* Lua instructions while a rule file loads */
#define HC_SCRIPT_MEMORY_MAX (10u << 20)     /* bytes that one check may add */
#define HC_SCRIPT_TEXT_MAX 1000              /* bytes of a text that a rule puts into its result or its title */
#define HC_SCRIPT_MESSAGE_MAX 400            /* bytes of an error's message */
#define HC_SCRIPT_PACKS_MEMORY_MAX (128u << 20) /* bytes that all rule files may hold together */
#define HC_SCRIPT_CACHE_MAX (32u << 20)      /* bytes of filters and selections kept from check to check */
#define HC_SCRIPT_PROCESSOR_SECONDS_MAX 2    /* processor time of one check, and of a rule file that loads */
#define HC_SCRIPT_SECONDS_MAX 10             /* wall clock of one check, kept by the parent */
#define HC_SCRIPT_WORLDS_MAX 64              /* ways to fill missing yes/no and enumerated fields tried */

#define HC_CHUNK_SUBJECTS 64         /* root subjects of one block, at most */
#define HC_CHUNK_SUBJECTS_LEAST 16   /* of few roots a block has fewer, so that workers need not wait for one another */
#define HC_CHUNKS_WANTED 16          /* blocks that few roots are cut into */
#define HC_STRAYS_MAX 100000000      /* rows that may belong to any root, times the blocks that they stand in */
#define HC_STRAYS_OF_PARENTS_MAX 1000000000 /* rows of a block that may belong to any parent of their root, times these */
#define HC_WORKERS_MAX 64
#define HC_READERS_BYTES_LEAST (4 << 20) /* a records file that several connections read first */
#define HC_PARTS_MAX 9999            /* parts that a run is cut into */

#endif
