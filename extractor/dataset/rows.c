/*
 * Comes in: records, or the number of one in the database. Goes out: its rows,
 * or the record. The order of columns in a statement is that of the functions
 * that give and take their values.
 */
#include "dataset/rows.h"

#include <string.h>

#include "base/error.h"
#include "output/names.h"

enum { FACTS = 30 /* columns that reports and matches share */ };

#define FACT_COLUMNS                                                           \
    "record, sport, role, status, date, competition, team1, team2, code1, "    \
    "code2, home, ht1, ht2, ft1, ft2, et1, et2, p1, p2, agg1, agg2, venue, "   \
    "city, attendance, confidence, goals_within_score, winner_scores_more, "   \
    "minutes_within_match, attendance_within_capacity, weekday_fits_date"
#define FACT_VALUES                                                            \
    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "    \
    "?, ?, ?, ?, ?, ?, ?"

/* ---- writing ---- */

static void put_string(ft_query *query, int index, const char *text)
{
    if (text)
        ft_query_text(query, index, ft_slice_of(text));
}

static void put_score(ft_query *query, int index, const ft_score *score)
{
    if (!score->told)
        return;
    ft_query_number(query, index, score->goals[0]);
    ft_query_number(query, index + 1, score->goals[1]);
}

static void put_checks(ft_query *query, int index, const ft_match *match)
{
    for (int i = 0; i < FT_CHECK_COUNT; i++)
        if (match->checks[i] != FT_VERDICT_ABSENT)
            put_string(query, index + i, ft_verdict_name(match->checks[i]));
}

/* Fills the columns of FACT_COLUMNS, the first of which has this index. */
static void put_facts(ft_query *query, int at, ft_slice sport,
                      const ft_match *match)
{
    put_string(query, at, match->id);
    if (sport.len > 0)
        ft_query_text(query, at + 1, sport);
    put_string(query, at + 2, ft_role_name(match->role));
    put_string(query, at + 3, ft_status_name(match->status));
    put_string(query, at + 4, match->date);
    put_string(query, at + 5, match->competition);
    for (int side = 0; side < 2; side++) {
        put_string(query, at + 6 + side, match->sides[side].name);
        put_string(query, at + 8 + side, match->sides[side].code);
    }
    if (match->home != FT_HOME_UNTOLD)
        ft_query_number(query, at + 10, match->home);
    put_score(query, at + 11, &match->half_time);
    put_score(query, at + 13, &match->full_time);
    put_score(query, at + 15, &match->extra_time);
    put_score(query, at + 17, &match->shootout);
    put_score(query, at + 19, &match->aggregate);
    put_string(query, at + 21, match->venue);
    put_string(query, at + 22, match->city);
    if (match->attendance != FT_ATTENDANCE_UNTOLD)
        ft_query_number(query, at + 23, match->attendance);
    ft_query_share(query, at + 24, ft_hundredths(match->confidence) / 100.0);
    put_checks(query, at + 25, match);
}

static const char insert_report_goal[] =
    "INSERT INTO report_goals VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char insert_goal[] =
    "INSERT INTO goals VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

static ft_status put_goal(ft_sql *sql, const char *statement, long long owner,
                          int side, size_t place, const ft_goal *goal,
                          ft_error *err)
{
    ft_query *query;
    ft_status status = ft_sql_query(sql, statement, &query, err);

    if (status)
        return status;
    ft_query_number(query, 1, owner);
    ft_query_number(query, 2, side + 1);
    ft_query_number(query, 3, (long long)place);
    put_string(query, 4, goal->name);
    if (goal->minute > 0)
        ft_query_number(query, 5, goal->minute);
    if (goal->offset > 0)
        ft_query_number(query, 6, goal->offset);
    ft_query_number(query, 7, goal->penalty);
    ft_query_number(query, 8, goal->owngoal);
    ft_query_number(query, 9, goal->derived);
    return ft_query_run(query, err);
}

static ft_status put_goals(ft_sql *sql, const char *statement, long long owner,
                           const ft_match *match, ft_error *err)
{
    ft_status status = FT_OK;

    for (int side = 0; side < 2; side++)
        for (size_t i = 0; !status && i < match->sides[side].goal_count; i++)
            status = put_goal(sql, statement, owner, side, i,
                              &match->sides[side].goals[i], err);
    return status;
}

static const char insert_report_conflict[] =
    "INSERT INTO report_conflicts VALUES (?, ?, ?, ?, ?, ?, ?)";
static const char insert_conflict[] =
    "INSERT INTO conflicts VALUES (?, ?, ?, ?, ?, ?, ?)";

static ft_status put_conflicts(ft_sql *sql, const char *statement,
                               long long owner, const ft_match *match,
                               ft_error *err)
{
    ft_status status = FT_OK;

    for (size_t i = 0; !status && i < match->conflict_count; i++) {
        const ft_conflict *conflict = &match->conflicts[i];
        ft_query *query;

        if ((status = ft_sql_query(sql, statement, &query, err)))
            return status;
        ft_query_number(query, 1, owner);
        ft_query_number(query, 2, (long long)i);
        put_string(query, 3, conflict->field);
        put_string(query, 4, conflict->kept);
        put_string(query, 5, conflict->refused);
        put_string(query, 6, conflict->kept_quote);
        put_string(query, 7, conflict->refused_quote);
        status = ft_query_run(query, err);
    }
    return status;
}

static const char insert_evidence[] =
    "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

static ft_status put_evidence(ft_sql *sql, long long report,
                              const ft_match *match, ft_error *err)
{
    ft_status status = FT_OK;

    for (size_t i = 0; !status && i < match->evidence_count; i++) {
        const ft_evidence *evidence = &match->evidence[i];
        ft_query *query;

        if ((status = ft_sql_query(sql, insert_evidence, &query, err)))
            return status;
        ft_query_number(query, 1, report);
        ft_query_number(query, 2, (long long)i);
        put_string(query, 3, evidence->field);
        put_string(query, 4, evidence->rule);
        ft_query_number(query, 5, (long long)evidence->span.start);
        ft_query_number(query, 6, (long long)evidence->span.end);
        put_string(query, 7, evidence->quote);
        ft_query_number(query, 8, (long long)evidence->block);
        ft_query_share(query, 9, ft_hundredths(evidence->confidence) / 100.0);
        status = ft_query_run(query, err);
    }
    return status;
}

static const char insert_report[] =
    "INSERT INTO reports (article, place, key, " FACT_COLUMNS
    ") VALUES (?, ?, ?, " FACT_VALUES ")";

ft_status ft_rows_put_report(ft_sql *sql, long long article, size_t place,
                             ft_slice key, const ft_report *report,
                             ft_error *err)
{
    ft_query *query;
    ft_status status = ft_sql_query(sql, insert_report, &query, err);
    long long id;

    if (status)
        return status;
    ft_query_number(query, 1, article);
    ft_query_number(query, 2, (long long)place);
    ft_query_text(query, 3, key);
    put_facts(query, 4, report->origin.sport, &report->match);
    if ((status = ft_query_run(query, err)))
        return status;
    id = ft_sql_last(sql);
    if ((status =
             put_goals(sql, insert_report_goal, id, &report->match, err)) ||
        (status = put_evidence(sql, id, &report->match, err)))
        return status;
    return put_conflicts(sql, insert_report_conflict, id, &report->match, err);
}

static const char insert_vote[] = "INSERT INTO votes VALUES (?, ?, ?, ?, ?, ?)";

static ft_status put_vote(ft_sql *sql, const char *field, size_t place,
                          const ft_vote *vote, const long long *ids,
                          ft_error *err)
{
    ft_status status = FT_OK;

    for (size_t i = 0; !status && i < vote->count; i++) {
        ft_query *query;

        if ((status = ft_sql_query(sql, insert_vote, &query, err)))
            return status;
        ft_query_number(query, 1, ids[vote->sources[i]]);
        put_string(query, 2, field);
        ft_query_number(query, 3, (long long)place);
        ft_query_text(query, 4, vote->value);
        ft_query_number(query, 5, vote->weights[i]);
        ft_query_number(query, 6, place == 0);
        status = ft_query_run(query, err);
    }
    return status;
}

static ft_status put_votes(ft_sql *sql, const ft_merged *merged,
                           const long long *ids, ft_error *err)
{
    ft_status status = FT_OK;

    for (size_t i = 0; i < merged->ballot_count; i++) {
        const ft_ballot *ballot = &merged->ballots[i];

        for (size_t k = 0; !status && k < ballot->count; k++)
            status =
                put_vote(sql, ballot->field, k, &ballot->votes[k], ids, err);
    }
    return status;
}

static const char update_report[] = "UPDATE reports SET match = ? WHERE id = ?";

static ft_status tell_reports(ft_sql *sql, long long match, size_t count,
                              const long long *ids, ft_error *err)
{
    ft_status status = FT_OK;

    for (size_t i = 0; !status && i < count; i++) {
        ft_query *query;

        if ((status = ft_sql_query(sql, update_report, &query, err)))
            return status;
        ft_query_number(query, 1, match);
        ft_query_number(query, 2, ids[i]);
        status = ft_query_run(query, err);
    }
    return status;
}

static const char insert_match[] =
    "INSERT INTO matches (key, reports, " FACT_COLUMNS
    ") VALUES (?, ?, " FACT_VALUES ")";

ft_status ft_rows_put_match(ft_sql *sql, ft_slice key, const ft_merged *merged,
                            const long long *ids, ft_error *err)
{
    ft_query *query;
    ft_status status = ft_sql_query(sql, insert_match, &query, err);
    long long id;

    if (status)
        return status;
    ft_query_text(query, 1, key);
    ft_query_number(query, 2, (long long)merged->source_count);
    put_facts(query, 3, merged->origin.sport, &merged->match);
    if ((status = ft_query_run(query, err)))
        return status;
    id = ft_sql_last(sql);
    if ((status = put_goals(sql, insert_goal, id, &merged->match, err)) ||
        (status =
             put_conflicts(sql, insert_conflict, id, &merged->match, err)) ||
        (status = put_votes(sql, merged, ids, err)))
        return status;
    return tell_reports(sql, id, merged->source_count, ids, err);
}

/* ---- reading ---- */

typedef struct reading {
    ft_sql *sql;
    ft_arena *arena;
    ft_error *err;
    bool failed; /* memory is out */
} reading;

static ft_slice get_slice(reading *r, const ft_query *query, int column)
{
    ft_slice text = ft_query_get_text(query, column), copy;

    if (!text.data)
        return text;
    copy = ft_arena_copy(r->arena, text);
    r->failed = r->failed || !copy.data;
    return copy;
}

static const char *get_string(reading *r, const ft_query *query, int column)
{
    return get_slice(r, query, column).data;
}

static int get_int(const ft_query *query, int column, int absent)
{
    return ft_query_is_null(query, column)
               ? absent
               : (int)ft_query_get_number(query, column);
}

static ft_score get_score(const ft_query *query, int column)
{
    return (ft_score){
        !ft_query_is_null(query, column),
        {get_int(query, column, 0), get_int(query, column + 1, 0)}};
}

static bool is_named(const ft_query *query, int column, const char *name)
{
    return ft_slice_equal(ft_query_get_text(query, column), ft_slice_of(name));
}

static void get_checks(const ft_query *query, int column, ft_match *out)
{
    for (int i = 0; i < FT_CHECK_COUNT; i++)
        for (int verdict = FT_VERDICT_PASS; verdict <= FT_VERDICT_FAIL;
             verdict++)
            if (is_named(query, column + i,
                         ft_verdict_name((ft_verdict)verdict)))
                out->checks[i] = (ft_verdict)verdict;
}

static ft_match_status get_status(const ft_query *query, int column)
{
    int status = FT_MATCH_FINAL;

    while (status < FT_MATCH_POSTPONED &&
           !is_named(query, column, ft_status_name((ft_match_status)status)))
        status++;
    return (ft_match_status)status;
}

static void get_facts(reading *r, const ft_query *query, int at, ft_report *out)
{
    ft_match *match = &out->match;

    match->id = get_string(r, query, at);
    out->origin.sport = get_slice(r, query, at + 1);
    match->role = is_named(query, at + 2, ft_role_name(FT_ROLE_REPORTED))
                      ? FT_ROLE_REPORTED
                      : FT_ROLE_MENTIONED;
    match->status = get_status(query, at + 3);
    match->date = get_string(r, query, at + 4);
    match->competition = get_string(r, query, at + 5);
    for (int side = 0; side < 2; side++) {
        match->sides[side].name = get_string(r, query, at + 6 + side);
        match->sides[side].code = get_string(r, query, at + 8 + side);
    }
    match->home = get_int(query, at + 10, FT_HOME_UNTOLD);
    match->half_time = get_score(query, at + 11);
    match->full_time = get_score(query, at + 13);
    match->extra_time = get_score(query, at + 15);
    match->shootout = get_score(query, at + 17);
    match->aggregate = get_score(query, at + 19);
    match->venue = get_string(r, query, at + 21);
    match->city = get_string(r, query, at + 22);
    match->attendance = get_int(query, at + 23, FT_ATTENDANCE_UNTOLD);
    match->confidence = ft_query_get_share(query, at + 24);
    get_checks(query, at + 25, match);
}

static void get_origin(reading *r, const ft_query *query, int at,
                       ft_origin *out)
{
    out->uri = get_slice(r, query, at);
    out->archive = get_slice(r, query, at + 1);
    out->offset = (size_t)ft_query_get_number(query, at + 2);
    out->fetched = get_slice(r, query, at + 3);
    out->digest = get_slice(r, query, at + 4);
    out->title = get_slice(r, query, at + 5);
    out->url = get_slice(r, query, at + 6);
    out->published = get_slice(r, query, at + 7);
    out->lang = get_slice(r, query, at + 8);
    out->text_sha256 = get_slice(r, query, at + 9);
    out->replaced = (size_t)ft_query_get_number(query, at + 10);
    out->pack = get_slice(r, query, at + 11);
    out->version = get_slice(r, query, at + 12);
}

static ft_status end_reading(const reading *r, ft_status status)
{
    return !status && r->failed ? ft_error_memory(r->err) : status;
}

static const char select_goals[] =
    "SELECT side, name, minute, stoppage, penalty, owngoal, derived "
    "FROM report_goals WHERE report = ? ORDER BY side, place";

static ft_status add_goal(reading *r, const ft_query *query, ft_match *out,
                          ft_goal **goals, size_t *capacity)
{
    ft_side *side = &out->sides[ft_query_get_number(query, 0) == 2];
    int which = side == &out->sides[1];
    ft_goal *grown = ft_arena_grow(r->arena, goals[which], &capacity[which],
                                   side->goal_count + 1, sizeof *grown);

    if (!grown)
        return ft_error_memory(r->err);
    side->goals = goals[which] = grown;
    grown[side->goal_count++] =
        (ft_goal){.name = get_string(r, query, 1),
                  .minute = get_int(query, 2, 0),
                  .offset = get_int(query, 3, 0),
                  .penalty = ft_query_get_number(query, 4) != 0,
                  .owngoal = ft_query_get_number(query, 5) != 0,
                  .derived = ft_query_get_number(query, 6) != 0};
    return FT_OK;
}

static ft_status get_goals(reading *r, ft_stored *out)
{
    ft_goal *goals[2] = {NULL, NULL};
    size_t capacity[2] = {0, 0};
    ft_query *query;
    bool row = true;
    ft_status status = ft_sql_query(r->sql, select_goals, &query, r->err);

    if (status)
        return status;
    ft_query_number(query, 1, out->id);
    while (!(status = ft_query_next(query, &row, r->err)) && row)
        if ((status = add_goal(r, query, &out->report.match, goals, capacity)))
            return status;
    return end_reading(r, status);
}

static const char select_evidence[] =
    "SELECT field, rule, span_start, span_end, quote, block, confidence "
    "FROM evidence WHERE report = ? ORDER BY place";

static ft_status get_evidence(reading *r, ft_stored *out)
{
    ft_match *match = &out->report.match;
    ft_evidence *items = NULL;
    size_t capacity = 0;
    ft_query *query;
    bool row = true;
    ft_status status = ft_sql_query(r->sql, select_evidence, &query, r->err);

    if (status)
        return status;
    ft_query_number(query, 1, out->id);
    while (!(status = ft_query_next(query, &row, r->err)) && row) {
        items = ft_arena_grow(r->arena, items, &capacity,
                              match->evidence_count + 1, sizeof *items);
        if (!items)
            return ft_error_memory(r->err);
        items[match->evidence_count++] =
            (ft_evidence){.field = get_string(r, query, 0),
                          .rule = get_string(r, query, 1),
                          .span = {(size_t)ft_query_get_number(query, 2),
                                   (size_t)ft_query_get_number(query, 3)},
                          .quote = get_string(r, query, 4),
                          .block = (size_t)ft_query_get_number(query, 5),
                          .confidence = ft_query_get_share(query, 6)};
    }
    match->evidence = items;
    return end_reading(r, status);
}

static const char select_conflicts[] =
    "SELECT field, kept, refused, kept_quote, refused_quote "
    "FROM report_conflicts WHERE report = ? ORDER BY place";

static ft_status get_conflicts(reading *r, ft_stored *out)
{
    ft_match *match = &out->report.match;
    ft_conflict *items = NULL;
    size_t capacity = 0;
    ft_query *query;
    bool row = true;
    ft_status status = ft_sql_query(r->sql, select_conflicts, &query, r->err);

    if (status)
        return status;
    ft_query_number(query, 1, out->id);
    while (!(status = ft_query_next(query, &row, r->err)) && row) {
        items = ft_arena_grow(r->arena, items, &capacity,
                              match->conflict_count + 1, sizeof *items);
        if (!items)
            return ft_error_memory(r->err);
        items[match->conflict_count++] =
            (ft_conflict){get_string(r, query, 0), get_string(r, query, 1),
                          get_string(r, query, 2), get_string(r, query, 3),
                          get_string(r, query, 4)};
    }
    match->conflicts = items;
    return end_reading(r, status);
}

#define REPORT_COLUMNS                                                         \
    "r.record, r.sport, r.role, r.status, r.date, r.competition, r.team1, "    \
    "r.team2, r.code1, r.code2, r.home, r.ht1, r.ht2, r.ft1, r.ft2, r.et1, "   \
    "r.et2, r.p1, r.p2, r.agg1, r.agg2, r.venue, r.city, r.attendance, "       \
    "r.confidence, r.goals_within_score, r.winner_scores_more, "               \
    "r.minutes_within_match, r.attendance_within_capacity, "                   \
    "r.weekday_fits_date"
#define ORIGIN_COLUMNS                                                         \
    "a.uri, a.archive, a.archive_offset, a.fetched, a.digest, a.title, "       \
    "a.url, "                                                                  \
    "a.published, a.lang, a.text_sha256, a.replaced, a.pack, a.fulltime"

static const char select_reports[] =
    "SELECT " REPORT_COLUMNS ", " ORIGIN_COLUMNS ", r.id "
    "FROM reports r JOIN articles a ON a.id = r.article "
    "WHERE r.key = ? ORDER BY a.name, r.place";

enum { ORIGIN = 13 /* columns of ORIGIN_COLUMNS */ };

static ft_status get_reports(reading *r, ft_slice key, ft_stored **out,
                             size_t *count)
{
    size_t capacity = 0;
    ft_query *query;
    bool row = true;
    ft_status status = ft_sql_query(r->sql, select_reports, &query, r->err);

    if (status)
        return status;
    ft_query_text(query, 1, key);
    while (!(status = ft_query_next(query, &row, r->err)) && row) {
        ft_stored *grown =
            ft_arena_grow(r->arena, *out, &capacity, *count + 1, sizeof *grown);

        if (!grown)
            return ft_error_memory(r->err);
        *out = grown;
        grown[*count] =
            (ft_stored){.id = ft_query_get_number(query, FACTS + ORIGIN)};
        get_facts(r, query, 0, &grown[*count].report);
        get_origin(r, query, FACTS, &grown[*count].report.origin);
        (*count)++;
    }
    return end_reading(r, status);
}

ft_status ft_rows_get_key(ft_sql *sql, ft_arena *arena, ft_slice key,
                          ft_stored **out, size_t *count, ft_error *err)
{
    reading r = {sql, arena, err, false};
    ft_status status;

    *out = NULL;
    *count = 0;
    status = get_reports(&r, key, out, count);
    for (size_t i = 0; !status && i < *count; i++)
        if (!(status = get_goals(&r, &(*out)[i])) &&
            !(status = get_evidence(&r, &(*out)[i])))
            status = get_conflicts(&r, &(*out)[i]);
    return status;
}

static const char select_next_key[] =
    "SELECT key FROM reports WHERE key > ? ORDER BY key LIMIT 1";
static const char select_first_key[] =
    "SELECT key FROM reports ORDER BY key LIMIT 1";

ft_status ft_rows_next_key(ft_sql *sql, ft_arena *arena, ft_slice after,
                           ft_slice *out, ft_error *err)
{
    reading r = {sql, arena, err, false};
    ft_query *query;
    bool row;
    ft_status status = ft_sql_query(
        sql, after.data ? select_next_key : select_first_key, &query, err);

    *out = (ft_slice){NULL, 0};
    if (status)
        return status;
    ft_query_text(query, 1, after);
    if ((status = ft_query_next(query, &row, err)) || !row)
        return status;
    *out = get_slice(&r, query, 0);
    return end_reading(&r, ft_query_run(query, err));
}
