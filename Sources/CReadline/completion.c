// Completion from two tables that Swift fills before each prompt: what a line may begin with, and what may
// stand further on.
#include "completion.h"
#include "CReadline.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <readline/readline.h>

struct table {
    char **entries;
    size_t count;
};

static struct table beginnings = {NULL, 0};
static struct table expressions = {NULL, 0};

static void fill(struct table *table, const char *const *words, size_t count) {
    for (size_t k = 0; k < table->count; k++) free(table->entries[k]);
    free(table->entries);
    table->count = 0;
    table->entries = calloc(count > 0 ? count : 1, sizeof *table->entries);
    if (table->entries == NULL) return;
    for (size_t k = 0; k < count; k++) {
        char *copy = strdup(words[k]);
        if (copy == NULL) return;
        table->entries[table->count++] = copy;
    }
}

void longhand_readline_set_beginnings(const char *const *words, size_t count) {
    fill(&beginnings, words, count);
}

void longhand_readline_set_expressions(const char *const *words, size_t count) {
    fill(&expressions, words, count);
}

static int starts_with(const char *text, const char *prefix, size_t length) {
    return strncmp(text, prefix, length) == 0;
}

/// What may follow a line's first `start` bytes, `prefix` after them; null beyond the last.
///
/// An entry with a space, `export html`, is one of the beginning as a whole: behind `export ` its second word is
/// meant, and then nothing else is.
static const char *match(const char *line, size_t start, const char *prefix, size_t index) {
    size_t length = strlen(prefix);
    while (start > 0 && *line == ' ') {
        line++;
        start--;
    }
    int has_phrases = 0;
    for (size_t k = 0; k < beginnings.count; k++) {
        const char *entry = beginnings.entries[k];
        if (start > 0 && strlen(entry) > start && starts_with(entry, line, start)) {
            has_phrases = 1;
            if (starts_with(entry + start, prefix, length) && index-- == 0) return entry + start;
        }
        // A word with its colon only where one is typed; a phrase only behind its first word.
        int is_whole = strchr(entry, ' ') == NULL && (*entry != ':' || *prefix == ':');
        if (start == 0 && is_whole && starts_with(entry, prefix, length) && index-- == 0) return entry;
    }
    if (has_phrases) return NULL;
    for (size_t k = 0; k < expressions.count; k++)
        if (starts_with(expressions.entries[k], prefix, length) && index-- == 0) return expressions.entries[k];
    return NULL;
}

static size_t word_start = 0;

static char *next_match(const char *prefix, int state) {
    static size_t index = 0;
    if (state == 0) index = 0;
    const char *found = match(rl_line_buffer, word_start, prefix, index++);
    return found != NULL ? strdup(found) : NULL;
}

char **longhand_complete(const char *prefix, int start, int end) {
    (void)end;
    word_start = (size_t)start;
    // Spaces before the first word do not count.
    if (strspn(rl_line_buffer, " ") >= word_start) word_start = 0;
    rl_attempted_completion_over = 1;  // never file names
    rl_completion_suppress_append = 0;
    char **matches = rl_completion_matches(prefix, next_match);
    if (matches != NULL && matches[1] == NULL) {
        size_t length = strlen(matches[0]);
        if (length > 0 && matches[0][length - 1] == '(') rl_completion_suppress_append = 1;
    }
    return matches;
}
