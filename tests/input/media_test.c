#include "support/test.h"

#include "input/media.h"

static void content_tells_the_media(void **state)
{
    static const struct {
        const char *head;
        ft_media media;
    } cases[] = {
        {"WARC/1.0\r\n", FT_MEDIA_WARC},
        {"WARC/1.1\r\nWARC-Type", FT_MEDIA_WARC},
        {"Warchester beat Leeds 2-1.", FT_MEDIA_AUTO},
        {"{\"html\":\"\"}\n{\"html\":\"\"}", FT_MEDIA_LINES},
        {"  {\"text\":\"very long and not yet at its e", FT_MEDIA_LINES},
        {"\xEF\xBB\xBF{\"a\":1}\r\n", FT_MEDIA_LINES},
        {"{\n  \"pretty\": 1\n}\n", FT_MEDIA_AUTO},
        {"{curly} text\n", FT_MEDIA_AUTO},
        {"[1]\n", FT_MEDIA_AUTO},
        {"<html>", FT_MEDIA_AUTO},
        {"", FT_MEDIA_AUTO},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        print_message("%s\n", cases[i].head);
        assert_int_equal(ft_media_of_content(ft_slice_of(cases[i].head)),
                         cases[i].media);
    }
}

static void the_end_of_a_name_tells_the_media(void **state)
{
    static const struct {
        const char *name;
        ft_media media;
    } cases[] = {
        {"a.html", FT_MEDIA_HTML},        {"b/a.HTM", FT_MEDIA_HTML},
        {"a.html.gz", FT_MEDIA_HTML},     {"a.txt", FT_MEDIA_TEXT},
        {"a.ndjson", FT_MEDIA_LINES},     {"a.jsonl.gz", FT_MEDIA_LINES},
        {"a.warc", FT_MEDIA_WARC},        {"CC-NEWS-1.warc.gz", FT_MEDIA_WARC},
        {"a.warc.wet.gz", FT_MEDIA_WARC}, {"a.json", FT_MEDIA_COUNT},
        {"a.gz", FT_MEDIA_COUNT},         {".html", FT_MEDIA_COUNT},
        {"html", FT_MEDIA_COUNT},         {"", FT_MEDIA_COUNT},
        {"a.html.bak", FT_MEDIA_COUNT},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        print_message("%s\n", cases[i].name);
        assert_int_equal(ft_media_of_name(ft_slice_of(cases[i].name)),
                         cases[i].media);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(content_tells_the_media),
        cmocka_unit_test(the_end_of_a_name_tells_the_media),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
