#include "CBenchPeer.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#endif

extern char **environ;

// The environment with a home of its own, made before the fork: nothing is allocated after it.
static char **environment_with_home(char *home, char *data)
{
    long count = 0, kept = 0;
    while (environ[count]) count++;
    char **result = malloc((count + 4) * sizeof *result);
    if (!result) return NULL;
    for (long k = 0; k < count; k++)
        if (strncmp(environ[k], "HOME=", 5) && strncmp(environ[k], "XDG_DATA_HOME=", 14)
            && strncmp(environ[k], "TERM=", 5))
            result[kept++] = environ[k];
    result[kept++] = home;
    result[kept++] = data;
    result[kept++] = "TERM=xterm-256color";
    result[kept] = NULL;
    return result;
}

int longhand_bench_start(const char *program, const char *lesson, const char *folder, int *terminal)
{
    size_t length = strlen(folder) + 16;
    char *home = malloc(length), *data = malloc(length);
    if (!home || !data) return -ENOMEM;
    strcat(strcpy(home, "HOME="), folder);
    strcat(strcpy(data, "XDG_DATA_HOME="), folder);
    char **environment = environment_with_home(home, data);
    char *arguments[] = {(char *)program, "learn", (char *)lesson, NULL};
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    pid_t child = environment ? forkpty(terminal, NULL, NULL, &size) : -1;
    int error = errno;
    if (child == 0) {
        execve(program, arguments, environment);
        _exit(127);
    }
    free(environment);
    free(home);
    free(data);
    return child < 0 ? -error : child;
}

long longhand_bench_read(int terminal, char *buffer, long size, int milliseconds)
{
    struct pollfd wanted = {.fd = terminal, .events = POLLIN};
    if (poll(&wanted, 1, milliseconds) <= 0) return 0;
    return read(terminal, buffer, size);
}

void longhand_bench_stop(int child, int terminal)
{
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    close(terminal);
}
