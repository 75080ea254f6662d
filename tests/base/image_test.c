/* image: what is frozen thaws alike, and nothing else does. */
#include "base/image.h"

#include <stdlib.h>
#include <string.h>

#include "support/test.h"

typedef struct leaf {
    ft_slice name;
    int value;
} leaf;

typedef struct tree {
    leaf *leaves;
    size_t count;
    const struct tree *left; /* or NULL */
    ft_slice late;
} tree;

static void tree_image(ft_image *image, tree *t)
{
    leaf *leaves = ft_image_array(image, &t->leaves, sizeof *leaves, t->count);

    for (size_t i = 0; leaves && i < t->count; i++) {
        ft_image_slice(image, &leaves[i].name);
        ft_image_expect(image, leaves[i].value > 0);
    }
    ft_image_late(image, &t->late);
    tree *left = ft_image_object(image, &t->left, sizeof *left);
    if (left)
        tree_image(image, left);
}

static void walk(ft_image *image, void *root)
{
    tree_image(image, root);
}

enum { BASE = 0x10000 };

static ft_image_bytes frozen(void)
{
    static leaf more[] = {{FT_SLICE("beech"), 3}};
    static const tree below = {more, 1, NULL, {NULL, 0}};
    static leaf leaves[] = {{FT_SLICE("oak"), 1}, {FT_SLICE("beech"), 2}};
    static const tree root = {leaves, 2, &below, FT_SLICE("much later")};
    ft_image_bytes out;

    assert_true(ft_image_freeze(&root, sizeof root, walk, BASE, &out));
    return out;
}

static void what_is_frozen_thaws_alike(void **state)
{
    ft_image_bytes bytes = frozen();
    const tree *root = (const void *)bytes.data;

    (void)state;
    assert_true(ft_image_thaw(&bytes, sizeof *root, walk, BASE));
    assert_int_equal(root->count, 2);
    assert_true(ft_slice_equal(root->leaves[0].name, ft_slice_of("oak")));
    assert_int_equal(root->leaves[1].value, 2);
    assert_true(
        ft_slice_equal(root->left->leaves[0].name, ft_slice_of("beech")));
    assert_null(root->left->left);
    assert_true(ft_slice_equal(root->late, ft_slice_of("much later")));
    free(bytes.data);
}

static void equal_strings_share_their_bytes(void **state)
{
    ft_image_bytes bytes = frozen();
    const tree *root = (const void *)bytes.data;

    (void)state;
    assert_true(ft_image_thaw(&bytes, sizeof *root, walk, BASE));
    assert_ptr_equal(root->leaves[1].name.data,
                     root->left->leaves[0].name.data);
    free(bytes.data);
}

static void an_image_that_lies_where_it_says_is_not_written_to(void **state)
{
    ft_image_bytes bytes = frozen();
    const size_t size = bytes.structs + bytes.strings + bytes.rest;
    char *copy = malloc(size);

    (void)state;
    assert_non_null(copy);
    assert_true(ft_image_thaw(&bytes, sizeof(tree), walk, BASE));
    memcpy(copy, bytes.data, size);
    assert_true(ft_image_thaw(&bytes, sizeof(tree), walk,
                              (uintptr_t)(void *)bytes.data));
    assert_memory_equal(copy, bytes.data, size);
    free(copy);
    free(bytes.data);
}

/* Every byte of the structs that is changed is either no pointer and no number
 * that is looked at, or found out; following it never leaves the image. */
static void a_changed_byte_leads_nowhere(void **state)
{
    ft_image_bytes whole = frozen();
    const size_t size = whole.structs + whole.strings + whole.rest;
    size_t refused = 0;

    (void)state;
    for (size_t at = 0; at < whole.structs; at++) {
        ft_image_bytes bytes = whole;
        bytes.data = malloc(size); /* of its own: the sanitizer fences it */
        assert_non_null(bytes.data);
        memcpy(bytes.data, whole.data, size);
        bytes.data[at] ^= (char)(1U << at % 8);
        refused += !ft_image_thaw(&bytes, sizeof(tree), walk, BASE);
        free(bytes.data);
    }
    assert_true(refused > whole.structs / 3);
    free(whole.data);
}

static void a_shorter_image_is_refused(void **state)
{
    ft_image_bytes whole = frozen();

    (void)state;
    for (size_t len = 0; len < whole.structs; len += 16) {
        ft_image_bytes bytes = whole;
        bytes.structs = len;
        bytes.strings = whole.structs - len;
        assert_false(ft_image_thaw(&bytes, sizeof(tree), walk, BASE));
    }
    free(whole.data);
}

static void what_a_walk_does_not_expect_is_refused(void **state)
{
    ft_image_bytes bytes = frozen();
    const tree *root = (const void *)bytes.data;

    (void)state;
    assert_true(ft_image_thaw(&bytes, sizeof *root, walk, BASE));
    root->leaves[0].value = 0;
    assert_false(ft_image_thaw(&bytes, sizeof *root, walk,
                               (uintptr_t)(void *)bytes.data));
    free(bytes.data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_frozen_thaws_alike),
        cmocka_unit_test(equal_strings_share_their_bytes),
        cmocka_unit_test(an_image_that_lies_where_it_says_is_not_written_to),
        cmocka_unit_test(a_changed_byte_leads_nowhere),
        cmocka_unit_test(a_shorter_image_is_refused),
        cmocka_unit_test(what_a_walk_does_not_expect_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
