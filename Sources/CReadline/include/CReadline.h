// GNU Readline behind functions: its C globals are not visible to Swift 6.
#ifndef LONGHAND_CREADLINE_H
#define LONGHAND_CREADLINE_H

/// The version of the library as 0xMMmm.
int longhand_readline_version(void);

#endif
