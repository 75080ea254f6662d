/* Comes in: counts. Goes out: a line about them, not too often. */
#include "cli/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

static const double pause_drawn = 0.2, pause_json = 1.0; /* seconds */

double ft_progress_now(void)
{
    struct timespec now = {0, 0};

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void ft_progress_start(ft_progress *progress, ft_showing showing, bool prints)
{
    if (showing == FT_SHOWING_AUTO &&
        (!isatty(STDERR_FILENO) || (prints && isatty(STDOUT_FILENO))))
        showing = FT_SHOWING_NEVER;
    *progress = (ft_progress){.showing = showing, .start = ft_progress_now()};
    progress->shown = progress->start;
}

bool ft_progress_wanted(const ft_progress *progress)
{
    return progress->showing != FT_SHOWING_NEVER;
}

/* Seconds that are left; negative: nobody knows. */
static double seconds_left(const ft_progress *progress, const ft_tally *tally,
                           double passed)
{
    const double done = (double)tally->bytes - (double)progress->before;
    const double left = (double)progress->total - (double)tally->bytes;

    if (progress->total == 0 || done <= 0 || passed < 1)
        return -1;
    return left > 0 ? left * passed / done : 0;
}

static double megabytes_a_second(const ft_progress *progress,
                                 const ft_tally *tally, double passed)
{
    const double done = (double)tally->bytes - (double)progress->before;

    return passed > 0 && done > 0 ? done / 1e6 / passed : 0;
}

static void draw(ft_progress *progress, const ft_tally *tally, double passed)
{
    const double left = seconds_left(progress, tally, passed);

    (void)fprintf(stderr, "\r\033[K%llu articles, %llu matches, %.1f MB/s",
                  tally->articles, tally->matches,
                  megabytes_a_second(progress, tally, passed));
    if (tally->fates[FT_FATE_FAILED] > 0)
        (void)fprintf(stderr, ", %llu failed", tally->fates[FT_FATE_FAILED]);
    if (left >= 0) {
        const unsigned long long whole = (unsigned long long)left;

        (void)fprintf(stderr, ", %llu:%02llu:%02llu left", whole / 3600,
                      whole / 60 % 60, whole % 60);
    }
    (void)fflush(stderr);
    progress->drawn = true;
}

static void print_json(const ft_progress *progress, const ft_tally *tally,
                       double passed, const char *end)
{
    const double left = seconds_left(progress, tally, passed);

    (void)fprintf(stderr,
                  "{\"articles\":%llu,\"matches\":%llu,\"with\":%llu,"
                  "\"without\":%llu,\"unchanged\":%llu,\"failed\":%llu,"
                  "\"bytes\":%llu,\"seconds\":%.1f",
                  tally->articles, tally->matches,
                  tally->fates[FT_FATE_MATCHES], tally->fates[FT_FATE_NOTHING],
                  tally->fates[FT_FATE_UNCHANGED], tally->fates[FT_FATE_FAILED],
                  tally->bytes, passed);
    if (progress->total > 0)
        (void)fprintf(stderr, ",\"total\":%llu", progress->total);
    if (left >= 0)
        (void)fprintf(stderr, ",\"left\":%.0f", left);
    (void)fprintf(stderr, "%s}\n", end);
}

void ft_progress_show(ft_progress *progress, const ft_tally *tally)
{
    const bool json = progress->showing == FT_SHOWING_JSON;
    double now;

    if (progress->showing == FT_SHOWING_NEVER)
        return;
    now = ft_progress_now();
    if (now - progress->shown < (json ? pause_json : pause_drawn))
        return;
    progress->shown = now;
    if (json)
        print_json(progress, tally, now - progress->start, "");
    else
        draw(progress, tally, now - progress->start);
}

void ft_progress_clear(ft_progress *progress)
{
    if (!progress->drawn)
        return;
    (void)fputs("\r\033[K", stderr);
    (void)fflush(stderr);
    progress->drawn = false;
}

void ft_progress_end(ft_progress *progress, const ft_tally *tally, bool whole)
{
    ft_progress_clear(progress);
    if (progress->showing == FT_SHOWING_JSON)
        print_json(progress, tally, ft_progress_now() - progress->start,
                   whole ? ",\"done\":true" : ",\"done\":false");
}
