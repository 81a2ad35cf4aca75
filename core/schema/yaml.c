/* SPDX-License-Identifier: MIT */
/*
 * libyaml's events become a tree in one recursive descent, whose depth is
 * limited before it is entered. What configuration must not use (anchors,
 * aliases, tags, keys that are no text) is reported and stepped over, so that
 * one run shows every problem; only broken syntax and a limit end the reading.
 * Bytes are checked as UTF-8 before libyaml sees them, for the line's sake.
 */

#include "schema/yaml.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#include <yaml.h>

/* What a list or map holds; of a list without key and line. */
typedef struct entry {
	const char *key;
	unsigned line;
	hc_yaml *value;
} entry;

typedef struct reader {
	yaml_parser_t parser;
	hc_arena *arena;
	hc_error *err;
	const char *file;
	const char *bytes;
	size_t nodes;
	entry *open; /* the entries so far of the lists and maps that are not at their end yet, the innermost last */
	size_t open_count, open_capacity;
	bool failed; /* there was a problem, though reading may go on */
} reader;

static hc_yaml *read_node(reader *r, yaml_event_t *event, unsigned depth);

static void problem(reader *r, unsigned line, const char *en, const char *zh)
{
	hc_error_add(r->err, HC_ESCHEMA, r->file, line, "%s", "%s", r->err && r->err->lang == HC_ZH ? zh : en);
	r->failed = true;
}

static void nomem(reader *r)
{
	hc_error_nomem(r->err);
	r->failed = true;
}

static unsigned line_at(const char *bytes, size_t offset)
{
	unsigned line = 1;
	size_t i;

	for (i = 0; i < offset; i++)
		line += bytes[i] == '\n';
	return line;
}

static unsigned line_of(const yaml_event_t *event)
{
	return (unsigned)event->start_mark.line + 1;
}

static void report_syntax(reader *r)
{
	const yaml_parser_t *parser = &r->parser;
	const char *text = parser->problem ? parser->problem : "";
	unsigned line;

	if (parser->error == YAML_MEMORY_ERROR) {
		nomem(r);
		return;
	}
	line = parser->error == YAML_READER_ERROR ? line_at(r->bytes, parser->problem_offset)
	                                          : (unsigned)parser->problem_mark.line + 1;
	hc_error_add(r->err, HC_ESCHEMA, r->file, line, "this is not YAML: %s", "不是合法的 YAML：%s", text);
	r->failed = true;
}

static bool next_event(reader *r, yaml_event_t *event)
{
	if (yaml_parser_parse(&r->parser, event))
		return true;
	report_syntax(r);
	return false;
}

static void refuse_marks(reader *r, unsigned line, const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor)
		problem(r, line, "anchors (&name) are not allowed: write the value out",
		        "不允许使用锚点（&名称），请直接写出内容");
	if (tag)
		problem(r, line, "tags (!name) are not allowed", "不允许使用标签（!名称）");
}

/* The text of a scalar event; NULL when out of memory. */
static const char *scalar_text(reader *r, const yaml_event_t *event)
{
	const char *bytes = (const char *)event->data.scalar.value;
	const char *text = hc_arena_copy(r->arena, bytes, event->data.scalar.length);

	refuse_marks(r, line_of(event), event->data.scalar.anchor, event->data.scalar.tag);
	if (memchr(bytes, '\0', event->data.scalar.length))
		problem(r, line_of(event), "a text must not hold a zero byte", "文本中不得含有零字节");
	if (!text)
		nomem(r);
	return text;
}

static bool add_entry(reader *r, entry added)
{
	if (!hc_memory_grow(&r->open, &r->open_capacity, r->open_count, sizeof *r->open)) {
		nomem(r);
		return false;
	}
	r->open[r->open_count++] = added;
	return true;
}

/* Moves the entries from `first` on into the list. */
static bool close_list(reader *r, hc_yaml *node, size_t first)
{
	size_t count = r->open_count - first, i;

	node->items = hc_arena_alloc(r->arena, count * sizeof *node->items);
	if (!node->items) {
		nomem(r);
		return false;
	}
	for (i = 0; i < count; i++)
		node->items[i] = r->open[first + i].value;
	node->count = count;
	r->open_count = first;
	return true;
}

static bool read_list(reader *r, hc_yaml *node, unsigned depth)
{
	size_t first = r->open_count;
	yaml_event_t event;
	hc_yaml *item;

	for (;;) {
		if (!next_event(r, &event))
			return false;
		if (event.type == YAML_SEQUENCE_END_EVENT) {
			yaml_event_delete(&event);
			return close_list(r, node, first);
		}
		item = read_node(r, &event, depth + 1);
		if (!item || !add_entry(r, (entry){ NULL, 0, item }))
			return false;
	}
}

/* Reads a key; *key stays NULL for one that is no text (reported). False to stop. */
static bool read_key(reader *r, yaml_event_t *event, unsigned depth, const char **key)
{
	unsigned line = line_of(event);

	*key = NULL;
	if (event->type != YAML_SCALAR_EVENT) {
		problem(r, line, "a key must be plain text", "键必须是普通文本");
		return read_node(r, event, depth + 1) != NULL;
	}
	*key = scalar_text(r, event);
	yaml_event_delete(event);
	if (*key && !**key) {
		problem(r, line, "a key must not be empty", "键不能为空");
		*key = NULL;
		return true;
	}
	return *key != NULL;
}

static bool read_pair(reader *r, yaml_event_t *event, unsigned depth)
{
	unsigned line = line_of(event);
	const char *key;
	hc_yaml *value;
	yaml_event_t next;

	if (!read_key(r, event, depth, &key) || !next_event(r, &next))
		return false;
	value = read_node(r, &next, depth + 1);
	if (!value)
		return false;
	return !key || add_entry(r, (entry){ key, line, value });
}

typedef struct named_line {
	const char *name;
	unsigned line;
	size_t place;
} named_line;

static int by_name(const void *a, const void *b)
{
	const named_line *left = a, *right = b;
	int order = strcmp(left->name, right->name);

	return order ? order : (left->place > right->place) - (left->place < right->place);
}

#define FEW 8

/* Whether there is need to look for keys that stand twice: in all but small maps. */
static bool may_repeat(const hc_yaml *map)
{
	size_t i, j;

	if (map->count > FEW)
		return true;
	for (i = 1; i < map->count; i++) {
		for (j = 0; j < i; j++) {
			if (strcmp(map->keys[i], map->keys[j]) == 0)
				return true;
		}
	}
	return false;
}

/* Sorts, so that a large map costs no square of its keys. */
static bool refuse_duplicates(reader *r, const hc_yaml *map)
{
	named_line *sorted;
	size_t i, first = 0;

	if (!may_repeat(map))
		return true;
	sorted = hc_memory_alloc(map->count * sizeof *sorted);
	if (!sorted) {
		nomem(r);
		return false;
	}
	for (i = 0; i < map->count; i++)
		sorted[i] = (named_line){ map->keys[i], map->key_lines[i], i };
	qsort(sorted, map->count, sizeof *sorted, by_name);
	for (i = 1; i < map->count; i++) {
		if (strcmp(sorted[first].name, sorted[i].name) != 0) {
			first = i;
			continue;
		}
		hc_error_add(r->err, HC_ESCHEMA, r->file, sorted[i].line,
		             "the key \"%s\" stands twice (first on line %u)", "键 \"%s\" 重复（首次出现在第 %u 行）",
		             sorted[i].name, sorted[first].line);
		r->failed = true;
	}
	hc_memory_free(sorted);
	return true;
}

/* Moves the entries from `first` on into the map. */
static bool close_map(reader *r, hc_yaml *node, size_t first)
{
	size_t count = r->open_count - first, i;

	node->keys = hc_arena_alloc(r->arena, count * sizeof *node->keys);
	node->key_lines = hc_arena_alloc(r->arena, count * sizeof *node->key_lines);
	if (!node->keys || !node->key_lines) {
		nomem(r);
		return false;
	}
	for (i = 0; i < count; i++) {
		node->keys[i] = r->open[first + i].key;
		node->key_lines[i] = r->open[first + i].line;
	}
	return close_list(r, node, first) && refuse_duplicates(r, node);
}

static bool read_map(reader *r, hc_yaml *node, unsigned depth)
{
	size_t first = r->open_count;
	yaml_event_t event;

	for (;;) {
		if (!next_event(r, &event))
			return false;
		if (event.type == YAML_MAPPING_END_EVENT) {
			yaml_event_delete(&event);
			return close_map(r, node, first);
		}
		if (!read_pair(r, &event, depth))
			return false;
	}
}

static bool within_limits(reader *r, unsigned line, unsigned depth)
{
	if (depth > HC_YAML_DEPTH_MAX) {
		hc_error_add(r->err, HC_ESCHEMA, r->file, line, "nested more than %d levels deep", "嵌套超过 %d 层",
		             HC_YAML_DEPTH_MAX);
		r->failed = true;
		return false;
	}
	if (++r->nodes > HC_YAML_NODES_MAX) {
		hc_error_add(r->err, HC_ESCHEMA, r->file, line, "more than %d values in one file",
		             "一个文件中的值超过 %d 个", HC_YAML_NODES_MAX);
		r->failed = true;
		return false;
	}
	return true;
}

/* Reads what `event` begins, and deletes the event. NULL to stop. */
static hc_yaml *read_node(reader *r, yaml_event_t *event, unsigned depth)
{
	unsigned line = line_of(event);
	hc_yaml *node = within_limits(r, line, depth) ? hc_arena_alloc(r->arena, sizeof *node) : NULL;
	bool ok = node != NULL;

	if (!ok) {
		if (!r->failed)
			nomem(r);
		yaml_event_delete(event);
		return NULL;
	}
	node->file = r->file;
	node->line = line;
	switch (event->type) {
	case YAML_SEQUENCE_START_EVENT:
		node->kind = HC_YAML_LIST;
		refuse_marks(r, line, event->data.sequence_start.anchor, event->data.sequence_start.tag);
		ok = read_list(r, node, depth);
		break;
	case YAML_MAPPING_START_EVENT:
		node->kind = HC_YAML_MAP;
		refuse_marks(r, line, event->data.mapping_start.anchor, event->data.mapping_start.tag);
		ok = read_map(r, node, depth);
		break;
	case YAML_SCALAR_EVENT:
		node->text = scalar_text(r, event);
		node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
		ok = node->text != NULL;
		break;
	default:
		node->text = "";
		problem(r, line, "aliases (*name) are not allowed: write the value out",
		        "不允许使用别名（*名称），请直接写出内容");
		break;
	}
	yaml_event_delete(event);
	return ok ? node : NULL;
}

/* Skips the event that must come next. */
static bool skip_event(reader *r)
{
	yaml_event_t event;

	if (!next_event(r, &event))
		return false;
	yaml_event_delete(&event);
	return true;
}

static hc_yaml *read_document(reader *r)
{
	yaml_event_t event;
	hc_yaml *root;

	if (!skip_event(r) || !next_event(r, &event))
		return NULL;
	if (event.type == YAML_STREAM_END_EVENT) {
		yaml_event_delete(&event);
		problem(r, 1, "the file is empty", "文件为空");
		return NULL;
	}
	yaml_event_delete(&event);
	if (!next_event(r, &event))
		return NULL;
	root = read_node(r, &event, 1);
	if (!root || !skip_event(r) || !next_event(r, &event))
		return NULL;
	if (event.type != YAML_STREAM_END_EVENT)
		problem(r, line_of(&event), "a second document (---) begins here: one file holds one",
		        "此处开始了第二个文档（---）：一个文件只能有一个");
	yaml_event_delete(&event);
	return root;
}

static bool check_bytes(reader *r, const char *bytes, size_t length)
{
	size_t start = 0, end;
	const char *stop;

	if (length > HC_YAML_BYTES_MAX) {
		hc_error_add(r->err, HC_ESCHEMA, r->file, 0, "larger than %d bytes", "超过 %d 字节", HC_YAML_BYTES_MAX);
		return false;
	}
	for (; start < length; start = end + 1) {
		stop = memchr(bytes + start, '\n', length - start);
		end = stop ? (size_t)(stop - bytes) : length;
		if (!hc_utf8_valid(bytes + start, end - start)) {
			problem(r, line_at(bytes, start), "not UTF-8: save the file as UTF-8",
			        "不是 UTF-8 编码：请以 UTF-8 保存文件");
			return false;
		}
	}
	return true;
}

hc_yaml *hc_yaml_read(hc_arena *arena, const char *bytes, size_t length, const char *shown, hc_error *err)
{
	reader r = { .arena = arena, .err = err, .file = hc_arena_text(arena, shown) };
	hc_yaml *root = NULL;

	if (!r.file) {
		nomem(&r);
		return NULL;
	}
	if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		bytes += 3;
		length -= 3;
	}
	r.bytes = bytes;
	if (!check_bytes(&r, bytes, length))
		return NULL;
	if (!yaml_parser_initialize(&r.parser)) {
		nomem(&r);
		return NULL;
	}
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r.parser, (const yaml_char_t *)bytes, length);
	root = read_document(&r);
	yaml_parser_delete(&r.parser);
	hc_memory_free(r.open);
	return r.failed ? NULL : root;
}

hc_yaml *hc_yaml_read_file(hc_arena *arena, const char *path, const char *shown, hc_error *err)
{
	hc_text bytes;
	hc_yaml *root = NULL;

	hc_text_init(&bytes);
	if (hc_file_read(&bytes, path, shown, HC_YAML_BYTES_MAX, err) == HC_OK)
		root = hc_yaml_read(arena, hc_text_get(&bytes), bytes.length, shown, err);
	hc_text_drop(&bytes);
	return root;
}
