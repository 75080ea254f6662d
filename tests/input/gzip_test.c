#include "support/test.h"

#include <stdint.h>
#include <string.h>

#include <zlib.h>

#include "input/gzip.h"
#include "input/trace.h"

/* As an HTTP server packs for "deflate": with a zlib header, or bare. */
static void deflate_text(ft_buffer *out, int window, const char *text)
{
    char packed[256];
    z_stream zlib = {.next_in = (Bytef *)(uintptr_t)text,
                     .avail_in = (unsigned)strlen(text),
                     .next_out = (Bytef *)packed,
                     .avail_out = sizeof packed};

    assert_int_equal(
        deflateInit2(&zlib, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY),
        Z_OK);
    assert_int_equal(deflate(&zlib, Z_FINISH), Z_STREAM_END);
    ft_buffer_add(out, (ft_slice){packed, sizeof packed - zlib.avail_out});
    (void)deflateEnd(&zlib);
}

static void deflate_is_read_with_and_without_its_header(void **state)
{
    static const int windows[] = {MAX_WBITS, -MAX_WBITS};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(windows); i++) {
        ft_arena *arena = ft_arena_new();
        ft_buffer packed = {0};
        ft_slice out;

        deflate_text(&packed, windows[i], "a text of some length, a text");
        assert_int_equal(ft_gzip_inflate(arena, ft_buffer_slice(&packed),
                                         FT_PACKING_DEFLATE, 100, false, &out,
                                         NULL),
                         FT_OK);
        assert_true(
            ft_slice_equal(out, ft_slice_of("a text of some length, a text")));
        ft_buffer_free(&packed);
        ft_arena_free(arena);
    }
}

static void all_members_are_read(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_buffer packed = {0};
    ft_slice out;

    (void)state;
    trace_pack(&packed, ft_slice_of("one "));
    trace_pack(&packed, ft_slice_of("two"));
    assert_int_equal(ft_gzip_inflate(arena, ft_buffer_slice(&packed),
                                     FT_PACKING_GZIP, 7, false, &out, NULL),
                     FT_OK);
    assert_true(ft_slice_equal(out, ft_slice_of("one two")));
    ft_buffer_free(&packed);
    ft_arena_free(arena);
}

static void limits_and_damage_are_errors(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_buffer packed = {0};
    ft_error err = {0};
    ft_slice out, cut;

    (void)state;
    trace_pack(&packed, ft_slice_of("one two three"));
    assert_int_equal(ft_gzip_inflate(arena, ft_buffer_slice(&packed),
                                     FT_PACKING_GZIP, 12, false, &out, &err),
                     FT_ERR_SYNTAX);
    assert_string_equal(err.message, "unpacks to more than 12 bytes");
    cut = (ft_slice){packed.data, packed.len - 9};
    err = (ft_error){.status = FT_OK};
    assert_int_equal(
        ft_gzip_inflate(arena, cut, FT_PACKING_GZIP, 100, false, &out, &err),
        FT_ERR_SYNTAX);
    assert_string_equal(err.message, "packed bytes are cut off");
    assert_int_equal(
        ft_gzip_inflate(arena, cut, FT_PACKING_GZIP, 100, true, &out, NULL),
        FT_OK);
    packed.data[packed.len - 6] ^= 1; /* the checksum */
    err = (ft_error){.status = FT_OK};
    assert_int_equal(ft_gzip_inflate(arena, ft_buffer_slice(&packed),
                                     FT_PACKING_GZIP, 100, false, &out, &err),
                     FT_ERR_SYNTAX);
    assert_string_equal(err.message, "packed bytes are damaged");
    ft_buffer_free(&packed);
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deflate_is_read_with_and_without_its_header),
        cmocka_unit_test(all_members_are_read),
        cmocka_unit_test(limits_and_damage_are_errors),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
