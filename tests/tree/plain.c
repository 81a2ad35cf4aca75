/* SPDX-License-Identifier: MIT */
/* Built with nothing that hardens a program, to show that hardened.py would miss it. */
#include <stdio.h>

int main(int argc, char **argv)
{
	char text[70000];
	return argc > 0 && snprintf(text, sizeof text, "%s", argv[0]) > 0 ? text[0] == '\0' : 1;
}
