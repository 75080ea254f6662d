/* Comes in: tables. Goes out: matches and goals, sorted by who played. */
#include "check/almanac.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "text/date.h"

/* Reads the cells of one row. */
typedef struct reader {
    ft_almanac *almanac;
    ft_arena *arena;
    const ft_sheet *sheet;
    ft_error *err;
} reader;

static bool is_unknown(ft_slice cell)
{
    static const ft_slice na = FT_SLICE("NA");

    return cell.len == 0 || ft_slice_equal(cell, na);
}

static ft_status read_day(const reader *r, size_t row, size_t column, long *out)
{
    const ft_slice cell = ft_sheet_cell(r->sheet, row, column);
    ft_date date;

    if (cell.len != sizeof "2021-11-16" - 1 || !ft_date_parse(cell, &date))
        return ft_sheet_fail(r->sheet, row, column, "a day such as 2021-11-16",
                             r->err);
    *out = ft_date_number(date);
    return FT_OK;
}

static ft_status read_number(const reader *r, size_t row, size_t column,
                             int *out)
{
    const ft_slice cell = ft_sheet_cell(r->sheet, row, column);

    *out = 0;
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.data[i] < '0' || cell.data[i] > '9' || i > 3)
            return ft_sheet_fail(r->sheet, row, column, "a number or NA",
                                 r->err);
        *out = *out * 10 + (cell.data[i] - '0');
    }
    return FT_OK;
}

/* 1, 0, or -1 where the table does not say. */
static ft_status read_flag(const reader *r, size_t row, size_t column, int *out)
{
    static const ft_slice yes[] = {FT_SLICE("TRUE"), FT_SLICE("True"),
                                   FT_SLICE("true"), FT_SLICE("1")};
    static const ft_slice no[] = {FT_SLICE("FALSE"), FT_SLICE("False"),
                                  FT_SLICE("false"), FT_SLICE("0")};
    const ft_slice cell = ft_sheet_cell(r->sheet, row, column);

    *out = -1;
    if (is_unknown(cell))
        return FT_OK;
    for (size_t i = 0; i < FT_COUNT(yes); i++) {
        if (ft_slice_equal(cell, yes[i]))
            *out = 1;
        else if (ft_slice_equal(cell, no[i]))
            *out = 0;
    }
    return *out >= 0 ? FT_OK
                     : ft_sheet_fail(r->sheet, row, column, "TRUE, FALSE or NA",
                                     r->err);
}

static ft_status read_side(const reader *r, size_t row, size_t column,
                           ft_slice *name, ft_slice *key)
{
    *name = ft_slice_trim(ft_sheet_cell(r->sheet, row, column));
    if (name->len == 0)
        return ft_sheet_fail(r->sheet, row, column, "the name of a side",
                             r->err);
    *key = ft_nations_key(r->almanac->nations, r->arena, *name);
    return key->data ? FT_OK : ft_error_memory(r->err);
}

/* The pair, whoever is at home, then the day. */
static int compare_pairs(const ft_slice a[2], const ft_slice b[2])
{
    const int first = ft_slice_compare(a[0], a[1]) > 0;
    const int second = ft_slice_compare(b[0], b[1]) > 0;
    int order = ft_slice_compare(a[first], b[second]);

    return order ? order : ft_slice_compare(a[!first], b[!second]);
}

static int compare_days(long a, long b, size_t row, size_t other)
{
    if (a != b)
        return a < b ? -1 : 1;
    return (row > other) - (row < other);
}

static int compare_fixtures(const void *left, const void *right)
{
    const ft_fixture *a = left, *b = right;
    int order = compare_pairs(a->keys, b->keys);

    return order ? order : compare_days(a->day, b->day, a->row, b->row);
}

static int compare_strikes(const void *left, const void *right)
{
    const ft_strike *a = left, *b = right;
    int order = compare_pairs(a->keys, b->keys);

    return order ? order : compare_days(a->day, b->day, a->row, b->row);
}

/* ---- results */

typedef struct result_columns {
    size_t date, home, away, home_score, away_score, neutral;
} result_columns;

static ft_status find_result_columns(const ft_sheet *sheet, result_columns *c,
                                     ft_error *err)
{
    ft_status status;

    if ((status = ft_sheet_column(sheet, "date", false, &c->date, err)) ||
        (status = ft_sheet_column(sheet, "home_team", false, &c->home, err)) ||
        (status = ft_sheet_column(sheet, "away_team", false, &c->away, err)) ||
        (status = ft_sheet_column(sheet, "home_score", false, &c->home_score,
                                  err)) ||
        (status =
             ft_sheet_column(sheet, "away_score", false, &c->away_score, err)))
        return status;
    return ft_sheet_column(sheet, "neutral", true, &c->neutral, err);
}

static ft_status read_fixture(const reader *r, const result_columns *c,
                              size_t row, ft_fixture *out)
{
    ft_status status;

    *out = (ft_fixture){.row = row, .neutral = -1};
    if ((status = read_day(r, row, c->date, &out->day)) ||
        (status = read_side(r, row, c->home, &out->names[0], &out->keys[0])) ||
        (status = read_side(r, row, c->away, &out->names[1], &out->keys[1])) ||
        (status = read_number(r, row, c->home_score, &out->goals[0])) ||
        (status = read_number(r, row, c->away_score, &out->goals[1])) ||
        c->neutral == SIZE_MAX)
        return status;
    return read_flag(r, row, c->neutral, &out->neutral);
}

static int compare_keys(const void *left, const void *right)
{
    return ft_slice_compare(*(const ft_slice *)left, *(const ft_slice *)right);
}

static ft_status list_sides(ft_almanac *almanac, ft_arena *arena)
{
    size_t count = 0;
    ft_slice *keys = FT_NEW(arena, ft_slice, almanac->fixture_count * 2);

    if (!keys)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < almanac->fixture_count; i++) {
        keys[count++] = almanac->fixtures[i].keys[0];
        keys[count++] = almanac->fixtures[i].keys[1];
    }
    qsort(keys, count, sizeof *keys, compare_keys);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || !ft_slice_equal(keys[i], keys[i - 1]))
            keys[almanac->key_count++] = keys[i];
    almanac->keys = keys;
    return FT_OK;
}

ft_status ft_almanac_results(ft_almanac *almanac, ft_arena *arena,
                             ft_slice name, ft_slice text, ft_error *err)
{
    ft_sheet *sheet = &almanac->results;
    const reader r = {almanac, arena, sheet, err};
    result_columns c;
    ft_status status = ft_sheet_read(arena, name, text, sheet, err);

    if (status || (status = find_result_columns(sheet, &c, err)))
        return status;
    if (!(almanac->fixtures = FT_NEW(arena, ft_fixture, sheet->count)))
        return ft_error_memory(err);
    for (size_t row = 0; row < sheet->count; row++) {
        if (is_unknown(ft_sheet_cell(sheet, row, c.date)) ||
            is_unknown(ft_sheet_cell(sheet, row, c.home_score)) ||
            is_unknown(ft_sheet_cell(sheet, row, c.away_score)))
            continue;
        if ((status = read_fixture(&r, &c, row,
                                   &almanac->fixtures[almanac->fixture_count])))
            return status;
        almanac->fixture_count++;
    }
    qsort(almanac->fixtures, almanac->fixture_count, sizeof(ft_fixture),
          compare_fixtures);
    return list_sides(almanac, arena) ? ft_error_memory(err) : FT_OK;
}

/* ---- goals */

typedef struct goal_columns {
    size_t date, home, away, team, scorer, minute, owngoal, penalty;
} goal_columns;

static ft_status find_goal_columns(const ft_sheet *sheet, goal_columns *c,
                                   ft_error *err)
{
    ft_status status;

    if ((status = ft_sheet_column(sheet, "date", false, &c->date, err)) ||
        (status = ft_sheet_column(sheet, "home_team", false, &c->home, err)) ||
        (status = ft_sheet_column(sheet, "away_team", false, &c->away, err)) ||
        (status = ft_sheet_column(sheet, "team", false, &c->team, err)) ||
        (status = ft_sheet_column(sheet, "scorer", false, &c->scorer, err)) ||
        (status = ft_sheet_column(sheet, "minute", true, &c->minute, err)) ||
        (status = ft_sheet_column(sheet, "own_goal", true, &c->owngoal, err)))
        return status;
    return ft_sheet_column(sheet, "penalty", true, &c->penalty, err);
}

static ft_status read_optional_flag(const reader *r, size_t row, size_t column,
                                    bool *out)
{
    int flag = 0;
    ft_status status =
        column == SIZE_MAX ? FT_OK : read_flag(r, row, column, &flag);

    *out = flag == 1;
    return status;
}

static ft_status read_strike(const reader *r, const goal_columns *c, size_t row,
                             ft_strike *out)
{
    ft_slice name = {NULL, 0}, team = {NULL, 0};
    ft_status status;

    *out = (ft_strike){.row = row,
                       .scorer = ft_sheet_cell(r->sheet, row, c->scorer)};
    if ((status = read_day(r, row, c->date, &out->day)) ||
        (status = read_side(r, row, c->home, &name, &out->keys[0])) ||
        (status = read_side(r, row, c->away, &name, &out->keys[1])) ||
        (status = read_side(r, row, c->team, &name, &team)) ||
        (status = read_optional_flag(r, row, c->owngoal, &out->owngoal)) ||
        (status = read_optional_flag(r, row, c->penalty, &out->penalty)))
        return status;
    out->side = ft_slice_equal(team, out->keys[0]) ? 0 : 1;
    if (!ft_slice_equal(team, out->keys[out->side]))
        return ft_sheet_fail(r->sheet, row, c->team,
                             "one of the two sides of the match", r->err);
    if (c->minute == SIZE_MAX ||
        is_unknown(ft_sheet_cell(r->sheet, row, c->minute)))
        return FT_OK;
    return read_number(r, row, c->minute, &out->minute);
}

ft_status ft_almanac_goals(ft_almanac *almanac, ft_arena *arena, ft_slice name,
                           ft_slice text, ft_error *err)
{
    ft_sheet *sheet = &almanac->goals;
    const reader r = {almanac, arena, sheet, err};
    goal_columns c;
    ft_status status = ft_sheet_read(arena, name, text, sheet, err);

    if (status || (status = find_goal_columns(sheet, &c, err)))
        return status;
    if (!(almanac->strikes = FT_NEW(arena, ft_strike, sheet->count)))
        return ft_error_memory(err);
    for (size_t row = 0; row < sheet->count; row++) {
        if (is_unknown(ft_sheet_cell(sheet, row, c.date)) ||
            is_unknown(ft_sheet_cell(sheet, row, c.scorer)))
            continue;
        if ((status = read_strike(&r, &c, row,
                                  &almanac->strikes[almanac->strike_count])))
            return status;
        almanac->strike_count++;
    }
    qsort(almanac->strikes, almanac->strike_count, sizeof(ft_strike),
          compare_strikes);
    return FT_OK;
}

/* ---- questions */

const ft_fixture *ft_almanac_meetings(const ft_almanac *almanac, ft_slice one,
                                      ft_slice other, size_t *count)
{
    const ft_slice pair[2] = {one, other};
    const ft_fixture *all = almanac->fixtures;
    size_t low = 0, high = almanac->fixture_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_pairs(all[middle].keys, pair) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (*count = 0; low + *count < almanac->fixture_count; ++*count)
        if (compare_pairs(all[low + *count].keys, pair) != 0)
            break;
    return all + low;
}

static int compare_with_fixture(const ft_strike *strike, const ft_fixture *f)
{
    int order = compare_pairs(strike->keys, f->keys);

    if (order)
        return order;
    return (strike->day > f->day) - (strike->day < f->day);
}

const ft_strike *ft_almanac_strikes(const ft_almanac *almanac,
                                    const ft_fixture *fixture, size_t *count)
{
    const ft_strike *all = almanac->strikes;
    size_t low = 0, high = almanac->strike_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_with_fixture(&all[middle], fixture) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (*count = 0; low + *count < almanac->strike_count; ++*count)
        if (compare_with_fixture(&all[low + *count], fixture) != 0)
            break;
    return all + low;
}

bool ft_almanac_knows(const ft_almanac *almanac, ft_slice key)
{
    return almanac->key_count > 0 &&
           bsearch(&key, almanac->keys, almanac->key_count, sizeof key,
                   compare_keys) != NULL;
}
