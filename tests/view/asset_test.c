#include "support/test.h"

#include <string.h>

#include "view/asset.h"
#include "view/stencil.h"

static void a_file_that_is_not_there_has_no_bytes(void **state)
{
    const ft_slice name = FT_SLICE("nobody.html");

    (void)state;
    assert_null(ft_asset_find(name).data);
}

static bool has(ft_slice text, const char *words)
{
    return ft_slice_find(text, ft_slice_of(words), 0) < text.len;
}

/* A script that says so would end its own element; a sheet likewise. */
static void no_file_ends_the_element_it_stands_in(void **state)
{
    (void)state;
    for (size_t i = 0; i < ft_asset_count; i++) {
        ft_slice name = ft_slice_of(ft_assets[i].name);
        const ft_slice js = FT_SLICE(".js"), css = FT_SLICE(".css");
        ft_slice text = ft_asset_find(name);

        if (!ft_slice_ends(name, js) && !ft_slice_ends(name, css))
            continue;
        if (has(text, "</") || has(text, "<!--"))
            fail_msg("%s ends or opens markup", ft_assets[i].name);
    }
}

/* Attributes that would need a policy that lets more than our files run. */
static void no_file_has_styles_or_handlers_in_attributes(void **state)
{
    static const char *const words[] = {" style=",   " onclick=",   " onload=",
                                        " onerror=", "javascript:", " src="};

    (void)state;
    for (size_t i = 0; i < ft_asset_count; i++)
        for (size_t k = 0; k < FT_COUNT(words); k++)
            if (has(ft_asset_find(ft_slice_of(ft_assets[i].name)), words[k]))
                fail_msg("%s has %s", ft_assets[i].name, words[k]);
}

/* Shown with nothing to show, a stencil must still be a good one. */
static void every_stencil_is_well_formed(void **state)
{
    const ft_slice html = FT_SLICE(".html");
    ft_arena *arena = ft_arena_new();
    ft_models models;

    (void)state;
    assert_true(ft_models_begin(&models, arena));
    for (size_t i = 0; i < ft_asset_count; i++) {
        ft_slice name = ft_slice_of(ft_assets[i].name);
        ft_buffer out = {0};
        ft_error err = {0};

        if (ft_slice_ends(name, html) &&
            ft_stencil_show(&out, name, ft_model_root(&models), &err))
            fail_msg("%s", err.message);
        ft_buffer_free(&out);
    }
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_that_is_not_there_has_no_bytes),
        cmocka_unit_test(no_file_ends_the_element_it_stands_in),
        cmocka_unit_test(no_file_has_styles_or_handlers_in_attributes),
        cmocka_unit_test(every_stencil_is_well_formed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
