// `fork`, which Swift hides: it is safe only in a process of one thread, before anything holds a lock.
#ifndef LONGHAND_CPROCESS_H
#define LONGHAND_CPROCESS_H

#include <sys/types.h>

/// As `fork(2)`.
pid_t longhand_fork(void);

#endif
