/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "schema/layout.h"

#include <string.h>

static void a_column_is_found_by_its_whole_path(void **state)
{
	hc_layout_column columns[] = { { .path = "id" }, { .path = "student.birth_date" }, { .path = "student" } };
	const hc_layout_frame frame = { .column_count = 3, .columns = columns };

	(void)state;
	assert_int_equal(hc_layout_find(&frame, "id", 2), 0);
	assert_int_equal(hc_layout_find(&frame, "student.birth_date", 18), 1);
	assert_int_equal(hc_layout_find(&frame, "student.birth_date", 7), 2);
	assert_int_equal(hc_layout_find(&frame, "student.birth", 13), -1);
	assert_int_equal(hc_layout_find(&frame, "", 0), -1);
}

static void a_subject_lies_at_home_in_the_root(void **state)
{
	hc_entity root = { .name = "school" }, child = { .name = "teacher" }, visitor = { .name = "enterprise" }, other = { .name = "city" };
	hc_layout_frame frames[] = {
		{ .entity = &root, .at_home = true }, { .entity = &visitor, .at_home = false }, { .entity = &child, .at_home = true },
	};
	const hc_layout layout = { .root = &root, .frame_count = 3, .frames = frames };

	(void)state;
	assert_int_equal(hc_layout_subject(&layout, &root), 0);
	assert_int_equal(hc_layout_subject(&layout, &child), 2);
	assert_int_equal(hc_layout_subject(&layout, &visitor), -1);
	assert_int_equal(hc_layout_subject(&layout, &other), -1);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_column_is_found_by_its_whole_path),
		cmocka_unit_test(a_subject_lies_at_home_in_the_root),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
