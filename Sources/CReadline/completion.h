#ifndef LONGHAND_COMPLETION_H
#define LONGHAND_COMPLETION_H

/// The function for `rl_attempted_completion_function`.
char **longhand_complete(const char *prefix, int start, int end);

#endif
