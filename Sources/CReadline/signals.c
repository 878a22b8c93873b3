// Ctrl-C: a flag, and a byte in a pipe that wakes whoever waits; or an exit. Nothing else happens inside
// the handlers.
#include "CReadline.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted = 0;
// A flag alone would be missed where the signal comes between looking at it and waiting.
static int wake[2] = {-1, -1};

static void note_interrupt(int signal_number) {
    (void)signal_number;
    int code = errno;
    interrupted = 1;
    if (write(wake[1], "", 1) < 0) errno = code;
    errno = code;
}

static void exit_interrupted(int signal_number) {
    (void)signal_number;
    _exit(130);
}

static void install(void (*handler)(int)) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
}

void longhand_interrupts_catch(void) {
    if (wake[0] < 0 && pipe(wake) == 0)
        for (int end = 0; end < 2; end++) {
            fcntl(wake[end], F_SETFD, FD_CLOEXEC);
            fcntl(wake[end], F_SETFL, O_NONBLOCK);
        }
    install(note_interrupt);
}

void longhand_interrupts_exit(void) {
    struct sigaction before;
    // A job that a script put into the background is started with SIGINT ignored, and keeps that.
    if (sigaction(SIGINT, NULL, &before) == 0 && before.sa_handler == SIG_IGN) return;
    install(exit_interrupted);
}

int longhand_interrupts_take(void) {
    int seen = interrupted;
    char waste[64];
    interrupted = 0;
    while (wake[0] >= 0 && read(wake[0], waste, sizeof waste) > 0) continue;
    return seen;
}

int longhand_wait(int descriptor, int events, int milliseconds) {
    struct pollfd entries[2] = {
        {.fd = descriptor, .events = (short)events},
        {.fd = wake[0], .events = POLLIN},  // left out by poll where it is negative
    };
    int ready = poll(entries, 2, milliseconds);
    if (interrupted) return LONGHAND_WAIT_INTERRUPTED;
    if (ready < 0) return errno == EINTR ? LONGHAND_WAIT_SIGNAL : LONGHAND_WAIT_READY;
    return ready > 0 ? LONGHAND_WAIT_READY : LONGHAND_WAIT_TIMEOUT;
}
