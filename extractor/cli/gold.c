/*
 * Comes in: a document with the matches that readers found, and records. Goes
 * out: what is right. A record is right when its sides, in either order, and
 * its final score are those of a match that no record before it took.
 */
#include "cli/gold.h"

#include <stdlib.h>

#include "cli/alias.h"
#include "cli/paint.h"

const ft_slice ft_gold_names[FT_GOLD_COUNT] = {
    [FT_GOLD_MATCH] = FT_SLICE("match"),
    [FT_GOLD_SCORER] = FT_SLICE("scorer"),
    [FT_GOLD_SCORER_ALL] = FT_SLICE("scorer.all"),
    [FT_GOLD_MINUTE] = FT_SLICE("minute"),
    [FT_GOLD_KIND] = FT_SLICE("kind"),
    [FT_GOLD_DATE] = FT_SLICE("date"),
    [FT_GOLD_HOME] = FT_SLICE("home"),
    [FT_GOLD_VENUE] = FT_SLICE("venue"),
    [FT_GOLD_CITY] = FT_SLICE("city"),
    [FT_GOLD_ATTENDANCE] = FT_SLICE("attendance"),
    [FT_GOLD_HALF_TIME] = FT_SLICE("half_time"),
    [FT_GOLD_SHOOTOUT] = FT_SLICE("shootout"),
};

typedef struct forms {
    ft_alias *items;
    size_t count, capacity;
} forms;

typedef struct judge {
    ft_arena *arena;
    const ft_lexicon *lexicon;
    ft_gold_outcome *out;
    ft_buffer lines;
    bool failed; /* memory is out */
} judge;

/* How the sides of a record lie to those of the gold. */
typedef enum way { WAY_NONE, WAY_SAME, WAY_CROSSED } way;

/* A match of the gold. */
typedef struct wanted {
    const ft_json *json;
    forms sides[2];
    bool taken;
} wanted;

static const ft_json *told(const ft_json *object, const char *key)
{
    const ft_json *value = ft_json_get(object, key);

    return value && value->kind != FT_JSON_NULL ? value : NULL;
}

/* ---- names ---- */

static void add_form(judge *j, forms *all, ft_slice name)
{
    ft_alias *items;

    if (name.len == 0)
        return;
    items = ft_arena_grow(j->arena, all->items, &all->capacity, all->count + 1,
                          sizeof *items);
    all->items = items ? items : all->items;
    if (!items ||
        ft_alias_read(j->arena, j->lexicon, name, &items[all->count])) {
        j->failed = true;
        return;
    }
    all->count++;
}

static void add_forms(judge *j, forms *all, const ft_json *list)
{
    for (const ft_json *item = list ? list->child : NULL; item;
         item = item->next)
        add_form(j, all, ft_json_text(item));
}

/* A record's side: its name, its code, and the words it stands on. */
static forms record_forms(judge *j, const ft_json *record, size_t side)
{
    static const char *const names[] = {"team1", "team2"};
    static const char *const places[] = {"/team1", "/team2"};
    const ft_json *proofs =
        ft_json_get(ft_json_get(record, "evidence"), places[side]);
    const ft_json *codes = ft_json_get(record, "codes");
    const ft_json *code = codes ? codes->child : NULL;
    forms all = {0};

    add_form(j, &all, ft_json_text(ft_json_get(record, names[side])));
    for (const ft_json *p = proofs ? proofs->child : NULL; p; p = p->next)
        add_form(j, &all, ft_json_text(ft_json_get(p, "quote")));
    if (code && side == 1)
        code = code->next;
    if (code)
        add_form(j, &all, ft_json_text(code));
    return all;
}

static bool same_side(const forms *a, const forms *b)
{
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++)
            if (ft_alias_same(&a->items[i], &b->items[k]))
                return true;
    return false;
}

static way align(const forms got[2], const wanted *gold)
{
    if (same_side(&got[0], &gold->sides[0]) &&
        same_side(&got[1], &gold->sides[1]))
        return WAY_SAME;
    if (same_side(&got[0], &gold->sides[1]) &&
        same_side(&got[1], &gold->sides[0]))
        return WAY_CROSSED;
    return WAY_NONE;
}

/* ---- values ---- */

/* Two pairs, the second turned round when the sides are crossed. */
static bool same_pair(const ft_json *gold, const ft_json *got, way lie)
{
    if (ft_json_count(gold) != 2 || ft_json_count(got) != 2)
        return false;
    if (lie == WAY_SAME)
        return ft_json_same(gold->child, got->child) &&
               ft_json_same(gold->child->next, got->child->next);
    return ft_json_same(gold->child, got->child->next) &&
           ft_json_same(gold->child->next, got->child);
}

static const ft_json *score_of(const ft_json *record, const char *key)
{
    return told(ft_json_get(record, "score"), key);
}

static bool same_final(const ft_json *gold, const ft_json *record, way lie)
{
    const ft_json *score = told(gold, "score");

    return same_pair(score, score_of(record, "ft"), lie) ||
           same_pair(score, score_of(record, "et"), lie);
}

/* What a field is worth: nothing is held against a record that tells what the
 * gold is silent about, unless `strict`. */
static void count(judge *j, ft_gold_field field, bool wanted_one, bool got_one,
                  bool right, bool strict)
{
    ft_share *share = &j->out->shares[field];

    share->right += wanted_one && got_one && right;
    share->expected += wanted_one;
    share->got += got_one && (wanted_one || strict);
}

static void count_loosely(judge *j, ft_gold_field field, const ft_json *gold,
                          const ft_json *got, bool strict)
{
    ft_alias a, b;
    bool right = false;

    if (gold && got) {
        if (ft_alias_read(j->arena, NULL, ft_json_text(gold), &a) ||
            ft_alias_read(j->arena, NULL, ft_json_text(got), &b))
            j->failed = true;
        else
            right = ft_alias_loosely(&a, &b);
    }
    count(j, field, gold != NULL, got != NULL, right, strict);
}

static void count_same(judge *j, ft_gold_field field, const ft_json *gold,
                       const ft_json *got, bool strict)
{
    count(j, field, gold != NULL, got != NULL,
          gold && got && ft_slice_equal(ft_json_text(gold), ft_json_text(got)),
          strict);
}

/* ---- goals ---- */

typedef struct goal {
    const ft_json *json;
    size_t side; /* of the gold */
    ft_alias name;
    bool used;
} goal;

typedef struct goals {
    goal *items;
    size_t count, capacity;
} goals;

static void add_goal(judge *j, goals *all, const ft_json *json, size_t side,
                     ft_slice name)
{
    goal *items;

    if (name.len == 0)
        return;
    items = ft_arena_grow(j->arena, all->items, &all->capacity, all->count + 1,
                          sizeof *items);
    all->items = items ? items : all->items;
    if (!items ||
        ft_alias_read(j->arena, NULL, name, &items[all->count].name)) {
        j->failed = true;
        return;
    }
    all->items[all->count].json = json;
    all->items[all->count].side = side;
    all->items[all->count++].used = false;
}

static goals gold_goals(judge *j, const ft_json *gold)
{
    const ft_json *list = told(gold, "goals");
    ft_slice home = ft_json_text(told(gold, "home"));
    ft_slice away = ft_json_text(told(gold, "away"));
    goals all = {0};

    for (const ft_json *g = list ? list->child : NULL; g; g = g->next) {
        ft_slice team = ft_json_text(told(g, "team"));
        size_t side = ft_slice_equal(team, home)   ? 0
                      : ft_slice_equal(team, away) ? 1
                                                   : 2;

        add_goal(j, &all, g, side, ft_json_text(told(g, "player")));
    }
    return all;
}

static goals record_goals(judge *j, const ft_json *record, way lie)
{
    static const char *const keys[] = {"goals1", "goals2"};
    goals all = {0};

    for (size_t n = 0; n < 2; n++) {
        const ft_json *list = told(record, keys[n]);
        size_t side = lie == WAY_SAME ? n : 1 - n;

        for (const ft_json *g = list ? list->child : NULL; g; g = g->next)
            add_goal(j, &all, g, side, ft_json_text(told(g, "name")));
    }
    return all;
}

static goal *find_goal(goals *all, const goal *gold, bool minute)
{
    const ft_json *wanted_minute = told(gold->json, "minute");

    for (size_t i = 0; i < all->count; i++) {
        goal *g = &all->items[i];

        if (!g->used && g->side == gold->side &&
            ft_alias_person(&gold->name, &g->name) &&
            (!minute || ft_json_same(wanted_minute, told(g->json, "minute"))))
            return g;
    }
    return NULL;
}

/* Stoppage minutes; 0 is as good as none. */
static ft_slice added_of(const ft_json *of, const char *key)
{
    const ft_slice zero = FT_SLICE("0");
    ft_slice text = ft_json_text(told(of, key));

    return ft_slice_equal(text, zero) ? ft_slice_of("") : text;
}

static void count_minute(judge *j, const ft_json *gold, const ft_json *got)
{
    const ft_json *a = told(gold, "minute"), *b = told(got, "minute");

    count(j, FT_GOLD_MINUTE, a != NULL, b != NULL,
          a && b && ft_slice_equal(ft_json_text(a), ft_json_text(b)) &&
              ft_slice_equal(added_of(gold, "added"), added_of(got, "offset")),
          true);
}

static ft_slice kind_of(const ft_json *got)
{
    return ft_slice_of(told(got, "owngoal")   ? "own_goal"
                       : told(got, "penalty") ? "penalty"
                                              : "");
}

static void count_kind(judge *j, const ft_json *gold, const ft_json *got)
{
    const ft_slice plain = FT_SLICE("goal");
    ft_slice wanted_kind = ft_json_text(told(gold, "kind"));
    ft_slice kind = kind_of(got);

    if (ft_slice_equal(wanted_kind, plain))
        wanted_kind.len = 0;
    count(j, FT_GOLD_KIND, wanted_kind.len > 0, kind.len > 0,
          ft_slice_equal(wanted_kind, kind), true);
}

static void put_scorer(judge *j, const char *what, ft_slice name)
{
    ft_buffer_text(&j->lines, "    scorer ");
    ft_buffer_text(&j->lines, what);
    ft_buffer_text(&j->lines, ": ");
    ft_paint_safe(&j->lines, name);
    ft_buffer_byte(&j->lines, '\n');
}

static void miss_goal(judge *j, const goal *gold)
{
    j->out->shares[FT_GOLD_SCORER].expected++;
    j->out->shares[FT_GOLD_SCORER_ALL].expected++;
    put_scorer(j, "missing", ft_json_text(told(gold->json, "player")));
    if (told(gold->json, "minute"))
        j->out->shares[FT_GOLD_MINUTE].expected++;
}

static void judge_goal(judge *j, const goal *gold, goals *got)
{
    goal *found =
        told(gold->json, "minute") ? find_goal(got, gold, true) : NULL;

    if (!found)
        found = find_goal(got, gold, false);
    if (!found) {
        miss_goal(j, gold);
        return;
    }
    found->used = true;
    count(j, FT_GOLD_SCORER, true, true, true, true);
    count(j, FT_GOLD_SCORER_ALL, true, true, true, true);
    count_minute(j, gold->json, found->json);
    count_kind(j, gold->json, found->json);
}

static void judge_goals(judge *j, const ft_json *gold, const ft_json *record,
                        way lie)
{
    goals want = gold_goals(j, gold), got = record_goals(j, record, lie);

    for (size_t i = 0; i < want.count; i++)
        judge_goal(j, &want.items[i], &got);
    for (size_t i = 0; i < got.count; i++) {
        if (got.items[i].used)
            continue;
        count(j, FT_GOLD_SCORER, false, true, false, true);
        count(j, FT_GOLD_SCORER_ALL, false, true, false, true);
        put_scorer(j, "noisy", ft_json_text(told(got.items[i].json, "name")));
    }
}

/* ---- matches ---- */

static void judge_home(judge *j, const ft_json *gold, const ft_json *record,
                       way lie)
{
    const ft_slice known = FT_SLICE("known");
    ft_slice home = ft_json_text(told(record, "home"));
    const char *right = lie == WAY_SAME ? "1" : "2";
    const ft_slice neutral = FT_SLICE("0");
    bool got = home.len > 0 && !ft_slice_equal(home, neutral);

    if (ft_slice_equal(ft_json_text(told(gold, "sides")), known))
        count(j, FT_GOLD_HOME, true, got,
              ft_slice_equal(home, ft_slice_of(right)), true);
}

static void judge_match(judge *j, const ft_json *gold, const ft_json *record,
                        way lie)
{
    const ft_json *venue = ft_json_get(record, "venue");
    const ft_json *half = told(gold, "half_time"), *ht = score_of(record, "ht");
    const ft_json *kicks = told(gold, "shootout"), *p = score_of(record, "p");

    count(j, FT_GOLD_MATCH, true, true, true, true);
    judge_goals(j, gold, record, lie);
    count_same(j, FT_GOLD_DATE, told(gold, "date"), told(record, "date"),
               false);
    count_loosely(j, FT_GOLD_VENUE, told(gold, "venue"), told(venue, "name"),
                  true);
    count_loosely(j, FT_GOLD_CITY, told(gold, "city"), told(venue, "city"),
                  false);
    count_same(j, FT_GOLD_ATTENDANCE, told(gold, "attendance"),
               told(record, "attendance"), true);
    count(j, FT_GOLD_HALF_TIME, half, ht, same_pair(half, ht, lie), false);
    count(j, FT_GOLD_SHOOTOUT, kicks, p, same_pair(kicks, p, lie), true);
    judge_home(j, gold, record, lie);
}

static void put_noisy(judge *j, const ft_json *record, bool twice)
{
    ft_buffer_text(&j->lines, twice ? "  TWICE " : "  NOISY ");
    ft_facts_title(&j->lines, record);
    ft_buffer_byte(&j->lines, '\n');
}

static void judge_record(judge *j, wanted *all, size_t count_all,
                         const ft_json *record)
{
    forms got[2] = {record_forms(j, record, 0), record_forms(j, record, 1)};
    bool twice = false;

    for (size_t i = 0; i < count_all; i++) {
        way lie = align(got, &all[i]);

        if (lie == WAY_NONE || !same_final(all[i].json, record, lie))
            continue;
        twice = true;
        if (all[i].taken)
            continue;
        all[i].taken = true;
        judge_match(j, all[i].json, record, lie);
        return;
    }
    count(j, FT_GOLD_MATCH, false, true, false, true);
    put_noisy(j, record, twice);
}

static void judge_missing(judge *j, const ft_json *gold)
{
    const ft_json *score = told(gold, "score");
    ft_buffer text = {0};

    j->out->shares[FT_GOLD_MATCH].expected++;
    j->out->shares[FT_GOLD_SCORER_ALL].expected += gold_goals(j, gold).count;
    if (score)
        ft_json_put(&text, score);
    ft_buffer_text(&j->lines, "  MISSING ");
    ft_paint_safe(&j->lines, ft_json_text(told(gold, "home")));
    ft_buffer_byte(&j->lines, ' ');
    ft_paint_safe(&j->lines, ft_buffer_slice(&text));
    ft_buffer_byte(&j->lines, ' ');
    ft_paint_safe(&j->lines, ft_json_text(told(gold, "away")));
    ft_buffer_byte(&j->lines, '\n');
    j->failed = j->failed || text.failed;
    ft_buffer_free(&text);
}

static void read_wanted(judge *j, const ft_json *json, wanted *out)
{
    static const char *const names[] = {"home", "away"};
    static const char *const others[] = {"home_aka", "away_aka"};

    *out = (wanted){.json = json};
    for (size_t n = 0; n < 2; n++) {
        add_form(j, &out->sides[n], ft_json_text(told(json, names[n])));
        add_forms(j, &out->sides[n], told(json, others[n]));
    }
}

ft_status ft_gold_judge(ft_arena *arena, const ft_lexicon *lexicon,
                        const ft_json *document, const ft_records_read *records,
                        ft_gold_outcome *out)
{
    judge j = {.arena = arena, .lexicon = lexicon, .out = out};
    const ft_json *matches = ft_json_get(document, "matches");
    size_t count_all = ft_json_count(matches), i = 0;
    wanted *all = FT_NEW(arena, wanted, count_all);

    *out = (ft_gold_outcome){0};
    if (!all)
        return FT_ERR_MEMORY;
    for (const ft_json *m = matches ? matches->child : NULL; m; m = m->next)
        read_wanted(&j, m, &all[i++]);
    for (i = 0; i < records->count; i++)
        judge_record(&j, all, count_all, records->items[i]);
    for (i = 0; i < count_all; i++)
        if (!all[i].taken)
            judge_missing(&j, all[i].json);
    out->lines = ft_arena_copy(arena, ft_buffer_slice(&j.lines));
    j.failed = j.failed || j.lines.failed || !out->lines.data;
    ft_buffer_free(&j.lines);
    return j.failed ? FT_ERR_MEMORY : FT_OK;
}
