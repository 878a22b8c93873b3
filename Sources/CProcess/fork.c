#include "CProcess.h"
#include <unistd.h>

pid_t longhand_fork(void) { return fork(); }
