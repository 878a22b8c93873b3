// A pseudo-terminal for the tests of the real program: functions that Swift's C library leaves out.
#ifndef LONGHAND_CPSEUDOTERMINAL_H
#define LONGHAND_CPSEUDOTERMINAL_H

#include <stddef.h>

/// Opens the test's end and writes the path of the program's end to `name`; -1 where that fails.
int pseudo_terminal_open(char *name, size_t size);

/// The spawn flag that gives a child a session of its own, so that the terminal it opens controls it.
short pseudo_terminal_spawn_flag(void);

/// The program is to start in this folder; `actions` are its file actions.
int pseudo_terminal_start_in(void *actions, const char *folder);

/// A pipe that no other program inherits.
int pseudo_terminal_pipe(int ends[2]);

#endif
