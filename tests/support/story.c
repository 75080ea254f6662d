/*
 * In: lines. Out: the text, mentions and facts that the stages before records
 * would hand over. Only text and shadow are made by the real stages.
 */
#include "support/story.h"

#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "mentions/shadow.h"

enum {
    STORY_BYTES = 8192,
    STORY_BLOCKS = 64,
    STORY_MENTIONS = 512,
    STORY_FACTS = 256,
    STORY_SLOTS = 16
};

/* --- what the article may name --- */

#define NATION(code, word)                                                     \
    {                                                                          \
        .kind = FT_KIND_TEAM, .id = FT_SLICE(code), .name = FT_SLICE(word),    \
        .country = FT_SLICE(code), .national = true                            \
    }
#define CLUB(code, word, town, home)                                           \
    {                                                                          \
        .kind = FT_KIND_TEAM, .id = FT_SLICE(code), .name = FT_SLICE(word),    \
        .country = FT_SLICE("ENG"), .city = FT_SLICE(town),                    \
        .ground = FT_SLICE(home)                                               \
    }
#define GROUND(word, town, where, room)                                        \
    {                                                                          \
        .kind = FT_KIND_GROUND, .name = FT_SLICE(word),                        \
        .city = FT_SLICE(town), .country = FT_SLICE(where), .capacity = (room) \
    }
#define CITY(word, where)                                                      \
    {                                                                          \
        .kind = FT_KIND_CITY, .name = FT_SLICE(word),                          \
        .country = FT_SLICE(where)                                             \
    }

/* clang-format off */
static const ft_entry entries[] = {
    NATION("CAN", "Canada"), NATION("MEX", "Mexico"), NATION("PAN", "Panama"),
    NATION("HON", "Honduras"), NATION("CUB", "Cuba"), NATION("JAM", "Jamaica"),
    CLUB("eng-rovers", "Rovers", "Ashby", "Mill Lane"),
    CLUB("eng-town", "Town", "Corby", "Harbour Park"),
    CLUB("eng-united", "United", "Derwent", "Mill Lane"),
    CLUB("eng-albion", "Albion", "Ashby", ""),
    GROUND("Mill Lane", "Ashby", "ENG", 5000),
    GROUND("Harbour Park", "Corby", "ENG", 20000),
    GROUND("Estadio Norte", "Lima", "PER", 0),
    GROUND("Maple Field", "Toronto", "CAN", 30000),
    CITY("Ashby", "ENG"), CITY("Corby", "ENG"), CITY("Toronto", "CAN"),
    CITY("Lima", "PER"),
    {.kind = FT_KIND_COMPETITION, .name = FT_SLICE("League Cup")},
    {.kind = FT_KIND_COMPETITION, .name = FT_SLICE("World Cup")},
    {.kind = FT_KIND_COMPETITION, .name = FT_SLICE("World Cup qualification")},
    GROUND("Corby Arena", "Corby", "ENG", 0),
    {.kind = FT_KIND_TEAM, .id = FT_SLICE("usa-comets"),
     .name = FT_SLICE("Comets"), .country = FT_SLICE("USA")},
    {.kind = FT_KIND_TEAM, .id = FT_SLICE("can-loons"),
     .name = FT_SLICE("Loons"), .country = FT_SLICE("CAN")},
};
static const struct { ft_slice form; int role; } roles[] = {
    {FT_SLICE("the hosts"), 1}, {FT_SLICE("the visitors"), 2},
};
static const struct { ft_slice form; size_t entry; } others[] = {
    {FT_SLICE("the Canadians"), 0}, {FT_SLICE("the Mexicans"), 1},
    {FT_SLICE("Norte"), 12}, {FT_SLICE("TORONTO"), 16}, {FT_SLICE("CORBY"), 15},
};
static const char *const weekdays[] = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    "Sunday",
};
/* clang-format on */

/* What is read line by line before the real stages see it. */
typedef struct draft {
    story *out;
    char bytes[STORY_BYTES];
    size_t len;
    ft_block blocks[STORY_BLOCKS];
    size_t block_count;
    ft_entity entities[STORY_MENTIONS];
    size_t entity_count;
    ft_mention mentions[STORY_MENTIONS];
    size_t mention_count;
    ft_fact facts[STORY_FACTS];
    size_t fact_count;
    size_t region; /* 1 + index of the last fact with scorers */
} draft;

static ft_slice keep(draft *d, const char *bytes, size_t len)
{
    ft_slice copy = ft_arena_copy(d->out->arena, (ft_slice){bytes, len});

    assert_non_null(copy.data);
    return copy;
}

static bool is(ft_slice slice, const char *word)
{
    return ft_slice_equal(slice, ft_slice_of(word));
}

/* --- mentions --- */

static ft_entity from_entry(size_t index)
{
    return (ft_entity){.kind = entries[index].kind,
                       .entry = &entries[index],
                       .name = entries[index].name};
}

/* "Thursday", "2021-11-16", "Tuesday 2021-11-16", "yesterday", "next Friday" */
static bool read_day(ft_slice form, ft_day *out)
{
    const ft_slice next = FT_SLICE("next ");

    *out = (ft_day){.weekday = -1};
    if (is(form, "yesterday")) {
        out->relative = true;
        out->days = -1;
        return true;
    }
    if (ft_slice_starts(form, next)) {
        out->direction = 1;
        form = ft_slice_cut(form, (ft_span){next.len, form.len});
    }
    for (int i = 0; i < 7; i++)
        if (ft_slice_starts(form, ft_slice_of(weekdays[i]))) {
            out->weekday = i;
            form = ft_slice_trim(
                ft_slice_cut(form, (ft_span){strlen(weekdays[i]), form.len}));
            break;
        }
    return ft_date_parse(form, &out->date) || (out->weekday >= 0 && !form.len);
}

static ft_entity read_entity(draft *d, ft_slice form)
{
    ft_entity entity = {.kind = FT_KIND_PERSON};

    for (size_t i = 0; i < FT_COUNT(entries); i++)
        if (ft_slice_equal(form, entries[i].name))
            return from_entry(i);
    for (size_t i = 0; i < FT_COUNT(others); i++)
        if (ft_slice_equal(form, others[i].form))
            return from_entry(others[i].entry);
    for (size_t i = 0; i < FT_COUNT(roles); i++)
        if (ft_slice_equal(form, roles[i].form)) {
            entity.kind = FT_KIND_TEAM;
            entity.role = roles[i].role;
        }
    if (read_day(form, &entity.day))
        entity.kind = FT_KIND_DAY;
    entity.name = keep(d, form.data, form.len);
    return entity;
}

static bool same_entity(const ft_entity *a, const ft_entity *b)
{
    return a->kind == b->kind && a->entry == b->entry &&
           ft_slice_equal(a->name, b->name) &&
           ft_slice_equal(a->variant, b->variant);
}

static size_t find_entity(draft *d, const ft_entity *entity)
{
    for (size_t i = 0; i < d->entity_count; i++)
        if (same_entity(&d->entities[i], entity))
            return i;
    assert_true(d->entity_count < STORY_MENTIONS);
    d->entities[d->entity_count] = *entity;
    return d->entity_count++;
}

/* `inner` is what stands between the brackets; its name is written out. */
static void add_mention(draft *d, ft_slice inner)
{
    const ft_slice bar = FT_SLICE("|");
    size_t split = ft_slice_find(inner, bar, 0);
    ft_slice variant = {NULL, 0};
    ft_entity entity;
    ft_span span;

    if (split != SIZE_MAX) {
        variant = keep(d, inner.data, split);
        inner = ft_slice_cut(inner, (ft_span){split + 1, inner.len});
    }
    entity = read_entity(d, inner);
    entity.variant = variant;
    memcpy(d->bytes + d->len, inner.data, inner.len);
    span = (ft_span){d->len, d->len + inner.len};
    d->len += inner.len;
    assert_true(d->mention_count < STORY_MENTIONS);
    d->mentions[d->mention_count++] = (ft_mention){
        .span = span, .core = span, .entity = find_entity(d, &entity)};
}

/* --- blocks --- */

static void add_text(draft *d, const char *text)
{
    while (*text) {
        const char *end = *text == '<' ? strchr(text, '>') : NULL;

        assert_true(d->len + 2 < STORY_BYTES);
        if (end) {
            add_mention(d, (ft_slice){text + 1, (size_t)(end - text - 1)});
            text = end + 1;
        } else {
            d->bytes[d->len++] = *text++;
        }
    }
}

static void add_block(draft *d, const char *line)
{
    const char *colon = strstr(line, ": ");
    const char *hash = strchr(line, '#');
    ft_block *block = &d->blocks[d->block_count++];
    size_t name;

    assert_non_null(colon);
    assert_true(d->block_count <= STORY_BLOCKS);
    name =
        hash && hash < colon ? (size_t)(hash - line) : (size_t)(colon - line);
    *block = (ft_block){.zone = ft_zone_find((ft_slice){line, name})};
    assert_true(block->zone != FT_ZONE_COUNT);
    if (hash && hash < colon)
        block->group = (unsigned)atoi(hash + 1);
    if (d->len)
        memcpy(d->bytes + d->len, "\n\n", 2);
    d->len += d->len ? 2 : 0;
    block->span.start = d->len;
    add_text(d, colon + 2);
    block->span.end = d->len;
}

static bool is_fact(const char *line)
{
    return line[0] == ' ';
}

static void read_blocks(draft *d, const char *const *lines)
{
    for (; *lines; lines++)
        if (!is_fact(*lines))
            add_block(d, *lines);
}

/* Blocks are parted by two newlines in the article, by one in normal text. */
static void shift_mentions(draft *d)
{
    size_t block = 0;

    for (size_t i = 0; i < d->mention_count; i++) {
        while (block + 1 < d->block_count &&
               d->blocks[block + 1].span.start <= d->mentions[i].span.start)
            block++;
        d->mentions[i].span.start -= block;
        d->mentions[i].span.end -= block;
        d->mentions[i].core = d->mentions[i].span;
    }
}

static void make_text(draft *d)
{
    static const ft_abbreviations none = {NULL, 0};
    story *out = d->out;
    ft_block *blocks = FT_NEW(out->arena, ft_block, d->block_count);
    ft_entity *entities = FT_NEW(out->arena, ft_entity, d->entity_count);
    ft_mention *mentions = FT_NEW(out->arena, ft_mention, d->mention_count);

    assert_true(blocks && entities && mentions);
    memcpy(blocks, d->blocks, d->block_count * sizeof *blocks);
    out->article = (ft_article){.text = keep(d, d->bytes, d->len),
                                .blocks = blocks,
                                .block_count = d->block_count};
    assert_int_equal(
        ft_text_read(out->arena, &out->article, &none, &out->text, NULL),
        FT_OK);
    shift_mentions(d);
    memcpy(entities, d->entities, d->entity_count * sizeof *entities);
    memcpy(mentions, d->mentions, d->mention_count * sizeof *mentions);
    ft_shadow_number(entities, mentions, d->mention_count);
    out->mentions = (ft_mentions){.text = &out->text,
                                  .entities = entities,
                                  .entity_count = d->entity_count,
                                  .mentions = mentions,
                                  .mention_count = d->mention_count};
    assert_int_equal(
        ft_shadow_build(out->arena, &out->mentions, mentions, NULL), FT_OK);
}

/* --- facts --- */

/* A fact line being read, and where in its block values are looked for. */
typedef struct reader {
    draft *d;
    ft_fact *fact;
    ft_slot slots[STORY_SLOTS];
    size_t slot_count;
    ft_credit credits[STORY_SLOTS];
    size_t credit_count;
    size_t block;
    size_t from; /* in the shadow */
    bool placed; /* the fact has a span */
} reader;

static void stretch(reader *r, ft_span span)
{
    ft_fact *fact = r->fact;

    if (span.start >= span.end)
        return;
    if (!r->placed || span.start < fact->span.start)
        fact->span.start = span.start;
    if (!r->placed || span.end > fact->span.end)
        fact->span.end = span.end;
    r->placed = true;
}

static bool written_as(const draft *d, const ft_mention *mention, ft_slice name)
{
    return ft_slice_equal(ft_slice_cut(d->out->text.normal, mention->core),
                          name);
}

/* The mention of that form: in the block from `from` on, else the last before.
 */
static bool find_mention(reader *r, ft_slice name, ft_value *out)
{
    const ft_mentions *mentions = &r->d->out->mentions;
    const ft_span *block = &mentions->blocks[r->block];
    size_t found = SIZE_MAX;

    for (size_t i = 0; i < mentions->mention_count; i++) {
        const ft_mention *mention = &mentions->mentions[i];

        if (!written_as(r->d, mention, name) || mention->shadow >= block->end)
            continue;
        found = i;
        if (mention->shadow >= r->from)
            break;
    }
    if (found == SIZE_MAX)
        return false;
    out->kind = FT_VALUE_MENTION;
    out->mention = found;
    out->span = (ft_span){mentions->mentions[found].shadow,
                          mentions->mentions[found].shadow + 4};
    out->text = name;
    out->referred = out->span.start < block->start;
    if (!out->referred)
        stretch(r, out->span);
    return true;
}

/* The piece of the block, in the shadow; an empty span when it is not there. */
static ft_span find_text(reader *r, ft_slice text)
{
    const ft_mentions *mentions = &r->d->out->mentions;
    size_t end = mentions->blocks[r->block].end;
    size_t at = ft_slice_find(mentions->shadow, text, r->from);

    if (at == SIZE_MAX || at + text.len > end)
        return (ft_span){0, 0};
    stretch(r, (ft_span){at, at + text.len});
    return (ft_span){at, at + text.len};
}

static int number(ft_slice text, size_t *at)
{
    int out = 0;

    for (; *at < text.len; ++*at) {
        if (text.data[*at] == ',')
            continue;
        if (text.data[*at] < '0' || text.data[*at] > '9')
            break;
        out = out * 10 + text.data[*at] - '0';
    }
    return out;
}

static ft_value read_integer(reader *r, ft_slice text)
{
    size_t at = 0;

    return (ft_value){.kind = FT_VALUE_INTEGER,
                      .integer = number(text, &at),
                      .text = text,
                      .span = find_text(r, text)};
}

static ft_slice digits(ft_slice text, size_t *at)
{
    size_t start = *at;

    while (*at < text.len && text.data[*at] >= '0' && text.data[*at] <= '9')
        ++*at;
    return ft_slice_cut(text, (ft_span){start, *at});
}

/* "2-1", or where the text has it otherwise ("<Rovers> 2 <Town> 1") from the
 * one number to the other. */
static ft_span find_pair(reader *r, ft_slice text)
{
    size_t from = r->from;
    size_t at = 0;
    ft_span whole = find_text(r, text);
    ft_span first;
    ft_span second;

    if (whole.end > whole.start)
        return whole;
    first = find_text(r, digits(text, &at));
    at++;
    r->from = first.end;
    second = find_text(r, digits(text, &at));
    r->from = from;
    assert_true(second.end > second.start);
    return (ft_span){first.start, second.end};
}

static ft_value read_pair(reader *r, ft_slice text)
{
    ft_value out = {.kind = FT_VALUE_PAIR, .text = text};
    size_t at = 0;

    out.pair[0] = number(text, &at);
    at++;
    out.pair[1] = number(text, &at);
    out.span = find_pair(r, text);
    return out;
}

static ft_value read_name(reader *r, ft_slice text)
{
    ft_value out = {.kind = FT_VALUE_TEXT, .text = text};

    if (!find_mention(r, text, &out))
        out.span = find_text(r, text);
    return out;
}

static ft_value read_value(reader *r, ft_field field, ft_slice text)
{
    switch (field) {
    case FT_FIELD_FT:
    case FT_FIELD_HT:
    case FT_FIELD_ET:
    case FT_FIELD_P:
    case FT_FIELD_AGG:
        return read_pair(r, text);
    case FT_FIELD_ATTENDANCE:
    case FT_FIELD_YEAR:
        return read_integer(r, text);
    case FT_FIELD_AET:
    case FT_FIELD_MENTIONED:
    case FT_FIELD_HEAD:
    case FT_FIELD_NEUTRAL:
    case FT_FIELD_RIVALS:
        return (ft_value){.kind = FT_VALUE_FLAG};
    case FT_FIELD_STATUS:
        return (ft_value){.kind = FT_VALUE_TEXT, .text = text};
    default:
        return read_name(r, text);
    }
}

static void read_credit_part(reader *r, ft_credit *credit, ft_slice key,
                             ft_slice value)
{
    size_t at = 0;

    if (is(key, "name"))
        credit->name = read_name(r, value);
    else if (is(key, "team"))
        credit->team = read_name(r, value);
    else if (is(key, "against"))
        credit->against = read_name(r, value);
    else if (is(key, "beats"))
        credit->beats = read_name(r, value);
    else if (is(key, "minute"))
        credit->minute = read_integer(r, value);
    else if (is(key, "after"))
        credit->after = read_integer(r, value);
    else if (is(key, "running"))
        credit->running = read_pair(r, value);
    else if (is(key, "offset"))
        credit->offset = number(value, &at);
    else if (is(key, "count"))
        credit->count = number(value, &at);
    else if (is(key, "penalty"))
        credit->penalty = true;
    else if (is(key, "owngoal"))
        credit->owngoal = true;
    else if (is(key, "follows"))
        credit->follows = true;
    else if (is(key, "answers"))
        credit->answers = true;
    else if (is(key, "wins"))
        credit->wins = true;
    else if (is(key, "loses"))
        credit->loses = true;
    else if (is(key, "weak"))
        credit->weak = true;
    else if (is(key, "derived"))
        credit->derived = true;
    else
        fail_msg("no such part of a goal: %.*s", (int)key.len, key.data);
}

/* The part before `mark` of *rest, which moves behind it. */
static ft_slice take(ft_slice *rest, char mark)
{
    size_t at = 0;
    ft_slice out;

    while (at < rest->len && rest->data[at] != mark)
        at++;
    out = ft_slice_cut(*rest, (ft_span){0, at});
    *rest = at < rest->len ? ft_slice_cut(*rest, (ft_span){at + 1, rest->len})
                           : (ft_slice){rest->data + rest->len, 0};
    return out;
}

static void read_credit(reader *r, ft_slice text)
{
    ft_credit *credit = &r->credits[r->credit_count++];

    assert_true(r->credit_count <= STORY_SLOTS);
    *credit = (ft_credit){.count = 1};
    while (text.len) {
        ft_slice part = take(&text, ',');
        ft_slice key = take(&part, '=');

        read_credit_part(r, credit, key, part);
    }
}

static void read_place(reader *r, ft_slice text)
{
    ft_value ignored = {.kind = FT_VALUE_NONE};
    ft_span span;

    r->from = r->d->out->mentions.blocks[r->block].start;
    if (find_mention(r, text, &ignored)) {
        r->from = ignored.span.start;
        return;
    }
    span = find_text(r, text);
    assert_true(span.end > span.start);
    r->from = span.start;
}

static void read_token(reader *r, ft_slice token)
{
    static const ft_slice goal = FT_SLICE("goal:");
    ft_slice value = token;
    ft_slice key;
    ft_field field;
    size_t at = 0;

    if (ft_slice_starts(token, goal)) {
        read_credit(r, ft_slice_cut(token, (ft_span){goal.len, token.len}));
        return;
    }
    key = take(&value, '=');
    if (is(key, "at")) {
        read_place(r, value);
    } else if (is(key, "conf")) {
        r->fact->confidence = number(value, &at) / 100.0;
    } else if (is(key, "rule")) {
        r->fact->rule = (size_t)number(value, &at);
    } else if (is(key, "region")) {
        r->fact->region = r->d->region;
        r->fact->region_field = ft_field_find(value);
    } else {
        field = ft_field_find(key);
        if (field == FT_FIELD_COUNT)
            fail_msg("no such field: %.*s", (int)key.len, key.data);
        assert_true(r->slot_count < STORY_SLOTS);
        r->slots[r->slot_count++] =
            (ft_slot){field, read_value(r, field, value)};
        if (field >= FT_FIELD_SCORERS1 && field <= FT_FIELD_SCORERS)
            r->d->region = r->d->fact_count + 1;
    }
}

static size_t sentence_at(const story *out, size_t offset)
{
    size_t found = 0;

    for (size_t i = 0; i < out->text.sentence_count; i++)
        if (out->mentions.sentences[i].start <= offset)
            found = i;
    return found;
}

static void close_fact(reader *r)
{
    story *out = r->d->out;
    ft_slot *slots = FT_NEW(out->arena, ft_slot, r->slot_count);
    ft_credit *credits = FT_NEW(out->arena, ft_credit, r->credit_count);

    assert_true(slots && credits);
    memcpy(slots, r->slots, r->slot_count * sizeof *slots);
    memcpy(credits, r->credits, r->credit_count * sizeof *credits);
    if (!r->placed)
        r->fact->span = out->mentions.blocks[r->block];
    r->fact->slots = slots;
    r->fact->slot_count = r->slot_count;
    r->fact->credits = credits;
    r->fact->credit_count = r->credit_count;
    r->fact->block = r->block;
    r->fact->sentence = sentence_at(out, r->fact->span.start);
    if (r->d->fact_count &&
        r->fact->span.start < r->d->facts[r->d->fact_count - 1].span.start)
        fail_msg("facts stand in the order of their text");
    r->d->fact_count++;
}

static void read_fact(draft *d, const char *line, size_t block)
{
    reader r = {.d = d, .fact = &d->facts[d->fact_count], .block = block};
    char spaced[512];
    ft_slice rest;

    assert_true(d->fact_count < STORY_FACTS);
    *r.fact = (ft_fact){.confidence = 0.9};
    r.from = d->out->mentions.blocks[block].start;
    rest = keep(d, line, strlen(line));
    assert_true(rest.len < sizeof spaced);
    while (rest.len) {
        ft_slice token = take(&rest, ' ');

        memcpy(spaced, token.data, token.len);
        for (size_t i = 0, key = 1; i < token.len; i++) {
            key = key && spaced[i] != '=';
            if (!key && spaced[i] == '_')
                spaced[i] = ' ';
        }
        if (token.len)
            read_token(&r, keep(d, spaced, token.len));
    }
    close_fact(&r);
}

static void read_facts(draft *d, const char *const *lines)
{
    size_t block = SIZE_MAX;
    ft_fact *facts;

    for (; *lines; lines++) {
        if (is_fact(*lines))
            read_fact(d, *lines, block);
        else
            block++;
    }
    facts = FT_NEW(d->out->arena, ft_fact, d->fact_count);
    assert_non_null(facts);
    memcpy(facts, d->facts, d->fact_count * sizeof *facts);
    d->out->facts = (ft_facts){.facts = facts, .count = d->fact_count};
}

void story_read(story *out, const char *const *lines, const char *published)
{
    draft *d = calloc(1, sizeof *d);

    assert_non_null(d);
    *out = (story){.arena = ft_arena_new()};
    assert_non_null(out->arena);
    if (published)
        assert_true(ft_date_parse(ft_slice_of(published), &out->published));
    d->out = out;
    read_blocks(d, lines);
    make_text(d);
    read_facts(d, lines);
    free(d);
}

void story_free(story *told)
{
    ft_arena_free(told->arena);
}

ft_status story_records(story *told, ft_arena *arena, ft_records *out)
{
    ft_records_input input = {.article = &told->article,
                              .mentions = &told->mentions,
                              .facts = &told->facts,
                              .published = told->published};

    return ft_records_build(arena, &input, out, NULL);
}

/* --- records as lines --- */

static void put_pair(ft_buffer *out, const char *label, const ft_score *score)
{
    if (!score->told)
        return;
    ft_buffer_text(out, label);
    ft_buffer_integer(out, score->goals[0]);
    ft_buffer_byte(out, '-');
    ft_buffer_integer(out, score->goals[1]);
}

static void put_text(ft_buffer *out, const char *label, const char *text)
{
    if (!text)
        return;
    ft_buffer_text(out, label);
    ft_buffer_text(out, text);
}

static void put_goal(ft_buffer *out, const ft_goal *goal)
{
    ft_buffer_text(out, goal->name ? goal->name : "?");
    if (goal->minute) {
        ft_buffer_byte(out, ' ');
        ft_buffer_integer(out, goal->minute);
    }
    if (goal->offset) {
        ft_buffer_byte(out, '+');
        ft_buffer_integer(out, goal->offset);
    }
    ft_buffer_text(out, goal->derived ? "*" : "");
    ft_buffer_text(out, goal->penalty ? " pen" : "");
    ft_buffer_text(out, goal->owngoal ? " og" : "");
}

static void put_goals(ft_buffer *out, const char *mark, const ft_side *side)
{
    for (size_t i = 0; i < side->goal_count; i++) {
        ft_buffer_text(out, i ? ", " : mark);
        put_goal(out, &side->goals[i]);
    }
}

static void put_match(ft_buffer *out, const ft_match *match)
{
    static const char *const statuses[] = {"", " abandoned", " awarded",
                                           " postponed"};

    ft_buffer_text(out, match->sides[0].name);
    put_pair(out, " ", &match->full_time);
    put_pair(out, " aet ", &match->extra_time);
    put_text(out, " ", match->sides[1].name);
    put_pair(out, " ht ", &match->half_time);
    put_pair(out, " pens ", &match->shootout);
    put_pair(out, " agg ", &match->aggregate);
    if (match->home != FT_HOME_UNTOLD) {
        ft_buffer_text(out, " home ");
        ft_buffer_integer(out, match->home);
    }
    put_text(out, " ", match->date);
    put_text(out, " at ", match->venue);
    put_text(out, " in ", match->city);
    if (match->attendance != FT_ATTENDANCE_UNTOLD) {
        ft_buffer_text(out, " crowd ");
        ft_buffer_integer(out, match->attendance);
    }
    put_text(out, " cup ", match->competition);
    ft_buffer_text(out, statuses[match->status]);
    ft_buffer_text(out, match->role == FT_ROLE_MENTIONED ? " mentioned" : "");
    put_goals(out, "; ", &match->sides[0]);
    put_goals(out, " / ", &match->sides[1]);
}

const char *story_line(ft_arena *arena, const ft_match *match)
{
    ft_buffer buffer = {NULL, 0, 0, false};
    const char *line;

    put_match(&buffer, match);
    assert_false(buffer.failed);
    line = ft_arena_string(arena, ft_buffer_slice(&buffer));
    ft_buffer_free(&buffer);
    assert_non_null(line);
    return line;
}

static void print_story(const char *const *lines)
{
    for (; *lines; lines++)
        print_message("    %s\n", *lines);
}

/* Every value of every record stands on words of the text. */
static void check_quotes(const story *told, const ft_match *match)
{
    for (size_t i = 0; i < match->evidence_count; i++) {
        const ft_evidence *one = &match->evidence[i];

        assert_true(one->span.start < one->span.end);
        assert_true(one->span.end <= told->article.text.len);
        assert_true(
            ft_slice_equal(ft_slice_of(one->quote),
                           ft_slice_cut(told->article.text, one->span)));
    }
}

void story_tells_on(const char *published, const char *const *lines,
                    const char *const *expected)
{
    story told;
    ft_records records;
    size_t count = 0;

    story_read(&told, lines, published);
    assert_int_equal(story_records(&told, told.arena, &records), FT_OK);
    while (expected[count])
        count++;
    for (size_t i = 0; i < records.count || i < count; i++) {
        const char *line = i < records.count
                               ? story_line(told.arena, &records.matches[i])
                               : "(no record)";
        const char *wanted = i < count ? expected[i] : "(no record)";

        if (strcmp(line, wanted) != 0) {
            print_story(lines);
            print_message("  wanted: %s\n  told:   %s\n", wanted, line);
            fail();
        }
        check_quotes(&told, &records.matches[i]);
    }
    story_free(&told);
}

void story_tells(const char *const *lines, const char *const *expected)
{
    story_tells_on(NULL, lines, expected);
}
