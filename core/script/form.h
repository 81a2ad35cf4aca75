/* SPDX-License-Identifier: MIT */
#ifndef HC_SCRIPT_FORM_H
#define HC_SCRIPT_FORM_H

/* The letters of forms (condition.c writes them, form.c reads them). */

#define FORM_OPERAND '\x1f'
#define FORM_PATH_END '\x1e'
#define FORM_ENTRY_END '\x1d'

#define FORM_NOT '!'
#define FORM_ONE_OF 'o'
#define FORM_OTHER_THAN 'x'
#define FORM_AT_LEAST 'a'
#define FORM_AT_MOST 'z'
#define FORM_MORE 'm'
#define FORM_LESS 'l'
#define FORM_WITHIN 'w'
#define FORM_INCLUDES 'i'
#define FORM_DONE 'd'
#define FORM_EMPTY 'e'
#define FORM_FIELD 'f'

#endif
