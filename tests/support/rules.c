#include "support/rules.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "rules/loader.h"
#include "rules/rule.h"
#include "support/test.h"

static const char head[] =
    "pack: {id: test, version: 1.0.0, lang: en, sport: football}\n"
    "gazetteers:\n"
    "  team: packs/names/teams.tsv\n"
    "  ground: [packs/names/grounds.tsv]\n"
    "  city: [packs/names/cities.tsv]\n"
    "words:\n"
    "  common: [the, he, she, it, they, a, after, but, and, then, when, "
    "goals,\n"
    "    both, had, so, if, in, scorers, on, beat, this, yesterday]\n"
    "  determiners: [the]\n"
    "  prepositions: [with, by, against, over, to, from]\n"
    "  appositions: [a, very, leaders, tough]\n"
    "  locatives: [in, at]\n"
    "numbers: {nil: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6,\n"
    "  seven: 7, eight: 8, nine: 9, ten: 10, twenty: 20, thirty: 30}\n"
    "ordinals: {first: 1, second: 2, third: 3, fourth: 4}\n"
    "calendar: {weekdays: {monday: 0, saturday: 5},\n"
    "  months: {october: 10},\n"
    "  relative: {yesterday: -1}}\n";

void rules_add(char *text, size_t size, const char *more)
{
    size_t len = strlen(text);
    int added = snprintf(text + len, size - len, "%s", more);

    assert_true(added >= 0 && (size_t)added < size - len);
}

ft_status rules_load(ft_arena *arena, const char *yaml, ft_finding_sink *sink,
                     void *context, ft_pack **out, ft_error *err)
{
    size_t size = sizeof head + strlen(yaml);
    char *text = ft_arena_alloc(arena, size);

    *out = NULL;
    if (!text)
        return FT_ERR_MEMORY;
    (void)snprintf(text, size, "%s%s", head, yaml);
    return ft_loader_text(arena, FT_TESTS_DIR "/rules/test.yaml",
                          ft_slice_of(text), sink, context, out, err);
}

static void show_error(void *context, const ft_finding *finding)
{
    ft_place place = {0, 0};

    (void)context;
    if (finding->source)
        place = ft_source_place(finding->source, finding->offset);
    if (finding->severity == FT_SEVERITY_ERROR)
        print_message("%u:%u: %s\n", place.line, place.column,
                      finding->message);
}

ft_pack *rules_pack(const char *yaml)
{
    ft_arena *arena = ft_arena_new();
    ft_pack *pack = NULL;
    ft_error err = {0};

    assert_non_null(arena);
    if (rules_load(arena, yaml, show_error, NULL, &pack, &err))
        fail_msg("%s\ndoes not load: %s", yaml, err.message);
    if (pack)
        pack->owned = true;
    return pack;
}

/* --- articles ------------------------------------------------------------- */

static void build_article(rules_article *out, const char *const *lines)
{
    ft_buffer text = {0};
    size_t count = 0;

    while (lines[count])
        count++;
    ft_block *blocks = FT_NEW(out->arena, ft_block, count);
    assert_non_null(blocks);
    for (size_t i = 0; i < count; i++) {
        const char *colon = strstr(lines[i], ": ");
        assert_non_null(colon);
        ft_slice zone = {lines[i], (size_t)(colon - lines[i])};
        if (i)
            ft_buffer_text(&text, "\n\n");
        blocks[i].zone = ft_zone_find(zone);
        assert_true(blocks[i].zone < FT_ZONE_COUNT);
        blocks[i].span.start = text.len;
        ft_buffer_text(&text, colon + 2);
        blocks[i].span.end = text.len;
    }
    assert_false(text.failed);
    out->article.text = ft_arena_copy(out->arena, ft_buffer_slice(&text));
    assert_non_null(out->article.text.data);
    out->article.blocks = blocks;
    out->article.block_count = count;
    ft_buffer_free(&text);
}

void rules_read(rules_article *out, const ft_pack *pack,
                const char *const *lines)
{
    const ft_lexicon *lexicon = ft_pack_lexicon(pack);

    *out = (rules_article){.arena = ft_arena_new()};
    assert_non_null(out->arena);
    build_article(out, lines);
    assert_int_equal(ft_text_read(out->arena, &out->article,
                                  &lexicon->abbreviations, &out->text, NULL),
                     FT_OK);
    assert_int_equal(
        ft_mentions_find(out->arena, &out->text, lexicon, &out->mentions, NULL),
        FT_OK);
}

void rules_scan(rules_article *out, const ft_pack *pack,
                const char *const *lines, const ft_scan_options *options)
{
    rules_read(out, pack, lines);
    assert_int_equal(ft_rules_scan(out->arena, pack, &out->article,
                                   &out->mentions, options, &out->facts, NULL),
                     FT_OK);
}

void rules_article_free(rules_article *article)
{
    ft_arena_free(article->arena);
}

/* --- telling -------------------------------------------------------------- */

static void tell_value(ft_buffer *out, const rules_article *a,
                       const ft_value *value)
{
    if (value->referred)
        ft_buffer_byte(out, '(');
    switch (value->kind) {
    case FT_VALUE_INTEGER:
        ft_buffer_integer(out, value->integer);
        break;
    case FT_VALUE_PAIR:
        ft_buffer_integer(out, value->pair[0]);
        ft_buffer_byte(out, '-');
        ft_buffer_integer(out, value->pair[1]);
        break;
    case FT_VALUE_MENTION:
        ft_buffer_add(
            out,
            a->mentions.entities[a->mentions.mentions[value->mention].entity]
                .name);
        break;
    case FT_VALUE_TEXT:
        ft_buffer_add(out, value->text);
        break;
    case FT_VALUE_FLAG:
        ft_buffer_text(out, "true");
        break;
    default:
        break;
    }
    if (value->referred)
        ft_buffer_byte(out, ')');
}

static void tell_named(ft_buffer *out, const rules_article *a, const char *name,
                       const ft_value *value)
{
    if (value->kind == FT_VALUE_NONE)
        return;
    ft_buffer_byte(out, ' ');
    ft_buffer_text(out, name);
    ft_buffer_byte(out, '=');
    tell_value(out, a, value);
}

static void tell_flag(ft_buffer *out, const char *name, bool told)
{
    if (told) {
        ft_buffer_byte(out, ' ');
        ft_buffer_text(out, name);
    }
}

static void tell_credit(ft_buffer *out, const rules_article *a,
                        const ft_credit *c)
{
    ft_buffer_text(out, " goal{");
    tell_named(out, a, "name", &c->name);
    tell_named(out, a, "team", &c->team);
    tell_named(out, a, "against", &c->against);
    tell_named(out, a, "minute", &c->minute);
    if (c->offset) {
        ft_buffer_byte(out, '+');
        ft_buffer_integer(out, c->offset);
    }
    tell_named(out, a, "after", &c->after);
    tell_named(out, a, "running", &c->running);
    tell_named(out, a, "beats", &c->beats);
    if (c->count != 1) {
        ft_buffer_text(out, " count=");
        ft_buffer_integer(out, c->count);
    }
    tell_flag(out, "penalty", c->penalty);
    tell_flag(out, "owngoal", c->owngoal);
    tell_flag(out, "follows", c->follows);
    tell_flag(out, "answers", c->answers);
    tell_flag(out, "wins", c->wins);
    tell_flag(out, "loses", c->loses);
    tell_flag(out, "weak", c->weak);
    tell_flag(out, "derived", c->derived);
    ft_buffer_text(out, " }");
}

static void tell_fact(ft_buffer *out, const rules_article *a,
                      const ft_pack *pack, const ft_fact *fact)
{
    ft_buffer_add(out, ft_pack_rule_id(pack, fact->rule));
    for (size_t i = 0; i < fact->slot_count; i++)
        tell_named(out, a, ft_field_name(fact->slots[i].field).data,
                   &fact->slots[i].value);
    for (size_t i = 0; i < fact->credit_count; i++)
        tell_credit(out, a, &fact->credits[i]);
    if (fact->region) {
        ft_buffer_text(out, " in ");
        ft_buffer_add(out, ft_field_name(fact->region_field));
        ft_buffer_text(out, " of fact ");
        ft_buffer_integer(out, (long long)fact->region - 1);
    }
    ft_buffer_byte(out, '\n');
}

const char *rules_told(const rules_article *article, const ft_pack *pack)
{
    const ft_facts *facts = &article->facts;
    ft_buffer out = {0};

    for (size_t i = 0; i < facts->count; i++)
        tell_fact(&out, article, pack, &facts->facts[i]);
    for (size_t i = 0; i < facts->loser_count; i++) {
        ft_buffer_text(&out, "lost ");
        tell_fact(&out, article, pack, &facts->losers[i]);
    }
    for (size_t i = 0; i < facts->incident_count; i++) {
        ft_buffer_text(&out, "incident ");
        ft_buffer_add(&out, ft_pack_rule_id(pack, facts->incidents[i].rule));
        ft_buffer_byte(&out, ' ');
        ft_buffer_add(&out, facts->incidents[i].message);
        ft_buffer_byte(&out, '\n');
    }
    assert_false(out.failed);
    char *told = ft_arena_string(article->arena, ft_buffer_slice(&out));
    assert_non_null(told);
    ft_buffer_free(&out);
    return told;
}

void rules_expect(const char *yaml, const char *text, const char *told)
{
    ft_pack *pack = rules_pack(yaml);
    char line[1024];
    const char *lines[] = {line, NULL};
    rules_article article;

    (void)snprintf(line, sizeof line, "body: %s", text);
    rules_scan(&article, pack, lines, NULL);
    const char *found = rules_told(&article, pack);
    if (strcmp(found, told) != 0)
        fail_msg("%s\nfound:\n%sexpected:\n%s", text, found, told);
    rules_article_free(&article);
    ft_pack_free(pack);
}
