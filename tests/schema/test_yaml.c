/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "fixture.h"
#include "schema/yaml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static hc_yaml *read_text(fixture *f, hc_arena *arena, const char *text, size_t length)
{
	return hc_yaml_read(arena, text, length, "file.yaml", &f->err);
}

static void a_tree_remembers_its_lines(void **state)
{
	static const char text[] =
		"# a comment\n"
		"name: 核查 # here\n"
		"list:\n"
		"  - one\n"
		"  - \"two\"\n"
		"map: { a: 1, b: [x, y] }\n"
		"\"7\": >-\n"
		"  folded\n"
		"  text\n";
	fixture *f = *state;
	hc_arena arena;
	hc_yaml *root;
	const hc_yaml *list, *map;

	hc_arena_init(&arena);
	root = read_text(f, &arena, text, strlen(text));
	assert_non_null(root);
	assert_int_equal(root->kind, HC_YAML_MAP);
	assert_int_equal(root->count, 4);
	assert_string_equal(root->file, "file.yaml");
	assert_string_equal(root->keys[0], "name");
	assert_int_equal(root->key_lines[0], 2);
	assert_string_equal(hc_yaml_get(root, "name")->text, "核查");
	list = hc_yaml_get(root, "list");
	assert_int_equal(list->kind, HC_YAML_LIST);
	assert_int_equal(list->count, 2);
	assert_int_equal(list->items[1]->line, 5);
	assert_string_equal(list->items[1]->text, "two");
	assert_true(list->items[1]->quoted);
	assert_false(list->items[0]->quoted);
	map = hc_yaml_get(root, "map");
	assert_int_equal(map->line, 6);
	assert_string_equal(hc_yaml_get(hc_yaml_get(root, "map"), "a")->text, "1");
	assert_int_equal(hc_yaml_get(map, "b")->count, 2);
	assert_string_equal(hc_yaml_get(root, "7")->text, "folded text");
	assert_null(hc_yaml_get(root, "absent"));
	assert_null(hc_yaml_get(list, "a"));
	assert_null(hc_yaml_get(NULL, "a"));
	hc_arena_drop(&arena);
}

static void a_byte_order_mark_is_passed_over(void **state)
{
	static const char text[] = "\xEF\xBB\xBF" "a: 1\r\nb: 2\r\n";
	fixture *f = *state;
	hc_arena arena;
	hc_yaml *root;

	hc_arena_init(&arena);
	root = read_text(f, &arena, text, strlen(text));
	assert_non_null(root);
	assert_string_equal(hc_yaml_get(root, "b")->text, "2");
	assert_int_equal(hc_yaml_get(root, "b")->line, 2);
	hc_arena_drop(&arena);
}

static void what_configuration_must_not_use_is_refused_all_at_once(void **state)
{
	static const struct { const char *name, *text, *want; } cases[] = {
		{ "a key twice", "a: 1\nb: 2\na: 3\na: 4\n",
		  "file.yaml:3: the key \"a\" stands twice (first on line 1)\n"
		  "file.yaml:4: the key \"a\" stands twice (first on line 1)\n" },
		{ "a key twice inside", "a:\n  - { x: 1, y: 2, x: 3 }\n",
		  "file.yaml:2: the key \"x\" stands twice (first on line 2)\n" },
		{ "an anchor and its alias", "a: &one 1\nb: *one\nc: 3\n",
		  "file.yaml:1: anchors (&name) are not allowed: write the value out\n"
		  "file.yaml:2: aliases (*name) are not allowed: write the value out\n" },
		{ "a merge", "a: &x { b: 1 }\nc: { <<: *x }\n",
		  "file.yaml:1: anchors (&name) are not allowed: write the value out\n"
		  "file.yaml:2: aliases (*name) are not allowed: write the value out\n" },
		{ "tags everywhere", "a: !!str 1\nb: !x [ 1 ]\nc: ! {}\n",
		  "file.yaml:1: tags (!name) are not allowed\n"
		  "file.yaml:2: tags (!name) are not allowed\n"
		  "file.yaml:3: tags (!name) are not allowed\n" },
		{ "an anchored key", "&k a: 1\n", "file.yaml:1: anchors (&name) are not allowed: write the value out\n" },
		{ "two documents", "a: 1\n---\nb: 2\n",
		  "file.yaml:2: a second document (---) begins here: one file holds one\n" },
		{ "keys that are no text", "? [x, y]\n: 1\n? { a: b }\n: 2\nc: 3\n",
		  "file.yaml:1: a key must be plain text\nfile.yaml:3: a key must be plain text\n" },
		{ "an empty key", "\"\": 1\n", "file.yaml:1: a key must not be empty\n" },
		{ "a zero byte", "a: \"x\\0y\"\n", "file.yaml:1: a text must not hold a zero byte\n" },
		{ "nothing", "", "file.yaml:1: the file is empty\n" },
		{ "a comment only", "# nothing\n", "file.yaml:1: the file is empty\n" },
		{ "a tab for indentation", "a:\n\tb: 1\n",
		  "file.yaml:2: this is not YAML: found character that cannot start any token\n" },
		{ "an open list", "a: [1, 2\n", "file.yaml:2: this is not YAML: did not find expected ',' or ']'\n" },
		{ "problems before the syntax breaks", "a: 1\na: 2\nb: &x 1\nc: ]\n",
		  "file.yaml:3: anchors (&name) are not allowed: write the value out\n"
		  "file.yaml:4: this is not YAML: did not find expected node content\n" },
		{ "not UTF-8", "a: 1\nb: \xBA\xCB\n", "file.yaml:2: not UTF-8: save the file as UTF-8\n" },
		{ "a control character", "a: 1\nb: x\x01y\n", "file.yaml:2: this is not YAML: control characters are not allowed\n" },
	};
	fixture *f = *state;
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		hc_arena arena;

		hc_arena_init(&arena);
		if (read_text(f, &arena, cases[i].text, strlen(cases[i].text)))
			fail_msg("%s: accepted", cases[i].name);
		if (f->err.status != HC_ESCHEMA)
			fail_msg("%s: status %d", cases[i].name, (int)f->err.status);
		if (strcmp(fixture_problems(f), cases[i].want) != 0)
			fail_msg("%s: got\n%s", cases[i].name, hc_text_get(&f->shown));
		hc_arena_drop(&arena);
	}
}

/* `count` times `piece` between `before` and `after`. */
static char *repeated(const char *before, const char *piece, size_t count, const char *after, size_t *length)
{
	size_t size = strlen(before) + count * strlen(piece) + strlen(after) + 1, i;
	char *text = malloc(size), *end = text;

	assert_non_null(text);
	end += sprintf(end, "%s", before);
	for (i = 0; i < count; i++)
		end += sprintf(end, "%s", piece);
	end += sprintf(end, "%s", after);
	*length = (size_t)(end - text);
	return text;
}

static void a_file_over_a_limit_is_refused_with_the_limit(void **state)
{
	static const struct { const char *name, *before, *piece; size_t count; const char *after, *want; } cases[] = {
		{ "as deep as may be", "a: ", "[", HC_YAML_DEPTH_MAX - 1, "", NULL },
		{ "one deeper", "a: ", "[", HC_YAML_DEPTH_MAX, "", "file.yaml:1: nested more than 32 levels deep\n" },
		{ "deep beyond measure", "", "[", 1000000, "", "file.yaml:1: nested more than 32 levels deep\n" },
		{ "deep maps", "", "{a: ", 1000, "", "file.yaml:1: nested more than 32 levels deep\n" },
		{ "many nodes", "a:\n", "- x\n", HC_YAML_NODES_MAX, "",
		  "file.yaml:200000: more than 200000 values in one file\n" },
		{ "many bytes", "a: x\n", "#23456789012345\n", (HC_YAML_BYTES_MAX >> 4), "",
		  "file.yaml:0: larger than 4194304 bytes\n" },
	};
	fixture *f = *state;
	size_t i, length;

	for (i = 0; i < COUNT(cases); i++) {
		hc_arena arena;
		char *text = repeated(cases[i].before, cases[i].piece, cases[i].count, cases[i].after, &length);

		hc_arena_init(&arena);
		if (read_text(f, &arena, text, length))
			fail_msg("%s: accepted", cases[i].name);
		if (!cases[i].want)
			assert_null(strstr(fixture_problems(f), "nested"));
		else if (strcmp(fixture_problems(f), cases[i].want) != 0)
			fail_msg("%s: got\n%s", cases[i].name, hc_text_get(&f->shown));
		hc_arena_drop(&arena);
		free(text);
	}
}

static void a_wide_map_costs_no_square_of_its_keys(void **state)
{
	const size_t count = HC_YAML_NODES_MAX - 1;
	fixture *f = *state;
	char *text = malloc(count * 16), *end = text;
	hc_arena arena;
	hc_yaml *root;
	size_t i;

	assert_non_null(text);
	for (i = 0; i < count; i++)
		end += sprintf(end, "k%zu: v\n", i);
	hc_arena_init(&arena);
	root = read_text(f, &arena, text, (size_t)(end - text));
	assert_non_null(root);
	assert_int_equal(root->count, count);
	hc_arena_drop(&arena);
	free(text);
}

static void a_file_is_read_from_the_disk(void **state)
{
	fixture *f = *state;
	char path[128];
	hc_arena arena;
	hc_yaml *root;

	hc_arena_init(&arena);
	fixture_write(f, "good.yaml", "a: 1\n");
	snprintf(path, sizeof path, "%s/good.yaml", f->folder);
	root = hc_yaml_read_file(&arena, path, "shown.yaml", &f->err);
	assert_non_null(root);
	assert_string_equal(root->file, "shown.yaml");
	snprintf(path, sizeof path, "%s/absent.yaml", f->folder);
	assert_null(hc_yaml_read_file(&arena, path, "shown.yaml", &f->err));
	assert_int_equal(f->err.status, HC_EINPUT);
	assert_string_equal(fixture_problems(f), "shown.yaml:0: cannot be read: No such file or directory\n");
	assert_null(hc_yaml_read_file(&arena, f->folder, "folder", &f->err));
	assert_int_equal(f->err.status, HC_EINPUT);
	assert_string_equal(fixture_problems(f), "folder:0: cannot be read: Is a directory\n");
	hc_arena_drop(&arena);
}

static void a_pipe_or_a_large_file_does_not_hold_the_reader_up(void **state)
{
	fixture *f = *state;
	char path[128];
	size_t length;
	char *text = repeated("", "#23456789012345\n", (HC_YAML_BYTES_MAX >> 4) + 10, "", &length);
	hc_arena arena;

	hc_arena_init(&arena);
	snprintf(path, sizeof path, "%s/pipe.yaml", f->folder);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_null(hc_yaml_read_file(&arena, path, "pipe.yaml", &f->err));
	assert_int_equal(f->err.status, HC_EINPUT);
	fixture_problems(f);
	fixture_write(f, "large.yaml", text);
	snprintf(path, sizeof path, "%s/large.yaml", f->folder);
	assert_null(hc_yaml_read_file(&arena, path, "large.yaml", &f->err));
	assert_string_equal(fixture_problems(f), "large.yaml:0: larger than 4194304 bytes\n");
	hc_arena_drop(&arena);
	free(text);
}

static void problems_can_be_read_in_chinese(void **state)
{
	fixture *f = *state;
	hc_arena arena;

	hc_arena_init(&arena);
	f->err.lang = HC_ZH;
	assert_null(read_text(f, &arena, "a: 1\na: *b\n", 11));
	assert_string_equal(fixture_problems(f), "file.yaml:2: 不允许使用别名（*名称），请直接写出内容\n"
	                                         "file.yaml:2: 键 \"a\" 重复（首次出现在第 1 行）\n");
	hc_arena_drop(&arena);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_tree_remembers_its_lines, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_byte_order_mark_is_passed_over, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(what_configuration_must_not_use_is_refused_all_at_once, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_file_over_a_limit_is_refused_with_the_limit, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_wide_map_costs_no_square_of_its_keys, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_file_is_read_from_the_disk, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(a_pipe_or_a_large_file_does_not_hold_the_reader_up, fixture_begin, fixture_end),
		cmocka_unit_test_setup_teardown(problems_can_be_read_in_chinese, fixture_begin, fixture_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
