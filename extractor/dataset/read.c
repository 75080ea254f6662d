/*
 * Comes in: a line of NDJSON. Goes out: its record, or where and why it is
 * none. JSON itself is read by base/json; this file knows the keys. An object
 * is read key by key, each by a function that names the place when the value
 * is not what the key wants.
 */
#include "dataset/read.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/json.h"
#include "output/names.h"
#include "text/date.h"

enum {
    GOALS_MOST = 1000,       /* of a side: the longest known score has 149 */
    NUMBER_MOST = 1000000000 /* of any whole number in a record */
};

typedef struct reader {
    ft_arena *arena;
    const ft_line *line;
    ft_error *err;
} reader;

/* ---- errors ---- */

/* The place of byte `at` of the JSON text, seen from the whole line. */
static void set_place(const reader *r, size_t at)
{
    ft_source source = {.name = r->line->file};
    ft_error *err = r->err;

    if (!err || ft_source_init(&source, r->arena, r->line->file, r->line->text))
        return;
    err->column = ft_source_place(&source, at).column;
    err->column += (unsigned)r->line->indent;
    err->line = r->line->number ? r->line->number : 1;
}

static ft_status fail(const reader *r, const ft_json *at, const char *what)
{
    char file[128];
    size_t len = r->line->file.len < sizeof file - 1 ? r->line->file.len
                                                     : sizeof file - 1;

    memcpy(file, len ? r->line->file.data : "", len);
    file[len] = '\0';
    if (r->err && !r->err->status) {
        (void)ft_error_file(r->err, FT_ERR_SYNTAX, file, "%s", what);
        set_place(r, ft_json_offset(r->line->text, at));
    }
    return FT_ERR_SYNTAX;
}

static ft_status fail_key(const reader *r, const ft_json *at, const char *key,
                          const char *wants)
{
    char what[120];
    ft_buffer text = {0};

    ft_buffer_byte(&text, '"');
    ft_buffer_text(&text, key);
    ft_buffer_text(&text, "\" wants ");
    ft_buffer_text(&text, wants);
    if (text.failed) {
        ft_buffer_free(&text);
        return ft_error_memory(r->err);
    }
    size_t len = text.len < sizeof what ? text.len : sizeof what - 1;
    memcpy(what, text.data, len);
    what[len] = '\0';
    ft_buffer_free(&text);
    return fail(r, at, what);
}

static ft_status fail_missing(const reader *r, const ft_json *object,
                              const char *key)
{
    char what[64] = "no match record: it has no \"";

    strncat(what, key, sizeof what - strlen(what) - 2);
    strncat(what, "\"", 2);
    return fail(r, object, what);
}

/* ---- values ---- */

static ft_status copy_text(const reader *r, const ft_json *value,
                           const char **out)
{
    *out = ft_arena_string(r->arena, value->text);
    return *out ? FT_OK : ft_error_memory(r->err);
}

/* A string that may be absent. */
static ft_status read_text(const reader *r, const ft_json *object,
                           const char *key, const char **out)
{
    const ft_json *value = ft_json_get(object, key);

    if (!value)
        return FT_OK;
    if (value->kind != FT_JSON_STRING)
        return fail_key(r, value, key, "a string");
    return copy_text(r, value, out);
}

static ft_status need_text(const reader *r, const ft_json *object,
                           const char *key, const char **out)
{
    const ft_json *value = ft_json_get(object, key);

    if (!value)
        return fail_missing(r, object, key);
    if (value->kind != FT_JSON_STRING || value->text.len == 0)
        return fail_key(r, value, key, "a string that is not empty");
    return copy_text(r, value, out);
}

static ft_status read_slice(const reader *r, const ft_json *object,
                            const char *key, ft_slice *out)
{
    const char *text = NULL;
    ft_status status = read_text(r, object, key, &text);

    *out = ft_slice_of(text);
    return status;
}

/* Digits alone, up to NUMBER_MOST. */
static bool is_whole(const ft_json *value, int *out)
{
    ft_slice text = value->text;
    long long number = 0;

    if (value->kind != FT_JSON_NUMBER || text.len == 0 || text.len > 10)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
        number = number * 10 + (text.data[i] - '0');
    }
    *out = (int)(number <= NUMBER_MOST ? number : 0);
    return number <= NUMBER_MOST;
}

static ft_status read_whole(const reader *r, const ft_json *object,
                            const char *key, int least, int *out)
{
    const ft_json *value = ft_json_get(object, key);

    if (!value || (is_whole(value, out) && *out >= least))
        return FT_OK;
    return fail_key(r, value, key,
                    least ? "a whole number above 0" : "a whole number");
}

/* Of bytes: an archive may be larger than any other number here. */
static ft_status read_size(const reader *r, const ft_json *object,
                           const char *key, size_t *out)
{
    const ft_json *value = ft_json_get(object, key);
    size_t number = 0;

    if (!value)
        return FT_OK;
    for (size_t i = 0; i < value->text.len; i++) {
        const char digit = value->text.data[i];
        if (value->kind != FT_JSON_NUMBER || digit < '0' || digit > '9' ||
            number > SIZE_MAX / 20 - 1)
            return fail_key(r, value, key, "a whole number");
        number = number * 10 + (size_t)(digit - '0');
    }
    *out = number;
    return value->text.len > 0 ? FT_OK
                               : fail_key(r, value, key, "a whole number");
}

static ft_status read_flag(const reader *r, const ft_json *object,
                           const char *key, bool *out)
{
    const ft_json *value = ft_json_get(object, key);

    if (!value)
        return FT_OK;
    if (value->kind != FT_JSON_BOOL)
        return fail_key(r, value, key, "true or false");
    *out = value->text.data[0] == 't';
    return FT_OK;
}

/* "0.97": digits, and a fraction of which four places count; no locale has a
 * say. */
static bool is_share(const ft_json *value, double *out)
{
    ft_slice text = value->text;
    long parts = 0, unit = 10000;
    bool point = false;

    if (value->kind != FT_JSON_NUMBER)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '.' && !point) {
            point = true;
            continue;
        }
        if (text.data[i] < '0' || text.data[i] > '9' || (!point && i > 0))
            return false;
        if (point)
            unit /= 10;
        parts += unit * (text.data[i] - '0');
    }
    *out = (double)parts / 10000;
    return parts <= 10000;
}

static ft_status need_share(const reader *r, const ft_json *object,
                            const char *key, double *out)
{
    const ft_json *value = ft_json_get(object, key);

    if (!value)
        return fail_missing(r, object, key);
    if (!is_share(value, out))
        return fail_key(r, value, key, "a number from 0 to 1");
    return FT_OK;
}

/* Exactly two whole numbers. */
static bool is_pair(const ft_json *value, int out[2])
{
    const ft_json *first = value->kind == FT_JSON_ARRAY ? value->child : NULL;

    return first && first->next && !first->next->next &&
           is_whole(first, &out[0]) && is_whole(first->next, &out[1]);
}

/* The value of a key that, where present, is of this kind. */
static ft_status read_nested(const reader *r, const ft_json *object,
                             const char *key, ft_json_kind kind,
                             const ft_json **out)
{
    *out = ft_json_get(object, key);
    if (!*out || (*out)->kind == kind)
        return FT_OK;
    return fail_key(r, *out, key,
                    kind == FT_JSON_OBJECT ? "an object" : "a list");
}

static size_t count_items(const ft_json *list)
{
    size_t count = 0;

    for (const ft_json *item = list ? list->child : NULL; item;
         item = item->next)
        count++;
    return count;
}

/* ---- the keys of a record ---- */

static ft_status read_role(const reader *r, const ft_json *object, ft_role *out)
{
    const ft_json *value = ft_json_get(object, "role");

    if (!value)
        return fail_missing(r, object, "role");
    for (int role = FT_ROLE_REPORTED; role <= FT_ROLE_MENTIONED; role++) {
        *out = (ft_role)role;
        if (value->kind == FT_JSON_STRING &&
            ft_slice_equal(value->text, ft_slice_of(ft_role_name(*out))))
            return FT_OK;
    }
    return fail_key(r, value, "role", "\"reported\" or \"mentioned\"");
}

static ft_status read_status(const reader *r, const ft_json *object,
                             ft_match_status *out)
{
    const ft_json *value = ft_json_get(object, "status");

    if (!value)
        return fail_missing(r, object, "status");
    for (int is = FT_MATCH_FINAL; is <= FT_MATCH_POSTPONED; is++) {
        *out = (ft_match_status)is;
        if (value->kind == FT_JSON_STRING &&
            ft_slice_equal(value->text, ft_slice_of(ft_status_name(*out))))
            return FT_OK;
    }
    return fail_key(r, value, "status",
                    "\"final\", \"abandoned\", \"awarded\" or \"postponed\"");
}

static bool is_day(const char *text)
{
    ft_date day;

    return strlen(text) == sizeof "2021-11-16" - 1 &&
           ft_date_parse(ft_slice_of(text), &day);
}

static ft_status read_day(const reader *r, const ft_json *object,
                          const char *key, const char **out)
{
    ft_status status = read_text(r, object, key, out);

    if (status || !*out || is_day(*out))
        return status;
    return fail_key(r, ft_json_get(object, key), key,
                    "a day such as 2021-11-16");
}

static ft_status read_codes(const reader *r, const ft_json *object,
                            ft_match *out)
{
    const ft_json *list = ft_json_get(object, "codes");
    const ft_json *item = list ? list->child : NULL;

    if (!list)
        return fail_missing(r, object, "codes");
    if (list->kind != FT_JSON_ARRAY || count_items(list) != 2)
        return fail_key(r, list, "codes", "two codes");
    for (int side = 0; side < 2; side++, item = item->next) {
        if (item->kind == FT_JSON_NULL)
            continue;
        if (item->kind != FT_JSON_STRING || item->text.len == 0)
            return fail_key(r, item, "codes", "strings or null");
        if (copy_text(r, item, &out->sides[side].code))
            return FT_ERR_MEMORY;
    }
    return FT_OK;
}

static ft_status read_home(const reader *r, const ft_json *object, int *out)
{
    const ft_json *value = ft_json_get(object, "home");

    *out = FT_HOME_UNTOLD;
    if (!value || (is_whole(value, out) && *out <= 2))
        return FT_OK;
    return fail_key(r, value, "home", "0, 1 or 2");
}

static ft_status read_attendance(const reader *r, const ft_json *object,
                                 int *out)
{
    *out = FT_ATTENDANCE_UNTOLD;
    return read_whole(r, object, "attendance", 0, out);
}

static ft_status read_score(const reader *r, const ft_json *scores,
                            const char *key, ft_score *out)
{
    const ft_json *value = ft_json_get(scores, key);

    if (!value)
        return FT_OK;
    out->told = true;
    if (!is_pair(value, out->goals))
        return fail_key(r, value, key, "two whole numbers");
    return FT_OK;
}

static ft_status read_scores(const reader *r, const ft_json *object,
                             ft_match *out)
{
    const ft_json *scores;
    ft_status status;

    if ((status = read_nested(r, object, "score", FT_JSON_OBJECT, &scores)) ||
        (status = read_score(r, scores, "ht", &out->half_time)) ||
        (status = read_score(r, scores, "ft", &out->full_time)) ||
        (status = read_score(r, scores, "et", &out->extra_time)) ||
        (status = read_score(r, scores, "p", &out->shootout)))
        return status;
    return read_score(r, scores, "agg", &out->aggregate);
}

static ft_status read_goal(const reader *r, const ft_json *object, ft_goal *out)
{
    ft_status status;

    if (object->kind != FT_JSON_OBJECT)
        return fail(r, object, "a goal is an object");
    if ((status = read_text(r, object, "name", &out->name)) ||
        (status = read_whole(r, object, "minute", 1, &out->minute)) ||
        (status = read_whole(r, object, "offset", 1, &out->offset)) ||
        (status = read_flag(r, object, "penalty", &out->penalty)) ||
        (status = read_flag(r, object, "owngoal", &out->owngoal)))
        return status;
    return read_flag(r, object, "derived", &out->derived);
}

static ft_status read_goals(const reader *r, const ft_json *object,
                            const char *key, ft_side *out)
{
    const ft_json *list;
    ft_goal *goals;
    ft_status status = read_nested(r, object, key, FT_JSON_ARRAY, &list);
    size_t count = count_items(list);

    if (status || count == 0)
        return status;
    if (count > GOALS_MOST)
        return fail_key(r, list, key, "fewer goals");
    if (!(goals = FT_NEW(r->arena, ft_goal, count)))
        return ft_error_memory(r->err);
    for (const ft_json *item = list->child; item && !status; item = item->next)
        status = read_goal(r, item, &goals[out->goal_count++]);
    out->goals = goals;
    return status;
}

static ft_status read_venue(const reader *r, const ft_json *object,
                            ft_match *out)
{
    const ft_json *venue;
    ft_status status = read_nested(r, object, "venue", FT_JSON_OBJECT, &venue);

    if (status || (status = read_text(r, venue, "name", &out->venue)))
        return status;
    return read_text(r, venue, "city", &out->city);
}

static ft_status read_check(const reader *r, const ft_json *checks,
                            ft_check which, ft_verdict *out)
{
    const ft_json *value = ft_json_get(checks, ft_check_name(which));

    if (!value)
        return FT_OK;
    for (int verdict = FT_VERDICT_PASS; verdict <= FT_VERDICT_FAIL; verdict++) {
        *out = (ft_verdict)verdict;
        if (value->kind == FT_JSON_STRING &&
            ft_slice_equal(value->text, ft_slice_of(ft_verdict_name(*out))))
            return FT_OK;
    }
    return fail_key(r, value, ft_check_name(which), "\"pass\" or \"fail\"");
}

static ft_status read_checks(const reader *r, const ft_json *object,
                             ft_match *out)
{
    const ft_json *checks;
    ft_status status =
        read_nested(r, object, "checks", FT_JSON_OBJECT, &checks);

    for (int i = 0; !status && i < FT_CHECK_COUNT; i++)
        status = read_check(r, checks, (ft_check)i, &out->checks[i]);
    return status;
}

/* A value of any kind, as JSON text. */
static ft_status read_raw(const reader *r, const ft_json *object,
                          const char *key, const char **out)
{
    const ft_json *value = ft_json_get(object, key);
    ft_buffer text = {0};

    if (!value)
        return fail_missing(r, object, key);
    ft_json_write(&text, value);
    *out =
        text.failed ? NULL : ft_arena_string(r->arena, ft_buffer_slice(&text));
    ft_buffer_free(&text);
    return *out ? FT_OK : ft_error_memory(r->err);
}

static ft_status read_conflict(const reader *r, const ft_json *object,
                               ft_conflict *out)
{
    ft_status status;

    if (object->kind != FT_JSON_OBJECT)
        return fail(r, object, "a conflict is an object");
    if ((status = need_text(r, object, "field", &out->field)) ||
        (status = read_raw(r, object, "kept", &out->kept)) ||
        (status = read_raw(r, object, "refused", &out->refused)) ||
        (status = read_text(r, object, "kept_quote", &out->kept_quote)))
        return status;
    return read_text(r, object, "refused_quote", &out->refused_quote);
}

static ft_status read_conflicts(const reader *r, const ft_json *object,
                                ft_match *out)
{
    const ft_json *list;
    ft_conflict *conflicts;
    ft_status status =
        read_nested(r, object, "conflicts", FT_JSON_ARRAY, &list);

    if (status)
        return status;
    if (!(conflicts = FT_NEW(r->arena, ft_conflict, count_items(list))))
        return ft_error_memory(r->err);
    for (const ft_json *item = list ? list->child : NULL; item && !status;
         item = item->next)
        status = read_conflict(r, item, &conflicts[out->conflict_count++]);
    out->conflicts = conflicts;
    return status;
}

static ft_status read_span(const reader *r, const ft_json *object, ft_span *out)
{
    const ft_json *value = ft_json_get(object, "span");
    int pair[2] = {0, 0};

    if (!value)
        return fail_missing(r, object, "span");
    if (!is_pair(value, pair) || pair[0] > pair[1])
        return fail_key(r, value, "span", "a start and an end");
    *out = (ft_span){(size_t)pair[0], (size_t)pair[1]};
    return FT_OK;
}

static ft_status read_proof(const reader *r, const ft_json *object,
                            const char *field, ft_evidence *out)
{
    ft_status status;

    if (object->kind != FT_JSON_OBJECT)
        return fail(r, object, "a piece of evidence is an object");
    out->field = field;
    out->rule = out->quote = "";
    if ((status = read_text(r, object, "rule", &out->rule)) ||
        (status = read_span(r, object, &out->span)) ||
        (status = read_text(r, object, "quote", &out->quote)) ||
        (status = read_size(r, object, "block", &out->block)))
        return status;
    return need_share(r, object, "conf", &out->confidence);
}

static ft_status read_proofs(const reader *r, const ft_json *list,
                             ft_evidence *items, size_t *count)
{
    const char *field = ft_arena_string(r->arena, list->key);
    ft_status status = FT_OK;

    if (!field)
        return ft_error_memory(r->err);
    for (const ft_json *item = list->child; item && !status; item = item->next)
        status = read_proof(r, item, field, &items[(*count)++]);
    return status;
}

static ft_status read_evidence(const reader *r, const ft_json *object,
                               ft_match *out)
{
    const ft_json *fields;
    ft_evidence *items;
    size_t count = 0;
    ft_status status =
        read_nested(r, object, "evidence", FT_JSON_OBJECT, &fields);

    if (status)
        return status;
    for (const ft_json *list = fields ? fields->child : NULL; list;
         list = list->next) {
        if (list->kind != FT_JSON_ARRAY)
            return fail(r, list, "the evidence of a field is a list");
        count += count_items(list);
    }
    if (!(items = FT_NEW(r->arena, ft_evidence, count)))
        return ft_error_memory(r->err);
    for (const ft_json *list = fields ? fields->child : NULL; list && !status;
         list = list->next)
        status = read_proofs(r, list, items, &out->evidence_count);
    out->evidence = items;
    return status;
}

static ft_status read_source(const reader *r, const ft_json *object,
                             ft_origin *out)
{
    const ft_json *source;
    const char *published = NULL;
    ft_status status =
        read_nested(r, object, "source", FT_JSON_OBJECT, &source);

    if (status || (status = read_slice(r, source, "uri", &out->uri)) ||
        (status = read_slice(r, source, "archive", &out->archive)) ||
        (status = read_size(r, source, "offset", &out->offset)) ||
        (status = read_slice(r, source, "fetched", &out->fetched)) ||
        (status = read_slice(r, source, "digest", &out->digest)) ||
        (status = read_slice(r, source, "title", &out->title)) ||
        (status = read_slice(r, source, "url", &out->url)) ||
        (status = read_day(r, source, "published", &published)) ||
        (status = read_slice(r, source, "lang", &out->lang)) ||
        (status = read_slice(r, source, "text_sha256", &out->text_sha256)) ||
        (status = read_slice(r, source, "pack", &out->pack)) ||
        (status = read_slice(r, source, "fulltime", &out->version)))
        return status;
    out->published = ft_slice_of(published);
    return read_size(r, source, "replaced", &out->replaced);
}

static ft_status read_schema(const reader *r, const ft_json *object)
{
    const ft_json *value = ft_json_get(object, "schema");

    if (object->kind != FT_JSON_OBJECT)
        return fail(r, object, "no match record: it is no object");
    if (!value)
        return fail_missing(r, object, "schema");
    if (!ft_slice_equal(ft_json_text(value), ft_slice_of("fulltime/match/1")))
        return fail_key(r, value, "schema", "\"fulltime/match/1\"");
    return FT_OK;
}

static ft_status read_facts(const reader *r, const ft_json *object,
                            ft_match *out)
{
    ft_status status;

    if ((status = need_text(r, object, "id", &out->id)) ||
        (status = read_role(r, object, &out->role)) ||
        (status = read_status(r, object, &out->status)) ||
        (status = read_day(r, object, "date", &out->date)) ||
        (status = read_text(r, object, "competition", &out->competition)) ||
        (status = need_text(r, object, "team1", &out->sides[0].name)) ||
        (status = need_text(r, object, "team2", &out->sides[1].name)) ||
        (status = read_codes(r, object, out)) ||
        (status = read_home(r, object, &out->home)) ||
        (status = read_scores(r, object, out)) ||
        (status = read_goals(r, object, "goals1", &out->sides[0])) ||
        (status = read_goals(r, object, "goals2", &out->sides[1])) ||
        (status = read_venue(r, object, out)) ||
        (status = read_attendance(r, object, &out->attendance)))
        return status;
    return need_share(r, object, "confidence", &out->confidence);
}

static ft_status read_record(const reader *r, const ft_json *object,
                             ft_report *out)
{
    ft_status status;

    *out = (ft_report){0};
    if ((status = read_schema(r, object)) ||
        (status = read_slice(r, object, "sport", &out->origin.sport)) ||
        (status = read_facts(r, object, &out->match)) ||
        (status = read_checks(r, object, &out->match)) ||
        (status = read_conflicts(r, object, &out->match)) ||
        (status = read_evidence(r, object, &out->match)))
        return status;
    return read_source(r, object, &out->origin);
}

static ft_status read_sources(const reader *r, const ft_json *object,
                              ft_report *out)
{
    const ft_json *list;
    ft_report *sources;
    ft_status status = read_nested(r, object, "sources", FT_JSON_ARRAY, &list);

    if (status || !list || !list->child)
        return status;
    if (!(sources = FT_NEW(r->arena, ft_report, count_items(list))))
        return ft_error_memory(r->err);
    for (const ft_json *item = list->child; item && !status; item = item->next)
        status = read_record(r, item, &sources[out->source_count++]);
    out->sources = sources;
    return status;
}

ft_status ft_report_parse(ft_arena *arena, const ft_line *line,
                          const ft_json *json, ft_report *out, ft_error *err)
{
    const reader r = {arena, line, err};
    ft_status status = read_record(&r, json, out);

    return status ? status : read_sources(&r, json, out);
}

/* An error of base/json, which knows the text alone. */
static ft_status fail_json(const ft_line *line, const ft_error *inner,
                           ft_error *err)
{
    char file[sizeof inner->file];
    size_t len =
        line->file.len < sizeof file - 1 ? line->file.len : sizeof file - 1;

    memcpy(file, len ? line->file.data : "", len);
    file[len] = '\0';
    if (err && !err->status) {
        (void)ft_error_file(err, inner->status, file, "%s", inner->message);
        if (inner->line == 0)
            return inner->status;
        err->line = line->number ? line->number : inner->line;
        err->column = inner->column + (unsigned)line->indent;
    }
    return inner->status;
}

ft_status ft_report_read(ft_arena *arena, const ft_line *line, ft_report *out,
                         ft_error *err)
{
    const ft_json *json = NULL;
    ft_error inner = {0};

    if (ft_json_parse(arena, line->text, &json, &inner) || !json)
        return fail_json(line, &inner, err);
    return ft_report_parse(arena, line, json, out, err);
}
