/* Comes in: a run. Goes out: a page with its figures, what changed and what
 * differs, what the rules did, and every article of which there is something to
 * say, with its evidence. */
#include "cli/testpage.h"

#include <stdio.h>

#include "base/error.h"
#include "view/article.h"
#include "view/chart.h"
#include "view/page.h"
#include "view/stencil.h"

/* The page in the making. */
typedef struct making {
    ft_arena *arena;
    const ft_session *session;
    const ft_summary_options *options;
    ft_models models;
    ft_model *page;
    ft_buffer articles; /* markup */
    ft_status status;
    ft_error *err;
} making;

/* Tenths of a per cent, as "93.9". */
static void put_percent(ft_model *object, const char *key, double share)
{
    ft_buffer text = {0};
    char digits[32];

    (void)snprintf(digits, sizeof digits, "%.1f", 100 * share);
    ft_buffer_text(&text, digits);
    ft_model_take(object, key, &text);
    ft_buffer_free(&text);
}

static void put_count(ft_model *object, const char *key, size_t count)
{
    ft_model_number(object, key, (long long)count);
}

/* --- figures --- */

/* A bar from the middle to either side; a whole side is ten points. */
static void put_delta(ft_model *row, double delta)
{
    enum { MIDDLE = 50, SIDE = 50 };
    double length = delta < 0 ? -delta : delta;
    ft_buffer text = {0};
    char digits[32];

    if (length < 0.0005)
        return;
    (void)snprintf(digits, sizeof digits, "%+.1f", 100 * delta);
    ft_buffer_text(&text, digits);
    ft_model_take(row, "delta", &text);
    ft_model_string(row, "way", delta < 0 ? "worse" : "better");
    length = length > 0.1 ? SIDE : SIDE * length * 10;
    length = length < 2 ? 2 : length;
    (void)snprintf(digits, sizeof digits, "%.1f%%", length);
    ft_buffer_text(&text, digits);
    ft_model_take(row, "delta_width", &text);
    (void)snprintf(digits, sizeof digits, "%.1f%%",
                   delta < 0 ? MIDDLE - length : (double)MIDDLE);
    ft_buffer_text(&text, digits);
    ft_model_take(row, "delta_x", &text);
    ft_buffer_free(&text);
}

static void put_figures(const making *m)
{
    const ft_figures *figures = &m->session->figures;
    ft_model *rows = ft_model_list(m->page, "figures");

    for (size_t i = 0; i < figures->count; i++) {
        const ft_share *now = &figures->now[i];
        ft_model *row = ft_model_item(rows);

        ft_model_text(row, "field", figures->names[i]);
        put_count(row, "gold", now->expected);
        put_count(row, "got", now->got);
        put_count(row, "right", now->right);
        put_percent(row, "p", ft_share_precision(now));
        put_percent(row, "r", ft_share_recall(now));
        put_percent(row, "f1", ft_share_f1(now));
        if (figures->compared)
            put_delta(row, ft_share_f1(&figures->again[i]) -
                               ft_share_f1(&figures->was[i]));
    }
    ft_model_flag(m->page, "compared", figures->compared);
    ft_model_flag(m->page, "trials_run", true);
}

/* --- values of a record --- */

static void add_pair(ft_buffer *out, const ft_json *pair)
{
    const ft_json *first = pair->child;

    if (!first || !first->next) {
        ft_json_put(out, pair);
        return;
    }
    ft_buffer_add(out, ft_json_text(first));
    ft_buffer_text(out, "\xE2\x80\x93"); /* an en dash */
    ft_buffer_add(out, ft_json_text(first->next));
}

static bool is_true(const ft_json *object, const char *key)
{
    const ft_json *value = ft_json_get(object, key);

    return value && value->kind == FT_JSON_BOOL && value->text.len == 4;
}

/* "Ada Quist 45+2' (pen)" */
static void add_goal(ft_buffer *out, const ft_json *goal)
{
    const ft_json *minute = ft_json_get(goal, "minute");
    const ft_json *offset = ft_json_get(goal, "offset");
    ft_slice name = ft_json_text(ft_json_get(goal, "name"));

    if (name.len)
        ft_buffer_add(out, name);
    else
        ft_buffer_text(out, "?");
    if (minute) {
        ft_buffer_byte(out, ' ');
        ft_buffer_add(out, ft_json_text(minute));
    }
    if (offset) {
        ft_buffer_byte(out, '+');
        ft_buffer_add(out, ft_json_text(offset));
    }
    if (minute)
        ft_buffer_text(out, "\xE2\x80\xB2"); /* a prime */
    if (is_true(goal, "penalty"))
        ft_buffer_text(out, " (pen)");
    if (is_true(goal, "owngoal"))
        ft_buffer_text(out, " (own goal)");
}

/* The items of an array or the members of an object, parted by commas. */
static void add_items(ft_buffer *out, const ft_json *value)
{
    for (const ft_json *one = value->child; one; one = one->next) {
        if (one != value->child)
            ft_buffer_text(out, ", ");
        if (value->kind == FT_JSON_ARRAY && one->kind == FT_JSON_OBJECT) {
            add_goal(out, one);
        } else if (one->kind == FT_JSON_ARRAY) {
            ft_buffer_add(out, one->key);
            ft_buffer_byte(out, ' ');
            add_pair(out, one);
        } else {
            ft_buffer_add(out, ft_json_text(one));
        }
    }
}

static void put_value(ft_model *row, const char *key, const ft_json *value)
{
    ft_buffer text = {0};

    if (!value)
        return;
    if (value->kind == FT_JSON_ARRAY || value->kind == FT_JSON_OBJECT)
        add_items(&text, value);
    else
        ft_buffer_add(&text, ft_json_text(value));
    ft_model_take(row, key, &text);
    ft_buffer_free(&text);
}

static void put_title(ft_model *object, const char *key, const ft_json *record)
{
    ft_buffer title = {0};

    ft_facts_title(&title, record);
    ft_model_take(object, key, &title);
    ft_buffer_free(&title);
}

/* --- changed records --- */

static const ft_json *fact(const ft_json *record, size_t key)
{
    return record ? ft_json_get(record, ft_fact_key(key).data) : NULL;
}

static void put_change_row(ft_model *rows, const ft_change *change, size_t key)
{
    const ft_json *before = fact(change->before, key);
    const ft_json *now = fact(change->now, key);
    const ft_json *gold = fact(change->expected, key);
    ft_model *row;

    if (!before && !now && !gold)
        return;
    row = ft_model_item(rows);
    ft_model_text(row, "key", ft_fact_key(key));
    put_value(row, "before", before);
    put_value(row, "now", now);
    put_value(row, "gold", gold);
    ft_model_flag(row, "changed", !ft_json_same(before, now));
    ft_model_flag(row, "right", ft_json_same(now, gold));
}

static void put_change(ft_model *changes, const ft_trial *trial, size_t number,
                       const ft_change *change)
{
    static const char *const ways[] = {"worse", "other", "better"};
    const ft_json *shown = change->now ? change->now : change->before;
    ft_model *one = ft_model_item(changes), *rows;

    ft_model_string(one, "name", trial->of->name);
    put_count(one, "article", number);
    ft_model_string(one, "way", ways[change->way + 1]);
    put_title(one, "match", shown);
    ft_model_flag(one, "gone", !change->now);
    ft_model_flag(one, "new", !change->before);
    if (change->now) {
        ft_anchor_put(one, "card", number, 'r', change->index);
    }
    rows = ft_model_list(one, "rows");
    for (size_t key = 0; key < FT_FACT_KEY_COUNT; key++)
        put_change_row(rows, change, key);
}

/* --- differences from the gold --- */

static void put_difference(ft_model *list, const ft_trial *trial, size_t number,
                           const ft_difference *difference)
{
    const bool whole = difference->key == FT_FACT_KEY_COUNT;
    ft_model *one = ft_model_item(list);

    ft_model_string(one, "name", trial->of->name);
    put_count(one, "article", number);
    put_title(one, "match",
              difference->expected ? difference->expected : difference->got);
    ft_model_flag(one, "known", difference->known);
    if (!difference->got)
        ft_model_string(one, "key", "missing");
    else if (!difference->expected)
        ft_model_string(one, "key", "one too many");
    else if (!whole)
        ft_model_text(one, "key", ft_fact_key(difference->key));
    if (!whole && difference->expected && difference->got) {
        put_value(one, "gold", fact(difference->expected, difference->key));
        put_value(one, "now", fact(difference->got, difference->key));
    }
}

/* --- articles --- */

static bool is_worth_a_look(const ft_trial *trial)
{
    return !trial->err.status &&
           (trial->outcome.difference_count || trial->outcome.change_count ||
            ft_trial_incidents(trial));
}

/* Old values of the article, on words of it. */
typedef struct old_values {
    ft_arena *arena;
    ft_slice text; /* of the article */
    ft_use *items;
    size_t count, capacity;
    bool failed;
} old_values;

/* Marks the first place where the article has the words. */
static void mark_old(old_values *old, size_t key, ft_slice words)
{
    size_t at = words.len ? ft_slice_find(old->text, words, 0) : old->text.len;
    ft_use *grown;

    if (at >= old->text.len)
        return;
    grown = ft_arena_grow(old->arena, old->items, &old->capacity,
                          old->count + 1, sizeof *grown);
    if (!grown) {
        old->failed = true;
        return;
    }
    old->items = grown;
    grown[old->count++] = (ft_use){.layer = FT_LAYER_OLD,
                                   .span = {at, at + words.len},
                                   .what = ft_fact_key(key)};
}

/* NOLINTNEXTLINE(misc-no-recursion): as deep as a record, three levels */
static void mark_strings(old_values *old, size_t key, const ft_json *before,
                         const ft_json *now)
{
    if (!before || ft_json_same(before, now))
        return;
    if (before->kind == FT_JSON_STRING) {
        mark_old(old, key, before->text);
        return;
    }
    for (const ft_json *one = before->child; one; one = one->next) {
        const ft_json *same = now ? now->child : NULL;

        while (same && !ft_json_same(same, one))
            same = same->next;
        mark_strings(old, key, one, same);
    }
}

/* A score is found as "2-1", whichever dash the article has. */
static void mark_score(old_values *old, size_t key, const ft_json *before,
                       const ft_json *now)
{
    static const char *const dashes[] = {"-", "\xE2\x80\x93", " - ", ":"};
    const ft_json *pair = ft_facts_final(before);
    char words[64];

    if (!pair || !pair->child || !pair->child->next ||
        (now && ft_json_same(pair, ft_facts_final(now))))
        return;
    for (size_t i = 0; i < FT_COUNT(dashes); i++) {
        ft_slice a = ft_json_text(pair->child), copy;
        ft_slice b = ft_json_text(pair->child->next);
        int len = snprintf(words, sizeof words, "%.*s%s%.*s", (int)a.len,
                           a.data, dashes[i], (int)b.len, b.data);

        copy = ft_arena_copy(old->arena,
                             (ft_slice){words, len > 0 ? (size_t)len : 0});
        old->failed = old->failed || !copy.data;
        if (copy.data)
            mark_old(old, key, copy);
    }
}

static void mark_change(old_values *old, const ft_change *change)
{
    for (size_t key = 0; change->before && key < FT_FACT_KEY_COUNT; key++) {
        const ft_slice score = FT_SLICE("score"), role = FT_SLICE("role");
        const ft_slice status = FT_SLICE("status"), name = ft_fact_key(key);

        if (ft_slice_equal(name, score))
            mark_score(old, key, change->before, change->now);
        else if (!ft_slice_equal(name, role) && !ft_slice_equal(name, status))
            mark_strings(old, key, fact(change->before, key),
                         fact(change->now, key));
    }
}

static ft_status add_article(making *m, ft_arena *arena, const ft_trial *trial,
                             const ft_pass *pass, size_t number)
{
    static const ft_slice stencil = FT_SLICE("article.html");
    old_values old = {.arena = arena, .text = pass->article.text};
    ft_uses_options options;
    ft_models models;
    ft_model *model;
    ft_uses uses;

    for (size_t i = 0; i < trial->outcome.change_count; i++)
        mark_change(&old, &trial->outcome.changes[i]);
    options = (ft_uses_options){.more = old.items, .more_count = old.count};
    if (old.failed ||
        ft_uses_collect(arena, m->session->rules->pack, pass, &options,
                        &uses) ||
        !ft_models_begin(&models, arena))
        return ft_error_memory(m->err);
    model = ft_model_root(&models);
    ft_article_put(model, &(ft_leaf){number, pass, &uses},
                   ft_slice_of(trial->of->name));
    return ft_stencil_show(&m->articles, stencil, model, m->err);
}

/* What belongs to the article goes again afterwards. */
static void show_article(making *m, const ft_trial *trial, size_t number)
{
    const ft_result *result = trial->result;
    ft_result *again = NULL;
    ft_arena *arena = ft_arena_new();
    ft_status status = FT_OK;

    if (!arena)
        status = ft_error_memory(m->err);
    else if (!result) {
        status = ft_trial_again(m->session->rules, trial, &again, m->err);
        result = again;
    }
    if (!status)
        status = add_article(m, arena, trial, &result->pass, number);
    if (!m->status)
        m->status = status;
    ft_result_free(again);
    ft_arena_free(arena);
}

static void put_article(ft_model *list, const ft_trial *trial, size_t number,
                        ft_slice field)
{
    ft_model *one = ft_model_item(list);

    ft_model_string(one, "name", trial->of->name);
    if (is_worth_a_look(trial))
        put_count(one, "article", number);
    put_count(one, "gold", trial->input.expected.count);
    put_count(one, "got", trial->input.got.count);
    put_count(one, "new", ft_compare_failures(&trial->outcome, field));
    put_count(one, "known", trial->outcome.open);
    put_count(one, "changed", trial->outcome.change_count);
    if (trial->err.status)
        ft_model_string(one, "error", trial->err.message);
}

static void put_trials(making *m)
{
    ft_model *articles = ft_model_list(m->page, "trials");
    ft_model *changes = ft_model_list(m->page, "changes");
    ft_model *fresh = ft_model_list(m->page, "fresh");
    ft_model *known = ft_model_list(m->page, "known");

    for (size_t i = 0; i < m->session->trial_count && !m->status; i++) {
        const ft_trial *trial = &m->session->trials[i];

        put_article(articles, trial, i + 1, m->options->field);
        for (size_t k = 0; k < trial->outcome.change_count; k++)
            put_change(changes, trial, i + 1, &trial->outcome.changes[k]);
        for (size_t k = 0; k < trial->outcome.difference_count; k++)
            if (ft_difference_within(&trial->outcome.differences[k],
                                     m->options->field))
                put_difference(trial->outcome.differences[k].known ? known
                                                                   : fresh,
                               trial, i + 1, &trial->outcome.differences[k]);
        if (is_worth_a_look(trial))
            show_article(m, trial, i + 1);
    }
}

/* --- rules --- */

/* Of all rules, and of the slowest. */
static unsigned long long sum_time(const ft_session *session,
                                   unsigned long long *most)
{
    unsigned long long sum = 0;

    *most = 0;

    for (size_t i = 0; i < ft_pack_rule_count(session->rules->pack); i++) {
        sum += session->counts[i].nanoseconds;
        if (session->counts[i].nanoseconds > *most)
            *most = session->counts[i].nanoseconds;
    }
    return sum;
}

static void put_micros(ft_model *row, const ft_scan_count *count)
{
    ft_buffer text = {0};
    char digits[32];

    (void)snprintf(digits, sizeof digits, "%.2f",
                   count->windows ? (double)count->nanoseconds / 1000 /
                                        (double)count->windows
                                  : 0.0);
    ft_buffer_text(&text, digits);
    ft_model_take(row, "micros", &text);
    ft_buffer_free(&text);
}

static void put_rules(const making *m)
{
    const ft_session *s = m->session;
    const ft_pack *pack = s->rules->pack;
    unsigned long long most;
    const unsigned long long whole = sum_time(s, &most);
    ft_model *rows = ft_model_list(m->page, "rules");
    size_t idle = 0;

    for (size_t i = 0; i < ft_pack_rule_count(pack); i++) {
        ft_model *row = ft_model_item(rows);
        const ft_scan_count *count = &s->counts[i];

        ft_model_text(row, "rule", ft_pack_rule_id(pack, i));
        ft_model_text(row, "about", ft_pack_rule_about(pack, i));
        put_count(row, "fired", s->fired[i]);
        ft_model_flag(row, "idle", s->fired[i] == 0);
        idle += s->fired[i] == 0;
        put_count(row, "tried", (size_t)count->windows);
        put_count(row, "matched", (size_t)count->matched);
        put_count(row, "emitted", (size_t)count->emitted);
        put_count(row, "lost", (size_t)count->lost);
        put_micros(row, count);
        ft_chart_share(row, "bar", (size_t)count->nanoseconds, (size_t)most);
        ft_chart_share(row, "share", (size_t)count->nanoseconds, (size_t)whole);
    }
    put_count(m->page, "rule_count", ft_pack_rule_count(pack));
    put_count(m->page, "idle_count", idle);
}

static void put_conflicts(const making *m)
{
    const ft_session *s = m->session;
    ft_model *rows = ft_model_list(m->page, "clashes");

    for (size_t i = 0; i < s->conflict_count; i++) {
        ft_model *row = ft_model_item(rows);

        ft_model_text(row, "winner",
                      ft_pack_rule_id(s->rules->pack, s->conflicts[i].winner));
        ft_model_text(row, "loser",
                      ft_pack_rule_id(s->rules->pack, s->conflicts[i].loser));
        put_count(row, "articles", s->conflicts[i].articles);
    }
}

static void put_examples(const making *m)
{
    const ft_session *s = m->session;
    ft_model *rows = ft_model_list(m->page, "examples");

    for (size_t i = 0; i < s->example_count; i++) {
        const ft_example_trial *trial = &s->examples[i];
        ft_model *row;

        if (!ft_example_failed(trial) && trial->outcome != FT_OUTCOME_TODO)
            continue;
        row = ft_model_item(rows);
        ft_model_text(row, "rule",
                      ft_pack_rule_id(s->rules->pack, trial->rule));
        ft_model_string(row, "outcome", ft_outcome_name(trial->outcome));
        ft_model_flag(row, "fails", ft_example_failed(trial));
        ft_model_text(row, "text", trial->example->text);
        ft_model_text(row, "todo", trial->example->todo);
        ft_model_string(row, "detail", trial->detail);
    }
}

/* --- the page --- */

static void put_head(const making *m)
{
    static const ft_slice title = FT_SLICE("Test run");
    const ft_session_counts sum =
        ft_session_count(m->session, m->options->field);

    ft_page_dress(m->page, title, "evidence.js testpage.js");
    ft_model_string(m->page, "pack", ft_rules_name(m->session->rules));
    ft_model_flag(m->page, "passed", ft_summary_passes(m->session, m->options));
    put_count(m->page, "article_count", m->session->trial_count);
    put_count(m->page, "example_count", m->session->example_count);
    put_count(m->page, "new_count", sum.differences);
    put_count(m->page, "known_count", sum.open);
    put_count(m->page, "better", sum.better);
    put_count(m->page, "worse", sum.worse);
    put_count(m->page, "other", sum.other);
    put_count(m->page, "changed_count", sum.better + sum.worse + sum.other);
}

static void put_families(ft_model *page)
{
    ft_model *list = ft_model_list(page, "families");

    for (ft_family family = 0; family < FT_FAMILY_COUNT; family++) {
        ft_model *one = ft_model_item(list);

        ft_model_string(one, "family", ft_family_name(family));
        ft_model_string(one, "label", ft_family_label(family));
    }
}

static ft_status make(making *m, ft_buffer *out)
{
    static const ft_slice stencil = FT_SLICE("testpage.html");

    if (!ft_models_begin(&m->models, m->arena))
        return ft_error_memory(m->err);
    m->page = ft_model_root(&m->models);
    put_head(m);
    put_families(m->page);
    put_figures(m);
    put_trials(m);
    put_rules(m);
    put_conflicts(m);
    put_examples(m);
    if (m->status || m->articles.failed)
        return m->status ? m->status : ft_error_memory(m->err);
    ft_model_markup(m->page, "articles", ft_buffer_slice(&m->articles));
    return ft_stencil_show(out, stencil, m->page, m->err);
}

ft_status ft_testpage_show(ft_buffer *out, const ft_session *session,
                           const ft_summary_options *options, ft_error *err)
{
    making m = {.arena = ft_arena_new(),
                .session = session,
                .options = options,
                .err = err};
    ft_status status = m.arena ? make(&m, out) : ft_error_memory(err);

    ft_buffer_free(&m.articles);
    ft_arena_free(m.arena);
    return status;
}
