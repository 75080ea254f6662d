/*
 * Comes in: records as JSON, those that a corpus holds and those that were
 * printed. Goes out: what they say of a match, compared and written. Which of
 * two records is right is left to others.
 */
#include "cli/facts.h"

#include "base/error.h"
#include "cli/paint.h"

static const ft_slice keys[FT_FACT_KEY_COUNT] = {
    FT_SLICE("role"),        FT_SLICE("status"), FT_SLICE("date"),
    FT_SLICE("competition"), FT_SLICE("team1"),  FT_SLICE("team2"),
    FT_SLICE("home"),        FT_SLICE("score"),  FT_SLICE("goals1"),
    FT_SLICE("goals2"),      FT_SLICE("venue"),  FT_SLICE("attendance"),
};

ft_slice ft_fact_key(size_t index)
{
    return keys[index];
}

static bool is_fact(ft_slice word)
{
    for (size_t i = 0; i < FT_COUNT(keys); i++)
        if (ft_slice_equal(word, keys[i]))
            return true;
    return false;
}

ft_status ft_facts_check(const ft_json *record, ft_error *err)
{
    if (record->kind != FT_JSON_OBJECT)
        return ft_error_set(err, FT_ERR_SYNTAX, "a record is an object");
    for (const ft_json *key = record->child; key; key = key->next)
        if (!is_fact(key->key))
            return ft_error_set(err, FT_ERR_SYNTAX, "unknown key '%.*s'",
                                key->key.len < 60 ? (int)key->key.len : 60,
                                key->key.data);
    return FT_OK;
}

/* The error of one line as one of the whole file. */
static ft_status fail_line(ft_error *err, const char *name, unsigned line,
                           const ft_error *inner)
{
    ft_status status =
        ft_error_file(err, inner->status, name, "%s", inner->message);

    if (err && err->line == 0) {
        err->line = line;
        err->column = inner->column;
    }
    return status;
}

ft_status ft_lines_parse(ft_arena *arena, const char *name, ft_slice text,
                         ft_records_read *out, ft_error *err)
{
    const ft_slice newline = FT_SLICE("\n");
    const ft_json **items = NULL;
    size_t capacity = 0, count = 0;
    unsigned line = 1;

    for (size_t at = 0, end; at < text.len; at = end + 1, line++) {
        ft_slice piece;
        ft_error inner = {0};

        end = ft_slice_find(text, newline, at);
        end = end < text.len ? end : text.len;
        piece = ft_slice_cut(text, (ft_span){at, end});
        if (ft_slice_trim(piece).len == 0)
            continue;
        items =
            ft_arena_grow(arena, items, &capacity, count + 1, sizeof *items);
        if (!items)
            return ft_error_memory(err);
        if (ft_json_parse(arena, piece, &items[count++], &inner))
            return fail_line(err, name, line, &inner);
    }
    *out = (ft_records_read){items, count};
    return FT_OK;
}

/* ---- comparing ---- */

size_t ft_json_count(const ft_json *json)
{
    size_t count = 0;

    for (const ft_json *item = json ? json->child : NULL; item;
         item = item->next)
        count++;
    return count;
}

static const ft_json *find_key(const ft_json *object, ft_slice key)
{
    const ft_json *item = object->child;

    while (item && !ft_slice_equal(item->key, key))
        item = item->next;
    return item;
}

/* A depth of 64 is what the parser lets through. */
bool ft_json_same(const ft_json *a, const ft_json *b)
{
    const ft_json *x, *y;

    if (!a || !b)
        return a == b;
    if (a->kind != b->kind || !ft_slice_equal(a->text, b->text) ||
        ft_json_count(a) != ft_json_count(b))
        return false;
    for (x = a->child, y = b->child; x && y; x = x->next, y = y->next)
        if (!ft_json_same(x,
                          a->kind == FT_JSON_OBJECT ? find_key(b, x->key) : y))
            return false;
    return true;
}

bool ft_facts_same(const ft_json *a, const ft_json *b)
{
    if (!a || !b)
        return a == b;
    for (size_t i = 0; i < FT_COUNT(keys); i++)
        if (!ft_json_same(find_key(a, keys[i]), find_key(b, keys[i])))
            return false;
    return true;
}

const ft_json *ft_facts_final(const ft_json *record)
{
    const ft_json *score = ft_json_get(record, "score");
    const ft_json *pair = ft_json_get(score, "et");

    return pair ? pair : ft_json_get(score, "ft");
}

/* ---- writing ---- */

void ft_json_put(ft_buffer *out, const ft_json *json)
{
    const bool object = json->kind == FT_JSON_OBJECT;

    switch (json->kind) {
    case FT_JSON_NULL:
        ft_buffer_text(out, "null");
        break;
    case FT_JSON_BOOL:
    case FT_JSON_NUMBER:
        ft_buffer_add(out, json->text);
        break;
    case FT_JSON_STRING:
        ft_buffer_json(out, json->text);
        break;
    case FT_JSON_ARRAY:
    case FT_JSON_OBJECT:
        ft_buffer_byte(out, object ? '{' : '[');
        for (const ft_json *item = json->child; item; item = item->next) {
            if (object) {
                ft_buffer_json(out, item->key);
                ft_buffer_byte(out, ':');
            }
            ft_json_put(out, item);
            if (item->next)
                ft_buffer_byte(out, ',');
        }
        ft_buffer_byte(out, object ? '}' : ']');
        break;
    }
}

void ft_facts_put(ft_buffer *out, const ft_json *record)
{
    char before = '{';

    for (size_t i = 0; i < FT_COUNT(keys); i++) {
        const ft_json *value = find_key(record, keys[i]);

        if (!value)
            continue;
        ft_buffer_byte(out, before);
        ft_buffer_json(out, keys[i]);
        ft_buffer_byte(out, ':');
        ft_json_put(out, value);
        before = ',';
    }
    ft_buffer_text(out, before == '{' ? "{}\n" : "}\n");
}

static void put_words(ft_buffer *out, const ft_json *json)
{
    ft_slice text = ft_json_text(json);

    if (text.len > 0)
        ft_paint_safe(out, text);
    else
        ft_buffer_byte(out, '?');
}

void ft_facts_title(ft_buffer *out, const ft_json *record)
{
    const ft_json *pair = ft_facts_final(record);

    put_words(out, ft_json_get(record, "team1"));
    ft_buffer_byte(out, ' ');
    if (ft_json_count(pair) == 2) {
        put_words(out, pair->child);
        ft_buffer_byte(out, '-');
        put_words(out, pair->child->next);
    } else {
        ft_buffer_byte(out, 'v');
    }
    ft_buffer_byte(out, ' ');
    put_words(out, ft_json_get(record, "team2"));
}
