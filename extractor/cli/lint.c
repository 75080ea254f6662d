/*
 * Comes in: rule packs. Goes out: what is wrong with them, where, and what to
 * do about it; for the eye, for programs, or as notes to a pull request.
 */
#include <stdio.h>
#include <string.h>

#include "base/control.h"
#include "base/error.h"
#include "cli/place.h"
#include "cli/verbs.h"
#include "locate.h"
#include "rules/pack.h"

typedef struct tally {
    ft_job *job;
    const char *path; /* of the pack being read */
    size_t errors;
    size_t warnings;
    bool cut; /* there may be more warnings */
} tally;

static const char *label_of(const ft_finding *finding)
{
    return finding->severity == FT_SEVERITY_ERROR ? "error" : "warning";
}

static ft_slice file_of(const tally *t, const ft_finding *finding)
{
    return finding->source ? finding->source->name : ft_slice_of(t->path);
}

static ft_place place_of(const ft_finding *finding)
{
    return finding->source ? ft_source_place(finding->source, finding->offset)
                           : (ft_place){0, 0};
}

/* --- for the eye ---------------------------------------------------------- */

static void show_text(tally *t, const ft_finding *finding)
{
    ft_buffer *out = &t->job->out;
    bool error = finding->severity == FT_SEVERITY_ERROR;

    if (!finding->source) {
        ft_paint_safe(out, ft_slice_of(t->path));
        ft_buffer_text(out, ": ");
    }
    ft_place_show(out, t->job->colour, finding->source, finding->offset,
                  error ? FT_STYLE_BAD : FT_STYLE_WARN, label_of(finding),
                  finding->message);
    if (!finding->remedy)
        return;
    ft_buffer_text(out, "    ");
    ft_buffer_text(out, finding->check);
    ft_buffer_text(out, ": ");
    ft_buffer_text(out, finding->remedy);
    ft_buffer_byte(out, '\n');
}

/* --- for programs --------------------------------------------------------- */

static void add_member(ft_buffer *out, const char *name, ft_slice value)
{
    ft_buffer_text(out, name);
    ft_buffer_json(out, value);
}

static void show_json(tally *t, const ft_finding *finding)
{
    ft_buffer *out = &t->job->out;
    ft_place place = place_of(finding);

    add_member(out, "{\"file\":", file_of(t, finding));
    ft_buffer_text(out, ",\"line\":");
    ft_buffer_integer(out, place.line);
    ft_buffer_text(out, ",\"column\":");
    ft_buffer_integer(out, place.column);
    add_member(out, ",\"severity\":", ft_slice_of(label_of(finding)));
    if (finding->check)
        add_member(out, ",\"check\":", ft_slice_of(finding->check));
    add_member(out, ",\"message\":", ft_slice_of(finding->message));
    if (finding->remedy)
        add_member(out, ",\"remedy\":", ft_slice_of(finding->remedy));
    ft_buffer_text(out, "}\n");
}

/* --- for pull requests ---------------------------------------------------- */

/* What parts the command or its members is written in per cents, and what a
 * terminal would obey. */
static void add_escaped(ft_buffer *out, ft_slice text, const char *parts)
{
    size_t control = 0; /* bytes that are left of one */
    char code[8];

    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (control == 0 || --control == 0)
            control = ft_control_at(text, i, NULL);
        if (control > 0 || byte < ' ' || strchr(parts, byte)) {
            (void)snprintf(code, sizeof code, "%%%02X", byte);
            ft_buffer_text(out, code);
        } else {
            ft_buffer_byte(out, (char)byte);
        }
    }
}

static void show_github(tally *t, const ft_finding *finding)
{
    ft_buffer *out = &t->job->out;
    ft_place place = place_of(finding);

    ft_buffer_text(out, "::");
    ft_buffer_text(out, label_of(finding));
    ft_buffer_text(out, " file=");
    add_escaped(out, file_of(t, finding), "%:,");
    ft_buffer_text(out, ",line=");
    ft_buffer_integer(out, place.line ? place.line : 1);
    ft_buffer_text(out, ",col=");
    ft_buffer_integer(out, place.column ? place.column : 1);
    if (finding->check) {
        ft_buffer_text(out, ",title=");
        ft_buffer_text(out, finding->check);
    }
    ft_buffer_text(out, "::");
    add_escaped(out, ft_slice_of(finding->message), "%");
    if (finding->remedy) {
        ft_buffer_text(out, "%0A");
        add_escaped(out, ft_slice_of(finding->remedy), "%");
    }
    ft_buffer_byte(out, '\n');
}

/* --- a run ---------------------------------------------------------------- */

static void (*const forms[])(tally *, const ft_finding *) = {
    [FT_LINES_TEXT] = show_text,
    [FT_LINES_JSON] = show_json,
    [FT_LINES_GITHUB] = show_github,
};

static void show_finding(void *context, const ft_finding *finding)
{
    tally *t = context;
    bool error = finding->severity == FT_SEVERITY_ERROR;

    forms[t->job->args.lines](t, finding);
    t->errors += error;
    t->warnings += !error;
}

static void lint_one(tally *t, const char *path)
{
    char found[4096], shelf[4096];
    ft_pack *pack = NULL;
    ft_error err = {0};
    size_t before = t->errors, warnings = t->warnings;

    t->path = found;
    ft_locate_shelf(shelf, sizeof shelf);
    if (!ft_locate_rules(path, found, sizeof found, &err) &&
        !ft_pack_load_beside(found, shelf, show_finding, t, &pack, &err))
        (void)ft_pack_rehearse(pack, show_finding, t, &err);
    t->path = NULL;
    t->cut = t->cut || t->warnings - warnings >= FT_LINT_LIMIT;
    ft_pack_free(pack);
    if (err.status && t->errors == before) { /* not a finding, but a failure */
        ft_job_report(t->job, FT_EXIT_USAGE, path, &err);
        t->errors++;
    }
}

static void show_count(ft_buffer *out, size_t count, const char *noun)
{
    ft_buffer_integer(out, (long long)count);
    ft_buffer_byte(out, ' ');
    ft_buffer_text(out, noun);
    if (count != 1)
        ft_buffer_byte(out, 's');
}

void ft_lint_run(ft_job *job)
{
    tally t = {.job = job};

    if (job->args.file_count == 0)
        lint_one(&t, NULL);
    for (size_t i = 0; i < job->args.file_count; i++)
        lint_one(&t, job->args.files[i]);
    if (job->args.lines == FT_LINES_TEXT) {
        show_count(&job->out, t.errors, "error");
        ft_buffer_text(&job->out, ", ");
        show_count(&job->out, t.warnings, "warning");
        ft_buffer_text(&job->out, t.cut ? " (more are not told)" : "");
        ft_buffer_byte(&job->out, '\n');
    }
    ft_job_print(job);
    if (t.warnings > 0 && job->args.strict)
        ft_job_fail(job, FT_EXIT_FAILED);
    if (t.errors > 0)
        ft_job_fail(job, FT_EXIT_USAGE);
}
