/* shadow: one character a mention, and every span leads back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mentions/mentions.h"
#include "support/lexicon.h"
#include "support/test.h"
#include "text/fixture.h"

static const char *const texts[] = {
    "",
    "Canada",
    "No name stands here.",
    "Canada beat Mexico 2\xE2\x80\x93"
    "1 on Sunday.\nThen Ana Moll shot.",
    "The \"Arden\" \xE2\x80\x9CHerons\xE2\x80\x9D met\nthe visitors.\n\nMoll",
    "San Jos\xC3\xA9 and P\xC3\xA9ter M\xC3\xB6ll, \xF0\x9F\x87\xA8"
    "\xF0\x9F\x87\xA6 2-1.",
};

typedef struct found {
    ft_arena *arena;
    ft_lexicon lexicon;
    ft_text text;
    ft_mentions mentions;
} found;

static void find(found *f, const char *string)
{
    f->arena = ft_arena_new();
    lexicon_init(f->arena, &f->lexicon);
    f->text = fixture_read(f->arena, string);
    assert_int_equal(
        ft_mentions_find(f->arena, &f->text, &f->lexicon, &f->mentions, NULL),
        FT_OK);
}

static void each_mention_is_one_character(void **state)
{
    (void)state;
    for (size_t i = 0; i < FT_COUNT(texts); i++) {
        found f;
        find(&f, texts[i]);
        for (size_t k = 0; k < f.mentions.mention_count; k++) {
            const ft_mention *m = &f.mentions.mentions[k];
            ft_span shadow = {m->shadow, m->shadow + 4};
            ft_span back = ft_shadow_normal(&f.mentions, shadow);
            assert_ptr_equal(ft_shadow_mention(&f.mentions, m->shadow), m);
            assert_null(ft_shadow_mention(&f.mentions, m->shadow + 1));
            assert_int_equal(back.start, m->span.start);
            assert_int_equal(back.end, m->span.end);
            assert_int_equal(
                ft_shadow_kind(f.mentions.entities[m->entity].code),
                f.mentions.entities[m->entity].kind);
        }
        ft_arena_free(f.arena);
    }
}

/* Outside mentions the shadow is the text; inside, a span widens. */
static void check_span(const found *f, ft_span shadow)
{
    ft_span normal = ft_shadow_normal(&f->mentions, shadow);
    ft_span source = ft_shadow_source(&f->mentions, shadow);
    assert_true(normal.start <= normal.end);
    assert_true(normal.end <= f->text.normal.len);
    assert_true(source.start <= source.end);
    assert_true(source.end <= f->text.source.len);
    bool plain = true;
    for (size_t i = 0; i < f->mentions.mention_count; i++) {
        size_t at = f->mentions.mentions[i].shadow;
        plain = plain && (shadow.end <= at || shadow.start >= at + 4);
    }
    if (plain && shadow.end > shadow.start)
        assert_true(ft_slice_equal(ft_slice_cut(f->mentions.shadow, shadow),
                                   ft_slice_cut(f->text.normal, normal)));
}

static void every_span_leads_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < FT_COUNT(texts); i++) {
        found f;
        find(&f, texts[i]);
        size_t len = f.mentions.shadow.len;
        for (size_t start = 0; start <= len; start++)
            for (size_t end = start; end <= len; end++)
                check_span(&f, (ft_span){start, end});
        ft_arena_free(f.arena);
    }
}

static void sentences_and_blocks_keep_their_text(void **state)
{
    (void)state;
    for (size_t i = 0; i < FT_COUNT(texts); i++) {
        found f;
        find(&f, texts[i]);
        for (size_t k = 0; k < f.text.sentence_count; k++) {
            ft_span span = f.text.sentences[k].span;
            ft_span back =
                ft_shadow_normal(&f.mentions, f.mentions.sentences[k]);
            assert_int_equal(back.start, span.start);
            assert_int_equal(back.end, span.end);
        }
        for (size_t k = 0; k < f.text.block_count; k++) {
            ft_span back = ft_shadow_normal(&f.mentions, f.mentions.blocks[k]);
            assert_int_equal(back.start, f.text.blocks[k].start);
            assert_int_equal(back.end, f.text.blocks[k].end);
        }
        ft_arena_free(f.arena);
    }
}

static void the_same_entity_is_the_same_character(void **state)
{
    found f;
    (void)state;
    find(&f, "Canada met Mexico, and the Canadians won.");
    assert_int_equal(f.mentions.mention_count, 3);
    const ft_mention *m = f.mentions.mentions;
    assert_memory_equal(f.mentions.shadow.data + m[0].shadow,
                        f.mentions.shadow.data + m[2].shadow, 4);
    assert_memory_not_equal(f.mentions.shadow.data + m[0].shadow,
                            f.mentions.shadow.data + m[1].shadow, 4);
    ft_arena_free(f.arena);
}

/* More people than there are characters: the rest stay plain text. */
static void a_crowd_of_names_is_cut(void **state)
{
    enum { PEOPLE = FT_SHADOW_LIMIT + 100, BYTES = 16 };
    char *text = malloc((size_t)PEOPLE * BYTES);
    size_t len = 0;
    found f;
    (void)state;
    assert_non_null(text);
    for (size_t i = 0; i < PEOPLE; i++)
        len += (size_t)snprintf(text + len, BYTES, "by X%c%c%c Moll\n",
                                (char)('a' + (int)(i % 26)),
                                (char)('a' + (int)(i / 26 % 26)),
                                (char)('a' + (int)(i / 676 % 26)));
    find(&f, text);
    assert_int_equal(f.mentions.mention_count, FT_SHADOW_LIMIT);
    ft_span all = {0, f.mentions.shadow.len};
    assert_int_equal(ft_shadow_normal(&f.mentions, all).end, f.text.normal.len);
    ft_arena_free(f.arena);
    free(text);
}

static void every_request_may_fail(void **state)
{
    ft_status status = FT_ERR_MEMORY;
    ft_arena *words = ft_arena_new();
    ft_lexicon lexicon;
    (void)state;
    lexicon_init(words, &lexicon);
    for (size_t n = 1; status; n++) {
        ft_arena *arena = ft_arena_new();
        ft_text text = fixture_read(
            arena, "Canada met Mexico at Old Mill Lane on Sunday. It was Ana "
                   "Moll, A. Moll, the hosts and Elmore Town.\nMOLL BEATS "
                   "CANADA\nCanada women");
        ft_mentions mentions;
        ft_arena_fail_at(arena, n);
        status = ft_mentions_find(arena, &text, &lexicon, &mentions, NULL);
        assert_true(status == FT_OK || status == FT_ERR_MEMORY);
        assert_true(n < 1000);
        ft_arena_free(arena);
    }
    ft_arena_free(words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_mention_is_one_character),
        cmocka_unit_test(every_span_leads_back),
        cmocka_unit_test(sentences_and_blocks_keep_their_text),
        cmocka_unit_test(the_same_entity_is_the_same_character),
        cmocka_unit_test(a_crowd_of_names_is_cut),
        cmocka_unit_test(every_request_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
