/*
 * Comes in: a signal. Goes out: that it came. A handler is given no context, so
 * here is the one variable of the command that is no part of a handle.
 */
#include "cli/interrupt.h"

#include <signal.h>
#include <stddef.h>

static volatile sig_atomic_t caught;

static void on_signal(int signal_number)
{
    caught = signal_number;
}

/* Without SA_RESTART, so that a read that waits is woken up. */
void ft_interrupt_watch(void)
{
    static const int signals[] = {SIGINT, SIGTERM};
    struct sigaction old, action = {.sa_handler = on_signal};

    action.sa_flags = (int)SA_RESETHAND;
    (void)sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        if (sigaction(signals[i], NULL, &old) == 0 &&
            old.sa_handler != SIG_IGN) /* as `nohup` and `&` want it */
            (void)sigaction(signals[i], &action, NULL);
}

int ft_interrupt_signal(void)
{
    return (int)caught;
}

bool ft_interrupt_stop(void *context)
{
    (void)context;
    return caught != 0;
}

void ft_interrupt_block(bool block)
{
    sigset_t set;

    (void)sigemptyset(&set);
    (void)sigaddset(&set, SIGINT);
    (void)sigaddset(&set, SIGTERM);
    (void)sigprocmask(block ? SIG_BLOCK : SIG_UNBLOCK, &set, NULL);
}
