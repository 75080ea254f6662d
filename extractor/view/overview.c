/* Comes in: match records, one by one. Goes out: one page. */
#include "view/overview.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "output/names.h"
#include "view/chart.h"
#include "view/escape.h"
#include "view/page.h"
#include "view/stencil.h"

enum {
    BARS = 12,            /* competitions and sources that get a bar */
    MONTHS = 180,         /* more of them are counted by year */
    YEARS = 150,          /* the last ones of more */
    CONFLICTS_SHOWN = 200 /* contradictions with their quotes */
};

struct ft_overview_row {
    char day[12];  /* for the order; "" comes last */
    size_t number; /* as it came */
    ft_span row, proof;
};

/* A record on its way into the page. */
typedef struct adding {
    ft_overview *to;
    const ft_report *report;
    const ft_match *match;
    ft_arena *arena; /* for the time being */
    ft_models models;
    ft_error *err;
} adding;

/* Everything that is counted lies in the caller's arena. */
static void lend_arena(ft_overview *overview)
{
    overview->months.arena = overview->cups.arena = overview->sites.arena =
        overview->articles.arena = overview->rules.arena = overview->arena;
}

static bool count_in(ft_counts *counts, ft_slice key)
{
    return key.len == 0 || ft_counts_add(counts, key);
}

/* --- where a record comes from --- */

/* The host of an address, else the folder of a file. */
static ft_slice site_of(const ft_origin *origin)
{
    const ft_slice slashes = FT_SLICE("//"), slash = FT_SLICE("/");
    ft_slice from = origin->url;
    size_t start, end;

    if (ft_escape_is_link(from)) {
        start = ft_slice_find(from, slashes, 0) + 2;
        end = ft_slice_find(from, slash, start);
        return ft_slice_cut(from,
                            (ft_span){start, end < from.len ? end : from.len});
    }
    from = origin->uri;
    end = from.len;
    for (int parts = 0; parts < 2 && end > 0; end--)
        if (from.data[end - 1] == '/' && ++parts == 2)
            break;
    return ft_slice_cut(from, (ft_span){0, end > 0 ? end - 1 : from.len});
}

static ft_slice article_of(const ft_origin *origin)
{
    return origin->uri.len ? origin->uri : origin->url;
}

/* --- figures --- */

static const char *const filled_labels[FT_OVERVIEW_FILLED] = {
    "day",          "competition", "both sides known",
    "side at home", "half time",   "score at full time",
    "goals",        "all goals",   "minutes",
    "ground",       "town",        "crowd",
};

static size_t goals_told(const ft_match *match)
{
    return match->sides[0].goal_count + match->sides[1].goal_count;
}

static bool has_minute(const ft_match *match)
{
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < match->sides[side].goal_count; i++)
            if (match->sides[side].goals[i].minute > 0)
                return true;
    return false;
}

/* The score in which goals are counted: after extra time, if there was any. */
static size_t goals_scored(const ft_match *match)
{
    const ft_score *score =
        match->extra_time.told ? &match->extra_time : &match->full_time;
    int sum = score->told ? score->goals[0] + score->goals[1] : 0;

    return sum > 0 ? (size_t)sum : 0;
}

static void count_fields(ft_overview *to, const ft_match *match)
{
    const bool filled[FT_OVERVIEW_FILLED] = {
        match->date,
        match->competition,
        match->sides[0].code && match->sides[1].code,
        match->home != FT_HOME_UNTOLD,
        match->half_time.told,
        match->full_time.told,
        goals_told(match) > 0,
        goals_scored(match) > 0 && goals_told(match) == goals_scored(match),
        has_minute(match),
        match->venue,
        match->city,
        match->attendance != FT_ATTENDANCE_UNTOLD,
    };

    for (size_t i = 0; i < FT_OVERVIEW_FILLED; i++)
        to->filled[i] += filled[i];
}

/* Five minutes a bar; stoppage time of each half and extra time have their
 * own. */
static size_t bar_of(const ft_goal *goal)
{
    enum { HALF = 9, STOPPAGE = 9, FULL = 19, EXTRA = 20 };
    size_t five = goal->minute > 0 ? ((size_t)goal->minute - 1) / 5 : 0;

    if (goal->minute > 90)
        return EXTRA;
    if (goal->offset > 0 && goal->minute >= 45)
        return goal->minute < 90 ? STOPPAGE : FULL;
    return five < HALF ? five : five + 1;
}

static void count_goals(ft_overview *to, const ft_match *match)
{
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < match->sides[side].goal_count; i++) {
            to->goals++;
            if (match->sides[side].goals[i].minute > 0)
                to->minutes[bar_of(&match->sides[side].goals[i])]++;
        }
}

static bool count_record(const adding *a)
{
    ft_overview *to = a->to;
    ft_slice month = ft_slice_of(a->match->date);
    bool fits;

    month.len = month.len < 7 ? month.len : 7;
    fits = count_in(&to->months, month) &&
           count_in(&to->cups, ft_slice_of(a->match->competition)) &&
           count_in(&to->sites, site_of(&a->report->origin)) &&
           count_in(&to->articles, article_of(&a->report->origin));
    for (size_t i = 0; fits && i < a->report->source_count; i++)
        fits =
            count_in(&to->articles, article_of(&a->report->sources[i].origin));
    count_fields(to, a->match);
    count_goals(to, a->match);
    return fits;
}

/* --- a row --- */

static void put_pair(ft_model *object, const char *key, const ft_score *score)
{
    ft_buffer text = {0};

    if (!score->told)
        return;
    ft_buffer_integer(&text, score->goals[0]);
    ft_buffer_text(&text, "\xE2\x80\x93"); /* an en dash */
    ft_buffer_integer(&text, score->goals[1]);
    ft_model_take(object, key, &text);
    ft_buffer_free(&text);
}

static void put_number(ft_model *object, const char *key, int number)
{
    ft_buffer text = {0};
    char digits[16];
    int len = snprintf(digits, sizeof digits, "%d", number);

    for (int i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0)
            ft_buffer_byte(&text, ',');
        ft_buffer_byte(&text, digits[i]);
    }
    ft_model_take(object, key, &text);
    ft_buffer_free(&text);
}

static void put_row(ft_model *row, const adding *a)
{
    const ft_match *match = a->match;
    const ft_score *score =
        match->extra_time.told ? &match->extra_time : &match->full_time;

    ft_model_number(row, "row", (long long)a->to->count);
    ft_model_string(row, "day", match->date);
    ft_model_string(row, "team1", match->sides[0].name);
    ft_model_string(row, "team2", match->sides[1].name);
    put_pair(row, "score", score);
    ft_model_flag(row, "aet", match->extra_time.told);
    put_pair(row, "shootout", &match->shootout);
    if (match->status != FT_MATCH_FINAL)
        ft_model_string(row, "status", ft_status_name(match->status));
    ft_model_string(row, "cup", match->competition);
    ft_model_string(row, "ground", match->venue);
    ft_model_string(row, "town", match->city);
    if (match->attendance != FT_ATTENDANCE_UNTOLD)
        put_number(row, "crowd", match->attendance);
    ft_model_text(row, "site", site_of(&a->report->origin));
    if (ft_escape_is_link(a->report->origin.url))
        ft_model_text(row, "url", a->report->origin.url);
    if (a->report->source_count > 1)
        ft_model_number(row, "others", (long long)a->report->source_count - 1);
    ft_model_number(row, "percent", ft_hundredths(match->confidence));
    ft_model_flag(row, "disputed", match->conflict_count > 0);
}

static ft_status add_row(adding *a)
{
    static const ft_slice stencil = FT_SLICE("row.html");
    ft_model *row = ft_model_root(&a->models);

    put_row(row, a);
    return ft_stencil_show(&a->to->rows, stencil, row, a->err);
}

/* --- its evidence, as JSON: [[source, [[field, rule, quote, conf], ...]]] ---
 */

enum { SOURCES_SHOWN = 6 };

static bool add_proof(ft_overview *to, const ft_evidence *evidence)
{
    const ft_count *rule;

    rule = ft_counts_add(&to->rules, ft_slice_of(evidence->rule));
    if (!rule)
        return false;
    ft_buffer_byte(&to->proofs, '[');
    ft_escape_json(&to->proofs, ft_slice_of(evidence->field));
    ft_buffer_byte(&to->proofs, ',');
    ft_buffer_integer(&to->proofs, (long long)rule->index);
    ft_buffer_byte(&to->proofs, ',');
    ft_escape_json(&to->proofs, ft_slice_of(evidence->quote));
    ft_buffer_byte(&to->proofs, ',');
    ft_buffer_integer(&to->proofs, ft_hundredths(evidence->confidence));
    ft_buffer_byte(&to->proofs, ']');
    return true;
}

static bool add_source(ft_overview *to, const ft_report *report)
{
    ft_buffer_byte(&to->proofs, '[');
    ft_escape_json(&to->proofs, report->origin.title.len
                                    ? report->origin.title
                                    : article_of(&report->origin));
    ft_buffer_byte(&to->proofs, ',');
    ft_escape_json(&to->proofs, ft_escape_is_link(report->origin.url)
                                    ? report->origin.url
                                    : article_of(&report->origin));
    ft_buffer_text(&to->proofs, ",[");
    for (size_t i = 0; i < report->match.evidence_count; i++) {
        if (i > 0)
            ft_buffer_byte(&to->proofs, ',');
        if (!add_proof(to, &report->match.evidence[i]))
            return false;
    }
    ft_buffer_text(&to->proofs, "]]");
    return true;
}

static bool add_proofs(const adding *a)
{
    size_t count = a->report->source_count;
    bool fits = true;

    ft_buffer_byte(&a->to->proofs, '[');
    if (count == 0)
        fits = add_source(a->to, a->report);
    for (size_t i = 0; fits && i < count && i < SOURCES_SHOWN; i++) {
        if (i > 0)
            ft_buffer_byte(&a->to->proofs, ',');
        fits = add_source(a->to, &a->report->sources[i]);
    }
    ft_buffer_byte(&a->to->proofs, ']');
    return fits;
}

/* --- contradictions --- */

static ft_status add_conflict(adding *a, const ft_conflict *conflict)
{
    static const ft_slice stencil = FT_SLICE("dispute.html");
    ft_model *one;

    if (a->to->contradictions++ >= CONFLICTS_SHOWN)
        return FT_OK;
    one = ft_model_root(&a->models);
    put_row(one, a);
    ft_model_string(one, "field", conflict->field);
    ft_model_string(one, "kept", conflict->kept);
    ft_model_string(one, "refused", conflict->refused);
    ft_model_string(one, "kept_quote", conflict->kept_quote);
    ft_model_string(one, "refused_quote", conflict->refused_quote);
    return ft_stencil_show(&a->to->conflicts, stencil, one, a->err);
}

static ft_status add_conflicts(adding *a)
{
    ft_status status = FT_OK;

    for (size_t i = 0; i < a->match->conflict_count && !status; i++)
        status = add_conflict(a, &a->match->conflicts[i]);
    return status;
}

/* --- */

static bool note_row(const adding *a, ft_span row, ft_span proof)
{
    ft_overview *to = a->to;
    ft_overview_row *grown = ft_arena_grow(to->arena, to->list, &to->capacity,
                                           to->count + 1, sizeof *grown);

    if (!grown)
        return false;
    to->list = grown;
    grown[to->count] =
        (ft_overview_row){.number = to->count, .row = row, .proof = proof};
    if (a->match->date)
        (void)snprintf(grown[to->count].day, sizeof grown->day, "%s",
                       a->match->date);
    to->count++;
    return true;
}

static ft_status add(adding *a)
{
    const size_t row = a->to->rows.len, proof = a->to->proofs.len;
    ft_status status;

    if (!ft_models_begin(&a->models, a->arena))
        return ft_error_memory(a->err);
    if ((status = add_row(a)) || (status = add_conflicts(a)))
        return status;
    if (!add_proofs(a) || a->to->proofs.failed || !count_record(a) ||
        !note_row(a, (ft_span){row, a->to->rows.len},
                  (ft_span){proof, a->to->proofs.len}))
        return ft_error_memory(a->err);
    return FT_OK;
}

ft_status ft_overview_add(ft_overview *overview, const ft_report *report,
                          ft_error *err)
{
    adding a = {.to = overview,
                .report = report,
                .match = &report->match,
                .arena = ft_arena_new(),
                .err = err};
    ft_status status;

    lend_arena(overview);
    status = a.arena ? add(&a) : ft_error_memory(err);

    ft_arena_free(a.arena);
    return status;
}

/* --- the page --- */

static int compare_rows(const void *left, const void *right)
{
    const ft_overview_row *a = left, *b = right;
    int order = strcmp(b->day, a->day);

    return order ? order : (a->number > b->number) - (a->number < b->number);
}

/* The rows in groups: a browser looks after those that are in view. */
static void join_rows(const ft_overview *overview, ft_buffer *out)
{
    enum { GROUP = 50 };

    for (size_t i = 0; i < overview->count; i++) {
        if (i % GROUP == 0)
            ft_buffer_text(out, "<tbody class=\"rows\">\n");
        ft_buffer_add(out, ft_slice_cut(ft_buffer_slice(&overview->rows),
                                        overview->list[i].row));
    }
}

/* By the number of the row, as it came: {"rules": [...], "rows": [...]}. */
static bool join_proofs(const ft_overview *overview, ft_buffer *out)
{
    ft_count *rules = ft_counts_listed(&overview->rules);

    if (overview->rules.used && !rules)
        return false;
    ft_buffer_text(out, "{\"rules\":[");
    for (size_t i = 0; i < overview->rules.used; i++) {
        if (i > 0)
            ft_buffer_byte(out, ',');
        ft_escape_json(out, rules[i].key);
    }
    ft_buffer_text(out, "],\"rows\":[");
    for (size_t i = 0; i < overview->count; i++) {
        if (i > 0)
            ft_buffer_byte(out, ',');
        ft_buffer_add(out, ft_slice_cut(ft_buffer_slice(&overview->proofs),
                                        overview->list[i].proof));
    }
    ft_buffer_text(out, "]}");
    return true;
}

static void put_filled(ft_model *page, const ft_overview *overview)
{
    ft_model *bars = ft_model_list(page, "filled");

    for (size_t i = 0; i < FT_OVERVIEW_FILLED; i++) {
        ft_model *bar = ft_model_item(bars);

        ft_model_string(bar, "label", filled_labels[i]);
        ft_model_number(bar, "count", (long long)overview->filled[i]);
        ft_chart_share(bar, "width", overview->filled[i], overview->count);
    }
}

static void put_minutes(ft_model *page, const ft_overview *overview)
{
    static const char *const labels[FT_OVERVIEW_MINUTES] = {
        "1-5",   "6-10",  "11-15", "16-20", "21-25", "26-30", "31-35",
        "36-40", "41-45", "45+",   "46-50", "51-55", "56-60", "61-65",
        "66-70", "71-75", "76-80", "81-85", "86-90", "90+",   "extra time"};
    static const char *const ticks[FT_OVERVIEW_MINUTES] = {
        [0] = "1", [8] = "45", [9] = "+", [18] = "90", [19] = "+", [20] = "et"};
    ft_column columns[FT_OVERVIEW_MINUTES];

    for (size_t i = 0; i < FT_OVERVIEW_MINUTES; i++)
        columns[i] = (ft_column){ft_slice_of(labels[i]), ft_slice_of(ticks[i]),
                                 overview->minutes[i]};
    ft_chart_columns(page, "minutes", columns, FT_OVERVIEW_MINUTES);
}

/* --- months --- */

/* Months since year 0 of "2023-11". */
static int month_number(ft_slice month)
{
    int number = 0, year = 0;

    for (size_t i = 0; i < month.len; i++) {
        if (month.data[i] == '-') {
            year = number;
            number = 0;
        } else {
            number = number * 10 + (month.data[i] - '0');
        }
    }
    return year * 12 + number - 1;
}

/* First and last month that were counted. */
static void month_range(const ft_counts *months, int *first, int *last)
{
    *first = *last = -1;
    for (size_t i = 0; i < months->capacity; i++) {
        int month;

        if (!months->items[i].count)
            continue;
        month = month_number(months->items[i].key);
        if (*first < 0 || month < *first)
            *first = month;
        if (month > *last)
            *last = month;
    }
}

/* Years between two of the ticks under `count` columns. */
static int tick_years(int count, int step)
{
    int years = count * step / 12;

    return years <= 8 ? 1 : years <= 20 ? 2 : years <= 60 ? 10 : 20;
}

/* The label of a column: a month, or a year when `step` is 12. */
static bool name_column(ft_arena *arena, ft_column *column, int month, int step,
                        int every)
{
    char text[32];
    int len = step == 12 ? snprintf(text, sizeof text, "%d", month / 12)
                         : snprintf(text, sizeof text, "%04d-%02d", month / 12,
                                    month % 12 + 1);

    column->label =
        ft_arena_copy(arena, (ft_slice){text, len > 0 ? (size_t)len : 0});
    if (column->label.len >= 4 && month % (12 * every) == 0)
        column->tick = ft_slice_cut(column->label, (ft_span){0, 4});
    return column->label.data != NULL;
}

static bool put_months(ft_model *page, ft_overview *overview, ft_arena *arena)
{
    int first, last, step = 1, count;
    ft_column *columns;

    month_range(&overview->months, &first, &last);
    if (first < 0)
        return true;
    if (last - first >= MONTHS)
        step = 12;
    count = last / step - first / step + 1;
    if (count > YEARS && step == 12)
        count = YEARS;
    if (!(columns = FT_NEW(arena, ft_column, (size_t)count)))
        return false;
    first = last / step - count + 1;
    for (int i = 0; i < count; i++)
        if (!name_column(arena, &columns[i], (first + i) * step, step,
                         tick_years(count, step)))
            return false;
    for (size_t i = 0; i < overview->months.capacity; i++) {
        const ft_count *month = &overview->months.items[i];
        int at = month->count ? month_number(month->key) / step - first : -1;

        if (at >= 0)
            columns[at].count += month->count;
    }
    ft_model_flag(page, "by_year", step == 12);
    ft_chart_columns(page, "months", columns, (size_t)count);
    return true;
}

static void put_figures(ft_model *page, const ft_overview *overview)
{
    static const ft_slice title = FT_SLICE("Dataset");

    ft_page_dress(page, title, "overview.js");
    put_number(page, "matches", (int)overview->count);
    put_number(page, "article_count", (int)overview->articles.used);
    put_number(page, "goal_count", (int)overview->goals);
    put_number(page, "cup_count", (int)overview->cups.used);
    put_number(page, "contradictions", (int)overview->contradictions);
    ft_model_flag(page, "disputes", overview->contradictions > 0);
    ft_model_flag(page, "one_dispute", overview->contradictions == 1);
    if (overview->contradictions > CONFLICTS_SHOWN)
        put_number(page, "more",
                   (int)(overview->contradictions - CONFLICTS_SHOWN));
    if (overview->count && overview->list[0].day[0])
        ft_model_string(page, "last_day", overview->list[0].day);
    for (size_t i = overview->count; i-- > 0;)
        if (overview->list[i].day[0]) {
            ft_model_string(page, "first_day", overview->list[i].day);
            break;
        }
    put_filled(page, overview);
    put_minutes(page, overview);
}

static ft_status show(ft_overview *overview, ft_arena *arena, ft_buffer *rows,
                      ft_buffer *proofs, ft_buffer *out, ft_error *err)
{
    static const ft_slice stencil = FT_SLICE("overview.html");
    ft_models models;
    ft_model *page;

    /* By number first: that is how the page looks evidence up. */
    if (!join_proofs(overview, proofs) || !ft_models_begin(&models, arena))
        return ft_error_memory(err);
    if (overview->count > 1)
        qsort(overview->list, overview->count, sizeof *overview->list,
              compare_rows);
    join_rows(overview, rows);
    page = ft_model_root(&models);
    put_figures(page, overview);
    if (!put_months(page, overview, arena) ||
        !ft_chart_ranked(page, "cups", "cups_rest", &overview->cups, BARS) ||
        !ft_chart_ranked(page, "sites", "sites_rest", &overview->sites, BARS) ||
        rows->failed || proofs->failed)
        return ft_error_memory(err);
    ft_model_markup(page, "rows", ft_buffer_slice(rows));
    ft_model_markup(page, "proofs", ft_buffer_slice(proofs));
    ft_model_markup(page, "conflicts", ft_buffer_slice(&overview->conflicts));
    return ft_stencil_show(out, stencil, page, err);
}

ft_status ft_overview_show(ft_overview *overview, ft_buffer *out, ft_error *err)
{
    ft_arena *arena = ft_arena_new();
    ft_buffer rows = {0}, proofs = {0};
    ft_status status;

    lend_arena(overview);
    status = arena ? show(overview, arena, &rows, &proofs, out, err)
                   : ft_error_memory(err);

    ft_buffer_free(&rows);
    ft_buffer_free(&proofs);
    ft_arena_free(arena);
    return status;
}

void ft_overview_free(ft_overview *overview)
{
    ft_buffer_free(&overview->rows);
    ft_buffer_free(&overview->proofs);
    ft_buffer_free(&overview->conflicts);
}
