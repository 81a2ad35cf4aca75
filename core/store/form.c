/* SPDX-License-Identifier: MIT */
/*
 * The state between cells: a form is fed cell by cell, so that no file has to
 * be held. A row is handed on even when a cell of it was bad, because its
 * identifier is still good for telling whether another row repeats it or
 * refers to it; only sound rows are loaded.
 */

#include "store/form_internal.h"

#include "base/memory.h"

#include <string.h>

hc_lang hc_form_lang(const hc_error *err)
{
	return err ? err->lang : HC_EN;
}

hc_status hc_form_new(hc_form **out, const char *file, const hc_entity *entity, hc_form_take take, void *context,
                      hc_error *err)
{
	hc_form *form = hc_memory_alloc(sizeof *form);

	*out = form;
	if (!form)
		return hc_error_nomem(err);
	form->file = file;
	form->entity = entity;
	form->take = take;
	form->context = context;
	form->err = err;
	form->sound = true;
	hc_arena_init(&form->arena);
	hc_arena_init(&form->row_arena);
	return HC_OK;
}

void hc_form_free(hc_form *form)
{
	if (!form)
		return;
	hc_arena_drop(&form->arena);
	hc_arena_drop(&form->row_arena);
	hc_memory_free(form);
}

bool hc_form_is_closed(const hc_form *form)
{
	return form->closed;
}

bool hc_form_is_whole(const hc_form *form)
{
	return form->finished && form->headed && !form->closed;
}

static hc_status add_heading(hc_form *form, unsigned line, const char *bytes, size_t length)
{
	const char *heading;

	if (form->column_count >= HC_FORM_COLUMNS_MAX) {
		if (length && !form->closed)
			form->found = hc_error_add(form->err, HC_EDATA, form->file, line,
			                           "more than %d columns; is this a comma-separated table?",
			                           "超过 %d 列；这是逗号分隔的表格吗？", HC_FORM_COLUMNS_MAX);
		form->closed |= length > 0;
		return HC_OK;
	}
	heading = hc_arena_copy(&form->arena, bytes ? bytes : "", length);
	if (!heading)
		return hc_error_nomem(form->err);
	form->columns[form->column_count++] = (hc_form_column){ .heading = heading };
	return HC_OK;
}

static void add_stray(hc_form *form, unsigned line, const char *bytes, size_t length)
{
	form->sound = false;
	if (form->strays)
		return;
	form->strays = true;
	form->found = hc_error_add(form->err, HC_EDATA, form->file, line,
	                           "cell %zu \"%s\" stands under no heading; is there a comma too many?",
	                           "第 %zu 格“%s”没有对应的表头；是否多了一个逗号？", form->cell_count,
	                           hc_form_show(form, bytes, length));
}

hc_status hc_form_add_cell(hc_form *form, unsigned line, const char *bytes, size_t length)
{
	const char *trimmed = bytes;
	const hc_form_column *column;
	size_t index = form->cell_count++;

	if (!index)
		form->line = line;
	if (trimmed)
		hc_form_trim(&trimmed, &length);
	/* Blanks between quotes are no statement that there is nothing. */
	if (trimmed && !length && trimmed != bytes)
		trimmed = NULL;
	form->filled |= length > 0;
	if (form->closed)
		return HC_OK;
	if (!form->headed)
		return add_heading(form, line, trimmed, length);
	column = index < form->column_count ? &form->columns[index] : NULL;
	if (column && column->field)
		return hc_form_read_cell(form, column, line, trimmed, length);
	if (length && (!column || !column->heading[0]))
		add_stray(form, line, trimmed, length);
	return HC_OK;
}

static const hc_form_column *column_of(const hc_form *form, const hc_field *field)
{
	size_t i;

	for (i = 0; i < form->column_count; i++) {
		if (form->columns[i].field == field)
			return &form->columns[i];
	}
	return NULL;
}

/* Cells that every row must have. A column that is not there at all was reported with the headings. */
static void check_required(hc_form *form)
{
	const hc_entity *entity = form->entity;
	size_t i;

	for (i = 0; i < entity->field_count; i++) {
		const hc_field *field = &entity->fields[i];
		const hc_form_column *column;

		if (form->values[i].given || form->bad[i])
			continue;
		if (!field->required && field != entity->identifier && field != entity->within)
			continue;
		form->sound = false;
		column = column_of(form, field);
		if (column)
			form->found = hc_error_add(
				form->err, HC_EDATA, form->file, form->lines[i] ? form->lines[i] : form->line,
				"%s: empty, but every row must have it", "%s：为空，但每行都必须填写", column->title);
	}
}

static void begin_row(hc_form *form)
{
	size_t count = form->entity->field_count;

	form->cell_count = 0;
	form->filled = form->strays = false;
	form->sound = true;
	memset(form->values, 0, count * sizeof *form->values);
	memset(form->bad, 0, count * sizeof *form->bad);
	memset(form->lines, 0, count * sizeof *form->lines);
	hc_arena_empty(&form->row_arena);
}

hc_status hc_form_end_row(hc_form *form)
{
	hc_status status = HC_OK;

	if (!form->headed && !form->filled)
		form->column_count = 0;
	if (form->filled && !form->headed) {
		form->headed = true;
		if (!form->closed)
			status = hc_form_match_headings(form, form->line);
	} else if (form->filled && !form->closed) {
		check_required(form);
		status = form->take(form->context, &(hc_form_row){ form->line, form->sound, form->values }, form->err);
	}
	begin_row(form);
	return status;
}

hc_status hc_form_finish(hc_form *form)
{
	form->finished = true;
	if (!form->headed)
		form->found = hc_error_add(form->err, HC_EDATA, form->file, 0,
		                           "is empty; its first row must hold the headings", "是空的；第一行应为表头");
	return form->found;
}
