// Ctrl-C: a flag or an exit, nothing else happens inside the handler.
#include "CReadline.h"
#include <signal.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted = 0;

static void note_interrupt(int signal_number) {
    (void)signal_number;
    interrupted = 1;
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
    sigaction(SIGINT, &action, NULL);  // no SA_RESTART: a blocked read has to wake
}

void longhand_interrupts_catch(void) { install(note_interrupt); }

void longhand_interrupts_exit(void) { install(exit_interrupted); }

int longhand_interrupts_take(void) {
    int seen = interrupted;
    interrupted = 0;
    return seen;
}
