/* SPDX-License-Identifier: MIT */
/*
 * usage: bench_generate OUT.db [--schools N] [--teachers-per-school T]
 *          [--students-per-school S] [--internships-per-school I]
 *          [--nation] [--breaches B] [--shuffled] [--seed K]
 *
 * Makes a records database of any size, and prints how many rows each table
 * has and how many findings each rule must have, in B of a thousand schools
 * for each. --nation: 10,000 schools of 85 teachers, 1,600 students and 100
 * internships. --shuffled: the database of another program.
 */
#include "bench/fill.h"
#include "bench/plant.h"
#include "bench/shuffle.h"

#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char usage[] = "usage: bench_generate OUT.db [--schools N] [--teachers-per-school T] [--students-per-school S]"
			    " [--internships-per-school I] [--nation] [--breaches B] [--shuffled] [--seed K]\n";

typedef struct wanted {
	const char *path;
	nation of;
	bool shuffled;
} wanted;

static void print_rows(const nation *of)
{
	table all[NATION_TABLES];
	int count = nation_tables(all, of);
	int64_t total = 0;

	for (int i = 0; i < count; i++) {
		int64_t rows = of->units[all[i].per] * all[i].count;
		printf("%-33s %10" PRId64 "\n", all[i].entity, rows);
		total += rows;
	}
	printf("%-33s %10" PRId64 "\n", "rows", total);
}

/* A school of another size breaches rules on the number of teachers by itself, so there is nothing to expect. */
static void print_findings(const nation *of)
{
	int64_t total = 0;

	if (of->teachers < PLANT_TEACHERS_LEAST || of->teachers > PLANT_TEACHERS_MOST)
		return;
	for (int i = 0; i < PLANT_COUNT; i++) {
		int64_t findings = plant_findings(of, i);
		printf("%-33s %10" PRId64 "\n", plant_rule(i), findings);
		total += findings;
	}
	printf("%-33s %10" PRId64 "\n", "findings", total);
}

/* Where the number of an option goes; NULL for one without a number. */
static int64_t *place_of(nation *of, int option)
{
	switch (option) {
	case 'n':
		return &of->units[SCHOOL];
	case 's':
		return &of->students;
	case 't':
		return &of->teachers;
	case 'i':
		return &of->internships;
	case 'b':
		return &of->breaches;
	default:
		return NULL;
	}
}

static bool take(wanted *out, int option, const char *text)
{
	char *end = NULL;
	int64_t number = text ? strtoll(text, &end, 10) : 0;

	if (option == '?' || (text && (*end || end == text || number < 0 || number > 100000000)))
		return false;
	if (option == 'k')
		out->of.seed = (uint64_t)number;
	else if (option == 'x')
		out->shuffled = true;
	else if (option == 'a')
		out->of.units[SCHOOL] = 10000, out->of.teachers = 85, out->of.students = 1600, out->of.internships = 100;
	else
		*place_of(&out->of, option) = number;
	return true;
}

static bool read_options(wanted *out, int argc, char **argv)
{
	static const struct option options[] = {
		{"schools", required_argument, NULL, 'n'},
		{"students-per-school", required_argument, NULL, 's'},
		{"teachers-per-school", required_argument, NULL, 't'},
		{"internships-per-school", required_argument, NULL, 'i'},
		{"nation", no_argument, NULL, 'a'},
		{"breaches", required_argument, NULL, 'b'},
		{"seed", required_argument, NULL, 'k'},
		{"shuffled", no_argument, NULL, 'x'},
		{NULL, 0, NULL, 0},
	};
	nation *of = &out->of;
	int option;

	*out = (wanted){.of = {.seed = 1, .units = {[SCHOOL] = 100}, .students = 100, .teachers = 85, .internships = 100, .breaches = 20}};
	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1)
		if (!take(out, option, optarg))
			return false;
	of->units[CITY] = (of->units[SCHOOL] + SCHOOLS_A_CITY - 1) / SCHOOLS_A_CITY;
	of->units[DISTRICT] = (of->units[SCHOOL] + SCHOOLS_A_DISTRICT - 1) / SCHOOLS_A_DISTRICT;
	of->units[ENTERPRISE] = of->units[SCHOOL] * ENTERPRISES_A_SCHOOL;
	out->path = argv[optind];
	return optind + 1 == argc && of->units[SCHOOL] > 0 && of->breaches * PLANT_COUNT <= 1000;
}

static bool make(const wanted *w)
{
	char source[4096];

	if (!w->shuffled)
		return fill(w->path, &w->of);
	snprintf(source, sizeof source, "%s.ordered", w->path);
	bool ok = fill(source, &w->of) && shuffle(w->path, source, &w->of);
	unlink(source);
	return ok;
}

int main(int argc, char **argv)
{
	wanted w;

	if (!read_options(&w, argc, argv)) {
		fputs(usage, stderr);
		return 64;
	}
	if (access(w.path, F_OK) == 0) {
		fprintf(stderr, "bench_generate: %s exists already\n", w.path);
		return 73;
	}
	if (!make(&w))
		return 70;
	print_rows(&w.of);
	putchar('\n');
	print_findings(&w.of);
	return 0;
}
