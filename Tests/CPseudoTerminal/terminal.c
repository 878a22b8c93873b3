#define _GNU_SOURCE
#include "CPseudoTerminal.h"
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int pseudo_terminal_open(char *name, size_t size) {
    int end = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (end < 0) return -1;
    const char *path = grantpt(end) == 0 && unlockpt(end) == 0 ? ptsname(end) : NULL;
    if (path == NULL || strlen(path) >= size) {
        close(end);
        return -1;
    }
    strcpy(name, path);
    return end;
}

short pseudo_terminal_spawn_flag(void) { return POSIX_SPAWN_SETSID; }

int pseudo_terminal_start_in(void *actions, const char *folder) {
    return posix_spawn_file_actions_addchdir_np((posix_spawn_file_actions_t *)actions, folder);
}

int pseudo_terminal_pipe(int ends[2]) {
#ifdef __linux__
    // At once, since other tests start programs at the same time.
    return pipe2(ends, O_CLOEXEC);
#else
    if (pipe(ends) != 0) return -1;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return 0;
#endif
}
