/* window: where windows begin and end, and that each byte has one owner. */
#include "rules/window.h"

#include <string.h>

#include "support/rules.h"
#include "support/test.h"

static ft_windows cut(rules_article *a, const ft_pack *pack,
                      const char *const *lines, ft_window_spec spec,
                      unsigned zones)
{
    ft_windows windows = {0};

    rules_read(a, pack, lines);
    assert_int_equal(ft_windows_cut(a->arena, &a->article, &a->mentions, spec,
                                    zones, &windows),
                     FT_OK);
    return windows;
}

static const unsigned all_zones = (1U << FT_ZONE_COUNT) - 1;

static ft_pack *any_pack(void)
{
    return rules_pack("rules: [{id: r, pattern: 'x', emit: {head: true}}]\n");
}

static void assert_windows(const rules_article *a, const ft_windows *windows,
                           const char *const *texts)
{
    size_t count = 0;

    for (; texts[count]; count++) {
        assert_true(count < windows->count);
        ft_slice text =
            ft_slice_cut(a->mentions.shadow, windows->items[count].span);
        if (!ft_slice_equal(text, ft_slice_of(texts[count])))
            fail_msg("'%.*s' is not '%s'", (int)text.len, text.data,
                     texts[count]);
    }
    assert_int_equal(windows->count, count);
}

static void a_window_spans_what_its_spec_says(void **state)
{
    static const char *const lines[] = {"body: It was one. It was two.",
                                        "list: three", "list: four", NULL};
    static const struct {
        ft_window_spec spec;
        const char *texts[6];
    } cases[] = {
        {{false, 1}, {"It was one.", "It was two.", "three", "four"}},
        {{false, 2},
         {"It was one. It was two.", "It was two.", "three", "four"}},
        {{true, 1}, {"It was one. It was two.", "three", "four"}},
        {{true, 2},
         {"It was one. It was two.\nthree", "It was two.\nthree", "three\nfour",
          "four"}},
    };
    ft_pack *pack = any_pack();

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        rules_article a;
        ft_windows windows = cut(&a, pack, lines, cases[i].spec, all_zones);
        assert_windows(&a, &windows, cases[i].texts);
        rules_article_free(&a);
    }
    ft_pack_free(pack);
}

static void blocks_of_other_zones_end_a_window(void **state)
{
    static const char *const lines[] = {"list: one", "body: two", "list: three",
                                        "list: four", NULL};
    static const char *const texts[] = {"one", "three\nfour", "four", NULL};
    ft_pack *pack = any_pack();
    rules_article a;

    (void)state;
    ft_windows windows =
        cut(&a, pack, lines, (ft_window_spec){true, 3}, 1U << FT_ZONE_LIST);
    assert_windows(&a, &windows, texts);
    rules_article_free(&a);
    ft_pack_free(pack);
}

/* However long sentences and blocks are, no window is longer than a pattern
 * may see, all lie on characters, and every byte of every sentence is the
 * beginning of matches in exactly one window. */
static void every_byte_belongs_to_one_window(void **state)
{
    static const ft_window_spec specs[] = {
        {false, 1}, {false, 3}, {true, 1}, {true, 4}};
    char lines[3][6000] = {"body: ", "body: It was \xC3\xA9.", "list: "};
    const char *const article[] = {lines[0], lines[1], lines[2], NULL};
    ft_pack *pack = any_pack();

    (void)state;
    for (int i = 0; i < 150; i++) {
        RULES_ADD(lines[0],
                  i % 40 == 39 ? "so it was. " : "\xC3\xA9t\xC3\xA9 so ");
        RULES_ADD(lines[1], " It was \xE2\x82\xAC so.");
        RULES_ADD(lines[2], "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9");
    }
    for (size_t i = 0; i < FT_COUNT(specs); i++) {
        rules_article a;
        ft_windows windows = cut(&a, pack, article, specs[i], all_zones);
        unsigned char *owners =
            FT_NEW(a.arena, unsigned char, a.mentions.shadow.len + 1);
        assert_non_null(owners);
        for (size_t w = 0; w < windows.count; w++) {
            const ft_window *window = &windows.items[w];
            ft_slice text = ft_slice_cut(a.mentions.shadow, window->span);
            assert_true(text.len && text.len <= FT_SUBJECT_LIMIT);
            assert_true(((unsigned char)text.data[0] & 0xC0) != 0x80);
            assert_true(window->from >= window->span.start);
            for (size_t at = window->from;
                 at < window->span.end && at <= window->limit; at++)
                owners[at]++;
        }
        for (size_t s = 0; s < a.text.sentence_count; s++) {
            ft_span span = a.mentions.sentences[s];
            for (size_t at = span.start; at < span.end; at++) {
                if (owners[at] != 1)
                    fail_msg("spec %zu: byte %zu has %u owners", i, at,
                             (unsigned)owners[at]);
            }
        }
        rules_article_free(&a);
    }
    ft_pack_free(pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_window_spans_what_its_spec_says),
        cmocka_unit_test(blocks_of_other_zones_end_a_window),
        cmocka_unit_test(every_byte_belongs_to_one_window),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
