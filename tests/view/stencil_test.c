#include "support/test.h"

#include <string.h>

#include "view/stencil.h"

/* {name: "A&B", none: "", goals: [{minute: 5}, {minute: 90}], side: {name:
 * "Hosts"}, made: <b>} */
static ft_model *example(ft_models *models)
{
    const ft_slice made = FT_SLICE("<b>");
    ft_model *model = ft_model_root(models), *goals;

    ft_model_string(model, "name", "A&B");
    ft_model_string(model, "none", "");
    ft_model_flag(model, "no", false);
    ft_model_markup(model, "made", made);
    goals = ft_model_list(model, "goals");
    ft_model_number(ft_model_item(goals), "minute", 5);
    ft_model_number(ft_model_item(goals), "minute", 90);
    (void)ft_model_list(model, "cards");
    ft_model_string(ft_model_object(model, "side"), "name", "Hosts");
    return model;
}

static const struct {
    const char *stencil, *shown;
} cases[] = {
    {"plain } { text", "plain } { text"},
    {"[{{name}}]", "[A&amp;B]"},
    {"<a title=\"{{name}}\">", "<a title=\"A&amp;B\">"},
    {"[{{nobody}}{{none}}]", "[]"},
    {"{{made}}", "<b>"},
    {"{{#name}}yes{{/}}{{#none}}no{{/}}{{#no}}no{{/}}", "yes"},
    {"{{^name}}no{{/}}{{^none}}yes{{/}}{{^nobody}}yes{{/}}", "yesyes"},
    {"{{#goals}}<{{minute}} {{name}}>{{/}}", "<5 A&amp;B><90 A&amp;B>"},
    {"{{#cards}}no{{/}}{{^cards}}none{{/}}", "none"},
    {"{{#side}}{{name}}{{/}} {{name}}", "Hosts A&amp;B"},
    {"{{#goals}}{{#side}}{{minute}}{{/side}}{{/goals}}", "590"},
};

static void a_stencil_shows_what_its_model_holds(void **state)
{
    const ft_slice name = FT_SLICE("case");
    ft_arena *arena = ft_arena_new();
    ft_models models;
    ft_model *model;

    (void)state;
    assert_true(ft_models_begin(&models, arena));
    model = example(&models);
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_buffer out = {0};
        ft_error err = {0};

        if (ft_stencil_fill(&out, name, ft_slice_of(cases[i].stencil), model,
                            &err))
            fail_msg("%s: %s", cases[i].stencil, err.message);
        ft_buffer_byte(&out, '\0');
        assert_string_equal(out.data, cases[i].shown);
        ft_buffer_free(&out);
    }
    ft_arena_free(arena);
}

static const struct {
    const char *stencil, *message;
} bad[] = {
    {"a {{name", "case: byte 2: a tag is not closed"},
    {"{{}}", "case: byte 0: a tag is not closed"},
    {"{{#name}} {{#none}}{{/}}", "case: byte 0: a section is not closed"},
    {"ab{{/}}", "case: byte 2: closes what is not open"},
    {"{{>nobody.html}}", "case: byte 0: there is no such file"},
};

static void a_bad_stencil_is_an_error_that_names_the_place(void **state)
{
    const ft_slice name = FT_SLICE("case");
    ft_arena *arena = ft_arena_new();
    ft_models models;
    ft_model *model;

    (void)state;
    assert_true(ft_models_begin(&models, arena));
    model = example(&models);
    for (size_t i = 0; i < FT_COUNT(bad); i++) {
        ft_buffer out = {0};
        ft_error err = {0};

        assert_int_equal(ft_stencil_fill(&out, name,
                                         ft_slice_of(bad[i].stencil), model,
                                         &err),
                         FT_ERR_SYNTAX);
        assert_string_equal(err.message, bad[i].message);
        ft_buffer_free(&out);
    }
    ft_arena_free(arena);
}

static void a_model_without_memory_is_never_shown(void **state)
{
    const ft_slice name = FT_SLICE("case"), text = FT_SLICE("{{name}}");

    (void)state;
    for (size_t n = 2;; n++) {
        ft_arena *arena = ft_arena_new();
        ft_buffer out = {0};
        ft_models models;
        ft_status status;

        ft_arena_fail_at(arena, n);
        assert_true(ft_models_begin(&models, arena));
        status = ft_stencil_fill(&out, name, text, example(&models), NULL);
        assert_int_equal(status, models.failed ? FT_ERR_MEMORY : FT_OK);
        ft_buffer_free(&out);
        ft_arena_free(arena);
        if (status == FT_OK)
            break;
        assert_true(n < 100);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stencil_shows_what_its_model_holds),
        cmocka_unit_test(a_bad_stencil_is_an_error_that_names_the_place),
        cmocka_unit_test(a_model_without_memory_is_never_shown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
