/*
 * Comes in: a run. Goes out: one result an example, an article and a floor, in
 * a form that a build server reads.
 */
#include "cli/results.h"

#include <stdio.h>

#include "cli/coverage.h"
#include "html/utf8.h"

typedef struct result {
    const char *suite; /* "examples", "corpus", "floors" */
    ft_slice class;    /* a rule's id, else the suite */
    ft_slice name;
    ft_slice file; /* empty when none */
    unsigned line;
    bool failed, todo;
    ft_slice detail;
} result;

typedef void visit(void *context, const result *one);

/* ---- every result ---- */

static void visit_examples(const ft_session *s, visit *each, void *context)
{
    for (size_t i = 0; i < s->example_count; i++) {
        const ft_example_trial *t = &s->examples[i];
        unsigned line;
        const ft_source *source =
            ft_pack_rule_source(s->rules->pack, t->rule, &line);

        each(context,
             &(result){.suite = "examples",
                       .class = ft_pack_rule_id(s->rules->pack, t->rule),
                       .name = t->example->text,
                       .file = source->name,
                       .line = t->example->line ? t->example->line : line,
                       .failed = ft_example_failed(t),
                       .todo = t->outcome == FT_OUTCOME_TODO,
                       .detail = ft_slice_of(t->err.status ? t->err.message
                                                           : t->detail)});
    }
}

static void visit_articles(const ft_session *s, const ft_summary_options *o,
                           visit *each, void *context)
{
    ft_summary_options plain = *o;
    ft_buffer detail = {0};

    plain.colour = plain.all = plain.changes = false;
    for (size_t i = 0; i < s->trial_count; i++) {
        const ft_trial *t = &s->trials[i];

        ft_buffer_clear(&detail);
        ft_summary_trial(&detail, s, t, &plain);
        each(context, &(result){.suite = "corpus",
                                .class = ft_slice_of("corpus"),
                                .name = ft_slice_of(t->of->name),
                                .file = ft_slice_of(t->of->article),
                                .failed = ft_trial_failures(t, o->field) > 0,
                                .detail = ft_buffer_slice(&detail)});
    }
    ft_buffer_free(&detail);
}

static void visit_floors(const ft_session *s, const ft_summary_options *o,
                         visit *each, void *context)
{
    for (size_t i = 0; i < o->floor_count; i++) {
        size_t index = ft_figures_find(&s->figures, o->floors[i].field, NULL);
        char detail[64];

        if (index == s->figures.count)
            continue;
        (void)snprintf(detail, sizeof detail,
                       "F1 is %.4f, at least %.4f wanted",
                       ft_share_f1(&s->figures.now[index]), o->floors[i].least);
        each(context, &(result){.suite = "floors",
                                .class = ft_slice_of("floors"),
                                .name = o->floors[i].field,
                                .failed = ft_share_f1(&s->figures.now[index]) <
                                          o->floors[i].least,
                                .detail = ft_slice_of(detail)});
    }
}

static void visit_all(const ft_session *s, const ft_summary_options *o,
                      visit *each, void *context)
{
    visit_examples(s, each, context);
    visit_articles(s, o, each, context);
    visit_floors(s, o, each, context);
}

/* ---- JUnit ---- */

/* XML 1.0 has no place for control characters. */
static void put_xml(ft_buffer *out, ft_slice text)
{
    int code;

    for (size_t at = 0, step; at < text.len; at += step) {
        step = ft_utf8_next(text, at, &code);
        if (code == '<')
            ft_buffer_text(out, "&lt;");
        else if (code == '>')
            ft_buffer_text(out, "&gt;");
        else if (code == '&')
            ft_buffer_text(out, "&amp;");
        else if (code == '"')
            ft_buffer_text(out, "&quot;");
        else if (code == '\n')
            ft_buffer_text(out, "&#10;");
        else if (code < ' ' || code == 0xFFFE || code == 0xFFFF)
            ft_buffer_byte(out, '?');
        else
            ft_buffer_add(out, ft_slice_cut(text, (ft_span){at, at + step}));
    }
}

static void put_attribute(ft_buffer *out, const char *name, ft_slice value)
{
    ft_buffer_byte(out, ' ');
    ft_buffer_text(out, name);
    ft_buffer_text(out, "=\"");
    put_xml(out, value);
    ft_buffer_byte(out, '"');
}

static void put_junit(void *context, const result *one)
{
    ft_buffer *out = context;

    ft_buffer_text(out, "  <testcase");
    put_attribute(out, "classname", one->class);
    put_attribute(out, "name", one->name);
    if (one->file.len > 0)
        put_attribute(out, "file", one->file);
    if (one->line > 0) {
        ft_buffer_text(out, " line=\"");
        ft_buffer_integer(out, one->line);
        ft_buffer_byte(out, '"');
    }
    if (!one->failed && !one->todo) {
        ft_buffer_text(out, "/>\n");
        return;
    }
    ft_buffer_text(out, one->failed ? "><failure" : "><skipped");
    put_attribute(out, "message", one->detail);
    ft_buffer_text(out, "/></testcase>\n");
}

typedef struct tally {
    size_t all, failed, todo;
} tally;

static void add_result(void *context, const result *one)
{
    tally *sum = context;

    sum->all++;
    sum->failed += one->failed;
    sum->todo += one->todo && !one->failed;
}

void ft_results_junit(ft_buffer *out, const ft_session *session,
                      const ft_summary_options *options)
{
    char counts[96];
    tally sum = {0};

    visit_all(session, options, add_result, &sum);
    (void)snprintf(counts, sizeof counts,
                   " tests=\"%zu\" failures=\"%zu\" skipped=\"%zu\"", sum.all,
                   sum.failed, sum.todo);
    ft_buffer_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<testsuites>\n<testsuite");
    put_attribute(out, "name", ft_slice_of(ft_rules_name(session->rules)));
    ft_buffer_text(out, counts);
    ft_buffer_text(out, ">\n");
    visit_all(session, options, put_junit, out);
    ft_buffer_text(out, "</testsuite>\n</testsuites>\n");
}

/* ---- TAP ---- */

typedef struct tap {
    ft_buffer *out;
    size_t number;
} tap;

/* One line: a hash mark would begin a directive. */
static void put_name(ft_buffer *out, ft_slice text)
{
    int code;

    for (size_t at = 0, step; at < text.len; at += step) {
        step = ft_utf8_next(text, at, &code);
        if (code == '#' || code == '\\')
            ft_buffer_byte(out, '\\');
        if (code >= 0 && code < ' ')
            ft_buffer_byte(out, ' ');
        else
            ft_buffer_add(out, ft_slice_cut(text, (ft_span){at, at + step}));
    }
}

/* What is behind a "#" at the head of a line is for people. */
static void put_comment(ft_buffer *out, ft_slice text)
{
    const ft_slice newline = FT_SLICE("\n");

    for (size_t at = 0, end; at < text.len; at = end + 1) {
        end = ft_slice_find(text, newline, at);
        end = end < text.len ? end : text.len;
        ft_buffer_text(out, "# ");
        ft_buffer_add(out, ft_slice_cut(text, (ft_span){at, end}));
        ft_buffer_byte(out, '\n');
    }
}

static void put_tap(void *context, const result *one)
{
    tap *t = context;

    ft_buffer_text(t->out, one->failed || one->todo ? "not ok " : "ok ");
    ft_buffer_integer(t->out, (long long)++t->number);
    ft_buffer_text(t->out, " - ");
    put_name(t->out, one->class);
    ft_buffer_text(t->out, ": ");
    put_name(t->out, one->name);
    ft_buffer_text(t->out, one->todo ? " # TODO known gap\n" : "\n");
    if (one->failed)
        put_comment(t->out, one->detail);
}

void ft_results_tap(ft_buffer *out, const ft_session *session,
                    const ft_summary_options *options)
{
    tap t = {.out = out};
    tally sum = {0};

    visit_all(session, options, add_result, &sum);
    ft_buffer_text(out, "TAP version 13\n1..");
    ft_buffer_integer(out, (long long)sum.all);
    ft_buffer_byte(out, '\n');
    visit_all(session, options, put_tap, &t);
}

/* ---- JSON ---- */

static void put_key(ft_buffer *out, const char *before, const char *key)
{
    ft_buffer_text(out, before);
    ft_buffer_json(out, ft_slice_of(key));
    ft_buffer_byte(out, ':');
}

static void put_flag(ft_buffer *out, const char *key, bool value)
{
    put_key(out, ",", key);
    ft_buffer_text(out, value ? "true" : "false");
}

static void put_size(ft_buffer *out, const char *key, size_t value)
{
    put_key(out, ",", key);
    ft_buffer_integer(out, (long long)value);
}

static void put_json(void *context, const result *one)
{
    ft_buffer *out = context;

    if (out->len > 0 && out->data[out->len - 1] == '}')
        ft_buffer_byte(out, ',');
    put_key(out, "\n{", "suite");
    ft_buffer_json(out, ft_slice_of(one->suite));
    put_key(out, ",", "class");
    ft_buffer_json(out, one->class);
    put_key(out, ",", "name");
    ft_buffer_json(out, one->name);
    if (one->line > 0)
        put_size(out, "line", one->line);
    put_flag(out, "passed", !one->failed);
    if (one->todo)
        put_flag(out, "todo", true);
    if (one->detail.len > 0) {
        put_key(out, ",", "detail");
        ft_buffer_json(out, one->detail);
    }
    ft_buffer_byte(out, '}');
}

static void put_share(ft_buffer *out, const char *key, const ft_share *share)
{
    char text[160];

    (void)snprintf(text, sizeof text,
                   "{\"gold\":%zu,\"got\":%zu,\"right\":%zu,\"p\":%.4f,"
                   "\"r\":%.4f,\"f1\":%.4f}",
                   share->expected, share->got, share->right,
                   ft_share_precision(share), ft_share_recall(share),
                   ft_share_f1(share));
    put_key(out, "", key);
    ft_buffer_text(out, text);
}

static void put_figures(ft_buffer *out, const ft_figures *figures)
{
    for (size_t i = 0; i < figures->count; i++) {
        ft_buffer_text(out, i > 0 ? ",\n" : "\n");
        ft_buffer_json(out, figures->names[i]);
        ft_buffer_text(out, ":{");
        put_share(out, "now", &figures->now[i]);
        if (figures->compared) {
            ft_buffer_byte(out, ',');
            put_share(out, "was", &figures->was[i]);
        }
        ft_buffer_byte(out, '}');
    }
}

static void put_conflicts(ft_buffer *out, const ft_session *s)
{
    for (size_t i = 0; i < s->conflict_count; i++) {
        put_key(out, i > 0 ? ",\n{" : "\n{", "winner");
        ft_buffer_json(out,
                       ft_pack_rule_id(s->rules->pack, s->conflicts[i].winner));
        put_key(out, ",", "loser");
        ft_buffer_json(out,
                       ft_pack_rule_id(s->rules->pack, s->conflicts[i].loser));
        put_size(out, "articles", s->conflicts[i].articles);
        ft_buffer_byte(out, '}');
    }
}

void ft_results_json(ft_buffer *out, const ft_session *session,
                     const ft_summary_options *options)
{
    ft_session_counts sum = ft_session_count(session, options->field);

    put_key(out, "{", "pack");
    ft_buffer_json(out, ft_slice_of(ft_rules_name(session->rules)));
    put_flag(out, "passed", ft_summary_passes(session, options));
    put_size(out, "articles", session->trial_count);
    put_size(out, "new_differences", sum.differences);
    put_size(out, "known_gaps", sum.open);
    put_size(out, "closed", sum.closed);
    put_size(out, "better", sum.better);
    put_size(out, "worse", sum.worse);
    put_size(out, "other", sum.other);
    put_size(out, "engine_errors", sum.incidents);
    put_key(out, ",\n", "gone");
    ft_buffer_byte(out, '[');
    for (size_t i = 0; i < session->roster.gone_count; i++) {
        if (i > 0)
            ft_buffer_byte(out, ',');
        ft_buffer_json(out, session->roster.gone[i]);
    }
    put_key(out, "],\n", "fields");
    ft_buffer_byte(out, '{');
    put_figures(out, &session->figures);
    put_key(out, "},\n", "results");
    ft_buffer_byte(out, '[');
    visit_all(session, options, put_json, out);
    put_key(out, "],\n", "conflicts");
    ft_buffer_byte(out, '[');
    put_conflicts(out, session);
    put_key(out, "],\n", "rules");
    if (session->trial_count > 0)
        ft_coverage_json(out, session);
    else
        ft_buffer_text(out, "[]");
    ft_buffer_text(out, "}\n");
}
