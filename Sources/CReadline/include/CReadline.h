// GNU Readline behind functions: its C globals are not visible to Swift 6.
#ifndef LONGHAND_CREADLINE_H
#define LONGHAND_CREADLINE_H

#include <stddef.h>

/// The version of the library as 0xMMmm.
int longhand_readline_version(void);

/// What became of one line.
enum longhand_line_status {
    LONGHAND_LINE = 0,
    /// End of input: Ctrl-D on an empty line, or the terminal went away.
    LONGHAND_LINE_END = 1,
    /// Ctrl-C: what was typed is dropped.
    LONGHAND_LINE_INTERRUPTED = 2,
    /// More bytes than the limit came in: they are dropped.
    LONGHAND_LINE_TOO_LONG = 3,
    /// The function of `longhand_readline_look` wants to be heard: the prompt is wiped out, and what was
    /// typed stands there again at the next call.
    LONGHAND_LINE_WOKEN = 4,
};

/// Sets the library up once: the name for `~/.inputrc`, the characters of names, completion.
void longhand_readline_start(const char *name);

/// Reads `~/.inputrc` and what the terminal can do now, which the first line would do else.
void longhand_readline_prepare(void);

/// Reads one line with editing. `*line` is the caller's to free, and null without a line.
int longhand_readline_read(const char *prompt, size_t limit, char **line);

/// From now on `look` is called with `context` every so many milliseconds while a line is awaited; an answer
/// other than 0 ends the line with `LONGHAND_LINE_WOKEN`. A null function stops it.
void longhand_readline_look(int (*look)(void *), void *context, int milliseconds);

/// Copies what Tab completes from now on: what a line may begin with (`hint`, `:hint`, `export html`), and what may
/// stand at its beginning and further on (`W`, `det(`). After `(` comes no space.
void longhand_readline_set_beginnings(const char *const *words, size_t count);
void longhand_readline_set_expressions(const char *const *words, size_t count);

/// Reads the history of `path` and keeps at most `limit` lines, in memory and in the file.
void longhand_history_open(const char *path, int limit);

/// Adds a line to the history, and to the file of `longhand_history_open` where there is one.
void longhand_history_add(const char *line);

/// From now on Ctrl-C sets a flag and ends a wait.
void longhand_interrupts_catch(void);

/// From now on Ctrl-C ends the process at once with status 130.
void longhand_interrupts_exit(void);

enum longhand_wait_result {
    LONGHAND_WAIT_TIMEOUT = 0,
    /// A read or write will not block (it may fail).
    LONGHAND_WAIT_READY = 1,
    /// Ctrl-C was pressed since `longhand_interrupts_take`.
    LONGHAND_WAIT_INTERRUPTED = 2,
    /// Another signal came.
    LONGHAND_WAIT_SIGNAL = 3,
};

/// Waits for `events` (as of poll) on a descriptor, for Ctrl-C, or for the time; -1 waits for ever.
int longhand_wait(int descriptor, int events, int milliseconds);

/// 1 if Ctrl-C was pressed since the last call, else 0.
int longhand_interrupts_take(void);

#endif
