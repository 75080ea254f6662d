/* gazetteer: tables go in, runs of tokens come out. */
#include "mentions/gazetteer.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "support/lexicon.h"
#include "support/test.h"
#include "text/fixture.h"

#define HEAD "id\tname\tnames\n"

static const lexicon_table small[] = {
    {FT_KIND_TEAM, HEAD "a\tArden\tArden Town|Arden Town Rovers\n"
                        "b\tRot-Weiss Neumark\t\n"
                        "c\tSan José\tS.J.\n"
                        "d\tConnor's Quay\t\n"
                        "e\tBell & Star\t\n"
                        "f\tthe guests\t\n"
                        "g\tPNE\t\n"
                        "h\tHerons\t?Blues\n"
                        "i\tBlues\tVale Utd\n"
                        "j\tKestrels\tItalians\n"},
};

typedef struct match_case {
    const char *text;
    const char *caret; /* under the tokens that match; NULL: none do */
    const char *id;
} match_case;

static void expect_match(const ft_gazetteer *g, const match_case *c)
{
    ft_arena *arena = ft_arena_new();
    ft_text text = fixture_read(arena, c->text);
    const ft_reading *readings = NULL;
    size_t count = 0;
    size_t len = ft_gazetteer_match(g, &text, 0, &readings, &count);
    size_t expected = c->caret ? strlen(c->caret) : 0;
    size_t end = len ? text.tokens[len - 1].span.end : 0;
    if (end != expected)
        fail_msg("%s: %zu bytes", c->text, end);
    if (len)
        assert_true(ft_slice_equal(ft_gazetteer_entry(g, readings[0].entry)->id,
                                   ft_slice_of(c->id)));
    ft_arena_free(arena);
}

static void expect_matches(const match_case *cases, size_t count)
{
    ft_arena *arena = ft_arena_new();
    const ft_gazetteer *g = lexicon_gazetteer(arena, small, FT_COUNT(small));
    for (size_t i = 0; i < count; i++)
        expect_match(g, &cases[i]);
    ft_arena_free(arena);
}

static void the_longest_form_wins(void **state)
{
    static const match_case cases[] = {
        {"Arden won", "^^^^^", "a"},
        {"Arden Town won", "^^^^^^^^^^", "a"},
        {"Arden Town Rovers won", "^^^^^^^^^^^^^^^^^", "a"},
        {"Arden Vale won", "^^^^^", "a"},
        {"Ardent Town won", NULL, NULL},
    };
    (void)state;
    expect_matches(cases, FT_COUNT(cases));
}

static void case_accents_and_marks_do_not_count(void **state)
{
    static const match_case cases[] = {
        {"ARDEN TOWN won", "^^^^^^^^^^", "a"},
        {"Rot Weiss Neumark", "^^^^^^^^^^^^^^^^^", "b"},
        {"San Jose won", "^^^^^^^^", "c"},
        {"S.J. won", "^^^^", "c"},
        {"SJ won", "^^", "c"},
        {"Connors Quay", "^^^^^^^^^^^^", "d"},
        {"Bell and Star", "^^^^^^^^^^^^^", "e"},
    };
    (void)state;
    expect_matches(cases, FT_COUNT(cases));
}

static void a_capital_in_the_table_needs_one_in_the_text(void **state)
{
    static const match_case cases[] = {
        {"arden won", NULL, NULL},
        {"san jose won", NULL, NULL},
        {"the guests won", "^^^^^^^^^^", "f"},
        {"The guests won", "^^^^^^^^^^", "f"},
        {"Pne won", NULL, NULL},
        {"PNE won", "^^^", "g"},
    };
    (void)state;
    expect_matches(cases, FT_COUNT(cases));
}

static void a_possessive_is_no_plural(void **state)
{
    static const match_case cases[] = {
        {"Kestrels won", "^^^^^^^^", "j"},
        {"Kestrel's win", NULL, NULL},
        {"Kestrels' win", "^^^^^^^^", "j"},
        {"Italian's win", NULL, NULL},
    };
    (void)state;
    expect_matches(cases, FT_COUNT(cases));
}

static void a_name_does_not_cross_sentences_or_other_marks(void **state)
{
    static const match_case cases[] = {
        {"Arden, Town", "^^^^^", "a"},
        {"Arden\nTown", "^^^^^", "a"},
        {"- Arden", NULL, NULL},
    };
    (void)state;
    expect_matches(cases, FT_COUNT(cases));
}

static void forms_with_several_owners_have_several_readings(void **state)
{
    ft_arena *arena = ft_arena_new();
    const ft_gazetteer *g = lexicon_gazetteer(arena, small, FT_COUNT(small));
    ft_text text = fixture_read(arena, "Blues won");
    const ft_reading *readings = NULL;
    size_t count = 0;
    (void)state;
    assert_int_equal(ft_gazetteer_match(g, &text, 0, &readings, &count), 1);
    assert_int_equal(count, 2);
    assert_true(readings[0].ambiguous);
    assert_false(readings[1].ambiguous);
    ft_arena_free(arena);
}

static void columns_say_what_a_form_is(void **state)
{
    static const lexicon_table table = {
        FT_KIND_TEAM,
        "id\tname\tcapacity\tnational\tdemonyms\tcodes\tnicknames.women\n"
        "XYZ\tXylos\t1200\t1\tXylian\tXYZ\tSwifts\n"};
    static const struct {
        const char *text;
        ft_form form;
        const char *variant;
    } cases[] = {
        {"Xylos", FT_FORM_NAME, NULL},
        {"Xylian", FT_FORM_DEMONYM, NULL},
        {"XYZ", FT_FORM_CODE, NULL},
        {"Swifts", FT_FORM_NICKNAME, "women"},
    };
    ft_arena *arena = ft_arena_new();
    const ft_gazetteer *g = lexicon_gazetteer(arena, &table, 1);
    (void)state;
    assert_int_equal(ft_gazetteer_count(g), 1);
    assert_int_equal(ft_gazetteer_entry(g, 0)->capacity, 1200);
    assert_true(ft_gazetteer_entry(g, 0)->national);
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_text text = fixture_read(arena, cases[i].text);
        const ft_reading *readings = NULL;
        size_t count = 0;
        assert_int_equal(ft_gazetteer_match(g, &text, 0, &readings, &count), 1);
        assert_int_equal(readings[0].form, cases[i].form);
        ft_slice variant = readings[0].variant;
        assert_int_equal(variant.len > 0, cases[i].variant != NULL);
        if (cases[i].variant)
            assert_true(ft_slice_equal(variant, ft_slice_of(cases[i].variant)));
    }
    ft_arena_free(arena);
}

static void flags_of_regions_are_told_apart(void **state)
{
#define BLACK "\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7\xF3\xA0\x81\xA2"
#define ENGLAND                                                                \
    BLACK "\xF3\xA0\x81\xA5\xF3\xA0\x81\xAE\xF3\xA0\x81\xA7\xF3\xA0\x81\xBF"
#define SCOTLAND                                                               \
    BLACK "\xF3\xA0\x81\xB3\xF3\xA0\x81\xA3\xF3\xA0\x81\xB4\xF3\xA0\x81\xBF"
    static const lexicon_table table = {FT_KIND_TEAM,
                                        "id\tname\tflags\n"
                                        "ENG\tEngland\t" ENGLAND "\n"
                                        "SCO\tScotland\t" SCOTLAND "\n"};
    ft_arena *arena = ft_arena_new();
    const ft_gazetteer *g = lexicon_gazetteer(arena, &table, 1);
    ft_text text = fixture_read(arena, SCOTLAND " 2-1");
    const ft_reading *readings = NULL;
    size_t count = 0;
    (void)state;
    assert_int_equal(ft_gazetteer_match(g, &text, 0, &readings, &count), 1);
    assert_int_equal(count, 1);
    assert_int_equal(readings[0].entry, 1);
    ft_arena_free(arena);
}

static void errors_name_their_place(void **state)
{
    static const struct {
        const char *table;
        unsigned line, column;
        const char *message;
    } cases[] = {
        {"", 1, 1, "header"},
        {"id\tname\tnmes\n", 1, 9, "did you mean 'names'?"},
        {"id\tname\tid\n", 1, 9, "twice"},
        {"id\tnames\n", 1, 1, "needs the columns"},
        {"id.x\tname\n", 1, 1, "variant"},
        {HEAD "a\tArden\n", 2, 8, "fewer"},
        {HEAD "a\tArden\tx y\tz\n", 2, 13, "more"},
        {HEAD "\tArden\t\n", 2, 1, "an id"},
        {HEAD "a\t\t\n", 2, 3, "a name"},
        {HEAD "a\tArden\tArd||en\n", 2, 13, "a name"},
        {HEAD "a\tArden\tGr\xC3\xBCn (x)\n", 2, 9, "no name"},
        {"id\tname\tcapacity\na\tArden\t12x\n", 2, 9, "seats"},
        {"id\tname\tcapacity\na\tArden\t99999999999\n", 2, 9, "seats"},
        {"id\tname\tnational\na\tArden\tyes\n", 2, 9, "1, 0"},
        {"id\tname\trole\na\tArden\tboth\n", 2, 9, "home or away"},
    };
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_arena *arena = ft_arena_new();
        ft_source source;
        ft_error err = {0};
        ft_gazetteer_builder *builder = ft_gazetteer_builder_new(arena);
        assert_int_equal(ft_source_init(&source, arena, ft_slice_of("t.tsv"),
                                        ft_slice_of(cases[i].table)),
                         FT_OK);
        assert_int_equal(ft_gazetteer_add(builder, FT_KIND_TEAM, &source, &err),
                         FT_ERR_SYNTAX);
        if (err.line != cases[i].line || err.column != cases[i].column ||
            !strstr(err.message, cases[i].message))
            fail_msg("%s: %u:%u: %s", cases[i].table, err.line, err.column,
                     err.message);
        assert_string_equal(err.file, "t.tsv");
        ft_arena_free(arena);
    }
}

static void an_id_belongs_to_one_row_of_its_kind(void **state)
{
    static const char *const table = HEAD "a\tArden\t\na\tVale\t\n";
    ft_arena *arena = ft_arena_new();
    ft_gazetteer_builder *builder = ft_gazetteer_builder_new(arena);
    const ft_gazetteer *g;
    ft_source source;
    ft_error err = {0};
    (void)state;
    ft_source_init(&source, arena, ft_slice_of("t.tsv"), ft_slice_of(table));
    assert_int_equal(ft_gazetteer_add(builder, FT_KIND_TEAM, &source, NULL),
                     FT_OK);
    assert_int_equal(ft_gazetteer_build(builder, &g, &err), FT_ERR_SYNTAX);
    assert_int_equal(err.line, 3);
    assert_null(g);
    ft_arena_free(arena);
}

static void every_request_may_fail(void **state)
{
    ft_status status = FT_ERR_MEMORY;
    (void)state;
    for (size_t n = 1; status; n++) {
        ft_arena *arena = ft_arena_new();
        const ft_gazetteer *g = NULL;
        ft_source source;
        ft_source_init(&source, arena, ft_slice_of(""),
                       ft_slice_of(small[0].text));
        ft_arena_fail_at(arena, n);
        ft_gazetteer_builder *builder = ft_gazetteer_builder_new(arena);
        status = builder
                     ? ft_gazetteer_add(builder, FT_KIND_TEAM, &source, NULL)
                     : FT_ERR_MEMORY;
        if (!status)
            status = ft_gazetteer_build(builder, &g, NULL);
        assert_true(status == FT_OK || status == FT_ERR_MEMORY);
        assert_int_equal(g != NULL, status == FT_OK);
        ft_arena_free(arena);
        assert_true(n < 100);
    }
}

/* ---- the tables that are shipped ---------------------------------------- */

static const struct {
    const char *file;
    ft_kind kind;
} shipped[] = {
    {"national-teams", FT_KIND_TEAM}, {"clubs", FT_KIND_TEAM},
    {"roles-en", FT_KIND_TEAM},       {"grounds", FT_KIND_GROUND},
    {"cities", FT_KIND_CITY},         {"competitions", FT_KIND_COMPETITION},
};

static const ft_gazetteer *load_shipped(ft_arena *arena)
{
    ft_gazetteer_builder *builder = ft_gazetteer_builder_new(arena);
    const ft_gazetteer *g = NULL;
    ft_error err = {0};
    for (size_t i = 0; i < FT_COUNT(shipped); i++) {
        char path[512];
        ft_slice text;
        ft_source source;
        snprintf(path, sizeof path, "%s/names/%s.tsv", FT_RULES_DIR,
                 shipped[i].file);
        if (ft_file_read(arena, path, 0, &text, &err) ||
            ft_source_init(&source, arena, ft_slice_of(shipped[i].file),
                           text) ||
            ft_gazetteer_add(builder, shipped[i].kind, &source, &err))
            fail_msg("%s:%u:%u: %s", shipped[i].file, err.line, err.column,
                     err.message);
    }
    if (ft_gazetteer_build(builder, &g, &err))
        fail_msg("%s:%u:%u: %s", err.file, err.line, err.column, err.message);
    return g;
}

static void the_shipped_tables_know_the_forms_of_papers(void **state)
{
    static const struct {
        const char *text;
        const char *id; /* of the first reading that is not ambiguous */
    } cases[] = {
        {"Brighton & Hove Albion", "eng-brighton-hove-albion-fc"},
        {"Brighton and Hove Albion", "eng-brighton-hove-albion-fc"},
        {"Brighton", "eng-brighton-hove-albion-fc"},
        {"Drogheda Utd", "irl-drogheda-united-fc"},
        {"A.F.C. Bournemouth", "eng-afc-bournemouth"},
        {"Gotham FC", "usa-nj-ny-gotham-fc"},
        {"NJ/NY Gotham FC", "usa-nj-ny-gotham-fc"},
        {"Malmo", "swe-malmo-ff"},
        {"Bodo/Glimt", "nor-bodo-glimt"},
        {"Cote d'Ivoire", "CIV"},
        {"the hosts", "home"},
        {"Estadio Azteca", "estadio-azteca-mexico-city"},
        {"UEFA Champions League", "uefa-champions-league"},
        {"United", NULL},
        {"Sporting", NULL},
        {"La Roja", NULL},
        {"Noah", NULL},
        {"Victory", NULL},
    };
    ft_arena *arena = ft_arena_new();
    const ft_gazetteer *g = load_shipped(arena);
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_text text = fixture_read(arena, cases[i].text);
        const ft_reading *readings = NULL;
        size_t count = 0;
        const ft_entry *found = NULL;
        size_t len = ft_gazetteer_match(g, &text, 0, &readings, &count);
        for (size_t k = 0; k < count && !found; k++)
            if (!readings[k].ambiguous)
                found = ft_gazetteer_entry(g, readings[k].entry);
        if (!cases[i].id
                ? found != NULL
                : len != text.token_count || !found ||
                      !ft_slice_equal(found->id, ft_slice_of(cases[i].id)))
            fail_msg("%s: %.*s", cases[i].text, found ? (int)found->id.len : 7,
                     found ? found->id.data : "nothing");
    }
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_form_wins),
        cmocka_unit_test(case_accents_and_marks_do_not_count),
        cmocka_unit_test(a_capital_in_the_table_needs_one_in_the_text),
        cmocka_unit_test(a_possessive_is_no_plural),
        cmocka_unit_test(a_name_does_not_cross_sentences_or_other_marks),
        cmocka_unit_test(forms_with_several_owners_have_several_readings),
        cmocka_unit_test(columns_say_what_a_form_is),
        cmocka_unit_test(flags_of_regions_are_told_apart),
        cmocka_unit_test(errors_name_their_place),
        cmocka_unit_test(an_id_belongs_to_one_row_of_its_kind),
        cmocka_unit_test(every_request_may_fail),
        cmocka_unit_test(the_shipped_tables_know_the_forms_of_papers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
