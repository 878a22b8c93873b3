// One line with editing, in a form that Ctrl-C and a pasted megabyte cannot hurt.
#include "CReadline.h"
#include "completion.h"
#include <errno.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <readline/history.h>
#include <readline/readline.h>

static int status = LONGHAND_LINE;
static size_t bytes_read = 0;
static size_t byte_limit = 0;
static const char *queued = NULL;  // what the next calls of `next_byte` return
static char *history_path = NULL;
static int (*look)(void *) = NULL;
static void *look_context = NULL;
static int look_interval = -1;
static char *kept = NULL;  // what was typed when the line was woken
static int kept_point = 0;

int longhand_readline_version(void) { return rl_readline_version; }

/// Reads and forgets what has been pasted, until nothing more comes.
static void drain(int descriptor) {
    char waste[4096];
    struct pollfd ready = {.fd = descriptor, .events = POLLIN};
    while (poll(&ready, 1, 100) > 0 && (ready.revents & POLLIN) != 0)
        if (read(descriptor, waste, sizeof waste) <= 0) return;
}

/// Ends the line from inside: a paste that is under way is closed, then the line is accepted.
static int finish_line(int reason) {
    status = reason;
    if (reason == LONGHAND_LINE_TOO_LONG) {
        queued = "[201~\n";
        return '\033';
    }
    if (rl_end > 0 || rl_point > 0) rl_replace_line("", 0);
    rl_done = 1;
    return '\n';
}

/// While keys are read for something inside the line (a search, an argument), waking would end that one instead.
static int may_look(void) {
    return look != NULL
        && !RL_ISSTATE(RL_STATE_ISEARCH | RL_STATE_NSEARCH | RL_STATE_MOREINPUT
                       | RL_STATE_NUMERICARG | RL_STATE_VIMOTION | RL_STATE_METANEXT | RL_STATE_COMPLETING);
}

/// Ends the line from inside without a trace on the screen; what was typed is kept for the next one.
static int wake_up(void) {
    status = LONGHAND_LINE_WOKEN;
    free(kept);
    kept = strdup(rl_line_buffer);
    kept_point = rl_point;
    rl_replace_line("", 0);
    rl_point = 0;
    rl_redisplay();  // what had gone on in further rows is wiped out too
    rl_erase_empty_line = 1;
    return '\n';
}

/// Puts back what was typed before the line was woken.
static int restore_typed(void) {
    if (kept != NULL) {
        rl_insert_text(kept);
        if (kept_point <= rl_end) rl_point = kept_point;
    }
    free(kept);
    kept = NULL;
    return 0;
}

void longhand_readline_look(int (*function)(void *), void *context, int milliseconds) {
    look = function;
    look_context = context;
    look_interval = milliseconds;
}

static int next_byte(FILE *stream) {
    if (queued != NULL && *queued != '\0') return (unsigned char)*queued++;
    if (status != LONGHAND_LINE) return '\n';
    for (;;) {
        int looks = may_look();
        switch (longhand_wait(fileno(stream), POLLIN, looks ? look_interval : -1)) {
        case LONGHAND_WAIT_INTERRUPTED:
            longhand_interrupts_take();
            return finish_line(LONGHAND_LINE_INTERRUPTED);
        case LONGHAND_WAIT_READY: break;
        case LONGHAND_WAIT_TIMEOUT:
            if (looks && look(look_context)) return wake_up();
            continue;
        default:
            rl_check_signals();  // SIGWINCH: a new width, the line drawn again
            continue;
        }
        unsigned char byte;
        ssize_t count = read(fileno(stream), &byte, 1);
        if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (count <= 0) return EOF;
        if (++bytes_read <= byte_limit) return byte;
        drain(fileno(stream));
        return finish_line(LONGHAND_LINE_TOO_LONG);
    }
}

/// Characters beyond ASCII are typed as such also where no locale is set; numbers keep their point.
static void choose_characters(void) {
    setlocale(LC_CTYPE, "");
    const char *names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t k = 0; k < 3; k++) {
        const char *value = getenv(names[k]);
        if (value != NULL && *value != '\0') return;
    }
    setlocale(LC_CTYPE, "C.UTF-8");
}

void longhand_readline_start(const char *name) {
    choose_characters();
    rl_readline_name = name;
    rl_catch_signals = 0;
    rl_catch_sigwinch = 1;
    rl_change_environment = 0;
    rl_getc_function = next_byte;
    rl_startup_hook = restore_typed;
    rl_attempted_completion_function = longhand_complete;
    rl_basic_word_break_characters = " \t\n\"\\'`@$><=;|&{(,+-*/^[])}";
    rl_completer_word_break_characters = rl_basic_word_break_characters;
    using_history();
}

void longhand_readline_prepare(void) { rl_initialize(); }

int longhand_readline_read(const char *prompt, size_t limit, char **line) {
    status = LONGHAND_LINE;
    bytes_read = 0;
    byte_limit = limit;
    queued = NULL;
    *line = NULL;
    char *text = readline(prompt);
    rl_erase_empty_line = 0;
    if (status != LONGHAND_LINE) {
        free(text);
        return status;
    }
    if (text == NULL) return LONGHAND_LINE_END;
    *line = text;
    return LONGHAND_LINE;
}

void longhand_history_open(const char *path, int limit) {
    free(history_path);
    history_path = strdup(path);
    stifle_history(limit);
    if (read_history(path) == 0) history_truncate_file(path, limit);
}

void longhand_history_add(const char *line) {
    HIST_ENTRY *last = history_length > 0 ? history_get(history_base + history_length - 1) : NULL;
    if (last != NULL && strcmp(last->line, line) == 0) return;
    add_history(line);
    if (history_path == NULL) return;
    if (append_history(1, history_path) != 0) write_history(history_path);
}
