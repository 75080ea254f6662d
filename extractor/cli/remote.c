/*
 * Comes in: an article. Goes out: its result, by way of another process. A
 * question is a head, two strings and the article; an answer is a head, the
 * strings of the origin, the incidents and the records as lines. Both sides are
 * the same program, so numbers go over as they lie in memory.
 */
#include "cli/remote.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "dataset/read.h"
#include "handles.h"
#include "output/clean.h"
#include "text/date.h"

typedef struct query {
    ft_input input;
    double min_confidence;
    size_t url, published; /* bytes with the NUL; 0: none */
} query;

/* The strings of an origin that the article itself decides. */
enum { TITLE, URL, PUBLISHED, LANG, SHA256, STRINGS };

typedef struct answer {
    ft_error error; /* status FT_OK: all that follows is there */
    size_t strings[STRINGS];
    size_t replaced;
    size_t incidents;
    size_t records; /* bytes of lines */
} answer;

typedef struct incident {
    size_t rule;
    char message[40];
} incident;

static ft_slice *string_of(ft_origin *origin, size_t which)
{
    ft_slice *const all[STRINGS] = {
        [TITLE] = &origin->title,         [URL] = &origin->url,
        [PUBLISHED] = &origin->published, [LANG] = &origin->lang,
        [SHA256] = &origin->text_sha256,
    };

    return all[which];
}

/* ---- in the worker ---- */

static ft_slice cut_front(ft_slice *rest, size_t len)
{
    const ft_slice front = {rest->data, len};

    *rest = (ft_slice){rest->data + len, rest->len - len};
    return front;
}

static void put_raw(ft_buffer *out, const void *data, size_t size)
{
    ft_buffer_add(out, (ft_slice){data, size});
}

static void put_incident(ft_buffer *out, const ft_incident *from)
{
    incident told = {.rule = from->rule};
    const size_t most = sizeof told.message - 1;

    if (from->message.len > 0)
        memcpy(told.message, from->message.data,
               from->message.len < most ? from->message.len : most);
    put_raw(out, &told, sizeof told);
}

static void put_result(ft_buffer *out, ft_result *result)
{
    const ft_facts *facts = &result->pass.facts;
    answer head = {.replaced = result->origin.replaced,
                   .incidents = facts->incident_count};
    const char *records = ft_result_ndjson(result, &head.records);

    for (size_t i = 0; i < STRINGS; i++)
        head.strings[i] = string_of(&result->origin, i)->len;
    put_raw(out, &head, sizeof head);
    for (size_t i = 0; i < STRINGS; i++)
        ft_buffer_add(out, *string_of(&result->origin, i));
    for (size_t i = 0; i < facts->incident_count; i++)
        put_incident(out, &facts->incidents[i]);
    put_raw(out, records, head.records);
}

/* The question is our own: it needs no check. */
void ft_remote_answer(void *context, ft_slice asked, ft_buffer *out)
{
    const ft_rules *rules = context;
    ft_result *result = NULL;
    answer failed = {.records = 0};
    query head;

    memcpy(&head, cut_front(&asked, sizeof head).data, sizeof head);
    const ft_slice url = cut_front(&asked, head.url);
    const ft_slice published = cut_front(&asked, head.published);
    const ft_options options = {.input = head.input,
                                .min_confidence = head.min_confidence,
                                .url = url.len ? url.data : NULL,
                                .published =
                                    published.len ? published.data : NULL};
    if (ft_extract(rules, asked.data, asked.len, &options, &result,
                   &failed.error))
        put_raw(out, &failed, sizeof failed);
    else
        put_result(out, result);
    ft_result_free(result);
}

/* ---- outside ---- */

ft_status ft_remote_new(ft_rules *rules, ft_worker **out, ft_error *err)
{
    return ft_worker_new(ft_remote_answer, rules, out, err);
}

static size_t size_of(const char *string)
{
    return string ? strlen(string) + 1 : 0;
}

static ft_status ask(ft_worker *worker, ft_slice bytes,
                     const ft_options *options, ft_slice *out, ft_error *err)
{
    const query head = {.input = options->input,
                        .min_confidence = options->min_confidence,
                        .url = size_of(options->url),
                        .published = size_of(options->published)};
    const ft_slice parts[] = {{(const char *)&head, sizeof head},
                              {options->url, head.url},
                              {options->published, head.published},
                              bytes};

    return ft_worker_ask(worker, parts, FT_COUNT(parts), out, err);
}

/* The next bytes of an answer that may lie about its lengths. */
static bool take(ft_slice *rest, size_t len, ft_slice *out)
{
    if (len > rest->len)
        return false;
    *out = cut_front(rest, len);
    return true;
}

/* As UTF-8, tied to the arena. */
static bool keep(ft_arena *arena, ft_slice text, ft_slice *out)
{
    const ft_slice clean = ft_clean(arena, text);

    *out = clean.data ? ft_arena_copy(arena, clean) : clean;
    return out->data != NULL;
}

/* What the caller knows is not taken from the worker. */
static bool set_origin(const ft_rules *rules, const ft_options *options,
                       ft_result *result)
{
    ft_arena *arena = result->arena;
    ft_origin *out = &result->origin;

    out->sport = ft_pack_sport(rules->pack);
    out->pack = ft_slice_of(ft_rules_name(rules));
    out->version = ft_slice_of(ft_version());
    out->offset = options->offset;
    return keep(arena, ft_slice_of(options->uri), &out->uri) &&
           keep(arena, ft_slice_of(options->archive), &out->archive) &&
           keep(arena, ft_slice_of(options->fetched), &out->fetched) &&
           keep(arena, ft_slice_of(options->digest), &out->digest);
}

static bool read_origin(const answer *head, ft_slice *rest, ft_result *result)
{
    ft_slice text;
    ft_date day;

    for (size_t i = 0; i < STRINGS; i++)
        if (!take(rest, head->strings[i], &text) ||
            !keep(result->arena, text, string_of(&result->origin, i)))
            return false;
    text = result->origin.published;
    result->origin.replaced = head->replaced;
    return head->replaced <= FT_WORKER_MOST &&
           (text.len == 0 || ft_date_parse(text, &day));
}

static bool read_incidents(const ft_rules *rules, size_t count, ft_slice *rest,
                           ft_result *result)
{
    ft_facts *facts = &result->pass.facts;
    ft_incident *all;
    incident told;
    ft_slice raw;

    if (count > rest->len / sizeof told ||
        !(all = FT_NEW(result->arena, ft_incident, count)))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!take(rest, sizeof told, &raw))
            return false;
        memcpy(&told, raw.data, sizeof told);
        told.message[sizeof told.message - 1] = '\0';
        all[i].rule = told.rule;
        if (told.rule >= ft_pack_rule_count(rules->pack) ||
            !keep(result->arena, ft_slice_of(told.message), &all[i].message))
            return false;
    }
    facts->incidents = all;
    facts->incident_count = count;
    return true;
}

static bool read_record(ft_slice line, ft_result *result, ft_match *out)
{
    const ft_line text = {.number = 1, .text = line};
    ft_report report;
    ft_error why = {0};

    if (ft_report_read(result->arena, &text, &report, &why))
        return false;
    *out = report.match;
    return !ft_ndjson_add(&result->ndjson, result->arena, out, &result->origin);
}

static bool read_records(ft_slice lines, ft_result *result)
{
    ft_records *records = &result->pass.records;
    ft_match *all = NULL;
    size_t room = 0;

    for (size_t at = 0, end; at < lines.len; at = end + 1) {
        end = ft_slice_find(lines, ft_slice_of("\n"), at);
        all = ft_arena_grow(result->arena, all, &room, records->count + 1,
                            sizeof *all);
        if (end >= lines.len || !all ||
            !read_record(ft_slice_cut(lines, (ft_span){at, end}), result,
                         &all[records->count]))
            return false;
        records->matches = all;
        records->count++;
    }
    ft_buffer_byte(&result->ndjson, '\0');
    return !result->ndjson.failed;
}

static bool read_result(const ft_rules *rules, const ft_options *options,
                        const answer *head, ft_slice rest, ft_result *result)
{
    result->text = "";
    return read_origin(head, &rest, result) &&
           set_origin(rules, options, result) &&
           read_incidents(rules, head->incidents, &rest, result) &&
           rest.len == head->records && read_records(rest, result);
}

static ft_result *new_result(void)
{
    ft_arena *arena = ft_arena_new();
    ft_result *result = arena ? FT_NEW(arena, ft_result, 1) : NULL;

    if (result) {
        ft_arena_limit(arena, FT_ARTICLE_MEMORY);
        result->arena = arena;
    } else {
        ft_arena_free(arena);
    }
    return result;
}

/* The worker's own error has no file: none is read again to show it. */
static ft_status pass_error(const answer *head, ft_error *err)
{
    char message[sizeof head->error.message];

    memcpy(message, head->error.message, sizeof message);
    message[sizeof message - 1] = '\0';
    return ft_error_set(err, head->error.status, "%s", message);
}

ft_status ft_remote_extract(ft_worker *worker, const ft_rules *rules,
                            ft_slice bytes, const ft_options *options,
                            ft_result **out, ft_error *err)
{
    answer head = {.records = 0};
    ft_slice told = {NULL, 0}, raw = {NULL, 0};
    ft_result *result;
    ft_status status = ask(worker, bytes, options, &told, err);

    *out = NULL;
    if (status)
        return status;
    if (take(&told, sizeof head, &raw)) {
        memcpy(&head, raw.data, sizeof head);
        if (head.error.status > FT_OK && head.error.status <= FT_ERR_LIMIT)
            return pass_error(&head, err);
    }
    if (!(result = new_result()))
        return ft_error_memory(err);
    if (raw.len == sizeof head && head.error.status == FT_OK &&
        read_result(rules, options, &head, told, result)) {
        *out = result;
        return FT_OK;
    }
    ft_result_free(result);
    ft_worker_dismiss(worker);
    return ft_error_set(err, FT_ERR_IO,
                        "the process that read it gave no sensible answer");
}
