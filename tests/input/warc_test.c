#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input/trace.h"

static const char folder[] = "warc_test.tmp";
static const char http[] = "Content-Type: application/http; msgtype=response"
                           "\r\nWARC-Date: 2024-03-05T10:00:00Z\r\n";

/* An archive under construction: each record a member of its own, or not. */
typedef struct archive {
    ft_buffer bytes;
    bool packed;
} archive;

static void add_bytes(archive *a, const ft_buffer *record)
{
    if (a->packed)
        trace_pack(&a->bytes, ft_buffer_slice(record));
    else
        ft_buffer_add(&a->bytes, ft_buffer_slice(record));
}

/* A response whose body has these headers; `length` 0: the right one. */
static void add_response(archive *a, const char *uri, const char *more,
                         const char *headers, ft_slice body, size_t length)
{
    ft_buffer message = {0}, record = {0};
    char fields[512];

    (void)snprintf(fields, sizeof fields, "%s%s", http, more);
    trace_message(&message, headers, body);
    trace_record(&record, "response", uri, fields, ft_buffer_slice(&message),
                 length);
    add_bytes(a, &record);
    ft_buffer_free(&message);
    ft_buffer_free(&record);
}

static void add_page(archive *a, const char *uri, const char *body)
{
    add_response(a, uri, "", "Content-Type: text/html\r\n", ft_slice_of(body),
                 0);
}

static void add_other(archive *a, const char *type, const char *more,
                      const char *content)
{
    ft_buffer record = {0};

    trace_record(&record, type, "http://x/other", more, ft_slice_of(content),
                 0);
    add_bytes(a, &record);
    ft_buffer_free(&record);
}

static void expect(archive *a, const char *expected)
{
    char *got = trace_bytes(folder, a->packed ? "a.warc.gz" : "a.warc",
                            ft_buffer_slice(&a->bytes), &trace_plain);

    assert_string_equal(got, expected);
    free(got);
    ft_buffer_free(&a->bytes);
}

static const bool packings[] = {false, true};

static void responses_are_articles_and_other_records_are_not(void **state)
{
    (void)state;
    for (size_t i = 0; i < FT_COUNT(packings); i++) {
        archive a = {.packed = packings[i]};

        add_other(&a, "warcinfo", "", "software: a crawler\r\n");
        add_other(&a, "request", "Content-Type: application/http\r\n",
                  "GET / HTTP/1.1\r\n\r\n");
        add_page(&a, "http://x/1", "<p>one</p>");
        add_other(&a, "metadata", "", "fetchTimeMs: 12\r\n");
        add_other(&a, "revisit", http, "HTTP/1.1 200 OK\r\n\r\n");
        add_page(&a, "http://x/2", "<p>two</p>");
        expect(&a, "+ http://x/1 <p>one</p>\n+ http://x/2 <p>two</p>\n");
    }
}

static void resources_and_conversions_to_text_are_articles(void **state)
{
    archive a = {.packed = true};

    (void)state;
    add_other(&a, "resource", "Content-Type: text/html\r\n", "<p>page</p>");
    add_other(&a, "resource", "Content-Type: image/png\r\n", "picture");
    add_other(&a, "conversion", "Content-Type: text/plain\r\n", "plain");
    expect(&a, "+ http://x/other <p>page</p>\n+ http://x/other plain\n");
}

static void only_pages_and_texts_that_were_found_are_read(void **state)
{
    archive a = {.packed = false};
    ft_buffer record = {0};

    (void)state;
    add_response(&a, "http://x/png", "", "Content-Type: image/png\r\n",
                 ft_slice_of("picture"), 0);
    trace_record(&record, "response", "http://x/404", http,
                 ft_slice_of("HTTP/1.1 404 Not Found\r\nContent-Type: "
                             "text/html\r\n\r\n<p>gone</p>"),
                 0);
    add_bytes(&a, &record);
    ft_buffer_clear(&record);
    trace_record(&record, "response", "http://x/301", http,
                 ft_slice_of("HTTP/1.1 301 Moved\r\nLocation: /\r\n\r\n"), 0);
    add_bytes(&a, &record);
    ft_buffer_free(&record);
    add_response(&a, "http://x/xhtml", "",
                 "content-type:application/xhtml+xml; charset=utf-8\r\n",
                 ft_slice_of("<p>x</p>"), 0);
    add_response(&a, "<http://x/brackets>", "", "", ft_slice_of("untyped"), 0);
    expect(&a, "+ http://x/xhtml <p>x</p>\n+ http://x/brackets untyped\n");
}

static void version_1_1_and_folded_or_bare_lines_are_read(void **state)
{
    archive a = {.packed = false};

    (void)state;
    ft_buffer_text(&a.bytes,
                   "WARC/1.1\nwarc-type: resource\nWARC-Target-URI: http://x/"
                   "\nX-Long: a\n b\nCONTENT-TYPE: text/plain\n"
                   "content-length: 4\n\ntext\n\n");
    expect(&a, "+ http://x/ text\n");
}

static void chunks_are_joined(void **state)
{
    static const struct {
        const char *body;
        const char *expected;
    } cases[] = {
        {"4\r\nwiki\r\n5;x=y\r\npedia\r\n0\r\n\r\n", "+ u wikipedia\n"},
        {"A\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n", "+ u 0123456789\n"},
        {"<p>no chunks any more</p>", "+ u <p>no chunks any more</p>\n"},
        {"4\r\nwiki\r\n5\r\npe",
         "! byte 0: the chunks of its body are cut off\n"},
        {"4\r\nwiki\r\nzz\r\n",
         "! byte 0: the chunks of its body are damaged\n"},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        archive a = {.packed = false};

        add_response(&a, "u", "", "Transfer-Encoding: chunked\r\n",
                     ft_slice_of(cases[i].body), 0);
        expect(&a, cases[i].expected);
    }
}

static void packed_bodies_are_unpacked(void **state)
{
    static const char *const headers[] = {"Content-Encoding: gzip\r\n",
                                          "content-encoding: X-GZIP\r\n"};
    ft_buffer body = {0};

    (void)state;
    trace_pack(&body, ft_slice_of("<p>packed</p>"));
    for (size_t i = 0; i < FT_COUNT(headers); i++) {
        archive a = {.packed = true};

        add_response(&a, "u", "", headers[i], ft_buffer_slice(&body), 0);
        expect(&a, "+ u <p>packed</p>\n");
    }
    ft_buffer_free(&body);
}

static void a_body_that_is_not_packed_any_more_is_taken_as_it_is(void **state)
{
    static const char *const encodings[] = {"gzip", "br", "deflate",
                                            "identity"};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(encodings); i++) {
        archive a = {.packed = false};
        char header[64];

        (void)snprintf(header, sizeof header, "Content-Encoding: %s\r\n",
                       encodings[i]);
        add_response(&a, "u", "", header, ft_slice_of("<p>plain</p>"), 0);
        expect(&a, "+ u <p>plain</p>\n");
    }
}

static void
what_cannot_be_unpacked_is_damaged_and_the_rest_goes_on(void **state)
{
    archive a = {.packed = false};

    (void)state;
    add_response(&a, "u", "", "Content-Encoding: br\r\n",
                 ft_slice_of("\x8b\x05"), 0);
    add_page(&a, "http://x/2", "two");
    expect(&a, "! byte 0: its body is packed as 'br', which is not read\n"
               "+ http://x/2 two\n");
}

static void a_body_that_unpacks_to_too_much_is_damaged(void **state)
{
    archive a = {.packed = false};
    ft_buffer zeros = {0}, body = {0};

    (void)state;
    for (size_t i = 0; i < 2 * trace_plain.limit; i++)
        ft_buffer_byte(&zeros, ' ');
    trace_pack(&body, ft_buffer_slice(&zeros));
    add_response(&a, "u", "", "Content-Encoding: gzip\r\n",
                 ft_buffer_slice(&body), 0);
    add_page(&a, "http://x/2", "two");
    expect(&a, "! byte 0: unpacks to more than 1048576 bytes\n"
               "+ http://x/2 two\n");
    ft_buffer_free(&zeros);
    ft_buffer_free(&body);
}

static void a_record_that_is_too_large_is_passed_over(void **state)
{
    ft_buffer zeros = {0};

    (void)state;
    for (size_t i = 0; i < 2 * trace_plain.limit; i++)
        ft_buffer_byte(&zeros, ' ');
    for (size_t i = 0; i < FT_COUNT(packings); i++) {
        archive a = {.packed = packings[i]};

        add_response(&a, "u", "", "Content-Type: text/html\r\n",
                     ft_buffer_slice(&zeros), 0);
        add_page(&a, "http://x/2", "two");
        expect(&a, "! byte 0: the record is too large\n+ http://x/2 two\n");
    }
    ft_buffer_free(&zeros);
}

static void a_truncated_record_is_read_as_far_as_it_goes(void **state)
{
    archive a = {.packed = true};
    ft_buffer body = {0};

    (void)state;
    trace_pack(&body, ft_slice_of("<p>packed and cut</p>"));
    add_response(&a, "u", "WARC-Truncated: length\r\n",
                 "Transfer-Encoding: chunked\r\n",
                 ft_slice_of("40\r\n<p>the beginning"), 0);
    add_response(&a, "v", "WARC-Truncated: length\r\n",
                 "Content-Encoding: gzip\r\n",
                 (ft_slice){body.data, body.len - 8}, 0);
    expect(&a, "+ u <p>the beginning\n+ v <p>packed and cut</p>\n");
    ft_buffer_free(&body);
}

static void an_archive_that_is_cut_off_says_so_once(void **state)
{
    (void)state;
    for (size_t i = 0; i < FT_COUNT(packings); i++) {
        archive a = {.packed = packings[i]};
        char expected[128];
        size_t second;

        add_page(&a, "http://x/1", "one");
        second = a.bytes.len;
        add_page(&a, "http://x/2", "two");
        a.bytes.len -= 12;
        (void)snprintf(expected, sizeof expected,
                       "+ http://x/1 one\n! byte %zu: %s\n", second,
                       packings[i] ? "the gzip member is cut off"
                                   : "the record is cut off");
        expect(&a, expected);
    }
}

static void a_wrong_length_costs_one_record(void **state)
{
    archive a = {.packed = false};

    (void)state;
    add_response(&a, "http://x/1", "", "Content-Type: text/html\r\n",
                 ft_slice_of("<p>longer than it says</p>"), 50);
    add_page(&a, "http://x/2", "two");
    add_response(&a, "http://x/3", "", "Content-Type: text/html\r\n",
                 ft_slice_of("<p>shorter than it says</p>"), 120);
    add_page(&a, "http://x/4", "four");
    char *got =
        trace_bytes(folder, "a.warc", ft_buffer_slice(&a.bytes), &trace_plain);
    assert_non_null(strstr(got, "! byte 0: the record is not as long"));
    assert_non_null(strstr(got, "+ http://x/2 two\n"));
    assert_non_null(strstr(got, "+ http://x/4 four\n"));
    assert_null(strstr(got, "+ http://x/3"));
    free(got);
    ft_buffer_free(&a.bytes);
}

static void a_length_beyond_its_member_costs_one_record(void **state)
{
    archive a = {.packed = true};

    (void)state;
    add_response(&a, "http://x/1", "", "Content-Type: text/html\r\n",
                 ft_slice_of("<p>one</p>"), 5000);
    add_page(&a, "http://x/2", "two");
    expect(&a, "! byte 0: the record is cut off\n+ http://x/2 two\n");
}

static void rubbish_between_records_is_stepped_over(void **state)
{
    archive a = {.packed = false};

    (void)state;
    add_page(&a, "http://x/1", "one");
    const size_t rubbish = a.bytes.len;
    ft_buffer_text(&a.bytes, "who wrote this?\nand this?\n");
    add_page(&a, "http://x/2", "two");
    char expected[128];
    (void)snprintf(expected, sizeof expected,
                   "+ http://x/1 one\n! byte %zu: no record begins here\n"
                   "+ http://x/2 two\n",
                   rubbish);
    expect(&a, expected);
}

static void a_damaged_member_costs_one_record(void **state)
{
    archive a = {.packed = true};
    char expected[128];
    size_t second, third;

    (void)state;
    add_page(&a, "http://x/1", "one");
    second = a.bytes.len;
    add_page(&a, "http://x/2", "two");
    third = a.bytes.len;
    add_page(&a, "http://x/3", "three");
    memset(a.bytes.data + second + (third - second) / 2, 0xFF, 8);
    (void)snprintf(expected, sizeof expected,
                   "+ http://x/1 one\n! byte %zu: the gzip member is damaged\n"
                   "+ http://x/3 three\n",
                   second);
    expect(&a, expected);
}

static void one_member_may_hold_all_records_and_many_may_hold_one(void **state)
{
    archive plain = {.packed = false};
    ft_buffer whole = {0}, pieces = {0};

    (void)state;
    add_page(&plain, "http://x/1", "one");
    add_page(&plain, "http://x/2", "two");
    trace_pack(&whole, ft_buffer_slice(&plain.bytes));
    for (size_t at = 0; at < plain.bytes.len; at += 7) {
        const size_t rest = plain.bytes.len - at;
        trace_pack(&pieces,
                   (ft_slice){plain.bytes.data + at, rest < 7 ? rest : 7});
    }
    archive a = {.bytes = whole, .packed = true};
    expect(&a, "+ http://x/1 one\n+ http://x/2 two\n");
    archive b = {.bytes = pieces, .packed = true};
    expect(&b, "+ http://x/1 one\n+ http://x/2 two\n");
    ft_buffer_free(&plain.bytes);
}

static void a_header_that_never_ends_is_damaged(void **state)
{
    archive a = {.packed = false};

    (void)state;
    ft_buffer_text(&a.bytes, "WARC/1.0\r\n");
    for (size_t i = 0; i < 20000; i++)
        ft_buffer_text(&a.bytes, "X-Y: z\r\n");
    add_page(&a, "http://x/2", "two");
    expect(&a, "! byte 0: the header of the record has no end\n"
               "+ http://x/2 two\n");
}

static void an_archive_of_damaged_records_does_not_end_early(void **state)
{
    archive a = {.packed = false};

    (void)state;
    ft_buffer_text(&a.bytes, "WARC/1.0\r\nWARC-Type: response\r\n\r\n");
    ft_buffer_text(&a.bytes, "WARC/1.0\r\nContent-Length: -4\r\n\r\n");
    add_page(&a, "http://x/3", "three");
    char *got =
        trace_bytes(folder, "a.warc", ft_buffer_slice(&a.bytes), &trace_plain);
    assert_non_null(strstr(got, "a record without a length"));
    assert_non_null(strstr(got, "+ http://x/3 three\n"));
    free(got);
    ft_buffer_free(&a.bytes);
}

static void date_and_digest_are_of_the_item(void **state)
{
    archive a = {.packed = false};
    ft_feed *feed;
    ft_arena *arena = ft_arena_new();
    ft_turn turn;
    ft_item item;
    char path[] = "warc_test.tmp/a.warc";
    char *names[] = {path};

    (void)state;
    add_page(&a, "http://x/1", "one");
    ft_buffer_clear(&a.bytes);
    add_response(&a, "http://x/1", "WARC-Payload-Digest: sha1:ABC\r\n", "",
                 ft_slice_of("one"), 0);
    free(
        trace_bytes(folder, "a.warc", ft_buffer_slice(&a.bytes), &trace_plain));
    assert_int_equal(ft_feed_open(names, 1, NULL, &trace_plain, &feed, NULL),
                     FT_OK);
    assert_int_equal(ft_feed_next(feed, arena, &turn, &item, NULL), FT_OK);
    assert_int_equal(turn, FT_TURN_ARTICLE);
    assert_string_equal(item.fetched.data, "2024-03-05T10:00:00Z");
    assert_string_equal(item.digest.data, "sha1:ABC");
    assert_string_equal(item.archive.data, path);
    assert_string_equal(item.name.data, "warc_test.tmp/a.warc@0");
    ft_feed_free(feed);
    ft_arena_free(arena);
    ft_buffer_free(&a.bytes);
}

/* Each request for memory fails in turn: an error, never a wrong article. */
static void memory_that_is_out_is_an_error(void **state)
{
    archive a = {.packed = true};
    char path[] = "warc_test.tmp/a.warc.gz";
    char *names[] = {path};
    bool whole = false;

    (void)state;
    add_response(&a, "http://x/1", "", "Transfer-Encoding: chunked\r\n",
                 ft_slice_of("3\r\none\r\n0\r\n\r\n"), 0);
    free(trace_bytes(folder, "a.warc.gz", ft_buffer_slice(&a.bytes),
                     &trace_plain));
    for (size_t n = 1; !whole; n++) {
        ft_arena *arena = ft_arena_new();
        ft_feed *feed;
        ft_turn turn = FT_TURN_END;
        ft_item item;
        ft_error err = {0};

        ft_arena_fail_at(arena, n);
        assert_int_equal(
            ft_feed_open(names, 1, NULL, &trace_plain, &feed, NULL), FT_OK);
        whole = ft_feed_next(feed, arena, &turn, &item, &err) == FT_OK;
        assert_true(whole ? turn == FT_TURN_ARTICLE
                          : err.status == FT_ERR_MEMORY);
        ft_feed_free(feed);
        ft_arena_free(arena);
    }
    ft_buffer_free(&a.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(responses_are_articles_and_other_records_are_not),
        cmocka_unit_test(resources_and_conversions_to_text_are_articles),
        cmocka_unit_test(only_pages_and_texts_that_were_found_are_read),
        cmocka_unit_test(version_1_1_and_folded_or_bare_lines_are_read),
        cmocka_unit_test(chunks_are_joined),
        cmocka_unit_test(packed_bodies_are_unpacked),
        cmocka_unit_test(a_body_that_is_not_packed_any_more_is_taken_as_it_is),
        cmocka_unit_test(
            what_cannot_be_unpacked_is_damaged_and_the_rest_goes_on),
        cmocka_unit_test(a_body_that_unpacks_to_too_much_is_damaged),
        cmocka_unit_test(a_record_that_is_too_large_is_passed_over),
        cmocka_unit_test(a_truncated_record_is_read_as_far_as_it_goes),
        cmocka_unit_test(an_archive_that_is_cut_off_says_so_once),
        cmocka_unit_test(a_wrong_length_costs_one_record),
        cmocka_unit_test(a_length_beyond_its_member_costs_one_record),
        cmocka_unit_test(rubbish_between_records_is_stepped_over),
        cmocka_unit_test(a_damaged_member_costs_one_record),
        cmocka_unit_test(one_member_may_hold_all_records_and_many_may_hold_one),
        cmocka_unit_test(a_header_that_never_ends_is_damaged),
        cmocka_unit_test(an_archive_of_damaged_records_does_not_end_early),
        cmocka_unit_test(date_and_digest_are_of_the_item),
        cmocka_unit_test(memory_that_is_out_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
