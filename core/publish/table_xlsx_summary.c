/* SPDX-License-Identifier: MIT */
/* The first sheet of a workbook: a heading, pairs of what and how many, and notes. */

#include "publish/table_xlsx_parts.h"

#include "publish/sentence.h"

enum { LABEL_WIDTH = 34, TEXT_WIDTH = 70, LINE = 15 };

typedef struct summary {
	hc_table_xlsx *book;
	lxw_worksheet *sheet;
	lxw_row_t row;
	hc_text text;
} summary;

static const char *say(const summary *s, const char *en, const char *zh)
{
	return s->book->lang == HC_ZH ? zh : en;
}

static void put_label(summary *s, const char *label, lxw_format *format)
{
	hc_xlsx_put_text(s->book, s->sheet, s->row, 0, label, format);
}

/* So high that a wrapped text can be read whole. */
static void put_pair(summary *s, const char *label, const char *text)
{
	size_t lines = 1 + hc_utf8_columns(text) / TEXT_WIDTH;

	hc_xlsx_note(s->book, worksheet_set_row(s->sheet, s->row, (double)(lines * LINE), NULL));
	put_label(s, label, s->book->text);
	hc_xlsx_put_text(s->book, s->sheet, s->row++, 1, text, s->book->text);
}

static void put_built(summary *s, const char *label)
{
	if (s->text.failed)
		hc_xlsx_note(s->book, LXW_ERROR_MEMORY_MALLOC_FAILED);
	put_pair(s, label, hc_text_get(&s->text));
	hc_text_clear(&s->text);
}

static void put_day(summary *s, const char *label, hc_date date)
{
	if (date == HC_DATE_NEVER)
		return;
	put_label(s, label, s->book->text);
	hc_xlsx_put_date(s->book, s->sheet, s->row++, 1, date, s->book->left_date);
}

static void put_count(summary *s, const char *label, int64_t count)
{
	put_label(s, label, s->book->text);
	hc_xlsx_note(s->book, worksheet_write_number(s->sheet, s->row++, 1, (double)count, s->book->left_whole));
}

static void put_heading(summary *s, const char *en, const char *zh)
{
	s->row++;
	put_label(s, say(s, en, zh), s->book->heading);
	hc_xlsx_note(s->book, worksheet_write_blank(s->sheet, s->row, 1, s->book->heading));
	s->row++;
}

static void put_head(summary *s, const hc_ledger_facts *facts)
{
	const hc_edition *edition = s->book->edition;

	put_label(s, say(s, "Audit findings", "核查结果"), s->book->title);
	s->row += 2;
	put_day(s, say(s, "As of", "核查日期"), facts->as_of);
	put_day(s, say(s, "Records of", "数据时点"), facts->records_date);
	put_day(s, say(s, "Carries on the audit of", "接续的核查"), facts->earlier);
	put_pair(s, say(s, "Edition", "版本"), hc_label_text(hc_edition_label(hc_edition_of(edition)), s->book->lang));
	if (hc_edition_within(edition) || facts->within)
		put_pair(s, say(s, "Only", "仅"),
		         hc_edition_within(edition) ? hc_edition_within(edition) : facts->within);
	put_pair(s, say(s, "Program", "程序"), facts->program);
}

static void put_sums(summary *s, const hc_ledger_facts *facts)
{
	const int64_t *totals = hc_edition_totals(s->book->edition);
	size_t i;

	put_heading(s, "Verdicts", "结论");
	for (i = 0; i < facts->level_count; i++)
		put_count(s, hc_label_text(facts->levels[i].label, s->book->lang), facts->levels[i].owners);
	put_heading(s, "Results", "结果");
	for (i = 0; i < HC_OUTCOME_COUNT; i++)
		put_count(s, hc_label_text(hc_outcome_label((hc_outcome)i), s->book->lang), totals[i]);
}

/* ---- notes ---- */

static void note_limit(summary *s, const hc_ledger_limit *limit)
{
	const char *title = hc_label_text(limit->title, s->book->lang);
	char day[11];

	if (limit->verified == HC_CITY || limit->verified == HC_UNVERIFIED)
		hc_sentence_add_sureness(&s->text, limit->verified, limit->basis, s->book->lang);
	if (limit->outdated) {
		hc_date_write(day, limit->review_by);
		hc_text_addf(&s->text, "%s%s%s", s->text.length ? say(s, "; ", "；") : "",
		             say(s, "past its review date ", "已过复核日期 "), day);
	}
	if (s->text.length > 0 || s->text.failed)
		put_built(s, title[0] ? title : limit->name);
}

/* What is withheld, and that sums count entries: else a reader would look for what the numbers do not add up to. */
static void note_edition(summary *s)
{
	put_pair(s, hc_label_text(hc_edition_label(HC_PUBLIC), s->book->lang),
	         say(s,
	             "It holds nothing of any person. Numbers of people from 1 to 4 are given as “fewer than 5”, and "
	             "what would tell them is withheld (an empty cell in the columns of numbers). A rule on persons "
	             "has one row for each owner; sums count rows.",
	             "不含个人信息。1 至 4 人的人数写作“不足 5”，可由此推算的数字不公开（数字列留空）。"
	             "涉及个人的规则，每个对象合为一行；合计为行数。"));
}

static void put_notes(summary *s, const hc_ledger_facts *facts)
{
	size_t i;

	put_heading(s, "Notes", "说明");
	if (hc_edition_of(s->book->edition) == HC_PUBLIC)
		note_edition(s);
	if (facts->rules_not_chosen > 0)
		put_count(s, say(s, "Rules left out of this audit by choice", "未参加核查的规则"),
		          (int64_t)facts->rules_not_chosen);
	if (facts->verdicts_verified == HC_CITY || facts->verdicts_verified == HC_UNVERIFIED) {
		hc_sentence_add_sureness(&s->text, facts->verdicts_verified, facts->verdicts_basis, s->book->lang);
		put_built(s, say(s, "How results make a verdict", "结论的判定规则"));
	}
	for (i = 0; i < facts->limit_count; i++)
		note_limit(s, &facts->limits[i]);
}

hc_status hc_xlsx_write_summary(hc_table_xlsx *book, hc_error *err)
{
	const hc_ledger_facts *facts = hc_edition_facts(book->edition);
	summary s = { .book = book };
	hc_status status = hc_xlsx_add_sheet(&s.sheet, book, book->lang == HC_ZH ? "摘要" : "Summary", err);

	if (status != HC_OK)
		return status;
	hc_text_init(&s.text);
	hc_xlsx_note(book, worksheet_set_column(s.sheet, 0, 0, LABEL_WIDTH, NULL));
	hc_xlsx_note(book, worksheet_set_column(s.sheet, 1, 1, TEXT_WIDTH, NULL));
	put_head(&s, facts);
	put_sums(&s, facts);
	put_notes(&s, facts);
	hc_text_drop(&s.text);
	return hc_xlsx_status(book, err);
}
