// Completion from a table that Swift fills before each prompt.
#include "completion.h"
#include "CReadline.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <readline/readline.h>

static char **table = NULL;
static size_t table_count = 0;

void longhand_readline_set_words(const char *const *words, size_t count) {
    for (size_t k = 0; k < table_count; k++) free(table[k]);
    free(table);
    table_count = 0;
    table = calloc(count > 0 ? count : 1, sizeof *table);
    if (table == NULL) return;
    for (size_t k = 0; k < count; k++) {
        char *copy = strdup(words[k]);
        if (copy == NULL) return;
        table[table_count++] = copy;
    }
}

const char *longhand_readline_match(const char *prefix, size_t index) {
    size_t length = strlen(prefix);
    for (size_t k = 0; k < table_count; k++)
        if (strncmp(table[k], prefix, length) == 0 && index-- == 0) return table[k];
    return NULL;
}

size_t longhand_readline_count_matches(const char *prefix) {
    size_t count = 0;
    while (longhand_readline_match(prefix, count) != NULL) count++;
    return count;
}

static char *next_match(const char *prefix, int state) {
    static size_t index = 0;
    if (state == 0) index = 0;
    const char *match = longhand_readline_match(prefix, index++);
    return match != NULL ? strdup(match) : NULL;
}

char **longhand_complete(const char *prefix, int start, int end) {
    (void)start;
    (void)end;
    rl_attempted_completion_over = 1;  // never file names
    rl_completion_suppress_append = 0;
    char **matches = rl_completion_matches(prefix, next_match);
    if (matches != NULL && matches[1] == NULL) {
        size_t length = strlen(matches[0]);
        if (length > 0 && matches[0][length - 1] == '(') rl_completion_suppress_append = 1;
    }
    return matches;
}
