/*
 * mask: an article through the rules with and without what keeps patterns from
 * being tried. The same facts must come out, unless a limit was met.
 */
#include "fuzz.h"

#include <stdlib.h>

#include "html/article.h"
#include "mentions/mentions.h"
#include "rules/pack.h"
#include "rules/scan.h"

enum { LONGEST = 20000 };

static void expect(bool promise)
{
    if (!promise)
        abort();
}

static const ft_pack *pack_of_all(void)
{
    static ft_pack *pack;

    if (!pack)
        expect(ft_pack_load(FT_RULES_DIR "/football-en", NULL, NULL, &pack,
                            NULL) == FT_OK);
    return pack;
}

static bool same_fact(const ft_fact *a, const ft_fact *b)
{
    return a->rule == b->rule && a->span.start == b->span.start &&
           a->span.end == b->span.end && a->slot_count == b->slot_count &&
           a->credit_count == b->credit_count;
}

static void expect_same(const ft_facts *a, const ft_facts *b)
{
    expect(a->count == b->count);
    for (size_t i = 0; i < a->count; i++)
        expect(same_fact(&a->facts[i], &b->facts[i]));
}

static void compare(ft_arena *arena, const ft_article *article)
{
    const ft_scan_options unmasked = {.unmasked = true, .deadline_ms = 60000};
    const ft_pack *pack = pack_of_all();
    const ft_lexicon *lexicon = ft_pack_lexicon(pack);
    ft_text text;
    ft_mentions mentions;
    ft_facts with, without;

    if (ft_text_read(arena, article, &lexicon->abbreviations, &text, NULL) ||
        ft_mentions_find(arena, &text, lexicon, &mentions, NULL))
        return;
    expect(!ft_rules_scan(arena, pack, article, &mentions, NULL, &with, NULL));
    expect(!ft_rules_scan(arena, pack, article, &mentions, &unmasked, &without,
                          NULL));
    if (!with.incident_count && !without.incident_count)
        expect_same(&with, &without);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ft_arena *arena = ft_arena_new();
    ft_slice bytes = {(const char *)data, size};
    ft_article article;

    expect(arena != NULL);
    if (size <= LONGEST &&
        !ft_article_read(arena, bytes, FT_TYPE_AUTO, &article, NULL))
        compare(arena, &article);
    ft_arena_free(arena);
    return 0;
}
