/* SPDX-License-Identifier: MIT */
/*
 * Headings are matched as a person would: by the field's name or its label in
 * either language, without regard to letter case and spaces around. A heading
 * that fits none is an error and not a column to pass over: a mistyped heading
 * would otherwise empty a whole column without a word.
 */

#include "base/nearest.h"
#include "store/form_internal.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

enum { PART_BYTES_MIN = 4 };

/* How the heading names the field; false when it does not. */
static bool names_field(hc_form_words *words, const hc_field *field, const char *heading)
{
	if (strcasecmp(field->name, heading) == 0)
		*words = HC_FORM_NAMES;
	else if (field->label.zh && strcasecmp(field->label.zh, heading) == 0)
		*words = HC_FORM_ZH;
	else if (field->label.en && strcasecmp(field->label.en, heading) == 0)
		*words = HC_FORM_EN;
	else
		return false;
	return true;
}

/* Whether one is a part of the other that is long enough to mean something. */
static bool is_part(const char *a, const char *b)
{
	const char *part = strlen(a) < strlen(b) ? a : b, *whole = part == a ? b : a;

	return strlen(part) >= PART_BYTES_MIN && strstr(whole, part);
}

static size_t remoteness(const char *heading, const char *name)
{
	if (!name)
		return SIZE_MAX;
	return is_part(heading, name) ? 1 : hc_nearest_edits(heading, name);
}

/* The field whose name or label is nearest; NULL when none has half of the heading's bytes. */
static const hc_field *nearest(const hc_entity *entity, const char *heading)
{
	const hc_field *best = NULL;
	size_t best_distance = strlen(heading) / 2 + 1, i, j;

	for (i = 0; i < entity->field_count; i++) {
		const hc_field *field = &entity->fields[i];
		const char *names[] = { field->name, field->label.zh, field->label.en };

		for (j = 0; j < sizeof names / sizeof *names; j++) {
			size_t now = remoteness(heading, names[j]);

			if (now < best_distance) {
				best_distance = now;
				best = field;
			}
		}
	}
	return best;
}

static void add_unknown(hc_form *form, unsigned line, const char *heading)
{
	const hc_field *near = nearest(form->entity, heading);
	hc_lang lang = hc_form_lang(form->err);
	const char *entity = form->entity->name, *shown = hc_form_show(form, heading, strlen(heading));

	if (near)
		form->found = hc_error_add(form->err, HC_EDATA, form->file, line,
		                           "heading \"%s\" is no field of %s; the nearest is %s (%s)",
		                           "表头“%s”不是 %s 的字段；最接近的是 %s (%s)", shown, entity,
		                           hc_label_text(near->label, lang), near->name);
	else
		form->found = hc_error_add(form->err, HC_EDATA, form->file, line, "heading \"%s\" is no field of %s",
		                           "表头“%s”不是 %s 的字段", shown, entity);
}

static const char *title_of(hc_form *form, const hc_form_column *column)
{
	if (strcmp(column->heading, column->field->name) == 0)
		return column->heading;
	return hc_arena_format(&form->arena, "%s (%s)", column->heading, column->field->name);
}

static hc_status match_one(hc_form *form, unsigned line, size_t index)
{
	hc_form_column *column = &form->columns[index];
	size_t i;

	if (!column->heading[0])
		return HC_OK;
	for (i = 0; i < form->entity->field_count && !column->field; i++) {
		if (names_field(&column->words, &form->entity->fields[i], column->heading))
			column->field = &form->entity->fields[i];
	}
	if (!column->field) {
		add_unknown(form, line, column->heading);
		return HC_OK;
	}
	for (i = 0; i < index; i++) {
		if (form->columns[i].field == column->field) {
			form->found =
				hc_error_add(form->err, HC_EDATA, form->file, line,
			                     "two headings for %s: \"%s\" in column %zu and \"%s\" in column %zu",
			                     "%s 有两个表头：“%s”在第 %zu 列，“%s”在第 %zu 列", column->field->name,
			                     form->columns[i].heading, i + 1, column->heading, index + 1);
			column->field = NULL;
			return HC_OK;
		}
	}
	column->title = title_of(form, column);
	return column->title ? HC_OK : hc_error_nomem(form->err);
}

static bool has_column(const hc_form *form, const hc_field *field)
{
	size_t i;

	for (i = 0; i < form->column_count; i++) {
		if (form->columns[i].field == field)
			return true;
	}
	return false;
}

hc_status hc_form_match_headings(hc_form *form, unsigned line)
{
	const hc_entity *entity = form->entity;
	hc_status status = HC_OK;
	size_t i;

	for (i = 0; i < form->column_count && status == HC_OK; i++)
		status = match_one(form, line, i);
	for (i = 0; i < entity->field_count; i++) {
		const hc_field *field = &entity->fields[i];

		if (!field->required && field != entity->identifier && field != entity->within)
			continue;
		if (!has_column(form, field))
			form->found = hc_error_add(form->err, HC_EDATA, form->file, line,
			                           "no column for %s (%s), which every row must have",
			                           "缺少列 %s (%s)，每行都必须填写",
			                           hc_label_text(field->label, hc_form_lang(form->err)), field->name);
	}
	form->closed = !has_column(form, entity->identifier);
	return status;
}
