/*
 * Comes in: what the verbs want printed or said. Goes out: bytes on standard
 * output in whole pieces, words on standard error, an exit status.
 */
#include "cli/job.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/place.h"

void ft_job_fail(ft_job *job, ft_exit status)
{
    if (status > job->status)
        job->status = status;
}

/* Hands over to the system; `errno` tells why when it returns false. */
static bool write_whole(ft_slice bytes)
{
    while (bytes.len > 0) {
        ssize_t done = write(STDOUT_FILENO, bytes.data, bytes.len);

        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return false;
        bytes.data += done;
        bytes.len -= (size_t)done;
    }
    return true;
}

static void stop_writing(ft_job *job, int reason)
{
    job->stopped = true;
    if (reason == EPIPE) /* the reader has seen enough */
        return;
    (void)fprintf(stderr, "fulltime: cannot write the output: %s\n",
                  strerror(reason));
    ft_job_fail(job, FT_EXIT_INPUT);
}

void ft_job_print(ft_job *job)
{
    if (job->out.failed) {
        (void)fprintf(stderr, "fulltime: memory is out\n");
        ft_job_fail(job, FT_EXIT_INPUT);
    } else if (!job->stopped && !write_whole(ft_buffer_slice(&job->out))) {
        stop_writing(job, errno);
    }
    ft_buffer_clear(&job->out);
}

void ft_job_report(ft_job *job, ft_exit status, const char *name,
                   const ft_error *err)
{
    ft_buffer text = {0};

    if (!err->file[0] && name) {
        ft_paint_safe(&text, ft_slice_of(name));
        ft_buffer_text(&text, ": ");
    }
    ft_place_error(&text, err);
    if (text.failed)
        (void)fprintf(stderr, "fulltime: %s\n", err->message);
    else
        (void)fprintf(stderr, "fulltime: %.*s", (int)text.len, text.data);
    ft_buffer_free(&text);
    ft_job_fail(job, status);
}
