/* interrupt: a wish to stop (Ctrl-C, SIGTERM), seen between two articles. */
#ifndef FT_CLI_INTERRUPT_H
#define FT_CLI_INTERRUPT_H

#include <stdbool.h>

/* From now on the first SIGINT or SIGTERM is a wish; the next one kills. */
void ft_interrupt_watch(void);
/* The signal that came, or 0. */
int ft_interrupt_signal(void);
/* The same, as ft_stream_open() asks for it; the context is not used. */
bool ft_interrupt_stop(void *context);
/* Within: the thread that calls takes no signals, nor do those it starts. */
void ft_interrupt_block(bool block);

#endif
